"""What hangs on one person: whom among us a partner knows, and whom we know there."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import networkx as nx

from netmap.analysis.projection import ActorGraph, read_today
from netmap.analysis.us import find_us
from netmap.model.entities import Coalition, Person
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network


@dataclass(frozen=True, slots=True)
class Succession:
    """What would be lost with one of us: ids of partners, sectors and coalitions, each by name.

    `partners` know nobody else of us; in `sectors` we have no other partner; in `coalitions` nobody else
    sits for us.
    """

    person: str
    partners: tuple[str, ...]
    sectors: tuple[str, ...]
    coalitions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contacts:
    """Through whom each of our partners and we are in touch, as far as it is noted.

    `ours` has for each partner those of us whom they know or who keep the relationship, `theirs` those we
    know there; a partner for whom nobody is noted has an empty set.
    """

    ours: dict[str, frozenset[str]]
    theirs: dict[str, frozenset[str]]


def find_contacts(network: Network, graph: ActorGraph) -> Contacts:
    """Return through whom we are in touch with each partner.

    `network` has only the ties that hold on the day, `graph` the projected ties between partners.
    """
    us = find_us(network)
    team = _find_team(network, us)
    near_us = {one: set(nx.all_neighbors(graph, one)) for one in us if one in graph}
    partners = {other for near in near_us.values() for other in near} - us
    ours: dict[str, frozenset[str]] = {}
    theirs: dict[str, frozenset[str]] = {}
    for partner in sorted(partners):
        near = [one for one, others in near_us.items() if partner in others]
        people = {holder for one in near for holder in _list_holders(graph, one, partner)}
        keepers = {tie.target for tie in network.ties_of(partner, TieKind.KEPT_BY) if tie.source == partner}
        ours[partner] = frozenset((people | keepers) & team)
        theirs[partner] = frozenset(people - team - {partner})
    return Contacts(ours, theirs)


def _list_holders(graph: ActorGraph, one: str, other: str) -> set[str]:
    ways = ((one, other), (other, one)) if graph.is_directed() else ((one, other),)
    return {holder for way in ways if graph.has_edge(*way) for holder in graph.edges[way]["holders"]}


def _find_team(network: Network, us: frozenset[str]) -> set[str]:
    """Return the people on our team, and whoever else works for us."""
    people = {one for one in us if network.kind_of(one) is EntityKind.PERSON}
    return people | {person.id for one in us for person in network.sources(one, TieKind.WORKS_AT)}


def find_succession(network: Network, graph: ActorGraph, day: date | None = None) -> tuple[Succession, ...]:
    """Return what hangs on each of us alone, most partners first, then by name; nobody on whom nothing hangs.

    `network` has only the ties that hold on the day (today when None), `graph` the projected ties between
    partners. Coalitions that have ended by then do not count.
    """
    contacts, us = find_contacts(network, graph), find_us(network)
    team = _find_team(network, us)
    alone: defaultdict[str, set[str]] = defaultdict(set)
    for partner, people in contacts.ours.items():
        if len(people) == 1:
            alone[next(iter(people))].add(partner)
    seats = _find_seats(network, us | team, day)
    by_sector = _group_by_sector(network, contacts.ours)
    found = [
        Succession(
            person.id,
            _sort_by_name(network, alone[person.id]),
            _sort_by_name(network, (key for key, those in by_sector.items() if those <= alone[person.id])),
            _sort_by_name(network, (table for table, sitting in seats.items() if sitting == {person.id})),
        )
        for person in network.of(Person)
        if person.id in team
    ]
    kept = [one for one in found if one.partners or one.coalitions]
    return tuple(sorted(kept, key=lambda one: -len(one.partners)))


def find_succession_elsewhere(
    network: Network, graph: ActorGraph, day: date | None = None
) -> tuple[Succession, ...]:
    """Return what hangs on each person elsewhere alone, most partners first, then by name.

    `partners` are those where we are in touch with nobody but them, `sectors` those all of whose partners of ours
    hang on them, `coalitions` those where none of us sits and they are the only member we are in touch with.
    `network`, `graph` and `day` are those of `find_succession`.
    """
    contacts, us = find_contacts(network, graph), find_us(network)
    alone: defaultdict[str, set[str]] = defaultdict(set)
    for partner, people in contacts.theirs.items():
        if len(people) == 1:
            alone[next(iter(people))].add(partner)
    by_sector = _group_by_sector(network, contacts.theirs)
    known = {person for people in contacts.theirs.values() for person in people}
    ours = _find_seats(network, us | _find_team(network, us), day)
    seats = {
        table: sitting for table, sitting in _find_seats(network, known, day).items() if table not in ours
    }
    found = [
        Succession(
            person,
            _sort_by_name(network, alone[person]),
            _sort_by_name(network, (key for key, those in by_sector.items() if those <= alone[person])),
            _sort_by_name(network, (table for table, sitting in seats.items() if sitting == {person})),
        )
        for person in _sort_by_name(network, known)
    ]
    kept = [one for one in found if one.partners or one.coalitions]
    return tuple(sorted(kept, key=lambda one: -len(one.partners)))


def _find_seats(network: Network, whose: Collection[str], day: date | None) -> dict[str, set[str]]:
    """Return who of some actors sits at each coalition that goes on and where any of them does."""
    day = day or read_today()
    seats = {
        table.id: {member.id for member in network.sources(table.id, TieKind.MEMBER_OF)}.intersection(whose)
        for table in network.of(Coalition)
        if table.ended is None or table.ended >= day
    }
    return {table: sitting for table, sitting in seats.items() if sitting}


def _group_by_sector(network: Network, partners: Iterable[str]) -> dict[str, set[str]]:
    grouped: defaultdict[str, set[str]] = defaultdict(set)
    for partner in partners:
        for sector in network.sectors_of(partner):
            grouped[sector.id].add(partner)
    return grouped


def _sort_by_name(network: Network, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids, key=lambda one: (network.name_of(one).casefold(), one)))
