"""Cells read as the values of fields, with what is wrong about them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from netmap.errors import InputError
from netmap.files.grids import Cell
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.dates import DateOrder, guess_order, parse_day
from netmap.files.meaning.values import (
    LARGEST_WHOLE,
    choose_separator,
    find_email,
    is_email,
    parse_number,
    parse_yes_no,
    read_text,
    split_entries,
)
from netmap.model.fields import FieldType
from netmap.model.kinds import Formal, Standing
from netmap.model.text import LINE_LIMIT, NOTES_LIMIT, clean_text, fold_text


@dataclass(frozen=True, slots=True)
class CellReading:
    """A cell's value (None when it gives none), and what is doubtful about it.

    `rest` is the cell's text where the value does not hold all of it.
    """

    value: Any
    trouble: str = ""
    rest: str = ""

    def left_over(self, cell: Cell) -> str:
        """Return the text that would be lost: all of it when nothing could be read."""
        return read_text(cell) if self.trouble and self.value is None else self.rest


NOTHING = CellReading(None)
CellReader = Callable[[Cell], CellReading]


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

    def read_day(cell: Cell) -> CellReading:
        reading = parse_day(cell, settled)
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


def make_list_reader(cells: Sequence[Cell], separator: str | None = None) -> CellReader:
    """Return a reader of several entries in one cell, split at what the column splits them with."""
    split_at = choose_separator(map(read_text, cells)) if separator is None else separator

    def read_list(cell: Cell) -> CellReading:
        text = read_text(cell)
        if not text:
            return NOTHING
        entries = (clean_text(entry) for entry in split_entries(text, split_at))
        return CellReading(tuple(entry for entry in entries if entry) or None)

    return read_list


_PLAIN: dict[str, CellReader] = {
    FieldType.TEXT: read_line, FieldType.LONG_TEXT: read_lines, FieldType.EMAIL: read_email,
    FieldType.WEBSITE: read_website, FieldType.YES_NO: read_yes_no, FieldType.NUMBER: read_number,
    FieldType.WHOLE: read_whole, FieldType.VALUES: read_line, "name": read_name, "phone": read_line,
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
        return make_list_reader(cells)
    if held is FieldType.CHOICE and choices:
        return make_choice_reader(choices, words)
    return _PLAIN[held]


def make_own_reader(cells: Sequence[Cell]) -> CellReader:
    """Return a reader for a column of the user's own: whole numbers, numbers, or text when one is not a number.

    Figures with a leading zero stay text: they are codes.
    """
    texts = [text for cell in cells if (text := read_text(cell))]
    coded = any(len(text) > 1 and text[0] == "0" and text[1].isdigit() for text in texts)
    numbers = [] if coded else [parse_number(cell) for cell in cells if read_text(cell)]
    if not texts or not numbers or any(number is None or abs(number) >= LARGEST_WHOLE for number in numbers):
        return _read_own_text
    return (
        read_whole if all(number is not None and number.is_integer() for number in numbers) else read_number
    )


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
