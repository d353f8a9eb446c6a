"""A projected graph as sparse matrices: what every measure computes on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import isnan
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from netmap.analysis.projection import UNRATED, ActorGraph, sort_actors

COST_OF_STRENGTH_1 = 60
"""Length of the weakest tie; 60 is the smallest whole number that 1 to 5 all divide."""

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

Found = TypeVar("Found")


@dataclass(frozen=True, eq=False)
class Adjacency:
    """The ties of a graph among `n` actors, by their position in `ids`.

    `ids` are by name above all (see `Network.places`), so that new ids change no result.
    `ratings` is a scipy CSR array, n × n, without a diagonal: the strength of every tie (1–5; `UNRATED` for a tie
    without one; less where somebody with several employers shares it among them); symmetric unless directed. `weighted` says whether strength counts. Each actor's `sectors` entry
    numbers its main sector from 0; −1 says that it has none.
    """

    ids: tuple[str, ...]
    ratings: Any
    directed: bool
    weighted: bool
    sectors: NDArray[np.int64]
    sector_ids: tuple[str, ...]
    _derived: dict[Callable[["Adjacency"], Any], Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def n(self) -> int:
        """How many actors there are."""
        return len(self.ids)

    def derive(self, find: Callable[["Adjacency"], Found]) -> Found:
        """Return what `find` makes of these ties; it is asked the first time only, whoever else needs the same."""
        if find not in self._derived:
            self._derived[find] = find(self)
        return cast("Found", self._derived[find])

    def name(self, positions: Iterable[int]) -> tuple[str, ...]:
        """Return the ids at some positions, in their order."""
        return tuple(self.ids[position] for position in positions)

    @property
    def strengths(self) -> Any:
        """What each tie counts: its strength when weighted, else 1."""
        return self.ratings if self.weighted else self.links

    @cached_property
    def links(self) -> Any:
        """The same ties, each counted as 1.0."""
        links = self.ratings.copy()
        links.data = np.ones_like(links.data)
        return links

    @cached_property
    def costs(self) -> Any:
        """The length of each tie: 1 when unweighted, else 60 / strength, whole numbers for 1 to 5."""
        costs = self.strengths.copy()
        costs.data = COST_OF_STRENGTH_1 / costs.data if self.weighted else np.ones_like(costs.data)
        return costs

    @cached_property
    def undirected(self) -> "Adjacency":
        """The same without directions; two opposite ties become one of the larger strength."""
        if not self.directed:
            return self
        both = sparse.csr_array(self.ratings.maximum(self.ratings.T))
        both.sort_indices()
        return replace(self, ratings=both, directed=False)

    @cached_property
    def unweighted(self) -> "Adjacency":
        """The same with every tie counted as 1."""
        return replace(self, weighted=False) if self.weighted else self

    @cached_property
    def degrees(self) -> Floats:
        """How many ties each actor has; both directions counted when directed."""
        return self.sum_both_ways(self.links)

    @cached_property
    def mutual(self) -> Any:
        """Burt's z: a_ij + a_ji, the strength between two in both directions together."""
        return sparse.csr_array(self.strengths + self.strengths.T)

    def sum_both_ways(self, matrix: Any) -> Floats:
        """Return each row's sum; with the column's added when directed."""
        out = cast("Floats", np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel())
        return out + np.asarray(matrix.sum(axis=0)).ravel() if self.directed else out

    def list_rows(self, matrix: Any) -> NDArray[np.int64]:
        """Return the row of every stored entry of `matrix`, in storage order."""
        return np.repeat(np.arange(self.n), np.diff(matrix.indptr))


def build_adjacency(graph: ActorGraph, *, weighted: bool = False) -> Adjacency:
    """Return the matrices of a projected graph.

    Reads `rating` of each edge, else its `strength`, and `sector` of each node; all may be missing or None. `weighted`
    lets strength count wherever a measure knows weights.
    """
    ids = tuple(sort_actors(graph, graph))
    place = {actor: position for position, actor in enumerate(ids)}
    rows, columns, values = [], [], []
    for one, other, data in graph.edges(data=True):
        if one != other:
            rows.append(place[one])
            columns.append(place[other])
            values.append(float(data.get("rating") or data.get("strength") or UNRATED))
    directed = graph.is_directed()
    if not directed:
        rows, columns, values = rows + columns, columns + rows, values + values
    ratings = sparse.coo_array((values, (rows, columns)), shape=(len(ids), len(ids)), dtype=float).tocsr()
    ratings.sort_indices()
    named = [graph.nodes[actor].get("sector") for actor in ids]
    sector_ids = tuple(dict.fromkeys(sector for sector in named if sector is not None))
    number = {sector: position for position, sector in enumerate(sector_ids)}
    sectors = np.array([number.get(sector, -1) for sector in named], dtype=np.int64)
    return Adjacency(ids, ratings, directed, weighted, sectors, sector_ids)


def drop_undefined(values: Floats) -> list[float | None]:
    """Return plain numbers, with None where a value is not a number (undefined)."""
    return [None if isnan(value) else value for value in values.tolist()]
