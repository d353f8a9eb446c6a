"""Workbooks (.xlsx) written: a whole network to edit and bring back, or one table.

Every text is written as text, never as a formula or a link.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from netmap.files.grids import Cell
from netmap.files.own.cells import dump_exact, is_exact, show_cell, split_text
from netmap.files.own.layout import EXACT_HEADER, MARKER, MARKER_SHEET, OWN_PREFIX, continue_header
from netmap.files.own.network_sheets import GUIDE, Record, Sheet, build_sheets
from netmap.files.tables import Table
from netmap.model.changes import SCHEMA_VERSION
from netmap.model.network import Network

SAFE: Mapping[str, bool] = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
"""What keeps XlsxWriter from taking a text for anything else."""

_TITLE_LIMIT = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WIDEST = 60
_NARROWEST = 10
_SAMPLE = 200
_LONGEST_CHOICES = 255
_SPARE_ROWS = 500


def write_network(network: Network) -> bytes:
    """Return a whole network as an .xlsx workbook; reading it back gives an equal network."""
    output = io.BytesIO()
    workbook = Workbook(output, dict(SAFE))
    marker = workbook.add_worksheet(MARKER_SHEET)
    sheets = build_sheets(network)
    for sheet in sheets:
        _add_sheet(workbook, sheet)
    own = [(sheet.title, name) for sheet in sheets for name in sheet.headers if name.startswith(OWN_PREFIX)]
    _write_marker(workbook, marker, own)
    workbook.worksheets()[1].activate()
    workbook.close()
    return output.getvalue()


def write_table(table: Table) -> bytes:
    """Return a table as a workbook of one sheet: every text is text, days are days, headings stay in view."""
    output = io.BytesIO()
    workbook = Workbook(output, dict(SAFE))
    records = [dict(zip(table.headers, row, strict=True)) for row in table.rows]
    _add_sheet(workbook, Sheet(name_sheet(table.sheet or "List", set()), table.headers, records))
    workbook.close()
    return output.getvalue()


def name_sheet(text: str, taken: set[str]) -> str:
    """Return a title that a sheet may have, different from those `taken`, to which it is added."""
    title = plain = " ".join(text.translate(_NOT_IN_TITLES).split())[:_TITLE_LIMIT].strip() or "List"
    number = 1
    while title.casefold() in taken:
        number += 1
        title = f"{plain[: _TITLE_LIMIT - len(f' ({number})')].strip()} ({number})"
    taken.add(title.casefold())
    return title


def _add_sheet(workbook: Workbook, sheet: Sheet) -> None:
    """Add a sheet with bold frozen headings, and one row a record.

    A text too long for a cell goes on in further columns; a number no cell can hold exactly is kept in a last
    column beside its rounded form.
    """
    headers, records = sheet.headers, sheet.records
    page = workbook.add_worksheet(sheet.title)
    places, width = _place_columns(headers, records)
    exact_place = width if any(not is_exact(cell) for record in records for cell in record.values()) else None
    head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for header, spots in places.items():
        for number, spot in spots.items():
            page.write_string(0, spot, continue_header(header, number), head)
    if exact_place is not None:
        page.write_string(0, exact_place, EXACT_HEADER, head)
    for row, record in enumerate(records, 1):
        for header, cell in record.items():
            _write_cell(page, row, list(places[header].values()), cell, day)
        inexact = {header: cell for header, cell in record.items() if not is_exact(cell)}
        if exact_place is not None and inexact:
            for offset, piece in enumerate(split_text(dump_exact(inexact))):
                page.write_string(row, exact_place + offset, piece)
    _finish_sheet(page, sheet, places)


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


def _finish_sheet(page: Worksheet, sheet: Sheet, places: Mapping[str, Mapping[int, int]]) -> None:
    for header, spots in places.items():
        shown = [header, *(str(record.get(header) or "") for record in sheet.records[:_SAMPLE])]
        page.set_column(spots[1], spots[1], _choose_width(shown))
    page.freeze_panes(1, 2)
    last_row = len(sheet.records) + _SPARE_ROWS
    for header, choices in sheet.choices.items():
        if len(",".join(choices)) <= _LONGEST_CHOICES:
            spot = places[header][1]
            rule = {"validate": "list", "source": list(choices), "error_type": "warning"}
            page.data_validation(1, spot, last_row, spot, rule)


def _choose_width(texts: Iterable[str]) -> int:
    """Return a readable width for a column of these texts, in characters."""
    longest = max((len(line) for text in texts for line in text[:500].split("\n")), default=0)
    return max(_NARROWEST, min(longest + 2, _WIDEST))


def _write_marker(workbook: Workbook, sheet: Worksheet, own_columns: Sequence[tuple[str, str]]) -> None:
    bold = workbook.add_format({"bold": True})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, MARKER, bold)
    sheet.write_number(0, 1, SCHEMA_VERSION)
    for row, sentence in enumerate(GUIDE, 2):
        sheet.write_string(row, 1, sentence)
    for row, (title, header) in enumerate(own_columns, len(GUIDE) + 3):
        sheet.write_string(row, 0, title)
        sheet.write_string(row, 1, header)
