"""The few without whom a network falls apart most, and the few who together reach most of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb, log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from netmap.analysis.adjacency import Adjacency, Floats
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.closeness import BITS, Bits, build_bit_rows, pass_bits, sum_distances
from netmap.analysis.paths.distances import TieTable

LARGEST_SET = 6
EXACT_WORK = 20_000_000
"""All sets of a size are tried when scoring them reads at most so many numbers, as with every pair among 100
or every four among 25 at usual densities. Beyond, a greedy search with swaps.

Those without a tie are alike, and of equal sets the first by name is wanted: only as many of them are among those tried
as a set may hold, so that a long list of contacts costs no more than its few ties ask for."""

GREEDY_WORK = 500_000
"""How many numbers one greedy step may read; in larger networks only the likeliest candidates are tried."""

FEWEST_CANDIDATES = 10
SWAP_WORK = 10_000_000
"""Members are exchanged as long as one round of trying reads at most so many numbers."""

USUAL_ROUNDS = 4
"""How many ties apart the farthest are in usual networks; where ways are longer, all is read as many times more often,
so that fewer sets are tried."""

SAMPLE = 2_048
"""In larger networks the distances from so many, drawn at random, stand for all where ways fall apart."""

SEED = 20_260
WORK_AT_ONCE = 500_000
NO_WAY = np.iinfo(np.uint16).max
DECIMALS = 12

Sets = NDArray[np.int64]
Scorer = Callable[[Sets], Floats]


@dataclass(frozen=True, slots=True)
class KeyPlayers:
    """The best set of one size, by position in rising order, and its value.

    `exact` says that every set was tried, of those without a tie with the first by name; otherwise it is the best that
    a greedy search with swaps found. `equal` counts the sets that are as good, itself included; 1 unless
    exact. The value is at most `margin` off, in 19 of 20 samples; 0.0 when it is no estimate.
    """

    members: tuple[int, ...]
    value: float
    exact: bool
    equal: int
    margin: float = 0.0


def find_key_fragmenters(
    adjacency: Adjacency, largest: int = LARGEST_SET, betweenness: Floats | None = None
) -> dict[int, KeyPlayers]:
    """Return the few whose leaving would pull the others farthest apart, for sets of 1 to `largest`.

    `betweenness` is that of the same ties without direction and strength, where it is known already.

    Formula: DF = 1 − 2 Σ_{i<j} (1/d_ij) / n(n−1) over the n actors who stay; 1/d is 0 where there is no way.
    Directions do not count, nor strength. Of equal sets the first by name is returned, and `equal` counts them. `exact` says that every set was
    tried (as with every pair among 100, or every four among 25); otherwise a greedy search found it,
    with swaps up to about 1,500. Those without a tie are alike: only the first of them by name are tried.
    Of more than 2,048 actors, the distances from so many of them drawn at random stand for all; `margin` is
    how far off DF may be, √(ln 40 / 2k · (1 − (k−1)/n)) of k drawn among n (Serfling 1974).

    Reading: 0 means that all who stay have ties with each other, 1 that none has any.

    Undefined: no set that leaves fewer than two, and none where nobody has a tie: nothing can be pulled apart.

    Source: Borgatti 2006.
    """
    plain = adjacency.undirected
    if not plain.links.nnz:
        return {}
    if betweenness is None:
        betweenness = measure_betweenness(plain.unweighted)
    tried = _list_tried(plain, largest)
    links = plain.links[tried][:, tried]
    ranked = np.lexsort((tried, -np.nan_to_num(betweenness[tried])))
    sample = _draw_sample(len(tried))
    # All tried but a few have a tie, so that whatever is read of each actor is within what is read of each tie.
    work = links.nnz * -(-len(sample) // BITS)
    slower = max(1, _count_rounds(links) // USUAL_ROUNDS)
    found = _find_best_sets(
        min(largest, plain.n - 2),
        ranked,
        work,
        lambda sets: score_fragmentation(links, sets, plain.n, sample),
        slower,
    )
    margin = _bound_error(len(sample), len(tried))
    return {size: replace(best, margin=margin) for size, best in _place_back(found, tried).items()}


def _draw_sample(n: int) -> NDArray[np.int64]:
    """Return the positions whose distances stand for those of all: all of them where they are few enough."""
    return np.sort(np.random.default_rng(SEED).permutation(n)[:SAMPLE]) if n > SAMPLE else np.arange(n)


def _bound_error(drawn: int, n: int) -> float:
    """Return how far the mean of `drawn` out of `n` values from 0 to 1 is off at most, in 19 of 20 samples."""
    return sqrt(log(40) / (2 * drawn) * (1 - (drawn - 1) / n)) if drawn < n else 0.0


def find_key_reachers(adjacency: Adjacency, largest: int = LARGEST_SET) -> dict[int, KeyPlayers]:
    """Return the few who together are nearest to everybody, for sets of 1 to `largest`.

    Formula: DR = Σ_j (1/d_Kj) / n over all n actors, d_Kj from the nearest of the set, 1 for its members.
    Directions do not count, nor strength. Of equal sets the first by name is returned, and `equal` counts them. `exact` says that every set was
    tried (as with every pair among 100, or every four among 25); otherwise a greedy search found it,
    with swaps up to about 1,500. Those without a tie are alike: only the first of them by name are tried.

    Reading: 1 means that everybody is in the set or has a tie with one of it.

    Undefined: no set where nobody has a tie: each reaches only oneself, and no set is nearer than another.

    Source: Borgatti 2006.
    """
    plain = adjacency.undirected
    if not plain.links.nnz:
        return {}
    tried = _list_tried(plain, largest)
    links = plain.links[tried][:, tried]
    n, work = len(tried), len(tried)
    if n * work <= EXACT_WORK:
        steps = count_steps(links)
        ranked = np.argsort(steps.sum(axis=1, dtype=np.int64), kind="stable")
        found = _find_best_sets(
            min(largest, plain.n), ranked, work, lambda sets: score_reach(steps, sets, plain.n)
        )
        return _place_back(found, tried)
    there = plain.unweighted.derive(sum_distances)
    ranked = np.argsort(there.total[tried] + (n - 1 - there.reached[tried]) * NO_WAY, kind="stable")
    # Not even every single actor is tried then: the steps from the likeliest are all that is read.
    likeliest = ranked[: _count_candidates(work)]
    row = np.zeros(n, dtype=np.int64)
    row[likeliest] = np.arange(len(likeliest))
    steps = count_steps_from(links, likeliest)
    found = _find_best_sets(
        min(largest, plain.n), ranked, work, lambda sets: score_reach(steps, row[sets], plain.n)
    )
    return _place_back(found, tried)


def _list_tried(plain: Adjacency, largest: int) -> NDArray[np.int64]:
    """Return, in rising order, all who have a tie and the first of the others: as many as a set may hold."""
    tied = plain.degrees > 0
    return np.sort(np.concatenate([np.flatnonzero(tied), np.flatnonzero(~tied)[:largest]]))


def _count_rounds(links: csr_array) -> int:
    """Return how many ties lie at most between the first of each part of a network and the others of it.

    A search from anybody takes at least half and at most twice as many rounds.
    """
    _, part = connected_components(links, directed=False)
    first = np.unique(part, return_index=True)[1]
    away = dijkstra(links, directed=False, unweighted=True, indices=first, min_only=True)
    return int(away.max())


def _place_back(found: dict[int, KeyPlayers], tried: NDArray[np.int64]) -> dict[int, KeyPlayers]:
    """Return the same sets with each member's position in the whole network, not among those tried."""
    return {
        size: replace(best, members=tuple(tried[list(best.members)].tolist())) for size, best in found.items()
    }


def _find_best_sets(
    largest: int, ranked: NDArray[np.int64], work: int, score: Scorer, slower: int = 1
) -> dict[int, KeyPlayers]:
    """Return the best set of each size; a greedy search goes on from the best of the size before.

    `ranked` are all positions among those tried, the likeliest first; `work` says how many numbers scoring one
    set reads, `slower` how many times as long as usual the ways are along which that is done.
    """
    candidates = ranked[: _count_candidates(work)]
    remembered = _remember(score)
    found: dict[int, KeyPlayers] = {}
    chosen: tuple[int, ...] = ()
    for size in range(1, largest + 1):
        exact = comb(len(ranked), size) * size * work * slower <= EXACT_WORK
        if exact:
            chosen, value, equal = _pick_best(_list_sets(len(ranked), size), score)
        else:
            chosen, value, equal = _pick_best(_extend_set(chosen, candidates), remembered)
            if size * len(candidates) * work * slower <= SWAP_WORK:
                chosen, value = _swap_members(chosen, value, candidates, remembered)
        found[size] = KeyPlayers(chosen, value, exact, equal if exact else 1)
    return found


def _count_candidates(work: int) -> int:
    return max(FEWEST_CANDIDATES, GREEDY_WORK // work)


def _remember(score: Scorer) -> Scorer:
    """Return the same scores, with those of sets that come up again looked up."""
    known: dict[tuple[int, ...], float] = {}

    def look_up(sets: Sets) -> Floats:
        keys = [tuple(row) for row in sets.tolist()]
        new = {key: row for row, key in enumerate(keys) if key not in known}
        if new:
            known.update(zip(new, score(sets[list(new.values())]).tolist(), strict=True))
        return np.array([known[key] for key in keys])

    return look_up


def _list_sets(n: int, size: int) -> Sets:
    return np.array(list(combinations(range(n), size)), dtype=np.int64)


def _swap_members(
    chosen: tuple[int, ...], value: float, candidates: NDArray[np.int64], score: Scorer
) -> tuple[tuple[int, ...], float]:
    """Return the set after exchanging one member for a better one as long as that gains."""
    while True:
        swapped = [_extend_set(tuple(one for one in chosen if one != out), candidates) for out in chosen]
        better, gained, _ = _pick_best(np.concatenate(swapped), score)
        if gained <= value:
            return chosen, value
        chosen, value = better, gained


def _extend_set(chosen: tuple[int, ...], candidates: NDArray[np.int64]) -> Sets:
    return np.array(
        [sorted((*chosen, one)) for one in candidates.tolist() if one not in chosen], dtype=np.int64
    )


def _pick_best(sets: Sets, score: Scorer) -> tuple[tuple[int, ...], float, int]:
    """Return the first of the best sets, their value, and how many are as good."""
    values = np.round(score(sets), DECIMALS)
    best = np.flatnonzero(values == values.max())
    first = min(tuple(sets[row].tolist()) for row in best)
    return first, float(values.max()), len(best)


def score_fragmentation(
    links: Any, sets: Sets, everybody: int, sample: NDArray[np.int64] | None = None
) -> Floats:
    """Return DF for each row of positions in `sets`, after these have left.

    `links` is symmetric CSR; of `everybody`, counted, it may leave out some who have no tie. With a `sample` of
    positions, the distances from these stand for those from all.
    """
    table, n = TieTable(links), links.shape[0]
    drawn = np.arange(n) if sample is None else sample
    own = np.zeros((n, -(-len(drawn) // BITS)), dtype=np.uint64)
    own[table.place[drawn]] = build_bit_rows(np.arange(len(drawn)), len(drawn))
    near = pass_bits(table, own)
    stays = everybody - sets.shape[1]
    at_once = max(1, WORK_AT_ONCE // max(1, own.size))
    found = []
    for first in range(0, len(sets), at_once):
        nearness = _sum_nearness(table, own, near, table.place[sets[first : first + at_once]])
        found.append(1 - nearness / (stays * (stays - 1)))
    return np.concatenate(found) if found else np.zeros(0)


def _sum_nearness(table: TieTable, own: Bits, near: Bits, sets: Sets) -> Floats:
    """Return Σ 1/d over ordered pairs of those who stay, by breadth-first search in many networks at once.

    `sets` are rows of the table, `own` has a bit for each who stands for all, `near` those of everybody's partners.
    The networks lie side by side: actors, networks, bits.
    """
    n, each = len(table.order), np.arange(len(sets))[:, None]
    gone = np.bitwise_or.reduce(own[sets], axis=1)
    newest = near[:, None] & ~gone
    newest[sets, each] = 0
    reached = newest | own[:, None]
    begin = np.bitwise_count(own).sum() - np.bitwise_count(gone).sum(axis=1, dtype=np.int64)
    pairs = begin * (n - sets.shape[1] - 1)
    found = total = np.bitwise_count(newest).sum(axis=(0, 2), dtype=np.int64)
    for steps in range(2, n):
        if (found == pairs).all():
            break
        newest = pass_bits(table, newest)
        newest[sets, each] = 0
        newest &= ~reached
        count = np.bitwise_count(newest).sum(axis=(0, 2), dtype=np.int64)
        found = found + count
        if not count.any():
            break
        reached |= newest
        total = total + count / steps
    return np.asarray(total * ((n - sets.shape[1]) / begin), dtype=np.float64)


def count_steps(links: Any) -> NDArray[np.uint16]:
    """Return how many ties lie between all pairs, n × n: 1 for oneself, `NO_WAY` where there is no way."""
    table, n = TieTable(links), links.shape[0]
    newest = reached = build_bit_rows(table.order, n)
    steps = np.full((n, n), NO_WAY, dtype=np.uint16)
    np.fill_diagonal(steps, 1)
    for distance in range(1, n):
        newest = pass_bits(table, newest)
        newest &= ~reached
        if not newest.any():
            break
        reached = reached | newest
        np.copyto(steps, distance, where=_read_bits(newest[table.place], n))
    return steps


def count_steps_from(links: Any, sources: NDArray[np.int64]) -> NDArray[np.uint16]:
    """Return how many ties lie between each of `sources` and everybody, a row for each, as `count_steps` does."""
    steps = dijkstra(links, directed=False, unweighted=True, indices=sources)
    steps[np.arange(len(sources)), sources] = 1
    return np.asarray(np.minimum(steps, NO_WAY), dtype=np.uint16)


def _read_bits(rows: Bits, width: int) -> NDArray[np.bool_]:
    as_bytes = rows.astype("<u8").view(np.uint8)
    return np.unpackbits(as_bytes, axis=1, bitorder="little")[:, :width].astype(bool)


def score_reach(steps: NDArray[np.uint16], sets: Sets, everybody: int) -> Floats:
    """Return DR for each row of positions in `sets`; of `everybody`, counted, `steps` may leave out some without a tie."""
    nearness = 1 / np.arange(NO_WAY + 1, dtype=np.float64).clip(min=1)
    nearness[NO_WAY] = 0
    at_once = max(1, WORK_AT_ONCE // (sets.shape[1] * steps.shape[1]))
    parts = (sets[first : first + at_once] for first in range(0, len(sets), at_once))
    return np.concatenate([nearness[steps[part].min(axis=1)].sum(axis=1) / everybody for part in parts])
