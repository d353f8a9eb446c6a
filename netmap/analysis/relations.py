"""How somebody on the map stands with us."""

from enum import StrEnum

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind

WORKING_FROM = 3
"""The strength of a tie from which two work together; below it they are aware of or in touch with another."""


class Relation(StrEnum):
    """How somebody on the map stands with us."""

    US = "us"
    WORKING = "working"
    KNOWN = "known"
    """Tied to us less closely, or in touch with us without a tie."""
    KEPT = "kept"
    """One of ours keeps the relationship, and neither a tie nor a contact is noted."""
    LISTED = "listed"
    """An idea, or somebody with whom we have no relationship."""
    LEFT = "left"
    """A partner in the past, not a fit, or not to be contacted."""
    UNTOLD = "untold"
    """Nobody on the map is us, so nothing can be said."""


def is_partner(actor: Entity) -> bool:
    """Whether somebody counts as a partner, now or as an idea."""
    standing = actor.standing if isinstance(actor, Organization | Person) else None
    return standing is not None and standing not in LEFT_OUT


def find_relation(day: Day, actor: Entity) -> Relation:
    """Return how an actor stands with us on a day."""
    if actor.id in day.our_side:
        return Relation.US
    if day.read_standing(actor.id) in LEFT_OUT:
        return Relation.LEFT
    if not day.us:
        return Relation.UNTOLD
    found = day.relationships.get(actor.id)
    if not found or day.read_standing(actor.id) is Standing.IDEA:
        return Relation.LISTED
    working = any(
        tie.kind in {TieKind.PARTNERS_WITH, TieKind.REPORTS}
        and (tie.strength or WORKING_FROM) >= WORKING_FROM
        for tie in found.ties
    )
    if working:
        return Relation.WORKING
    return Relation.KNOWN if found.ties or found.in_touch else Relation.KEPT
