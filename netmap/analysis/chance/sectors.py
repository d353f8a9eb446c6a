"""What of the ties between sectors is more than chance: compared with ties, or sectors, dealt out at random."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.adjacency import Adjacency, Floats
from netmap.analysis.chance.random_networks import RARE, list_pairs, rewire_networks, shuffle_sectors

LEAST_EXPECTED = 2.0
"""How many ties chance must give at least for two sectors to be told to have few."""

AT_LEAST = 2
"""From how many ties between two sectors on it is told that they hang on one."""

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Chance:
    """A figure, and between which two it lies in nineteen of twenty random networks."""

    found: float
    low: float
    high: float

    @property
    def is_more(self) -> bool:
        """Whether it is larger than in nearly all random networks."""
        return self.found > self.high

    @property
    def is_less(self) -> bool:
        """Whether it is smaller than in nearly all random networks."""
        return self.found < self.low


@dataclass(frozen=True, slots=True)
class SectorChance:
    """What is compared with chance, of actors with a main sector.

    `e_i` and `assortativity` are None where they are not defined. `held` counts the pairs of sectors that meet at one
    partner only. `apart` are the pairs of sectors (ids) with clearly fewer ties than chance gives any pair.
    """

    e_i: Chance | None = None
    assortativity: Chance | None = None
    held: Chance = field(default_factory=lambda: Chance(0, 0, 0))
    apart: frozenset[frozenset[str]] = frozenset()


def compare_sectors(adjacency: Adjacency) -> SectorChance:
    """Return what of the ties between sectors is more than chance.

    Formula: `e_i`, `assortativity` and `held` are compared with the same ties where the main sectors are dealt out
    anew among those who have one, 199 times; `apart` with 199 networks of as many ties each, tied at random. `low`
    and `high` are the limits that one in twenty lies beyond. assortativity r = (Σ e_ss − Σ a_s²) / (1 − Σ a_s²), with
    e_ss the share of ties within sector s and a_s its share of all ends. Two sectors are apart when (ties − mean) / sd
    is smaller than the smallest of all pairs in nineteen of twenty of the random networks, among pairs to which chance
    gives two ties or more: so that of many pairs none is told by luck.

    Reading: within the limits, sectors have nothing to do with it.

    Undefined: without a tie between two who have a sector; assortativity also where all of them are in one.

    Source: Krackhardt & Stern 1988 (permutation of E-I); Newman 2003 (assortativity); Maslov & Sneppen 2002 (random
    networks); Westfall & Young 1993 (the smallest of all pairs).
    """
    pairs = list_pairs(adjacency)
    pairs = pairs[(adjacency.sectors[pairs] >= 0).all(axis=1)]
    if not len(pairs):
        return SectorChance()
    dealt = np.concatenate([adjacency.sectors[None], shuffle_sectors(adjacency)])
    ends = dealt[:, pairs]
    within = (ends[:, :, 0] == ends[:, :, 1]).mean(axis=1)
    assortativity = _measure_assortativity(ends, within, len(adjacency.sector_ids))
    return SectorChance(
        _compare(1 - 2 * within),
        None if np.isnan(assortativity[0]) else _compare(assortativity),
        _compare(_count_held(pairs, ends, adjacency)),
        _find_apart(adjacency),
    )


def compare_held(adjacency: Adjacency) -> Chance:
    """Return how many pairs of sectors meet at one partner only, and how many do where sectors are dealt out at random."""
    pairs = list_pairs(adjacency)
    pairs = pairs[(adjacency.sectors[pairs] >= 0).all(axis=1)]
    if not len(pairs):
        return Chance(0, 0, 0)
    dealt = np.concatenate([adjacency.sectors[None], shuffle_sectors(adjacency)])
    return _compare(_count_held(pairs, dealt[:, pairs], adjacency))


def _compare(figures: Floats) -> Chance:
    """Return the first of some figures with the limits of the others."""
    low, high = np.nanquantile(figures[1:], [RARE, 1 - RARE], method="inverted_cdf")
    return Chance(float(figures[0]), float(low), float(high))


def _measure_assortativity(ends: Counts, within: Floats, sectors: int) -> Floats:
    numbers = ends.reshape(len(ends), -1) + sectors * np.arange(len(ends))[:, None]
    shares = np.bincount(numbers.ravel(), minlength=sectors * len(ends)).reshape(len(ends), sectors)
    by_chance = ((shares / shares.sum(axis=1, keepdims=True)) ** 2).sum(axis=1)
    return np.asarray((within - by_chance) / np.where(by_chance < 1, 1 - by_chance, np.nan))


def _count_held(pairs: Counts, ends: Counts, adjacency: Adjacency) -> Floats:
    """Return, each time that sectors were dealt, how many pairs of them meet at one partner only.

    Nobody counts who is all there is of a sector: whatever its ties, they are ties of that one.
    """
    sectors, times = len(adjacency.sector_ids), np.arange(len(ends))[:, None]
    number = ends.min(axis=2) * sectors + ends.max(axis=2) + sectors**2 * times
    number[ends[:, :, 0] == ends[:, :, 1]] = -1
    ties = np.bincount(number[number >= 0], minlength=sectors**2 * len(ends))
    sizes = np.bincount(adjacency.sectors[adjacency.sectors >= 0], minlength=sectors)
    several = sizes[ends] > 1
    held = [(number * adjacency.n + pairs[:, side])[several[:, :, side] & (number >= 0)] for side in (0, 1)]
    at_one, count = np.unique(np.concatenate(held), return_counts=True)
    pair = at_one // adjacency.n
    alone = np.unique(pair[(count >= AT_LEAST) & (count == ties[pair])])
    return np.bincount(alone // sectors**2, minlength=len(ends)).astype(np.float64)


def _find_apart(adjacency: Adjacency) -> frozenset[frozenset[str]]:
    sectors = len(adjacency.sector_ids)
    one, other = np.triu_indices(sectors, 1)
    found = _count_ties(adjacency, list_pairs(adjacency))[one, other]
    random = np.array(
        [_count_ties(adjacency, ends)[one, other] for ends in adjacency.derive(rewire_networks)]
    )
    mean, deviation = random.mean(axis=0), random.std(axis=0)
    judged = np.flatnonzero((mean >= LEAST_EXPECTED) & (deviation > 0))
    if not len(judged):
        return frozenset()
    smallest = ((random - mean)[:, judged] / deviation[judged]).min(axis=1)
    limit = np.quantile(smallest, RARE, method="inverted_cdf")
    apart = judged[(found - mean)[judged] / deviation[judged] < limit]
    name = adjacency.sector_ids
    return frozenset(frozenset((name[one[place]], name[other[place]])) for place in apart.tolist())


def _count_ties(adjacency: Adjacency, pairs: NDArray[np.integer]) -> Counts:
    """Return how many ties there are between each two sectors, the smaller number first."""
    sectors = len(adjacency.sector_ids)
    ends = adjacency.sectors[pairs]
    ends = ends[(ends >= 0).all(axis=1)]
    number = ends.min(axis=1) * sectors + ends.max(axis=1)
    return np.bincount(number, minlength=sectors**2).reshape(sectors, sectors)
