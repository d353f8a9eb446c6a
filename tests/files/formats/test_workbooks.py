"""Workbooks: sheets, values, and everything that makes one unsafe or unreadable."""

import io
import random
import struct
import zipfile
from datetime import date, datetime, time

import pytest
import xlsxwriter

from netmap.errors import FileError
from netmap.files.exports import write_list, write_network
from netmap.files.limits import Limits
from netmap.files.reading import read_file
from netmap.model.network import EMPTY
from tests.files.plan_tables import read_straight
from tests.files.workbook_bytes import bend_zip, make_ods, make_xlsx

PARTNERS = [["Name", "City"], ["Rotary", "Marlow"], ["Lions", "Tolliver"]]
SHEET = "xl/worksheets/sheet1.xml"


def test_every_sheet_is_a_table_with_its_name() -> None:
    data = make_xlsx({"Partners": PARTNERS, "People": [["Name", "Phone"], ["Ann Lee", "555-0100"]]})
    tables = read_straight(data, "list.xlsx").tables
    assert [(table.sheet, table.headers, len(table.rows)) for table in tables] == [
        ("Partners", ("Name", "City"), 2),
        ("People", ("Name", "Phone"), 1),
    ]


def test_the_name_of_the_file_does_not_matter() -> None:
    assert read_straight(make_xlsx({"Partners": PARTNERS}), "list.csv").tables[0].rows[0] == (
        "Rotary",
        "Marlow",
    )


def test_values_keep_their_types() -> None:
    row = [
        "007", 7, 2.5, True, date(2024, 5, 31), datetime.fromisoformat("2024-05-31T09:30"), time(9, 30), 45443,
        "\u202ex\u200b", None,
    ]  # fmt: skip
    heads = ["Name", "City", "Phone", "Email", "Notes", "Website", "Address", "Title", "Tags", "Country"]
    (table,) = read_straight(make_xlsx({"S": [heads, row]}), "x.xlsx").tables
    assert table.rows[0][:9] == (
        "007", 7, 2.5, True, date(2024, 5, 31), datetime.fromisoformat("2024-05-31T09:30"), "09:30:00", 45443,
        "\u202ex\u200b",
    )  # fmt: skip
    assert type(table.rows[0][1]) is int


def test_rows_are_numbered_as_in_the_sheet() -> None:
    data = make_xlsx(
        {"S": [[], [], ["", "Partner list"], [], ["", "Name", "City"], ["", "Rotary", "Marlow"]]}
    )
    (table,) = read_straight(data, "x.xlsx").tables
    assert table.first_row == 6
    assert ("Rotary", "Marlow") in [tuple(cell for cell in row if cell) for row in table.rows]
    assert [note.row for note in table.notes if "above the table" in note.message] == [3]


def test_formulas_without_a_stored_result_are_told() -> None:
    (table,) = read_straight(
        make_xlsx({"S": [["Name", "City"], ["Rotary", '=UPPER("x")'], ["Lions", "Y"]]}), "x.xlsx"
    ).tables
    assert table.rows[0] == ("Rotary", None)
    assert [note.severity for note in table.notes if "One cell holds a formula" in note.message] == ["doubt"]


def test_formulas_are_read_by_their_stored_result() -> None:
    output = io.BytesIO()
    workbook = xlsxwriter.Workbook(output)
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ["Name", "City"])
    sheet.write_formula(1, 0, '=UPPER("rotary")', None, "ROTARY")
    sheet.write_string(1, 1, "Marlow")
    workbook.close()
    (table,) = read_straight(output.getvalue(), "x.xlsx").tables
    assert (table.rows, table.notes) == ([("ROTARY", "Marlow")], ())


def test_hidden_and_ignored_sheets_are_told_and_left_out() -> None:
    data = make_xlsx({"Partners": PARTNERS, "Old": PARTNERS, "Notes (ignore)": PARTNERS}, hidden=["Old"])
    (table,) = read_straight(data, "x.xlsx").tables
    assert table.sheet == "Partners"
    assert [note.value for note in table.notes] == ["Old", "Notes (ignore)"]


def test_sections_of_one_sheet_are_tables_of_their_own() -> None:
    rows = [["Label", "Type"], ["Rotary", "Club"], [], [], ["From", "To"], ["Rotary", "Lions"]]
    elements, ties = read_straight(make_xlsx({"All": rows}), "kumu.xlsx").tables
    assert (elements.headers, elements.rows) == (("Label", "Type"), [("Rotary", "Club")])
    assert (ties.headers, ties.rows, ties.first_row) == (("From", "To"), [("Rotary", "Lions")], 6)


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(FileError, match="nothing to read"):
        read_straight(make_xlsx({"Sheet": []}), "x.xlsx")


def test_opendocument_is_read_with_the_blank_end_libreoffice_writes() -> None:
    (table,) = read_straight(make_ods(PARTNERS, blank_end=True), "x.ods").tables
    assert (table.headers, table.rows) == (("Name", "City"), [("Rotary", "Marlow"), ("Lions", "Tolliver")])


def test_an_opendocument_row_that_stands_for_a_million_is_refused() -> None:
    with pytest.raises(FileError, match="1,000,002 rows"):
        read_straight(make_ods(PARTNERS, repeat_last=1_000_000), "x.ods")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(share: float) -> None:
    data = make_xlsx({"Partners": PARTNERS})
    with pytest.raises(FileError, match="damaged or cut short"):
        read_straight(data[: int(len(data) * share)], "x.xlsx")


def test_an_encrypted_workbook_is_refused() -> None:
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 600
    )
    with pytest.raises(FileError, match="password"):
        read_straight(data, "x.xlsx")


def test_an_encrypted_opendocument_is_refused() -> None:
    data = bend_zip(
        make_ods(PARTNERS),
        "META-INF/manifest.xml",
        lambda xml: xml.replace(b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>"),
    )
    with pytest.raises(FileError, match="password"):
        read_straight(data, "x.ods")


def test_a_zip_with_locked_members_is_refused() -> None:
    data = bytearray(make_xlsx({"Partners": PARTNERS}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
    with pytest.raises(FileError, match="password"):
        read_straight(bytes(data), "x.xlsx")


@pytest.mark.parametrize("name", ["word/document.xml", "readme.txt"])
def test_a_zip_that_is_no_workbook_is_refused(name: str) -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(FileError, match="not a spreadsheet"):
        read_straight(output.getvalue(), "x.docx")


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    data = bend_zip(make_xlsx({"Partners": PARTNERS}), "xl/theme/theme1.xml", lambda _: b" " * 3_000_000)
    assert len(data) < 100_000
    with pytest.raises(FileError, match="unpacks to more than 2 MB"):
        read_straight(data, "x.xlsx", limits=Limits(unpacked_bytes=2_000_000))


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(bend_zip(make_xlsx({"Partners": PARTNERS}), SHEET, lambda xml: xml + b" " * 3_000_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        local = archive.getinfo(SHEET).header_offset
    at = next(
        spot for spot in range(len(data)) if data[spot : spot + 4] == b"PK\x01\x02"
        and data[spot + 46 : spot + 46 + len(SHEET)] == SHEET.encode()
    )  # fmt: skip
    struct.pack_into("<I", data, at + 24, 1_000)
    struct.pack_into("<I", data, local + 22, 1_000)
    with pytest.raises(FileError, match=r"(damaged|unpacks)"):
        read_straight(bytes(data), "x.xlsx", limits=Limits(unpacked_bytes=2_000_000))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_refused(encoding: str) -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    )
    data = bend_zip(make_xlsx({"Partners": PARTNERS}), SHEET, lambda _: bomb.encode(encoding))
    with pytest.raises(FileError, match="XML entities"):
        read_straight(data, "x.xlsx")


def test_two_far_corners_do_not_ask_for_all_cells_between() -> None:
    corners = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = bend_zip(make_xlsx({"P": PARTNERS}), SHEET, lambda xml: xml.replace(b"</sheetData>", corners))
    with pytest.raises(FileError, match="16,384 columns"):
        read_straight(data, "x.xlsx")


def test_a_long_text_shared_by_many_cells_is_refused() -> None:
    data = write_list([["x" * 30_000]] * 200, ["Name"], ".xlsx")
    with pytest.raises(FileError, match="unpacks to more"):
        read_straight(data, "x.xlsx", limits=Limits(text_bytes=1_000_000))
    assert len(read_straight(data, "x.xlsx").tables[0].rows) == 200


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(FileError, match="5,000 columns; at most 500"):
        read_straight(make_xlsx({"P": [[f"c{n}" for n in range(5_000)], list(range(5_000))]}), "x.xlsx")


def test_a_binary_workbook_is_refused() -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("xl/workbook.bin", "x")
    with pytest.raises(FileError, match="xlsb"):
        read_straight(output.getvalue(), "x.xlsb")


def test_cells_with_errors_and_control_characters_do_not_stop_reading() -> None:
    def spoil(xml: bytes) -> bytes:
        bad = b'<row r="4"><c r="A4" t="e"><v>#REF!</v></c><c r="B4" t="inlineStr"><is><t>a_x0000_b</t></is></c></row>'
        return xml.replace(b"</sheetData>", bad + b"</sheetData>")

    (grid,) = read_file(bend_zip(make_xlsx({"P": PARTNERS}), SHEET, spoil), "x.xlsx").grids
    assert len(grid.rows) == 4
    assert grid.rows[3][0] is None


def test_bytes_changed_at_random_are_read_or_refused_in_words() -> None:
    chance = random.Random(7)  # noqa: S311
    parts = [make_xlsx({"P": PARTNERS}), make_ods(PARTNERS)]
    for _ in range(150):
        data = bytearray(chance.choice(parts))
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_straight(bytes(data), "x.xlsx")
        except FileError as error:
            assert error.message.endswith(".")  # noqa: PT017


def test_markup_changed_at_random_is_read_or_refused_in_words() -> None:
    chance = random.Random(11)  # noqa: S311

    def scramble(xml: bytes) -> bytes:
        data = bytearray(xml)
        for _ in range(chance.randint(1, 5)):
            spot = chance.randrange(len(data))
            data[spot : spot + chance.randint(0, 9)] = chance.choice(
                [b"", b"<", b'"', b"99999999999", b"-1", b"A"]
            )
        return bytes(data)

    xlsx, ods, ours = make_xlsx({"P": PARTNERS}), make_ods(PARTNERS), write_network(EMPTY, ".xlsx")
    members = [
        (xlsx, SHEET), (xlsx, "xl/workbook.xml"), (xlsx, "xl/styles.xml"), (ods, "content.xml"),
        (ours, SHEET), (ours, "xl/sharedStrings.xml"),
    ]  # fmt: skip
    for _ in range(200):
        base, member = chance.choice(members)
        try:
            read_straight(bend_zip(base, member, scramble), "x.xlsx")
        except FileError as error:
            assert error.message.endswith(".")  # noqa: PT017


def test_a_letter_named_like_a_workbook_is_refused() -> None:
    with pytest.raises(FileError, match="is text, not a spreadsheet"):
        read_straight(b"this is not a sheet\nbut a letter", "list.xlsx")
    assert read_straight(b"Name,City\nRotary,Marlow\n", "list.xlsx").tables[0].headers == ("Name", "City")
