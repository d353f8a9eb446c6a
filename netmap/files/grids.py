"""Sheets of cells as they stand in a file, before anybody asks where a table begins in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from netmap.errors import FileError
from netmap.files.limits import Limits

Cell = str | int | float | bool | date | datetime | None

Row = Sequence[Cell]

Spot = tuple[int, int]
"""A cell of a grid: its row and its column, counted from 0 within the grid."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a spreadsheet shows of its cells beside their values; rows and columns count from 0 within the grid.

    merged : (top, left, bottom, right) of cells merged into one, all four within it; the value stands at the top left.
    hidden_rows, hidden_columns : those that nobody sees.
    links : the address behind a cell's text.
    comments : what somebody wrote beside a cell.
    fills : the color behind a cell, as six hexadecimal digits, where it is neither white nor none.
    struck, bold : cells whose text is struck through, or bold.
    struck_parts : what of a cell's text is struck through, where the rest is not.
    errors : what a cell shows instead of a value, such as "#REF!".
    blank_formulas : cells with a formula whose result is not stored.
    """

    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    links: Mapping[Spot, str] = field(default_factory=dict)
    comments: Mapping[Spot, str] = field(default_factory=dict)
    fills: Mapping[Spot, str] = field(default_factory=dict)
    struck: frozenset[Spot] = frozenset()
    bold: frozenset[Spot] = frozenset()
    struck_parts: Mapping[Spot, str] = field(default_factory=dict)
    errors: Mapping[Spot, str] = field(default_factory=dict)
    blank_formulas: frozenset[Spot] = frozenset()


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells as they stand in a file; `first_row` and `first_column` are those in the file of the first cell.

    `ragged` says that the file is a text, whose rows may have too few cells or too many; `encodings` are those it may
    be in, where that had to be weighed: it was read in the first, which is so `sure` (from 0 to 1).
    """

    file: str
    sheet: str
    rows: list[tuple[Cell, ...]]
    first_row: int = 1
    first_column: int = 1
    ragged: bool = True
    marks: Marks = NO_MARKS
    encodings: tuple[str, ...] = ()
    sure: float = 1.0

    @property
    def where(self) -> str:
        """File and sheet, for people."""
        return f"{self.file}, sheet {self.sheet}" if self.sheet else self.file


def check_grid_size(where: str, rows: int, columns: int, limits: Limits) -> None:
    """Raise `FileError` when a grid is larger than allowed."""
    if columns > limits.columns:
        raise FileError(
            f"{where} has {columns:,} columns; at most {limits.columns:,} can be read. "
            "Keep the columns you need, and try again."
        )
    if rows > limits.rows:
        raise FileError(
            f"{where} has {rows:,} rows; at most {limits.rows:,} can be read at once. "
            "Split it into several files, and bring them in one after the other."
        )
    if rows * columns > limits.cells:
        raise FileError(
            f"{where} has {rows:,} rows of {columns:,} columns; at most {limits.cells:,} cells can be read. "
            "Keep the columns you need, or split it into several files."
        )


def is_filled(cell: Cell) -> bool:
    """Whether a cell holds anything but spaces."""
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def count_filled(row: Row) -> int:
    """Return how many cells of a row hold anything."""
    return sum(map(is_filled, row))
