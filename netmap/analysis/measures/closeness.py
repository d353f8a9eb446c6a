"""How near each actor is to all others."""

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.adjacency import COST_OF_STRENGTH_1, Adjacency, Floats
from netmap.analysis.paths.batches import Positions, map_batches
from netmap.analysis.paths.distances import TieTable

SOURCES_AT_ONCE = 32
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
    table = TieTable(adjacency.links.T.tocsr())
    newest = reached = build_bit_rows(table.order, adjacency.n)
    counts: list[NDArray[np.int64]] = []
    while True:
        newest = pass_bits(table, newest)
        newest &= ~reached
        count = np.bitwise_count(newest).sum(axis=1, dtype=np.int64)
        if not count.any():
            return counts
        reached = reached | newest
        counts.append(count[table.place])


def pass_bits(table: TieTable, bits: Bits) -> Bits:
    """Return for each row of a table the bits of all whose ties lead to it, put together.

    `bits` has a row for each row of the table; what is behind the first axis is handled together.
    """
    found = np.zeros_like(bits)
    for column in table.columns:
        offered = bits[column.tails]
        if not column.to_many:
            offered = np.bitwise_or.reduce(offered, axis=0)
        known = found[column.rows]
        np.bitwise_or(known, offered, out=known)
    return found


def build_bit_rows(columns: NDArray[np.int64], width: int) -> Bits:
    """Return one row of at least `width` bits for each of `columns`, with that bit set."""
    rows = np.zeros((len(columns), -(-width // BITS)), dtype=np.uint64)
    rows[np.arange(len(columns)), columns // BITS] = np.uint64(1) << (columns % BITS).astype(np.uint64)
    return rows


def _sum_by_length(adjacency: Adjacency) -> Floats:
    if not adjacency.links.nnz:
        return np.zeros(adjacency.n)
    table = TieTable(adjacency.costs)

    def sum_nearness(sources: Positions) -> Floats:
        distances = table.find_distances(sources)
        distances[table.place[sources], np.arange(len(sources))] = np.inf
        return np.asarray((COST_OF_STRENGTH_1 / distances.astype(np.float64)).sum(axis=0))

    return np.concatenate(list(map_batches(adjacency.n, SOURCES_AT_ONCE, lambda: sum_nearness)))
