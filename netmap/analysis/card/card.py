"""A partner's own card: what we have about an organization that it may see, its ties, and what a public copy shows of it.

No rating, no note, no contact of ours is on it, nothing confidential, and of others only that they are tied with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.public.choices import Choices
from netmap.analysis.public.held_back import Reason, find_reason
from netmap.analysis.public.rebuilding import PublicCopy, rebuild
from netmap.errors import NetmapError
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie

FIELDS = ("name", "aka", "description", "website", "email", "phone")
"""The fields of an organization that stand on its own card, filled in or not; where it is comes after them."""
_PLACE = ("address", "city", "region", "postal_code", "country")
_ABOUT = (TieKind.IN_SECTOR, TieKind.RUNS, TieKind.SERVES, TieKind.HAS, TieKind.NEEDS, TieKind.OFFERS)
"""What is said of somebody beside fields, each to be put right as one line."""
_BETWEEN = (TieKind.PARTNERS_WITH, TieKind.FUNDS, TieKind.REFERS_TO, TieKind.PART_OF, TieKind.REPORTS)
_TABLES = (TieKind.MEMBER_OF, TieKind.PURSUES)


Way = tuple[TieKind, bool]
"""A kind of tie, and whether it goes from the organization to the other."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who works there, and how we reach them at work; `own`: only the name and the role are told, and nothing but the role is asked."""

    id: str
    name: str
    role: str
    email: str
    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class OwnTie:
    """What we have between an organization and another one, a coalition or a goal: in which ways, from its side."""

    id: str
    other: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a public copy shows of an organization; nothing when it is held back, `refused` when it wanted that."""

    shown: bool
    refused: bool = False
    sectors: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A card: whose it is, and what stands on it.

    `fields` are its own, by their names; `place` where it is, from the street to the country (of a place that is
    confidential we keep no street); `about` further facts by the kind of tie that says them.
    """

    subject: Organization
    fields: tuple[tuple[str, str | tuple[str, ...]], ...]
    place: tuple[str, ...]
    about: tuple[tuple[TieKind, tuple[str, ...]], ...]
    contacts: tuple[Contact, ...]
    ties: tuple[OwnTie, ...]
    tables: tuple[OwnTie, ...]
    seen: Seen


def list_carded(day: Day) -> tuple[Organization, ...]:
    """Return the organizations that can have a card, by name: all but us and what is confidential."""
    return tuple(one for one in day.openly.network.of(Organization) if one.id not in day.us)


def find_card(day: Day, subject_id: str) -> Card:
    """Return the card of an organization.

    Raises
    ------
    NetmapError
        When it is confidential, or not on the map.
    """
    network = day.openly.network
    subject = network.get(subject_id)
    if not isinstance(subject, Organization):
        if subject_id in day.everything.entities:
            raise NetmapError("What is confidential never leaves, not even as a card for those it is about.")
        raise NetmapError("This organization is not on the map any more.")
    return Card(
        subject=subject,
        fields=tuple((name, getattr(subject, name)) for name in FIELDS),
        place=tuple(value for name in _PLACE if (value := getattr(subject, name))),
        about=tuple(
            (kind, tuple(one.name for one in network.targets(subject.id, kind) if _may_stand(one)))
            for kind in _ABOUT
        ),
        contacts=tuple(_list_contacts(day, subject)),
        ties=_list_ties(day, subject, _BETWEEN),
        tables=_list_ties(day, subject, _TABLES),
        seen=_find_seen(day, subject),
    )


def _may_stand(one: Entity) -> bool:
    """Whether somebody or something may be named to others: people only when they agreed, nobody who refused."""
    if isinstance(one, Person):
        return one.may_be_named is True
    if isinstance(one, Organization):
        return one.may_be_named is not False
    return one.on_the_wall if isinstance(one, Sector) else True


def _list_contacts(day: Day, subject: Organization) -> Iterator[Contact]:
    """Give those who work there, by name; of whoever is a partner in their own right, or on our team, only the name."""
    network = day.openly.network
    for tie in network.sort_ties(network.ties_of(subject.id, TieKind.WORKS_AT)):
        person = network.get(tie.source)
        if tie.target != subject.id or not isinstance(person, Person):
            continue
        role = tie.role or person.title
        email, phone = ("", "") if is_own(person) else (person.email, person.phone)
        yield Contact(person.id, person.name, role, email, phone, is_own(person))


def is_own(person: Person) -> bool:
    """Whether somebody is a partner in their own right, or of our team: how they are reached is theirs to say."""
    return person.standing is not None or person.on_team


def _list_ties(day: Day, subject: Organization, kinds: tuple[TieKind, ...]) -> tuple[OwnTie, ...]:
    network = day.openly.network
    found: dict[str, dict[Way, None]] = {}
    for tie in network.ties_of(subject.id, *kinds):
        other = network.entities[tie.other_end(subject.id)]
        if _is_own(tie, subject) and _may_stand(other) and not _has_ended(day, other):
            outward = TIE_RULES[tie.kind].symmetric or tie.source == subject.id
            found.setdefault(other.id, {})[tie.kind, outward] = None
    return tuple(
        OwnTie(key, network.name_of(key), _sort_ways(found[key], kinds)) for key in network.sort(found)
    )


def _sort_ways(ways: Iterable[Way], kinds: tuple[TieKind, ...]) -> tuple[Way, ...]:
    """Return in which ways two are tied, in the order of some kinds; that one said so only where nothing else is."""
    ordered = sorted(ways, key=lambda way: kinds.index(way[0]))
    told = [way for way in ordered if way[0] is not TieKind.REPORTS]
    return tuple(told or ordered)


def _is_own(tie: Tie, subject: Organization) -> bool:
    """Whether a tie is for its ends to see: what another one said in answer to a question is theirs alone."""
    return tie.kind is not TieKind.REPORTS or tie.source == subject.id


def _has_ended(day: Day, other: Entity) -> bool:
    return isinstance(other, Goal | Coalition) and other.ended is not None and other.ended < day.date


@once_a_day
def _rebuild(day: Day) -> PublicCopy:
    return rebuild(day, Choices())


def _find_seen(day: Day, subject: Organization) -> Seen:
    copy = _rebuild(day)
    here = next((new for new, old in copy.origins.items() if old == subject.id), None)
    if here is None:
        return Seen(shown=False, refused=find_reason(day, subject, Choices()) is Reason.REFUSED)
    network = copy.network
    pairs = network.ties_of(here, TieKind.PARTNERS_WITH)
    return Seen(
        shown=True,
        sectors=tuple(one.name for one in network.sectors_of(here)),
        tables=tuple(one.name for one in network.targets(here, *_TABLES)),
        partners=tuple(map(network.name_of, network.sort(tie.other_end(here) for tie in pairs))),
    )
