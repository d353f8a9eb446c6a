"""When somebody was last in touch, from the contacts noted and from the ties themselves."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, TieKind, WithRole
from netmap.model.network import Network

NOT_THERE = frozenset({WithRole.INVITED, WithRole.COMING, WithRole.ABSENT})
"""Roles at a contact that do not make one: whoever has them was not (yet) there."""

ONE_TO_MANY = frozenset({InteractionKind.MAIL, InteractionKind.COMMUNITY_CONVERSATION})
"""Contacts in which those who take part are in touch with whoever made it, not with one another."""


@dataclass(frozen=True)
class LastContacts:
    """The contacts of a network until a day, that day included.

    `network` has only the ties that hold on the day, `us` the ids of our side: our organizations, our team and whoever
    else works for us. An attempt that reached nobody is no contact.
    """

    network: Network
    until: date
    us: frozenset[str]

    @cached_property
    def _contacts(self) -> dict[str, tuple[date, bool]]:
        """The day of each contact that came about, by its id, and whether all who took part met one another."""
        found = {}
        for contact in self.network.of(Interaction):
            if contact.on is None or contact.on > self.until:
                continue
            if contact.interaction_kind is not InteractionKind.ATTEMPT:
                found[contact.id] = contact.on, contact.interaction_kind not in ONE_TO_MANY
        return found

    @cached_property
    def _took_part(self) -> dict[str, dict[str, TieKind]]:
        """The contacts each actor took part in, by id, and how: BY who made it, WITH the others."""
        found: defaultdict[str, dict[str, TieKind]] = defaultdict(dict)
        for tie in self.network.ties_of_kind(TieKind.BY, TieKind.WITH):
            if tie.source in self._contacts and not (
                tie.kind is TieKind.WITH and tie.role.casefold() in NOT_THERE
            ):
                found[tie.target][tie.source] = tie.kind
        return dict(found)

    def list_contacts(self, actor_id: str) -> tuple[str, ...]:
        """Return the ids of the contacts an actor or one of their people took part in, the newest first."""
        days = {contact: self._contacts[contact][0] for contact in self._took_part.get(actor_id, ())}
        for job in self.network.ties_of(actor_id, TieKind.WORKS_AT):
            if job.target != actor_id:
                continue
            for contact in self._took_part.get(job.source, ()):
                held_on = self._contacts[contact][0]
                if job.holds_on(held_on):
                    days[contact] = held_on
        return tuple(sorted(days, key=lambda contact: (-days[contact].toordinal(), contact)))

    def with_actor(self, actor_id: str) -> date | None:
        """Return the last day on which we were in touch with an actor or one of their people; None if unknown.

        Of the days noted on ties only those of ties to us count.
        """
        noted = [self._contacts[contact][0] for contact in self.list_contacts(actor_id)[:1]]
        people = {job.source for job in self.network.ties_of(actor_id, TieKind.WORKS_AT)}
        noted += [
            tie.last_contact
            for one in {actor_id, *people} - self.us
            for tie in self.network.ties_of(one)
            if tie.last_contact and tie.last_contact <= self.until and tie.other_end(one) in self.us
        ]
        return max(noted, default=None)

    def between(self, one: str, other: str) -> date | None:
        """Return the last day on which just these two are known to have been in touch; None if unknown."""
        first, second = self._took_part.get(one, {}), self._took_part.get(other, {})
        noted = [
            self._contacts[contact][0]
            for contact in first.keys() & second.keys()
            if self._contacts[contact][1] or TieKind.BY in (first[contact], second[contact])
        ]
        noted += [
            tie.last_contact
            for tie in self.network.ties_between(one, other)
            if tie.last_contact and tie.last_contact <= self.until
        ]
        return max(noted, default=None)

    def named_together(self, one: str, other: str) -> date | None:
        """Return the last day of a contact that names both, such as a person and where they work; else None."""
        shared = self._took_part.get(one, {}).keys() & self._took_part.get(other, {}).keys()
        return max((self._contacts[contact][0] for contact in shared), default=None)
