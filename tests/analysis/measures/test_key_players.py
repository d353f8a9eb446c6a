"""Key players where many have no tie: as right as by trying all sets, with as little work as the few ties ask for."""

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.measures import key_players
from netmap.analysis.measures.key_players import (
    EXACT_WORK,
    LARGEST_SET,
    Sets,
    find_key_fragmenters,
    find_key_reachers,
)
from netmap.analysis.measures.structure import measure_structure
from netmap.analysis.projection import ActorGraph
from tests.analysis.published import name_nodes

PATH = nx.path_graph(2)
STAR = nx.star_graph(10)
RING = nx.cycle_graph(25)
TREE = nx.balanced_tree(2, 5)


def join_couples(count: int) -> "nx.Graph[int]":
    return nx.Graph([(2 * number, 2 * number + 1) for number in range(count)])


def add_alone(tied: "nx.Graph[int]", alone: int) -> ActorGraph:
    """The same network with so many more who have no tie, half of them before the others by id."""
    graph = name_nodes(tied)
    graph.add_nodes_from(f"{'x' if number % 2 else '+'}{number:04}" for number in range(alone))
    return graph


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How much is read each time that sets are scored: at least a number of each actor, for each set."""
    counted: list[int] = []

    def count_before(score: Callable[..., Any]) -> Callable[..., Any]:
        def count_and_score(among: Any, sets: Sets, everybody: int, *more: Any) -> Any:
            counted.append(among.shape[0] * len(sets))
            return score(among, sets, everybody, *more)

        return count_and_score

    for score in (key_players.score_fragmentation, key_players.score_reach):
        monkeypatch.setattr(key_players, score.__name__, count_before(score))
    return counted


@pytest.mark.parametrize("alone", [1, 30, 200])
def test_where_nobody_has_a_tie_there_is_no_key_player_and_no_set_is_tried(
    work: list[int], alone: int
) -> None:
    found = measure_structure(add_alone(nx.Graph(), alone), largest=2)
    assert (found.fragmentation, found.reach) == ({}, {})
    assert work == []


@pytest.mark.parametrize(
    "tied", [PATH, join_couples(2), STAR, join_couples(12), RING, TREE, join_couples(60)]
)
def test_those_without_a_tie_beyond_the_size_of_a_set_add_no_work(
    work: list[int], tied: "nx.Graph[int]"
) -> None:
    measure_structure(add_alone(tied, LARGEST_SET))
    with_few = work.copy()
    work.clear()
    measure_structure(add_alone(tied, 200))
    assert work == with_few
    assert 0 < max(work) <= EXACT_WORK


def test_where_ways_are_long_fewer_sets_are_tried(work: list[int]) -> None:
    long, short = nx.cycle_graph(100), nx.watts_strogatz_graph(100, 2, 1.0, seed=1)
    short.add_edges_from((0, other) for other in range(1, 100, 9))
    found = [measure_structure(name_nodes(graph), largest=2) for graph in (long, short)]
    assert [one.fragmentation[2].exact for one in found] == [False, True]
    assert found[0].fragmentation[2].value == pytest.approx(
        max(1 - nx.global_efficiency(long.subgraph(set(long) - {0, other})) for other in range(1, 100))
    )


@pytest.mark.parametrize("tied", [PATH, join_couples(2), STAR])
def test_every_set_of_few_with_ties_is_tried_however_many_have_none(tied: "nx.Graph[int]") -> None:
    found = measure_structure(add_alone(tied, 200))
    assert all(best.exact for best in (*found.fragmentation.values(), *found.reach.values()))


def test_a_star_among_many_without_a_tie_is_held_and_reached_by_its_middle() -> None:
    graph = add_alone(STAR, 200)
    found = measure_structure(graph)
    assert (found.fragmentation[1].members, found.fragmentation[1].value) == (("0000",), 1)
    assert found.reach[1].members == ("0000",)
    assert found.reach[1].value == pytest.approx(len(STAR) / len(graph))
    assert found.reach[2].members == ("+0000", "0000")
    assert found.reach[2].value == pytest.approx((len(STAR) + 1) / len(graph))


@st.composite
def networks_with_many_alone(draw: st.DrawFn) -> ActorGraph:
    """A network of 6 to 9 with ties among 2 to 4 of them."""
    ids = draw(st.permutations([f"{number:02}" for number in range(draw(st.integers(6, 9)))]))
    tied = ids[: draw(st.integers(2, 4))]
    pairs = st.sampled_from(list(combinations(tied, 2)))
    graph: ActorGraph = nx.Graph()
    graph.add_nodes_from(ids)
    graph.add_edges_from(draw(st.sets(pairs, min_size=1)))
    return graph


@given(networks_with_many_alone(), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_key_players_are_the_first_of_the_best_of_all_sets(graph: ActorGraph, largest: int) -> None:
    """By the definitions of Borgatti 2006, tried on every set; equal ones are ranked by id."""

    def score_leaving(some: tuple[str, ...]) -> float:
        return 1 - float(nx.global_efficiency(graph.subgraph(set(graph) - set(some))))

    def score_reach(some: tuple[str, ...]) -> float:
        steps = nx.multi_source_dijkstra_path_length(graph, set(some), weight=None)
        return sum(1 / max(1, distance) for distance in steps.values()) / len(graph)

    adjacency = build_adjacency(graph)
    for found, score in (
        (find_key_fragmenters(adjacency, largest), score_leaving),
        (find_key_reachers(adjacency, largest), score_reach),
    ):
        for size in range(1, largest + 1):
            members, value = find_first_best(combinations(sorted(graph), size), score)
            assert tuple(adjacency.ids[one] for one in found[size].members) == members
            assert found[size].value == pytest.approx(value)
            assert found[size].exact


def find_first_best(
    sets: Iterable[tuple[str, ...]], score: Callable[[tuple[str, ...]], float]
) -> tuple[tuple[str, ...], float]:
    scored = {some: score(some) for some in sets}
    best = max(scored.values())
    return next(some for some, value in scored.items() if value > best - 1e-9), best
