"""How near each actor is to all others."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from netmap.analysis.adjacency import COST_OF_STRENGTH_1, Adjacency, Floats

SOURCES_AT_ONCE = 256
BITS = 64

Bits = NDArray[np.uint64]


def measure_harmonic(adjacency: Adjacency) -> Floats:
    """Return the harmonic closeness of each actor.

    Formula: Σ 1 / d(u, v) over all others v that can be reached from u, divided by n−1. By strength, a tie
    is 1/strength long.

    Reading: 1 means a tie with everybody; those who cannot be reached add 0.

    Undefined: with fewer than two actors.

    Source: Marchiori & Latora 2000.
    """
    if adjacency.n <= 1:
        return np.full(adjacency.n, np.nan)
    if adjacency.weighted:
        return _sum_by_length(adjacency) / (adjacency.n - 1)
    total = np.zeros(adjacency.n)
    for steps, count in enumerate(count_reached(adjacency), start=1):
        total += count / steps
    return total / (adjacency.n - 1)


def count_reached(adjacency: Adjacency) -> list[NDArray[np.int64]]:
    """Return, for 1, 2, … steps, how many others each actor reaches in exactly that many.

    Breadth-first search from all actors at once; the set of actors that one has reached is a row of bits.
    """
    links = adjacency.links
    starts = np.flatnonzero(np.diff(links.indptr))
    reached = build_bit_rows(np.arange(adjacency.n), adjacency.n)
    newest, counts = reached, []
    while starts.size:
        found = np.zeros_like(reached)
        found[starts] = np.bitwise_or.reduceat(newest[links.indices], links.indptr[starts], axis=0)
        newest = found & ~reached
        reached = reached | newest
        count = np.bitwise_count(newest).sum(axis=1, dtype=np.int64)
        if not count.any():
            break
        counts.append(count)
    return counts


def build_bit_rows(columns: NDArray[np.int64], width: int) -> Bits:
    """Return one row of at least `width` bits for each of `columns`, with that bit set."""
    rows = np.zeros((len(columns), -(-width // BITS)), dtype=np.uint64)
    rows[np.arange(len(columns)), columns // BITS] = np.uint64(1) << (columns % BITS).astype(np.uint64)
    return rows


def _sum_by_length(adjacency: Adjacency) -> Floats:
    total = np.zeros(adjacency.n)
    for first in range(0, adjacency.n, SOURCES_AT_ONCE):
        sources = np.arange(first, min(first + SOURCES_AT_ONCE, adjacency.n))
        distances = dijkstra(adjacency.costs, indices=sources)
        distances[np.arange(len(sources)), sources] = np.inf
        total[sources] = (COST_OF_STRENGTH_1 / distances).sum(axis=1)
    return total
