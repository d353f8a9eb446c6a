"""A `Filter`: whom and which ties a map is to show; kept in addresses and saved views as texts like `sector:ID`."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from netmap.errors import InputError
from netmap.model.ids import ID_LIMIT
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.text import clean_text
from netmap.model.tie_rules import STRENGTH_RANGE

MOST_WANTED = 60
"""How many things a filter can name."""
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""Between which days the map can be shown."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(rf"[A-Za-z0-9_-]{{1,{ID_LIMIT}}}")

FILTERED_KINDS = (
    TieKind.PARTNERS_WITH, TieKind.KNOWS, TieKind.FUNDS, TieKind.REFERS_TO, TieKind.WORKS_AT, TieKind.MEMBER_OF,
    TieKind.PURSUES,
)  # fmt: skip
"""The kinds of ties that can be chosen; what somebody said when asked whom they work with is “works with”."""


class Aspect(StrEnum):
    """What a filter asks: its key in commands and addresses, its label, and the kind of what it names.

    `kind` is None where no entity is named. `for_team`: what it rests on is not for everybody.
    """

    label: str
    kind: EntityKind | None
    for_team: bool

    def __new__(
        cls, value: str, label: str = "", kind: EntityKind | None = None, for_team: bool = False
    ) -> Self:
        """Return an aspect that carries its label; `Aspect(value)` finds it again."""
        aspect = str.__new__(cls, value)
        aspect._value_ = value
        aspect.label, aspect.kind, aspect.for_team = label, kind, for_team
        return aspect

    SECTOR = "sector", "Sector", EntityKind.SECTOR
    COALITION = "coalition", "Member of", EntityKind.COALITION
    GOAL = "goal", "Works on", EntityKind.GOAL
    POPULATION = "population", "Serves", EntityKind.POPULATION
    AREA = "area", "Serves the area", EntityKind.AREA
    KEEPER = "keeper", "Kept by", EntityKind.PERSON, True
    STANDING = "standing", "Where we stand", None, True
    TIE = "tie", "Ties that say", None, True
    STRENGTH = "strength", "Ties at least this strong", None, True
    SINCE = "since", "With a day since", None, True
    BEFORE = "before", "With a day before", None, True
    ON = "on", "As it was on"

    @property
    def is_of_ties(self) -> bool:
        """Whether it chooses ties, and not who is on the map."""
        return self in {Aspect.TIE, Aspect.STRENGTH}

    @property
    def is_of_actors(self) -> bool:
        """Whether it chooses who is on the map."""
        return not self.is_of_ties and self is not Aspect.ON

    def allows(self, value: str) -> bool:
        """Whether a value from outside may stand for something of this aspect."""
        match self:
            case Aspect.STANDING:
                return value in set(Standing)
            case Aspect.TIE:
                return value in FILTERED_KINDS
            case Aspect.STRENGTH:
                return value in set(map(str, STRENGTH_RANGE))
            case Aspect.ON:
                return read_shown_day(value) is not None
            case Aspect.SINCE | Aspect.BEFORE:
                return bool(read_column_day(value))
            case _:
                return _ID.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class Filter:
    """Whom and which ties a map shows, and as of which day: of each aspect any of the values named, and all that name one.

    `spared` is the id of whom or what a picture is about, who stands on it whatever is asked.
    """

    wanted: tuple[tuple[Aspect, str], ...] = ()
    spared: str = ""

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.wanted)

    def list_of(self, aspect: Aspect) -> tuple[str, ...]:
        """Return the values that are named of an aspect."""
        return tuple(value for one, value in self.wanted if one is aspect)

    @property
    def narrows_actors(self) -> bool:
        """Whether it leaves out some who are on the map."""
        return any(aspect.is_of_actors for aspect, _ in self.wanted)

    @property
    def narrows_ties(self) -> bool:
        """Whether it leaves out ties between those who stay."""
        return any(aspect.is_of_ties for aspect, _ in self.wanted)

    def leaves_all_of(self, sector: str) -> bool:
        """Whether it leaves all who are in a sector, by its id."""
        asked = {aspect for aspect, _ in self.wanted if aspect.is_of_actors}
        return not asked or (asked == {Aspect.SECTOR} and sector in self.list_of(Aspect.SECTOR))

    @property
    def on(self) -> date | None:
        """The day as of which the map is shown; None for the day that it is."""
        return next((read_shown_day(value) for value in self.list_of(Aspect.ON)), None)

    @property
    def strength(self) -> int:
        """The least strength of a tie; 0 for any."""
        return max(map(int, self.list_of(Aspect.STRENGTH)), default=0)

    @property
    def for_everybody(self) -> "Filter":
        """The filter as far as it rests on nothing but what everybody may see."""
        return replace(self, wanted=tuple(one for one in self.wanted if not one[0].for_team))

    @property
    def whenever(self) -> "Filter":
        """The filter without the day as of which the map is shown."""
        return replace(self, wanted=tuple(one for one in self.wanted if one[0] is not Aspect.ON))

    @property
    def ids(self) -> frozenset[str]:
        """The ids of whom and what it names."""
        return frozenset(value for aspect, value in self.wanted if aspect.kind is not None)

    def change_ids(self, change: Callable[[str], str]) -> "Filter":
        """Return the filter with the ids of whom and what it names changed; one that becomes "" is asked for no more."""
        changed = (
            (aspect, change(value) if aspect.kind is not None else value) for aspect, value in self.wanted
        )
        return replace(self, wanted=tuple(dict.fromkeys(one for one in changed if one[1])))

    def spare(self, one: str) -> "Filter":
        """Return the filter for a picture of somebody or something, by id, who stands on it in any case."""
        return replace(self, spared=one)

    def drop(self, ids: Iterable[str]) -> "Filter":
        """Return the filter without what it names by some ids."""
        gone = set(ids)
        return replace(self, wanted=tuple(one for one in self.wanted if one[1] not in gone))

    def write(self) -> tuple[str, ...]:
        """Return the filter as texts, one for each value."""
        return tuple(f"{aspect}:{value}" for aspect, value in self.wanted)


EVERYBODY = Filter()
"""The filter that leaves out nobody."""


def build_filter(wanted: Iterable[tuple[Aspect, str]]) -> Filter:
    """Return the filter that names some values, in the order of their aspects; what can be none is left out.

    Of several days the last is taken.
    """
    places = {aspect: place for place, aspect in enumerate(Aspect)}
    found = dict.fromkeys((aspect, value) for aspect, value in wanted if aspect.allows(value))
    for other_day in [one for one in found if one[0] is Aspect.ON][:-1]:
        del found[other_day]
    return Filter(tuple(sorted(list(found)[:MOST_WANTED], key=lambda one: places[one[0]])))


def read_shown_day(value: str) -> date | None:
    """Return the day that a value is, written like 2024-06-30, if the map can be shown as of it; None for all else."""
    if _DAY.fullmatch(value):
        with suppress(ValueError):
            day = date.fromisoformat(value)
            return day if FIRST_DAY <= day <= LAST_DAY else None
    return None


def write_column_day(column: str, day: date) -> str:
    """Return as one value a day and the name of the column of one's own in which it is looked for."""
    return f"{day.isoformat()} {column}"


def read_column_day(value: str) -> tuple[str, date] | None:
    """Return the column and the day that a value stands for, None for all else."""
    said, _, column = value.partition(" ")
    day = read_shown_day(said)
    with suppress(InputError):
        return (column, day) if day and column and clean_text(column) == column else None
    return None


def read_filter(texts: Iterable[str]) -> Filter:
    """Return the filter that texts from outside stand for; what is no text of a filter is left out."""
    parted = (text.partition(":") for text in texts)
    return build_filter((Aspect(key), value) for key, _, value in parted if key in set(Aspect))
