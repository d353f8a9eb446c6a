"""Rows of entities read as drafts of whom they name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from netmap.errors import InputError
from netmap.files.grids import Cell
from netmap.files.matching.name_keys import fold_employer
from netmap.files.matching.name_looks import guess_actor
from netmap.files.meaning.cell_readings import CellReader, CellReading
from netmap.files.meaning.cells import (
    read_safely,
)
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import KEEPER, LEFT_OUT, OWN, ROLE, SECTOR_FLAG, Column
from netmap.files.meaning.days.dates import DateOrder
from netmap.files.meaning.values import parse_yes_no, read_text
from netmap.files.rows.cell_meanings import NAMES, PHONES
from netmap.files.rows.cell_owners import CellOwners
from netmap.files.rows.cells.column_readers import ColumnReaders
from netmap.files.rows.contact_columns import find_contact_columns
from netmap.files.rows.contact_details import name_kind
from netmap.files.rows.drafts import Draft, Link, Named, ReadRow, Refusal, RowDraft
from netmap.files.rows.link_kinds import find_role, settle_ends
from netmap.files.rows.with_us import build_with_us
from netmap.files.shapes.readings.reading import TableReading
from netmap.files.tables import Problem, Shape
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.text import LINE_LIMIT, NAME_LIMIT, clean_text, fold_text, shorten_text

_NOT_SECTORS = frozenset({"partners", "contact", "contacts", "friend", "friends", "colleagues", "vip"})
_LABELS = ("label", "type")


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
        self._readers = ColumnReaders(reading, words, order)
        self._columns = [
            (column, self._readers.make_reader(column))
            for column in reading.columns
            if column.meaning != LEFT_OUT
        ]
        self._owners = CellOwners(reading, words)
        self._labels = self._find_labels()
        organizations = reading.kind is EntityKind.ORGANIZATION
        self._of_contacts = find_contact_columns(reading.columns, words) if organizations else {}
        self._judged: dict[str, bool] = {}
        self._no_sectors = words.standing_of_word.keys() | _NOT_SECTORS
        self._ends = self._settle_ends()

    def _settle_ends(self) -> dict[str, tuple[EntityKind, ...]]:
        """Return what kinds those may be whom columns tie a row to: {meaning: kinds}, by all columns of that meaning."""
        texts: dict[str, list[str]] = defaultdict(list)
        for column, _ in self._columns:
            if column.meaning in self._links:
                texts[column.meaning] += self._readers.list_texts(column)
        return {
            meaning: settle_ends(self._links[meaning], self.reading.kind, found)
            for meaning, found in texts.items()
        }

    def _find_labels(self) -> dict[int, int]:
        """Return the columns that say what kind a further number beside them is, by the place of that number."""
        headers = [fold_text(header) for header in self.reading.table.headers]
        return {
            column.place: column.place - 1
            for column, _ in self._columns
            if column.place and column.number > 1 and column.meaning in PHONES
            if headers[column.place - 1]
            in {f"{headers[column.place].removesuffix(' value')} {what}" for what in _LABELS}
        }

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
            heading = next((c.header for c, _ in self._columns if c.meaning in NAMES), "")
            refusal = Refusal("This row names nobody. Fill in a name, or take the row out.", heading)
            return RowDraft(at, refusal=refusal, problems=tuple(problems))
        problems += [self._doubt(number, one.column, one.value, one.message) for one in named.remarks]
        about_us = build_with_us(self.reading, read) if named.main.kind in ACTOR_KINDS else None
        if named.main.kind not in ACTOR_KINDS:
            named = self._place_people(named, read)
        return RowDraft(
            at, named.main, named.contacts, named.employer, tuple(dict.fromkeys(read.sectors)), _list_links(read),
            about_us, problems=tuple(problems),
        )  # fmt: skip

    def _says_where(self, column: Column) -> bool:
        """Whether a column of a log says where those are whom we met: "Their org", or "Organization" beside "Contact"."""
        header, field = fold_text(column.header), self.words.field
        heads = (fold_text(other.header) for other, _ in self._columns if other.meaning == column.meaning)
        beside = any(head in field["person"].says for head in heads)
        return header.startswith("their ") or (beside and header in field["organization"].says)

    def _place_people(self, named: Named, read: ReadRow) -> Named:
        """Return what a record names with those whom a talk was with at the one organization under "Their organization"."""
        if len(read.theirs) != 1:
            return named
        met = [name for link in read.links if link.kind is TieKind.WITH for name in link.names]
        people = [
            name
            for name in met
            if name not in read.theirs and guess_actor(name) is not EntityKind.ORGANIZATION
        ]
        source, employer = self.reading.source, fold_employer(read.theirs[0], self.words)
        return replace(
            named,
            contacts=tuple(
                Draft(EntityKind.PERSON, name, employer=employer, source=source) for name in people
            ),
            employer=Draft(EntityKind.ORGANIZATION, read.theirs[0], source=source) if people else None,
        )

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
                if column.meaning in NAMES
                else read_safely(reader, cell)
            )
            if found.trouble:
                problems.append(self._tell(number, column, cell, found.trouble))
            if found.value is not None:
                label = self._labels.get(column.place)
                told = label is not None and label < len(row) and read_text(row[label])
                self._sort_in(read, column, name_kind(found.value, told) if told else found.value)
                if found.trouble and isinstance(found.value, date):
                    read.said[column.meaning] = read_text(cell)
            if left := found.left_over(cell):
                read.own[_name_own(column)] = shorten_text(left, LINE_LIMIT)
        self._keep_role(read)
        return read

    def _keep_role(self, read: ReadRow) -> None:
        """Keep a role in a row without a coalition among the columns of the user's own."""
        column = self.reading.column(ROLE)
        if column and ROLE in read.values and not any(link.kind is TieKind.MEMBER_OF for link in read.links):
            read.own[_name_own(column)] = read.values.pop(ROLE)

    def _read_name(self, column: Column, reader: CellReader, cell: Cell) -> CellReading:
        try:
            return reader(cell)
        except InputError as error:
            raise InputError(error.message, field=column.header, value=read_text(cell)) from error

    def _tell(self, number: int, column: Column, cell: Cell, message: str) -> Problem:
        heading = column.header or f"column {column.place + 1}"
        return self._doubt(number, heading, read_text(cell), message)

    def _doubt(self, number: int, heading: str, value: str, message: str) -> Problem:
        return Problem(self.reading.where, number, heading, shorten_text(value), message, "doubt")

    def _sort_in(self, read: ReadRow, column: Column, value: Any) -> None:
        meaning = column.meaning
        if number := self._of_contacts.get(column.place):
            read.told.setdefault(number, {})["notes" if meaning == "notes" else _name_own(column)] = value
        elif meaning == KEEPER and self.reading.kind in ACTOR_KINDS:
            read.values[meaning] = tuple(dict.fromkeys((*read.values.get(meaning, ()), *value)))
        elif link := self._links.get(meaning):
            role = find_role(link.kind, column.header)
            read.links.append(Link(link.kind, self._ends[meaning], value, link.turned, role))
            if link.kind is TieKind.WITH and self._says_where(column):
                read.theirs += value
        elif meaning == OWN:
            read.own[_name_own(column)] = value
        elif column.number > 1:
            read.more.setdefault(column.number, {})[meaning] = value
        elif meaning == "sector":
            self._sort_sectors(read, value)
        elif meaning == "notes" and "notes" in read.values:
            read.values["notes"] += f"\n{value}"
        elif meaning == "tags":
            read.values["tags"] = (*read.values.get("tags", ()), *value)
        else:
            read.values[meaning] = value

    def _is_no_sector(self, name: str) -> bool:
        if name not in self._judged:
            self._judged[name] = fold_text(name) in self._no_sectors
        return self._judged[name]

    def _sort_sectors(self, read: ReadRow, names: Sequence[str]) -> None:
        """Take a "Partner" or a "Friends" among the sectors of a row for a tag: it says how somebody stands with us."""
        for name in names:
            if self._is_no_sector(name):
                read.values["tags"] = (*read.values.get("tags", ()), name)
            else:
                read.sectors.append(name)


def _list_links(read: ReadRow) -> tuple[Link, ...]:
    """Return whom a row is tied to; a column for the role says what its members are."""
    if role := read.values.get(ROLE):
        members = (link.kind is TieKind.MEMBER_OF for link in read.links)
        read.links[:] = [
            replace(link, role=role) if member else link
            for link, member in zip(read.links, members, strict=True)
        ]
    names = read.values.get("introduced_by")
    return (*read.links, *([Link(TieKind.INTRODUCED_BY, (EntityKind.PERSON,), names)] if names else ()))


def _name_own(column: Column) -> str:
    return shorten_text(column.header, NAME_LIMIT) or f"column {column.place + 1}"
