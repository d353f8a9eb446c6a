"""What a table is: a list of organizations, of people, of other records, of ties, or a matrix of ties."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from netmap.files.lists.context import ListContext
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns import OWN, SECTOR_FLAG, Column, guess_columns, settle_splitting
from netmap.files.meaning.values import parse_number, read_text
from netmap.files.tables import Shape, Table
from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text

_LEAST_ENDS = 0.9
_SAMPLE = 500
_PERSON_PARTS = {"first_name", "last_name"}
_DIRECTIONS = {"directed", "undirected", "mutual", "mixed"}


@dataclass(frozen=True, slots=True)
class TableReading:
    """How one table is understood.

    `kind` is what a row is when nothing in it says otherwise; `why` says where that comes from; `source` is
    the name of the list its ids belong to.
    """

    table: Table
    shape: Shape
    kind: EntityKind
    columns: tuple[Column, ...]
    why: str
    source: str = ""

    def column(self, meaning: str) -> Column | None:
        """Return the column with this meaning, or None."""
        return next((column for column in self.columns if column.meaning == meaning), None)

    def has(self, *meanings: str) -> bool:
        """Whether any column has one of these meanings."""
        return any(column.meaning in meanings for column in self.columns)

    @property
    def where(self) -> str:
        """File and sheet, for people."""
        return f"{self.table.file}, sheet {self.table.sheet}" if self.table.sheet else self.table.file


def read_table(
    table: Table, context: ListContext, *, told: Mapping[str, str | Sequence[str]] | None = None
) -> TableReading:
    """Return how a table is understood, column by column."""
    reading = _read_columns(table, context, told)
    return replace(reading, columns=settle_splitting(table, reading.columns, context))


def _read_columns(
    table: Table, context: ListContext, told: Mapping[str, str | Sequence[str]] | None
) -> TableReading:
    words = context.words
    ties = guess_columns(table, context, shape=Shape.TIES, kind=EntityKind.ORGANIZATION, told=told)
    reading = TableReading(
        table, Shape.TIES, EntityKind.ORGANIZATION, ties, "it has a column for each end of a tie"
    )
    if not told and _is_matrix(table):
        why = "its headings and its first column are the same names"
        return replace(reading, shape=Shape.MATRIX, columns=(), why=why)
    if _has_both_ends(reading):
        return _settle_tie_type(reading)
    if not table.has_header and (ends := _find_bare_ends(table)):
        return replace(reading, columns=ends, why="its first two columns name the same things")
    kind, why = _guess_kind(table, words)
    columns = guess_columns(table, context, shape=Shape.ENTITIES, kind=kind, told=told)
    reading = TableReading(table, Shape.ENTITIES, kind, _name_bare(table, columns), why)
    return _settle_actors(reading, words) if kind in {EntityKind.ORGANIZATION, EntityKind.PERSON} else reading


def _has_both_ends(reading: TableReading) -> bool:
    ends = [reading.column("source"), reading.column("target")]
    return all(end is not None and end.confidence >= _LEAST_ENDS for end in ends)


def _settle_tie_type(reading: TableReading) -> TableReading:
    """Take a "Type" column that only says Directed or Undirected for the direction."""
    kind = reading.column("kind")
    if kind is None or reading.has("direction"):
        return reading
    values = {read_text(row[kind.place]).lower() for row in reading.table.rows if kind.place < len(row)} - {
        ""
    }
    if not values or not values <= _DIRECTIONS:
        return reading
    column = replace(kind, meaning="direction", label="Direction", why="its cells say directed or undirected")
    return replace(reading, columns=tuple(column if c is kind else c for c in reading.columns))


def _column_texts(table: Table, place: int) -> list[str]:
    texts = (read_text(row[place]) for row in table.rows[:_SAMPLE] if place < len(row))
    return [text for text in texts if text]


def _find_bare_ends(table: Table) -> tuple[Column, ...] | None:
    """Return source, target and strength of a table without headings whose columns name the same things."""
    if not 2 <= len(table.headers) <= 3 or not table.rows:  # noqa: PLR2004
        return None
    first, second = set(_column_texts(table, 0)), set(_column_texts(table, 1))
    shared = len(first & second)
    if not shared or shared * 3 < min(len(first), len(second)):
        return None
    meanings = [("source", "From"), ("target", "To"), ("strength", "Strength")]
    return tuple(
        Column(place, header, *meanings[place], 0.6, "the place of the column")
        for place, header in enumerate(table.headers)
    )


def _is_matrix(table: Table) -> bool:
    """Whether the headings repeat the first column and the cells are numbers or empty."""
    heads = [fold_text(header) for header in table.headers[1:]]
    names = [fold_text(read_text(row[0])) for row in table.rows if row]
    if len(heads) < 3 or len(names) < 3 or len(set(heads) & set(names)) * 10 < 8 * len(set(heads)):  # noqa: PLR2004
        return False
    cells = [cell for row in table.rows[:50] for cell in row[1:]]
    return all(parse_number(cell) is not None or not read_text(cell) for cell in cells)


def _guess_kind(table: Table, words: ColumnWords) -> tuple[EntityKind, str]:
    for name in (table.sheet, PurePath(table.file).stem):
        folded = fold_text(re.sub(r"[\d()]+", " ", name))
        for word in (folded, *reversed(folded.split())):
            if kind := words.kind_of_word.get(word):
                return kind, f"the name “{name}”"
    return EntityKind.ORGANIZATION, ""


def _name_bare(table: Table, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """In a table without headings, take the first column of text for the name."""
    if table.has_header or any(column.meaning in {"name", "organization", "person"} for column in columns):
        return columns
    for column in columns:
        texts = _column_texts(table, column.place)
        if (
            column.meaning == OWN
            and texts
            and sum(parse_number(text) is None for text in texts) * 2 > len(texts)
        ):
            named = replace(
                column, meaning="name", label="Name", confidence=0.6, why="the first column of text"
            )
            return tuple(named if c is column else c for c in columns)
    return columns


def _settle_kind_column(reading: TableReading, words: ColumnWords) -> TableReading:
    """Take a "Type" column whose cells name no kinds of record for the sector, or for a column of the user's own."""
    column = reading.column("kind")
    if column is None or column.confidence == 1:
        return reading
    texts = [fold_text(text) for text in _column_texts(reading.table, column.place)]
    if not texts or sum(text in words.kind_of_word for text in texts) * 2 >= len(texts):
        return reading
    why = "its heading; its cells name no kinds of record"
    settled = replace(column, meaning=OWN, label="A column of your own", confidence=0.5, why=why)
    if not reading.has("sector", SECTOR_FLAG):
        settled = replace(column, meaning="sector", label="Sector", confidence=0.5, why=why)
    return replace(reading, columns=tuple(settled if c is column else c for c in reading.columns))


def _settle_actors(reading: TableReading, words: ColumnWords) -> TableReading:
    """Decide whether a row is an organization with its contact, or a person with an organization."""
    reading = _settle_kind_column(reading, words)
    name, organization = reading.column("name"), reading.column("organization")
    person = reading.column("person")
    parts = reading.has(*_PERSON_PARTS)
    if name and not organization and reading.has("knows person"):
        return replace(reading, kind=EntityKind.PERSON, why="they know others by name")
    filled = organization and (
        not reading.has("netmap_id") or _column_texts(reading.table, organization.place)
    )
    if name and filled and not parts and not person:
        return replace(reading, kind=EntityKind.PERSON, why="a name, then the organization it belongs to")
    if parts or person:
        first = min((c.place for c in reading.columns if c.meaning in _PERSON_PARTS | {"person"}), default=0)
        listed = organization or name
        if listed is None or (listed is organization and listed.place > first):
            return replace(
                reading, kind=EntityKind.PERSON, why="people, with the organization they belong to"
            )
        return replace(reading, kind=EntityKind.ORGANIZATION, why="organizations, each with a contact person")
    if reading.why:
        return reading
    why = "" if organization or reading.has("kind") else "nothing says otherwise"
    return replace(reading, kind=EntityKind.ORGANIZATION, why=why or "its columns")
