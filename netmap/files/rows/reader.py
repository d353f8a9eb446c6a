"""Rows of a table read as drafts of what they name."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from netmap.errors import InputError
from netmap.files.meaning.cells import (
    CellReader,
    CellReading,
    make_list_reader,
    make_own_reader,
    make_reader,
    read_name,
    read_safely,
)
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns import LEFT_OUT, OWN, SECTOR_FLAG, Column, find_number
from netmap.files.meaning.dates import DateOrder
from netmap.files.meaning.values import parse_yes_no, read_text
from netmap.files.rows.drafts import Link, ReadRow, RowDraft
from netmap.files.rows.subjects import NAME_PARTS, SPECIAL, RowFiller
from netmap.files.shapes.table_kinds import TableReading
from netmap.files.tables import Cell, Problem
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import FieldType, find_field
from netmap.model.kinds import ACTOR_KINDS
from netmap.model.text import LINE_LIMIT, NAME_LIMIT, clean_text, shorten_text
from netmap.model.tie_rules import TIE_RULES

_NAMING = frozenset({"name", "organization", "person", *NAME_PARTS})
Report = Callable[[Problem], None]


class RowReader:
    """Reads the rows of one table of entities; columns are settled once, by all their cells."""

    def __init__(
        self, place: int, reading: TableReading, words: ColumnWords, order: DateOrder, report: Report
    ) -> None:
        self.place, self.reading, self.words, self.report = place, reading, words, report
        self._links = {link.meaning: link for link in words.link}
        self._columns = [
            (column, self._make_reader(column, order))
            for column in reading.columns
            if column.meaning != LEFT_OUT
        ]
        self._filler = RowFiller(reading, words)

    def _make_reader(self, column: Column, order: DateOrder) -> CellReader:
        cells = [row[column.place] if column.place < len(row) else None for row in self.reading.table.rows]
        meaning = column.meaning
        if meaning in {OWN, SECTOR_FLAG}:
            return make_own_reader(cells)
        if meaning in self._links or meaning in {"sector", "introduced_by"}:
            return make_list_reader(cells)
        kind = self.reading.kind
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
        """Yield a draft for each row that is not blank; one that cannot be taken says why."""
        for offset, row in enumerate(self.reading.table.rows):
            if not any(read_text(cell) for cell in row):
                continue
            draft = RowDraft(self.place, self.reading.table.first_row + offset)
            try:
                self._filler.fill(draft, self._read_cells(draft, row))
            except InputError as error:
                draft.refused, draft.refused_column = error.message, error.field
                draft.refused_value = shorten_text(error.value or "")
            if draft.main is None and not draft.refused:
                draft.refused = "This row names nobody. Fill in a name, or take the row out."
                draft.refused_column = next((c.header for c, _ in self._columns if c.meaning in _NAMING), "")
            yield draft

    def _read_cells(self, draft: RowDraft, row: Sequence[Cell]) -> ReadRow:
        read = ReadRow()
        for column, reader in self._columns:
            cell = row[column.place] if column.place < len(row) else None
            if cell is None or cell == "":
                continue
            if column.meaning == SECTOR_FLAG:
                if parse_yes_no(cell):
                    read.sectors.append(clean_text(column.header))
                continue
            found = self._read_name(column, cell) if column.meaning in _NAMING else read_safely(reader, cell)
            if found.trouble:
                self._tell(draft.number, column, cell, found.trouble)
            if found.value is not None:
                self._sort_in(read, column, found.value)
            if left := found.left_over(cell):
                read.own[_name_own(column)] = shorten_text(left, LINE_LIMIT)
        return read

    def _read_name(self, column: Column, cell: Cell) -> CellReading:
        try:
            return read_name(cell)
        except InputError as error:
            raise InputError(error.message, field=column.header, value=read_text(cell)) from error

    def _tell(self, number: int, column: Column, cell: Cell, message: str) -> None:
        self.report(
            Problem(
                file=self.reading.where, row=number, column=column.header or f"column {column.place + 1}",
                value=shorten_text(read_text(cell)), message=message, severity="doubt",
            )
        )  # fmt: skip

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


def _name_own(column: Column) -> str:
    return shorten_text(column.header, NAME_LIMIT) or f"column {column.place + 1}"
