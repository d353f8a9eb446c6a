"""Who of us could reach somebody, and over whom: a few different routes, the surest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import networkx as nx

from netmap.analysis.gap import LEFT_OUT
from netmap.analysis.projection import DEFAULT_TIE_KINDS, read_strength
from netmap.analysis.us import find_us
from netmap.model.entities import Coalition, Organization, Person
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.ties import GUESS, Tie

ROUTES = 3
"""How many routes are found at most."""

ROUTE_KINDS = DEFAULT_TIE_KINDS | {TieKind.MEMBER_OF}
WHOLE_STRENGTH = 60
USUAL_STRENGTH = 2
BELONGING_STRENGTH = 4
STEP_COST, STALE_COST, GUESS_COST = 30, 15, 30
FRESH_DAYS = 365


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one of us to a target: ids in order, ours first, and the tie of each step."""

    stops: tuple[str, ...]
    ties: tuple[Tie, ...]
    cost: int


def find_routes(network: Network, target: str, day: date) -> tuple[Route, ...]:
    """Return up to `ROUTES` ways from us to a target, the surest first; no two share anybody in between.

    The target is an actor, or a sector, population, area or asset, reached through those who belong to it, serve
    it or have it. A step costs 60 / strength and a fixed part, more when its last sign of life is over a year
    before `day` or unknown, and more for a guess. Nobody who is confidential or left us, and no confidential
    tie, is on a route. `network` has only the ties that hold on `day`.
    """
    us, ends = find_team(network), find_ends(network, target)
    graph = _build_graph(network, us, ends, day)
    found: list[Route] = []
    while len(found) < ROUTES:
        route = _find_best(graph, us, ends)
        if route is None:
            break
        found.append(route)
        graph.remove_nodes_from(route.stops[1:-1])
        if len(route.ties) == 1:
            graph.remove_edge(*route.stops)
    return tuple(found)


def find_team(network: Network) -> frozenset[str]:
    """Return the ids of us who may be asked: our organizations, our team and whoever else works for us."""
    us = find_us(network)
    workers = {person.id for one in us for person in network.sources(one, TieKind.WORKS_AT)}
    return frozenset(one for one in us | workers if may_be_asked(network, one))


def find_ends(network: Network, target: str) -> frozenset[str]:
    """Return the ids of the actors through whom a target is reached: itself, or those who belong to it."""
    if network.kind_of(target) in (EntityKind.ORGANIZATION, EntityKind.PERSON):
        return frozenset() if has_left(network, target) else frozenset({target})
    near = network.sources(target, TieKind.IN_SECTOR, TieKind.SERVES, TieKind.HAS)
    programs = [one.id for one in near if one.kind is EntityKind.PROGRAM]
    running = {org.id for program in programs for org in network.sources(program, TieKind.RUNS)}
    actors = {one.id for one in near if one.kind in (EntityKind.ORGANIZATION, EntityKind.PERSON)} | running
    return frozenset(one for one in actors if may_be_asked(network, one))


def has_left(network: Network, actor_id: str) -> bool:
    """Whether somebody is past, closed, no fit, or does not want to be contacted."""
    actor = network.get(actor_id)
    return isinstance(actor, Organization | Person) and actor.standing in LEFT_OUT


def may_be_asked(network: Network, actor_id: str) -> bool:
    """Whether somebody neither left us nor is confidential."""
    return not has_left(network, actor_id) and not network.entities[actor_id].confidential


def read_last_sign(tie: Tie) -> date | None:
    """Return the last day on which a tie is known to have been alive; None when no day is noted."""
    return max((day for day in (tie.last_contact, tie.confirmed_on) if day), default=None)


def _build_graph(network: Network, us: frozenset[str], ends: frozenset[str], day: date) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    for tie in network.ties_of_kind(*ROUTE_KINDS):
        one, other = tie.ends
        ours = one in us and other in us
        if tie.confidential or ours or not all(_is_open(network, end, ends, day) for end in tie.ends):
            continue
        cost = _weigh_step(tie, day)
        if not graph.has_edge(one, other) or cost < graph.edges[one, other]["cost"]:
            graph.add_edge(one, other, cost=cost, tie=tie)
    return graph


def _is_open(network: Network, one: str, ends: frozenset[str], day: date) -> bool:
    entity = network.entities[one]
    if isinstance(entity, Coalition) and entity.ended is not None and entity.ended < day:
        return False
    return one in ends or may_be_asked(network, one)


def _weigh_step(tie: Tie, day: date) -> int:
    belongs = tie.kind in (TieKind.WORKS_AT, TieKind.MEMBER_OF)
    strength = read_strength(tie) or (BELONGING_STRENGTH if belongs else USUAL_STRENGTH)
    seen = read_last_sign(tie)
    stale = not belongs and (seen is None or (day - seen).days > FRESH_DAYS)
    return STEP_COST + WHOLE_STRENGTH // strength + STALE_COST * stale + GUESS_COST * (tie.said_by == GUESS)


def _find_best(graph: "nx.Graph[str]", us: frozenset[str], ends: Iterable[str]) -> Route | None:
    starts, open_ends = sorted(us & set(graph)), sorted((set(ends) - us) & set(graph))
    if not starts or not open_ends:
        return None
    found: Any = nx.multi_source_dijkstra(graph, starts, weight="cost")
    costs, ways = found
    reached = [end for end in open_ends if end in costs]
    if not reached:
        return None
    best = min(reached, key=lambda end: (costs[end], end))
    stops = tuple(ways[best])
    steps = pairwise(stops)
    return Route(stops, tuple(graph.edges[step]["tie"] for step in steps), costs[best])
