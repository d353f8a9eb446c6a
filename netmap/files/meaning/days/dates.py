"""Days as people write them.

Our own small reader, because general ones guess too gladly: they take "02/31" for February 2031.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from netmap.files.grids import Cell
from netmap.files.meaning.days.calendar_words import AROUND, MONTHS, SEASONS, WEEKDAYS
from netmap.files.meaning.values import read_text
from netmap.model.text import fold_text

DateOrder = Literal["auto", "mdy", "dmy"]

_CLOCK = r"(?:\d{1,2}[:.h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?\s?[Mm]\.?)?|\d{1,2}\s*[AaPp]\.?[Mm]\.?)"
_TIME = re.compile(
    rf"[\s,T]+(?:at|à|a las|um|às|@)?\s*{_CLOCK}(?:\s*(?:Uhr|[A-Z]{{2,4}}|Z|[+-]\d\d:?\d\d))?$"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d.*)?")
_NUMBERS = re.compile(r"(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})(?:[ ,]+\d.*)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_WORD = r"([^\W\d_]{3,10})"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|[ºª°o])?"
_MONTH_FIRST = re.compile(rf"{_WORD}\.?[\s-]+{_DAY}(?:,?\s+(?:of\s+)?|-|,)['’]?(\d{{4}}|\d{{2}})")
_DAY_FIRST = re.compile(
    rf"{_DAY}[\s./-]+(?:of\s+|de\s+)?{_WORD}\.?,?(?:\s+(?:of|de|del)\s+|[\s./-]+)'?(\d{{4}}|\d{{2}})"
)
_MONTH_ONLY = re.compile(
    rf"{_WORD}\.?,?(?:(?:\s+(?:of|de|del)\s+|[\s/-]+)(?=['’]?\d{{4}})|[/-]|\s+(?=['’]))['’]?(\d{{4}}|\d{{2}})"
)
_YEAR_WORD = re.compile(rf"(\d{{4}})[\s,/-]+{_WORD}\.?")
_NO_YEAR = re.compile(rf"(?:{_WORD}\.?[\s-]+{_DAY}|{_DAY}[\s./-]+(?:of\s+|de\s+)?{_WORD}\.?)")
_NUMBERS_NO_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_QUARTER = re.compile(r"(?:Q([1-4])[\s/,-]*(\d{4})|(\d{4})[\s/,-]*Q([1-4]))", re.IGNORECASE)
_YEAR = re.compile(r"((?:1[89]|20)\d\d)")
_YEARS = re.compile(r"((?:19|20)\d\d)\s*[-–/]\s*(?:(?:19|20)?\d\d)")
_REMARK = re.compile(
    r"(?P<day>[^;:(]{3,30}?)(?:\s*[;:(]|\s+[-–—]|,(?=\s*[^\W\d])|(?<=\d\d)\s(?=\s*[^\W\d]))\s*[^\W\d].*",
    re.DOTALL,
)
_TOLD = re.compile(
    r"(?:(?:we|i|last)\s+)?(?:met|called|phoned|emailed|e-mailed|spoke|talked|visited|visit|call|email|zoom|zoomed|texted|lunch|coffee|"
    r"meeting|saw|seen|sent|wrote)(?:\s+(?:them|with\s+[^\W\d_]+))?(?:\s+(?:on|in))?[\s:,-]+(?=\S*\d|[^\W\d_]+\.?\s+\d)",
    re.IGNORECASE,
)
_LONGEST = 60
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
_ANY_DAY = date(2000, 12, 31)


def _build_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (1900 if year >= _PIVOT else 2000)  # noqa: PLR2004


def _month_number(word: str) -> int:
    return MONTHS.get(fold_text(word), 0)


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
        month, day, year = _month_number(found[1]), int(found[2]), _full_year(found[3])
    elif found := _DAY_FIRST.fullmatch(text):
        month, day, year = _month_number(found[2]), int(found[1]), _full_year(found[3])
    else:
        return None
    if not month:
        return None
    built = _build_day(year, month, day)
    if built is None:
        return DayReading(None, f"There is no day “{text}” in the calendar. Write it like 2024-03-31.")
    return DayReading(built)


def _read_part(text: str, order: DateOrder) -> DayReading | None:
    """Read a year, or a month, quarter or season of a year, as its first day; and the day of "week of 9/14/26"."""
    built = _read_year_part(text)
    if built is None:
        words = text.replace("~", " ").replace("-", " ", 1).strip("? ").split()
        while len(words) > 1 and fold_text(words[0]) in AROUND:
            words = words[1:]
        built = _read_year_part(" ".join(words)) or _read_near_day(" ".join(words), text, order)
    return (
        DayReading(built, f"“{text}” is not a whole day; {built.isoformat()} was taken.") if built else None
    )


def _read_near_day(bare: str, text: str, order: DateOrder) -> date | None:
    """Read a day before which words stand that make it less exact."""
    found = (_read_iso(bare) or _read_ordered(bare, order) or _read_words(bare)) if bare != text else None
    return found.day if found else None


def _read_year_part(text: str) -> date | None:
    if (found := _YEAR_MONTH.fullmatch(text)) and (built := _build_day(int(found[1]), int(found[2]), 1)):
        return built
    if found := _YEAR.fullmatch(text) or _YEARS.fullmatch(text):
        return date(int(found[1]), 1, 1)
    if found := _QUARTER.fullmatch(text):
        return date(int(found[2] or found[3]), 3 * int(found[1] or found[4]) - 2, 1)
    if found := _MONTH_YEAR.fullmatch(text):
        return _build_day(int(found[2]), int(found[1]), 1)
    if found := _MONTH_ONLY.fullmatch(text):
        return _build_month(found[1], found[2])
    found = _YEAR_WORD.fullmatch(text)
    return _build_month(found[2], found[1]) if found else None


def _build_month(word: str, year: str) -> date | None:
    month = MONTHS.get(fold_text(word)) or SEASONS.get(fold_text(word))
    return _build_day(_full_year(year), month, 1) if month else None


def find_latest(cells: Sequence[Cell], order: DateOrder = "auto") -> date | None:
    """Return the latest day of a column in which some days have no year, None where that is not wanted."""
    if not any(isinstance(cell, str) and _has_no_year(cell) for cell in cells):
        return None
    days = (parse_day(cell, order).day for cell in cells)
    return max((day for day in days if day is not None), default=None)


def _has_no_year(text: str) -> bool:
    parts = _REMARK.fullmatch(text.strip())
    day = parts["day"].strip() if parts else text
    return any(written.fullmatch(one) for written in (_NO_YEAR, _NUMBERS_NO_YEAR) for one in (text, day))


def _read_month_day(text: str, order: DateOrder) -> tuple[int, int] | None:
    if found := _NO_YEAR.fullmatch(text):
        month = _month_number(found[1] or found[4])
        return (month, int(found[2] or found[3])) if month else None
    if found := _NUMBERS_NO_YEAR.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        return (second, first) if order == "dmy" else (first, second)
    return None


def _read_without_year(text: str, order: DateOrder, latest: date | None) -> DayReading | None:
    """Read a day and a month as the last such day up to the latest one of the column."""
    found = _read_month_day(text, order)
    if found is None:
        return None
    month, number = found
    if latest is None and text[0].isdigit() and text[-1].isdigit():
        return None
    if latest is None:
        return DayReading(None, f"“{text}” has no year. Write it like 2024-03-31.")
    built = next(
        (
            day
            for year in range(latest.year, latest.year - 5, -1)
            if (day := _build_day(year, month, number)) and day <= latest
        ),
        None,
    )
    if built is None:
        return DayReading(None, f"There is no day “{text}” in the calendar. Write it like 2024-03-31.")
    return DayReading(
        built, f"“{text}” has no year; {built.isoformat()} was taken, as the other days of the column go."
    )


def parse_day(cell: Cell, order: DateOrder = "auto", latest: date | None = None) -> DayReading:
    """Return the day a cell holds.

    Reads real days, ISO days, days in numbers by `order` ("auto" takes the month first and says so when both
    orders would do), names of months in English, Spanish, French, German and Portuguese, a year or a month, quarter or
    season of it (as its first day, said so), and the day numbers spreadsheets keep. A day without a year is taken for
    the last one up to `latest`. A day that cannot be read is None with the reason.
    """
    if isinstance(cell, date):
        return DayReading(cell.date() if isinstance(cell, datetime) else cell)
    text = read_text(cell)
    if not text:
        return _BLANK
    found = _read_text_day(_strip(text[:_LONGEST]), order, latest) if len(text) <= _LONGEST else None
    found = found or _read_remarked(text, order, latest)
    if found is None and _SERIAL.fullmatch(text):
        found = _read_serial(float(text), text)
    return found or DayReading(None, f"“{text[:40]}” is not a day. Write it like 2024-03-31.")


def _read_remarked(text: str, order: DateOrder, latest: date | None = None) -> DayReading | None:
    """Read a whole day before a remark on it: "10/14/2025 - Deb called", or after what was done: "Met 10/14/2025"."""
    told = _TOLD.match(text)
    after = text[told.end() :] if told else text
    parts = _REMARK.fullmatch(after)
    if parts is None and told is None:
        return None
    day = _strip((parts["day"] if parts else after).strip())
    found = _read_iso(day) or _read_ordered(day, order) or _read_words(day)
    found = found or (_read_without_year(day, order, latest) if latest else None)
    if found is None or found.day is None:
        return None
    more = f"“{text[:_LONGEST]}” says more than a day; {found.day.isoformat()} was taken, the rest kept as a note."
    return DayReading(found.day, f"{found.doubt} {more}".strip())


def _strip(text: str) -> str:
    """Return a text without a day of the week before it and a time after it."""
    text = _TIME.sub("", text)
    head, _, rest = text.partition(" ")
    named = fold_text(head.rstrip(",."))
    weekday = named in WEEKDAYS or named.removesuffix(" feira") in WEEKDAYS
    return rest.strip(" ,") if weekday and rest and any(map(str.isdigit, rest)) else text


def _read_text_day(text: str, order: DateOrder, latest: date | None) -> DayReading | None:
    return (
        _read_iso(text)
        or _read_ordered(text, order)
        or _read_compact(text)
        or _read_words(text)
        or _read_part(text, order)
        or _read_without_year(text, order, latest)
    )


def is_day(text: str) -> bool:
    """Whether a text says a day, a month or a year, however exactly; a fraction says none."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)) or _NUMBERS_NO_YEAR.fullmatch(text):
        return False
    found = _read_text_day(_strip(text), "auto", _ANY_DAY) or _read_remarked(text, "auto")
    return found is not None and found.day is not None


def _read_iso(text: str) -> DayReading | None:
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    built = _build_day(int(found[1]), int(found[2]), int(found[3]))
    return DayReading(built, "" if built else f"There is no day “{text}” in the calendar.")


def _read_compact(text: str) -> DayReading | None:
    found = _COMPACT.fullmatch(text)
    built = _build_day(int(found[1]), int(found[2]), int(found[3])) if found else None
    return DayReading(built) if built else None


def _read_ordered(text: str, order: DateOrder) -> DayReading | None:
    found = _NUMBERS.fullmatch(text)
    return _read_numbers(found, text, order) if found else None
