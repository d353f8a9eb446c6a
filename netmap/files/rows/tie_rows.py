"""Rows of ties read as drafts: whom the two ends name, what kind of tie, what is said of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from netmap.errors import InputError
from netmap.files.grids import Cell
from netmap.files.meaning.cell_readings import CellReader
from netmap.files.meaning.cells import make_own_reader, make_reader, read_name, read_safely
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import LEFT_OUT, OWN, ROLE, Column
from netmap.files.meaning.days.dates import DateOrder
from netmap.files.meaning.strength_scale import StrengthScale, guess_scale
from netmap.files.meaning.values import read_text
from netmap.files.rows.drafts import TieDraft
from netmap.files.shapes.readings.reading import TableReading
from netmap.files.tables import Problem, Shape
from netmap.model.fields import list_fields
from netmap.model.kinds import TieKind
from netmap.model.text import LINE_LIMIT, clean_text, fold_text, shorten_text
from netmap.model.ties import Tie

ENDS = ("source", "target")
_RENAMED = {ROLE: "role"}
_ONE_WAY = {"directed", "one way", "->", "→", "forward", "asymmetric"}
_REFERRAL = re.compile(r"\brefer")
_NOT_VALUES = {*ENDS, "kind", "direction", "goal", "id", "netmap_id"}


@dataclass(frozen=True, slots=True)
class TieRows:
    """What one table of ties says; `scales` are (heading, what is done with a scale that is not 1 to 5)."""

    drafts: tuple[TieDraft, ...] = ()
    problems: tuple[Problem, ...] = ()
    scales: tuple[tuple[str, str], ...] = ()


def read_tie_rows(reading: TableReading, words: ColumnWords, order: DateOrder) -> TieRows:
    """Return the ties of a table of ties; of any other table, none."""
    return _TieReader(reading, words, order).read_rows() if reading.shape is Shape.TIES else TieRows()


class _TieReader:
    """Reads the rows of one table of ties; columns are settled once, by all their cells."""

    def __init__(self, reading: TableReading, words: ColumnWords, order: DateOrder) -> None:
        self.reading, self.words = reading, words
        self._problems: list[Problem] = []
        self._scales: list[tuple[str, str]] = []
        self._headed = _find_headed(reading)
        self._columns = [
            (column, self._make_reader(column, order))
            for column in reading.columns
            if column.meaning not in {LEFT_OUT, "id", "netmap_id"}
        ]

    def _make_reader(self, column: Column, order: DateOrder) -> CellReader:
        cells = self.reading.table.list_cells(column.place)
        if column.meaning == "strength":
            scale = guess_scale(cells, self.words)
            self._scales += _tell_scale(column.header, scale)
            return scale.read
        if column.meaning == OWN:
            return make_own_reader(cells, order)
        if column.meaning in {*ENDS, "kind", "direction", "goal"}:
            return read_name
        name = _RENAMED.get(column.meaning, column.meaning)
        choices = next((row.choices for row in list_fields(Tie) if row.name == name), None)
        return make_reader(
            self.words.field[column.meaning].type, choices, cells, words=self.words, order=order
        )

    def read_rows(self) -> TieRows:
        drafts = []
        for number, row in self.reading.table.number_rows():
            if not any(read_text(cell) for cell in row):
                continue
            try:
                drafts.append(self._read_row(number, row))
            except InputError as error:
                value = "" if error.value is None else shorten_text(error.value)
                self._problems.append(Problem(self.reading.where, number, "", value, error.message))
        return TieRows(tuple(drafts), tuple(self._problems), tuple(self._scales))

    def _read_row(self, number: int, row: Sequence[Cell]) -> TieDraft:
        read: dict[str, Any] = {}
        remarks: list[str] = []
        for column, reader in self._columns:
            cell = row[column.place] if column.place < len(row) else None
            found = reader(cell) if column.meaning in ENDS else read_safely(reader, cell)
            if found.trouble:
                self._doubt(number, column, cell, found.trouble)
            if left := found.left_over(cell):
                remarks.append(f"{column.header}: {shorten_text(left, LINE_LIMIT)}")
            if found.value is None:
                continue
            if column.meaning == OWN:
                remarks.append(f"{column.header}: {read_text(cell)}")
            else:
                read[column.meaning] = found.value
        if not read.get("source") or not read.get("target"):
            raise InputError("A tie needs two ends; one is empty here. Fill it in.", field="source")
        return self._build(number, read, remarks)

    def _doubt(self, number: int, column: Column, cell: Cell, message: str) -> None:
        shown = shorten_text(read_text(cell))
        self._problems.append(Problem(self.reading.where, number, column.header, shown, message, "doubt"))

    def _build(self, number: int, read: dict[str, Any], remarks: list[str]) -> TieDraft:
        values = {_RENAMED.get(name, name): value for name, value in read.items() if name not in _NOT_VALUES}
        word = read.get("kind", "")
        kind = self.words.tie_of_word.get(fold_text(word)) or _find_kind(word) or self._headed
        if word and kind in {None, self._headed}:
            remarks.append(f"Kind: {word}")
        if remarks:
            notes = [values["notes"]] if values.get("notes") else []
            values["notes"] = clean_text("\n".join([*notes, *remarks]), limit=20_000, lines=True)
        direction = read.get("direction", "")
        one_way = fold_text(direction) in _ONE_WAY or direction in _ONE_WAY
        return TieDraft(
            number, kind, read["source"], read["target"], values, read.get("goal", ""), directed=one_way
        )


def _find_headed(reading: TableReading) -> TieKind | None:
    """Return the kind of tie that the headings of the ends say: "Referring agency", "Referred to"."""
    ends = (column for column in map(reading.column, ENDS) if column)
    referred = any(_REFERRAL.search(fold_text(column.header)) for column in ends)
    return TieKind.REFERS_TO if referred else None


def _find_kind(word: str) -> TieKind | None:
    name = fold_text(word).replace(" ", "_").upper()
    return TieKind(name) if name in set(TieKind) else None


def _tell_scale(header: str, scale: StrengthScale) -> list[tuple[str, str]]:
    return [(header, scale.sentence)] if scale.sentence else []
