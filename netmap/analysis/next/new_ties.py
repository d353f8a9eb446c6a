"""What a tie that is not there yet would bring: to us, and to the whole network."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.adjacency import Adjacency
from netmap.analysis.measures.closeness import Bits, build_bit_rows

Counts = NDArray[np.int64]

CANDIDATES = 40
"""With how many a new tie is weighed for the whole network: those with whom it would bring us most."""


@dataclass(frozen=True, slots=True)
class OwnGains:
    """What a new tie with each actor would bring some of them, by position.

    `steps` says by how many steps others would come nearer together, `nearer` how many others would.
    """

    steps: Counts
    nearer: Counts


def measure_own_gain(adjacency: Adjacency, us: Collection[int]) -> OwnGains:
    """Return by how much a new tie with each actor would bring all others nearer to us.

    Formula: gain(v) = Σ_t max(0, d(us, t) − 1 − d(v, t)) over all t, v among them; d(us, t) counts the steps from
    the nearest of us. Whoever is out of reach counts as one step beyond the longest way in the network, so
    that the sum stays finite and a stranger with nobody behind them does not outweigh everybody else.
    Neither directions nor strength count.

    Reading: 20 means that a tie with this one spares us twenty steps, to one or to twenty others.

    Undefined: never; 0 for us, for those with a tie to us, and for all while nobody is us.

    Source: Crescenzi, D'Angelo, Severini & Velaj 2016 (the next best tie of one actor); the distance of those
    out of reach is ours.
    """
    steps, nearer = np.zeros(adjacency.n, dtype=np.int64), np.zeros(adjacency.n, dtype=np.int64)
    if not us:
        return OwnGains(steps, nearer)
    ours = sorted(us)
    closer: Bits | None = None
    for reached, next_reached in pairwise(_spread(adjacency)):
        spared = reached & ~np.bitwise_or.reduce(next_reached[ours], axis=0)
        steps += np.bitwise_count(spared).sum(axis=1, dtype=np.int64)
        closer = spared if closer is None else closer | spared
    if closer is not None:
        nearer = np.maximum(np.bitwise_count(closer).sum(axis=1, dtype=np.int64) - 1, 0)
    return OwnGains(steps, nearer)


def rank_own_gains(gains: OwnGains, most: int = CANDIDATES) -> list[int]:
    """Return the positions of those with whom a new tie would bring us most, the most first, then by name."""
    order = np.argsort(-gains.steps, kind="stable")[:most]
    return [int(one) for one in order if gains.steps[one] > 0]


def measure_shared_gain(adjacency: Adjacency, pairs: Sequence[tuple[int, int]]) -> Counts:
    """Return by how many steps each of some new ties would bring all others nearer to each other.

    Formula: Σ over pairs s, t of d(s, t) − d'(s, t), with the tie from u to v
    d'(s, t) = min(d(s, t), d(s, u) + 1 + d(v, t), d(s, v) + 1 + d(u, t)). Whoever is out of reach counts as one
    step beyond the longest way in the network. It is weighed only for ties between us and the 40 with whom a
    new tie would bring us most. Neither directions nor strength count.

    Reading: a tie that brings us much can bring others little; of two that bring us the same, the one with the
    larger sum serves everybody.

    Undefined: never; 0 for a tie that is there already.

    Source: Parotsidis, Pitoura & Tsaparas 2015 (shortcuts between those of a candidate set).
    """
    distances = _measure_distances(adjacency) if len(pairs) else np.zeros((0, 0), dtype=np.int32)
    return np.array([_sum_spared(distances, one, other) for one, other in pairs], dtype=np.int64)


def _sum_spared(distances: NDArray[np.int32], one: int, other: int) -> int:
    """Return the steps that one tie spares all pairs.

    A way over the tie is only ever shorter between somebody for whom the near end is at least two steps nearer
    than the far one and somebody for whom it is the other way round: only these are looked at.
    """
    from_one, from_other = distances[one], distances[other]
    before = np.flatnonzero(from_one + 1 < from_other)
    behind = np.flatnonzero(from_other + 1 < from_one)
    over = from_one[before][:, None] + 1 + from_other[behind][None, :]
    return int(np.maximum(distances[np.ix_(before, behind)] - over, 0).sum())


def _measure_distances(adjacency: Adjacency) -> NDArray[np.int32]:
    """Return the steps from each actor to each; one more than the longest way for those out of reach."""
    distances = np.zeros((adjacency.n, adjacency.n), dtype=np.int32)
    for reached in _spread(adjacency):
        seen = np.unpackbits(reached.astype("<u8").view(np.uint8), axis=1, bitorder="little")
        distances += seen[:, : adjacency.n] == 0
    return distances


def _spread(adjacency: Adjacency) -> Iterator[Bits]:
    """Yield whom each actor has reached after 0, 1, … steps, as rows of bits, until nobody reaches more.

    The first step is always yielded, so that also without any tie nobody out of reach is less than two steps
    away.
    """
    links = adjacency.undirected.links
    starts = np.flatnonzero(np.diff(links.indptr))
    reached = newest = build_bit_rows(np.arange(adjacency.n), adjacency.n)
    yield reached
    for step in count(1):
        found = np.zeros_like(reached)
        if starts.size:
            found[starts] = np.bitwise_or.reduceat(newest[links.indices], links.indptr[starts], axis=0)
        newest = found & ~reached
        if step > 1 and not newest.any():
            return
        reached = reached | newest
        yield reached
