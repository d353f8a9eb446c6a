"""What of the ties between sectors is more than chance."""

import random
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.chance.random_networks import shuffle_sectors
from netmap.analysis.chance.sectors import SectorChance, compare_sectors
from netmap.analysis.measures.every import measure_graph
from netmap.analysis.measures.sector_mixing import measure_mixing
from netmap.analysis.measures.sector_reach import measure_e_i_of_all
from netmap.analysis.projection import ActorGraph
from tests.analysis.published import name_nodes
from tests.analysis.sector_graphs import sector_graphs


def deal(graph: ActorGraph, sectors: int, seed: int) -> ActorGraph:
    """The same ties among actors whose sectors are dealt out at random."""
    draw = random.Random(seed)  # noqa: S311 - nothing is kept secret
    nx.set_node_attributes(graph, {one: f"s{draw.randrange(sectors)}" for one in graph}, "sector")
    return graph


def compare(graph: ActorGraph) -> SectorChance:
    return compare_sectors(build_adjacency(graph))


def plant(within: float, between: float) -> ActorGraph:
    """Four sectors of twelve, each tied within and to others as likely as said."""
    graph = name_nodes(nx.planted_partition_graph(4, 12, within, between, seed=2))
    nx.set_node_attributes(
        graph, {one: f"s{place // 12}" for place, one in enumerate(sorted(graph))}, "sector"
    )
    return graph


@given(sector_graphs())
def test_figures_are_those_of_the_measures_and_of_networkx(graph: ActorGraph) -> None:
    found, plain = compare(graph), nx.Graph(graph)
    e_i = measure_graph(graph).of(measure_e_i_of_all)
    assert (found.e_i and found.e_i.found) == (None if e_i is None else pytest.approx(e_i))
    known = plain.subgraph(one for one, about in plain.nodes(data=True) if about.get("sector"))
    if found.assortativity:
        expected = nx.attribute_assortativity_coefficient(known, "sector")
        assert found.assortativity.found == pytest.approx(expected)
    sizes = [about.get("sector") for _, about in plain.nodes(data=True)]
    held = [
        one
        for one in measure_mixing(graph)
        if one.first != one.second
        and one.ties > 1
        and any(sizes.count(plain.nodes[end]["sector"]) > 1 for end in one.hangs_on)
    ]
    assert found.held.found == len(held)


def test_sectors_that_keep_to_themselves_do_so_more_than_chance() -> None:
    found = compare(plant(0.5, 0.05))
    assert found.e_i is not None
    assert found.e_i.is_less
    assert found.assortativity is not None
    assert found.assortativity.is_more


def test_sectors_dealt_out_at_random_are_within_the_limits_nearly_always() -> None:
    told = [
        compare(deal(name_nodes(nx.gnp_random_graph(40, 0.15, seed=seed)), 5, seed)) for seed in range(20)
    ]
    assert sum(one.e_i is not None and (one.e_i.is_less or one.e_i.is_more) for one in told) <= 5
    assert sum(one.held.is_more for one in told) <= 3
    assert sum(bool(one.apart) for one in told) <= 3


def test_of_two_sectors_between_which_ties_are_missing_it_is_told_that_they_are_apart() -> None:
    graph = plant(0.3, 0.3)
    gone = [ends for ends in graph.edges if {graph.nodes[end]["sector"] for end in ends} == {"s0", "s1"}]
    graph.remove_edges_from(gone)
    assert compare(graph).apart == {frozenset({"s0", "s1"})}


def test_limits_are_those_of_counting_each_shuffle_by_hand() -> None:
    graph = deal(name_nodes(nx.gnp_random_graph(20, 0.3, seed=5)), 3, 5)
    adjacency, found = build_adjacency(graph), compare(graph)
    place = {one: number for number, one in enumerate(adjacency.ids)}
    indices = []
    for sectors in shuffle_sectors(adjacency):
        inside = sum(sectors[place[one]] == sectors[place[other]] for one, other in graph.edges)
        indices.append(1 - 2 * inside / graph.number_of_edges())
    assert found.e_i is not None
    beyond = np.array([found.e_i.low, found.e_i.high])
    assert sum(one < beyond[0] for one in indices) / len(indices) <= 0.05
    assert sum(one > beyond[1] for one in indices) / len(indices) <= 0.05


def test_without_sectors_or_ties_nothing_is_compared() -> None:
    assert compare(nx.Graph()) == SectorChance()
    assert compare(name_nodes(nx.complete_graph(4))) == SectorChance()
    alone: ActorGraph = nx.Graph()
    alone.add_nodes_from(("a", "b"), sector="s")
    assert compare(alone) == SectorChance()
    alone.add_edge("a", "b")
    assert compare(alone).assortativity is None


def test_pairs_that_meet_at_one_partner_are_more_than_chance_where_each_sector_has_one_door() -> None:
    graph: ActorGraph = nx.Graph()
    for sector in "stuv":
        members = [f"{sector}{number}" for number in range(6)]
        graph.add_nodes_from(members, sector=sector)
        graph.add_edges_from(combinations(members, 2))
    for one, other in combinations("stuv", 2):
        graph.add_edges_from((f"{one}0", f"{other}{number}") for number in (1, 2, 3))
    found = compare(graph)
    assert found.held.found == 6
    assert found.held.is_more
