"""How one table is understood: what its rows are, and what each column means."""

from dataclasses import dataclass, replace

from netmap.files.meaning.columns.column import Column
from netmap.files.meaning.values import read_text
from netmap.files.shapes.readings.row_kinds import PLAIN
from netmap.files.tables import Shape, Table
from netmap.model.kinds import EntityKind

_SAMPLE = 500
SAID = 0.9
"""How sure a column is that a heading says plainly."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """How one table is understood.

    `kind` is what a row is when nothing in it says otherwise; `why` says where that comes from; `source` is
    the name of the list its ids belong to; `team` are the folded names of its keepers who are on our team.
    """

    table: Table
    shape: Shape
    kind: EntityKind
    columns: tuple[Column, ...]
    why: str
    source: str = ""
    team: frozenset[str] = frozenset()

    def column(self, meaning: str) -> Column | None:
        """Return the column with this meaning, or None."""
        return next((column for column in self.columns if column.meaning == meaning), None)

    def has(self, *meanings: str) -> bool:
        """Whether any column has one of these meanings."""
        return any(column.meaning in meanings for column in self.columns)

    @property
    def where(self) -> str:
        """File and sheet, for people."""
        return self.table.where

    def put(self, column: Column, settled: Column) -> "TableReading":
        """Return this reading with a column in the place of another."""
        return replace(self, columns=tuple(settled if c is column else c for c in self.columns))

    def take_as(self, column: Column, meaning: str, label: str) -> "TableReading":
        """Return this reading with another meaning of one column, because of what the rows are."""
        meant = replace(column, meaning=meaning, label=label, confidence=SAID, why="what the rows are")
        return self.put(column, meant)


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a table may be understood, and how sure that is."""

    reading: TableReading
    sure: float = PLAIN


def list_texts(table: Table, place: int) -> list[str]:
    """Return the texts of a column that are not blank, of the first rows, in their order."""
    texts = (read_text(row[place]) for row in table.rows[:_SAMPLE] if place < len(row))
    return [text for text in texts if text]
