"""Partners where we have met nobody who decides, and those without any tie."""

from netmap.analysis.missing.gap import LEFT_OUT, Gap, GapKind
from netmap.analysis.projection import is_closed
from netmap.analysis.standpoint import Standpoint
from netmap.model.entities import Organization
from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, Standing, TieKind


def find_deciders_unmet(here: Standpoint) -> list[Gap]:
    """Return the partners we have a tie to, where we know of people who decide and have met none of them."""
    return [
        Gap(
            GapKind.DECIDER_UNMET,
            place.id,
            place.name,
            "We have met nobody who decides there.",
            evidence=deciders,
        )
        for place in here.network.of(Organization)
        if place.id not in here.us
        and place.standing is Standing.PARTNER
        and here.is_tied_to_us(place.id)
        and (deciders := _list_deciders(here, place.id))
        and not any(_is_met(here, person) for person in deciders)
    ]


def _list_deciders(here: Standpoint, place: str) -> tuple[str, ...]:
    ties = here.network.ties_of(place, TieKind.WORKS_AT)
    return here.sort_by_name({tie.source for tie in ties if tie.target == place and tie.decision_maker})


def _is_met(here: Standpoint, person: str) -> bool:
    """Whether one of us knows somebody, or a contact with them came about."""
    knows = here.network.ties_of(person, TieKind.KNOWS, TieKind.PARTNERS_WITH, TieKind.REPORTS)
    team = here.us | {one.id for home in here.us for one in here.network.sources(home, TieKind.WORKS_AT)}
    if any(tie.other_end(person) in team for tie in knows):
        return True
    contacts = here.network.sources(person, TieKind.WITH)
    return any(
        isinstance(one, Interaction) and one.interaction_kind is not InteractionKind.ATTEMPT
        for one in contacts
    )


def find_without_tie(here: Standpoint) -> list[Gap]:
    """Return those without any tie, apart from ideas and from whoever left us."""
    reason = "No tie to anybody on the map is known."
    return [
        Gap(GapKind.NO_TIE, actor.id, actor.name, reason, evidence=(actor.id,))
        for actor in here.network.actors()
        if actor.id in here.graph
        and not here.graph.degree(actor.id)
        and not is_closed(actor)
        and here.read_standing(actor.id) not in {Standing.IDEA, *LEFT_OUT}
    ]
