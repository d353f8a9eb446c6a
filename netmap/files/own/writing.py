"""A whole network as a workbook that people can edit and bring back.

Every text is written as text, never as a formula or a link. A first sheet says how to edit, and records what
was written; reading is in `xlsx_network`.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from netmap.files.own.cells import dump_exact, is_exact, show_cell, split_text, write_cell
from netmap.files.own.layout import (
    END_FIELDS,
    EXACT_HEADER,
    ID_HEADER,
    MARKER,
    MARKER_SHEET,
    OWN_PREFIX,
    TIE_SHEET,
    Column,
    continue_header,
    id_headers,
    list_columns,
    list_own_names,
)
from netmap.files.tables import Cell
from netmap.model.changes import SCHEMA_VERSION
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import FieldType
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie

SAFE_OPTIONS: Mapping[str, bool] = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
"""What keeps XlsxWriter from taking a text for anything else."""

_ALWAYS = (EntityKind.ORGANIZATION, EntityKind.PERSON)
_WIDEST = 60
_NARROWEST = 10
_SAMPLE = 200
_LONGEST_CHOICES = 255
_SPARE_ROWS = 500
_GUIDE = (
    "This workbook holds your whole map. Edit it and bring it back with “Bring in”; you see every change first.",
    "Leave the columns “netmap id” as they are: they tell which row is whose.",
    "To add somebody, write a new row at the end and leave its netmap id empty.",
    "To clear a value, empty its cell. A row you delete here is not deleted from the map: delete it in netmap.",
    "Several entries in one cell are separated by “; ”. A semicolon that belongs to an entry is written “\\;”.",
    "Days are written like 2024-05-31, yes and no as words.",
    "In “Ties”, the names in “From” and “To” are for reading; change one to lead the tie to somebody else.",
    "Below is recorded which columns of your own were written. Leave it as it is.",
)

Record = dict[str, Cell]


def write_network_xlsx(network: Network) -> bytes:
    """Return the network as an .xlsx workbook; reading it back gives an equal network."""
    output = io.BytesIO()
    workbook = Workbook(output, dict(SAFE_OPTIONS))
    marker = workbook.add_worksheet(MARKER_SHEET)
    own_columns: list[tuple[str, str]] = []
    for kind, model in ENTITY_CLASSES.items():
        entities = network.of_kind(kind)
        if not entities and kind not in _ALWAYS:
            continue
        title, own = kind.words.title, list_own_names(entities)
        own_columns += [(title, OWN_PREFIX + name) for name in own]
        columns = list_columns(model)
        headers = [ID_HEADER, *(column.header for column in columns), *(OWN_PREFIX + name for name in own)]
        records = [_record_entity(entity, columns) for entity in entities]
        write_sheet(workbook, title, headers, records, columns)
    columns = _tie_columns()
    headers = [ID_HEADER, *(column.header for column in columns), *id_headers().values()]
    ties = sorted(network.ties.values(), key=lambda tie: (tie.kind, tie.id))
    write_sheet(workbook, TIE_SHEET, headers, [_record_tie(tie, network, columns) for tie in ties], columns)
    _write_marker(workbook, marker, own_columns)
    workbook.worksheets()[1].activate()
    workbook.close()
    return output.getvalue()


def _tie_columns() -> tuple[Column, ...]:
    """Return the columns of ties, with the kinds as people say them."""
    said = tuple(rule.says for rule in TIE_RULES.values())
    return tuple(
        Column("kind", column.header, FieldType.CHOICE, choices=said) if column.field == "kind" else column
        for column in list_columns(Tie)
    )


def _write_field(value: Any, column: Column) -> Cell:
    if column.type is not FieldType.CHOICE and value == column.default:
        return None
    return write_cell(value)


def _record_entity(entity: Entity, columns: Sequence[Column]) -> Record:
    record: Record = {ID_HEADER: entity.id}
    for column in columns:
        record[column.header] = _write_field(getattr(entity, column.field), column)
    for name, value in entity.attributes.items():
        record[OWN_PREFIX + name] = value
    return record


def _record_tie(tie: Tie, network: Network, columns: Sequence[Column]) -> Record:
    record: Record = {ID_HEADER: tie.id}
    for column in columns:
        value = getattr(tie, column.field)
        if column.field in END_FIELDS:
            record[column.header] = network.name_of(value) if value else None
            record[id_headers()[column.field]] = value
        elif column.field == "kind":
            record[column.header] = TIE_RULES[tie.kind].says
        else:
            record[column.header] = _write_field(value, column)
    return record


def write_sheet(
    workbook: Workbook,
    title: str,
    headers: Sequence[str],
    records: Sequence[Record],
    columns: Sequence[Column] = (),
) -> None:
    """Add a sheet with bold frozen headings, and one row a record.

    A text too long for a cell goes on in further columns; a number no cell can hold exactly is kept in a last
    column beside its rounded form.
    """
    sheet = workbook.add_worksheet(title)
    places, width = _place_columns(headers, records)
    exact_place = width if any(not is_exact(cell) for record in records for cell in record.values()) else None
    head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for header, spots in places.items():
        for number, spot in spots.items():
            sheet.write_string(0, spot, continue_header(header, number), head)
    if exact_place is not None:
        sheet.write_string(0, exact_place, EXACT_HEADER, head)
    for row, record in enumerate(records, 1):
        for header, cell in record.items():
            _write_cell(sheet, row, list(places[header].values()), cell, day)
        inexact = {header: cell for header, cell in record.items() if not is_exact(cell)}
        if exact_place is not None and inexact:
            for offset, piece in enumerate(split_text(dump_exact(inexact))):
                sheet.write_string(row, exact_place + offset, piece)
    _finish_sheet(sheet, places, records, columns)


def _place_columns(
    headers: Sequence[str], records: Sequence[Record]
) -> tuple[dict[str, dict[int, int]], int]:
    """Return {heading: {number of the piece: column}} and how many columns there are."""
    pieces = dict.fromkeys(headers, 1)
    for record in records:
        for header, cell in record.items():
            if isinstance(cell, str):
                pieces[header] = max(pieces[header], len(split_text(cell)))
    places: dict[str, dict[int, int]] = {}
    spot = 0
    for header in headers:
        numbers, number = [1], 2
        while len(numbers) < pieces[header]:
            if continue_header(header, number) not in pieces:
                numbers.append(number)
            number += 1
        places[header] = {piece: spot + offset for offset, piece in enumerate(numbers)}
        spot += len(numbers)
    return places, spot


def _write_cell(sheet: Worksheet, row: int, spots: Sequence[int], cell: Cell, day: Any) -> None:
    text = show_cell(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell
    if isinstance(text, str):
        for spot, piece in zip(spots, split_text(text), strict=False):
            sheet.write_string(row, spot, piece)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, spots[0], cell)
    elif isinstance(cell, date):
        sheet.write_datetime(row, spots[0], cell, day)
    elif cell is not None:
        sheet.write_number(row, spots[0], cell)


def _finish_sheet(
    sheet: Worksheet,
    places: Mapping[str, Mapping[int, int]],
    records: Sequence[Record],
    columns: Sequence[Column],
) -> None:
    for header, spots in places.items():
        shown = [header, *(str(record.get(header) or "") for record in records[:_SAMPLE])]
        sheet.set_column(spots[1], spots[1], choose_width(shown))
    sheet.freeze_panes(1, 2)
    last_row = len(records) + _SPARE_ROWS
    for column in columns:
        choices = ("yes", "no") if column.type is FieldType.YES_NO else column.choices
        if choices and len(",".join(choices)) <= _LONGEST_CHOICES:
            spot = places[column.header][1]
            rule = {"validate": "list", "source": list(choices), "error_type": "warning"}
            sheet.data_validation(1, spot, last_row, spot, rule)


def choose_width(texts: Iterable[str]) -> int:
    """Return a readable width for a column of these texts, in characters."""
    longest = max((len(line) for text in texts for line in text[:500].split("\n")), default=0)
    return max(_NARROWEST, min(longest + 2, _WIDEST))


def _write_marker(workbook: Workbook, sheet: Worksheet, own_columns: Sequence[tuple[str, str]]) -> None:
    bold = workbook.add_format({"bold": True})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, MARKER, bold)
    sheet.write_number(0, 1, SCHEMA_VERSION)
    for row, sentence in enumerate(_GUIDE, 2):
        sheet.write_string(row, 1, sentence)
    for row, (title, header) in enumerate(own_columns, len(_GUIDE) + 3):
        sheet.write_string(row, 0, title)
        sheet.write_string(row, 1, header)
