"""How far it is from some actors to all others, along ties of unequal length."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy.sparse.csgraph import dijkstra

from netmap.analysis.adjacency import Floats
from netmap.analysis.paths.batches import Positions

MANY_TIES = 32
MOST_ROUNDS = 40
EXACT_IN_SINGLE = 2**24
"""Whole numbers below are exact in single precision, which takes half the memory."""


@dataclass(frozen=True)
class Column:
    """One tie to each of some actors, or the rest of the ties to one who has many.

    `rows` are the actors (a slice, or the one), `heads` their rows, one for each tie; `tails` where the ties
    come from, `costs` how long they are, a number in each row.
    """

    rows: Any
    heads: Positions
    tails: Positions
    costs: Floats

    @property
    def to_many(self) -> bool:
        """Whether it has one tie to each of several."""
        return isinstance(self.rows, slice)


@dataclass(frozen=True)
class TieTable:
    """The ties between n actors, in columns: a whole column is followed at once, for many sources.

    `costs` is a CSR array of positive lengths from row to column. Actors stand in the order of how many ties
    lead to them, so that each column concerns the first so many rows; `place` is the row of each position.
    """

    costs: Any

    @cached_property
    def into(self) -> Any:
        """The ties by whom they lead to."""
        return self.costs.T.tocsr()

    @cached_property
    def order(self) -> Positions:
        """The position of each row."""
        return np.argsort(-np.diff(self.into.indptr), kind="stable")

    @cached_property
    def place(self) -> Positions:
        """The row of each position."""
        place = np.empty(len(self.order), dtype=np.int64)
        place[self.order] = np.arange(len(self.order))
        return place

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All ties: the first of everybody, the second of those who have two, …, then the rest of the many."""
        ties = self.into[self.order]
        whole = (ties.data == np.rint(ties.data)).all() and ties.data.sum() < EXACT_IN_SINGLE
        costs = ties.data.astype(np.float32 if whole else np.float64)[:, None]
        tails, counts = self.place[ties.indices], np.diff(ties.indptr)
        found = []
        for number in range(min(MANY_TIES, counts.max(initial=0))):
            heads = np.arange(np.count_nonzero(counts > number))
            at = ties.indptr[heads] + number
            found.append(Column(slice(0, len(heads)), heads, tails[at], costs[at]))
        for row in range(np.count_nonzero(counts > MANY_TIES)):
            at = slice(ties.indptr[row] + MANY_TIES, ties.indptr[row + 1])
            found.append(Column(row, np.full(counts[row] - MANY_TIES, row), tails[at], costs[at]))
        return tuple(found)

    def find_distances(self, sources: Positions) -> Floats:
        """Return how far each row is from each of `sources` (positions), a column for each; inf without a way.

        Every round takes each tie in turn as the last of a way, until nothing becomes shorter (Bellman & Ford).
        Where the ways are long that takes many rounds, and Dijkstra's search takes over.
        """
        distances = np.full((len(self.order), len(sources)), np.inf, dtype=self.columns[0].costs.dtype)
        distances[self.place[sources], np.arange(len(sources))] = 0
        room, before = np.empty_like(distances), np.empty_like(distances)
        for _ in range(MOST_ROUNDS):
            before[:] = distances
            for column in self.columns:
                _shorten(distances, column, room)
            if np.array_equal(before, distances):
                return distances
        return np.asarray(dijkstra(self.costs, indices=sources).T[self.order], dtype=distances.dtype)


def _shorten(distances: Floats, column: Column, room: Floats) -> None:
    if column.to_many:
        offered = np.take(distances, column.tails, axis=0, out=room[column.rows], mode="clip")
        offered += column.costs
    else:
        offered = (distances[column.tails] + column.costs).min(axis=0)
    known = distances[column.rows]
    np.minimum(known, offered, out=known)
