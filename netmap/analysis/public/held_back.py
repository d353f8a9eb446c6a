"""Who may not be shown in a public copy, and why: the one place that decides it."""

from collections.abc import Iterator
from enum import StrEnum

from netmap.analysis.day import Day
from netmap.analysis.public.choices import Choices, PeopleShown
from netmap.model.entities import Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind

Actor = Organization | Person


class Reason(StrEnum):
    """Why somebody is held back, the first that applies."""

    CONFIDENTIAL = "confidential"
    REFUSED = "refused"
    LEFT = "left"
    """No partner of ours: past, closed, not now, not a fit, not to be contacted."""
    IDEA = "idea"
    PERSON = "person"
    NOT_AGREED = "not agreed"
    NOT_ON_THE_WALL = "not on the wall"
    """In no sector that is shown to others."""


def list_actors(day: Day) -> Iterator[Actor]:
    """Give everybody who is or was a partner of ours, or an idea for one, by name; what is confidential too."""
    for actor in day.network.actors():
        if actor.standing is not None:
            yield actor


def find_reason(day: Day, actor: Actor, choices: Choices) -> Reason | None:
    """Return why somebody is held back from a copy; None for who is shown."""
    if actor.id not in day.openly.network.entities:
        return Reason.CONFIDENTIAL
    if actor.may_be_named is False:
        return Reason.REFUSED
    found = _judge_standing(actor, choices) or _judge_consent(actor, choices)
    return found or (Reason.NOT_ON_THE_WALL if find_seats(day, actor.id) is None else None)


def _judge_standing(actor: Actor, choices: Choices) -> Reason | None:
    if actor.standing is Standing.PARTNER or (actor.standing is Standing.IDEA and choices.ideas):
        return None
    return Reason.IDEA if actor.standing is Standing.IDEA else Reason.LEFT


def _judge_consent(actor: Actor, choices: Choices) -> Reason | None:
    is_person = isinstance(actor, Person)
    if is_person and choices.people is not PeopleShown.AGREED:
        return Reason.PERSON
    return Reason.NOT_AGREED if actor.may_be_named is None and (is_person or choices.only_agreed) else None


def shows_ties(actor: Entity) -> bool:
    """Whether it may be shown with whom somebody works, and to what they belong: they have not said no to it."""
    return getattr(actor, "may_show_ties", None) is not False


def shows_more(actor: Entity) -> bool:
    """Whether more than the name of somebody may be shown: they have not said no, and their place is no secret."""
    if not isinstance(actor, Organization):
        return True
    return actor.may_show_more is not False and not actor.location_confidential


def find_seats(day: Day, actor_id: str) -> tuple[Sector, ...] | None:
    """Return the sectors of somebody that may be shown, the main one first; None when they have only others."""
    shown = tuple(one for one in day.openly.network.sectors_of(actor_id) if one.on_the_wall)
    return shown if shown or not day.network.sectors_of(actor_id) else None


def is_open_chair(day: Day, sector: Sector) -> bool:
    """Whether somebody is wanted in a sector and nobody is there: whoever is held back there is no reason to say so."""
    if not (sector.expected and sector.on_the_wall):
        return False
    everybody = Choices(people=PeopleShown.AGREED)
    there = day.network.sources(sector.id, TieKind.IN_SECTOR)
    return all(
        find_reason(day, one, everybody) in {Reason.IDEA, Reason.LEFT}
        for one in there
        if isinstance(one, Organization | Person)
    )
