"""Columns in which two things stand in each cell: whom and when ("Ms. Ortiz 10/14/26"), an address and a number."""

import re
from collections.abc import Callable
from dataclasses import replace

from netmap.files.grids import Cell
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.days.dates import is_day
from netmap.files.meaning.values import find_email, is_phone, read_text
from netmap.files.shapes.blocks import Block
from netmap.files.tables import Problem
from netmap.model.text import fold_text

_BETWEEN_HEADINGS = re.compile(r"\s*(?:/|&|\+|,|\band\b|\by\b)\s*", re.IGNORECASE)
_ABOUT_DAYS = frozenset(
    {"last", "date", "when", "day", "fecha", "cuando", "ultimo", "latest", "recent", "spoke", "talked", "met"}
)
_DAY_AFTER = re.compile(r"(?P<rest>\D{2,}?)[\s,;:(–—-]+(?P<day>\d[\d./-]{4,})\)?")
_BETWEEN_TWO = re.compile(r"\s*[,;/|(\n]\s*|\s+[-–—@]\s+|\s+(?:from|at)\s+")
_EDGES = " \t\n,;:/|<>–-"
_BETWEEN_NUMBERS = re.compile(r"[;,|\n]|/(?!\d)|\b(?:or|and|y|o)\b|&", re.IGNORECASE)
_LABEL = r"(?:\([^\d()]{1,30}\)|[^\W\d_]{1,20}[.:]?)"
_LABELED = re.compile(rf"(?:{_LABEL}\s*){{0,2}}(?P<number>[\d+(].*?)(?:\s*{_LABEL}){{0,2}}")
_PAIR = 2
_LEAST_SHARE, _LEAST_EACH = 0.6, 0.2
_NEARLY_ALL = 0.8

Parted = tuple[str, str]


def part_joined(block: Block, words: ColumnWords) -> Block:
    """Return a block with whom and when, who and where, and addresses and numbers, in columns of their own."""
    for column in range(block.width if block.heading_row else 0):
        block = _part_workplaces(block, column, words)
        block = _part_days(block, column)
        block = _part_numbers(block, column)
    return block


def names_two(heading: str, words: ColumnWords) -> bool:
    """Whether a heading asks for somebody and where they are, in either order: "Name & Organization"."""
    return bool(_find_two(heading, words))


def _find_two(heading: str, words: ColumnWords) -> Parted | None:
    heads = [part for part in _BETWEEN_HEADINGS.split(heading) if part]
    folded = [fold_text(head).removeprefix("your ") for head in heads]
    people = {"name", *words.field["person"].says, *words.field["person"].maybe}
    groups = {*words.field["organization"].says} - people
    if len(heads) != _PAIR or not any(
        one in people and other in groups for one, other in (folded, folded[::-1])
    ):
        return None
    return heads[0], heads[1]


def _part_workplaces(block: Block, column: int, words: ColumnWords) -> Block:
    """Part "Name & Organization", where nearly every cell has both: "Kay Orr, Mill Clinic"."""
    heads = _find_two(block.headings[column], words)
    others = {fold_text(heading) for heading in block.headings}
    if heads is None or not others.isdisjoint(map(fold_text, heads)):
        return block
    parted = _part_cells(block, column, _part_two)
    if sum(bool(second) for _, second in parted.values()) < _LEAST_SHARE * _count_filled(block, column):
        return block
    return _stand_apart(block, column, parted, heads)


def _part_two(text: str) -> Parted:
    first, second = (*_BETWEEN_TWO.split(text.rstrip(")"), maxsplit=1), "")[:2]
    return first.strip(_EDGES), second.strip(_EDGES)


def _part_days(block: Block, column: int) -> Block:
    """Part "Our person / last contact", where a day stands behind a name."""
    heads = [part for part in _BETWEEN_HEADINGS.split(block.headings[column]) if part]
    days = [head for head in heads if not _ABOUT_DAYS.isdisjoint(fold_text(head).split())]
    others = {fold_text(heading) for heading in block.headings}
    if len(heads) != _PAIR or len(days) != 1 or not others.isdisjoint(map(fold_text, heads)):
        return block
    parted = _part_cells(block, column, _part_day)
    filled = _count_filled(block, column)
    if not filled or sum(bool(first and second) for first, second in parted.values()) < _LEAST_SHARE * filled:
        return block
    (whom,) = (head for head in heads if head not in days)
    return _stand_apart(block, column, parted, (whom, days[0]))


def _part_numbers(block: Block, column: int) -> Block:
    """Part "Contact info", where nearly every cell is an e-mail address, a number or both."""
    parted = _part_cells(block, column, _part_number)
    filled = _count_filled(block, column)
    emails, numbers = (sum(bool(parts[at]) for parts in parted.values()) for at in range(_PAIR))
    if (
        len(parted) < _NEARLY_ALL * filled
        or min(emails, numbers) < max(_LEAST_EACH * filled, 1)
    ):  # fmt: skip
        return block
    taken = {fold_text(heading) for heading in block.headings}
    heading = block.headings[column]
    number = "Phone" if "phone" not in taken else f"{heading} (phone)"
    email = "E-mail" if taken.isdisjoint({"email", "e mail"}) else f"{heading} (e-mail)"
    return _stand_apart(block, column, parted, (email, number))


def _part_cells(
    block: Block, column: int, part: Callable[[str], Parted | None]
) -> dict[int, Parted]:  # fmt: skip
    texts = {place: read_text(block.get(place, column)) for place in range(len(block.rows))}
    return {place: found for place, text in texts.items() if text and (found := part(text))}


def _count_filled(block: Block, column: int) -> int:
    return sum(bool(read_text(block.get(place, column))) for place in range(len(block.rows)))


def _part_day(text: str) -> Parted | None:
    found = _DAY_AFTER.fullmatch(text)
    return (found["rest"].strip(_EDGES), found["day"]) if found and is_day(found["day"]) else None


def _part_number(text: str) -> Parted | None:
    """Return the addresses and the numbers of a text that is nothing else, each on a line of its own."""
    emails, rest = [], text
    while email := find_email(rest):
        emails.append(email)
        rest = rest.replace(email, "\n", 1)
    numbers = [number for part in _BETWEEN_NUMBERS.split(rest) if (number := part.strip(_EDGES))]
    if not all(map(_is_labeled_phone, numbers)):
        return None
    return "\n".join(emails), "\n".join(numbers)


def _is_labeled_phone(text: str) -> bool:
    """Whether a text is a number, maybe with whose or which it is: "555-0101 (Jen)", "cell: 555-0102"."""
    found = _LABELED.fullmatch(text)
    return bool(found and is_phone(found["number"]))


def _stand_apart(block: Block, column: int, parted: dict[int, Parted], heads: Parted) -> Block:
    """Return a block with the first of both where they stood, and the second in a column at the end."""
    spots = {place: block.find_spot(place, column) for place in parted}
    seconds: dict[int, tuple[Cell, tuple[int, int]]] = {
        place: (second, spots[place]) for place, (_, second) in parted.items() if second
    }
    firsts: dict[tuple[int, int], tuple[Cell, tuple[int, int]]] = {
        (place, column): (first or None, spots[place]) for place, (first, _) in parted.items()
    }
    headings = tuple(heads[0] if at == column else head for at, head in enumerate(block.headings))
    heading = block.headings[column]
    message = f"The column “{heading}” holds two things; it is read as “{heads[0]}” and “{heads[1]}”."
    note = Problem(block.grid.where, block.heading_row, heading, "", message, "note")
    return replace(block.fill(firsts), headings=headings).add_column(heads[1], seconds).with_notes([note])
