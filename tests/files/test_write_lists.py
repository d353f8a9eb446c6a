"""Chosen lists as .xlsx and .csv."""

import csv
import io
from datetime import date

import openpyxl
import pytest

from netmap.files.exports import write_list
from tests.files.plan_tables import read_straight

HEADERS = ("Name", "Phone", "Since", "Notes")
ROWS = [("Ann Lee", "+1 555-0100", date(2024, 5, 31), None), ("=1+1", "@x", None, "-\n=2")]


def test_a_list_as_xlsx_is_readable_and_every_text_is_text() -> None:
    workbook = openpyxl.load_workbook(
        io.BytesIO(write_list(ROWS, HEADERS, ".xlsx", title="Invitees: Health / [1]"))
    )
    sheet = workbook.active
    assert sheet.title == "Invitees Health 1"
    assert [cell.value for cell in sheet[1]] == list(HEADERS)
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "C2"
    assert [(cell.value, cell.data_type) for cell in sheet[3]][:2] == [("=1+1", "s"), ("@x", "s")]
    assert sheet["C2"].value.date() == date(2024, 5, 31)
    assert sheet.column_dimensions["A"].width > len("Ann Lee")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_of_a_csv_begins_like_a_formula(start: str) -> None:
    data = write_list([(f"{start}cmd", "x")], (f"{start}head", "Name"), ".csv")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row[0][:2] for row in rows] == [f"'{start}", f"'{start}"]


def test_a_csv_brought_back_has_its_texts_as_they_were() -> None:
    (table,) = read_straight(write_list(ROWS, HEADERS, ".csv"), "list.csv").tables
    assert table.headers == HEADERS
    assert table.rows == [("Ann Lee", "+1 555-0100", "2024-05-31", ""), ("=1+1", "@x", "", "-\n=2")]


def test_a_csv_opens_with_its_accents_in_spreadsheet_programs() -> None:
    assert write_list([("Café",)], ("Name",), ".csv").startswith(b"\xef\xbb\xbf")


def test_a_list_of_nobody_has_its_headings() -> None:
    assert write_list([], ("Name", "Phone"), ".csv") == b"\xef\xbb\xbfName,Phone\r\n"
    assert openpyxl.load_workbook(io.BytesIO(write_list([], ("Name",), ".xlsx"))).active["A1"].value == "Name"
