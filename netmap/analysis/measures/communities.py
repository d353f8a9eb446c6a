"""Groups of actors with more ties within than to others, whether they are more than chance, and their sectors."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from graspologic_native import leiden_csr
from numpy.typing import NDArray
from scipy import sparse

from netmap.analysis.adjacency import Adjacency
from netmap.analysis.chance.random_networks import build_ties, list_pairs, rewire_networks

RUNS = 10
ITERATIONS = 3
"""How often one run of the Leiden method goes over the whole network again, from what it has found."""

AGREEING = 8
"""In how many of the runs somebody must be in the same group to be told as one of it."""

SMALLEST_GROUP = 3
"""How many must belong to a group alone for it to be told."""

COMPARED = 39
"""With how many random networks the division is compared: one in forty is clearer than all of them by chance."""

Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Community:
    """One group: ids by name, and how many are in each main sector (id), most first, then by first member.

    `firm` are those of whom it may be said that they belong to it: they are in it in at least `AGREEING` of the
    `RUNS`, and have more ties to its members than to everybody else together.
    """

    members: tuple[str, ...]
    sectors: tuple[tuple[str, int], ...]
    firm: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """The groups of a network, largest first, and how far they are more than chance.

    `modularity` is that of the best of the runs, `usual` the median of all; `by_chance` the largest of `compared`
    networks with as many ties each, tied at random. `agreement` is how far the other runs found the same (the mean
    adjusted Rand index; 1 for all the same, 0 for no more than chance). All are None without any tie.
    """

    groups: tuple[Community, ...] = ()
    modularity: float | None = None
    usual: float | None = None
    by_chance: float | None = None
    compared: int = 0
    agreement: float | None = None

    @property
    def is_more_than_chance(self) -> bool:
        """Whether the division is clearer than that of every random network that it was compared with."""
        return self.usual is not None and self.by_chance is not None and self.usual > self.by_chance

    @property
    def told(self) -> tuple[Community, ...]:
        """The groups of which it may be said that they found each other; none where that may be chance, or of one alone."""
        groups = tuple(group for group in self.groups if len(group.firm) >= SMALLEST_GROUP)
        return groups if self.is_more_than_chance and len(groups) > 1 else ()


def find_communities(adjacency: Adjacency) -> Division:
    """Return the groups of a network, largest first, then by first name; somebody without a tie is in none.

    Formula: the division with the most modularity that ten runs of the Leiden method find, on ties without
    direction, by strength when weighted (a tie without one counts as 1). It is more than chance when the median of
    the runs is above the modularity that one run finds in each of 39 networks (19 from 5,000 ties on)
    with as many ties each, tied at random. `firm` are those in the same group in eight of the ten runs with more ties to
    its members than to everybody else. `agreement` is the mean adjusted Rand index of the runs with the best.

    Reading: who meets whom anyway. Where it is no more than chance, any network would fall into groups as clear.

    Undefined: no group without any tie.

    Source: Traag, Waltman & van Eck 2019 (Leiden); Newman & Girvan 2004 (modularity); Maslov & Sneppen 2002 and
    Guimerà, Sales-Pardo & Amaral 2004 (chance); Hubert & Arabie 1985 (agreement); Radicchi et al. 2004 (firm).
    """
    plain = adjacency.undirected
    tied = np.flatnonzero(np.diff(plain.links.indptr))
    if not len(tied):
        return Division()
    ties = sparse.csr_array(plain.strengths[tied][:, tied])
    runs = [_divide(ties, seed) for seed in range(RUNS)]
    found = [round(modularity, 12) for modularity, _ in runs]
    labels = runs[found.index(max(found))][1]
    random = [_divide(ties_at_random, 0)[0] for ties_at_random in _list_random(plain)]
    firm = _find_firm(ties, labels, _count_votes(labels, [others for _, others in runs]))
    groups = sorted(
        (np.flatnonzero(labels == one) for one in np.unique(labels)), key=lambda one: (-len(one), one[0])
    )
    return Division(
        tuple(_describe_group(plain, tied[group], tied[group[firm[group]]]) for group in groups),
        max(found),
        float(np.median(found)),
        round(max(random), 12),
        len(random),
        float(np.mean([_measure_agreement(labels, others) for _, others in runs])),
    )


def _divide(ties: Any, seed: int) -> tuple[float, Labels]:
    """Return the modularity of the division that one run finds, and the number of everybody's group."""
    n = ties.shape[0]
    modularity, groups = leiden_csr(
        ties.indptr.astype(np.int64),
        ties.indices.astype(np.int32),
        ties.data,
        n,
        iterations=ITERATIONS,
        seed=seed,
    )
    return modularity, np.fromiter((groups[one] for one in range(n)), dtype=np.int64, count=n)


def _list_random(plain: Adjacency) -> list[Any]:
    """Return random networks in which everybody has as many ties; each tie keeps its strength."""
    ends = list_pairs(plain)
    strengths = np.asarray(plain.strengths[ends[:, 0], ends[:, 1]]).ravel()
    tied = np.flatnonzero(np.diff(plain.links.indptr))
    place = np.zeros(plain.n, dtype=np.int64)
    place[tied] = np.arange(len(tied))
    drawn = plain.derive(rewire_networks)[:COMPARED]
    return [build_ties(place[ends], strengths, len(tied)) for ends in drawn]


def _count_votes(labels: Labels, runs: list[Labels]) -> NDArray[np.int64]:
    """Return for everybody in how many runs they are together with most of their group."""
    votes = np.zeros(len(labels), dtype=np.int64)
    for others in runs:
        together = _cross(labels, others)
        votes += together.argmax(axis=1)[labels] == others
    return votes


def _find_firm(ties: Any, labels: Labels, votes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return who has more ties to others of their group than to everybody else, and is in it in nearly all runs."""
    rows = np.repeat(np.arange(len(labels)), np.diff(ties.indptr))
    within = np.where(labels[rows] == labels[ties.indices], ties.data, 0.0)
    inside, all_ties = (np.bincount(rows, weights, minlength=len(labels)) for weights in (within, ties.data))
    return np.asarray((votes >= AGREEING) & (2 * inside > all_ties))


def _measure_agreement(labels: Labels, others: Labels) -> float:
    """Return the adjusted Rand index of two divisions."""
    together = _cross(labels, others)
    both, one, other = (
        _count_choices(part).sum() for part in (together, together.sum(axis=1), together.sum(axis=0))
    )
    expected = one * other / _count_choices(np.array(len(labels)))
    most = (one + other) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def _cross(labels: Labels, others: Labels) -> NDArray[np.int64]:
    """Return how many are in each group of the one division and each of the other."""
    shape = labels.max() + 1, others.max() + 1
    return np.bincount(labels * shape[1] + others, minlength=shape[0] * shape[1]).reshape(shape)


def _count_choices(sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray(sizes * (sizes - 1) / 2)


def _describe_group(adjacency: Adjacency, members: Labels, firm: Labels) -> Community:
    counted = Counter(sector for sector in adjacency.sectors[members].tolist() if sector >= 0)
    return Community(
        adjacency.name(members.tolist()),
        tuple((adjacency.sector_ids[sector], count) for sector, count in counted.most_common()),
        adjacency.name(firm.tolist()),
    )
