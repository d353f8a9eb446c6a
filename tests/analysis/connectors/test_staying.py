"""Measures among those who stay, against the same counted pair by pair."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.connectors.staying import measure_among
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.closeness import measure_harmonic
from tests.analysis.published import name_nodes, rate_ties


@pytest.mark.parametrize("gone", [(0,), (3, 7), (1, 2, 5)])
@pytest.mark.parametrize("seed", range(4))
def test_only_ways_between_two_who_stay_count(gone: tuple[int, ...], seed: int) -> None:
    graph = nx.gnp_random_graph(12, 0.25, seed=seed)
    adjacency = build_adjacency(name_nodes(graph))
    stays = [one for one in graph if one not in gone]
    leaving = np.array(gone)
    pairs = (len(stays) - 1) * (len(stays) - 2) / 2
    between = measure_among(measure_betweenness, adjacency, leaving)
    near = measure_among(measure_harmonic, adjacency, leaving)
    for one in stays:
        through = 0.0
        for start, end in combinations([other for other in stays if other != one], 2):
            if nx.has_path(graph, start, end):
                ways = list(nx.all_shortest_paths(graph, start, end))
                through += sum(one in way for way in ways) / len(ways)
        assert between[one] == pytest.approx(through / pairs)
        steps = nx.single_source_shortest_path_length(graph, one)
        close = sum(1 / steps[other] for other in stays if other != one and other in steps)
        assert near[one] == pytest.approx(close / (len(stays) - 1))


@pytest.mark.parametrize("weighted", [False, True])
def test_who_has_no_tie_takes_nothing_along(weighted: bool) -> None:
    graph = rate_ties(name_nodes(nx.gnp_random_graph(12, 0.3, seed=5)))
    whole = graph.copy()
    whole.add_nodes_from(["x", "y"], name="", place=99)
    leaving = np.array([12, 13])
    for measure in (measure_betweenness, measure_harmonic):
        alone = measure(build_adjacency(graph, weighted=weighted))
        among = measure_among(measure, build_adjacency(whole, weighted=weighted), leaving)
        np.testing.assert_allclose(among[:12], alone)
