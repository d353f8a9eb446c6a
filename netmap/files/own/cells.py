"""Single values as cells of a workbook, and back."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from typing import Any

from netmap.errors import InputError
from netmap.files.grids import Cell
from netmap.files.meaning.days.dates import parse_day
from netmap.files.meaning.values import parse_number, parse_yes_no, read_text
from netmap.files.own.layout import Column
from netmap.model.fields import FieldType
from netmap.model.text import shorten_text

PIECE = 16_000
"""Characters in one cell at most where a text is split; each may count twice against Excel's 32,767."""

LARGEST_NUMBER = 10**300
"""Whole numbers beyond this are written as text."""

_EXCEL_TEXT = 32_767
_FIRST_YEAR = 1901
_SPLIT = re.compile(r"(?<!\\)((?:\\\\)*);")
_ESCAPED = re.compile(r"\\([\\;])")
_UNREADABLE = ("\ufffe", "\uffff")


def join_list(values: tuple[str, ...]) -> str:
    r"""Return several texts as one, separated by "; "; a semicolon within one is written as "\;"."""
    return "; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)


def split_list(text: str) -> tuple[str, ...]:
    """Return the texts that `join_list` joined."""
    parts = _SPLIT.sub(lambda found: found.group(1) + "\0", text).split("\0")
    return tuple(said for part in parts if (said := _ESCAPED.sub(r"\1", part.strip())))


def split_text(text: str) -> tuple[str, ...]:
    """Return a text in pieces that fit into a cell each."""
    if len(text) * 2 <= _EXCEL_TEXT or len(text.encode("utf-16-le")) // 2 <= _EXCEL_TEXT:
        return (text,)
    return tuple(text[start : start + PIECE] for start in range(0, len(text), PIECE))


def write_cell(value: Any) -> Cell:
    """Return a value of a field as the cell that stands for it; an empty one as None."""
    if value is None or value in ((), ""):
        return None
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return join_list(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date) and value.year < _FIRST_YEAR:
        return value.isoformat()
    kept: Cell = value
    return kept


def show_cell(cell: Cell) -> Cell:
    """Return a cell as it will be read again.

    A number loses what lies beyond 16 digits; a whole one that no sheet can hold is written as text.
    """
    if isinstance(cell, str):
        for character in _UNREADABLE:
            cell = cell.replace(character, f"_x{ord(character):04X}_")
        return cell
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return str(cell) if abs(cell) > LARGEST_NUMBER else float(f"{cell:.16G}")


def is_exact(cell: Cell) -> bool:
    """Whether a cell is read again as it was written."""
    return show_cell(cell) == cell


def read_cell(cell: Cell, column: Column) -> Any:
    """Return the value of a field from its cell; None for an empty one.

    Raises
    ------
    InputError
        When the cell does not hold what the column is for.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    reader = _READERS.get(column.type)
    return reader(cell, column) if reader else _read_plain(cell)


def _check(value: Any, cell: Cell, column: Column, wanted: str) -> Any:
    if value is None:
        message = f"“{shorten_text(cell)}” is not {wanted}."
        raise InputError(message, field=column.field, value=cell)
    return value


def _read_plain(cell: Cell) -> str:
    return cell if isinstance(cell, str) else read_text(cell)


def _read_day(cell: Cell, column: Column) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    reading = parse_day(cell)
    found = None if reading.doubt else reading.day
    day: date = _check(found, cell, column, "a day that can be told for sure. Write it like 2024-05-31")
    return day


def _read_number(cell: Cell, column: Column) -> int | float:
    number = _check(parse_number(cell), cell, column, "a number")
    if column.type is FieldType.WHOLE:
        whole = int(number) if float(number).is_integer() else None
        found: int = _check(whole, cell, column, "a whole number")
        return found
    kept: float = number
    return kept


def _read_choice(cell: Cell, column: Column) -> str:
    text = _read_plain(cell).strip().casefold()
    found = next((choice for choice in column.choices if choice.casefold() == text), None)
    chosen: str = _check(found, cell, column, f"one of: {', '.join(column.choices)}")
    return chosen


_READERS: dict[FieldType, Callable[[Cell, Column], Any]] = {
    FieldType.DAY: _read_day,
    FieldType.YES_NO: lambda cell, column: _check(parse_yes_no(cell), cell, column, "yes or no"),
    FieldType.WHOLE: _read_number,
    FieldType.NUMBER: _read_number,
    FieldType.CHOICE: _read_choice,
    FieldType.LIST: lambda cell, _: split_list(_read_plain(cell)),
}


def dump_exact(values: dict[str, Any]) -> str:
    """Return values that no cell can hold exactly as one line of JSON, "" when there are none."""
    return json.dumps(values, ensure_ascii=True, sort_keys=True) if values else ""


def load_exact(text: str) -> dict[str, Any]:
    """Return what `dump_exact` wrote; nothing from anything else."""
    try:
        values = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
