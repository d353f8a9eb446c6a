"""The classes of a trait: the most frequent of its values, or few bands of its numbers, with bounds as they are said."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from netmap.content.loading import Content
from netmap.model.text import shorten_text
from netmap.model.views.coding import By, Trait
from netmap.model.words import tell_day
from netmap.picture.coding.traits import Known

MOST_VALUES, MOST_BANDS = 6, 5
"""How many values have a color of their own at most, and how many bands of numbers there are."""
_LONGEST = 38
_CONTACT = (
    (31.0, "within a month"),
    (92.0, "1 to 3 months ago"),
    (183.0, "3 to 6 months ago"),
    (366.0, "6 to 12 months ago"),
    (math.inf, "over a year ago"),
)
"""The days after which a contact is in the next band, and how the one before is said."""
_COMMAS_FROM = 10_000
_DIGITS = 6
_PLACES = 6


class Apart(Enum):
    """The classes that no value has: of those with several of them, and of those whose value is none of the most frequent."""

    SEVERAL, OTHERS = range(2)


@dataclass(frozen=True, slots=True)
class Class:
    """A class: its name, and its kind: the key of a value, which may be any text, one apart, or of a band of numbers none."""

    name: str
    kind: str | Apart = ""


@dataclass(frozen=True)
class Classes:
    """The classes of a trait in their order; numbers from the smallest on."""

    by: By
    known: Known
    content: Content

    @cached_property
    def every(self) -> tuple[Class, ...]:
        """All classes that somebody is in."""
        kept = set(self.of.values())
        return tuple(one for one in self._all if one in kept)

    @cached_property
    def of(self) -> Mapping[str, Class]:
        """The class of each of whom it is known, by id."""
        if self.known.is_number:
            return {key: self._bands[self._find_band(value)] for key, value in self.known.numbers.items()}
        return {key: self._find_value(values) for key, values in self.known.values.items()}

    @cached_property
    def _all(self) -> tuple[Class, ...]:
        if self.known.is_number:
            return self._bands
        return (*self._values.values(), self._several, self._others)

    @cached_property
    def _several(self) -> Class:
        return Class("several of these", Apart.SEVERAL)

    @cached_property
    def _others(self) -> Class:
        return Class(f"one of {len(self.counted) - len(self._values):,} others", Apart.OTHERS)

    @cached_property
    def counted(self) -> Sequence[str]:
        """The keys of all values that somebody has: in their own order, or the most frequent first, then by name."""
        counts = Counter(key for values in self.known.values.values() for key in values)
        names = self.known.names
        if self.known.ordered:
            return [key for key in names if key in counts]
        return sorted(counts, key=lambda key: (-counts[key], names[key].casefold(), key))

    @cached_property
    def _values(self) -> Mapping[str, Class]:
        """The classes of values, by key; one more has its color where it alone would be among the others."""
        every = self.counted
        shown = every if len(every) <= MOST_VALUES else every[: MOST_VALUES - 1]
        return {key: Class(shorten_text(self.known.names[key], _LONGEST), key) for key in shown}

    def _find_value(self, values: Sequence[str]) -> Class:
        if len(values) > 1:
            return self._several
        return self._values.get(values[0], self._others)

    @cached_property
    def _bounds(self) -> tuple[float, ...]:
        """Where the bands after the first begin."""
        if self.by.trait is Trait.CONTACT:
            return tuple(bound for bound, _ in _CONTACT[:-1])
        if self.known.are_days:
            return find_day_bounds(list(self.known.numbers.values()))
        return find_bounds(list(self.known.numbers.values()))

    def _find_band(self, value: float) -> int:
        return bisect_right(self._bounds, value)

    @cached_property
    def _bands(self) -> tuple[Class, ...]:
        if self.by.trait is Trait.CONTACT:
            return tuple(Class(said) for _, said in _CONTACT)
        if self.by.trait is Trait.STRENGTH:
            words = self.content.strength_words
            return self._name_bands({float(level): f"{level} ({word})" for level, word in words.items()})
        return self._name_bands({})

    def _name_bands(self, words: Mapping[float, str]) -> tuple[Class, ...]:
        inside: dict[int, set[float]] = {}
        for value in self.known.numbers.values():
            inside.setdefault(self._find_band(value), set()).add(value)
        told = []
        for place in range(len(self._bounds) + 1):
            (first, *more) = sorted(inside.get(place, {math.inf}))
            alone = not more and not math.isinf(first)
            number = self._write(first) if alone else self._say_band(place)
            told.append(Class(words.get(first, number) if alone else number))
        return tuple(told)

    def _write(self, value: float) -> str:
        return _tell_number(value) if self.known.are_days else f"{write_number(value)}{self.by.trait.unit}"

    def _say_band(self, place: int) -> str:
        """Return a band as it is said: whole numbers up to the last one that is in it, others up to where the next begins."""
        bounds, unit = self._bounds, self.by.trait.unit
        if self.known.are_days:
            return _say_days(bounds, place)
        whole = all(value.is_integer() for value in self.known.numbers.values())
        if place == len(bounds):
            return f"{write_number(bounds[-1])}{unit} and more"
        end = write_number(math.ceil(bounds[place]) - 1 if whole else bounds[place]) + unit
        if not place:
            return f"up to {end}" if whole else f"under {end}"
        start = write_number(math.ceil(bounds[place - 1]) if whole else bounds[place - 1])
        return f"{start} to {end}" if whole else f"{start} to under {end}"


def find_bounds(values: Sequence[float]) -> tuple[float, ...]:
    """Return where bands of numbers after the first begin, so that about as many are in each, and somebody is in all.

    Few different numbers have a band each. Bounds are as round as keeps them apart; equal numbers are in one band.
    """
    distinct = sorted(set(values))
    if len(distinct) <= MOST_BANDS:
        return tuple(distinct[1:])
    ordered = sorted(values)
    every = {ordered[len(ordered) * part // MOST_BANDS] for part in range(1, MOST_BANDS)}
    cuts = [cut for cut in sorted(every) if cut > ordered[0]] or [distinct[1]]
    for digits in range(1, _PLACES):
        bounds = sorted({_round(cut, digits) for cut in cuts})
        filled = {bisect_right(bounds, value) for value in ordered}
        if len(bounds) == len(cuts) and len(filled) == len(bounds) + 1:
            return tuple(bounds)
    return tuple(cuts)


def find_day_bounds(values: Sequence[float]) -> tuple[float, ...]:
    """Return where bands of days after the first begin, as `find_bounds` does: with a year, a quarter or a month if that parts them."""
    distinct, ordered = sorted(set(values)), sorted(values)
    if len(distinct) <= MOST_BANDS:
        return tuple(distinct[1:])
    cuts = sorted({ordered[len(ordered) * part // MOST_BANDS] for part in range(1, MOST_BANDS)})
    cuts = [cut for cut in cuts if cut > ordered[0]] or [distinct[1]]
    for months in (12, 3, 1):
        bounds = sorted({_begin_span(cut, months) for cut in cuts})
        filled = {bisect_right(bounds, value) for value in ordered}
        if len(bounds) == len(cuts) and len(filled) == len(bounds) + 1:
            return tuple(bounds)
    return tuple(cuts)


def _begin_span(value: float, months: int) -> float:
    """Return the first day of the year, the quarter or the month in which a day is."""
    day = date.fromordinal(int(value))
    return float(date(day.year, (day.month - 1) // months * months + 1, 1).toordinal())


def _tell_number(value: float) -> str:
    return tell_day(date.fromordinal(int(value)))


def _say_days(bounds: Sequence[float], place: int) -> str:
    """Return a band of days as it is said: up to its last day, from its first on, or both."""
    if place == len(bounds):
        return f"{_tell_number(bounds[-1])} and later"
    end = _tell_number(bounds[place] - 1)
    return f"{_tell_number(bounds[place - 1])} to {end}" if place else f"up to {end}"


def _round(value: float, digits: int) -> float:
    if not value:
        return 0.0
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def write_number(value: float) -> str:
    """Return a number as it is read: a whole one with commas from 10,000 on, so that a year has none."""
    if float(value).is_integer():
        return f"{int(value):,}" if abs(value) >= _COMMAS_FROM else str(int(value))
    return f"{value:,.2f}" if abs(value) >= _COMMAS_FROM else f"{value:.{_DIGITS}g}"
