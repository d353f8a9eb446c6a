"""What a workbook shows of its cells beside their values."""

import io
import zipfile
from typing import Any

import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill

from netmap.files.formats.workbooks.marks.hyperlinks import Hyperlink, read_hyperlink
from netmap.files.formats.workbooks.marks.number_formats import make_shower
from netmap.files.grids import NO_MARKS, Grid
from netmap.files.reading import read_file
from tests.files.workbook_bytes import bend_zip, make_xlsx, mark_xlsx, write_ods

PARTNERS: list[list[Any]] = [
    ["Organization", "Zip", "Contact"],
    ["Mill Clinic", 4530, "Di Crane"],
    ["Dune School", 2666, "Ed Heron"],
]
SHEET = "xl/worksheets/sheet1.xml"


def read_grid(data: bytes, name: str = "list.xlsx") -> Grid:
    (grid,) = read_file(data, name).grids
    return grid


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("00000", 4530, "04530"),
        ("[$-409]00000", 71, "00071"),
        ("00000\\-0000", 45301234, "04530-1234"),
        ("[<=99999]00000;00000\\-0000", 4530, "04530"),
        ("000\\-00\\-0000", 12345678, "012-34-5678"),
        ("[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", 2075550101, "(207) 555-0101"),
        ("[<=9999999]###-####;(###) ###-####", 5550101, "555-0101"),
        ('"P-"000', 7, "P-007"),
        ("+0 (000) 000-0000", 12075550101, "+1 (207) 555-0101"),
    ],
)
def test_formats_that_pad_or_group_digits_are_shown(code: str, number: float, shown: str) -> None:
    show = make_shower(code)
    assert show is not None
    assert show(number) == shown


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("General", 7), ("0", 7), ("#,##0", 1234), ("0.00", 3.0), ("0%", 0.45), ('"$"#,##0.00', 3), ("[$€-2] 00", 45),
        ("yyyy-mm-dd", 45000), ("# ##0", 12345), ('0" hrs"', 3), ("0000", 2024), ("00000", -4), ("00000", 4.5),
        ("(###) ###-####", 5550101),
    ],
)  # fmt: skip
def test_other_formats_leave_a_number_a_number(code: str, number: float) -> None:
    show = make_shower(code)
    assert show is None or show(number) is None


def test_a_zip_is_read_as_it_is_shown() -> None:
    def mark(sheet: Any) -> None:
        for row in (2, 3):
            sheet.cell(row, 2).number_format = "00000"

    assert [row[1] for row in read_grid(mark_xlsx(PARTNERS, mark)).rows[1:]] == ["04530", "02666"]


def test_marks_count_from_the_first_filled_cell() -> None:
    def mark(sheet: Any) -> None:
        sheet.insert_rows(1, 2)
        sheet.insert_cols(1)
        sheet.merge_cells("B4:B5")
        sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet["D4"].hyperlink = "mailto:di@mill.example"
        sheet["D5"].comment = Comment("Away in June", "Deb")
        sheet["D4"].fill = PatternFill("solid", fgColor="FFD9D9D9")
        sheet["D5"].font = Font(strike=True, bold=True)

    grid = read_grid(mark_xlsx(PARTNERS, mark))
    marks = grid.marks
    assert (grid.first_row, grid.first_column) == (3, 2)
    assert marks.merged == ((1, 0, 2, 0),)
    assert marks.hidden_rows == {2}
    assert marks.hidden_columns == {1}
    assert marks.links == {(1, 2): "mailto:di@mill.example"}
    assert marks.comments == {(2, 2): "Away in June"}
    assert marks.fills == {(1, 2): "D9D9D9"}
    assert marks.struck == marks.bold == {(2, 2)}


def test_rows_without_height_and_columns_without_width_are_hidden() -> None:
    def squeeze(xml: bytes) -> bytes:
        columns = b'<cols><col min="2" max="2" width="0" customWidth="1"/></cols><sheetData>'
        return xml.replace(b"<sheetData>", columns).replace(
            b'<row r="3"', b'<row r="3" ht="0" customHeight="1"'
        )

    marks = read_grid(bend_zip(make_xlsx({"P": PARTNERS}), SHEET, squeeze)).marks
    assert marks.hidden_rows == {2}
    assert marks.hidden_columns == {1}


def test_colors_of_the_theme_and_by_number_are_found_and_white_is_none() -> None:
    def mark(sheet: Any) -> None:
        fills = [Color(theme=0, tint=-0.25), Color(indexed=13), Color(rgb="FFFFFFFF"), Color(theme=0)]
        for column, color in enumerate(fills, 1):
            sheet.cell(2, column).fill = PatternFill("solid", fgColor=color)

    rows: list[list[Any]] = [["Name", "City", "Phone", "Notes"], ["Rotary", "Bath", "1", "x"]]
    assert read_grid(mark_xlsx(rows, mark)).marks.fills == {(1, 0): "BFBFBF", (1, 1): "FFFF00"}


def test_links_of_formulas_are_put_together_from_cells_and_shown_without_a_stored_result() -> None:
    rows: list[list[Any]] = [
        ["Organization", "Domain", "Website", "City"],
        ["Mill Clinic", "mill.example", '=HYPERLINK("https://"&B2,"our page")', '=UPPER("bath")'],
    ]
    grid = read_grid(make_xlsx({"P": rows}))
    assert grid.rows[1] == ("Mill Clinic", "mill.example", "our page", None)
    assert grid.marks.links == {(1, 2): "https://mill.example"}
    assert grid.marks.blank_formulas == {(1, 3)}


def test_a_formula_that_works_its_address_out_otherwise_is_no_link() -> None:
    assert read_hyperlink('HYPERLINK(VLOOKUP(A2,B:C,2),"page")') is None
    assert read_hyperlink('=HYPERLINK("https://a.example",UPPER(A1))') == Hyperlink(("https://a.example",))


def test_errors_are_marked_and_their_cells_empty() -> None:
    def spoil(xml: bytes) -> bytes:
        return xml.replace(
            b"</row></sheetData>", b'<c r="D3" t="e"><f>A1/0</f><v>#DIV/0!</v></c></row></sheetData>'
        )

    grid = read_grid(bend_zip(make_xlsx({"P": PARTNERS}), SHEET, spoil))
    assert (grid.rows[2][3], grid.marks.errors) == (None, {(2, 3): "#DIV/0!"})


@pytest.mark.parametrize(
    "bend",
    [
        lambda xml: xml.replace(b"<worksheet ", b"<x:worksheet xmlns:x=").replace(b"xmlns:x=xmlns=", b"xmlns:x=")
        .replace(b"</worksheet>", b"</x:worksheet>").replace(b"<sheetData", b"<x:sheetData")
        .replace(b"</sheetData", b"</x:sheetData").replace(b"<row", b"<x:row").replace(b"</row", b"</x:row")
        .replace(b"<c ", b"<x:c ").replace(b"</c>", b"</x:c>").replace(b"<v>", b"<x:v>").replace(b"</v>", b"</x:v>")
        .replace(b"<sheetPr>", b"").replace(b'<outlinePr summaryBelow="1" summaryRight="1" />', b"")
        .replace(b"<pageSetUpPr />", b"").replace(b"</sheetPr>", b""),
        lambda xml: xml.replace(b' r="B2"', b"").replace(b' r="A2"', b"").replace(b' r="C2"', b"").replace(b' r="A1"', b"")
        .replace(b' r="B1"', b"").replace(b' r="C1"', b""),
    ],
    ids=["prefixes", "cells without names"],
)  # fmt: skip
def test_sheets_are_read_however_their_markup_is_written(bend: Any) -> None:
    def mark(sheet: Any) -> None:
        sheet["B2"].number_format = "00000"

    data = mark_xlsx(PARTNERS[:2], mark)
    assert read_grid(bend_zip(data, SHEET, bend)).rows[1][1] == "04530"


def test_comments_with_answers_come_with_who_wrote_them() -> None:
    def mark(sheet: Any) -> None:
        sheet["A2"].comment = Comment("[Threaded comment]\nYour version …", "tc={1}")

    data = mark_xlsx(PARTNERS, mark)
    threads = (
        '<ThreadedComments><threadedComment ref="A2" personId="{P}"><text>Moved?</text></threadedComment>'
        '<threadedComment ref="A2" personId="{Q}"><text>Yes, in May</text></threadedComment></ThreadedComments>'
    )
    people = (
        '<personList><person displayName="Deb" id="{P}"/><person displayName="Marcus" id="{Q}"/></personList>'
    )

    def relate(xml: bytes) -> bytes:
        kind = b"http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
        target = b"../threadedComments/threadedComment1.xml"
        return xml.replace(
            b"</Relationships>",
            b'<Relationship Id="t" Type="%b" Target="%b"/></Relationships>' % (kind, target),
        )

    data = bend_zip(data, "xl/worksheets/_rels/sheet1.xml.rels", relate)
    data = add_member(
        add_member(data, "xl/threadedComments/threadedComment1.xml", threads), "xl/persons/person.xml", people
    )
    assert read_grid(data).marks.comments == {(1, 0): "Deb: Moved?\nMarcus: Yes, in May"}


def add_member(data: bytes, name: str, text: str) -> bytes:
    output = io.BytesIO(data)
    with zipfile.ZipFile(output, "a") as target:
        target.writestr(name, text)
    return output.getvalue()


def test_what_is_struck_through_of_a_text_is_found() -> None:
    output = io.BytesIO()
    workbook = xlsxwriter.Workbook(output)
    sheet = workbook.add_worksheet("List")
    gone = workbook.add_format({"font_strikeout": True})
    sheet.write_row(0, 0, ["Organization", "Contact"])
    sheet.write_string(1, 0, "Mill & Bay")
    sheet.write_rich_string(1, 1, gone, "Bo & Di", " Ed Heron")
    workbook.close()
    grid = read_grid(output.getvalue())
    assert grid.rows[1][1] == "Bo & Di Ed Heron"
    assert grid.marks.struck_parts == {(1, 1): "Bo & Di"}


def test_a_plain_sheet_has_no_marks() -> None:
    assert read_grid(make_xlsx({"P": PARTNERS})).marks == NO_MARKS


def cell(text: str, more: str = "", inside: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{more}>{inside}<text:p>{text}</text:p></table:table-cell>'


def number(value: float, text: str) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{text}</text:p></table:table-cell>'


def test_opendocument_shows_the_same_marks() -> None:
    styles = (
        '<style:style style:name="grey" style:family="table-cell">'
        '<style:table-cell-properties fo:background-color="#cccccc"/></style:style>'
        '<style:style style:name="gone" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    note = "<office:annotation><dc:creator>Deb</dc:creator><dc:date>2026-05-01</dc:date><text:p>call first</text:p></office:annotation>"
    rows = [
        "".join(map(cell, ["Organization", "Secret", "Zip", "Web", "Contact", "Phone"])),
        cell("Mill Clinic", ' table:number-rows-spanned="2" table:style-name="grey"') + cell("x") + number(4530, "04530")
        + cell('<text:a xlink:href="https://mill.example">Website</text:a>') + cell("Di Crane", inside=note)
        + number(2075550101, "(207) 555-0101"),
        "<table:covered-table-cell/>" + cell('y <text:span text:style-name="gone">z</text:span>') + number(1250, "1,250")
        + cell("#REF!", ' table:formula="of:=[.#REF!]" calcext:value-type="error"') + cell("Ed", ' table:style-name="gone"')
        + cell("page", ' table:formula="of:=HYPERLINK(&quot;https://b.example&quot;;&quot;page&quot;)"'),
    ]  # fmt: skip
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    lines = [f"<table:table-row>{row}</table:table-row>" for row in rows]
    lines[2] = lines[2].replace("<table:table-row>", '<table:table-row table:visibility="filter">')
    grid = read_grid(write_ods(columns + "".join(lines), styles), "list.ods")
    marks = grid.marks
    assert [row[2] for row in grid.rows[1:]] == ["04530", 1250]
    assert grid.rows[1][5] == "(207) 555-0101"
    assert marks.merged == ((1, 0, 2, 0),)
    assert marks.hidden_rows == {2}
    assert marks.hidden_columns == {1}
    assert marks.links == {(1, 3): "https://mill.example", (2, 5): "https://b.example"}
    assert marks.comments == {(1, 4): "Deb: call first"}
    assert marks.fills == {(1, 0): "CCCCCC"}
    assert marks.struck == {(2, 4)}
    assert marks.struck_parts == {(2, 1): "z"}
    assert marks.errors == {(2, 3): "#REF!"}
