"""Postal codes that a spreadsheet took for numbers: the zeros it took away in front are put back."""

import re
from collections.abc import Iterable, Sequence

from netmap.files.grids import Cell
from netmap.files.meaning.cell_readings import NOTHING, CellReader, CellReading
from netmap.files.meaning.cells import read_line
from netmap.model.text import fold_text

_WHOLE = re.compile(r"(\d{3,9})\.0")
_FULL_CODE = re.compile(r"\d{5}(-\d{4})?")
_SHORT_CODE = re.compile(r"(\d{3,4})(?:-(\d{4}))?")
_SHORT_LONG_CODE = re.compile(r"\d{8}")
_DIGITS = 5
_ADDED = 4
_HEADED = "zip"
_HERE = frozenset({"us", "usa", "u s", "u s a", "united states", "united states of america"})
_ZERO_STATES = frozenset(
    {
        "me", "nh", "vt", "ma", "ri", "ct", "nj", "pr", "vi", "maine", "vermont", "massachusetts", "connecticut",
        "new hampshire", "rhode island", "new jersey", "puerto rico", "virgin islands",
    }
)  # fmt: skip
"""Where postal codes of the United States begin with a zero."""


def make_postal_reader(
    cells: Sequence[Cell], heading: str, regions: Iterable[str], countries: Iterable[str]
) -> CellReader:
    """Return a reader of one column of postal codes; zeros that were lost in front are put back, and told once.

    They are where the heading, the state or the other codes say that a code has five digits, and no country says
    otherwise.
    """
    texts = {text: None for cell in cells if (text := _read_code(cell))}
    short = [text for text in texts if _is_short(text)]
    filled_up = bool(short) and _has_five_digits(texts, heading, regions, countries)
    told = iter([_tell_first(short)] if filled_up else [])

    def read_code(cell: Cell) -> CellReading:
        text = _read_code(cell)
        if not text:
            return NOTHING
        if not filled_up or not _is_short(text):
            return CellReading(text)
        return CellReading(_fill_up(text), next(told, ""))

    return read_code


def _tell_first(short: Sequence[str]) -> str:
    more = len(short) - 1
    others = f", and {more:,} other {'code' if more == 1 else 'codes'} alike" if more else ""
    return f"“{short[0]}” had lost the zero in front and was read as “{_fill_up(short[0])}”{others}."


def _read_code(cell: Cell) -> str:
    text = str(read_line(cell).value or "")
    whole = _WHOLE.fullmatch(text)
    return whole.group(1) if whole else text


def _is_short(text: str) -> bool:
    return bool(_SHORT_CODE.fullmatch(text) or _SHORT_LONG_CODE.fullmatch(text))


def _fill_up(text: str) -> str:
    code, _, added = text.partition("-")
    if len(code) > _DIGITS:
        code, added = code[:-_ADDED], code[-_ADDED:]
    return f"{code.zfill(_DIGITS)}-{added}" if added else code.zfill(_DIGITS)


def _has_five_digits(
    texts: Iterable[str], heading: str, regions: Iterable[str], countries: Iterable[str]
) -> bool:
    if any(country and country not in _HERE for country in map(fold_text, countries)):
        return False
    return (
        fold_text(heading).startswith(_HEADED)
        or any(_FULL_CODE.fullmatch(text) for text in texts)
        or any(fold_text(region) in _ZERO_STATES for region in regions)
    )
