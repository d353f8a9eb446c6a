"""From a `Network` to the graph that is measured: who counts, and what counts as a tie between them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import networkx as nx

from netmap.model.entities import Coalition, Organization, Person
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie

ActorGraph: TypeAlias = "nx.Graph[str]"
"""A graph of actors by entity id; an `nx.DiGraph` when directed."""

DEFAULT_TIE_KINDS = frozenset(
    {
        TieKind.KNOWS,
        TieKind.PARTNERS_WITH,
        TieKind.REPORTS,
        TieKind.WORKS_AT,
        TieKind.FUNDS,
        TieKind.REFERS_TO,
    }
)
"""What counts as a tie between two actors unless told otherwise; sitting in one coalition does not."""

RELATIONSHIP_KINDS = DEFAULT_TIE_KINDS | {TieKind.INTRODUCED_BY}
"""The kinds of ties that make a relationship of ours when one of ours is at one end."""

UNRATED = 1
"""The strength that a tie without one counts as: somebody knows of somebody."""

TWO_WAY_KINDS = frozenset({TieKind.WORKS_AT, TieKind.MEMBER_OF})


class ActorScope(StrEnum):
    """Who is a node of the graph."""

    PARTNERS = "partners"
    """Organizations, and people who stand for no organization; others' ties go to their organizations."""
    PEOPLE = "people"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Step:
    """One tie as it counts between two actors, the part of it that does, and the people it was lifted from."""

    source: str
    target: str
    tie: Tie
    share: float
    holders: tuple[str, ...]


def project_actors(
    network: Network,
    *,
    tie_kinds: Collection[TieKind] = DEFAULT_TIE_KINDS,
    directed: bool = False,
    scope: ActorScope = ActorScope.PARTNERS,
) -> ActorGraph:
    """Return the graph of actors, with parallel and reciprocal ties collapsed into one.

    A person who works at an organization stands for it, and so does everybody on our team for us, wherever else they
    work; a tie of theirs is a tie of the organization, unless the person is a partner in their own right; only then is
    working there a tie too, or when one of our team works elsewhere. Who stands for several shares the weight of a tie
    among them. Whose only place has closed stands for themselves. Being on our team is a tie with us for whoever stands
    beside our organizations, for themselves, and works at none of them.

    Parameters
    ----------
    network
        Only with the ties that hold on the day that is looked at.
    tie_kinds
        The kinds that count. With MEMBER_OF, all members of one coalition are tied to each other.
    directed
        Keep who reported, funds or refers to whom; symmetric kinds then count both ways.
    scope
        Who is a node. What is closed never is.

    Returns
    -------
    ActorGraph
        An `nx.DiGraph` when directed. Nodes are entity ids in the order of their `place` in the network (by name
        above all), with `name`, `kind`, `sector` (the main one's id, None without one), `sector_name`, `sectors`
        (ids, main one first), `standing` and `home`. Edges have `strength` (the largest given, 1–5, or None), `rating`
        (the largest part of a strength that counts here, where none is given of `UNRATED`), `ties` (ids), `kinds`,
        `holders` (ids of the people through whom it runs) and `hangs_on` (those through whom every one of
        its ties does), each in the order of places. Being on our team is noted of the person alone: without `ties`.
    """
    standing_for = find_nodes(network, scope)
    graph: ActorGraph = nx.DiGraph() if directed else nx.Graph()
    for actor_id in network.sort({node for nodes in standing_for.values() for node in nodes}):
        graph.add_node(actor_id, **_describe_actor(network, network.entities[actor_id]))
    collected: defaultdict[tuple[str, str], list[Step]] = defaultdict(list)
    for step in _walk_ties(network, frozenset(tie_kinds), standing_for):
        for ends in _list_directions(network, step, directed):
            collected[ends].append(step)
    for source, target in sorted(collected, key=lambda ends: tuple(network.places[end] for end in ends)):
        graph.add_edge(source, target, **_collapse_steps(network, collected[source, target]))
    if TieKind.WORKS_AT in tie_kinds:
        _tie_team_to_homes(graph, network)
    return graph


def _tie_team_to_homes(graph: ActorGraph, network: Network) -> None:
    homes = [one.id for one in network.of(Organization) if one.home and one.id in graph]
    for person in network.of(Person):
        if not person.on_team or person.id not in graph or _works_at_any(network, person, homes):
            continue
        for home in homes:
            _seat(graph, person.id, home)
            if graph.is_directed():
                _seat(graph, home, person.id)


def _seat(graph: ActorGraph, source: str, target: str) -> None:
    if not graph.has_edge(source, target):
        people = tuple(end for end in (source, target) if graph.nodes[end]["kind"] is EntityKind.PERSON)
        seat = {"strength": None, "rating": float(UNRATED), "ties": (), "kinds": ()}
        graph.add_edge(source, target, **seat, holders=people, hangs_on=people)


def _works_at_any(network: Network, person: Person, places: Collection[str]) -> bool:
    jobs = network.ties_of(person.id, TieKind.WORKS_AT)
    return any(tie.target in places for tie in jobs)


def sort_actors(graph: ActorGraph, actors: Iterable[str]) -> list[str]:
    """Return some actors of a graph in the order of their places; by id in one that was not projected."""
    return sorted(actors, key=lambda one: (graph.nodes[one].get("place", 0), one))


def find_nodes(network: Network, scope: ActorScope) -> dict[str, tuple[str, ...]]:
    """Return for each actor the ids of those whom its ties count for; none for one that is left out."""
    homes = tuple(actor.id for actor in network.of(Organization) if actor.home)
    found: dict[str, tuple[str, ...]] = {}
    for actor in network.actors():
        if is_closed(actor):
            continue
        if isinstance(actor, Person) and scope is ActorScope.PARTNERS:
            found[actor.id] = _find_represented(network, actor, homes)
        elif isinstance(actor, Person) or scope is not ActorScope.PEOPLE:
            found[actor.id] = (actor.id,)
    return found


def _find_represented(network: Network, person: Person, homes: tuple[str, ...]) -> tuple[str, ...]:
    if person.standing is not None:
        return (person.id,)
    jobs = {tie.target for tie in network.ties_of(person.id, TieKind.WORKS_AT)}
    places = {end for end in jobs if not is_closed(network.entities[end])}
    if person.on_team:
        places |= set(homes) if places.isdisjoint(homes) else set()
    return network.sort(places) or (person.id,)


def is_closed(actor: Entity) -> bool:
    """Whether an organization or person no longer exists as a partner (standing "closed")."""
    return isinstance(actor, Organization | Person) and actor.standing is Standing.CLOSED


def _describe_actor(network: Network, actor: Entity) -> dict[str, object]:
    sectors = network.sectors_of(actor.id)
    return {
        "name": actor.name,
        "place": network.places[actor.id],
        "kind": actor.kind,
        "sector": sectors[0].id if sectors else None,
        "sector_name": sectors[0].name if sectors else None,
        "sectors": tuple(sector.id for sector in sectors),
        "standing": getattr(actor, "standing", None),
        "home": getattr(actor, "home", False),
    }


def _walk_ties(
    network: Network, kinds: frozenset[TieKind], standing_for: dict[str, tuple[str, ...]]
) -> Iterator[Step]:
    for tie in network.ties.values():
        if tie.kind not in kinds or tie.kind is TieKind.MEMBER_OF:
            continue
        sources, targets = standing_for.get(tie.source, ()), standing_for.get(tie.target, ())
        if tie.kind is TieKind.WORKS_AT and sources != (tie.source,):
            sources = tuple(one for one in sources if _is_home(network, one) and one not in targets)
        for source in sources:
            for target in targets:
                if source != target:
                    share = 1 / (len(sources) * len(targets))
                    yield Step(source, target, tie, share, _list_holders(network, tie))
    if TieKind.MEMBER_OF in kinds:
        yield from _walk_memberships(network, standing_for)


def _is_home(network: Network, actor_id: str) -> bool:
    actor = network.get(actor_id)
    return isinstance(actor, Organization) and actor.home


def _walk_memberships(network: Network, standing_for: dict[str, tuple[str, ...]]) -> Iterator[Step]:
    for coalition in network.of(Coalition):
        seats = [
            (node, tie)
            for tie in network.ties_of(coalition.id, TieKind.MEMBER_OF)
            for node in standing_for.get(tie.source, ())
        ]
        for one, tie in seats:
            for other, _ in seats:
                if one != other:
                    yield Step(one, other, tie, 1.0, _list_holders(network, tie))


def _list_holders(network: Network, tie: Tie) -> tuple[str, ...]:
    return tuple(end for end in tie.ends if network.kind_of(end) is EntityKind.PERSON)


def _list_directions(network: Network, step: Step, directed: bool) -> tuple[tuple[str, str], ...]:
    forward, back = (step.source, step.target), (step.target, step.source)
    if not directed:
        return (min(forward, back, key=lambda ends: network.places[ends[0]]),)
    two_way = TIE_RULES[step.tie.kind].symmetric or step.tie.kind in TWO_WAY_KINDS
    return (forward, back) if two_way else (forward,)


def _collapse_steps(network: Network, steps: list[Step]) -> dict[str, object]:
    given = [strength for step in steps if (strength := read_strength(step.tie)) is not None]
    return {
        "strength": max(given, default=None),
        "rating": max(step.share * (read_strength(step.tie) or UNRATED) for step in steps),
        "ties": tuple(
            tie.id for tie in network.sort_ties({step.tie.id: step.tie for step in steps}.values())
        ),
        "kinds": tuple(sorted({step.tie.kind for step in steps})),
        "holders": network.sort({holder for step in steps for holder in step.holders}),
        "hangs_on": network.sort(set(steps[0].holders).intersection(*(step.holders for step in steps[1:]))),
    }


def read_strength(tie: Tie) -> int | None:
    """Return the agreed strength of a tie, else the larger of what both sides said, else None."""
    if tie.strength is not None:
        return tie.strength
    sides = [side for side in (tie.strength_by_source, tie.strength_by_target) if side is not None]
    return max(sides, default=None)
