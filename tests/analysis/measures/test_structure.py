"""How a whole network is built: centralization, core, groups, sectors, key players."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.measures.communities import Division
from netmap.analysis.measures.every import measure_graph
from netmap.analysis.measures.key_players import find_key_fragmenters, find_key_reachers
from netmap.analysis.measures.sector_mixing import measure_mixing
from netmap.analysis.measures.structure import measure_structure
from netmap.analysis.projection import ActorGraph
from tests.analysis.published import join_pairs, measure_whole, name_nodes
from tests.analysis.sector_graphs import join_sectors, sector_graphs


@pytest.mark.parametrize(
    ("graph", "expected"),
    [(nx.star_graph(5), 1), (nx.cycle_graph(6), 0), (nx.complete_graph(4), 0)],
)
def test_a_star_is_wholly_centralized_and_a_ring_not_at_all(graph: ActorGraph, expected: float) -> None:
    """Freeman 1979."""
    network = measure_whole(name_nodes(graph))
    assert network["degree_centralization"] == pytest.approx(expected)
    assert network["betweenness_centralization"] == pytest.approx(expected)


def test_two_actors_have_no_centralization() -> None:
    network = measure_whole(join_pairs("ab"))
    assert (network["degree_centralization"], network["betweenness_centralization"]) == (None, None)


def test_a_directed_star_both_ways_is_wholly_centralized() -> None:
    graph = name_nodes(nx.star_graph(5).to_directed())
    assert measure_whole(graph)["degree_centralization"] == 1


def test_the_core_is_those_who_are_all_tied_to_each_other() -> None:
    """Borgatti & Everett 2000, figure 1: an ideal pattern fits wholly."""
    network = measure_whole(join_pairs("ab", "bc", "cd", "ac", "bd", "ad", "ae", "bf", "cg", "dh"))
    assert network["core"] == ("a", "b", "c", "d")
    assert network["core_fit"] == 1


@given(sector_graphs(directed=False))
@settings(max_examples=60, deadline=None)
def test_no_other_core_has_fewer_errors(graph: ActorGraph) -> None:
    core = set(measure_whole(graph)["core"])

    def count_errors(inside: set[str]) -> int:
        tied = graph.subgraph(inside).number_of_edges()
        outside = graph.subgraph(set(graph) - inside).number_of_edges()
        return len(inside) * (len(inside) - 1) // 2 - tied + outside

    if graph.number_of_edges():
        every = (set(some) for size in range(len(graph) + 1) for some in combinations(graph, size))
        assert count_errors(core) == min(map(count_errors, every))
    else:
        assert core == set()


def test_core_fit_is_the_correlation_with_the_ideal_pattern() -> None:
    network = measure_whole(name_nodes(nx.krackhardt_kite_graph()))
    graph, core = name_nodes(nx.krackhardt_kite_graph()), set(network["core"])
    pairs = [(one, other) for one, other in combinations(graph, 2) if (one in core) == (other in core)]
    ideal = [float(one in core) for one, _ in pairs]
    tied = [float(graph.has_edge(one, other)) for one, other in pairs]
    assert network["core_fit"] == pytest.approx(np.corrcoef(ideal, tied)[0, 1])


def test_mixing_of_sectors_worked_by_hand() -> None:
    """s: a, b; t: c, d; u: e. Ties ab, ac, bc, cd: m = 4, K_s = 4, K_t = 4, K_u = 0."""
    found = {
        (one.first, one.second): one
        for one in measure_mixing(join_sectors("ab", "ac", "bc", "cd", s="ab", t="cd", u="e"))
    }
    assert {pair: one.ties for pair, one in found.items()} == {
        ("s", "s"): 1, ("s", "t"): 2, ("s", "u"): 0, ("t", "t"): 1, ("t", "u"): 0, ("u", "u"): 0,
    }  # fmt: skip
    assert (found["s", "s"].density, found["s", "t"].density, found["u", "u"].density) == (1, 0.5, None)
    assert found["s", "t"].expected == pytest.approx(4 * 4 / 7)
    assert found["s", "s"].expected == pytest.approx(4 * 3 / 14)
    assert found["s", "u"].expected == 0
    assert found["s", "t"].holders == ("c", "a", "b")
    assert found["s", "t"].hangs_on == ("c",)


def test_a_bridge_that_runs_through_one_person_is_held_by_them() -> None:
    graph = join_sectors("ac", "bd", s="ab", t="cd")
    graph["a"]["c"].update(holders=("ana", "luis"), hangs_on=("ana", "luis"))
    graph["b"]["d"].update(holders=("ana",), hangs_on=("ana",))
    found = next(one for one in measure_mixing(graph) if one.first != one.second)
    assert (found.holders, found.hangs_on) == (("ana", "luis"), ("ana",))


@given(sector_graphs(known=True))
@settings(max_examples=60, deadline=None)
def test_observed_and_expected_ties_add_up_to_all_ties(graph: ActorGraph) -> None:
    mixing = measure_mixing(graph)
    ties = graph.to_undirected().number_of_edges()
    assert sum(one.ties for one in mixing) == ties
    if ties:
        assert sum(one.expected or 0 for one in mixing) == pytest.approx(ties)


@given(sector_graphs(), st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_key_players_of_a_small_network_are_the_best_of_all_sets(graph: ActorGraph, size: int) -> None:
    """DF is one minus the mean of 1/d among those who stay, which is NetworkX's global efficiency."""
    adjacency, plain = build_adjacency(graph), graph.to_undirected()

    def score_leaving(some: tuple[str, ...]) -> float:
        return 1 - float(nx.global_efficiency(plain.subgraph(set(plain) - set(some))))

    def score_reach(some: tuple[str, ...]) -> float:
        steps = nx.multi_source_dijkstra_path_length(plain, set(some), weight=None)
        return sum(1 / max(1, distance) for distance in steps.values()) / len(plain)

    if not plain.size():
        assert (find_key_fragmenters(adjacency), find_key_reachers(adjacency)) == ({}, {})
        return
    if len(graph) >= size + 2:
        found = find_key_fragmenters(adjacency)[size]
        members = tuple(adjacency.ids[one] for one in found.members)
        assert found.exact
        assert found.value == pytest.approx(max(map(score_leaving, combinations(plain, size))))
        assert found.value == pytest.approx(score_leaving(members))
    if len(graph) >= size:
        found = find_key_reachers(adjacency)[size]
        members = tuple(adjacency.ids[one] for one in found.members)
        assert found.value == pytest.approx(max(map(score_reach, combinations(plain, size))))
        assert found.value == pytest.approx(score_reach(members))


def test_a_larger_network_is_searched_and_says_so() -> None:
    """Two stars of 60 joined by one tie: the middles hold it together, and reach everybody."""
    graph: ActorGraph = nx.Graph()
    graph.add_edges_from((middle, f"{middle}{leaf:02}") for middle in "ab" for leaf in range(60))
    graph.add_edge("a", "b")
    found = measure_structure(graph)
    assert (found.fragmentation[2].members, found.fragmentation[2].value) == (("a", "b"), 1)
    assert (found.reach[2].members, found.reach[2].value) == (("a", "b"), 1)
    assert not found.fragmentation[3].exact
    assert found.fragmentation[1].exact


def test_an_empty_network_has_no_structure() -> None:
    found = measure_structure(nx.Graph())
    assert (found.communities, found.mixing) == (Division(), ())
    assert (found.fragmentation, found.reach) == ({}, {})


def test_nobody_can_be_taken_out_of_two() -> None:
    found = measure_structure(join_pairs("ab"))
    assert found.fragmentation == {}
    assert found.reach[1].members == ("a",)
    assert found.reach[1].value == 1


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("directed", [False, True])
def test_measures_that_are_known_change_nothing(weighted: bool, directed: bool) -> None:
    graph = name_nodes(nx.gnp_random_graph(40, 0.1, seed=5, directed=directed))
    known = measure_graph(graph, weighted=weighted)
    assert measure_structure(graph, measures=known) == measure_structure(graph)
