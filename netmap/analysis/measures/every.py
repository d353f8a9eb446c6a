"""Every measure of a projected graph: the one list of them, and what is measured of one network."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar, overload
from weakref import WeakKeyDictionary

import numpy as np

from netmap.analysis.adjacency import Adjacency, Counts, Floats, build_adjacency, drop_undefined
from netmap.analysis.measures.betweenness import measure_betweenness, measure_betweenness_error
from netmap.analysis.measures.brokerage import (
    count_brokerage,
    expect_brokerage,
    measure_brokerage,
    score_brokerage,
)
from netmap.analysis.measures.centralization import (
    find_core,
    list_core,
    measure_betweenness_centralization,
    measure_core_fit,
    measure_degree_centralization,
)
from netmap.analysis.measures.closeness import measure_closeness, measure_harmonic, measure_mean_distance
from netmap.analysis.measures.cohesion import (
    count_actors,
    count_components,
    count_ties,
    find_components,
    list_component_sizes,
    measure_density,
    measure_reciprocity,
    measure_transitivity,
)
from netmap.analysis.measures.cuts import find_cuts, list_bridges, list_cut_actors, list_cut_off
from netmap.analysis.measures.degrees import count_ties_from, count_ties_to, measure_degree, measure_strength
from netmap.analysis.measures.embedding import measure_core_number, measure_pagerank
from netmap.analysis.measures.sector_reach import (
    count_sectors_reached,
    count_sectors_reached_in_two_steps,
    measure_bridging,
    measure_e_i,
    measure_e_i_of_all,
    measure_participation,
)
from netmap.analysis.measures.structural_holes import (
    measure_constraint,
    measure_effective_size,
    measure_efficiency,
    measure_hierarchy,
)
from netmap.analysis.projection import ActorGraph

Value = TypeVar("Value")
Measuring = Callable[[Adjacency], Any]


class Of(Enum):
    """What is measured."""

    ACTOR = "each actor"
    NETWORK = "the whole network"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as programs know it.

    `measure` returns, of actors, one value for each in the order of `Adjacency.ids`, as an array (not a number where
    undefined) or a list; of a network, its value. `explained` is the function whose docstring has formula, reading,
    undefined case and source, `measure` itself when None. `directed` says that it means nothing without directions.
    """

    of: Of
    name: str
    measure: Measuring
    explained: Measuring | None = None
    directed: bool = False

    @property
    def explanation(self) -> Measuring:
        """The function whose docstring explains it."""
        return self.explained or self.measure


MEASURES = (
    Measure(Of.ACTOR, "degree", measure_degree),
    Measure(Of.ACTOR, "in_degree", count_ties_to, measure_degree, directed=True),
    Measure(Of.ACTOR, "out_degree", count_ties_from, measure_degree, directed=True),
    Measure(Of.ACTOR, "strength", measure_strength),
    Measure(Of.ACTOR, "betweenness", measure_betweenness),
    Measure(Of.ACTOR, "harmonic", measure_harmonic),
    Measure(Of.ACTOR, "closeness", measure_closeness),
    Measure(Of.ACTOR, "k_core", measure_core_number),
    Measure(Of.ACTOR, "pagerank", measure_pagerank),
    Measure(Of.ACTOR, "constraint", measure_constraint),
    Measure(Of.ACTOR, "effective_size", measure_effective_size),
    Measure(Of.ACTOR, "efficiency", measure_efficiency),
    Measure(Of.ACTOR, "hierarchy", measure_hierarchy),
    Measure(Of.ACTOR, "participation", measure_participation),
    Measure(Of.ACTOR, "bridging", measure_bridging),
    Measure(Of.ACTOR, "sectors_reached", count_sectors_reached),
    Measure(Of.ACTOR, "sectors_reached_two_steps", count_sectors_reached_in_two_steps),
    Measure(Of.ACTOR, "e_i_index", measure_e_i),
    Measure(Of.ACTOR, "cut_actor", list_cut_actors, find_cuts),
    Measure(Of.ACTOR, "cuts_off", list_cut_off, find_cuts),
    Measure(Of.ACTOR, "brokerage", count_brokerage, measure_brokerage),
    Measure(Of.ACTOR, "brokerage_expected", expect_brokerage, measure_brokerage),
    Measure(Of.ACTOR, "brokerage_z", score_brokerage, measure_brokerage),
    Measure(Of.NETWORK, "actors", count_actors),
    Measure(Of.NETWORK, "ties", count_ties),
    Measure(Of.NETWORK, "density", measure_density),
    Measure(Of.NETWORK, "reciprocity", measure_reciprocity),
    Measure(Of.NETWORK, "transitivity", measure_transitivity),
    Measure(Of.NETWORK, "mean_distance", measure_mean_distance),
    Measure(Of.NETWORK, "components", count_components, find_components),
    Measure(Of.NETWORK, "bridges", list_bridges, find_cuts),
    Measure(Of.NETWORK, "e_i_index", measure_e_i_of_all, measure_e_i),
    Measure(Of.NETWORK, "degree_centralization", measure_degree_centralization),
    Measure(Of.NETWORK, "betweenness_centralization", measure_betweenness_centralization),
    Measure(Of.NETWORK, "betweenness_error", measure_betweenness_error),
    Measure(Of.NETWORK, "core", list_core, find_core),
    Measure(Of.NETWORK, "core_fit", measure_core_fit, find_core),
    Measure(Of.NETWORK, "component_sizes", list_component_sizes, find_components),
)
"""Every measure, in the order in which `netmap analyze --json` prints them and docs/metrics.md explains them."""


@dataclass(frozen=True, eq=False)
class Measures:
    """What is measured of one network: each measure when it is first asked for, by the function that measures it."""

    adjacency: Adjacency
    _by_actor: dict[Measuring, dict[str, Any]] = field(default_factory=dict, init=False, repr=False)

    def of(self, measure: Callable[[Adjacency], Value]) -> Value:
        """Return a measure of the whole network."""
        return self.adjacency.derive(measure)

    @overload
    def by_actor(self, measure: Callable[[Adjacency], Floats]) -> Mapping[str, float | None]: ...
    @overload
    def by_actor(self, measure: Callable[[Adjacency], Counts]) -> Mapping[str, int]: ...
    @overload
    def by_actor(self, measure: Callable[[Adjacency], Sequence[Value]]) -> Mapping[str, Value]: ...
    def by_actor(self, measure: Measuring) -> Mapping[str, Any]:
        """Return a measure of each actor by id, in the order of `adjacency.ids`; None where it is not defined."""
        if measure not in self._by_actor:
            values = _list_values(self.adjacency.derive(measure))
            self._by_actor[measure] = dict(zip(self.adjacency.ids, values, strict=True))
        return self._by_actor[measure]

    def rank_actors(self, measure: Callable[[Adjacency], Floats]) -> list[tuple[str, float]]:
        """Return the ids of those for whom `measure` is defined, each with its value: largest first, then by name."""
        defined = [(actor, value) for actor, value in self.by_actor(measure).items() if value is not None]
        return sorted(defined, key=lambda one: -one[1])


_measured: WeakKeyDictionary[ActorGraph, dict[bool, Measures]] = WeakKeyDictionary()


def measure_graph(graph: ActorGraph, *, weighted: bool = False) -> Measures:
    """Return the measures of a graph from `project_actors`, the same ones as long as the graph is kept.

    The map, the connectors and what would change if ask of one graph: nobody may change it once it is measured.

    Parameters
    ----------
    weighted
        Use the strength of ties wherever a measure knows weights; a tie without one counts as 1.
    """
    known = _measured.setdefault(graph, {})
    if weighted not in known:
        known[weighted] = Measures(build_adjacency(graph, weighted=weighted))
    return known[weighted]


def write_actors(measures: Measures) -> dict[str, dict[str, Any]]:
    """Return every measure of each actor that means something here: by id, then by the measure's name."""
    directed = measures.adjacency.directed
    named = [one for one in MEASURES if one.of is Of.ACTOR and (directed or not one.directed)]
    columns = {one.name: measures.by_actor(one.measure) for one in named}
    return {actor: {name: columns[name][actor] for name in columns} for actor in measures.adjacency.ids}


def write_network(measures: Measures) -> dict[str, Any]:
    """Return every measure of the whole network by its name."""
    return {one.name: measures.of(one.measure) for one in MEASURES if one.of is Of.NETWORK}


def _list_values(column: Any) -> list[Any]:
    if isinstance(column, np.ndarray):
        return drop_undefined(column) if column.dtype.kind == "f" else column.tolist()
    return list(column)
