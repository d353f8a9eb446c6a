"""The few without whom a network falls apart most, and the few who together reach most of it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.adjacency import Adjacency, Floats
from netmap.analysis.betweenness import measure_betweenness
from netmap.analysis.closeness import BITS, Bits, build_bit_rows

LARGEST_SET = 6
EXACT_WORK = 20_000_000
"""All sets of a size are tried when scoring them reads at most so many numbers, as with every pair among 100
or every four among 25 at usual densities. Beyond, a greedy search with swaps."""

GREEDY_WORK = 500_000
"""How many numbers one greedy step may read; in larger networks only the likeliest candidates are tried."""

FEWEST_CANDIDATES = 10
SWAP_WORK = 10_000_000
"""Members are exchanged as long as one round of trying reads at most so many numbers."""

WORK_AT_ONCE = 500_000
NO_WAY = np.iinfo(np.uint16).max
DECIMALS = 12

Sets = NDArray[np.int64]
Scorer = Callable[[Sets], Floats]


@dataclass(frozen=True, slots=True)
class KeyPlayers:
    """The best set of one size, by position in rising order, and its value.

    `exact` says that every set was tried; otherwise it is the best that a greedy search with swaps found.
    """

    members: tuple[int, ...]
    value: float
    exact: bool


def find_key_fragmenters(adjacency: Adjacency, largest: int = LARGEST_SET) -> dict[int, KeyPlayers]:
    """Return the few whose leaving would pull the others farthest apart, for sets of 1 to `largest`.

    Formula: DF = 1 − 2 Σ_{i<j} (1/d_ij) / n(n−1) over the n actors who stay; 1/d is 0 where there is no way.
    Directions do not count, nor strength. Equal sets are ranked by id. `exact` says that every set was
    tried (as with every pair among 100, or every four among 25); otherwise a greedy search found it,
    with swaps up to about 1,500.

    Reading: 0 means that all who stay have ties with each other, 1 that none has any.

    Undefined: no set that leaves fewer than two.

    Source: Borgatti 2006.
    """
    plain = adjacency.undirected
    ranked = np.lexsort((np.arange(plain.n), -np.nan_to_num(measure_betweenness(_drop_weights(plain)))))
    work = plain.links.nnz * -(-plain.n // BITS)
    return _find_best_sets(
        min(largest, plain.n - 2), ranked, work, lambda sets: score_fragmentation(plain, sets)
    )


def find_key_reachers(adjacency: Adjacency, largest: int = LARGEST_SET) -> dict[int, KeyPlayers]:
    """Return the few who together are nearest to everybody, for sets of 1 to `largest`.

    Formula: DR = Σ_j (1/d_Kj) / n over all n actors, d_Kj from the nearest of the set, 1 for its members.
    Directions do not count, nor strength. Equal sets are ranked by id. `exact` says that every set was
    tried (as with every pair among 100, or every four among 25); otherwise a greedy search found it,
    with swaps up to about 1,500.

    Reading: 1 means that everybody is in the set or has a tie with one of it.

    Undefined: no set of an empty network.

    Source: Borgatti 2006.
    """
    steps = count_steps(adjacency.undirected)
    ranked = np.argsort(steps.sum(axis=1, dtype=np.int64), kind="stable")
    return _find_best_sets(
        min(largest, adjacency.n), ranked, adjacency.n, lambda sets: score_reach(steps, sets)
    )


def _drop_weights(adjacency: Adjacency) -> Adjacency:
    return Adjacency(
        adjacency.ids, adjacency.links, adjacency.directed, False, adjacency.sectors, adjacency.sector_ids
    )


def _find_best_sets(
    largest: int, ranked: NDArray[np.int64], work: int, score: Scorer
) -> dict[int, KeyPlayers]:
    """Return the best set of each size; a greedy search goes on from the best of the size before.

    `ranked` are all positions, the likeliest first; `work` says how many numbers scoring one set reads.
    """
    candidates = ranked[: max(FEWEST_CANDIDATES, GREEDY_WORK // max(1, work))]
    found: dict[int, KeyPlayers] = {}
    chosen: tuple[int, ...] = ()
    for size in range(1, largest + 1):
        exact = comb(len(ranked), size) * size * work <= EXACT_WORK
        if exact:
            chosen, value = _pick_best(_list_sets(len(ranked), size), score)
        else:
            chosen, value = _pick_best(_extend_set(chosen, candidates), score)
            if size * len(candidates) * work <= SWAP_WORK:
                chosen, value = _swap_members(chosen, value, candidates, score)
        found[size] = KeyPlayers(chosen, value, exact=exact)
    return found


def _list_sets(n: int, size: int) -> Sets:
    return np.array(list(combinations(range(n), size)), dtype=np.int64)


def _swap_members(
    chosen: tuple[int, ...], value: float, candidates: NDArray[np.int64], score: Scorer
) -> tuple[tuple[int, ...], float]:
    """Return the set after exchanging one member for a better one as long as that gains."""
    while True:
        swapped = [_extend_set(tuple(one for one in chosen if one != out), candidates) for out in chosen]
        better, gained = _pick_best(np.concatenate(swapped), score)
        if gained <= value:
            return chosen, value
        chosen, value = better, gained


def _extend_set(chosen: tuple[int, ...], candidates: NDArray[np.int64]) -> Sets:
    return np.array(
        [sorted((*chosen, one)) for one in candidates.tolist() if one not in chosen], dtype=np.int64
    )


def _pick_best(sets: Sets, score: Scorer) -> tuple[tuple[int, ...], float]:
    values = np.round(score(sets), DECIMALS)
    best = np.flatnonzero(values == values.max())
    first = min(tuple(sets[row].tolist()) for row in best)
    return first, float(values.max())


def score_fragmentation(adjacency: Adjacency, sets: Sets) -> Floats:
    """Return DF for each row of positions in `sets`, after these have left."""
    links = adjacency.links
    starts = np.flatnonzero(np.diff(links.indptr))
    stays = adjacency.n - sets.shape[1]
    at_once = max(1, WORK_AT_ONCE // max(1, links.nnz * -(-adjacency.n // BITS)))
    found = []
    for first in range(0, len(sets), at_once):
        nearness = _sum_nearness(adjacency, sets[first : first + at_once], starts)
        found.append(1 - nearness / (stays * (stays - 1)))
    return np.concatenate(found) if found else np.zeros(0)


def _sum_nearness(adjacency: Adjacency, sets: Sets, starts: NDArray[np.int64]) -> Floats:
    """Return Σ 1/d over ordered pairs of those who stay, by breadth-first search in many networks at once."""
    links, n = adjacency.links, adjacency.n
    rows = np.arange(len(sets))[:, None]
    newest: Bits = np.repeat(build_bit_rows(np.arange(n), n)[None], len(sets), axis=0)
    newest[rows, sets] = 0
    reached, total = newest, np.zeros(len(sets))
    for steps in range(1, n):
        found = np.zeros_like(reached)
        found[:, starts] = np.bitwise_or.reduceat(newest[:, links.indices], links.indptr[starts], axis=1)
        found[rows, sets] = 0
        newest = found & ~reached
        count = np.bitwise_count(newest).sum(axis=(1, 2), dtype=np.int64)
        if not count.any():
            break
        reached = reached | newest
        total += count / steps
    return total


def count_steps(adjacency: Adjacency) -> NDArray[np.uint16]:
    """Return how many ties lie between all pairs, n × n: 1 for oneself, `NO_WAY` where there is no way."""
    links, n = adjacency.links, adjacency.n
    starts = np.flatnonzero(np.diff(links.indptr))
    newest = reached = build_bit_rows(np.arange(n), n)
    steps = np.full((n, n), NO_WAY, dtype=np.uint16)
    np.fill_diagonal(steps, 1)
    for distance in range(1, n):
        found = np.zeros_like(reached)
        found[starts] = np.bitwise_or.reduceat(newest[links.indices], links.indptr[starts], axis=0)
        newest = found & ~reached
        if not newest.any():
            break
        reached = reached | newest
        steps[_read_bits(newest, n)] = distance
    return steps


def _read_bits(rows: Bits, width: int) -> NDArray[np.bool_]:
    as_bytes = rows.astype("<u8").view(np.uint8)
    return np.unpackbits(as_bytes, axis=1, bitorder="little")[:, :width].astype(bool)


def score_reach(steps: NDArray[np.uint16], sets: Sets) -> Floats:
    """Return DR for each row of positions in `sets`."""
    nearness = 1 / np.arange(NO_WAY + 1, dtype=np.float64).clip(min=1)
    nearness[NO_WAY] = 0
    at_once = max(1, WORK_AT_ONCE // (sets.shape[1] * len(steps)))
    parts = (sets[first : first + at_once] for first in range(0, len(sets), at_once))
    return np.concatenate([nearness[steps[part].min(axis=1)].sum(axis=1) / len(steps) for part in parts])
