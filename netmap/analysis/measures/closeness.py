"""How near each actor is to all others."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.adjacency import COST_OF_STRENGTH_1, Adjacency, Floats
from netmap.analysis.paths.batches import Positions, map_batches
from netmap.analysis.paths.distances import TieTable

SOURCES_AT_ONCE = 32
BITS = 64
STRETCH = 256 * BITS
"""How many actors are searched for at once: 2 KB each, so that ten thousand are done in one go."""

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
    return adjacency.derive(sum_distances).nearness / (adjacency.n - 1)


def measure_closeness(adjacency: Adjacency) -> Floats:
    """Return the closeness of each actor, among those it reaches.

    Formula: (r / (n−1)) · (r / Σ d(u, v)) over the r others v that can be reached from u; the first factor is their
    share, so that a small part of a network does not look close. By strength, a tie is 1/strength long.

    Reading: 1 means a tie with everybody; `harmonic` says the same of networks in several parts more simply.

    Undefined: for somebody who reaches nobody.

    Source: Freeman 1979 (closeness); for several parts Wasserman & Faust 1994, p. 201.
    """
    found = adjacency.derive(sum_distances)
    values = np.full(adjacency.n, np.nan)
    some = found.reached > 0
    reached = found.reached[some].astype(np.float64)
    values[some] = reached**2 / (found.total[some] * (adjacency.n - 1))
    return values


def measure_mean_distance(adjacency: Adjacency) -> float | None:
    """Return how far it is from one actor to another on average, where there is a way.

    Formula: Σ d(u, v) / the number of ordered pairs of which v can be reached from u. By strength, a tie is
    1/strength long.

    Reading: 2 means that an introduction by one person is enough, on average. Pairs without a way do not count, so a
    network in many small parts looks near; `component_sizes` tells.

    Undefined: without any tie.

    Source: Watts & Strogatz 1998 (characteristic path length).
    """
    found = adjacency.derive(sum_distances)
    pairs = int(found.reached.sum())
    return float(found.total.sum()) / pairs if pairs else None


class Distances(NamedTuple):
    """Of each actor: how many others it reaches, the sum of the distances to them, and of what these are one part of."""

    reached: NDArray[np.int64]
    total: Floats
    nearness: Floats


def sum_distances(adjacency: Adjacency) -> Distances:
    """Return the distances from each actor to those it reaches, added up."""
    if adjacency.weighted:
        return _sum_by_length(adjacency)
    reached = np.zeros(adjacency.n, dtype=np.int64)
    total, nearness = np.zeros(adjacency.n), np.zeros(adjacency.n)
    for steps, count in enumerate(count_reached(adjacency), start=1):
        reached += count
        total += count * steps
        nearness += count / steps
    return Distances(reached, total, nearness)


def count_reached(adjacency: Adjacency) -> list[NDArray[np.int64]]:
    """Return, for 1, 2, … steps, how many others each actor reaches in exactly that many.

    Breadth-first search from all actors at once; the set of actors that one has reached is a row of bits. In a large
    network one stretch of these bits is worked on after the other, so that memory grows with the actors only.
    """
    table = TieTable(adjacency.links.T.tocsr())
    counts: list[NDArray[np.int64]] = []
    for first in range(0, adjacency.n, STRETCH):
        for steps, count in enumerate(_count_within(table, first, min(first + STRETCH, adjacency.n))):
            if steps == len(counts):
                counts.append(np.zeros(adjacency.n, dtype=np.int64))
            counts[steps] += count
    return counts


def _count_within(table: TieTable, first: int, end: int) -> Iterator[NDArray[np.int64]]:
    """Yield, for 1, 2, … steps, how many of the positions `first` … `end`−1 each actor reaches in exactly that many."""
    place = np.arange(first, end)
    newest = np.zeros((len(table.order), -(-len(place) // BITS)), dtype=np.uint64)
    newest[table.place[place]] = build_bit_rows(place - first, len(place))
    reached = newest
    while True:
        newest = pass_bits(table, newest)
        newest &= ~reached
        count = np.bitwise_count(newest).sum(axis=1, dtype=np.int64)
        if not count.any():
            return
        reached = reached | newest
        yield count[table.place]


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


def _sum_by_length(adjacency: Adjacency) -> Distances:
    if not adjacency.links.nnz:
        return Distances(np.zeros(adjacency.n, dtype=np.int64), np.zeros(adjacency.n), np.zeros(adjacency.n))
    table = TieTable(adjacency.costs)

    def sum_up(sources: Positions) -> Floats:
        distances = table.find_distances(sources)
        distances[table.place[sources], np.arange(len(sources))] = np.inf
        lengths = distances.astype(np.float64) / COST_OF_STRENGTH_1
        there = np.isfinite(lengths)
        total = np.where(there, lengths, 0.0).sum(axis=0)
        return np.array([there.sum(axis=0), total, (1 / lengths).sum(axis=0)])

    found = np.concatenate(list(map_batches(adjacency.n, SOURCES_AT_ONCE, lambda: sum_up)), axis=1)
    return Distances(found[0].astype(np.int64), found[1], found[2])
