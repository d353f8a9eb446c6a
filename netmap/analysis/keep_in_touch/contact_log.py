"""When somebody was last in touch, from the contacts noted and from the ties themselves."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from netmap.analysis.projection import RELATIONSHIP_KINDS
from netmap.model.entities import Person
from netmap.model.happenings import Interaction
from netmap.model.kinds import ACTOR_KINDS, EntityKind, InteractionKind, TieKind, WithRole
from netmap.model.network import Network
from netmap.model.ties import Tie

NOT_THERE = frozenset({WithRole.INVITED, WithRole.COMING, WithRole.ABSENT})
"""Roles at a contact that do not make one: whoever has them was not (yet) there."""

ONE_TO_MANY = frozenset({InteractionKind.MAIL, InteractionKind.COMMUNITY_CONVERSATION})
"""Contacts in which those who take part are in touch with whoever made it, not with one another."""


@dataclass(frozen=True)
class LastContacts:
    """The contacts of a network until a day, that day included.

    `network` has only the ties that hold on the day, `us` the ids of our side: our organizations, our team and whoever
    else works for us. An attempt that reached nobody is no contact. A contact is one of ours when one of us made it or
    took part; one of which nobody is noted as having made it is ours too, and so is one made by a person who stood
    for no partner then, as those do who have left us. As long as nobody on the map is us, every contact counts.
    """

    network: Network
    until: date
    us: frozenset[str]

    @cached_property
    def _contacts(self) -> dict[str, tuple[date | None, bool]]:
        """The day of each contact that came about, if noted, by its id, and whether all who took part met one another."""
        found = {}
        for contact in self.network.of(Interaction):
            if contact.on and contact.on > self.until:
                continue
            if contact.interaction_kind is not InteractionKind.ATTEMPT:
                found[contact.id] = contact.on, contact.interaction_kind not in ONE_TO_MANY
        return found

    @cached_property
    def _took_part(self) -> dict[str, dict[str, TieKind]]:
        """The contacts each actor took part in, by id, and how: BY who made it, WITH the others.

        Whoever made one and is noted as having been there too has made it.
        """
        found: defaultdict[str, dict[str, TieKind]] = defaultdict(dict)
        for tie in self.network.ties_of_kind(TieKind.BY, TieKind.WITH):
            if tie.source in self._contacts and not (
                tie.kind is TieKind.WITH and tie.role.casefold() in NOT_THERE
            ):
                made = found[tie.target].get(tie.source) is TieKind.BY
                found[tie.target][tie.source] = TieKind.BY if made else tie.kind
        return dict(found)

    @cached_property
    def _at(self) -> dict[str, dict[str, TieKind]]:
        """Who took part in each contact, by its id, and how."""
        found: defaultdict[str, dict[str, TieKind]] = defaultdict(dict)
        for actor, contacts in self._took_part.items():
            for contact, kind in contacts.items():
                found[contact][actor] = kind
        return dict(found)

    @cached_property
    def _with_us(self) -> dict[str, tuple[str, ...]]:
        """The contacts by which each actor was in touch with us, by id."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for contact in self._at:
            for actor in self._list_in_touch(contact):
                found[actor].append(contact)
        return {actor: tuple(contacts) for actor, contacts in found.items()}

    def _list_in_touch(self, contact: str) -> set[str]:
        """Return the ids of those whom a contact brought in touch with us."""
        at = self._at[contact]
        if self._is_made_by_us(contact):
            return set(at)
        if self.us.isdisjoint(at):
            return set()
        return set(at) if self._contacts[contact][1] else self._list_makers(contact)

    def _list_makers(self, contact: str) -> set[str]:
        return {actor for actor, kind in self._at[contact].items() if kind is TieKind.BY}

    def _is_made_by_us(self, contact: str) -> bool:
        """Whether one of us made a contact, or nobody else is noted as having made it."""
        made_by = self._list_makers(contact)
        return not made_by or not self.us or any(self._made_as_one_of_us(one, contact) for one in made_by)

    def _made_as_one_of_us(self, actor: str, contact: str) -> bool:
        """Whether whoever made a contact is one of us, or stood for nobody else then."""
        if actor in self.us:
            return True
        entity, day = self.network.entities[actor], self._contacts[contact][0]
        if not isinstance(entity, Person) or entity.standing is not None:
            return False
        jobs = self.network.ties_of(actor, TieKind.WORKS_AT)
        return not any(job.source == actor and job.holds_on(day or self.until) for job in jobs)

    def list_contacts(self, actor_id: str) -> tuple[str, ...]:
        """Return the ids of the contacts that an actor or one of their people had with us, the newest first, those without a day last.

        Whoever of us works at a partner's too, such as somebody on our board, is on our side: what they do for us is no
        contact with that partner. Of somebody who works at several places, a contact that names some of these is with those.
        """
        days = {contact: self._contacts[contact][0] for contact in self._with_us.get(actor_id, ())}
        not_theirs = frozenset() if actor_id in self.us else self.us
        for job in self.network.ties_of(actor_id, TieKind.WORKS_AT):
            if job.target != actor_id or job.source in not_theirs:
                continue
            for contact in self._with_us.get(job.source, ()):
                held_on = self._contacts[contact][0]
                if job.holds_on(held_on or self.until) and not self._is_for_another(contact, job):
                    days[contact] = held_on
        newest = sorted(self.network.sort(days), key=lambda contact: days[contact] or date.min, reverse=True)
        return tuple(newest)

    def _is_for_another(self, contact: str, job: Tie) -> bool:
        """Whether a contact names another place at which somebody works, and not this one."""
        at = self._at[contact]
        places = {other.target for other in self.network.ties_of(job.source, TieKind.WORKS_AT)} - self.us
        return job.target not in at and not places.isdisjoint(at)

    def with_actor(self, actor_id: str) -> date | None:
        """Return the last day on which we were in touch with an actor or one of their people; None if unknown.

        Of the days noted on ties only those of ties between actors count of which one end is ours.
        """
        newest = self.list_contacts(actor_id)[:1]
        noted = [on for contact in newest if (on := self._contacts[contact][0])]
        people = {job.source for job in self.network.ties_of(actor_id, TieKind.WORKS_AT)}
        noted += [
            tie.last_contact
            for one in {actor_id, *people} - self.us
            for tie in self.network.ties_of(one, *RELATIONSHIP_KINDS, TieKind.KEPT_BY)
            if tie.last_contact and tie.last_contact <= self.until and tie.other_end(one) in self.us
        ]
        return max(noted, default=None)

    def list_present(self, actor_id: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return who of us was in touch with an actor or their people, and which of those people we have met: ids.

        Somebody whom we met for another place at which they work is no contact with this one, and known to us all the same.
        """
        contacts = self.list_contacts(actor_id)
        present = {one for contact in contacts for one in self._at[contact]}
        people = {job.source for job in self.network.ties_of(actor_id, TieKind.WORKS_AT)} - {actor_id}
        return frozenset(present & self.us), frozenset((people & self._with_us.keys()) - self.us)

    def list_met(self) -> Iterator[tuple[str, str]]:
        """Give each of us with each actor whom a contact brought in touch with them; nothing confidential.

        Where it is not noted who of us it was, our organizations stand for them.
        """
        for contact in self._at:
            if self.network.entities[contact].confidential:
                continue
            makers, present = self._list_ours_at(contact)
            for other in self._list_in_touch(contact) - self.us:
                if (contact, other) in self._confidential or self.network.kind_of(other) not in ACTOR_KINDS:
                    continue
                is_met_by_all = self._contacts[contact][1] or self._at[contact][other] is TieKind.BY
                for one in makers | present if is_met_by_all else makers:
                    yield one, other

    def _list_ours_at(self, contact: str) -> tuple[set[str], set[str]]:
        """Return the ids of us who made a contact, and of us who took part, as far as that is not confidential."""
        at = self._at[contact]
        present = {one for one in self.us & at.keys() if (contact, one) not in self._confidential}
        makers = {one for one in present if at[one] is TieKind.BY}
        is_unknown = self._is_made_by_us(contact) and not makers
        if is_unknown and not (present and self._contacts[contact][1]):
            makers = {one for one in self.us if self.network.kind_of(one) is EntityKind.ORGANIZATION}
        return makers, present

    @cached_property
    def _confidential(self) -> frozenset[tuple[str, str]]:
        """The contacts and those who took part of which that is confidential, by ids."""
        ties = self.network.ties_of_kind(TieKind.BY, TieKind.WITH)
        return frozenset((tie.source, tie.target) for tie in ties if tie.confidential)

    def between(self, one: str, other: str, place: str = "") -> date | None:
        """Return the last day on which just these two are known to have been in touch; None if unknown.

        Where one of them stands for a `place`, a contact that names another where they work, and not this one, is left out.
        """
        noted = [
            on for contact in self._list_between(one, other, place) if (on := self._contacts[contact][0])
        ]
        noted += [
            tie.last_contact
            for tie in self.network.ties_between(one, other)
            if tie.last_contact and tie.last_contact <= self.until
        ]
        return max(noted, default=None)

    def have_met(self, one: str, other: str, place: str = "") -> bool:
        """Whether a contact of just these two is noted, with or without its day; `place` as in `between`."""
        return any(True for _ in self._list_between(one, other, place))

    def _list_between(self, one: str, other: str, place: str) -> Iterator[str]:
        """Give the ids of the contacts of just two."""
        jobs = [job for end in (one, other) for job in self.network.ties_of(end, TieKind.WORKS_AT)]
        there = [job for job in jobs if job.target == place and job.source in (one, other)]
        first, second = self._took_part.get(one, {}), self._took_part.get(other, {})
        for contact in first.keys() & second.keys():
            is_of_both = self._contacts[contact][1] or TieKind.BY in (first[contact], second[contact])
            if is_of_both and not any(self._is_for_another(contact, job) for job in there):
                yield contact

    def named_together(self, one: str, other: str) -> date | None:
        """Return the last day of a contact that names both, such as a person and where they work; else None."""
        shared = self._took_part.get(one, {}).keys() & self._took_part.get(other, {}).keys()
        return max((on for contact in shared if (on := self._contacts[contact][0])), default=None)
