"""How somebody stands with us, in sentences: works with us, in touch, kept by whom, or no relationship yet."""

from netmap.analysis.day import Day
from netmap.analysis.relations import Relation, find_relation
from netmap.analysis.relationships import Relationship
from netmap.model.kinds import TieKind
from netmap.model.words import join_names, tell_day
from netmap.report.finding import end_sentence
from netmap.report.keep_in_touch.due import tell_time_since

NO_RELATIONSHIP = "No relationship with us yet."


def tell_relationship(day: Day, actor_id: str) -> str:
    """Return how an organization or a person stands with us, who of us keeps them and when we were last in touch.

    Nothing but contacts and who keeps them is told while nobody on the map is us; "" of one of ours.
    """
    if actor_id in day.our_side:
        return ""
    keepers = [one.name for one in day.network.targets(actor_id, TieKind.KEPT_BY)]
    last = day.log.with_actor(actor_id)
    parts = [_tell_standing(day, actor_id)] if day.our_side else []
    parts += [f"Kept by {join_names(keepers)}."] if keepers else []
    parts.append(
        f"Last contact {tell_time_since(last, day.date)}, on {tell_day(last)}."
        if last
        else "The day of the last contact is not noted."
        if day.log.list_contacts(actor_id)
        else "No contact is noted yet."
    )
    return " ".join(filter(None, parts))


def _tell_standing(day: Day, actor_id: str) -> str:
    places = day.sort_by_name(day.find_employers((actor_id,)) & day.relationships.keys())
    found = day.relationships.get(actor_id)
    if not found and places:
        return end_sentence(
            f"We have a relationship with {join_names([day.network.name_of(one) for one in places])}"
        )
    if not found:
        return NO_RELATIONSHIP
    if find_relation(day, day.network.entities[actor_id]) is Relation.WORKING:
        return "We work together."
    if found.ties:
        return "We know each other."
    return "We are in touch; no tie is noted." if found.in_touch else ""


def tell_bond(day: Day, one: Relationship) -> str:
    """Return within a sentence what binds us and "them": a tie, who of us keeps in touch, or the last contact."""
    keepers = [day.network.name_of(end) for end in day.sort_by_name({tie.target for tie in one.kept})]
    names, keep = join_names(keepers), "keeps" if len(keepers) == 1 else "keep"
    last = f", last on {tell_day(one.last_contact)}" if one.last_contact else ""
    if keepers and one.in_touch:
        return f"{names} {keep} in touch with them{last}"
    if keepers:
        return f"{names} {keep} this relationship, and no contact is noted yet"
    if one.ties:
        return "we have a tie to them"
    return f"we have been in touch with them{last}"
