"""In networks too large for all paths, a sample of them stands for all and says how far off it may be."""

import networkx as nx
import numpy as np
import pytest

from netmap.analysis.adjacency import Adjacency, build_adjacency
from netmap.analysis.measures import betweenness, closeness, key_players
from netmap.analysis.measures.betweenness import measure_betweenness, measure_betweenness_error
from netmap.analysis.measures.closeness import count_reached
from netmap.analysis.measures.key_players import find_key_fragmenters, find_key_reachers, score_fragmentation
from tests.analysis.published import measure_whole, name_nodes, rate_ties


def _build(n: int = 1_500, *, weighted: bool = False, directed: bool = False) -> Adjacency:
    graph = nx.barabasi_albert_graph(n, 3, seed=5)
    if directed:
        graph = nx.gnp_random_graph(n, 0.004, seed=5, directed=True)
    return build_adjacency(rate_ties(name_nodes(graph)), weighted=weighted)


@pytest.mark.parametrize(("weighted", "directed"), [(False, False), (True, False), (False, True)])
def test_betweenness_of_a_sample_is_as_near_as_it_says(
    monkeypatch: pytest.MonkeyPatch, weighted: bool, directed: bool
) -> None:
    whole = _build(weighted=weighted, directed=directed)
    exact = measure_betweenness(whole)
    assert measure_betweenness_error(whole) == 0
    monkeypatch.setattr(betweenness, "EXACT_WORK", 0)
    monkeypatch.setattr(betweenness, "GROUP", 50)
    sampled = _build(weighted=weighted, directed=directed)
    found, error = measure_betweenness(sampled), measure_betweenness_error(sampled)
    off = np.abs(found - exact)
    assert error
    assert 0 < off.max() <= 1.5 * error
    assert (off <= error).mean() >= 0.95
    assert np.corrcoef(found, exact)[0, 1] > 0.95


def test_a_sample_is_the_same_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(betweenness, "EXACT_WORK", 0)
    monkeypatch.setattr(betweenness, "GROUP", 50)
    assert (measure_betweenness(_build()) == measure_betweenness(_build())).all()


def test_where_a_sample_would_be_all_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(betweenness, "EXACT_WORK", 0)
    assert measure_betweenness_error(_build(200)) == 0


def test_in_a_small_network_there_is_no_error() -> None:
    assert measure_whole(name_nodes(nx.path_graph(4)))["betweenness_error"] == 0
    assert measure_whole(name_nodes(nx.path_graph(2)))["betweenness_error"] is None


@pytest.mark.parametrize("directed", [False, True])
def test_stretches_of_actors_count_the_same_as_all_at_once(
    monkeypatch: pytest.MonkeyPatch, directed: bool
) -> None:
    adjacency = _build(500, directed=directed)
    at_once = count_reached(adjacency)
    monkeypatch.setattr(closeness, "STRETCH", 64)
    in_stretches = count_reached(adjacency)
    assert len(at_once) == len(in_stretches)
    assert all((one == other).all() for one, other in zip(at_once, in_stretches, strict=True))


def test_key_players_of_a_large_network_are_found_without_all_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.disjoint_union(nx.barabasi_albert_graph(400, 2, seed=3), nx.empty_graph(12))
    adjacency = build_adjacency(name_nodes(graph))
    monkeypatch.setattr(key_players, "EXACT_WORK", 100)
    monkeypatch.setattr(key_players, "SWAP_WORK", 0)
    from_likeliest = find_key_reachers(adjacency)
    monkeypatch.setattr(key_players, "EXACT_WORK", len(adjacency.ids) ** 2)
    from_all = find_key_reachers(adjacency)
    assert {size: best.members for size, best in from_likeliest.items() if size > 1} == {
        size: best.members for size, best in from_all.items() if size > 1
    }
    assert from_likeliest[6].value == pytest.approx(from_all[6].value)


def test_fragmentation_of_a_sample_is_as_near_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    adjacency = _build(900)
    monkeypatch.setattr(key_players, "SAMPLE", 300)
    found = find_key_fragmenters(adjacency)
    for best in found.values():
        exact = score_fragmentation(adjacency.links, np.array([best.members]), adjacency.n)[0]
        assert 0 < abs(best.value - exact) <= best.margin < 0.07
        assert not best.exact
    monkeypatch.undo()
    whole = find_key_fragmenters(adjacency)
    assert {best.margin for best in whole.values()} == {0.0}
    assert found[1].members == whole[1].members
