"""Cells of a spreadsheet as the values a map keeps, and what a column of them looks like."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any

from netmap.files.grids import Cell

LARGEST_WHOLE = 1e15
"""Up to here every whole number has a float of its own."""

_LOOKED_AT = 500  # longer texts hold no single address, and patterns take the square of their length
_PHONE_DIGITS = range(7, 22)
_EMPTY = {
    "",
    "na",
    "n/a",
    "#n/a",
    "#na",
    "nan",
    "null",
    "none",
    "nil",
    "-",
    "--",
    "–",
    "—",
    ".",
    "?",
    "tbd",
    "unknown",
}
_YES = {"yes", "y", "x", "true", "t", "1", "✓", "✔", "☑", "on", "ja", "si", "sí", "oui", "sim", "wahr", "vrai", "yep", "yeah",
    "verdadero", "verdadeiro"}  # fmt: skip
_NO = {
    "no",
    "n",
    "false",
    "f",
    "0",
    "✗",
    "✘",
    "☐",
    "off",
    "non",
    "nein",
    "não",
    "nao",
    "falsch",
    "faux",
    "falso",
    "nope",
}
_EMAIL = re.compile(r"[^\s@<>(),;:\"']+@[^\s@<>(),;:\"']+\.[^\s@<>(),;:\"'.]{2,}")
_URL = re.compile(
    r"(https?://\S+|www\.\S+|[\w-]+(\.[\w-]+)*\.(org|com|net|gov|edu|us|info|io|uk|ca|coop|library)(/\S*)?)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+?[\d(][\d\s().\-/]{5,20}\d(\s*(x|ext\.?|extension)\s*\d{1,6})?", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d")
_DATE_LIKE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?([eE][-+]?\d+)?")
_COMMA_NUMBER = re.compile(r"[-+]?\d+,\d{1,2}")
LIST_SIGNS = (":::", ";", "|", "\n", "•")
"""Signs that part the entries of a list and stand in no name."""


def read_text(cell: Cell) -> str:
    """Return a cell as text: whole floats without the ".0", days as ISO, "" for what says nothing."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return "" if says_nothing(cell) else cell.strip()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < LARGEST_WHOLE else repr(cell)
    if isinstance(cell, datetime):
        return (
            cell.date().isoformat() if not (cell.hour or cell.minute or cell.second) else cell.isoformat(" ")
        )
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def says_nothing(text: str) -> bool:
    """Whether a text stands where there is nothing to say: "-", "n/a", "NaN"."""
    return text.strip().lower() in _EMPTY


def parse_yes_no(cell: Cell) -> bool | None:
    """Return True for yes, x, true, 1 and their like, False for their opposites, None for anything else."""
    if isinstance(cell, bool):
        return cell
    text = read_text(cell).lower()
    if text in _YES:
        return True
    return False if text in _NO else None


def parse_number(cell: Cell) -> float | None:
    """Return a number, also from text such as "1,250.5" or "0,5"; None for anything else."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    if not isinstance(cell, str):
        return None
    text = cell.strip()
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", ""))
    return float(text.replace(",", ".")) if _COMMA_NUMBER.fullmatch(text) else None


def find_email(text: str) -> str:
    """Return the first e-mail address in a text, "" when there is none."""
    found = _EMAIL.search(text[:_LOOKED_AT])
    return found.group().rstrip(".") if found else ""


def is_email(text: str) -> bool:
    """Whether a text is an e-mail address and nothing else."""
    return len(text) <= _LOOKED_AT and bool(_EMAIL.fullmatch(text.removeprefix("mailto:")))


def is_url(text: str) -> bool:
    """Whether a text is a web address and nothing else."""
    return len(text) <= _LOOKED_AT and bool(_URL.fullmatch(text))


def is_phone(text: str) -> bool:
    """Whether a text is a phone number of at least seven digits and nothing else."""
    if len(text) > _LOOKED_AT:
        return False
    digits = sum(character.isdigit() for character in text)
    return (
        digits in _PHONE_DIGITS
        and bool(_PHONE.fullmatch(text))
        and not _YEARS.fullmatch(text)
        and not _DATE_LIKE.fullmatch(text)
    )


def show_value(value: Any) -> str:
    """Return a field's value in words."""
    if value is None or value in ("", (), {}):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {entry}" for name, entry in value.items())
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, date) else str(value)


def choose_sign(values: Iterable[str]) -> str:
    """Return the sign of lists that parts the entries in the cells of one column, "" when there is none."""
    texts = [value for value in values if value]
    return next((sign for sign in LIST_SIGNS if any(sign in text for text in texts)), "")


def split_entries(text: str, separator: str) -> tuple[str, ...]:
    """Return the entries of one cell, each once, in the order written."""
    parts = text.split(separator) if separator else [text]
    return tuple(
        dict.fromkeys(entry for part in parts if read_text(entry := part.strip().removeprefix("* ")))
    )


def has_list_sign(text: str) -> bool:
    """Whether a text holds a sign that parts the entries of a list."""
    return any(sign in text for sign in LIST_SIGNS)
