"""Partners where we have met nobody who decides, and those without any tie."""

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import LEFT_OUT, Gap, GapKind
from netmap.analysis.projection import RELATIONSHIP_KINDS, is_closed
from netmap.model.entities import Organization
from netmap.model.kinds import Standing, TieKind


def find_deciders_unmet(day: Day) -> list[Gap]:
    """Return the partners we have a relationship with, where we know of people who decide and have met none of them."""
    return [
        Gap(
            GapKind.DECIDER_UNMET,
            place.id,
            place.name,
            "We have met nobody who decides there.",
            evidence=deciders,
        )
        for place in day.network.of(Organization)
        if place.id not in day.our_side
        and place.standing is Standing.PARTNER
        and day.is_related_to_us(place.id)
        and (deciders := _list_deciders(day, place.id))
        and not any(_is_met(day, person) for person in deciders)
    ]


def _list_deciders(day: Day, place: str) -> tuple[str, ...]:
    ties = day.network.ties_of(place, TieKind.WORKS_AT)
    return day.sort_by_name({tie.source for tie in ties if tie.target == place and tie.decision_maker})


def _is_met(day: Day, person: str) -> bool:
    """Whether one of us knows somebody, or a contact with them came about."""
    knows = day.network.ties_of(person, *RELATIONSHIP_KINDS)
    return any(tie.other_end(person) in day.our_side for tie in knows) or bool(day.log.list_contacts(person))


def find_without_tie(day: Day) -> list[Gap]:
    """Return those without any tie, and without a relationship with us; apart from us, ideas and whoever left us."""
    reason = f"No tie to anybody on the map is {day.counted.word}."
    return [
        Gap(GapKind.NO_TIE, actor.id, actor.name, reason, evidence=(actor.id,))
        for actor in day.network.actors()
        if actor.id in day.graph
        and actor.id not in day.our_side
        and not day.graph.degree(actor.id)
        and actor.id not in day.relationships
        and not is_closed(actor)
        and day.read_standing(actor.id) not in {Standing.IDEA, *LEFT_OUT}
    ]
