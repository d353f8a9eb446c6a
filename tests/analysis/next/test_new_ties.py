"""What a new tie would bring: worked by hand on small shapes, and against distances found anew by NetworkX."""

from typing import Any, TypeAlias

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.analysis.adjacency import Adjacency, build_adjacency
from netmap.analysis.next.new_ties import measure_own_gain, measure_shared_gain, rank_own_gains

Graph: TypeAlias = "nx.Graph[int]"


def adjacency_of(graph: Graph) -> Adjacency:
    named: nx.Graph[str] = nx.Graph()
    named.add_nodes_from(f"{node:04}" for node in graph)
    named.add_edges_from((f"{one:04}", f"{other:04}") for one, other in graph.edges)
    return build_adjacency(named)


def sum_distances(graph: Graph, sources: list[int], out_of_reach: int) -> int:
    """The steps from the nearest of some sources to everybody, found anew."""
    found: Any = nx.multi_source_dijkstra_path_length(graph, set(sources), weight=None)
    return sum(min(found.get(node, out_of_reach), out_of_reach) for node in graph)


def find_out_of_reach(graph: Graph) -> int:
    lengths: list[int] = [
        int(step) for _, steps in nx.all_pairs_shortest_path_length(graph) for step in steps.values()
    ]
    return max([1, *lengths]) + 1


def add_tie(graph: Graph, one: int, other: int) -> Graph:
    return nx.compose(graph, nx.Graph([(one, other)]))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    n = draw(st.integers(2, 12))
    pairs = [(one, other) for one in range(n) for other in range(one)]
    graph: Graph = nx.empty_graph(n)
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), max_size=2 * n)))
    return graph


def test_on_a_path_the_tie_to_the_middle_of_the_far_half_spares_most() -> None:
    # 0–1–2–3–4–5, we are 0, at 0 1 2 3 4 5 steps. By hand: with 3 the steps are 0 1 2 1 2 3, spared 2 + 2 + 2;
    # with 4 they are 0 1 2 2 1 2, spared 1 + 3 + 3; with 5 they are 0 1 2 3 2 1, spared 2 + 4; with 2 all from 2
    # on come one nearer.
    gains = measure_own_gain(adjacency_of(nx.path_graph(6)), {0})
    assert gains.steps.tolist() == [0, 0, 4, 6, 7, 6]
    assert gains.nearer.tolist() == [0, 0, 3, 2, 2, 1]
    assert rank_own_gains(gains) == [4, 3, 5, 2]


def test_on_a_star_a_tie_between_two_rays_spares_one_step() -> None:
    # We are ray 1 of the star around 0: another ray is two steps away, and becomes one.
    gains = measure_own_gain(adjacency_of(nx.star_graph(4)), {1})
    assert gains.steps.tolist() == [0, 0, 1, 1, 1]
    assert gains.nearer.tolist() == [0, 0, 0, 0, 0]
    shared = measure_shared_gain(adjacency_of(nx.star_graph(4)), [(1, 2), (1, 0)])
    assert shared.tolist() == [1, 0]


def test_closing_a_path_to_a_ring_brings_all_nearer() -> None:
    # The distances of a path of five sum to 20, those of a ring of five to 5 × (1 + 1 + 2 + 2) / 2 = 15.
    assert measure_shared_gain(adjacency_of(nx.path_graph(5)), [(0, 4)]).tolist() == [5]


def test_somebody_out_of_reach_counts_as_one_step_beyond_the_longest_way() -> None:
    # We are the end of 0–1–2; 3–4 know only each other, both 3 steps away: with 3 they are 1 and 2 away.
    graph = nx.disjoint_union(nx.path_graph(3), nx.path_graph(2))
    gains = measure_own_gain(adjacency_of(graph), {0})
    assert gains.steps.tolist() == [0, 0, 1, 3, 3]
    assert gains.nearer.tolist() == [0, 0, 0, 1, 1]


def test_the_nearest_of_us_counts() -> None:
    gains = measure_own_gain(adjacency_of(nx.path_graph(6)), {0, 5})
    assert gains.steps.tolist() == [0, 0, 1, 1, 0, 0]


def test_without_ties_everybody_is_worth_one_and_without_us_nobody_anything() -> None:
    lone = adjacency_of(nx.empty_graph(3))
    assert measure_own_gain(lone, {0}).steps.tolist() == [0, 1, 1]
    assert measure_own_gain(lone, set()).steps.tolist() == [0, 0, 0]
    assert measure_own_gain(adjacency_of(nx.empty_graph(0)), set()).steps.tolist() == []
    assert measure_shared_gain(lone, []).tolist() == []
    complete = measure_own_gain(adjacency_of(nx.complete_graph(4)), {0})
    assert rank_own_gains(complete) == []


def test_directions_and_strength_change_nothing() -> None:
    path: nx.Graph[str] = nx.Graph()
    path.add_edges_from([("a", "b"), ("b", "c"), ("c", "d")], strength=5)
    directed: nx.DiGraph[str] = nx.DiGraph([("a", "b"), ("c", "b"), ("d", "c")])
    plain = measure_own_gain(build_adjacency(path), {0}).steps.tolist()
    assert plain == measure_own_gain(build_adjacency(path, weighted=True), {0}).steps.tolist()
    assert plain == measure_own_gain(build_adjacency(directed), {0}).steps.tolist()


@given(graphs(), st.data())
def test_the_gain_for_us_is_what_distances_found_anew_say(graph: Graph, data: st.DataObject) -> None:
    us = data.draw(st.sets(st.sampled_from(list(graph)), min_size=1, max_size=3))
    far = find_out_of_reach(graph)
    before = sum_distances(graph, list(us), far)
    gains = measure_own_gain(adjacency_of(graph), us)
    for other in graph:
        after = sum_distances(add_tie(graph, min(us), other), list(us), far) if other not in us else before
        assert gains.steps[other] == before - after


@given(graphs(), st.data())
def test_the_gain_for_all_is_what_distances_found_anew_say(graph: Graph, data: st.DataObject) -> None:
    one, other = data.draw(st.lists(st.sampled_from(list(graph)), min_size=2, max_size=2, unique=True))
    far = find_out_of_reach(graph)
    after = add_tie(graph, one, other)
    spared = sum(sum_distances(graph, [node], far) - sum_distances(after, [node], far) for node in graph)
    assert measure_shared_gain(adjacency_of(graph), [(one, other)]).tolist() == [spared // 2]


@given(graphs(), st.randoms(use_true_random=False))
def test_other_names_for_the_same_change_nothing(graph: Graph, random: object) -> None:
    order = list(graph)
    random.shuffle(order)  # type: ignore[attr-defined]
    renamed = nx.relabel_nodes(graph, dict(enumerate(order)))
    plain, moved = (
        measure_own_gain(adjacency_of(graph), {0}),
        measure_own_gain(adjacency_of(renamed), {order[0]}),
    )
    assert plain.steps.tolist() == [moved.steps[order[node]] for node in range(len(order))]
    assert plain.nearer.tolist() == [moved.nearer[order[node]] for node in range(len(order))]


@given(graphs())
def test_what_is_near_already_brings_nothing_and_nobody_brings_less_than_nothing(graph: Graph) -> None:
    gains = measure_own_gain(adjacency_of(graph), {0})
    assert all(gains.steps[near] == 0 for near in (0, *graph[0]))
    far = [node for node in graph if node != 0 and node not in graph[0]]
    assert all(gains.steps[node] >= 1 for node in far)
    assert np.all(gains.nearer <= gains.steps)


@pytest.mark.parametrize("n", [65, 130])
def test_more_actors_than_fit_in_one_word_of_bits(n: int) -> None:
    graph = nx.gnm_random_graph(n, 2 * n, seed=4)
    far, adjacency = find_out_of_reach(graph), adjacency_of(graph)
    before = sum_distances(graph, [0], far)
    best = rank_own_gains(measure_own_gain(adjacency, {0}))[0]
    assert measure_own_gain(adjacency, {0}).steps[best] == before - sum_distances(
        add_tie(graph, 0, best), [0], far
    )
