"""Columns of days among those that are kept as they are: each day in one way to write it, so that days can be compared."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from netmap.files.grids import Cell
from netmap.files.meaning.days.dates import DateOrder, DayReading, guess_order, parse_day
from netmap.files.meaning.values import read_text

_MOSTLY = 0.8
"""The share of the filled cells that are whole days from which on a column is one of days."""
_FEWEST = 2
_WHOLE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:\d{4}|\d{2})|[^\W\d_]{3,10}\.?[\s-]+\d{1,2}(?:st|nd|rd|th)?[,\s]+\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|er|[.ºª°])?[\s./-]+(?:of\s+|de\s+)?[^\W\d_]{3,10}\.?,?(?:\s+(?:of|de|del)\s+|[\s./-]+)\d{4}"
)
"""A text that says a day, a month and a year, and nothing else."""

DayReader = Callable[[Cell], DayReading | None]


def make_own_day_reader(cells: Sequence[Cell], order: DateOrder) -> DayReader | None:
    """Return what reads the days of a column, None for a cell that is none; None where it is no column of days.

    Of days in numbers the order is that of the column's unambiguous days; a day that could be two says so, as everywhere.
    """
    settled = order if order != "auto" else guess_order(cells) or "auto"

    def read(cell: Cell) -> DayReading | None:
        found = parse_day(cell, settled) if _is_whole(cell) else None
        return found if found and found.day else None

    filled = [cell for cell in cells if read_text(cell)]
    days = sum(read(cell) is not None for cell in filled)
    return read if days >= max(_FEWEST, _MOSTLY * len(filled)) else None


def _is_whole(cell: Cell) -> bool:
    if isinstance(cell, datetime):
        return cell.time() == time()
    return isinstance(cell, date) or (
        isinstance(cell, str) and _WHOLE.fullmatch(" ".join(cell.split())) is not None
    )
