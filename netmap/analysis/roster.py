"""The roster: whom to ask who works with whom, and whether anybody has said so yet."""

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.model.entity import Entity

FEWEST = 2
"""With fewer partners beside us nobody can be tied to anybody."""


def list_roster(day: Day) -> tuple[Entity, ...]:
    """Return those who can be named in answer, by name: partners and us, without who left us or is confidential."""
    shown = day.hide_withheld()
    partners = (one for one in shown.network.actors() if one.id in shown.graph)
    present = (one for one in partners if day.read_standing(one.id) not in LEFT_OUT)
    return tuple(sorted(present, key=lambda one: (one.name.casefold(), one.id)))


def is_nothing_said(day: Day) -> bool:
    """Whether there are partners, and nobody has said yet which of them work with each other."""
    partners = set(day.graph) - day.our_side
    if len(partners) < FEWEST:
        return False
    return not any(one in partners and other in partners for one, other in day.graph.edges)
