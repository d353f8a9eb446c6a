"""What netmap measures."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import networkx as nx

from bench.networks import build_network
from bench.programs.protocol import PlainGraph, Values, answer
from netmap.analysis.adjacency import Adjacency, Floats, build_adjacency
from netmap.analysis.day import Day, read_today
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.brokerage import measure_brokerage
from netmap.analysis.measures.closeness import measure_harmonic
from netmap.analysis.measures.cuts import find_cuts
from netmap.analysis.measures.degrees import measure_degree
from netmap.analysis.measures.every import measure_graph, write_actors, write_network
from netmap.analysis.measures.sector_reach import (
    count_sectors_reached,
    count_sectors_reached_in_two_steps,
    measure_e_i,
    measure_participation,
)
from netmap.analysis.measures.structural_holes import measure_constraint, measure_effective_size
from netmap.analysis.projection import ActorGraph
from netmap.model.entity import Entity
from netmap.model.network import Network
from netmap.model.ties import Tie
from netmap.report.connectors.every import find_connectors

SECTORS = 21


def prepare(plain: PlainGraph) -> Mapping[str, Callable[[], Values]]:
    """Return what it measures of a graph; of sectors there are 21, dealt out in turn."""
    graph = _build_graph(plain)
    measured: dict[str, Callable[[Adjacency], Values]] = {
        "degree": measure_degree,
        "betweenness": measure_betweenness,
        "harmonic closeness": measure_harmonic,
        "constraint": measure_constraint,
        "effective size": measure_effective_size,
        "cut actors": lambda ties: [float(actor) for actor in find_cuts(ties).cut_off],
        "sector measures": _measure_sectors,
        "brokerage roles": lambda ties: measure_brokerage(ties).raw["total"],
    }
    by_strength = {"betweenness": measure_betweenness, "harmonic closeness": measure_harmonic}
    return {
        **{name: _time_on(graph, measure, weighted=False) for name, measure in measured.items()},
        **{
            f"{name} by strength": _time_on(graph, measure, weighted=True)
            for name, measure in by_strength.items()
        },
        "all measures": lambda: _measure_all(graph, weighted=False),
        "all measures by strength": lambda: _measure_all(graph, weighted=True),
        "Connectors page": _build_page(plain.n),
    }


def _build_graph(plain: PlainGraph) -> ActorGraph:
    graph: ActorGraph = nx.Graph()
    graph.add_nodes_from((f"{actor:06}", {"sector": f"{actor % SECTORS:02}"}) for actor in range(plain.n))
    graph.add_edges_from(
        (f"{one:06}", f"{other:06}", {"strength": strength}) for one, other, strength in plain.ties
    )
    return graph


def _time_on(
    graph: ActorGraph, measure: Callable[[Adjacency], Values], *, weighted: bool
) -> Callable[[], Values]:
    """Return a measure of the graph's matrices, with nothing kept from one round to the next."""
    built = build_adjacency(graph, weighted=weighted)

    return lambda: measure(replace(built))


def _measure_sectors(adjacency: Adjacency) -> Floats:
    count_sectors_reached(adjacency)
    count_sectors_reached_in_two_steps(adjacency)
    measure_e_i(adjacency)
    return measure_participation(adjacency)


def _measure_all(graph: ActorGraph, *, weighted: bool) -> Values:
    measures = measure_graph(graph, weighted=weighted)
    write_network(measures)
    return [len(write_actors(measures))]


def _build_page(organizations: int) -> Callable[[], Values]:
    """Return all that the page Connectors tells, from entities and ties in memory of which nothing is known yet."""
    network = build_network(organizations)
    items: list[Entity | Tie] = [*network.entities.values(), *network.ties.values()]
    return lambda: [len(find_connectors(Day(Network.of_items(items), read_today())))]


if __name__ == "__main__":
    answer(prepare)
