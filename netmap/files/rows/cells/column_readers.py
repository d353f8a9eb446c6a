"""What reads each column of a table of entities: settled once, by its meaning and all its cells."""

import re
from collections.abc import Sequence
from functools import partial

from netmap.files.grids import Cell
from netmap.files.meaning.cell_readings import NOTHING, CellReader, CellReading
from netmap.files.meaning.cells import (
    make_list_reader,
    make_name_reader,
    make_own_reader,
    make_reader,
    read_email,
    read_name,
)
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import KEEPER, OWN, SECTOR_FLAG, Column
from netmap.files.meaning.days.dates import DateOrder
from netmap.files.meaning.postal_codes import make_postal_reader
from netmap.files.meaning.splitting import find_splitting
from netmap.files.meaning.values import find_email, read_text
from netmap.files.rows.cell_meanings import EMAILS, NAMES, PHONES, SPECIAL
from netmap.files.rows.cells.keepers import make_keeper_reader
from netmap.files.rows.cells.listed_names import leave_out_nobody, leave_out_reasons
from netmap.files.rows.people_cells import are_turned, part_first_names
from netmap.files.shapes.readings.reading import TableReading
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import FieldType, find_field
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.text import clean_text, fold_text

_SOMEBODY = frozenset({"same", *ACTOR_KINDS, EntityKind.COALITION, EntityKind.GOAL})
_SAMPLE = 200
_UNSURE = re.compile(
    r"(?:[\s,;(]*\b(?:maybe|perhaps|i think|not sure|probably)\b[\s)]*)?\?+\)?\s*$", re.IGNORECASE
)


class ColumnReaders:
    """Makes the readers of the columns of one table."""

    def __init__(self, reading: TableReading, words: ColumnWords, order: DateOrder) -> None:
        self.reading, self.words, self.order = reading, words, order
        self._links = {link.meaning: link for link in words.link}

    def make_reader(self, column: Column) -> CellReader:
        """Return what reads the cells of a column."""
        cells = self.reading.table.list_cells(column.place)
        meaning = column.meaning
        if meaning in {OWN, SECTOR_FLAG, KEEPER}:
            return make_keeper_reader(cells) if meaning == KEEPER else make_own_reader(cells, self.order)
        if meaning in self._links or meaning in {"sector", "introduced_by"}:
            splitting = column.splitting or find_splitting(map(read_text, cells))
            read = make_list_reader(splitting, self.words)
            return self._read_somebody(column, read) if self._names_somebody(meaning) else read
        if meaning in NAMES and not self._names_people(meaning):
            of_row = column is next(one for one in self.reading.columns if one.meaning in NAMES)
            read = make_name_reader(meaning, cells, of_row=of_row)
            return self._read_employers(read) if self._says_employers(meaning) else read
        if meaning in SPECIAL:
            return self._make_people_reader(cells) if self._names_people(meaning) else read_name
        if meaning == "postal_code":
            return self._make_postal_reader(column, cells)
        return self._make_field_reader(meaning, cells)

    def _read_somebody(self, column: Column, read: CellReader) -> CellReader:
        """Return a reader of lists of names without "everybody", and without why beside a name."""
        naming = (one for one in self.reading.columns if one.meaning in {"organization", "name"})
        named = [text for one in naming for text in self.list_texts(one)]
        return leave_out_reasons(leave_out_nobody(read), named, self.list_texts(column))

    def _says_employers(self, meaning: str) -> bool:
        """Whether a column says where people are: of a list of people, or of organizations with somebody in each row."""
        if self.reading.kind is EntityKind.PERSON:
            return meaning == "organization"
        return self.reading.kind is EntityKind.ORGANIZATION and self.reading.column("person") is not None

    def _read_employers(self, read: CellReader) -> CellReader:
        """Return a reader of where people are: "retired" and "self-employed" are kept as text, and are nowhere."""
        nowhere = self.words.no_employer.says

        def read_employer(cell: Cell) -> CellReading:
            text = read_text(cell)
            return CellReading(None, rest=text) if fold_text(text) in nowhere else read(cell)

        return read_employer

    def _make_postal_reader(self, column: Column, cells: Sequence[Cell]) -> CellReader:
        regions, countries = self._list_said("region"), self._list_said("country")
        return make_postal_reader(cells, column.header, regions, countries)

    def _list_said(self, meaning: str) -> list[str]:
        column = self.reading.column(meaning)
        return self.list_texts(column) if column else []

    def _make_people_reader(self, cells: Sequence[Cell]) -> CellReader:
        """Return a reader of the names of people, line by line where there are several."""
        listed = [text for cell in cells if "," in (text := read_text(cell))]
        turned = self.reading.kind is EntityKind.PERSON or are_turned(listed)
        return partial(_read_people, turned=turned)

    def _make_field_reader(self, meaning: str, cells: Sequence[Cell]) -> CellReader:
        kind, order = self.reading.kind, self.order
        if kind in ACTOR_KINDS and meaning in EMAILS:
            return _read_emails
        if kind in ACTOR_KINDS and meaning in PHONES:
            return partial(_read_each_line, make_reader("phone", None, cells, words=self.words, order=order))
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

    def _names_somebody(self, meaning: str) -> bool:
        link = self._links.get(meaning)
        return meaning == "introduced_by" or bool(link and link.to in _SOMEBODY)

    def _names_people(self, meaning: str) -> bool:
        return meaning == "person" or (meaning == "name" and self.reading.kind is EntityKind.PERSON)

    def list_texts(self, column: Column) -> list[str]:
        """Return the texts of a column in the first rows."""
        rows = self.reading.table.rows[:_SAMPLE]
        return [text for row in rows if column.place < len(row) and (text := read_text(row[column.place]))]


def _read_people(cell: Cell, *, turned: bool) -> CellReading:
    """Read names of people; a "maybe?" behind one is kept as text."""
    said = read_text(cell)
    bare = _UNSURE.sub("", said)
    text = part_first_names(bare, turned=turned)
    rest = "" if bare == said else said
    return CellReading(clean_text(text, lines=True) or None, rest=rest) if said else NOTHING


def _read_emails(cell: Cell) -> CellReading:
    """Read every e-mail address of a cell, one a line; what else stands there is kept as text."""
    first = read_email(cell)
    if first.value is None:
        return first
    rest, found = read_text(cell), []
    while email := find_email(rest):
        found.append(email)
        rest = rest.replace(email, " ", 1)
    bare = re.sub(r"mailto:|:::|[\s;,|<>()/&+]|\b(?:and|or)\b", "", rest)
    return CellReading("\n".join(dict.fromkeys(found)), rest=clean_text(read_text(cell)) if bare else "")


def _read_each_line(reader: CellReader, cell: Cell) -> CellReading:
    """Read each line of a cell by itself, so that lines stay lines."""
    if not isinstance(cell, str) or "\n" not in cell:
        return reader(cell)
    found = [reader(line) for line in cell.splitlines() if line.strip()]
    values = [str(one.value) for one in found if one.value is not None]
    return CellReading("\n".join(values) or None, next((one.trouble for one in found if one.trouble), ""))
