"""The shortest way from us to somebody, over those who could introduce us."""

from typing import Any

import networkx as nx

from netmap.analysis.askable import may_be_asked
from netmap.analysis.projection import ActorGraph
from netmap.analysis.us import find_us
from netmap.model.network import Network


def find_way(network: Network, graph: ActorGraph, target: str) -> tuple[str, ...] | None:
    """Return the ids of those between us and `target` on a shortest way, ours first; None without a way.

    Nobody is on it who left us, or is confidential. It is empty for somebody with a tie to us. Of equally
    short ways always the same is returned.
    """
    us = find_us(network) & set(graph)
    open_to_us = [one for one in graph if one in us or one == target or may_be_asked(network, one)]
    if target not in graph or not us:
        return None
    try:
        found: Any = nx.multi_source_dijkstra(graph.subgraph(open_to_us), sorted(us), target, weight=None)
    except nx.NetworkXNoPath:
        return None
    _, way = found
    return tuple(way[1:-1])
