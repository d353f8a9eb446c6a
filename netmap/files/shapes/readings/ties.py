"""A table whose rows are ties: the two ends, found by their headings or by their cells."""

from dataclasses import replace

from netmap.files.lists.context import ListContext
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import Column
from netmap.files.meaning.columns.guessing import guess_columns
from netmap.files.meaning.values import parse_number, read_text
from netmap.files.shapes.readings.reading import SAID, TableReading, list_texts
from netmap.files.shapes.readings.row_kinds import Told, counts, has_subject
from netmap.files.tables import Shape, Table
from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text

_DIRECTIONS = {"directed", "undirected", "mutual", "mixed"}


def read_ties(table: Table, context: ListContext, told: Told) -> TableReading:
    """Return a table read as one of ties, whether or not its headings say both ends."""
    kind = EntityKind.ORGANIZATION
    columns = guess_columns(table, context, shape=Shape.TIES, kind=kind, told=told)
    return TableReading(table, Shape.TIES, kind, columns, "it has a column for each end of a tie")


def has_both_ends(reading: TableReading) -> bool:
    """Whether headings plainly say both ends of a tie."""
    ends = [reading.column("source"), reading.column("target")]
    return all(end is not None and end.confidence >= SAID for end in ends)


def counts_beside_subject(reading: TableReading, words: ColumnWords) -> bool:
    """Whether both ends are columns that count ("Partner 1", "Partner 2") beside whom the rows are about."""
    ends = [reading.column("source"), reading.column("target")]
    told = any(end is None or end.confidence == 1 or not counts(end.header) for end in ends)
    return not told and has_subject(reading.table, words)


def find_one_end(reading: TableReading, words: ColumnWords) -> dict[str, str]:
    """Return the first end of a table that says only the other, where it says more of the tie: {meaning: heading}."""
    target, strength = reading.column("target"), reading.column("strength")
    sure = [column for column in (target, strength) if column and column.confidence >= SAID]
    if len(sure) < 2 or reading.has("source") or not reading.table.has_header:  # noqa: PLR2004
        return {}
    says = {phrase for name in ("organization", "name", "person") for phrase in words.field[name].says}
    first = next((header for header in reading.table.headers if fold_text(header) in says), "")
    return {"source": first} if first else {}


def settle_tie_type(reading: TableReading) -> TableReading:
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
    return reading.put(kind, column)


def find_bare_ends(table: Table) -> tuple[Column, ...] | None:
    """Return source, target and strength of a table without headings whose columns name the same things."""
    if not 2 <= len(table.headers) <= 3 or not table.rows:  # noqa: PLR2004
        return None
    first, second = set(list_texts(table, 0)), set(list_texts(table, 1))
    shared = len(first & second)
    if not shared or shared * 3 < min(len(first), len(second)):
        return None
    meanings = [("source", "From"), ("target", "To"), ("strength", "Strength")]
    return tuple(
        Column(place, header, *meanings[place], 0.6, "the place of the column")
        for place, header in enumerate(table.headers)
    )


def take_first_ends(table: Table) -> dict[str, str]:
    """Return the first two columns that hold text as the ends of ties."""
    texts = [
        header
        for place, header in enumerate(table.headers)
        if any(parse_number(text) is None for text in list_texts(table, place))
    ]
    return dict(zip(("source", "target"), texts, strict=False))
