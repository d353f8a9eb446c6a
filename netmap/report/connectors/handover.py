"""What is to be handed over when somebody leaves: an introduction list for whoever comes after them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netmap.analysis.connectors.contacts import Contacts, find_contacts
from netmap.analysis.connectors.succession import Succession, find_succession, find_succession_elsewhere
from netmap.analysis.day import Day
from netmap.files.exports import write_list
from netmap.model.entities import Organization, Person
from netmap.model.happenings import Step
from netmap.model.kinds import ACTOR_KINDS, Standing, TieKind
from netmap.model.network import Network
from netmap.model.words import join_names, tell_day
from netmap.report.keep_in_touch.plans import list_relationships_of

TAKERS_TOLD = 3

RELATIONSHIP, SEAT, TASK = "Relationship", "Seat at a table", "Step"

COLUMNS = (
    "What", "Who or what", "Only link", "Whom we know there", "Last contact", "Who else could take it up",
    "Open promises and steps", "How to reach",
)  # fmt: skip
"""The headings of a handover list, in the order of `HandoverRow.cells`."""


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One thing to hand over.

    `what` is a relationship, a seat at a table or a step, `subject` the id of the partner, coalition or step.
    `only_link` says that nobody else of us is known to have it (of somebody elsewhere: that we know nobody else
    there). `known_there`, `open` and `takers` are texts, as is `reach`; contact details of somebody not to be contacted
    are left out.
    """

    what: str
    subject: str
    name: str
    only_link: bool
    known_there: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    last_contact: date | None = None
    open: tuple[str, ...] = ()
    takers: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str | date | None, ...]:
        """The row as cells, one a heading of `COLUMNS`."""
        return (
            self.what, self.name, "yes" if self.only_link else "", ", ".join(self.known_there), self.last_contact,
            ", ".join(self.takers), " ".join(self.open), "; ".join(self.reach),
        )  # fmt: skip


NOBODY_TO_LEAVE = (
    "Nobody carries a relationship yet. Note under Partners who is on our team, and whom they know or keep."
)
"""What is said where nobody could leave anything behind."""


def name_people_to_leave(day: Day) -> dict[str, str]:
    """Return whose leaving would leave something to hand over, id → name: of us first, then elsewhere, by name."""
    day = day.openly
    ours = {person for people in find_contacts(day).ours.values() for person in people}
    ours |= {one.person for one in find_succession(day)} | {
        tie.target for tie in day.network.ties_of_kind(TieKind.KEPT_BY) if tie.target in day.our_side
    }
    theirs = [one.person for one in find_succession_elsewhere(day)]
    return {one: day.network.name_of(one) for one in (*day.sort_by_name(ours), *day.sort_by_name(theirs))}


def build_handover(day: Day, person: str) -> tuple[HandoverRow, ...]:
    """Return what is to be handed over when a person leaves: what hangs on them alone first, then by name.

    For one of us: their relationships, the seats that only they hold, and their other open steps. For somebody
    elsewhere: the places and tables where we are in touch with nobody but them, with who else is there. Nothing that
    is confidential is on the list, which is taken along.
    """
    day = day.openly
    leaving = _Leaving(day)
    everybody = (*find_succession(day), *find_succession_elsewhere(day))
    alone = next((one for one in everybody if one.person == person), None)
    if person in day.our_side:
        partners = list_relationships_of(day, person)
        rows = [leaving.write_relationship(person, one, alone) for one in partners]
        rows += [leaving.write_seat(person, table) for table in (alone.coalitions if alone else ())]
        rows += leaving.list_tasks(person, set(partners))
    else:
        rows = [leaving.write_place(person, one) for one in (alone.partners if alone else ())]
        rows += [leaving.write_seat(person, table) for table in (alone.coalitions if alone else ())]
    kinds = (RELATIONSHIP, SEAT, TASK)
    return tuple(sorted(rows, key=lambda row: (kinds.index(row.what), not row.only_link)))


@dataclass(frozen=True)
class _Leaving:
    """Words for what somebody leaves behind."""

    day: Day

    @property
    def network(self) -> Network:
        """The network, with only the ties that hold on the day."""
        return self.day.network

    @property
    def contacts(self) -> Contacts:
        return find_contacts(self.day)

    def name_all(self, actors: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self.network.name_of, self.day.sort_by_name(actors)))

    def write_relationship(self, person: str, partner: str, alone: Succession | None) -> HandoverRow:
        known = self.contacts.theirs.get(partner, frozenset())
        return HandoverRow(
            RELATIONSHIP, partner, self.network.name_of(partner), bool(alone and partner in alone.partners),
            self.name_all(known), self._tell_reach(partner, known), self.day.log.with_actor(partner),
            self._list_open(partner), self._find_takers(person, partner),
        )  # fmt: skip

    def write_place(self, person: str, partner: str) -> HandoverRow:
        """Return a partner where we know one person only: who else works there could take it up."""
        others = {one.id for one in self.network.sources(partner, TieKind.WORKS_AT)} - {person}
        return HandoverRow(
            RELATIONSHIP, partner, self.network.name_of(partner), True, self.name_all({person}),
            self._tell_reach(partner, others), self.day.log.with_actor(partner), self._list_open(partner),
            self.name_all(others),
        )  # fmt: skip

    def write_seat(self, person: str, table: str) -> HandoverRow:
        """Return a seat; whoever of us, or of theirs, is in touch with somebody who sits there could take it up."""
        members = {one.id for one in self.network.sources(table, TieKind.MEMBER_OF)} - {person}
        seated = members | {
            one.id for place in members for one in self.network.sources(place, TieKind.WORKS_AT)
        }
        near = {one for place in members & self.contacts.ours.keys() for one in self.contacts.ours[place]}
        takers = (near if person in self.day.our_side else seated & self._list_known()) - {person}
        return HandoverRow(
            SEAT, table, self.network.name_of(table), True, self.name_all(seated & self._list_known()), (),
            self.day.log.with_actor(table), (), self.name_all(takers)[:TAKERS_TOLD],
        )  # fmt: skip

    def _list_known(self) -> set[str]:
        return {one for people in self.contacts.theirs.values() for one in people}

    def list_tasks(self, person: str, told: set[str]) -> list[HandoverRow]:
        """Return the open steps of one of us that are about none of the partners told already."""
        steps = [step for step in self.network.sources(person, TieKind.KEPT_BY) if isinstance(step, Step)]
        return [
            HandoverRow(TASK, step.id, self._tell_step(step), only_link=False)
            for step in steps
            if step.done_on is None
            and told.isdisjoint(one.id for one in self.network.targets(step.id, TieKind.ABOUT))
        ]

    def _list_open(self, partner: str) -> tuple[str, ...]:
        people = [one.id for one in self.network.sources(partner, TieKind.WORKS_AT)]
        steps = {
            step.id: step
            for one in (partner, *people)
            for step in self.network.sources(one, TieKind.ABOUT)
            if isinstance(step, Step) and step.done_on is None
        }
        ranked = sorted(
            (steps[one] for one in self.network.sort(steps)), key=lambda step: step.due or date.max
        )
        return tuple(self._tell_step(step) for step in ranked)

    def _tell_step(self, step: Step) -> str:
        promise = "We promised: " if step.promised else ""
        until = f" (by {tell_day(step.due)})" if step.due else ""
        return f"{promise}{(step.what or 'A step').rstrip('.')}{until}."

    def _tell_reach(self, partner: str, people: Iterable[str]) -> tuple[str, ...]:
        told = [self._tell_contact(one) for one in self.day.sort_by_name(people)]
        return tuple(line for line in told if line) or tuple(filter(None, [self._tell_contact(partner)]))

    def _tell_contact(self, actor_id: str) -> str:
        actor = self.network.entities[actor_id]
        if not isinstance(actor, Organization | Person):
            return ""
        if actor.standing is Standing.DO_NOT_CONTACT:
            return f"{actor.name}: not to be contacted"
        details = ", ".join(filter(None, (actor.phone, actor.email)))
        return f"{actor.name}: {details}" if details else ""

    def _find_takers(self, person: str, partner: str) -> tuple[str, ...]:
        """Return who else of us could take up a relationship, and why, the nearest first."""
        near = self.contacts.ours.get(partner, frozenset()) - {person}
        found = dict.fromkeys(self.day.sort_by_name(near), "in touch with them too")
        people = {partner, *(one.id for one in self.network.sources(partner, TieKind.WORKS_AT))}
        colleagues = [
            one.id
            for one in self.network.of(Person)
            if one.id in self.day.our_side and one.id != person and one.kind in ACTOR_KINDS
        ]
        for one in colleagues:
            days = (self.day.log.between(one, other, partner) for other in people)
            met = max(filter(None, days), default=None)
            if met:
                found.setdefault(one, f"last met them on {tell_day(met)}")
        sectors = {sector.id: sector.name for sector in self.network.sectors_of(partner)[:1]}
        for other in self.day.sort_by_name(self.contacts.ours):
            shared = [sector for sector in self.network.sectors_of(other)[:1] if sector.id in sectors]
            ours = self.contacts.ours[other] - {person} if shared and other != partner else ()
            for one in self.day.sort_by_name(ours):
                found.setdefault(one, f"knows others in {shared[0].name}")
        told = list(found.items())[:TAKERS_TOLD]
        return tuple(f"{self.network.name_of(one)} ({why})" for one, why in told)


def tell_handover(name: str, rows: Iterable[HandoverRow]) -> str:
    """Return in one sentence what would be lost with a person, and what is to be handed over."""
    everything = tuple(rows)
    if not everything:
        return f"As far as is noted, {name} leaves nothing behind that somebody else would have to take up."
    lost = [row.name for row in everything if row.only_link and row.what == RELATIONSHIP]
    seats = [row.name for row in everything if row.what == SEAT]
    parts = (
        [
            f"{len(lost)} {'partner loses its' if len(lost) == 1 else 'partners lose their'} only link: {join_names(lost)}"
        ]
        if lost
        else []
    )
    parts += [f"nobody else is left at {join_names(seats)}"] if seats else []
    if not parts:
        return f"If {name} leaves, no partner loses its only link. There is still something to hand over."
    return f"If {name} leaves, {'; and '.join(parts)}."


def write_handover(name: str, rows: Iterable[HandoverRow], ending: str) -> bytes:
    """Return a handover list in the format of a file ending such as ".xlsx".

    Raises
    ------
    FileError
        When a list is not written in that format.
    """
    return write_list([row.cells for row in rows], COLUMNS, ending, title=f"Handover {name}")
