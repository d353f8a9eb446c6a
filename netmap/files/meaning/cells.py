"""Cells read as the values of fields, with what is wrong about them."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, partial
from typing import Literal

from netmap.errors import InputError
from netmap.files.grids import Cell
from netmap.files.meaning.cell_readings import NOTHING, CellReader, CellReading
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.days.dates import DateOrder, find_latest, guess_order, parse_day
from netmap.files.meaning.days.own import DayReader, make_own_day_reader
from netmap.files.meaning.splitting import Splitting, find_splitting
from netmap.files.meaning.strength_scale import guess_scale
from netmap.files.meaning.values import (
    LARGEST_WHOLE,
    find_email,
    is_email,
    parse_number,
    parse_yes_no,
    read_text,
    says_nothing,
)
from netmap.model.fields import FieldType
from netmap.model.kinds import Formal, Standing
from netmap.model.text import LINE_LIMIT, NOTES_LIMIT, clean_text, fold_text


def read_line(cell: Cell) -> CellReading:
    """Read one line of text."""
    text = read_text(cell)
    return CellReading(clean_text(text, limit=LINE_LIMIT) or None) if text else NOTHING


def read_lines(cell: Cell) -> CellReading:
    """Read text of several lines."""
    text = read_text(cell)
    return CellReading(clean_text(text, limit=NOTES_LIMIT, lines=True) or None) if text else NOTHING


def read_name(cell: Cell) -> CellReading:
    """Read a name; one that is too long raises `InputError`."""
    text = read_text(cell)
    return CellReading(clean_text(text) or None) if text else NOTHING


def make_name_reader(meaning: str, cells: Sequence[Cell], *, of_row: bool) -> CellReader:
    """Return a reader of names; one that is too long raises `InputError` when it is read.

    "NA", "None", "Null" and "True" are names where names stand: in a column without an empty cell that names the rows
    (`of_row`) or holds first or last names, where none of them comes often. "NaN", as programs write it, is none.
    """
    named = _list_odd_names(cells) if of_row or meaning in _NAME_PARTS else frozenset()
    if meaning in _NAME_PARTS:
        named |= {"nan"}

    def read_odd_name(cell: Cell) -> CellReading:
        text = str(cell).strip() if isinstance(cell, str | bool) else ""
        is_name = text.casefold() in named and (text != "NaN" or meaning in _NAME_PARTS)
        return CellReading(clean_text(text)) if is_name else read_name(cell)

    return read_odd_name if named else read_name


_NAME_PARTS = frozenset({"first_name", "middle_name", "last_name"})
_ODD_NAMES = frozenset(
    {"na", "none", "null", "nil", "nan", "true", "false", "on", "off", "yes", "no", "unknown"}
)
_RARE = 50


def _list_odd_names(cells: Sequence[Cell]) -> frozenset[str]:
    """Return the words for nothing that are names in a column of names, folded."""
    texts = [str(cell).strip().casefold() if cell is not None else "" for cell in cells]
    if not all(texts) or any(says_nothing(text) and text not in _ODD_NAMES for text in texts):
        return frozenset()
    most = max(1, len(texts) // _RARE)
    return frozenset(word for word, count in Counter(texts).items() if word in _ODD_NAMES and count <= most)


_ROUNDED = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d+)")


def read_phone(cell: Cell) -> CellReading:
    """Read a phone number; one that a spreadsheet rounded is none, unless all its digits are there: 2.075550103E+09."""
    text = clean_text(read_text(cell), limit=LINE_LIMIT)
    if not text:
        return NOTHING
    if found := _ROUNDED.fullmatch(text):
        first, rest, power = found.group(1), found.group(2) or "", int(found.group(3))
        if len(rest) == power:
            return CellReading(first + rest)
        return CellReading(
            None,
            f"“{text}” was rounded by a spreadsheet and is no number to call; it was kept as plain text.",
        )
    return (
        CellReading(text.removesuffix(".0")) if any(map(str.isdigit, text)) else CellReading(None, rest=text)
    )


def read_email(cell: Cell) -> CellReading:
    """Read an e-mail address, also from "Ann Lee <ann@example.org>"."""
    text = clean_text(read_text(cell), limit=LINE_LIMIT)
    found = find_email(text.removeprefix("mailto:"))
    if not text:
        return NOTHING
    if not found:
        return CellReading(None, f"“{text[:60]}” is not an e-mail address; it was kept as plain text.")
    rest = text.replace(found, "", 1)
    more = find_email(rest)
    if more:
        return CellReading(found, f"Only the first address was taken; {more} was kept as plain text.", text)
    return CellReading(found)


def read_website(cell: Cell) -> CellReading:
    """Read a web address; anything but http and https is none."""
    text = clean_text(read_text(cell), limit=LINE_LIMIT)
    if not text:
        return NOTHING
    head, colon, _ = text.lower().partition(":")
    if (colon and head not in {"http", "https"} and "." not in head) or " " in text or is_email(text):
        return CellReading(None, f"“{text[:60]}” is not a web address; it was kept as plain text.")
    return CellReading(text)


def read_yes_no(cell: Cell) -> CellReading:
    """Read yes or no."""
    text = read_text(cell)
    value = parse_yes_no(cell)
    if text and value is None:
        return CellReading(None, f"“{text[:40]}” is neither yes nor no; it was kept as plain text.")
    return CellReading(value)


def read_number(cell: Cell) -> CellReading:
    """Read a number."""
    text = read_text(cell)
    value = parse_number(cell)
    if text and value is None:
        return CellReading(None, f"“{text[:40]}” is not a number; it was kept as plain text.")
    return CellReading(value)


def read_whole(cell: Cell) -> CellReading:
    """Read a whole number."""
    reading = read_number(cell)
    if reading.value is None:
        return reading
    if not reading.value.is_integer():
        return CellReading(
            None, f"“{read_text(cell)[:40]}” is not a whole number; it was kept as plain text."
        )
    return CellReading(int(reading.value))


def make_day_reader(cells: Sequence[Cell], order: DateOrder) -> CellReader:
    """Return a reader of days; "auto" takes the order that the column's unambiguous days show."""
    settled = order if order != "auto" else guess_order(cells) or "auto"
    latest = find_latest(cells, settled)

    def read_day(cell: Cell) -> CellReading:
        reading = parse_day(cell, settled, latest)
        return CellReading(reading.day, reading.doubt)

    return read_day


def make_choice_reader(choices: type[StrEnum], words: ColumnWords) -> CellReader:
    """Return a reader of one of a few words."""
    known: dict[str, StrEnum] = {fold_text(choice.value): choice for choice in choices}
    if choices is Standing:
        known = {**words.standing_of_word, **known}
    if choices is Formal:
        known |= {"true": Formal.YES, "x": Formal.YES, "y": Formal.YES, "n": Formal.NO, "false": Formal.NO}

    def read_choice(cell: Cell) -> CellReading:
        text = read_text(cell)
        if not text:
            return NOTHING
        found = known.get(fold_text(text))
        if found is None:
            named = ", ".join(choice.value for choice in choices)
            return CellReading(None, f"“{text[:40]}” was kept as plain text; known are: {named}.")
        return CellReading(found)

    return read_choice


def make_list_reader(splitting: Splitting, words: ColumnWords) -> CellReader:
    """Return a reader of several entries in one cell; what address books put on everybody is none."""

    @cache  # few sectors or tags, in many rows
    def read_entries(text: str) -> CellReading:
        entries = (clean_text(entry) for entry in splitting.split(text))
        return CellReading(
            tuple(entry for entry in entries if entry and fold_text(entry) not in words.address_book.no_tags)
            or None
        )

    def read_list(cell: Cell) -> CellReading:
        text = read_text(cell)
        return read_entries(text) if text else NOTHING

    return read_list


_PLAIN: dict[str, CellReader] = {
    FieldType.TEXT: read_line, FieldType.LONG_TEXT: read_lines, FieldType.EMAIL: read_email,
    FieldType.WEBSITE: read_website, FieldType.YES_NO: read_yes_no, FieldType.NUMBER: read_number,
    FieldType.WHOLE: read_whole, FieldType.VALUES: read_line, "name": read_name, "phone": read_phone,
}  # fmt: skip


def make_reader(
    held: FieldType | Literal["name", "phone", "strength"],
    choices: type[StrEnum] | None,
    cells: Sequence[Cell],
    *,
    words: ColumnWords,
    order: DateOrder,
) -> CellReader:
    """Return the reader for one column, settled by all its cells."""
    if held is FieldType.DAY:
        return make_day_reader(cells, order)
    if held is FieldType.LIST:
        return make_list_reader(find_splitting(map(read_text, cells)), words)
    if held == "strength":
        return guess_scale(cells, words).read
    if held is FieldType.CHOICE and choices:
        return make_choice_reader(choices, words)
    return _PLAIN[held]


def make_own_reader(cells: Sequence[Cell], order: DateOrder) -> CellReader:
    """Return a reader for a column of the user's own: days, whole numbers, numbers, or text when one is not a number.

    Days are written like 2024-03-31. Figures with a leading zero stay text: they are codes.
    """
    if read_own_day := make_own_day_reader(cells, order):
        return partial(_read_own_day, read_own_day)
    texts = [text for cell in cells if (text := read_text(cell))]
    coded = any(len(text) > 1 and text[0] == "0" and text[1].isdigit() for text in texts)
    if any(isinstance(cell, str) and _ROUNDED.fullmatch(cell.strip()) for cell in cells):
        return _read_rounded
    numbers = [] if coded else [parse_number(cell) for cell in cells if read_text(cell)]
    if not texts or not numbers or any(number is None or abs(number) >= LARGEST_WHOLE for number in numbers):
        return _read_own_text
    return (
        read_whole if all(number is not None and number.is_integer() for number in numbers) else read_number
    )


def _read_own_day(read: DayReader, cell: Cell) -> CellReading:
    """Read a day of a column of days; what is none stays text."""
    found = read(cell)
    return CellReading(str(found.day), found.doubt) if found else _read_own_text(cell)


def _read_rounded(cell: Cell) -> CellReading:
    """Read a text of a column in which a spreadsheet rounded some numbers."""
    text = read_text(cell)
    found = _read_own_text(cell)
    if not _ROUNDED.fullmatch(text):
        return found
    return CellReading(found.value, f"“{text}” was rounded by a spreadsheet; some of its figures are lost.")


def _read_own_text(cell: Cell) -> CellReading:
    if isinstance(cell, bool):
        return CellReading(cell)
    return read_lines(cell)


def read_safely(reader: CellReader, cell: Cell) -> CellReading:
    """Read a cell; what cannot be taken at all becomes trouble instead of an error."""
    try:
        return reader(cell)
    except InputError as error:
        return CellReading(None, error.message)
