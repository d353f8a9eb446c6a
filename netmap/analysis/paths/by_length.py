"""How many shortest paths lead through each actor when ties are of unequal length.

Brandes' two passes, for some sources together: every pair (actor, source) is one number in a flat array, and a
tie that lies on a shortest path leads from one pair to another that is farther away.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from netmap.analysis.adjacency import Floats
from netmap.analysis.paths.batches import Positions, map_batches
from netmap.analysis.paths.distances import TieTable

PAIRS_AT_ONCE = 25_600
FEWEST_SOURCES = 32
PART_OF_SHORTEST = 0.75
"""Ways whose lengths differ by less than the shortest tie cannot go through each other, so those of one stretch
are worked on together. A stretch is somewhat shorter than that tie, lest rounding put two ends into one."""


def sum_by_length(costs: Any, sources: Positions | None = None) -> Floats:
    """Return Σ σ_st(v) / σ_st over ordered pairs s ≠ v ≠ t for each v; `costs` is a CSR array of lengths.

    With `sources`, only the pairs that begin at one of these.
    """
    n = costs.shape[0]
    if not costs.nnz:
        return np.zeros(n)
    table, stretch = TieTable(costs), PART_OF_SHORTEST * costs.data.min()
    total = np.zeros(n)
    at_once = max(FEWEST_SOURCES, PAIRS_AT_ONCE // n)
    for found in map_batches(n, at_once, lambda: lambda batch: _share_out(table, batch, stretch), sources):
        total += found
    return total[table.place]


@dataclass(frozen=True)
class _Ways:
    """The ties on shortest paths, from pair `start` to pair `end`, the nearer to the source first.

    `groups` are the stretches of ties that can be worked on together.
    """

    start: Positions
    end: Positions
    groups: list[slice]


def _share_out(table: TieTable, sources: Positions, stretch: float) -> Floats:
    """Return what the shortest paths from some sources add to each row of the table."""
    distances = table.find_distances(sources)
    ways = _find_ways(table, distances, stretch)
    origins = table.place[sources] * len(sources) + np.arange(len(sources))
    paths, depends = np.zeros(distances.size), np.zeros(distances.size)
    paths[origins] = 1
    for group in ways.groups:
        np.add.at(paths, ways.end[group], paths[ways.start[group]])
    share = paths[ways.start]
    share /= paths[ways.end]
    for group in reversed(ways.groups):
        passed = depends[ways.end[group]]
        passed += 1
        passed *= share[group]
        np.add.at(depends, ways.start[group], passed)
    depends[origins] = 0
    return np.asarray(depends.reshape(distances.shape).sum(axis=1))


def _find_ways(table: TieTable, distances: Floats, stretch: float) -> _Ways:
    count = distances.shape[1]
    distances = np.where(np.isinf(distances), np.nan, distances)
    starts, ends = [], []
    for column in table.columns:
        offered = distances[column.tails]
        offered += column.costs
        tie, source = np.nonzero(offered == distances[column.rows])
        starts.append(column.tails[tie] * count + source)
        ends.append(column.heads[tie] * count + source)
    start, end = np.concatenate(starts), np.concatenate(ends)
    number = (distances.ravel()[end] / stretch).astype(np.int64)
    number = number.astype(np.min_scalar_type(number.max(initial=0)))
    order = np.argsort(number, kind="stable")
    bounds = [0, *np.cumsum(np.bincount(number)).tolist()]
    return _Ways(start[order], end[order], [slice(low, high) for low, high in pairwise(bounds) if low < high])
