"""The order of entities and ties that does not depend on their ids.

Entities stand by name, then kind, then by what is written of them, then by whom they are tied to. Only those of whom
all of this is the same stand in an arbitrary order: whatever is said of one is as true of the other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from heapq import heapify, heappop, heappush
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie

_WITH_IDS = frozenset({"id", "external_ids", "first", "second", "finding", "positions"})
"""Fields of entities that hold ids, here or elsewhere: what they lead to counts, not how it is numbered."""

_OF_ENDS = frozenset({"id", "source", "target", "goal_id", "strength_by_source", "strength_by_target"})
_KIND_PLACES = {kind: place for place, kind in enumerate(EntityKind)}
_TIE_PLACES = {kind: place for place, kind in enumerate(TieKind)}


class Placed(NamedTuple):
    """The place of each entity by id, and the ids of those who share name and kind with others."""

    places: dict[str, int]
    namesakes: frozenset[str]


def place_entities(entities: Mapping[str, Entity], ties: Iterable[Tie]) -> Placed:
    """Return the place of each entity, by id, in an order that is the same whatever the ids are."""
    names = {key: (one.name.casefold(), one.name, _KIND_PLACES[one.kind]) for key, one in entities.items()}
    ordered = sorted(entities, key=names.__getitem__)
    places: dict[str, int] = {}
    alike: list[list[str]] = []
    for _, group in groupby(ordered, key=names.__getitem__):
        members = list(group)
        places |= dict.fromkeys(members, len(places))
        if len(members) > 1:
            alike.append(members)
    namesakes = {one: entities[one] for members in alike for one in members}
    if alike:
        _Namesakes(places, alike, namesakes, _list_beside(namesakes, entities, ties)).part()
    return Placed(places, frozenset(namesakes))


def place_ties(ties: Mapping[str, Tie], places: Mapping[str, int]) -> dict[str, int]:
    """Return the place of each tie, by id: by kind, then by the places of its ends, then by what is written of it."""
    ordered = sorted(((find_place_of_tie(tie, places), key) for key, tie in ties.items()), key=itemgetter(0))
    found: dict[str, int] = {}
    for _, group in groupby(ordered, key=itemgetter(0)):
        keys = [key for _, key in group]
        if len(keys) > 1:
            keys.sort(key=lambda key: describe_tie_between(ties[key], places))
        for key in keys:
            found[key] = len(found)
    return found


def find_place_of_tie(tie: Tie, places: Mapping[str, int]) -> tuple[int, int, int]:
    """Return where a tie stands, but for those of the same kind between the same two."""
    one, other = places.get(tie.source, -1), places.get(tie.target, -1)
    if other < one and TIE_RULES[tie.kind].symmetric:
        one, other = other, one
    return _TIE_PLACES[tie.kind], one, other


def describe_tie_between(tie: Tie, places: Mapping[str, int]) -> tuple[str, str]:
    """Return what tells a tie from others of its kind between the same two: what is written of it, at last its id."""
    return _describe_tie(tie, min(tie.ends, key=lambda end: places.get(end, -1))), tie.id


class _Namesakes:
    """Namesakes, told apart step by step: by what is written of them, then by those they are tied to.

    `places` has for each the first place of those it cannot be told apart from; a partition that is refined until
    nothing tells any two apart, or until one of several who mirror one another was put last (McKay 1981).
    """

    def __init__(
        self,
        places: dict[str, int],
        alike: list[list[str]],
        namesakes: Mapping[str, Entity],
        beside: Mapping[str, Sequence[tuple[str, str]]],
    ) -> None:
        self.places, self.beside = places, beside
        self.alike = {places[members[0]]: members for members in alike}
        self.waiting = list(self.alike)
        heapify(self.waiting)
        for members in alike:
            self._split(places[members[0]], members, lambda one: _describe_entity(namesakes[one]))

    def part(self) -> None:
        """Give everybody a place of their own."""
        self._tell_apart({one for members in self.alike.values() for one in members})
        while self.waiting:
            first = heappop(self.waiting)
            members = self.alike.get(first, ())
            if len(members) <= 1:
                continue
            if any(self._is_open(other) for _, other in self.beside.get(members[0], ())):
                last = min(members)
                self._settle(first, [[one for one in members if one != last], [last]])
                self._tell_apart(self._list_touched({last}))
            else:
                self._settle(first, [[one] for one in sorted(members)])

    def _is_open(self, one: str) -> bool:
        return len(self.alike.get(self.places[one], ())) > 1

    def _list_touched(self, changed: Iterable[str]) -> set[str]:
        return {other for one in changed for _, other in self.beside.get(one, ()) if self._is_open(other)}

    def _tell_apart(self, touched: set[str]) -> None:
        while touched:
            grouped: defaultdict[int, list[str]] = defaultdict(list)
            for one in touched:
                grouped[self.places[one]].append(one)
            changed: set[str] = set()
            for first in sorted(grouped):
                changed |= self._split(first, grouped[first], self._describe_beside)
            touched = self._list_touched(changed)

    def _describe_beside(self, one: str) -> list[tuple[str, int]]:
        return sorted((label, self.places[other]) for label, other in self.beside.get(one, ()))

    def _split(self, first: int, touched: Iterable[str], describe: Callable[[str], Any]) -> set[str]:
        """Put those of one place that are described differently at places of their own; return who has a new one."""
        described = {one: describe(one) for one in touched}
        ordered = sorted(described, key=described.__getitem__)
        groups = [list(group) for _, group in groupby(ordered, key=described.__getitem__)]
        rest = [one for one in self.alike[first] if one not in described]
        return self._settle(first, [rest, *groups] if rest else groups)

    def _settle(self, first: int, groups: list[list[str]]) -> set[str]:
        changed: set[str] = set()
        place = first
        for group in groups:
            self.alike[place] = group
            heappush(self.waiting, place)
            if place != first:
                self.places.update(dict.fromkeys(group, place))
                changed.update(group)
            place += len(group)
        return changed


def _list_beside(
    namesakes: Mapping[str, Entity], entities: Mapping[str, Entity], ties: Iterable[Tie]
) -> dict[str, list[tuple[str, str]]]:
    """Return with whom each of some entities is tied, each time with all that the tie says as text."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for tie in ties:
        for end in tie.ends:
            if end in namesakes and tie.other_end(end) in entities:
                goal = entities.get(tie.goal_id or "")
                found[end].append(
                    (f"{_describe_tie(tie, end)}{goal.name if goal else ''}", tie.other_end(end))
                )
    return dict(found)


_read_tie = attrgetter(*sorted(Tie.model_fields.keys() - _OF_ENDS))


@cache
def _read_fields(model: type[Entity]) -> "attrgetter[Any]":
    return attrgetter(*sorted(model.model_fields.keys() - _WITH_IDS))


def _describe_entity(entity: Entity) -> str:
    return repr(_read_fields(type(entity))(entity))


def _describe_tie(tie: Tie, end: str) -> str:
    """Return all that a tie says as text, as it is seen from one of its ends."""
    sides = tie.strength_by_source, tie.strength_by_target
    mine, theirs = sides if end == tie.source else sides[::-1]
    role = "" if TIE_RULES[tie.kind].symmetric else "from" if end == tie.source else "to"
    return repr((role, mine, theirs, _read_tie(tie)))
