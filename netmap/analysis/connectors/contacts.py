"""Through whom we are in touch: whom among us a partner knows, and whom we know there."""

from dataclasses import dataclass

from netmap.analysis.day import Day, once_a_day
from netmap.model.kinds import EntityKind, TieKind


@dataclass(frozen=True, slots=True)
class Contacts:
    """Through whom each of our partners and we are in touch, as far as it is noted.

    `ours` has for each partner those of us whom they know or who keep the relationship, `theirs` those we
    know there; a partner for whom nobody is noted has an empty set.
    """

    ours: dict[str, frozenset[str]]
    theirs: dict[str, frozenset[str]]


@once_a_day
def find_contacts(day: Day) -> Contacts:
    """Return through whom we are in touch with each partner."""
    team = {one for one in day.our_side if day.network.kind_of(one) is EntityKind.PERSON}
    ours: dict[str, frozenset[str]] = {}
    theirs: dict[str, frozenset[str]] = {}
    for partner in sorted(day.ties_to_us):
        near = day.us.intersection(day.graph[partner])
        people = {holder for one in near for holder in day.graph.edges[one, partner]["holders"]}
        kept = day.network.ties_of(partner, TieKind.KEPT_BY)
        keepers = {tie.target for tie in kept if tie.source == partner}
        ours[partner] = frozenset((people | keepers) & team)
        theirs[partner] = frozenset(people - team - {partner})
    return Contacts(ours, theirs)
