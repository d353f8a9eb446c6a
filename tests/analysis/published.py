"""Networks whose measures stand in the literature, and ways to build small ones."""

from typing import Any

import networkx as nx

from netmap.analysis.measures.every import measure_graph, write_actors, write_network
from netmap.analysis.projection import ActorGraph

HOLES = {
    ("A", "B"): 2, ("A", "F"): 3, ("A", "G"): 5, ("A", "E"): 2, ("E", "G"): 8, ("F", "G"): 3,
    ("B", "G"): 4, ("B", "D"): 1, ("D", "G"): 3, ("C", "G"): 10,
}  # fmt: skip
"""The example of Borgatti, "Structural Holes: Unpacking Burt's Redundancy Measures", Connections 20(1), 1997."""


def build_graph(
    edges: dict[tuple[str, str], int], *, directed: bool = False, alone: tuple[str, ...] = ()
) -> ActorGraph:
    """A graph of ties with strengths, and some actors without a tie."""
    graph: ActorGraph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(alone)
    for (one, other), strength in edges.items():
        graph.add_edge(one, other, strength=strength)
    return graph


def join_pairs(*pairs: str, directed: bool = False) -> ActorGraph:
    """A graph from two-letter words, one for each tie."""
    return build_graph({(pair[0], pair[1]): 1 for pair in pairs}, directed=directed)


def name_nodes(graph: "nx.Graph[Any]") -> ActorGraph:
    """The same graph with ids of text that sorts as the numbers do."""
    return nx.relabel_nodes(graph, lambda node: f"{node:04}" if isinstance(node, int) else str(node))


def rate_ties(graph: ActorGraph) -> ActorGraph:
    """The same graph with strengths 1 to 5 given out in turn."""
    for number, (one, other) in enumerate(sorted(graph.edges)):
        graph[one][other]["strength"] = number % 5 + 1
    return graph


def measure_actors(graph: ActorGraph, *, weighted: bool = False) -> dict[str, dict[str, Any]]:
    """Every measure of each actor, by id and by the measure's name."""
    return write_actors(measure_graph(graph, weighted=weighted))


def measure_whole(graph: ActorGraph, *, weighted: bool = False) -> dict[str, Any]:
    """Every measure of the whole network, by its name."""
    return write_network(measure_graph(graph, weighted=weighted))
