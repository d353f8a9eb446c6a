"""Who can introduce us, as the last words of a sentence, and how to begin."""

from netmap.analysis.connectors.contacts import find_contacts
from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import Route
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.words import join_names
from netmap.report.finding import end_sentence
from netmap.report.introductions.headlines import Headline


def tell_first_step(day: Day, partner: str, route: Route | None) -> str:
    """Return what to do first to come into conversation with somebody, as a whole sentence."""
    name_of = day.network.name_of
    if route is None and day.is_related_to_us(partner):
        return end_sentence(f"Ask among us who is in touch with {name_of(partner)}")
    if route is None:
        return end_sentence(f"Ask our partners who knows {name_of(partner)}, or write to them ourselves")
    headline = Headline(day, partner, route)
    if not headline.is_direct:
        return headline.tell_next()
    insider = route.contact or (route.stops[headline.goal] if headline.goal < len(route.stops) - 1 else None)
    whom = f"{name_of(insider)} at {name_of(partner)}" if insider else name_of(partner)
    tables = [name_of(one) for one in route.stops if day.network.kind_of(one) is EntityKind.COALITION]
    where = f", at {tables[0]}" if tables else ""
    if route.caller:
        return end_sentence(
            f"{name_of(route.caller)}: talk with {whom}{where}{_tell_holders(day, partner, route.caller)}"
        )
    return end_sentence(f"Agree who of us talks with {whom}{where}")


def _tell_holders(day: Day, partner: str, caller: str) -> str:
    """Return who of us keeps the relationship or knows them, where that is not who is to talk with them; "" else.

    Who was in touch last may have the surest way there; Keep in touch names who holds the relationship.
    """
    contacts = find_contacts(day)
    holders = day.sort_by_name(contacts.ours.get(partner, ()))
    if not holders or caller in holders or partner in contacts.only_met:
        return ""
    hold = "holds" if len(holders) == 1 else "hold"
    names = join_names([day.network.name_of(one) for one in holders])
    return f", after a word with {names}, who {hold} this relationship"


def tell_introducer(day: Day, partner: str, route: Route | None) -> str:
    """Return who of those we know can introduce us to somebody, within a sentence; or that nobody can yet."""
    if route is None:
        known = day.is_related_to_us(partner)
        return "one of us is in touch with them" if known else "nobody we know can introduce us yet"
    name_of = day.network.name_of
    between, contact, place = _list_between(day, route), "", None
    if between and route.ties[-1].kind is TieKind.WORKS_AT and _is_person(day, between[-1]):
        place = _find_place_before(day, route, between[-1])
        contact = f"{name_of(between.pop())}, who works there"
    caller = name_of(route.caller) if route.caller else "we"
    if not between and route.contact and not contact:
        contact = f"{name_of(route.contact)} there"
    if not between and contact:
        knows = "know" if caller == "we" else "knows"
        return (
            f"{caller} can reach {contact}, through {name_of(place)}"
            if place
            else f"{caller} {knows} {contact}"
        )
    if not between:
        return f"{caller} can ask them directly"
    if len(between) > 1:
        return f"the way to them leads over {join_names([_tell_place(day, one) for one in between])}"
    if day.network.kind_of(between[0]) is EntityKind.COALITION:
        sit = "sit" if caller == "we" else "sits"
        return f"{caller} {sit} at {name_of(between[0])} with {contact or 'them'}"
    return f"{_tell_place(day, between[0])} can introduce us" + (f" to {contact}" if contact else "")


def _find_place_before(day: Day, route: Route, person: str) -> str | None:
    """Return over which place a way leads to a person who works there; None where it comes from one of us, or from a person."""
    before = route.stops[route.stops.index(person) - 1]
    is_place = day.network.kind_of(before) is EntityKind.ORGANIZATION and before not in day.our_side
    return before if is_place else None


def _list_between(day: Day, route: Route) -> list[str]:
    """Return those between us and somebody; a place whose own people are on the way too is left out."""
    inner = []
    for place, stop in enumerate(route.stops[1:-1], start=1):
        jobs = [tie for tie in route.ties[place - 1 : place + 1] if tie.kind is TieKind.WORKS_AT]
        people = {tie.source for tie in jobs} & set(route.stops[1:-1])
        if stop not in day.our_side and (_is_person(day, stop) or not people):
            inner.append(stop)
    return inner


def _is_person(day: Day, actor_id: str) -> bool:
    return day.network.kind_of(actor_id) is EntityKind.PERSON


def _tell_place(day: Day, actor_id: str) -> str:
    """Return somebody's name, with the place where they work."""
    places = [place.name for place in day.network.targets(actor_id, TieKind.WORKS_AT)]
    name = day.network.name_of(actor_id)
    return f"{name} at {places[0]}" if places else name
