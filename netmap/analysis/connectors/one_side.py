"""Several organizations of ours as the one side that we are: nobody connects us with ourselves."""

from typing import Any

import networkx as nx

from netmap.analysis.projection import ActorGraph
from netmap.model.words import join_as_one


def join_homes(graph: ActorGraph, known_as: str | None = None) -> ActorGraph:
    """Return a projected graph, undirected, in which all our organizations are one actor; the same where only one is left.

    It has the kind and main sector of the first by name, all their names and all their sectors; the id of the first too,
    unless it is `known_as` another.
    """
    homes = list_homes_on(graph)
    if homes in ([], [known_as]) or (len(homes) == 1 and known_as is None):
        return graph
    first, about = known_as or homes[0], [graph.nodes[one] for one in homes]
    sectors = tuple(dict.fromkeys(sector for one in about for sector in one["sectors"]))
    joined: ActorGraph = nx.Graph()
    for one in graph:
        if one == homes[0]:
            names = [home["name"] for home in about]
            joined.add_node(first, **{**about[0], "name": join_as_one(names), "sectors": sectors})
        elif one not in homes:
            joined.add_node(one, **graph.nodes[one])
    for one, other, data in graph.edges.data():
        ends = tuple(first if end in homes else end for end in (one, other))
        if ends[0] != ends[1]:
            there = joined.get_edge_data(*ends)
            joined.add_edge(*ends, **(_join_edges(there, data) if there else data))
    return joined


def list_homes_on(graph: ActorGraph) -> list[str]:
    """Return the ids of our organizations on a projected graph, by name."""
    homes = (one for one, about in graph.nodes.data() if about["home"])
    return sorted(homes, key=lambda one: (graph.nodes[one]["name"], one))


def _join_edges(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    def all_of(what: str) -> tuple[str, ...]:
        return tuple(sorted({*one[what], *other[what]}))

    return {
        "strength": max((given for edge in (one, other) if (given := edge["strength"])), default=None),
        "rating": max(one["rating"], other["rating"]),
        "ties": all_of("ties"),
        "kinds": all_of("kinds"),
        "holders": all_of("holders"),
        "hangs_on": tuple(sorted({*one["hangs_on"]} & {*other["hangs_on"]})),
    }
