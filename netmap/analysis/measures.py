"""All measures of a projected graph, by actor and for the whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse.csgraph import connected_components

from netmap.analysis.adjacency import Adjacency, Floats, build_adjacency, drop_undefined
from netmap.analysis.betweenness import measure_betweenness
from netmap.analysis.closeness import measure_harmonic
from netmap.analysis.cuts import Cuts, find_cuts
from netmap.analysis.projection import ActorGraph
from netmap.analysis.structural_holes import (
    StructuralHoles,
    measure_constraint,
    measure_effective_size,
    measure_efficiency,
    measure_hierarchy,
)


@dataclass(frozen=True, slots=True)
class ActorMeasures:
    """What is measured of one actor; None where a measure is not defined.

    `degree` and `strength` count both directions when directed. `cuts_off` has the ids of those who lose
    the larger part of the map when this one leaves.
    """

    id: str
    degree: int
    in_degree: int
    out_degree: int
    strength: float
    betweenness: float | None
    harmonic: float | None
    constraint: float | None
    effective_size: float | None
    efficiency: float | None
    hierarchy: float | None
    cut_actor: bool
    cuts_off: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworkMeasures:
    """What is measured of the whole; `components` has the ids of each group, largest first, then by id."""

    actors: int
    ties: int
    density: float | None
    components: tuple[tuple[str, ...], ...]
    bridges: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """One network's measures: `actors` by id, in rising order."""

    network: NetworkMeasures
    actors: dict[str, ActorMeasures]
    directed: bool
    weighted: bool

    def rank_actors(self, measure: str) -> list[ActorMeasures]:
        """Return the actors for whom `measure` is defined, largest first, then by id."""
        defined = [actor for actor in self.actors.values() if getattr(actor, measure) is not None]
        return sorted(defined, key=lambda actor: (-getattr(actor, measure), actor.id))


def measure_graph(graph: ActorGraph, *, weighted: bool = False) -> Measures:
    """Return all measures of a graph from `project_actors`.

    Parameters
    ----------
    weighted
        Use the strength of ties wherever a measure knows weights; a tie without one counts as 1.
    """
    adjacency = build_adjacency(graph, weighted=weighted)
    cuts = find_cuts(adjacency)
    actors = _measure_actors(adjacency, build_adjacency(graph, weighted=True), cuts)
    return Measures(_measure_network(adjacency, cuts), actors, adjacency.directed, weighted)


def measure_density(adjacency: Adjacency) -> float | None:
    """Return which part of all possible ties there is.

    Formula: m / (n(n−1)/2), or m / (n(n−1)) when directed.

    Reading: 1 means that everybody has a tie with everybody.

    Undefined: with fewer than two actors.

    Source: Wasserman & Faust 1994.
    """
    if adjacency.n <= 1:
        return None
    return float(adjacency.links.nnz) / (adjacency.n * (adjacency.n - 1))


def find_components(adjacency: Adjacency) -> tuple[tuple[int, ...], ...]:
    """Return the groups that hang together whatever the directions, largest first, then by first position."""
    count, labels = connected_components(adjacency.links, directed=False)
    members: list[list[int]] = [[] for _ in range(count)]
    for position, label in enumerate(labels):
        members[label].append(position)
    return tuple(sorted(map(tuple, members), key=lambda group: (-len(group), group)))


def _measure_network(adjacency: Adjacency, cuts: Cuts) -> NetworkMeasures:
    ids = adjacency.ids
    return NetworkMeasures(
        actors=adjacency.n,
        ties=adjacency.links.nnz if adjacency.directed else adjacency.links.nnz // 2,
        density=measure_density(adjacency),
        components=tuple(name_positions(adjacency, group) for group in find_components(adjacency)),
        bridges=tuple((ids[one], ids[other]) for one, other in cuts.bridges),
    )


def _measure_actors(adjacency: Adjacency, strengths: Adjacency, cuts: Cuts) -> dict[str, ActorMeasures]:
    measured = _measure_columns(adjacency)
    measured["strength"] = strengths.sum_both_ways(strengths.strengths).tolist()
    measured["cuts_off"] = [
        name_positions(adjacency, cuts.cut_off.get(actor, ())) for actor in range(adjacency.n)
    ]
    measured["cut_actor"] = [actor in cuts.cut_off for actor in range(adjacency.n)]
    rows = zip(*measured.values(), strict=True)
    return {
        actor: ActorMeasures(id=actor, **dict(zip(measured, row, strict=True)))
        for actor, row in zip(adjacency.ids, rows, strict=True)
    }


def _measure_columns(adjacency: Adjacency) -> dict[str, list[Any]]:
    holes = StructuralHoles(adjacency)
    constraint, effective = measure_constraint(holes), measure_effective_size(holes)
    columns: dict[str, Floats] = {
        "betweenness": measure_betweenness(adjacency),
        "harmonic": measure_harmonic(adjacency),
        "constraint": constraint,
        "effective_size": effective,
        "efficiency": measure_efficiency(holes, effective),
        "hierarchy": measure_hierarchy(holes, constraint),
    }
    links = adjacency.links
    counts = {
        "degree": adjacency.degrees,
        "in_degree": np.asarray(links.sum(axis=0)).ravel(),
        "out_degree": np.asarray(links.sum(axis=1)).ravel(),
    }
    return {name: drop_undefined(column) for name, column in columns.items()} | {
        name: column.astype(int).tolist() for name, column in counts.items()
    }


def name_positions(adjacency: Adjacency, positions: Iterable[int]) -> tuple[str, ...]:
    """Return the ids at some positions, in their order."""
    return tuple(adjacency.ids[position] for position in positions)
