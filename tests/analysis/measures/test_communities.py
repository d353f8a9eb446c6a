"""Groups by the Leiden method, and whether they are more than chance."""

import networkx as nx
import numpy as np
import pytest

from bench.networks import build_network, build_plain_graph
from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.chance.random_networks import list_pairs, rewire_networks, shuffle_sectors
from netmap.analysis.measures.communities import Division, find_communities
from netmap.analysis.projection import ActorGraph
from tests.analysis.published import join_pairs, name_nodes
from tests.analysis.sector_graphs import join_sectors


def divide(graph: ActorGraph, *, weighted: bool = False) -> Division:
    return find_communities(build_adjacency(graph, weighted=weighted))


def read_members(division: Division) -> list[tuple[str, ...]]:
    return [group.members for group in division.groups]


def test_two_cliques_are_two_groups_with_their_sectors() -> None:
    graph = join_sectors("ab", "bc", "ac", "cd", "de", "ef", "df", s="abd", t="c")
    graph.add_node("lone", sector="s")
    found = divide(graph)
    assert read_members(found) == [("a", "b", "c"), ("d", "e", "f")]
    assert [group.sectors for group in found.groups] == [(("s", 2), ("t", 1)), (("s", 1),)]
    assert [group.firm for group in found.groups] == [("a", "b", "c"), ("d", "e", "f")]
    assert divide(nx.Graph()) == Division()


def test_strength_can_pull_a_ring_into_pairs() -> None:
    graph = join_pairs("ab", "bc", "cd", "da")
    graph["a"]["b"]["strength"] = graph["c"]["d"]["strength"] = 5
    graph["b"]["c"]["strength"] = graph["a"]["d"]["strength"] = 1
    assert read_members(divide(graph, weighted=True)) == [("a", "b"), ("c", "d")]


def test_the_same_network_always_gives_the_same_groups() -> None:
    graph = name_nodes(nx.gnp_random_graph(60, 0.1, seed=3))
    turned: ActorGraph = nx.Graph()
    turned.add_edges_from(reversed([(other, one) for one, other in graph.edges]))
    assert divide(graph) == divide(turned)


def test_the_karate_club_is_divided_as_well_as_can_be() -> None:
    """0.4198 is the largest modularity there is (Brandes et al. 2008, "On Modularity Clustering", table 2)."""
    graph = name_nodes(nx.karate_club_graph())
    graph = nx.Graph(graph.edges())
    found = divide(graph)
    assert found.modularity == pytest.approx(0.4198, abs=5e-5)
    assert [len(group.members) for group in found.groups] == [12, 11, 6, 5]
    assert found.is_more_than_chance
    assert found.agreement == 1


def test_whoever_is_told_to_belong_to_a_group_has_more_ties_in_it_than_beyond() -> None:
    graph = name_nodes(nx.karate_club_graph())
    for group in divide(graph).groups:
        for one in group.members:
            inside = len(set(graph[one]) & set(group.members))
            assert (one in group.firm) == (2 * inside > graph.degree(one))


def test_planted_groups_are_found_with_all_their_members() -> None:
    found = divide(name_nodes(nx.planted_partition_graph(4, 15, 0.6, 0.03, seed=1)))
    planted = [{f"{number:04}" for number in range(first, first + 15)} for first in (0, 15, 30, 45)]
    assert found.is_more_than_chance
    assert sorted(map(sorted, read_members(found))) == sorted(map(sorted, planted))
    assert all(group.firm == group.members for group in found.groups)


def test_in_random_networks_groups_are_hardly_ever_more_than_chance() -> None:
    told = [
        divide(name_nodes(nx.gnp_random_graph(40, 0.15, seed=seed))).is_more_than_chance for seed in range(20)
    ]
    assert sum(told) <= 2


def test_groups_that_cannot_be_otherwise_are_no_more_than_chance() -> None:
    assert not divide(name_nodes(nx.star_graph(12))).is_more_than_chance
    assert not divide(name_nodes(nx.complete_graph(8))).is_more_than_chance


@pytest.mark.parametrize("size", [200, 2_000])
def test_modularity_is_at_least_that_of_louvain(size: int) -> None:
    graph = build_plain_graph(build_network(size))
    louvain = nx.community.louvain_communities(graph, weight=None, seed=1)
    assert (divide(graph).modularity or 0) >= nx.community.modularity(graph, louvain, weight=None)


def test_rewired_networks_keep_how_many_ties_each_has_and_nothing_else() -> None:
    adjacency = build_adjacency(name_nodes(nx.karate_club_graph()))
    pairs, drawn = list_pairs(adjacency), rewire_networks(adjacency)
    for random in drawn:
        assert (np.bincount(random.ravel(), minlength=34) == adjacency.degrees).all()
        assert len({frozenset(pair) for pair in random.tolist()}) == len(pairs)
        assert (random[:, 0] != random[:, 1]).all()
    kept = [len({*map(frozenset, random.tolist())} & {*map(frozenset, pairs.tolist())}) for random in drawn]
    assert max(kept) < len(pairs) / 2


def test_shuffled_sectors_are_as_many_and_go_to_those_who_have_one() -> None:
    adjacency = build_adjacency(join_sectors("ab", "bc", "cd", "de", s="ab", t="cd"))
    dealt = shuffle_sectors(adjacency)
    assert (dealt[:, 4] == -1).all()
    assert (np.sort(dealt[:, :4], axis=1) == [0, 0, 1, 1]).all()
    assert len({tuple(row) for row in dealt.tolist()}) == 6
