"""Tables as they were read from a file, before anybody asks what they mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from netmap.files.grids import Cell, Grid
from netmap.model.kinds import EntityKind
from netmap.model.network import Network


class Shape(StrEnum):
    """What the rows of a table are."""

    ENTITIES = "entities"
    TIES = "ties"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a file, a row or a cell that a person should know."""

    file: str
    row: int | None
    column: str
    value: str
    message: str
    severity: Literal["refused", "doubt", "note"] = "refused"


@dataclass(frozen=True, slots=True)
class KnownShape:
    """What is known of a table from the shape it had before it was straightened.

    `kind` is what a row is about, where the rows are not ties; `meanings` is {heading: meaning of the column}; `why`
    says where that comes from.
    """

    shape: Shape
    why: str
    kind: EntityKind = EntityKind.ORGANIZATION
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One plain table: headings, and a row for each of what it lists.

    first_row, first_column : where the first cell of `rows` stands in the file, counted from 1.
    numbers : the row in the file of each row, where they do not follow one another.
    columns : the column in the file of each column, from 1, where they do not follow one another.
    moved : (row, column) in the file, from 1, of cells that a straightened table took from elsewhere, by their
        (row, column) in `rows`, from 0; None of what stands in no cell of the file.
    known : what the shape said, where the table was straightened.
    """

    file: str
    sheet: str
    headers: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    first_row: int = 2
    notes: tuple[Problem, ...] = ()
    has_header: bool = True
    first_column: int = 1
    numbers: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    moved: Mapping[tuple[int, int], tuple[int, int] | None] = field(default_factory=dict)
    known: KnownShape | None = None

    @property
    def where(self) -> str:
        """File and sheet, for people."""
        return f"{self.file}, sheet {self.sheet}" if self.sheet else self.file

    def number_rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Yield each row with its number in the file."""
        return (
            zip(self.numbers, self.rows, strict=True)
            if self.numbers
            else enumerate(self.rows, self.first_row)
        )

    def list_cells(self, place: int) -> list[Cell]:
        """Return the cells of the column at a place, from 0, one a row; None where a row is shorter."""
        return [row[place] if place < len(row) else None for row in self.rows]

    def find_cell(self, place: int, column: int) -> str:
        """Return what a spreadsheet calls the cell that a value came from: "C7" for row 7; both count from 0 here.

        "" for what stands in no cell of the file.
        """
        number = self.numbers[place] if self.numbers else self.first_row + place
        across = self.columns[column] if column < len(self.columns) else self.first_column + column
        spot = self.moved.get((place, column), (number, across))
        return f"{name_column(spot[1])}{spot[0]}" if spot else ""


@dataclass(frozen=True, slots=True)
class FileContent:
    """What one file holds: plain tables, sheets that have yet to be straightened, or a whole network of our own."""

    name: str
    tables: tuple[Table, ...] = ()
    network: Network | None = None
    notes: tuple[Problem, ...] = ()
    grids: tuple[Grid, ...] = ()


def name_column(number: int) -> str:
    """Return the letters a spreadsheet gives column `number`, counted from 1."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
