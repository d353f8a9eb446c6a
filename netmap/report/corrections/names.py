"""Whom the names on a slip mean: somebody on the map by name or other name, or somebody whom nobody knows yet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netmap.analysis.day import Day, once_a_day
from netmap.files.plan.report import What
from netmap.files.typed.names import plan_names
from netmap.model.changes import Item, apply_plan
from netmap.model.entities import Organization, Person
from netmap.model.entity import list_names
from netmap.model.network import Network
from netmap.model.text import fold_text

Actor = Organization | Person


def list_actors(network: Network) -> tuple[Actor, ...]:
    """Return whom a slip can be about: organizations, and people who are partners in their own right."""
    people = (one for one in network.of(Person) if one.standing is not None)
    return (*network.of(Organization), *people)


@once_a_day
def _index_names(day: Day) -> Mapping[str, tuple[Actor, ...]]:
    found = defaultdict[str, dict[str, Actor]](dict)
    for one in list_actors(day.everything):
        for name in list_names(one):
            found[fold_text(name)][one.id] = one
    return {name: tuple(actors.values()) for name, actors in found.items()}


def find_called(day: Day, name: str) -> tuple[Actor, ...]:
    """Return all who are called so, spelling of case and accents aside."""
    return _index_names(day).get(fold_text(name), ())


def find_meant(day: Day, name: str, chosen: str = "") -> tuple[Actor, ...]:
    """Return whom a name on a slip means: the one whose id was `chosen`, or else all who are called so."""
    one = day.everything.get(chosen)
    return (one,) if isinstance(one, Organization | Person) else find_called(day, name)


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Those whom names nobody knows become, None for a name that cannot be one; what is put on the map for it, what is doubtful."""

    actors: tuple[Actor | None, ...]
    put: tuple[Item, ...]
    doubts: tuple[str, ...]


def add_unknown(day: Day, names: Iterable[str]) -> Newcomers:
    """Return what becomes of names that nobody knows, as quick add would have them."""
    network, actors, put, doubts = day.everything, list[Actor | None](), list[Item](), list[str]()
    for name in names:
        plan = plan_names(network, name, day.content)
        added = [one.after for one in plan.items if one.what is not What.SAME]
        actors.append(next((one.after for one in plan.items if isinstance(one.after, Organization)), None))
        put += [*added, *plan.remembered]
        doubts += [f"“{one.name}” may be “{one.other_name}”: choose them if so." for one in plan.doubts]
        network = apply_plan(network, (added, []))
    return Newcomers(tuple(actors), tuple(put), tuple(doubts))
