"""Those of us who can be chosen in a form."""

from collections import Counter

from netmap.analysis.projection import read_today
from netmap.analysis.us import find_our_side
from netmap.model.entities import Person
from netmap.model.kinds import TieKind
from netmap.model.network import Network, in_force


def name_our_people(network: Network) -> dict[str, str]:
    """Return the people of our side, id → name, by name; two of one name are numbered."""
    held = in_force(network, read_today())
    ours = find_our_side(held)
    return number_names({one.id: one.name for one in held.of(Person) if one.id in ours})


def name_who_kept(network: Network) -> dict[str, str]:
    """Return our people, and after them those who have left us and still keep somebody, id → name."""
    held = in_force(network, read_today())
    now = find_our_side(held)
    left = {tie.target for tie in held.ties_of_kind(TieKind.KEPT_BY)} & find_our_side(network) - now
    gone = {one.id: f"{one.name} (has left)" for one in held.of(Person) if one.id in left}
    return number_names(name_our_people(network) | gone)


def number_names(names: dict[str, str]) -> dict[str, str]:
    """Return names by id in their order, each one different: "Ana Ruiz", "Ana Ruiz (2)"."""
    met: Counter[str] = Counter()
    found = {}
    for key, name in names.items():
        met[name] += 1
        found[key] = f"{name} ({met[name]})" if met[name] > 1 else name
    return found
