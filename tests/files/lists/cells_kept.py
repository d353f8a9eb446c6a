"""How many of a list's cells are found again: on the map, in its notes, or in what is said about the list."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

from netmap.files.grids import Cell, is_filled
from netmap.files.plan.plan import ImportPlan
from netmap.files.reading import read_file
from netmap.files.tables import FileContent
from netmap.model.network import Network
from netmap.model.text import fold_text
from tests.files.lists.expectations import Expectation

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True)
class CellsKept:
    """How many filled cells of a list are found again, of how many, and those that are not."""

    kept: int
    all: int
    lost: tuple[str, ...]


def count_kept(expected: Expectation, plan: ImportPlan, network: Network) -> CellsKept:
    """Return which cells are found again; headings, and marks such as "X" that became ties, are not counted."""
    marks = {fold_text(mark) for mark in (*expected.list_texts("marks"), *expected.list_texts("dropped"))}
    content = read_file(expected.path, expected.path.name)
    cells = [
        cell for cell in _list_cells(content, expected.heading_rows) if fold_text(str(cell)) not in marks
    ]
    words = frozenset(_list_words(plan, network))
    lost = tuple(str(cell) for cell in cells if not _is_found(cell, words))
    return CellsKept(len(cells) - len(lost), len(cells), lost)


def _list_cells(content: FileContent, headings: frozenset[int]) -> Iterator[Cell]:
    for grid in content.grids:
        for number, row in enumerate(grid.rows, grid.first_row):
            if number not in headings:
                yield from filter(is_filled, row)
    for table in content.tables:
        for row in table.rows:
            yield from filter(is_filled, row)


def _list_words(plan: ImportPlan, network: Network) -> Iterator[str]:
    for item in (*network.entities.values(), *network.ties.values()):
        values = json.dumps(item.model_dump(mode="json"), ensure_ascii=False)
        yield from fold_text(values.replace("\\n", " ").replace("\\", "")).split()
    for problem in plan.problems:
        yield from fold_text(f"{problem.value} {problem.column} {problem.message}").split()
    for question in plan.questions:
        shown = (text for choice in question.choices for text in (choice.label, *choice.shown))
        yield from fold_text(" ".join((question.sentence, *shown))).split()


def _is_found(cell: Cell, words: frozenset[str]) -> bool:
    if isinstance(cell, date):
        return words.issuperset(_split_day(cell))
    text = fold_text(f"{cell:g}" if isinstance(cell, float) else str(cell))
    if words.issuperset(text.split()):
        return True
    return any(words.issuperset(_split_day(day)) for day in _guess_days(str(cell)))


def _split_day(day: date | datetime) -> list[str]:
    return fold_text(day.date().isoformat() if isinstance(day, datetime) else day.isoformat()).split()


def _guess_days(text: str) -> Iterator[date]:
    """Yield the days that a text may mean, however it orders year, month and day."""
    found = re.findall(r"\d{1,8}|[A-Za-z]{3,}", text)
    months = [MONTHS.index(part[:3].casefold()) + 1 for part in found if part[:3].casefold() in MONTHS]
    parts = [*months, *(int(part) for part in found if part.isdigit())]
    if len(parts) == 1 and len(text.strip()) == 8:
        parts = [int(text[:4]), int(text[4:6]), int(text[6:8])]
    for order in product(parts[:3], repeat=3) if len(parts) >= 2 else ():
        try:
            yield date(order[0] + (2000 if order[0] < 100 else 0), *order[1:])
        except (ValueError, OverflowError):
            continue
    for year, month in product(parts[:2], repeat=2):
        if 12 < year < 3000 and 1 <= month <= 12:
            yield date(year + (2000 if year < 100 else 0), month, 1)
