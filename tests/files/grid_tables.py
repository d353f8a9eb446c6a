"""Sheets of cells written as text, and the plain tables that come of them."""

import csv
import re
from collections.abc import Mapping
from typing import Any

from netmap.files.grids import Cell, Grid, Marks
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import Answer, Asking, Question
from netmap.files.shapes.straightening import straighten
from netmap.files.tables import Table
from netmap.model.kinds import EntityKind

SECTORS = frozenset(
    {"health", "schools", "school", "education", "library", "libraries", "faith", "food", "government"}
)
_OWN_WORDS = {"kind", "tie_role", "sector_flag", "strength"}
_CELL = re.compile(r"([A-Z]+)(\d+)")


def make_grid(text: str, *, sheet: str = "", **marks: Any) -> Grid:
    """Return the sheet that comma-separated text makes; a blank line is a blank row, the marks count from 0."""
    lines = text.strip("\n").splitlines()
    rows: list[tuple[Cell, ...]] = [tuple(row) for row in csv.reader(lines, skipinitialspace=True)]
    return Grid("list.csv", sheet, rows, marks=Marks(**marks))


class Straight:
    """What straightening a sheet gave: its tables, and what was asked."""

    def __init__(self, grid: Grid, answers: Mapping[str, str] | None = None, **names: frozenset[str]) -> None:
        known = {
            EntityKind.SECTOR: SECTORS,
            **{EntityKind[kind.upper()]: found for kind, found in names.items()},
        }
        asking = Asking()
        context = ListContext(names=known, asking=asking)
        self.tables = straighten(grid, context)
        if answers:
            told: dict[str, Answer] = {
                key: (answers[key.split("|")[3]],) for key in asking.asked if key.split("|")[3] in answers
            }
            assert len(told) == len(answers), f"asked was {sorted(asking.asked)}"
            asking.answers = told
            self.tables = straighten(grid, context)
        self.asked: dict[str, Question] = {
            key.split("|")[3]: question for key, question in asking.asked.items()
        }
        for table in self.tables:
            check_cells(grid, table)

    @property
    def table(self) -> Table:
        """The only table."""
        (table,) = self.tables
        return table

    @property
    def told(self) -> list[str]:
        """What the notes of the tables are about, in order: the cells of a row that was not read."""
        return [note.value for table in self.tables for note in table.notes]


def straight(
    text: str, answers: Mapping[str, str] | None = None, *, sheet: str = "", **marks: Any
) -> Straight:
    """Return what the sheet of a text gives, with questions answered by the last part of their keys."""
    names = {
        kind: marks.pop(kind) for kind in ("organization", "coalition", "population", "goal") if kind in marks
    }
    return Straight(make_grid(text, sheet=sheet, **marks), answers, **names)


def show(table: Table) -> list[str]:
    """Return the rows of a table as text, headings first."""
    return [
        " | ".join("" if cell is None else str(cell) for cell in row) for row in (table.headers, *table.rows)
    ]


def read_cell(grid: Grid, name: str) -> str:
    """Return what stands in a cell of the sheet, by what a spreadsheet calls it."""
    found = _CELL.fullmatch(name)
    assert found, f"{name} is no cell"
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = grid.rows[int(found[2]) - grid.first_row]
    return str(row[column - grid.first_column]) if column - grid.first_column < len(row) else ""


def check_cells(grid: Grid, table: Table) -> None:
    """Check that every text of a table stands in the cell of the sheet that it is said to come from.

    What a mark says in words of netmap's own (the kind of tie, a yes) has its mark there instead.
    """
    meanings = table.known.meanings if table.known else {}
    for place, row in enumerate(table.rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and value:
                name = table.find_cell(place, column)
                stands = read_cell(grid, name)
                own_words = meanings.get(table.headers[column]) in _OWN_WORDS and bool(stands)
                assert own_words or _is_same(value, stands), (
                    f"{value!r} is said to stand in {name}, {stands!r}"
                )


def _is_same(value: str, stands: str) -> bool:
    """Whether a value is what stands in a cell, the part of it that is meant, or begins with it, as whole names do."""
    plain = " ".join(stands.split()).casefold()
    return (
        value.strip().casefold() in plain
        or value.strip() == stands.strip()
        or value.casefold().startswith(f"{plain} ")
    )
