"""Which rows are marked as a whole, by a color or a line through them, and which only in single cells."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from netmap.files.grids import Spot, count_filled, is_filled
from netmap.files.shapes.marks.sheets import MarkedSheet
from netmap.model.kinds import Standing
from netmap.model.text import fold_text

_MOST = 0.6
"""A mark that more of the rows bear than this is how the list looks, and says nothing."""

_WIDE = 3
_LEAST_BANDS = 3
_STRIPED = 0.3
_EVERY_OTHER = 2
_TOTALS = frozenset({"total", "totals", "subtotal", "sum", "count", "summe", "suma"})

KEEP = "keep"
NOTHING = "nothing"
TAG = "tag"
LEAVE_OUT = "leave out"
STANDINGS = (Standing.PAST_PARTNER, Standing.NOT_NOW)


@dataclass(frozen=True, slots=True)
class Marked:
    """What marks mark: {mark: rows}, and {(mark, column): rows} of single cells in rows not marked as a whole."""

    rows: Mapping[str, tuple[int, ...]]
    cells: Mapping[tuple[str, int], tuple[int, ...]]


def find_marked(sheet: MarkedSheet, marks: Mapping[Spot, str], *, decorates: bool = True) -> Marked:
    """Return what marks mark below the headings, without stripes, section rows, totals, and how a whole column looks.

    A mark that never `decorates`, such as a line through a name, says something wherever not all rows bear it.
    """
    body = _list_somebody(sheet, marks)
    marked = {spot: mark for spot, mark in marks.items() if sheet.is_in_body(spot)}
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), mark in marked.items():
        by_row.setdefault(row, {})[column] = mark
    whole: dict[str, list[int]] = {}
    single: dict[tuple[str, int], list[int]] = {}
    naming = set(sheet.find_naming())
    for row in body:
        mark = _find_row_mark(sheet, row, by_row.get(row, {}), naming)
        if mark:
            whole.setdefault(mark, []).append(row)
        for column, other in by_row.get(row, {}).items():
            if other != mark:
                single.setdefault((other, column), []).append(row)
    return Marked(
        {
            mark: tuple(rows)
            for mark, rows in whole.items()
            if _says_something(rows, body, decorates=decorates)
        },
        {
            spot: tuple(rows)
            for spot, rows in single.items()
            if _says_something(rows, body, decorates=decorates)
        },
    )


def _list_somebody(sheet: MarkedSheet, marks: Mapping[Spot, str]) -> list[int]:
    """Return the rows about somebody; rows that look like the headings above them are headings too."""
    body = [row for row in sheet.list_body() if is_somebody(sheet, row)]
    top = (
        {marks.get((sheet.head, column), "") for column in range(len(sheet.columns))}
        if sheet.head is not None
        else {""}
    )
    while body and len(top) == 1 and "" not in top:
        look = {marks.get((body[0], column), "") for column in range(len(sheet.columns))}
        if look != top or body[0] - sheet.first > 1:
            break
        del body[0]
    return body


def is_somebody(sheet: MarkedSheet, row: int) -> bool:
    """Whether a row is neither blank, nor headed like a section, nor a total."""
    line = sheet.grid.rows[row]
    filled = count_filled(line)
    first = next((fold_text(str(cell)).split() for cell in line if is_filled(cell)), [])
    return filled > (1 if len(sheet.columns) >= _WIDE else 0) and _TOTALS.isdisjoint(
        {*first[:1], *first[-1:]}
    )


def _find_row_mark(sheet: MarkedSheet, row: int, marks: Mapping[int, str], naming: set[int]) -> str:
    if not marks:
        return ""
    line = sheet.grid.rows[row]
    filled = [place for place, cell in enumerate(line) if is_filled(cell)]
    counts = Counter(marks[place] for place in filled if place in marks)
    mark, count = next(iter(counts.most_common(1)), ("", 0))
    if count >= _MOST * len(filled):
        return mark
    return next((marks[place] for place in sorted(naming) if place in marks), "")


def _says_something(rows: list[int], body: list[int], *, decorates: bool) -> bool:
    if not decorates:
        return len(rows) < len(body)
    if len(rows) > _MOST * len(body):
        return False
    places = {row: place for place, row in enumerate(body)}
    steps = [places[after] - places[before] for before, after in pairwise(rows)]
    every_other = sum(step == _EVERY_OTHER for step in steps)
    striped = len(rows) >= _LEAST_BANDS and every_other * 10 >= len(steps) * 8
    return not (striped and len(rows) >= _STRIPED * len(body))
