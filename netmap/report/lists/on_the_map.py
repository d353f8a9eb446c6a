"""What is on a map in one sentence, such as before a list is brought in."""

from collections import Counter

from netmap.analysis.counts import count_partners
from netmap.analysis.day import Day
from netmap.model.entities import Person
from netmap.model.happenings import Interaction
from netmap.model.kinds import EntityKind
from netmap.model.words import count_things, join_names

KEEPERS_SHOWN = 5
_ALSO = (EntityKind.COALITION, EntityKind.GOAL, EntityKind.PROGRAM)
"""What else is told where there is any."""


def tell_on_the_map(day: Day) -> str:
    """Return what is on a map: who, in how many sectors, our relationships and who keeps them, contacts noted."""
    said = [part for part in (_tell_partners(day), _tell_ties(day), _tell_ours(day)) if part]
    contacts = len(day.network.of(Interaction))
    noted = f"{count_things(contacts, 'contact')} noted" if contacts else ""
    return "; ".join(filter(None, (", ".join(said), noted))) or "nobody"


def _tell_partners(day: Day) -> str:
    organizations, people = count_partners(day.network).on_map.organizations, len(day.network.of(Person))
    sectors = sum(map(bool, day.members.values()))
    there = f" in {count_things(sectors, 'sector')}" if sectors else ""
    parts = [f"{count_things(organizations, 'organization')}{there}"] if organizations else []
    parts += [count_things(people, "person", "people")] if people else []
    parts += [
        count_things(count, kind.words.one, kind.words.many)
        for kind in _ALSO
        if (count := len(day.network.of_kind(kind)))
    ]
    return ", ".join(parts)


def _tell_ties(day: Day) -> str:
    between = sum(not day.us.intersection(pair) for pair in day.graph.edges())
    return f"{count_things(between, 'tie')} between partners" if between else ""


def _tell_ours(day: Day) -> str:
    ours = day.relationships
    if not ours:
        return ""
    keepers = Counter(day.network.name_of(tie.target) for one in ours.values() for tie in one.kept)
    names = [name for name, _ in sorted(keepers.items(), key=lambda pair: (-pair[1], pair[0]))]
    by = f", kept by {join_names(names, KEEPERS_SHOWN)}" if names else ""
    return f"{count_things(len(ours), 'relationship')} of yours{by}"
