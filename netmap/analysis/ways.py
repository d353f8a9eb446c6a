"""The shortest ways from us to everybody, over those who could introduce us."""

from collections import deque

import networkx as nx

from netmap.analysis.askable import may_be_asked
from netmap.analysis.projection import ActorGraph
from netmap.analysis.us import find_us
from netmap.model.network import Network


def find_ways(network: Network, graph: ActorGraph) -> dict[str, tuple[str, ...]]:
    """Return for each whom we can get to know the ids of those between us on a shortest way, ours first.

    Nobody is between who left us, or is confidential. It is empty for somebody with a tie to us; nobody is in it
    to whom no way leads. Of equally short ways the one over the first ids is returned.
    """
    us = sorted(find_us(network) & set(graph))
    found: dict[str, tuple[str, ...]] = dict.fromkeys(us, ())
    waiting = deque(us)
    while waiting:
        one = waiting.popleft()
        if one not in us and not may_be_asked(network, one):
            continue
        way = () if one in us else (*found[one], one)
        for other in sorted(set(nx.all_neighbors(graph, one)) - found.keys()):
            found[other] = way
            waiting.append(other)
    return {other: way for other, way in found.items() if other not in us}
