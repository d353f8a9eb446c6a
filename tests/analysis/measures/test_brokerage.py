"""The roles of standing between two others, counted, expected and compared."""

from itertools import permutations
from math import sqrt

import networkx as nx
import pytest
from hypothesis import given, settings

from netmap.analysis.measures.brokerage import ROLES
from netmap.analysis.projection import ActorGraph
from tests.analysis.published import measure_actors
from tests.analysis.sector_graphs import join_sectors, sector_graphs


def name_role(first: str, middle: str, last: str) -> str:
    """Gould & Fernandez 1989, figure 1."""
    if first == middle == last:
        return "coordinator"
    if first == last:
        return "itinerant"
    if middle == last:
        return "gatekeeper"
    return "representative" if first == middle else "liaison"


def list_triads(graph: ActorGraph, actor: str) -> list[tuple[str, str, str]]:
    """Every ordered pair around an actor, with the role that standing between them would be."""
    sectors = {one: sector for one, sector in graph.nodes(data="sector") if sector is not None}
    if actor not in sectors:
        return []
    others = [one for one in sectors if one != actor]
    return [
        (a, b, name_role(str(sectors[a]), str(sectors[actor]), str(sectors[b])))
        for a, b in permutations(others, 2)
    ]


@given(sector_graphs())
@settings(max_examples=120, deadline=None)
def test_counts_are_those_of_looking_at_every_pair(graph: ActorGraph) -> None:
    for one, actor in measure_actors(graph).items():
        if graph.nodes[one]["sector"] is None:
            assert actor["brokerage"] is actor["brokerage_expected"] is actor["brokerage_z"] is None
            continue
        counted = dict.fromkeys(ROLES, 0)
        for a, b, role in list_triads(graph, one):
            if graph.has_edge(a, one) and graph.has_edge(one, b) and not graph.has_edge(a, b):
                counted[role] += 1
                counted["total"] += 1
        assert actor["brokerage"] == counted


@given(sector_graphs(known=True))
@settings(max_examples=60, deadline=None)
def test_expectation_and_z_follow_from_counting_triads_and_shared_ties(graph: ActorGraph) -> None:
    """Gould & Fernandez 1989: E = p · triads, variance E(1−p) + d³(1−d)³ · ordered pairs that share a tie."""
    density = nx.density(graph)
    p = density**2 * (1 - density)
    for one, actor in measure_actors(graph).items():
        for role in ROLES:
            triads = [(a, b) for a, b, found in list_triads(graph, one) if role in {found, "total"}]
            sharing = sum((a == c) != (b == d) for a, b in triads for c, d in triads)
            expected = p * len(triads)
            deviation = sqrt(max(0.0, expected * (1 - p) + sharing * (density * (1 - density)) ** 3))
            assert actor["brokerage"] is not None
            assert actor["brokerage_expected"] is not None
            assert actor["brokerage_z"] is not None
            assert actor["brokerage_expected"][role] == pytest.approx(expected, abs=1e-12)
            if deviation > 1e-9:
                z = (actor["brokerage"][role] - expected) / deviation
                assert actor["brokerage_z"][role] == pytest.approx(z, abs=1e-9)
            else:
                assert actor["brokerage_z"][role] is None


@given(sector_graphs(directed=False))
@settings(max_examples=40, deadline=None)
def test_without_directions_a_gatekeeper_is_a_representative(graph: ActorGraph) -> None:
    for actor in measure_actors(graph).values():
        if actor["brokerage"] is not None:
            assert actor["brokerage"]["gatekeeper"] == actor["brokerage"]["representative"]
            assert sum(actor["brokerage"][role] for role in ROLES[:-1]) == actor["brokerage"]["total"]


@pytest.mark.parametrize(
    ("sectors", "role"),
    [
        ({"s": "abv"}, "coordinator"),
        ({"s": "ab", "t": "v"}, "itinerant"),
        ({"s": "a", "t": "vb"}, "gatekeeper"),
        ({"s": "av", "t": "b"}, "representative"),
        ({"s": "a", "t": "v", "u": "b"}, "liaison"),
    ],
)
def test_each_role_by_the_sectors_of_three(sectors: dict[str, str], role: str) -> None:
    """One tie a → v and one v → b, none a → b."""
    actor = measure_actors(join_sectors("av", "vb", directed=True, **sectors))["v"]
    assert actor["brokerage"] == dict.fromkeys(ROLES, 0) | {role: 1, "total": 1}


def test_a_tie_between_the_two_leaves_nothing_to_broker() -> None:
    actor = measure_actors(join_sectors("av", "vb", "ab", directed=True, s="avb"))["v"]
    assert actor["brokerage"] == dict.fromkeys(ROLES, 0)
    back = measure_actors(join_sectors("av", "vb", "ba", directed=True, s="avb"))["v"]
    assert back["brokerage"] == dict.fromkeys(ROLES, 0) | {"coordinator": 1, "total": 1}
