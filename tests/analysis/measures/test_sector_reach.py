"""How far actors reach beyond their own sector, worked by hand."""

import pytest
from hypothesis import given, settings

from netmap.analysis.projection import ActorGraph
from tests.analysis.published import HOLES, build_graph, join_pairs, measure_actors, measure_whole
from tests.analysis.sector_graphs import join_sectors, place, sector_graphs

TOWN = join_sectors("ab", "ac", "ad", "de", "ef", s="ab", t="c", u="d", v="f")
"""a has b in its own sector, c and d in two others; e, who has no sector, leads on to f."""


def test_sectors_reached_in_one_step_and_in_two() -> None:
    actors = measure_actors(TOWN)
    assert (actors["a"]["sectors_reached"], actors["a"]["sectors_reached_two_steps"]) == (3, 3)
    assert (actors["d"]["sectors_reached"], actors["d"]["sectors_reached_two_steps"]) == (1, 3)
    assert (actors["f"]["sectors_reached"], actors["f"]["sectors_reached_two_steps"]) == (0, 1)


def test_the_own_sector_counts_only_with_somebody_else_in_it() -> None:
    actors = measure_actors(join_sectors("ab", s="a", t="b"))
    assert (actors["a"]["sectors_reached"], actors["a"]["sectors_reached_two_steps"]) == (1, 1)


def test_participation_is_higher_the_more_evenly_ties_are_spread() -> None:
    """a: three ties in three sectors, 1 − 3·(1/3)²; b: one tie; d: a alone has a sector; e: d and f."""
    actors = measure_actors(TOWN)
    assert actors["a"]["participation"] == pytest.approx(2 / 3)
    assert (actors["b"]["participation"], actors["d"]["participation"]) == (0, 0)
    assert actors["e"]["participation"] == pytest.approx(1 / 2)


def test_participation_by_strength_weighs_ties() -> None:
    graph = place(build_graph({("a", "b"): 3, ("a", "c"): 1}), s="b", t="c")
    assert measure_actors(graph, weighted=True)["a"]["participation"] == pytest.approx(1 - (9 + 1) / 16)


def test_e_i_compares_ties_to_others_with_ties_within() -> None:
    """a: b within, c and d outside, (2 − 1) / 3; the whole: ab within, ac and ad outside."""
    actors = measure_actors(TOWN)
    network = measure_whole(TOWN)
    assert actors["a"]["e_i_index"] == pytest.approx(1 / 3)
    assert (actors["b"]["e_i_index"], actors["c"]["e_i_index"]) == (-1, 1)
    assert actors["e"]["e_i_index"] is None
    assert network["e_i_index"] == pytest.approx(1 / 3)


def test_nothing_between_sectors_is_defined_without_sectors() -> None:
    actors = measure_actors(join_pairs("ab"))
    network = measure_whole(join_pairs("ab"))
    actor = actors["a"]
    assert (actor["participation"], actor["e_i_index"], network["e_i_index"]) == (None, None, None)
    assert (actor["sectors_reached"], actor["sectors_reached_two_steps"], actor["brokerage"]) == (0, 0, None)


def test_bridging_is_betweenness_times_the_bridging_coefficient() -> None:
    """Hwang et al. 2008, on Borgatti's example."""
    graph = build_graph(HOLES)
    actor = measure_actors(graph)["G"]
    coefficient = (1 / 6) / sum(1 / graph.degree(one) for one in graph["G"])
    assert actor["betweenness"] is not None
    assert actor["bridging"] == pytest.approx(actor["betweenness"] * coefficient)


def test_the_passage_between_two_triangles_bridges_most() -> None:
    """Betweenness of d: 9 of 15 pairs; its coefficient (1/2) / (1/3 + 1/3) = 3/4."""
    actors = measure_actors(join_pairs("ab", "bc", "ca", "cd", "de", "ef", "fg", "ge"))
    assert actors["d"]["bridging"] == pytest.approx(9 / 15 * 3 / 4)
    assert max(actors, key=lambda one: actors[one]["bridging"] or 0) == "d"


@given(sector_graphs(directed=False))
@settings(max_examples=60, deadline=None)
def test_a_new_tie_never_lowers_the_sectors_reached(graph: ActorGraph) -> None:
    before = measure_actors(graph)
    pairs = [
        (one, other) for one in graph for other in graph if one < other and not graph.has_edge(one, other)
    ]
    if not pairs:
        return
    graph.add_edge(*pairs[0])
    for one, actor in measure_actors(graph).items():
        assert actor["sectors_reached"] >= before[one]["sectors_reached"]
        assert actor["sectors_reached_two_steps"] >= before[one]["sectors_reached_two_steps"]
