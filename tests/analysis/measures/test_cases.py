"""Measures of networks small or odd enough to be worked out by hand."""

import networkx as nx
import pytest

from netmap.analysis.adjacency import Adjacency, Floats
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.cohesion import find_components
from netmap.analysis.measures.degrees import measure_degree
from netmap.analysis.measures.every import measure_graph, write_actors, write_network
from tests.analysis.published import build_graph, join_pairs, measure_actors, measure_whole, name_nodes


def test_an_empty_network_has_nothing_and_no_density() -> None:
    measures = measure_graph(nx.Graph())
    actors = write_actors(measures)
    network = write_network(measures)
    assert (network["actors"], network["ties"], network["density"]) == (0, 0, None)
    assert (network["transitivity"], network["mean_distance"], network["reciprocity"]) == (None, None, None)
    assert measures.of(find_components) == ()
    assert actors == {}


def test_a_single_actor_has_no_defined_measure() -> None:
    measures = measure_graph(build_graph({}, alone=("a",)))
    actors = write_actors(measures)
    network = write_network(measures)
    actor = actors["a"]
    assert (actor["degree"], actor["strength"], actor["cut_actor"], actor["cuts_off"]) == (0, 0, False, ())
    assert (actor["betweenness"], actor["harmonic"], actor["constraint"]) == (None, None, None)
    assert (actor["effective_size"], actor["efficiency"], actor["hierarchy"]) == (None, None, None)
    assert (actor["closeness"], actor["k_core"], actor["pagerank"]) == (None, 0, 1)
    assert network["density"] is None
    assert measures.of(find_components) == (("a",),)


def test_nobody_is_between_two() -> None:
    actor = measure_actors(build_graph({("a", "b"): 2}))["a"]
    assert actor["betweenness"] is None
    assert actor["harmonic"] == 1
    assert actor["constraint"] == 1


def test_the_middle_of_a_star_connects_everybody() -> None:
    actors = measure_actors(name_nodes(nx.star_graph(4)))
    network = measure_whole(name_nodes(nx.star_graph(4)))
    middle, leaf = actors["0000"], actors["0001"]
    assert (middle["betweenness"], middle["harmonic"], middle["constraint"]) == (1, 1, 0.25)
    assert (leaf["betweenness"], leaf["harmonic"], leaf["constraint"]) == (0, (1 + 3 / 2) / 4, 1)
    assert (middle["effective_size"], middle["efficiency"]) == (4, 1)
    assert middle["cuts_off"] == ("0002", "0003", "0004")
    assert network["bridges"] == tuple(("0000", f"000{leaf}") for leaf in range(1, 5))


def test_nobody_matters_more_in_a_complete_network() -> None:
    actors = measure_actors(name_nodes(nx.complete_graph(5)))
    network = measure_whole(name_nodes(nx.complete_graph(5)))
    assert network["density"] == 1
    assert {(actor["betweenness"], actor["harmonic"]) for actor in actors.values()} == {(0, 1)}
    assert {actor["effective_size"] for actor in actors.values()} == {1}
    assert not any(actor["cut_actor"] for actor in actors.values())


def test_groups_apart_are_measured_together() -> None:
    measures = measure_graph(join_pairs("ab", "bc", "xy"))
    actors = write_actors(measures)
    assert measures.of(find_components) == (("a", "b", "c"), ("x", "y"))
    assert actors["b"]["betweenness"] == pytest.approx(1 / 6)
    assert actors["a"]["harmonic"] == pytest.approx((1 + 1 / 2) / 4)
    assert actors["x"]["harmonic"] == pytest.approx(1 / 4)


def test_direction_counts_when_directed() -> None:
    measures = measure_graph(join_pairs("ab", "bc", directed=True))
    actors = write_actors(measures)
    network = write_network(measures)
    a, b, c = (actors[actor] for actor in "abc")
    assert (a["in_degree"], a["out_degree"], b["degree"]) == (0, 1, 2)
    assert (a["harmonic"], b["harmonic"], c["harmonic"]) == ((1 + 1 / 2) / 2, 1 / 2, 0)
    assert b["betweenness"] == pytest.approx(1 / 2)
    assert b["cut_actor"]
    assert network["density"] == pytest.approx(2 / 6)
    assert measures.of(find_components) == (("a", "b", "c"),)


def test_ties_both_ways_make_a_stronger_hold_when_directed() -> None:
    """z_ab = 2, z_ac = 1, z_bc = 0: C_a = (2/3)² + (1/3)²."""
    actors = measure_actors(join_pairs("ab", "ba", "ac", directed=True))
    assert actors["a"]["constraint"] == pytest.approx(4 / 9 + 1 / 9)


def test_strong_ties_are_short_when_weighted() -> None:
    """From a to c: 60/5 + 60/5 = 24 over b, 60/1 straight: all goes through b."""
    graph = build_graph({("a", "b"): 5, ("b", "c"): 5, ("a", "c"): 1})
    assert measure_actors(graph)["b"]["betweenness"] == 0
    assert measure_actors(graph, weighted=True)["b"]["betweenness"] == 1
    assert measure_actors(graph, weighted=True)["a"]["harmonic"] == pytest.approx((5 + 60 / 24) / 2)


def test_paths_of_equal_length_share_what_passes() -> None:
    """From a to d over b 60/1 + 60/2 = 90, over c 60/2 + 60/1 = 90: one half each, of one of three pairs."""
    graph = build_graph({("a", "b"): 1, ("b", "d"): 2, ("a", "c"): 2, ("c", "d"): 1})
    actors = measure_actors(graph, weighted=True)
    assert actors["b"]["betweenness"] == actors["c"]["betweenness"] == pytest.approx(0.5 / 3)


def test_strength_adds_up_and_a_tie_without_one_counts_as_1() -> None:
    graph = build_graph({("a", "b"): 4})
    graph.add_edge("a", "c", strength=None)
    assert measure_actors(graph)["a"]["strength"] == 5


def test_the_larger_part_stays_when_somebody_leaves() -> None:
    actors = measure_actors(join_pairs("ab", "bc", "cd", "de", "ef", "fc"))
    assert actors["c"]["cuts_off"] == ("a", "b")
    assert actors["b"]["cuts_off"] == ("a",)
    assert not actors["d"]["cut_actor"]


def test_of_two_equal_parts_the_one_with_the_first_id_stays() -> None:
    assert measure_actors(join_pairs("bz", "za"))["z"]["cuts_off"] == ("b",)


def test_equal_values_are_ranked_by_id() -> None:
    ranked = measure_graph(name_nodes(nx.cycle_graph(60))).rank_actors(measure_betweenness)
    assert [actor for actor, _ in ranked] == sorted(actor for actor, _ in ranked)


def test_whoever_asks_of_one_graph_gets_what_was_measured_already() -> None:
    graph = join_pairs("ab", "bc")
    worked_out: list[Adjacency] = []

    def count_and_measure(adjacency: Adjacency) -> Floats:
        worked_out.append(adjacency)
        return measure_degree(adjacency).astype(float)

    assert measure_graph(graph).by_actor(count_and_measure) == measure_graph(graph).by_actor(
        count_and_measure
    )
    assert len(worked_out) == 1
    measure_graph(graph, weighted=True).of(count_and_measure)
    measure_graph(join_pairs("ab", "bc")).of(count_and_measure)
    assert len(worked_out) == 3
