"""Strengths of ties: the scale 1 to 5, words for it, and files that count otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from netmap.files.grids import Cell
from netmap.files.meaning.cells import NOTHING, CellReading
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.values import parse_number, read_text
from netmap.model.text import fold_text
from netmap.model.tie_rules import STRENGTH_RANGE

_LEAST_NUMBERS = 8
_OTHER_SHARE = 0.3
_LOWEST, _HIGHEST = min(STRENGTH_RANGE), max(STRENGTH_RANGE)


@dataclass(frozen=True, slots=True)
class StrengthScale:
    """How one column counts strength: `low` and `high` are set when it is not the scale 1 to 5."""

    words: ColumnWords
    low: float | None = None
    high: float | None = None

    @property
    def sentence(self) -> str:
        """What is done with a foreign scale, "" for the scale 1 to 5."""
        if self.low is None or self.high is None:
            return ""
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
            found = self.words.strength_words.get(fold_text(text))
            if found:
                return CellReading(found)
            return CellReading(
                None,
                f"“{text[:40]}” is not a strength; write 1 to 5. The tie was kept, with this in its notes.",
            )
        if self.low is not None and self.high is not None:
            return self._spread(number, text)
        if not number.is_integer() or int(number) not in STRENGTH_RANGE:
            return CellReading(
                None,
                f"{text[:40]} is outside the scale 1 (aware) to 5 (collaborate). The tie was kept, with this in its notes.",
            )
        return CellReading(int(number))

    def _spread(self, number: float, text: str) -> CellReading:
        if self.low is None or self.high is None or not number > 0:
            return CellReading(
                None, f"{text[:40]} says there is no strength. The tie was kept, with this in its notes."
            )
        place = (number - self.low) / (self.high - self.low) * len(STRENGTH_RANGE)
        whole = int(place) + (place > int(place))
        return CellReading(min(_HIGHEST, max(_LOWEST, whole)))


def guess_scale(cells: Sequence[Cell], words: ColumnWords) -> StrengthScale:
    """Return the scale of a column: foreign when many of its numbers are not whole numbers from 1 to 5.

    A few odd cells, or few numbers in all, are taken for slips instead.
    """
    numbers = [number for cell in cells if (number := parse_number(cell)) is not None and number > 0]
    odd = sum(not number.is_integer() or int(number) not in STRENGTH_RANGE for number in numbers)
    if len(numbers) < _LEAST_NUMBERS or odd <= _OTHER_SHARE * len(numbers) or min(numbers) == max(numbers):
        return StrengthScale(words)
    return StrengthScale(words, 0.0, max(numbers))
