"""How many there are, in a sentence: on the map, and beside it."""

from typing import TYPE_CHECKING

from netmap.analysis.counts import ActorCount, PartnerCount, list_tied
from netmap.model.words import begin_sentence, count_things, tell_actors

if TYPE_CHECKING:
    from netmap.analysis.day import Day


def tell_count(count: ActorCount) -> str:
    """Return how many organizations, individuals and other people there are, within a sentence."""
    return tell_actors(count.organizations, count.individuals, count.other_people)


def tell_partners(count: PartnerCount) -> str:
    """Return who is on the map, and who is left out as they have closed."""
    left_out = (
        f" Closed, and not on the map: {tell_count(count.closed)}." if count.closed != ActorCount() else ""
    )
    return f"On the map: {tell_count(count.on_map)}.{left_out}"


def tell_ties(day: "Day", actor_id: str, entries: int, where: str) -> str:
    """Return to how many others somebody is tied on the map, and how many entries are listed `where`, and why these differ."""
    listed = count_things(entries, "entry", "entries")
    said = f"{listed} under “{where}”: with people, goals and tables, and what has ended, too."
    if actor_id not in day.graph:
        return begin_sentence(said)
    others = count_things(len(list_tied(day.graph, actor_id)), "other")
    return f"Tied to {others} on the map. {begin_sentence(said)}"
