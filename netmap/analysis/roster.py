"""The roster: whom to ask who works with whom, and whether anybody has said so yet."""

from netmap.analysis.day import Day
from netmap.analysis.relations import is_partner
from netmap.model.entity import Entity

FEWEST = 2
"""With fewer partners beside us nobody can be tied to anybody."""


def list_roster(day: Day) -> tuple[Entity, ...]:
    """Return those who can be named in answer, by name: partners and us, without who left us or is confidential."""
    shown = day.openly.network
    return tuple(sorted(filter(is_partner, shown.actors()), key=lambda one: shown.places[one.id]))


def is_nothing_said(day: Day) -> bool:
    """Whether there are partners, and nobody has said yet which of them work with each other."""
    partners = {one.id for one in day.network.actors() if is_partner(one)} - day.our_side
    if len(partners) < FEWEST:
        return False
    return not any(one in partners and other in partners for one, other in day.graph.edges)
