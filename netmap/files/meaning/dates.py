"""Days as people write them.

Our own small reader, because general ones guess too gladly: they take "02/31" for February 2031.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from netmap.files.grids import Cell
from netmap.files.meaning.values import read_text

DateOrder = Literal["auto", "mdy", "dmy"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[ ,]+\d.*)?")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?([A-Za-z]{3,9})\.?,?[\s.-]+(\d{4}|\d{2})")
_MONTH_ONLY = re.compile(r"([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_YEAR = re.compile(r"(1[89]|20)\d\d")
_SERIAL = re.compile(r"[0-9]{1,9}(\.[0-9]+)?")
_SERIAL_START = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
_PIVOT = 69


@dataclass(frozen=True, slots=True)
class DayReading:
    """A day read from a cell, or None, with what is doubtful about it or why it cannot be read."""

    day: date | None
    doubt: str = ""


_BLANK = DayReading(None)


def _build_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (1900 if year >= _PIVOT else 2000)  # noqa: PLR2004


def _month_number(word: str) -> int:
    start = word[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def guess_order(cells: Iterable[Cell]) -> Literal["mdy", "dmy", ""]:
    """Return the order that the unambiguous days of a column show, "" when none shows one."""
    votes = {"mdy": 0, "dmy": 0}
    for cell in cells:
        if isinstance(cell, str) and (found := _NUMBERS.fullmatch(cell.strip())):
            first, second = int(found[1]), int(found[2])
            votes["dmy"] += first > 12 >= second  # noqa: PLR2004
            votes["mdy"] += second > 12 >= first  # noqa: PLR2004
    if votes["mdy"] == votes["dmy"]:
        return ""
    return "mdy" if votes["mdy"] > votes["dmy"] else "dmy"


def _read_serial(number: float, text: str) -> DayReading:
    if int(number) not in _SERIALS:
        return DayReading(None, f"“{text}” is not a day. Write it like 2024-03-31.")
    day = _SERIAL_START + timedelta(days=int(number))
    return DayReading(day, f"{text} was read as a spreadsheet's day number: {day.isoformat()}.")


def _read_numbers(found: re.Match[str], text: str, order: DateOrder) -> DayReading:
    first, second, year = int(found[1]), int(found[2]), _full_year(found[3])
    month_first, day_first = _build_day(year, first, second), _build_day(year, second, first)
    if month_first is None and day_first is None:
        return DayReading(None, f"There is no day “{text}” in the calendar. Write it like 2024-03-31.")
    if order == "auto":
        if month_first and day_first and month_first != day_first:
            return DayReading(
                month_first,
                f"“{text}” could be {month_first.isoformat()} or {day_first.isoformat()}; the first was taken. "
                "Set the date order to mdy or dmy if that is wrong.",
            )
        return DayReading(month_first or day_first)
    wanted, other = (month_first, day_first) if order == "mdy" else (day_first, month_first)
    if wanted is not None:
        return DayReading(wanted)
    return DayReading(
        other,
        f"“{text}” does not fit the date order {order}; {other.isoformat() if other else ''} was taken.",
    )


def _read_words(text: str) -> DayReading | None:
    if found := _MONTH_FIRST.fullmatch(text):
        month, day, year = _month_number(found[1]), int(found[2]), int(found[3])
    elif found := _DAY_FIRST.fullmatch(text):
        month, day, year = _month_number(found[2]), int(found[1]), _full_year(found[3])
    else:
        return None
    built = _build_day(year, month, day) if month else None
    if built is None:
        return DayReading(None, f"There is no day “{text}” in the calendar. Write it like 2024-03-31.")
    return DayReading(built)


def _read_part(text: str) -> DayReading | None:
    """Read a year, or a month of a year, as its first day."""
    built = None
    if _YEAR.fullmatch(text):
        built = date(int(text), 1, 1)
    elif found := _YEAR_MONTH.fullmatch(text):
        built = _build_day(int(found[1]), int(found[2]), 1)
    elif (found := _MONTH_ONLY.fullmatch(text)) and _month_number(found[1]):
        built = _build_day(int(found[2]), _month_number(found[1]), 1)
    return (
        DayReading(built, f"“{text}” is not a whole day; {built.isoformat()} was taken.") if built else None
    )


def parse_day(cell: Cell, order: DateOrder = "auto") -> DayReading:
    """Return the day a cell holds.

    Reads real days, ISO days, days in numbers by `order` ("auto" takes the month first and says so when both
    orders would do), English month names, a month or a year (as its first day, said so), and the day numbers
    spreadsheets keep. A day that cannot be read is None with the reason.
    """
    if isinstance(cell, date):
        return DayReading(cell.date() if isinstance(cell, datetime) else cell)
    text = read_text(cell)
    if not text:
        return _BLANK
    found = _read_iso(text) or _read_ordered(text, order) or _read_words(text) or _read_part(text)
    if found is None and _SERIAL.fullmatch(text):
        found = _read_serial(float(text), text)
    return found or DayReading(None, f"“{text[:40]}” is not a day. Write it like 2024-03-31.")


def _read_iso(text: str) -> DayReading | None:
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    built = _build_day(int(found[1]), int(found[2]), int(found[3]))
    return DayReading(built, "" if built else f"There is no day “{text}” in the calendar.")


def _read_ordered(text: str, order: DateOrder) -> DayReading | None:
    found = _NUMBERS.fullmatch(text)
    return _read_numbers(found, text, order) if found else None
