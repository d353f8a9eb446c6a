"""Betweenness and closeness are those of NetworkX whichever way they are computed: in any shape, size and length."""

from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.closeness import measure_harmonic
from netmap.analysis.paths.by_length import sum_by_length
from netmap.analysis.paths.by_steps import TooManySteps, count_worthwhile_steps, sum_by_steps
from netmap.analysis.projection import ActorGraph
from tests.analysis.published import name_nodes


@st.composite
def counties(draw: st.DrawFn) -> ActorGraph:
    """One to four parts, each with a core, a chain and leaves at it; some actors alone; strengths 1–5."""
    directed, random = draw(st.booleans()), draw(st.randoms(use_true_random=False))
    graph: ActorGraph = nx.DiGraph() if directed else nx.Graph()
    for part in range(draw(st.integers(1, 4))):
        core = [f"{part}-core-{number}" for number in range(draw(st.integers(1, 9)))]
        pairs = [pair for pair in combinations(core, 2) if random.random() < 0.4]
        chain = [core[0], *(f"{part}-chain-{number}" for number in range(draw(st.integers(0, 6))))]
        leaves = [(f"{part}-leaf-{number}", random.choice(core)) for number in range(draw(st.integers(0, 5)))]
        graph.add_nodes_from(core)
        for one, other in (*pairs, *pairwise(chain), *leaves):
            ends = (one, other) if random.random() < 0.5 else (other, one)
            graph.add_edge(*ends, strength=random.randint(1, 5))
            if directed and random.random() < 0.5:
                graph.add_edge(*reversed(ends), strength=random.randint(1, 5))
    graph.add_nodes_from(f"alone-{number}" for number in range(draw(st.integers(0, 3))))
    return graph


def expect_betweenness(graph: ActorGraph, *, weighted: bool) -> list[float]:
    for _, _, data in graph.edges(data=True):
        data["cost"] = 60 // data.get("strength", 1)
    found = nx.betweenness_centrality(graph, weight="cost" if weighted else None)
    return [found[actor] for actor in sorted(graph)]


def expect_harmonic(graph: ActorGraph, *, weighted: bool) -> list[float]:
    outward = nx.reverse(graph) if isinstance(graph, nx.DiGraph) else graph
    found = nx.harmonic_centrality(outward, distance="cost" if weighted else None)
    return [found[actor] * (60 if weighted else 1) / (len(graph) - 1) for actor in sorted(graph)]


def assert_as_networkx(graph: ActorGraph, *, weighted: bool) -> None:
    adjacency = build_adjacency(graph, weighted=weighted)
    betweenness = measure_betweenness(adjacency)
    assert betweenness == pytest.approx(expect_betweenness(graph, weighted=weighted), abs=1e-12)
    assert measure_harmonic(adjacency) == pytest.approx(expect_harmonic(graph, weighted=weighted), abs=1e-12)


@given(counties(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_paths_are_those_of_networkx_in_networks_of_any_shape(graph: ActorGraph, weighted: bool) -> None:
    if len(graph) > 2:
        assert_as_networkx(graph, weighted=weighted)


@given(counties())
@settings(max_examples=100, deadline=None)
def test_ties_of_one_length_are_steps_for_each_way_of_counting(graph: ActorGraph) -> None:
    links, n = build_adjacency(graph).links, len(graph)
    expected = np.array(expect_betweenness(graph, weighted=False)) * max(1, (n - 1) * (n - 2))
    assert sum_by_steps(links, n) == pytest.approx(expected, abs=1e-9)
    assert sum_by_length(60 * links) == pytest.approx(expected, abs=1e-9)


def build_region(*, directed: bool) -> ActorGraph:
    """600 actors with a few ties each, strengths 1–5; three have some 90 ties, some have none."""
    graph = name_nodes(nx.gnp_random_graph(600, 0.006, seed=8, directed=directed))
    hubs = sorted(graph)[:3]
    graph.add_edges_from((hub, other) for hub in hubs for other in sorted(graph)[40:130] if other not in hubs)
    for number, (_, _, data) in enumerate(sorted(graph.edges(data=True), key=lambda edge: edge[:2])):
        data["strength"] = 1 + number % 5
    return graph


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("weighted", [False, True])
def test_many_actors_are_worked_on_in_several_batches(directed: bool, weighted: bool) -> None:
    assert_as_networkx(build_region(directed=directed), weighted=weighted)


@pytest.mark.parametrize("directed", [False, True])
def test_steps_are_worked_on_in_several_batches(directed: bool) -> None:
    graph = build_region(directed=directed)
    links, n = build_adjacency(graph).links, len(graph)
    expected = np.array(expect_betweenness(graph, weighted=False)) * (n - 1) * (n - 2)
    assert sum_by_steps(links, n) == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize("weighted", [False, True])
def test_in_a_chain_everybody_stands_between_those_before_and_those_after(weighted: bool) -> None:
    """Worked by hand: i before and n−1−i after make 2i(n−1−i) of the (n−1)(n−2) ordered pairs."""
    length = 300
    graph = name_nodes(nx.path_graph(length))
    before = np.arange(length)
    expected = 2 * before * (length - 1 - before) / ((length - 1) * (length - 2))
    adjacency = build_adjacency(graph, weighted=weighted)
    assert measure_betweenness(adjacency) == pytest.approx(expected, abs=1e-12)
    away = np.abs(before[:, None] - before).astype(float)
    np.fill_diagonal(away, np.inf)
    assert measure_harmonic(adjacency) == pytest.approx((1 / away).sum(axis=1) / (length - 1), abs=1e-12)


def test_a_long_chain_is_not_followed_step_by_step_from_all_at_once() -> None:
    links = build_adjacency(name_nodes(nx.path_graph(300))).links
    with pytest.raises(TooManySteps):
        sum_by_steps(links, count_worthwhile_steps(links))


def test_strengths_that_do_not_divide_sixty_are_lengths_all_the_same() -> None:
    """a–b–c is 2 · 60/7 long, shorter than a–c of strength 3 (20): all goes through b."""
    graph: ActorGraph = nx.Graph()
    graph.add_edge("a", "b", strength=7)
    graph.add_edge("b", "c", strength=7)
    graph.add_edge("a", "c", strength=3)
    assert measure_betweenness(build_adjacency(graph, weighted=True)).tolist() == [0, 1, 0]
