"""Workbooks made for a test: by libraries netmap does not write with, or bent by hand."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

Rows = Sequence[Sequence[Any]]


def build_workbook(sheets: Mapping[str, Rows]) -> Any:
    """Return rows as the sheets of a workbook of openpyxl."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return workbook


def make_xlsx(sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> bytes:
    """An .xlsx as openpyxl writes it."""
    workbook = build_workbook(sheets)
    for title in hidden:
        workbook[title].sheet_state = "hidden"
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()


def make_ods(rows: Rows, *, repeat_last: int = 1, blank_end: bool = False) -> bytes:
    """An .ods of texts as odfpy writes it; the last row may stand for many."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Partners")
    for number, row in enumerate(rows, 1):
        line = TableRow(numberrowsrepeated=repeat_last) if number == len(rows) else TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    if blank_end:
        line = TableRow(numberrowsrepeated=1_048_500)
        line.addElement(TableCell(numbercolumnsrepeated=16_384))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def bend_zip(data: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same zip with one member changed."""
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            content = source.read(item)
            target.writestr(item.filename, change(content) if item.filename == member else content)
    return output.getvalue()


def mark_xlsx(rows: Rows, mark: Callable[[Any], None]) -> bytes:
    """An .xlsx of one sheet “List”, with whatever `mark` does to it in openpyxl."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "List"
    for row in rows:
        sheet.append(list(row))
    mark(sheet)
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()


_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def write_ods(table: str, styles: str = "") -> bytes:
    """An .ods of one sheet “List” with this markup of its columns and rows, and of its styles."""
    spaces = " ".join(f'xmlns:{name}="{value}"' for name, value in _SPACES.items())
    content = (
        f'<office:document-content {spaces} office:version="1.3"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:spreadsheet><table:table table:name='List'>{table}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", _ODS)
        target.writestr("META-INF/manifest.xml", "<manifest/>")
        target.writestr("content.xml", content)
    return output.getvalue()
