"""All measures of a projected graph, by actor and for the whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse.csgraph import connected_components

from netmap.analysis.adjacency import Adjacency, Floats, build_adjacency, drop_undefined
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.brokerage import ROLES, measure_brokerage
from netmap.analysis.measures.centralization import (
    find_core,
    measure_betweenness_centralization,
    measure_degree_centralization,
)
from netmap.analysis.measures.closeness import measure_harmonic
from netmap.analysis.measures.cuts import Cuts, find_cuts
from netmap.analysis.measures.degrees import measure_degree, measure_strength
from netmap.analysis.measures.sector_reach import (
    count_sectors_reached,
    measure_bridging,
    measure_e_i,
    measure_participation,
)
from netmap.analysis.measures.structural_holes import (
    StructuralHoles,
    measure_constraint,
    measure_effective_size,
    measure_efficiency,
    measure_hierarchy,
)
from netmap.analysis.projection import ActorGraph


@dataclass(frozen=True, slots=True)
class ActorMeasures:
    """What is measured of one actor; None where a measure is not defined.

    `degree` and `strength` count both directions when directed. `cuts_off` has the ids of those who lose
    the larger part of the map when this one leaves. The three of brokerage are by role, see
    `netmap.analysis.measures.brokerage`.
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
    participation: float | None
    bridging: float | None
    sectors_reached: int
    sectors_reached_two_steps: int
    e_i_index: float | None
    cut_actor: bool
    cuts_off: tuple[str, ...]
    brokerage: Mapping[str, int] | None
    brokerage_expected: Mapping[str, float] | None
    brokerage_z: Mapping[str, float | None] | None


@dataclass(frozen=True, slots=True)
class NetworkMeasures:
    """What is measured of the whole; `components` has the ids of each group, largest first, then by id."""

    actors: int
    ties: int
    density: float | None
    components: tuple[tuple[str, ...], ...]
    bridges: tuple[tuple[str, str], ...]
    e_i_index: float | None
    degree_centralization: float | None
    betweenness_centralization: float | None
    core: tuple[str, ...]
    core_fit: float | None


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
    strengths = build_adjacency(graph, weighted=True)
    adjacency = strengths if weighted else strengths.unweighted
    cuts = find_cuts(adjacency)
    betweenness = measure_betweenness(adjacency)
    columns = _measure_columns(adjacency, betweenness)
    columns["strength"] = measure_strength(strengths).tolist()
    columns |= _list_cuts(adjacency, cuts) | _list_brokerage(adjacency)
    whole = _measure_network(adjacency, cuts, betweenness)
    return Measures(whole, _write_rows(adjacency, columns), adjacency.directed, weighted)


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
    """Return the parts that hang together, largest first, then by first position.

    Formula: two are in one part when a way along ties leads from one to the other, whatever the directions.
    `component_sizes` says how many are in each.

    Reading: several large parts do not know of each other; parts of one are those without any tie.

    Undefined: none in an empty network.

    Source: Wasserman & Faust 1994.
    """
    count, labels = connected_components(adjacency.links, directed=False)
    members: list[list[int]] = [[] for _ in range(count)]
    for position, label in enumerate(labels):
        members[label].append(position)
    return tuple(sorted(map(tuple, members), key=lambda group: (-len(group), group)))


def _measure_network(adjacency: Adjacency, cuts: Cuts, betweenness: Floats) -> NetworkMeasures:
    ids, core = adjacency.ids, find_core(adjacency)
    return NetworkMeasures(
        actors=adjacency.n,
        ties=adjacency.links.nnz if adjacency.directed else adjacency.links.nnz // 2,
        density=measure_density(adjacency),
        components=tuple(name_positions(adjacency, group) for group in find_components(adjacency)),
        bridges=tuple((ids[one], ids[other]) for one, other in cuts.bridges),
        e_i_index=measure_e_i(adjacency)[1],
        degree_centralization=measure_degree_centralization(adjacency),
        betweenness_centralization=measure_betweenness_centralization(betweenness),
        core=name_positions(adjacency, core.members),
        core_fit=core.fit,
    )


def _write_rows(adjacency: Adjacency, columns: dict[str, list[Any]]) -> dict[str, ActorMeasures]:
    rows = zip(*columns.values(), strict=True)
    return {
        actor: ActorMeasures(id=actor, **dict(zip(columns, row, strict=True)))
        for actor, row in zip(adjacency.ids, rows, strict=True)
    }


def _list_cuts(adjacency: Adjacency, cuts: Cuts) -> dict[str, list[Any]]:
    actors = range(adjacency.n)
    return {
        "cut_actor": [actor in cuts.cut_off for actor in actors],
        "cuts_off": [name_positions(adjacency, cuts.cut_off.get(actor, ())) for actor in actors],
    }


def _list_brokerage(adjacency: Adjacency) -> dict[str, list[Any]]:
    found = measure_brokerage(adjacency)
    columns: dict[str, list[Any]] = {}
    for name, counts in (
        ("brokerage", found.raw), ("brokerage_expected", found.expected), ("brokerage_z", found.z),
    ):  # fmt: skip
        by_role = zip(*(drop_undefined(counts[role]) for role in ROLES), strict=True)
        columns[name] = [dict(zip(ROLES, values, strict=True)) for values in by_role]
    for actor in np.flatnonzero(adjacency.sectors < 0).tolist():
        for column in columns.values():
            column[actor] = None
    columns["brokerage"] = [
        counts and {role: int(count) for role, count in counts.items()} for counts in columns["brokerage"]
    ]
    return columns


def _measure_columns(adjacency: Adjacency, betweenness: Floats) -> dict[str, list[Any]]:
    holes = StructuralHoles(adjacency)
    constraint, effective = measure_constraint(holes), measure_effective_size(holes)
    columns: dict[str, Floats] = {
        "betweenness": betweenness,
        "harmonic": measure_harmonic(adjacency),
        "constraint": constraint,
        "effective_size": effective,
        "efficiency": measure_efficiency(holes, effective),
        "hierarchy": measure_hierarchy(holes, constraint),
        "participation": measure_participation(adjacency),
        "bridging": measure_bridging(adjacency, betweenness),
        "e_i_index": measure_e_i(adjacency)[0],
    }
    near, far = count_sectors_reached(adjacency)
    links = adjacency.links
    counts = {
        "degree": measure_degree(adjacency),
        "in_degree": np.asarray(links.sum(axis=0)).ravel(),
        "out_degree": np.asarray(links.sum(axis=1)).ravel(),
        "sectors_reached": near,
        "sectors_reached_two_steps": far,
    }
    return {name: drop_undefined(column) for name, column in columns.items()} | {
        name: column.astype(int).tolist() for name, column in counts.items()
    }


def name_positions(adjacency: Adjacency, positions: Iterable[int]) -> tuple[str, ...]:
    """Return the ids at some positions, in their order."""
    return tuple(adjacency.ids[position] for position in positions)
