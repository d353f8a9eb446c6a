"""Strengths of ties: the scale 1 to 5, words for it, and files that count otherwise."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import median

from netmap.files.grids import Cell
from netmap.files.meaning.cell_readings import NOTHING, CellReading
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.values import parse_number, read_text
from netmap.model.text import fold_text
from netmap.model.tie_rules import STRENGTH_RANGE

_LEAST_NUMBERS = 8
_FEW_NUMBERS = 3
_OTHER_SHARE = 0.3
_LOWEST, _HIGHEST = min(STRENGTH_RANGE), max(STRENGTH_RANGE)
_STEPS = _HIGHEST - _LOWEST
_MARKED = re.compile(r"([1-5])\s*(?:[-–—:=.)(]|$).*[^\W\d_].*", re.DOTALL)
_NO_TIE = frozenset({"never", "nunca", "jamais", "nie", "nada", "not at all", "none at all"})


@dataclass(frozen=True, slots=True)
class StrengthScale:
    """How one column counts strength: `low` and `high` are set when it is not the scale 1 to 5.

    counted : whether its numbers are counts, of which each strength stands for several times as many as the one below.
    """

    words: ColumnWords
    low: float | None = None
    high: float | None = None
    counted: bool = False

    @property
    def sentence(self) -> str:
        """What is done with a foreign scale, "" for the scale 1 to 5."""
        if self.low is None or self.high is None:
            return ""
        if self.counted:
            starts = [
                exp(log(self.low) + (log(self.high) - log(self.low)) * (place + 0.5) / _STEPS)
                for place in range(_STEPS)
            ]
            ends = ", ".join(
                f"from {start:.3g} is {strength}"
                for start, strength in zip(starts, STRENGTH_RANGE[1:], strict=True)
            )
            return (
                f"Its numbers run from {self.low:g} to {self.high:g}, as counts do, not from 1 to 5; each strength stands for "
                f"several times as many as the one below: {self.low:g} is {_LOWEST}, {ends}."
            )
        step = (self.high - self.low) / len(STRENGTH_RANGE)
        ends = ", ".join(
            f"up to {self.low + step * place:g} is {strength}"
            for place, strength in enumerate(STRENGTH_RANGE, start=1)
        )
        return f"Its numbers run from {self.low:g} to {self.high:g}, not from 1 to 5; they were spread evenly: {ends}."

    def read(self, cell: Cell) -> CellReading:
        """Return a cell's strength from 1 to 5, or None with the reason."""
        text = read_text(cell)
        if not text:
            return NOTHING
        number = parse_number(cell)
        if number is None:
            return self._read_words(text)
        if self.low is not None and self.high is not None:
            return self._spread(number, text)
        if not number.is_integer() or int(number) not in STRENGTH_RANGE:
            return CellReading(
                None,
                f"{text[:40]} is outside the scale 1 (aware) to 5 (collaborate); it was kept as plain text.",
            )
        return CellReading(int(number))

    def _read_words(self, text: str) -> CellReading:
        folded = fold_text(text)
        found = self.words.strength_words.get(folded)
        if found:
            return CellReading(found)
        if folded in _NO_TIE:
            return CellReading(None, f"“{text[:40]}” says there is no strength; it was kept as plain text.")
        marked = _MARKED.fullmatch(text)
        if marked:
            return CellReading(int(marked[1]))
        return CellReading(None, f"“{text[:40]}” is not a strength; write 1 to 5. It was kept as plain text.")

    def _spread(self, number: float, text: str) -> CellReading:
        if self.low is None or self.high is None or not number > 0:
            return CellReading(None, f"{text[:40]} says there is no strength; it was kept as plain text.")
        if self.counted:
            share = (log(number) - log(self.low)) / (log(self.high) - log(self.low))
            return CellReading(min(_HIGHEST, max(_LOWEST, _LOWEST + int(share * _STEPS + 0.5))))
        place = (number - self.low) / (self.high - self.low) * len(STRENGTH_RANGE)
        whole = int(place) + (place > int(place))
        return CellReading(min(_HIGHEST, max(_LOWEST, whole)))


def guess_scale(cells: Sequence[Cell], words: ColumnWords) -> StrengthScale:
    """Return the scale of a column: foreign when many of its numbers are not whole numbers from 1 to 5.

    A few odd cells, or few numbers in all, are taken for slips. Numbers that are mostly small while the largest is many
    times that are counts: they keep their order and spread by how many times they differ. Others spread evenly.
    """
    numbers = sorted(number for cell in cells if (number := parse_number(cell)) is not None and number > 0)
    odd = [number for number in numbers if not number.is_integer() or int(number) not in STRENGTH_RANGE]
    if len(numbers) < _FEW_NUMBERS or numbers[0] == numbers[-1]:
        return StrengthScale(words)
    counted = _are_counts(numbers, odd)
    few = len(numbers) < _LEAST_NUMBERS and not (counted and len(odd) * 2 >= len(numbers))
    if few or (len(odd) <= _OTHER_SHARE * len(numbers) and not counted):
        return StrengthScale(words)
    return StrengthScale(words, numbers[0] if counted else 0.0, numbers[-1], counted)


def _are_counts(numbers: Sequence[float], odd: Sequence[float]) -> bool:
    """Whether sorted numbers are counts: whole, the largest many times the middle one, two or more beyond the scale."""
    skewed = numbers[-1] >= 4 * median(numbers) and numbers[-1] >= 2 * _HIGHEST
    return skewed and len(set(odd)) > 1 and all(number.is_integer() for number in numbers)
