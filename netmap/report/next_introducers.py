"""Who can introduce us, as the last words of a sentence."""

from netmap.analysis.introductions import Route, read_last_sign
from netmap.analysis.standpoint import Standpoint
from netmap.analysis.us import find_our_side
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import GUESS, Tie
from netmap.report.finding import end_sentence, tell_day
from netmap.report.map_words import join_names

ONE_BETWEEN = 3
"""How many stops a way has that leads over one other."""


def tell_introducer(here: Standpoint, partner: str, route: Route | None) -> str:
    """Return who of those we know can introduce us to somebody, within a sentence; or that nobody can yet."""
    if route is None:
        return "nobody we know can introduce us yet"
    network, stops = here.network, route.stops
    between, contact = _list_between(here, route), ""
    if between and route.ties[-1].kind is TieKind.WORKS_AT and _is_person(here, between[-1]):
        contact = f"{network.name_of(between.pop())}, who works there"
    ours = "we" if network.kind_of(stops[0]) is EntityKind.ORGANIZATION else network.name_of(stops[0])
    if not between and contact:
        return f"{ours} {'know' if ours == 'we' else 'knows'} {contact}"
    if not between:
        return f"{find_caller(here, partner, route) or 'we'} can ask them directly"
    if len(between) > 1:
        return f"the way to them leads over {join_names([_tell_place(here, one) for one in between])}"
    if network.kind_of(between[0]) is EntityKind.COALITION:
        sit = "sit" if ours == "we" else "sits"
        return f"{ours} {sit} at {network.name_of(between[0])} with {contact or 'them'}"
    return f"{_tell_place(here, between[0])} can introduce us" + (f" to {contact}" if contact else "")


def _list_between(here: Standpoint, route: Route) -> list[str]:
    """Return those between us and somebody; a place whose own people are on the way too is left out."""
    inner = []
    for place, stop in enumerate(route.stops[1:-1], start=1):
        jobs = [tie for tie in route.ties[place - 1 : place + 1] if tie.kind is TieKind.WORKS_AT]
        people = {tie.source for tie in jobs} & set(route.stops[1:-1])
        if _is_person(here, stop) or not people:
            inner.append(stop)
    return inner


def _is_person(here: Standpoint, actor_id: str) -> bool:
    return here.network.kind_of(actor_id) is EntityKind.PERSON


def tell_first_step(here: Standpoint, partner: str, route: Route | None) -> str:
    """Return what to do first to come into conversation with somebody, as a whole sentence."""
    name = here.network.name_of(partner)
    if route is None:
        return end_sentence(f"Ask our partners who knows {name}, or write to them yourselves")
    caller = find_caller(here, partner, route)
    if len(route.stops) < ONE_BETWEEN:
        return end_sentence(f"{caller}: talk with {name}" if caller else f"Agree who of us talks with {name}")
    first, second = route.stops[1:ONE_BETWEEN]
    if here.network.kind_of(first) is not EntityKind.COALITION:
        what = f"ask {here.network.name_of(first)} about {name}"
    elif second == partner:
        what = f"talk with {name} at {here.network.name_of(first)}"
    else:
        what = f"talk with {here.network.name_of(second)} at {here.network.name_of(first)} about {name}"
    return end_sentence(f"{caller}: {what}" if caller else capitalize(what))


def list_steps(here: Standpoint, route: Route | None) -> tuple[str, ...]:
    """Return each step of a way as a whole sentence, with the day it was last known to hold."""
    return (
        tuple(_tell_step(here, start, tie) for start, tie in zip(route.stops, route.ties, strict=False))
        if route
        else ()
    )


def _tell_step(here: Standpoint, start: str, tie: Tie) -> str:
    rule, sign = TIE_RULES[tie.kind], read_last_sign(tie)
    one, other = (start, tie.other_end(start)) if rule.symmetric else tie.ends
    known = f", last known on {tell_day(sign)}" if sign else ""
    guess = ", a guess" if tie.said_by == GUESS else ""
    said = f"{here.network.name_of(one)} {rule.says} {here.network.name_of(other)}"
    return end_sentence(f"{said}{known}{guess}")


def find_caller(here: Standpoint, partner: str, route: Route | None) -> str:
    """Return the name of who of us would talk with somebody: who keeps the relationship, or begins the way; else ""."""
    ours = find_our_side(here.network)
    keepers = [one.name for one in here.network.targets(partner, TieKind.KEPT_BY) if one.id in ours]
    if keepers:
        return keepers[0]
    start = route.stops[0] if route else ""
    return here.network.name_of(start) if _is_person(here, start) else ""


def capitalize(text: str) -> str:
    """Return a text with its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def _tell_place(here: Standpoint, actor_id: str) -> str:
    """Return somebody's name, with the place where they work."""
    places = [place.name for place in here.network.targets(actor_id, TieKind.WORKS_AT)]
    name = here.network.name_of(actor_id)
    return f"{name} at {places[0]}" if places else name
