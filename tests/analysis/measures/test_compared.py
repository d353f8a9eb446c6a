"""Measures agree with NetworkX where NetworkX is right, and keep what must not change."""

from itertools import combinations
from math import isnan

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.analysis.measures.cuts import list_bridges, list_cut_actors, list_cut_off
from netmap.analysis.measures.every import Measures, measure_graph, write_actors
from netmap.analysis.projection import ActorGraph
from tests.analysis.published import measure_actors, measure_whole, name_nodes, rate_ties


@st.composite
def graphs(draw: st.DrawFn, *, directed: bool | None = None) -> ActorGraph:
    """A graph of up to 9 actors with strengths."""
    ids = [f"{number:02}" for number in range(draw(st.integers(1, 9)))]
    two_ways = draw(st.booleans()) if directed is None else directed
    graph: ActorGraph = nx.DiGraph() if two_ways else nx.Graph()
    graph.add_nodes_from(ids)
    for one, other in combinations(ids, 2):
        for pair in ((one, other), (other, one))[: 1 + two_ways]:
            strength = draw(st.integers(0, 5))
            if strength:
                graph.add_edge(*pair, strength=strength)
    return graph


def collect(measures: Measures, name: str) -> dict[str, object]:
    return {actor: found[name] for actor, found in write_actors(measures).items()}


def add_costs(graph: ActorGraph) -> ActorGraph:
    for _, _, data in graph.edges(data=True):
        data["cost"] = 60 // data["strength"]
    return graph


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("weighted", [False, True])
def test_betweenness_is_that_of_networkx(directed: bool, weighted: bool) -> None:
    graph = add_costs(rate_ties(name_nodes(nx.gnp_random_graph(150, 0.03, seed=4, directed=directed))))
    expected = nx.betweenness_centrality(graph, weight="cost" if weighted else None)
    found = collect(measure_graph(graph, weighted=weighted), "betweenness")
    assert found == pytest.approx(expected, abs=1e-11)


@given(graphs())
@settings(max_examples=80)
def test_closeness_rank_and_cores_are_those_of_networkx(graph: ActorGraph) -> None:
    add_costs(graph)
    outward = nx.reverse(graph) if isinstance(graph, nx.DiGraph) else graph
    for weighted in (False, True):
        actors = write_actors(measure_graph(graph, weighted=weighted))
        near = nx.closeness_centrality(outward, distance="cost" if weighted else None)
        scale = 60 if weighted else 1
        assert {one: (found["closeness"] or 0) / scale for one, found in actors.items()} == pytest.approx(
            near
        )
        ranks = nx.pagerank(graph, weight="strength" if weighted else None, tol=1e-14, max_iter=1_000)
        assert {one: found["pagerank"] for one, found in actors.items()} == pytest.approx(ranks, abs=1e-10)
        assert {one: found["k_core"] for one, found in actors.items()} == nx.core_number(nx.Graph(graph))


@given(graphs())
@settings(max_examples=80)
def test_reciprocity_transitivity_and_mean_distance_are_those_of_networkx(graph: ActorGraph) -> None:
    add_costs(graph)
    plain: nx.Graph[str] = nx.Graph(graph)
    for weighted in (False, True):
        whole = measure_whole(graph, weighted=weighted)
        has_pairs = any(degree > 1 for _, degree in plain.degree)
        assert whole["transitivity"] == (pytest.approx(nx.transitivity(plain)) if has_pairs else None)
        two_ways = graph.is_directed() and graph.number_of_edges() > 0
        assert whole["reciprocity"] == (pytest.approx(nx.overall_reciprocity(graph)) if two_ways else None)
        lengths = dict(nx.all_pairs_dijkstra_path_length(graph, weight="cost" if weighted else None))
        apart = [far for start, to in lengths.items() for end, far in to.items() if start != end]
        mean = sum(apart) / len(apart) / (60 if weighted else 1) if apart else None
        assert whole["mean_distance"] == (pytest.approx(mean) if apart else None)


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("weighted", [False, True])
def test_harmonic_closeness_is_that_of_networkx(directed: bool, weighted: bool) -> None:
    graph = add_costs(rate_ties(name_nodes(nx.gnp_random_graph(300, 0.008, seed=4, directed=directed))))
    outward = nx.reverse(graph) if isinstance(graph, nx.DiGraph) else graph
    raw = nx.harmonic_centrality(outward, distance="cost" if weighted else None)
    expected = {actor: value * (60 if weighted else 1) / 299 for actor, value in raw.items()}
    assert collect(measure_graph(graph, weighted=weighted), "harmonic") == pytest.approx(expected, abs=1e-12)


@given(graphs(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_constraint_is_that_of_networkx(graph: ActorGraph, weighted: bool) -> None:
    """NetworkX has none for somebody whom ties lead to but not from; there ours stands alone."""
    expected = nx.constraint(graph, nodes=list(graph), weight="strength" if weighted else None)
    found = collect(measure_graph(graph, weighted=weighted), "constraint")
    for actor, value in expected.items():
        if nx.degree(graph, actor) == 0:
            assert found[actor] is None
        elif not isnan(value):
            assert found[actor] == pytest.approx(value, abs=1e-12)


@given(graphs(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_effective_size_is_that_of_networkx_over_all_nodes(graph: ActorGraph, weighted: bool) -> None:
    """NetworkX has none for somebody whom ties lead to but not from; there ours stands alone."""
    if not weighted:
        nx.set_edge_attributes(graph, dict.fromkeys(graph.edges, 1), "strength")
    expected = nx.effective_size(graph, nodes=list(graph), weight="strength")
    found = collect(measure_graph(graph, weighted=weighted), "effective_size")
    for actor, value in expected.items():
        if nx.degree(graph, actor) == 0:
            assert found[actor] is None
        elif not isnan(value):
            assert found[actor] == pytest.approx(value, abs=1e-12)


@given(graphs())
@settings(max_examples=80, deadline=None)
def test_cut_actors_and_bridges_are_those_of_networkx(graph: ActorGraph) -> None:
    measures = measure_graph(graph)
    plain = graph.to_undirected()
    assert {one for one, cuts in measures.by_actor(list_cut_actors).items() if cuts} == set(
        nx.articulation_points(plain)
    )
    assert set(measures.of(list_bridges)) == {tuple(sorted(pair)) for pair in nx.bridges(plain)}


@given(graphs(directed=False))
@settings(max_examples=80, deadline=None)
def test_whoever_is_cut_off_has_no_way_to_the_rest(graph: ActorGraph) -> None:
    for one, cut_off in measure_graph(graph).by_actor(list_cut_off).items():
        rest = graph.subgraph(nx.node_connected_component(graph, one) - {one})
        parts = sorted(nx.connected_components(rest), key=lambda part: (-len(part), min(part)))
        assert set(cut_off) == set().union(*parts[1:])


@given(graphs(), st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=60, deadline=None)
def test_other_names_change_nothing(graph: ActorGraph, random: object, weighted: bool) -> None:
    names = list(graph)
    random.shuffle(names)  # type: ignore[attr-defined]
    new = dict(zip(graph, names, strict=True))
    before = measure_graph(graph, weighted=weighted)
    after = measure_graph(nx.relabel_nodes(graph, new), weighted=weighted)
    for name in ("degree", "strength", "betweenness", "harmonic", "constraint", "hierarchy", "cut_actor"):
        expected = {new[actor]: value for actor, value in collect(before, name).items()}
        assert collect(after, name) == pytest.approx(expected, abs=1e-11)


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_somebody_without_a_tie_changes_nobody_elses_constraint(graph: ActorGraph) -> None:
    before = measure_graph(graph)
    graph.add_node("zz")
    after = measure_graph(graph)
    for name in ("constraint", "effective_size", "hierarchy", "degree", "cuts_off"):
        assert collect(before, name).items() <= collect(after, name).items()


@given(graphs(directed=False), st.data())
@settings(max_examples=60, deadline=None)
def test_a_new_tie_never_takes_anybody_farther_away(graph: ActorGraph, data: st.DataObject) -> None:
    before = collect(measure_graph(graph), "harmonic")
    one, other = data.draw(st.sampled_from(list(graph))), data.draw(st.sampled_from(list(graph)))
    if one == other:
        return
    graph.add_edge(one, other, strength=1)
    after = collect(measure_graph(graph), "harmonic")
    assert all(after[actor] >= before[actor] - 1e-12 for actor in graph)  # type: ignore[operator]


def test_the_same_network_gives_the_same_numbers_every_time() -> None:
    graph = name_nodes(nx.barabasi_albert_graph(300, 3, seed=2))
    first = measure_actors(graph), measure_whole(graph)
    assert all((measure_actors(graph), measure_whole(graph)) == first for _ in range(3))
