"""Sectors that nobody is in, or nobody we work with, or where little holds us."""

from collections import defaultdict

from netmap.analysis.connectors.contacts import find_contacts
from netmap.analysis.day import Day
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.analysis.projection import read_strength
from netmap.analysis.relationships import Relationship
from netmap.model.entities import Sector
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.ties import GUESS

THIN = 2
"""A tie of at most this strength ("in touch") is thin."""


def find_empty_sectors(day: Day) -> list[Gap]:
    """Return the sectors we want somebody in and nobody on the map is."""
    reason = "We want somebody in this sector, and nobody on the map is."
    return [
        Gap(GapKind.EMPTY_SECTOR, sector.id, sector.name, reason, missing=sector.id)
        for sector in day.sectors
        if sector.expected and not day.members[sector.id]
    ]


def find_listed_sectors(day: Day) -> list[Gap]:
    """Return the sectors we want somebody in and whose members are ideas, or without a relationship with us if we are known."""
    return [
        Gap(
            GapKind.LISTED_SECTOR,
            sector.id,
            sector.name,
            "Whoever is in this sector is only on our list, as an idea or without a relationship with us.",
            missing=sector.id,
            evidence=listed,
            guesses=day.keep_guesses(sector.id, listed),
        )
        for sector in day.sectors
        if sector.expected
        and (listed := day.members[sector.id])
        and not any(_is_met(day, one) for one in listed)
    ]


def _is_met(day: Day, actor_id: str) -> bool:
    """Whether a member is more than a name: one of ours, or no mere idea and related to us if anybody is us."""
    if actor_id in day.our_side:
        return True
    return day.read_standing(actor_id) is not Standing.IDEA and (not day.us or day.is_related_to_us(actor_id))


def find_thin_sectors(day: Day) -> list[Gap]:
    """Return the sectors we want somebody in where all we have is one thin relationship with one partner.

    It is thin when the tie is rated 1 or 2, when it is the only one and nobody has rated it, or when it is a guess;
    without any tie, unless one of ours both keeps it and has been in touch.
    """
    reason = (
        "We have a relationship with one partner there only, and it is thin: no tie, not rated or a guess."
    )
    return [
        Gap(
            GapKind.SECTOR_THIN,
            sector.id,
            sector.name,
            reason,
            missing=sector.id,
            evidence=partners,
            guesses=day.keep_guesses(sector.id, partners),
        )
        for sector, partners in _list_ours(day)
        if len(partners) == 1 and _is_thin(day.relationships[partners[0]])
    ]


def find_sectors_of_one(day: Day) -> list[Gap]:
    """Return through whom alone we are in touch with whole sectors that we want, most sectors first.

    It is one of us, when nobody else of us is in touch with anybody there, or else one of theirs. Sectors where
    all we have is one thin relationship are not among them.
    """
    thin = {gap.subject for gap in find_thin_sectors(day)}
    held: defaultdict[str, list[str]] = defaultdict(list)
    for sector, partners in _list_ours(day):
        holder = _find_only_holder(day, partners)
        if holder and sector.id not in thin:
            held[holder].append(sector.id)
    reason = "All our ties to these sectors run through them."
    return [
        Gap(GapKind.SECTOR_ONE_PERSON, one, day.network.name_of(one), reason, evidence=tuple(held[one]))
        for one in sorted(day.sort_by_name(held), key=lambda one: -len(held[one]))
    ]


def _list_ours(day: Day) -> list[tuple[Sector, tuple[str, ...]]]:
    """Return the wanted sectors that we are not in ourselves, each with our partners there."""
    wanted = [
        sector
        for sector in day.sectors
        if sector.expected and day.our_side.isdisjoint(day.members[sector.id])
    ]
    found = [(sector, find_partners_in(day, sector.id)) for sector in wanted]
    return [(sector, partners) for sector, partners in found if partners]


def find_partners_in(day: Day, sector_id: str) -> tuple[str, ...]:
    """Return the ids of the partners of ours through whom we know a sector, by name; no mere ideas."""
    known = {one for one in day.members[sector_id] if _is_met(day, one)}
    partners = {one for one in known if one in day.graph} | day.find_employers(known - set(day.graph))
    return day.sort_by_name(partners & set(day.relationships))


def _is_thin(one: Relationship) -> bool:
    ties = one.ties
    if not ties:
        return not (one.kept and one.in_touch)
    if any(tie.kind is TieKind.WORKS_AT for tie in ties):
        return False
    strength = max((read_strength(tie) or 0 for tie in ties), default=0)
    guessed = all(tie.said_by == GUESS for tie in ties)
    return guessed or (0 < strength <= THIN) or (not strength and len(ties) == 1)


def _find_only_holder(day: Day, partners: tuple[str, ...]) -> str | None:
    """Return the one person among us, else among them, through whom we are in touch with all of some partners."""
    contacts = find_contacts(day)
    ours = [contacts.ours[one] for one in partners]
    theirs = [
        frozenset({one}) if day.network.kind_of(one) is EntityKind.PERSON else contacts.theirs[one]
        for one in partners
    ]
    for sides in (ours, theirs):
        if len(sides[0]) == 1 and all(side == sides[0] for side in sides):
            return next(iter(sides[0]))
    return None


SEARCHES = (find_empty_sectors, find_listed_sectors, find_thin_sectors, find_sectors_of_one)
"""What is looked for, the most useful first."""
