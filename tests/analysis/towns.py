"""Small made-up networks for the tests of analysis and findings."""

from typing import Any

from netmap.model.entities import Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie


def org(key: str, **values: Any) -> Organization:
    """An organization whose id is `key`, named like it unless told otherwise."""
    return Organization(**{"id": key, "name": key.title(), **values})


def person(key: str, **values: Any) -> Person:
    return Person(**{"id": key, "name": key.title(), **values})


def sector(key: str, **values: Any) -> Sector:
    return Sector(**{"id": key, "name": key.title(), **values})


def goal(key: str, **values: Any) -> Goal:
    return Goal(**{"id": key, "name": key.title(), **values})


def tie(kind: TieKind, source: str, target: str, **values: Any) -> Tie:
    """A tie whose id tells its ends, unless told otherwise."""
    return build_tie(kind, source, target, **{"id": f"{kind}-{source}-{target}", **values})


def partners(*pairs: str, **values: Any) -> list[Tie]:
    """PARTNERS_WITH ties from words of two ids, as in "library clinic"."""
    return [tie(TieKind.PARTNERS_WITH, *pair.split(), **values) for pair in pairs]


def town(*items: Entity | Tie | list[Tie]) -> Network:
    """A network of entities and ties, also when the ties come in lists."""
    flat: list[Entity | Tie] = []
    for item in items:
        flat += item if isinstance(item, list) else [item]
    return Network.of_items(flat)
