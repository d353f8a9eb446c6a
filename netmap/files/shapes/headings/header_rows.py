"""Which row of a grid of cells holds the headings, if any does."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from netmap.files.grids import Cell, Row, count_filled, is_filled
from netmap.files.meaning.column_words import load_column_words
from netmap.files.meaning.name_shapes import NameShape, find_shape
from netmap.files.meaning.values import is_phone, is_url
from netmap.files.shapes.matrices.ticks import Tick, read_tick
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import list_fields
from netmap.model.kinds import EntityKind
from netmap.model.text import NAME_LIMIT, fold_text
from netmap.model.ties import Tie

_LOOKED_AT = 40
_BELOW = 200
_LEAST_HEADS = 3
_LONGEST_HEADING = 80
_NUMBERS = re.compile(r"\s*\d+\s*")
_NUMBER = re.compile(r"[-+]?[\d.,]*\d%?")
_NA = {"na", "n/a", "nan", "null", "none", "-"}


@dataclass(frozen=True, slots=True)
class HeaderPlace:
    """Where the headings stand: `row` counts from 0, None when there are none; data begin at `first`.

    Not `sure` where nothing but its place says that the row holds headings.
    """

    row: int | None
    first: int
    sure: bool = True


@cache
def _known_headings() -> frozenset[str]:
    labels = {row.info.label for model in (*ENTITY_CLASSES.values(), Tie) for row in list_fields(model)}
    ours = frozenset(fold_text(text) for text in labels | {kind.value for kind in EntityKind})
    return load_column_words().says_headings | ours


def is_known_heading(cell: Cell) -> bool:
    """Whether a cell is a heading that people commonly write, numbers in it aside."""
    if not isinstance(cell, str) or len(cell) > _LONGEST_HEADING:
        return False
    folded = fold_text(cell)
    plain = _NUMBERS.sub(" ", folded).strip()
    if not _known_headings().isdisjoint({folded, plain, plain.removesuffix("s")}):
        return True
    return " " in plain and load_column_words().phrase_book.is_composed(plain)


def _is_valuelike(cell: Cell) -> bool:
    """Whether a cell is a number, a day, an address or the like, as headings are not."""
    if not isinstance(cell, str):
        return is_filled(cell)
    text = cell.strip()
    return bool(_NUMBER.fullmatch(text)) or "@" in text or is_url(text) or is_phone(text) or _is_day(text)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text[:10]))
    except ValueError:
        return bool(re.fullmatch(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", text))


def could_head(row: Row) -> bool:
    """Whether the cells of a row are short texts, nearly all different, and no values."""
    texts = [cell for cell in row if is_filled(cell)]
    if not texts or any(_is_valuelike(cell) or len(str(cell)) > _LONGEST_HEADING for cell in texts):
        return False
    return len({str(text).strip().casefold() for text in texts}) * 10 >= len(texts) * 7


def _has_typed_column(row: Row, below: Sequence[Row]) -> bool:
    """Whether some column has a text on top of cells that are mostly numbers, days, addresses or ticks."""
    for place, head in enumerate(row):
        if not is_filled(head) or _is_tick(head):
            continue
        cells = [line[place] for line in below if place < len(line) and is_filled(line[place])]
        cells = [cell for cell in cells if str(cell).strip().lower() not in _NA]
        if cells and sum(_is_valuelike(cell) or _is_tick(cell) for cell in cells) * 10 >= len(cells) * 7:
            return True
    return False


def _is_tick(cell: Cell) -> bool:
    return read_tick(cell) in {Tick.YES, Tick.NO, Tick.ROLE}


def heads_matrix(row: Row, below: Sequence[Row]) -> bool:
    """Whether the texts of a row, its first cell aside, stand again as the first cells of the rows below."""
    heads = {fold_text(cell) for cell in row[1:] if isinstance(cell, str) and cell.strip()}
    names = {fold_text(line[0]) for line in below if line and isinstance(line[0], str) and line[0].strip()}
    shared = len(heads & names)
    return shared >= _LEAST_HEADS and shared * 10 >= 7 * min(len(heads), len(names))


def _recurs(row: Row, below: Sequence[Row]) -> bool:
    """Whether a cell of the row is found again further down, in any column, as the ends of ties are."""
    said = {cell.strip().casefold() for cell in row if isinstance(cell, str) and cell.strip()}
    return any(isinstance(cell, str) and cell.strip().casefold() in said for line in below for cell in line)


def count_known(row: Row) -> int:
    """Return how many cells of a row are headings that people commonly write; 0 when values stand in it."""
    if any(is_filled(cell) and _is_valuelike(cell) and not is_known_heading(cell) for cell in row):
        return 0
    return sum(map(is_known_heading, row))


def _leave_ticks(rows: Sequence[Row], place: int) -> Row:
    """Return a row without the ticks, such as "member", that stand in it again, or in their column near it."""
    row = rows[place]
    near = [*rows[max(0, place - _LOOKED_AT) : place], *rows[place + 1 : place + 1 + _LOOKED_AT]]
    counts = Counter(fold_text(cell) for cell in row if isinstance(cell, str))
    return tuple(
        None
        if isinstance(cell, str)
        and _is_tick(cell)
        and (counts[fold_text(cell)] > 1 or any(_holds(other, column, cell) for other in near))
        else cell
        for column, cell in enumerate(row)
    )


def _holds(row: Row, column: int, said: str) -> bool:
    cell = row[column] if column < len(row) else None
    return isinstance(cell, str) and fold_text(cell) == fold_text(said)


def find_header(rows: Sequence[Row]) -> HeaderPlace:
    """Return where the headings of a grid stand.

    A row of commonly written headings is taken first. Otherwise the first row that is as wide as the table,
    holds different short texts, and stands on values of another type; or whose texts do not come again below.
    """
    filled = [place for place, row in enumerate(rows[: _LOOKED_AT * 2]) if count_filled(row)][:_LOOKED_AT]
    if not filled:
        return HeaderPlace(None, 0)
    counts = [count_filled(row) for row in rows[: _LOOKED_AT * 5] if count_filled(row)]
    width = sorted(counts)[len(counts) * 3 // 4]
    known = {place: count_known(_leave_ticks(rows, place)) for place in filled}
    best = max(filled, key=lambda place: (known[place], -place))
    far_too_long = sum(isinstance(cell, str) and len(cell) > NAME_LIMIT for cell in rows[best])
    if known[best] >= max(1, min(2, width - far_too_long)):
        return HeaderPlace(best, best + 1)
    for place in filled:
        if count_filled(rows[place]) * 10 < width * 6:
            continue
        return _judge(rows, place, width)
    return HeaderPlace(None, filled[0])


def _is_somebody(row: Row) -> bool:
    """Whether a row that stands alone names an organization, and holds no heading that people commonly write."""
    first = next((cell for cell in row if is_filled(cell)), None)
    named = isinstance(first, str) and find_shape(first) is NameShape.ORGANIZATION
    return named and len(str(first).split()) > 1 and not count_known(row)


def _judge(rows: Sequence[Row], place: int, width: int) -> HeaderPlace:
    row, below = rows[place], rows[place + 1 : place + 1 + _BELOW]
    bare = HeaderPlace(None, place)
    if not could_head(row) or (not below and _is_somebody(row)):
        return bare
    headed = HeaderPlace(place, place + 1)
    if _has_typed_column(row, below) or count_known(row) or heads_matrix(row, below):
        return headed
    if width == 1 or _recurs(row, below):
        return bare
    return HeaderPlace(place, place + 1, sure=not below)
