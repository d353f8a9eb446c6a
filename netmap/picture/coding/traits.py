"""What is known of everybody on a map by each trait: a number, or one or several of some values."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from netmap.analysis.day import Day
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.every import measure_graph
from netmap.analysis.measures.sector_reach import count_sectors_reached
from netmap.analysis.narrowing import find_those
from netmap.analysis.projection import read_strength
from netmap.errors import NetmapError
from netmap.files.meaning.values import parse_number
from netmap.model.entities import Area, Coalition, Goal, Organization, Person, Population
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind
from netmap.model.text import fold_text
from netmap.model.views.coding import By, Trait
from netmap.model.views.filters import Aspect
from netmap.model.views.own_days import MOSTLY, read_own_day
from netmap.model.words import tell_value
from netmap.picture.communities.groups import find_groups
from netmap.picture.communities.words import name_group
from netmap.picture.scene.scene import see_scene

_AROUND_NUMBER = re.compile(
    r"(?:(?:about|approx\.?|ca\.?|circa|around)\s|[~≈])?\s?(?:US)?[$€£]?\s?(\S*?)\s?"
    r"(k|thousand|m|mn|mio|million|bn|billion|\+|%)?",
    re.IGNORECASE,
)
"""A number with what people write around it: that it is about so, money, thousands or millions, a share."""
_TIMES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9,
}  # fmt: skip
_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Known:
    """What is known by a trait: of those who have one, a number, or the keys of one or several values; by id.

    `names` are the values by key; they have an order of their own where they are `ordered`. `odd` says of how many something
    is noted that is no number. `are_days`: the numbers count days, as `date.toordinal` does. `apart` are those of whom it is not asked: ourselves.
    """

    numbers: Mapping[str, float] = field(default_factory=dict)
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    ordered: bool = False
    odd: int = 0
    are_days: bool = False
    apart: frozenset[str] = frozenset()

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return bool(self.numbers)

    def name_nothing(self, trait: Trait) -> str:
        """Return what those are called of whom it is not known."""
        if not self.odd:
            return trait.nothing
        return f"not known, or no {'day' if self.are_days else 'number'}"

    def keep(self, ids: Collection[str]) -> "Known":
        """Return what is known of some alone."""
        numbers = {key: one for key, one in self.numbers.items() if key in ids}
        return replace(
            self, numbers=numbers, values={key: one for key, one in self.values.items() if key in ids}
        )

    @property
    def count(self) -> int:
        """Of how many it is known."""
        return len(self.numbers) + len(self.values)


@dataclass(frozen=True, slots=True)
class _Map:
    """The map of a whole day, for the team or the room."""

    day: Day
    room: bool

    @property
    def members(self) -> tuple[Entity, ...]:
        return see_scene(self.day, room=self.room).members


def find_known(day: Day, by: By, *, room: bool) -> Known:
    """Return what is known by a trait of all who are on the map of a whole day; in the room of those whom it may see."""
    seen = _Map(day, room)
    if by.trait is Trait.OWN:
        return _read_column(seen.members, by.column)
    return _FINDERS[by.trait](seen).keep({one.id for one in seen.members})


def list_columns(members: Iterable[Entity]) -> tuple[str, ...]:
    """Return the names of the columns of one's own that somebody has something in, by name."""
    return tuple(sorted({name for one in members for name in one.attributes}, key=str.casefold))


def _read_column(members: Iterable[Entity], column: str) -> Known:
    found = {one.id: one.attributes[column] for one in members if column in one.attributes}
    numbers = {key: number for key, value in found.items() if (number := read_number(value)) is not None}
    if numbers and len(numbers) >= MOSTLY * len(found):
        return Known(numbers, odd=len(found) - len(numbers))
    days = {key: day for key, value in found.items() if (day := read_own_day(value))}
    if days and len(days) >= MOSTLY * len(found):
        counted = {key: float(day.toordinal()) for key, day in days.items()}
        return Known(counted, odd=len(found) - len(days), are_days=True)
    said = {key: " ".join(tell_value(value).split()) for key, value in found.items()}
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in said.values():
        spelled[fold_text(text) or text][text] += 1
    names = {key: max(texts, key=lambda one: (texts[one], one)) for key, texts in spelled.items()}
    return Known(values={key: (fold_text(text) or text,) for key, text in said.items()}, names=names)


def read_number(value: object) -> float | None:
    """Return the number that a value of a column is, None where it is none."""
    times = 1.0
    if isinstance(value, str):
        found = _AROUND_NUMBER.fullmatch(value.strip())
        if not found:
            return None
        value, times = found[1], _TIMES.get((found[2] or "").lower(), times)
    number = parse_number(value) if isinstance(value, str | int | float) else None
    return number * times if number is not None and math.isfinite(number * times) else None


def _join(day: Day, ids: Mapping[str, Collection[str]]) -> Known:
    """Return what is known where each value, by id, has some who are on the map."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for value, those in ids.items():
        for one in those:
            found[one].append(value)
    names = {value: day.network.name_of(value) for value in ids}
    return Known(values={one: tuple(values) for one, values in found.items()}, names=names)


def _find_joined(kind: type[Entity], aspect: Aspect) -> Callable[[_Map], Known]:
    def find(seen: _Map) -> Known:
        items = {Coalition: seen.day.tables, Goal: seen.day.goals}.get(kind, seen.day.network.of(kind))
        return _join(seen.day, {one.id: find_those(seen.day, aspect, one.id) for one in items})

    return find


def _find_keepers(seen: _Map) -> Known:
    keepers = seen.day.network.sort({tie.target for tie in seen.day.network.ties_of_kind(TieKind.KEPT_BY)})
    known = _join(seen.day, {one: find_those(seen.day, Aspect.KEEPER, one) for one in keepers})
    return Known(values=known.values, names=known.names, apart=seen.day.our_side)


def _find_standing(seen: _Map) -> Known:
    values = {
        one.id: (str(one.standing),)
        for one in seen.members
        if isinstance(one, Organization | Person) and one.standing and one.id not in seen.day.our_side
    }
    return Known(
        values=values, names={str(one): str(one) for one in Standing}, ordered=True, apart=seen.day.our_side
    )


def _find_tags(seen: _Map) -> Known:
    members = seen.members
    names = {tag: tag for tag in sorted({tag for one in members for tag in one.tags})}
    return Known(values={one.id: one.tags for one in members if one.tags}, names=names)


def _find_cities(seen: _Map) -> Known:
    """Where a place is confidential, its city is not told either."""
    cities = {
        one.id: " ".join(one.city.split())
        for one in seen.members
        if isinstance(one, Organization) and one.city and not one.location_confidential
    }
    names = {fold_text(city): city for city in sorted(cities.values(), reverse=True)}
    return Known(values={key: (fold_text(city),) for key, city in cities.items()}, names=names)


def _find_group(seen: _Map) -> Known:
    try:
        found = find_groups(seen.day, room=seen.room)
    except NetmapError:
        return Known()
    values = {one.id: (group.id,) for group in found.groups for one in (*group.firm, *group.between)}
    return Known(values=values, names={group.id: name_group(group) for group in found.groups})


def _find_strength(seen: _Map) -> Known:
    strengths = {
        key: max((read_strength(tie) or 0 for tie in one.ties), default=0)
        for key, one in seen.day.relationships.items()
    }
    return Known({key: float(value) for key, value in strengths.items() if value}, apart=seen.day.our_side)


def _find_contact(seen: _Map) -> Known:
    last = {key: one.last_contact for key, one in seen.day.relationships.items()}
    return Known(
        {key: float((seen.day.date - on).days) for key, on in last.items() if on}, apart=seen.day.our_side
    )


def _find_ties(seen: _Map) -> Known:
    scene = see_scene(seen.day, room=seen.room)
    return Known({one.id: float(len(scene.list_tied(one.id))) for one in scene.members})


def _find_reach(seen: _Map) -> Known:
    reached = measure_graph(seen.day.graph).by_actor(count_sectors_reached)
    return Known({key: float(value) for key, value in reached.items()})


def _find_connectors(seen: _Map) -> Known:
    through = measure_graph(seen.day.graph).by_actor(measure_betweenness)
    return Known({key: _PERCENT * value for key, value in through.items() if value is not None})


_FINDERS: Mapping[Trait, Callable[[_Map], Known]] = {
    Trait.STANDING: _find_standing,
    Trait.STRENGTH: _find_strength,
    Trait.CONTACT: _find_contact,
    Trait.KEEPER: _find_keepers,
    Trait.COALITION: _find_joined(Coalition, Aspect.COALITION),
    Trait.GOAL: _find_joined(Goal, Aspect.GOAL),
    Trait.POPULATION: _find_joined(Population, Aspect.POPULATION),
    # An area is served as people are: by whoever says so, not by all who serve a part of it.
    Trait.AREA: _find_joined(Area, Aspect.POPULATION),
    Trait.CITY: _find_cities,
    Trait.GROUP: _find_group,
    Trait.TAG: _find_tags,
    Trait.TIES: _find_ties,
    Trait.REACH: _find_reach,
    Trait.CONNECTORS: _find_connectors,
}
"""What finds what is known by each trait but a column of one's own."""
