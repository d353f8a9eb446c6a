"""Rows of entities read as drafts of whom they name."""

from collections.abc import Iterator, Sequence
from typing import Any

from netmap.errors import InputError
from netmap.files.grids import Cell
from netmap.files.meaning.cell_readings import CellReader, CellReading
from netmap.files.meaning.cells import (
    make_list_reader,
    make_name_reader,
    make_own_reader,
    make_reader,
    read_name,
    read_safely,
)
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns import LEFT_OUT, OWN, SECTOR_FLAG, Column, find_number
from netmap.files.meaning.dates import DateOrder
from netmap.files.meaning.splitting import find_splitting
from netmap.files.meaning.values import parse_yes_no, read_text
from netmap.files.rows.cell_owners import NAME_PARTS, SPECIAL, CellOwners
from netmap.files.rows.drafts import Link, ReadRow, Refusal, RowDraft
from netmap.files.shapes.table_readings import TableReading
from netmap.files.tables import Problem, Shape
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import FieldType, find_field
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.text import LINE_LIMIT, NAME_LIMIT, clean_text, shorten_text
from netmap.model.tie_rules import TIE_RULES

_NAMING = frozenset({"name", "organization", "person", *NAME_PARTS})


def read_entity_rows(
    readings: Sequence[TableReading], words: ColumnWords, order: DateOrder
) -> tuple[RowDraft, ...]:
    """Return a draft for each row of the tables of entities that is not blank; one that cannot be taken says why."""
    return tuple(
        draft
        for place, reading in enumerate(readings)
        if reading.shape is Shape.ENTITIES
        for draft in _RowReader(place, reading, words, order).read_rows()
    )


class _RowReader:
    """Reads the rows of one table of entities; columns are settled once, by all their cells."""

    def __init__(self, place: int, reading: TableReading, words: ColumnWords, order: DateOrder) -> None:
        self.place, self.reading, self.words = place, reading, words
        self._links = {link.meaning: link for link in words.link}
        self._columns = [
            (column, self._make_reader(column, order))
            for column in reading.columns
            if column.meaning != LEFT_OUT
        ]
        self._owners = CellOwners(reading, words)

    def _make_reader(self, column: Column, order: DateOrder) -> CellReader:
        cells = [row[column.place] if column.place < len(row) else None for row in self.reading.table.rows]
        meaning = column.meaning
        if meaning in {OWN, SECTOR_FLAG}:
            return make_own_reader(cells)
        if meaning in self._links or meaning in {"sector", "introduced_by"}:
            return make_list_reader(
                column.splitting or find_splitting(map(read_text, cells)), self.words.names
            )
        kind = self.reading.kind
        if meaning in _NAMING:
            of_row = column is next(one for one in self.reading.columns if one.meaning in _NAMING)
            return make_name_reader(meaning, cells, self.words.names, of_row=of_row)
        if meaning in SPECIAL:
            return read_name
        model = next(
            (
                ENTITY_CLASSES[k]
                for k in (kind, *sorted(ACTOR_KINDS))
                if meaning in ENTITY_CLASSES[k].model_fields
            ),
            None,
        )
        row = find_field(model, meaning) if model else None
        known = self.words.field.get(meaning)
        if known and known.type is not FieldType.CHOICE:
            return make_reader(known.type, None, cells, words=self.words, order=order)
        found, choices = (row.holds, row.choices) if row else (FieldType.TEXT, None)
        return make_reader(found, choices, cells, words=self.words, order=order)

    def read_rows(self) -> Iterator[RowDraft]:
        for number, row in self.reading.table.number_rows():
            if any(read_text(cell) for cell in row):
                yield self._read_row(number, row)

    def _read_row(self, number: int, row: Sequence[Cell]) -> RowDraft:
        problems: list[Problem] = []
        at = (self.place, number)
        try:
            read = self._read_cells(number, row, problems)
            named = self._owners.sort_out(read)
        except InputError as error:
            value = shorten_text(error.value or "")
            return RowDraft(at, refusal=Refusal(error.message, error.field, value), problems=tuple(problems))
        if named.main is None:
            heading = next((c.header for c, _ in self._columns if c.meaning in _NAMING), "")
            refusal = Refusal("This row names nobody. Fill in a name, or take the row out.", heading)
            return RowDraft(at, refusal=refusal, problems=tuple(problems))
        return RowDraft(
            at, named.main, named.contacts, named.employer, tuple(dict.fromkeys(read.sectors)), _list_links(read),
            problems=tuple(problems),
        )  # fmt: skip

    def _read_cells(self, number: int, row: Sequence[Cell], problems: list[Problem]) -> ReadRow:
        read = ReadRow()
        for column, reader in self._columns:
            cell = row[column.place] if column.place < len(row) else None
            if cell is None or cell == "":
                continue
            if column.meaning == SECTOR_FLAG:
                if parse_yes_no(cell):
                    read.sectors.append(clean_text(column.header))
                continue
            found = (
                self._read_name(column, reader, cell)
                if column.meaning in _NAMING
                else read_safely(reader, cell)
            )
            if found.trouble:
                problems.append(self._tell(number, column, cell, found.trouble))
            if found.value is not None:
                self._sort_in(read, column, found.value)
            if left := found.left_over(cell):
                read.own[_name_own(column)] = shorten_text(left, LINE_LIMIT)
        return read

    def _read_name(self, column: Column, reader: CellReader, cell: Cell) -> CellReading:
        try:
            return reader(cell)
        except InputError as error:
            raise InputError(error.message, field=column.header, value=read_text(cell)) from error

    def _tell(self, number: int, column: Column, cell: Cell, message: str) -> Problem:
        heading = column.header or f"column {column.place + 1}"
        return Problem(self.reading.where, number, heading, shorten_text(read_text(cell)), message, "doubt")

    def _sort_in(self, read: ReadRow, column: Column, value: Any) -> None:
        meaning = column.meaning
        if link := self._links.get(meaning):
            rule = TIE_RULES[link.kind]
            first = self.reading.kind if link.to == "same" else link.to
            others = {ends[0] if link.turned else ends[1] for ends in rule.ends} - {first}
            read.links.append(Link(link.kind, (first, *sorted(others)), value, link.turned))
        elif meaning == OWN:
            read.own[_name_own(column)] = value
        elif (number := find_number(column)) > 1:
            read.more.setdefault(number, {})[meaning] = value
        elif meaning == "sector":
            read.sectors.extend(value)
        elif meaning == "notes" and "notes" in read.values:
            read.values["notes"] += f"\n{value}"
        elif meaning == "tags" and "tags" in read.values:
            read.values["tags"] += value
        else:
            read.values[meaning] = value


def _list_links(read: ReadRow) -> tuple[Link, ...]:
    names = read.values.get("introduced_by")
    return (*read.links, *([Link(TieKind.INTRODUCED_BY, (EntityKind.PERSON,), names)] if names else ()))


def _name_own(column: Column) -> str:
    return shorten_text(column.header, NAME_LIMIT) or f"column {column.place + 1}"
