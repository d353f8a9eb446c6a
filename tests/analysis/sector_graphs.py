"""Graphs whose actors are in sectors, made up for the tests of what happens between sectors."""

from itertools import combinations

import networkx as nx
from hypothesis import strategies as st

from netmap.analysis.projection import ActorGraph
from tests.analysis.published import join_pairs


def place(graph: ActorGraph, **sectors: str) -> ActorGraph:
    """The same graph, with the actors in each sector given as one word of one-letter ids."""
    for sector, members in sectors.items():
        for member in members:
            graph.add_node(member, sector=sector)
    return graph


def join_sectors(*pairs: str, directed: bool = False, **sectors: str) -> ActorGraph:
    """A graph from two-letter words for ties, with sectors as in `place`."""
    return place(join_pairs(*pairs, directed=directed), **sectors)


@st.composite
def sector_graphs(draw: st.DrawFn, *, directed: bool | None = None, known: bool = False) -> ActorGraph:
    """A graph of up to 8 actors in up to 4 sectors; some have none unless `known`."""
    ids = [f"{number:02}" for number in range(draw(st.integers(0, 8)))]
    two_ways = draw(st.booleans()) if directed is None else directed
    graph: ActorGraph = nx.DiGraph() if two_ways else nx.Graph()
    choices = ["s", "t", "u", "v"] if known else ["s", "t", "u", "v", None]
    for one in ids:
        graph.add_node(one, sector=draw(st.sampled_from(choices)))
    for one, other in combinations(ids, 2):
        for pair in ((one, other), (other, one))[: 1 + two_ways]:
            if draw(st.booleans()):
                graph.add_edge(*pair)
    return graph
