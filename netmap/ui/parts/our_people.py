"""Those of us who can be chosen in a form."""

from collections import Counter

from netmap.analysis.day import Day
from netmap.analysis.us import find_our_side
from netmap.model.entities import Person
from netmap.model.kinds import TieKind


def name_our_people(day: Day) -> dict[str, str]:
    """Return the people of our side, id → name, by name; two of one name are numbered."""
    people = day.network.of(Person)
    return number_names({one.id: one.name for one in people if one.id in day.our_side})


def name_who_kept(day: Day) -> dict[str, str]:
    """Return our people, and after them those who have left us and still keep somebody, id → name."""
    keepers = {tie.target for tie in day.network.ties_of_kind(TieKind.KEPT_BY)}
    left = keepers & find_our_side(day.everything) - day.our_side
    gone = {one.id: f"{one.name} (has left)" for one in day.network.of(Person) if one.id in left}
    return number_names(name_our_people(day) | gone)


def number_names(names: dict[str, str]) -> dict[str, str]:
    """Return names by id in their order, each one different: "Ana Ruiz", "Ana Ruiz (2)"."""
    met: Counter[str] = Counter()
    found = {}
    for key, name in names.items():
        met[name] += 1
        found[key] = f"{name} ({met[name]})" if met[name] > 1 else name
    return found
