"""Workbooks of the corpus, written the same every time: no clock, no name of whoever ran it."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TextProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import A, P

from tests.files.workbook_bytes import Rows, build_workbook

LISTS = Path(__file__).parents[1]
MADE_ON = datetime(2026, 11, 2)  # noqa: DTZ001 – what a workbook says of itself has no time zone

MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
"""The moment of saving, which openpyxl writes into every workbook."""

Finish = Callable[[Any], None]


def write_xlsx(name: str, sheets: Mapping[str, Rows], finish: Finish | None = None) -> None:
    """Write rows as sheets; `finish` merges, hides and colors."""
    workbook = build_workbook(sheets)
    if finish:
        finish(workbook)
    workbook.properties.creator = "netmap tests"
    workbook.properties.created = MADE_ON
    output = io.BytesIO()
    workbook.save(output)
    _write(name, output.getvalue())


def write_ods(
    name: str, rows: Rows, *, tall: Mapping[tuple[int, int], int] | None = None,
    wide: Mapping[tuple[int, int], int] | None = None, bold: Sequence[int] = (),
    links: Mapping[tuple[int, int], str] | None = None,
) -> None:  # fmt: skip
    """Write rows of texts; `tall` and `wide` say over how many rows or columns a cell is merged, counted from 0."""
    document = OpenDocumentSpreadsheet()
    strong = Style(name="strong", family="table-cell")
    strong.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(strong)
    table = Table(name="Partners")
    covered = _list_covered(tall or {}, wide or {})
    for number, row in enumerate(rows):
        line = TableRow()
        for place, text in enumerate(row):
            spot = (number, place)
            if spot in covered:
                line.addElement(CoveredTableCell())
                continue
            spans = {
                "numberrowsspanned": (tall or {}).get(spot, 1),
                "numbercolumnsspanned": (wide or {}).get(spot, 1),
            }
            look = {"stylename": strong} if number in bold else {}
            cell = TableCell(valuetype="string", **spans, **look) if text else TableCell(**spans)
            if text:
                cell.addElement(_write_text(str(text), (links or {}).get(spot)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    output = io.BytesIO()
    document.save(output)
    _write(name, output.getvalue())


def _list_covered(
    tall: Mapping[tuple[int, int], int], wide: Mapping[tuple[int, int], int]
) -> set[tuple[int, int]]:
    below = {(row + more, column) for (row, column), rows in tall.items() for more in range(1, rows)}
    beside = {(row, column + more) for (row, column), columns in wide.items() for more in range(1, columns)}
    return below | beside


def _write_text(text: str, link: str | None) -> Any:
    paragraph = P()
    if link:
        paragraph.addElement(A(href=link, text=text))
    else:
        paragraph.addText(text)
    return paragraph


def _write(name: str, data: bytes) -> None:
    """Write a workbook with every member dated alike, so that the same rows give the same bytes."""
    path = LISTS / name
    path.parent.mkdir(exist_ok=True)
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            kept = zipfile.ZipInfo(item.filename, MADE_ON.timetuple()[:6])
            kept.compress_type = zipfile.ZIP_STORED if item.filename == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(kept, MODIFIED.sub(rb"\g<1>2026-11-02T00:00:00Z", source.read(item)))
