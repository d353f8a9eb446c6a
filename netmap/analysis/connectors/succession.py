"""What hangs on one person: whom among us a partner knows, and whom we know there."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from netmap.analysis.connectors.contacts import find_contacts
from netmap.analysis.day import Day, once_a_day
from netmap.model.entities import Person
from netmap.model.kinds import Standing, TieKind


@dataclass(frozen=True, slots=True)
class Succession:
    """What would be lost with one of us: ids of partners, sectors and coalitions, each by name.

    `partners` know nobody else of us; in `sectors` we have no other partner, ideas apart; in `coalitions` nobody else
    sits for us.
    """

    person: str
    partners: tuple[str, ...]
    sectors: tuple[str, ...]
    coalitions: tuple[str, ...]


@once_a_day
def find_succession(day: Day) -> tuple[Succession, ...]:
    """Return what hangs on each of us alone, most partners first, then by name; nobody on whom nothing hangs.

    Coalitions that have ended do not count.
    """
    contacts = find_contacts(day).keep_present(day)
    alone: defaultdict[str, set[str]] = defaultdict(set)
    for partner, people in contacts.ours.items():
        if len(people) == 1:
            alone[next(iter(people))].add(partner)
    seats = _find_seats(day, day.our_side)
    by_sector = _group_by_sector(day, contacts.ours)
    found = [
        Succession(
            person.id,
            day.sort_by_name(alone[person.id]),
            day.sort_by_name((key for key, those in by_sector.items() if those <= alone[person.id])),
            day.sort_by_name((table for table, sitting in seats.items() if sitting == {person.id})),
        )
        for person in day.network.of(Person)
        if person.id in day.our_side
    ]
    kept = [one for one in found if one.partners or one.coalitions]
    return tuple(sorted(kept, key=lambda one: -len(one.partners)))


@once_a_day
def find_succession_elsewhere(day: Day) -> tuple[Succession, ...]:
    """Return what hangs on each person elsewhere alone, most partners first, then by name.

    `partners` are those where we are in touch with nobody but them, `sectors` those all of whose partners of ours
    hang on them, `coalitions` those where none of us sits and they are the only member we are in touch with.
    """
    contacts = find_contacts(day).keep_present(day)
    alone: defaultdict[str, set[str]] = defaultdict(set)
    for partner, people in contacts.theirs.items():
        if len(people) == 1:
            alone[next(iter(people))].add(partner)
    by_sector = _group_by_sector(day, contacts.theirs)
    known = {person for people in contacts.theirs.values() for person in people}
    ours = _find_seats(day, day.our_side)
    seats = {table: sitting for table, sitting in _find_seats(day, known).items() if table not in ours}
    found = [
        Succession(
            person,
            day.sort_by_name(alone[person]),
            day.sort_by_name((key for key, those in by_sector.items() if those <= alone[person])),
            day.sort_by_name((table for table, sitting in seats.items() if sitting == {person})),
        )
        for person in day.sort_by_name(known)
    ]
    kept = [one for one in found if one.partners or one.coalitions]
    return tuple(sorted(kept, key=lambda one: -len(one.partners)))


def _find_seats(day: Day, whose: Collection[str]) -> dict[str, set[str]]:
    """Return who of some actors sits at each coalition that goes on and where any of them does."""
    seats = {
        table.id: {member.id for member in day.network.sources(table.id, TieKind.MEMBER_OF)}.intersection(
            whose
        )
        for table in day.tables
    }
    return {table: sitting for table, sitting in seats.items() if sitting}


def _group_by_sector(day: Day, partners: Iterable[str]) -> dict[str, set[str]]:
    grouped: defaultdict[str, set[str]] = defaultdict(set)
    for partner in partners:
        if day.read_standing(partner) is Standing.IDEA:
            continue
        for sector in day.network.sectors_of(partner):
            grouped[sector.id].add(partner)
    return grouped
