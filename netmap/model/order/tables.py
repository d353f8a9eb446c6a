"""The look-up tables of a network: each built when it is first asked for, or carried over from a network much like it."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, partial
from itertools import compress
from operator import is_not
from typing import TypeVar

from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind
from netmap.model.order.places import (
    Placed,
    describe_tie_between,
    find_place_of_tie,
    place_entities,
    place_ties,
)
from netmap.model.ties import Tie

Item = TypeVar("Item", Entity, Tie)

CARRIED_BELOW = 1 / 16
"""Tables are carried over when less than this share is another: looking one up takes as many steps as a list halves."""


class Tables:
    """Who stands where, who is of which kind, and which ties there are at whom; never changed once they are built."""

    def __init__(self, entities: Mapping[str, Entity], ties: Mapping[str, Tie]) -> None:
        self.entities, self.ties = entities, ties

    @cached_property
    def placed(self) -> Placed:
        """The place of each entity, and who has namesakes."""
        return place_entities(self.entities, self.ties.values())

    @cached_property
    def tie_places(self) -> dict[str, int]:
        """The place of each tie by id, in this order."""
        return place_ties(self.ties, self.placed.places)

    @cached_property
    def by_kind(self) -> dict[EntityKind, tuple[Entity, ...]]:
        """The entities of each kind, by place."""
        return self.list_kinds(list(EntityKind))

    @cached_property
    def ties_at(self) -> dict[str, tuple[Tie, ...]]:
        """The ties at each entity that has any, by place."""
        found: dict[str, list[Tie]] = {}
        for key in self.tie_places:
            tie = self.ties[key]
            for end in tie.ends:
                found.setdefault(end, []).append(tie)
        return {end: tuple(ties) for end, ties in found.items()}

    def list_kinds(self, kinds: Collection[EntityKind]) -> dict[EntityKind, tuple[Entity, ...]]:
        """Return the entities of some kinds, by place."""
        found: dict[EntityKind, list[Entity]] = {kind: [] for kind in kinds}
        for entity in self.entities.values():
            if entity.kind in found:
                found[entity.kind].append(entity)
        places = self.placed.places
        return {
            kind: tuple(sorted(some, key=lambda entity: places[entity.id])) for kind, some in found.items()
        }

    def carry(self, entities: Mapping[str, Entity], ties: Mapping[str, Tie]) -> "Tables":
        """Return the tables of other entities and ties; what is built here is brought up to date where they differ."""
        other = Tables(entities, ties)
        if "placed" not in self.__dict__:
            return other
        touched, tied = _list_differing(self.entities, entities), _list_differing(self.ties, ties)
        if len(touched) + len(tied) >= CARRIED_BELOW * (len(entities) + len(ties)):
            return other
        moved = self._carry_places(other, touched, tied)
        if "by_kind" in self.__dict__:
            self._carry_kinds(other, touched | moved)
        if "tie_places" in self.__dict__:
            self._carry_ties(other, tied, moved)
        return other

    def _carry_places(self, other: "Tables", touched: set[str], tied: set[str]) -> set[str]:
        """Give `other` its places; return whoever stands differently among those that both have, or is in one only."""
        moved = {key for key in touched if _read_name(self.entities, key) != _read_name(other.entities, key)}
        namesakes = self.placed.namesakes
        ends = {
            end for ties in (self.ties, other.ties) for key in tied if key in ties for end in ties[key].ends
        }
        if not moved and namesakes.isdisjoint(touched) and namesakes.isdisjoint(ends):
            other.__dict__["placed"] = self.placed
            return moved
        both = (namesakes & other.placed.namesakes) - moved
        before, after = (sorted(both, key=tables.placed.places.__getitem__) for tables in (self, other))
        return moved.union(one for one, now in zip(before, after, strict=True) if one != now)

    def _carry_kinds(self, other: "Tables", changed: Iterable[str]) -> None:
        kinds = {
            tables.entities[key].kind for tables in (self, other) for key in changed if key in tables.entities
        }
        other.__dict__["by_kind"] = self.by_kind | other.list_kinds(kinds)

    def _carry_ties(self, other: "Tables", tied: set[str], moved: set[str]) -> None:
        changed = tied | {
            key for key, tie in self.ties.items() if moved and (tie.source in moved or tie.target in moved)
        }
        if len(changed) >= CARRIED_BELOW * len(other.ties):
            return
        order = [key for key in self.tie_places if key not in changed]
        _put_ties(order, other, changed & other.ties.keys())
        other.__dict__["tie_places"] = dict(zip(order, range(len(order)), strict=True))
        if "ties_at" in self.__dict__:
            self._carry_ties_at(other, changed)

    def _carry_ties_at(self, other: "Tables", changed: set[str]) -> None:
        come: dict[str, list[Tie]] = {}
        for tables in (self, other):
            for tie in (tables.ties[key] for key in changed if key in tables.ties):
                for end in tie.ends:
                    come.setdefault(end, []).extend([tie] if tables is other else [])
        ties_at, places = self.ties_at.copy(), other.tie_places
        for end, ties in come.items():
            kept = [tie for tie in ties_at.pop(end, ()) if tie.id not in changed]
            if found := sorted([*kept, *ties], key=lambda tie: places[tie.id]):
                ties_at[end] = tuple(found)
        other.__dict__["ties_at"] = ties_at


def _list_differing(before: Mapping[str, Item], after: Mapping[str, Item]) -> set[str]:
    """Return the keys of what is not the very same in both."""
    if before is after:
        return set()
    known: Iterable[Item | None] = map(before.get, after)
    return {*compress(after, map(is_not, after.values(), known)), *(before.keys() - after.keys())}


def _read_name(entities: Mapping[str, Entity], key: str) -> tuple[str, EntityKind] | None:
    return (entities[key].name, entities[key].kind) if key in entities else None


def _put_ties(order: list[str], tables: Tables, keys: Iterable[str]) -> None:
    """Put ties into a list of others that is in order, each where it belongs."""
    find_place = partial(find_place_of_tie, places=tables.placed.places)
    for key in keys:
        place = find_place(tables.ties[key])
        start = bisect_left(order, place, key=lambda one: find_place(tables.ties[one]))
        end = bisect_right(order, place, lo=start, key=lambda one: find_place(tables.ties[one]))
        beside = order[start:end]
        insort(beside, key, key=lambda one: describe_tie_between(tables.ties[one], tables.placed.places))
        order[start:end] = beside
