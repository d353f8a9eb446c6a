"""Headings in several rows: a group such as “Primary contact” over Name, E-mail and Phone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from netmap.files.grids import Row, count_filled, is_filled
from netmap.files.shapes.blocks import Block
from netmap.files.shapes.headings.header_rows import HeaderPlace, could_head, count_known, is_known_heading
from netmap.model.text import fold_text

_LEAST = 2
_LEAST_TOGETHER = 3
_WORD_BEGINS = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z]{2})(?=\d+[A-Z])|(?<=\d)(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z])"
)
_PARTS = frozenset({
    "contact", "contacts", "organization", "organisation", "agency", "person", "information", "info", "details", "address",
    "location", "office", "mailing", "director", "representative", "staff", "contacto", "organizacion", "direccion",
})  # fmt: skip

_OWNERS = _PARTS - {"address", "location", "mailing", "direccion", "information", "info", "details"}
_OWNED = frozenset(
    {
        "name",
        "mail",
        "email",
        "phone",
        "telephone",
        "cell",
        "mobile",
        "fax",
        "title",
        "nombre",
        "telefono",
        "correo",
    }
)


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a block: `names` for each column, `groups` over them, from row `first` to `last`, from 0."""

    names: tuple[str, ...]
    groups: tuple[str, ...]
    first: int
    last: int


def read_headings(block: Block, place: HeaderPlace) -> Headings:
    """Return the headings of a block, those of several rows joined; without headings, none and an empty range."""
    if place.row is None:
        return Headings(("",) * block.width, ("",) * block.width, place.first, place.first - 1)
    first = last = place.row
    if not _is_group(block, first - 1, first) and _is_group(block, last, last + 1):
        last += 1
    names = _part_words([_say(block.rows[last], column) for column in range(block.width)])
    groups = ("",) * block.width
    for upper in range(last - 1, -1, -1):
        if upper < first and not _is_group(block, upper, upper + 1):
            break
        over = _spread(block, upper)
        names = tuple(_join(group, name, names) for group, name in zip(over, names, strict=True))
        groups = tuple(
            group if _is_wide(over, at) else below
            for at, (group, below) in enumerate(zip(over, groups, strict=True))
        )
        first = min(first, upper)
    return Headings(names, groups, first, last)


def _part_words(names: Sequence[str]) -> tuple[str, ...]:
    """Return headings with their words apart where a program wrote several together: "PhysicalCity"."""
    together = [name for name in names if " " not in name and _WORD_BEGINS.search(name)]
    if len(together) < _LEAST_TOGETHER:
        return tuple(names)
    return tuple(_WORD_BEGINS.sub(" ", name) if name in together else name for name in names)


def _say(row: Row, column: int) -> str:
    return " ".join(str(row[column]).split()) if column < len(row) and is_filled(row[column]) else ""


def _join(group: str, name: str, names: Sequence[str]) -> str:
    """Return a heading with the group over it, unless the heading alone says as much."""
    if not group or not name:
        return group or name
    alone = fold_text(group) in fold_text(name) or (
        is_known_heading(name) and names.count(name) == 1 and not _owns(group, name)
    )
    return name if alone else f"{group} {name}"


def _owns(group: str, name: str) -> bool:
    """Whether a group says whose name, address or number a heading means."""
    return bool(_OWNERS & set(fold_text(group).split()) and _OWNED & set(fold_text(name).split()))


def _is_wide(over: Sequence[str], at: int) -> bool:
    beside = {*over[max(0, at - 1) : at], *over[at + 1 : at + 2]}
    return bool(over[at]) and over[at] in beside


def _list_spans(block: Block, place: int) -> list[tuple[int, int]]:
    """Return the first and last column over which each filled cell of a row stands."""
    row = block.rows[place]
    filled = [column for column in range(block.width) if _say(row, column)]
    number = block.numbers[place] - block.grid.first_row
    merged = {
        left: right
        for top, left, bottom, right in block.grid.marks.merged
        if top <= number <= bottom and (right > left or bottom > top)
    }
    starts = {column: block.columns[column] - block.grid.first_column for column in filled}
    told = any(merged.get(start, start) > start for start in starts.values())
    ends = [*(column - 1 for column in filled[1:]), block.width - 1]
    return [
        (column, column + merged.get(starts[column], starts[column]) - starts[column] if told else end)
        for column, end in zip(filled, ends, strict=False)
    ]


def _spread(block: Block, place: int) -> tuple[str, ...]:
    """Return the group over each column: a text stands for the blank cells to its right that have a heading below."""
    row, below = block.rows[place], block.rows[place + 1]
    over = [""] * block.width
    for start, end in _list_spans(block, place):
        for column in range(start, min(end, block.width - 1) + 1):
            if column == start or _say(below, column):
                over[column] = _say(row, start)
    return tuple(over)


def _is_group(block: Block, upper: int, lower: int) -> bool:
    """Whether one row groups the headings in the row below it."""
    if upper < 0 or lower >= len(block.rows) - 1:
        return False
    top, sub = block.rows[upper], block.rows[lower]
    if not could_head(top) or not _could_stand_below(sub):
        return False
    spans = _list_spans(block, upper)
    wide = [span for span in spans if _count_below(sub, span) >= _LEAST]
    single = [span for span in spans if span not in wide]
    if not wide or sum(bool(_say(sub, start)) for start, _ in single) * 2 > len(spans):
        return False
    outside = count_filled(sub) > sum(_count_below(sub, span) for span in wide)
    merged = any(_is_merged_across(block, upper, start) for start, _ in wide)
    if len(spans) == 1 and not (outside and (merged or is_known_heading(_say(top, spans[0][0])))):
        return False
    blank_first = not _say(sub, 0) and bool(_say(top, 0)) and not outside
    return merged or blank_first or _holds_headings(top, sub, wide)


def _holds_headings(top: Row, sub: Row, wide: Sequence[tuple[int, int]]) -> bool:
    """Whether a row holds known headings that the row above it groups, and does not merely entitle."""
    if count_known(sub) * 2 < max(_LEAST, count_filled(sub)):
        return False
    if not _say(top, 0) or not _say(sub, 0):
        return True
    return _repeats(sub) or all(_names_part(_say(top, start)) for start, _ in wide)


def _repeats(sub: Row) -> bool:
    texts = [fold_text(str(cell)) for cell in sub if is_filled(cell)]
    return len(set(texts)) < len(texts)


def _names_part(text: str) -> bool:
    """Whether a text says what several headings are about, as “Mailing address” does and a title does not."""
    return not any(map(str.isdigit, text)) and not _PARTS.isdisjoint(fold_text(text).split())


def _could_stand_below(row: Row) -> bool:
    return could_head(tuple(dict.fromkeys(cell for cell in row if is_filled(cell))))


def _count_below(sub: Row, span: tuple[int, int]) -> int:
    return count_filled(sub[span[0] : span[1] + 1])


def _is_merged_across(block: Block, place: int, column: int) -> bool:
    row, at = block.find_mark(place, column)
    return any(
        top <= row <= bottom and left == at < right for top, left, bottom, right in block.grid.marks.merged
    )
