"""Partners where we have met nobody who decides, and those without any tie."""

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import LEFT_OUT, Gap, GapKind
from netmap.analysis.projection import is_closed
from netmap.model.entities import Organization
from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, Standing, TieKind


def find_deciders_unmet(day: Day) -> list[Gap]:
    """Return the partners we have a tie to, where we know of people who decide and have met none of them."""
    return [
        Gap(
            GapKind.DECIDER_UNMET,
            place.id,
            place.name,
            "We have met nobody who decides there.",
            evidence=deciders,
        )
        for place in day.network.of(Organization)
        if place.id not in day.us
        and place.standing is Standing.PARTNER
        and day.is_tied_to_us(place.id)
        and (deciders := _list_deciders(day, place.id))
        and not any(_is_met(day, person) for person in deciders)
    ]


def _list_deciders(day: Day, place: str) -> tuple[str, ...]:
    ties = day.network.ties_of(place, TieKind.WORKS_AT)
    return day.sort_by_name({tie.source for tie in ties if tie.target == place and tie.decision_maker})


def _is_met(day: Day, person: str) -> bool:
    """Whether one of us knows somebody, or a contact with them came about."""
    knows = day.network.ties_of(person, TieKind.KNOWS, TieKind.PARTNERS_WITH, TieKind.REPORTS)
    team = day.us | {one.id for home in day.us for one in day.network.sources(home, TieKind.WORKS_AT)}
    if any(tie.other_end(person) in team for tie in knows):
        return True
    contacts = day.network.sources(person, TieKind.WITH)
    return any(
        isinstance(one, Interaction) and one.interaction_kind is not InteractionKind.ATTEMPT
        for one in contacts
    )


def find_without_tie(day: Day) -> list[Gap]:
    """Return those without any tie, apart from ideas and from whoever left us."""
    reason = "No tie to anybody on the map is known."
    return [
        Gap(GapKind.NO_TIE, actor.id, actor.name, reason, evidence=(actor.id,))
        for actor in day.network.actors()
        if actor.id in day.graph
        and not day.graph.degree(actor.id)
        and not is_closed(actor)
        and day.read_standing(actor.id) not in {Standing.IDEA, *LEFT_OUT}
    ]
