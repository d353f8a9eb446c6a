"""The roster question: written as a workbook, filled in by partners, and read back as their ties."""

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from netmap.content.loading import load_content
from netmap.files.formats.workbooks.roster import write_roster
from netmap.files.reading import read_file
from netmap.model.entities import Organization
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.report.roster import list_scale
from tests.files.plan_tables import bring_in, plan

PARTNERS = ("Bay Hospital", "Dune School", "Mill Clinic", "=cmd|' /C calc'!A0", "Reef Library")
MAP = Network.of_items(Organization(name=name) for name in PARTNERS)
SCALE = list_scale(load_content())


def open_sheets(*respondents: str) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_roster(PARTNERS, respondents, SCALE)))


def mark(sheet: Worksheet, partner: str, *answers: object) -> None:
    [row] = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == partner]
    for column, answer in enumerate(answers, 2):
        sheet.cell(row, column).value = answer


def close(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_said(network: Network) -> dict[tuple[str, str], tuple[int | None, str]]:
    return {
        (network.name_of(tie.source), network.name_of(tie.target)): (tie.strength, tie.notes)
        for tie in network.ties_of_kind(TieKind.REPORTS)
    }


def test_there_is_a_sheet_for_each_who_answers_without_themselves_and_text_stays_text() -> None:
    book = open_sheets("Mill Clinic", "Bay Hospital")
    assert book.sheetnames == ["Mill Clinic", "Bay Hospital"]
    sheet = book.worksheets[0]
    shown = [cell.value for cell in sheet["A"] if cell.value]
    assert sheet["B2"].value == "Mill Clinic"
    assert shown[-4:] == ["Bay Hospital", "Dune School", "=cmd|' /C calc'!A0", "Reef Library"]
    assert all(cell.data_type == "s" for cell in sheet["A"] if cell.value)
    assert sheet.print_title_rows
    assert sheet.page_setup.orientation == "landscape"


def test_sheets_of_long_names_that_begin_alike_are_told_apart() -> None:
    long = "Childcare Network of the Greater Carver and Three Counties"
    titles = open_sheets(long, f"{long} East", "A/B: [x]").sheetnames
    assert len({title.casefold() for title in titles}) == 3
    assert all(len(title) <= 31 for title in titles)


def test_what_is_marked_comes_back_as_what_that_partner_said() -> None:
    book = open_sheets("Mill Clinic", "Reef Library")
    clinic, library = book.worksheets
    mark(clinic, "Bay Hospital", 4, "weekly", "share a van")
    mark(clinic, "Dune School", "x")
    mark(clinic, "Reef Library", 0, "never")
    mark(library, "Bay Hospital", "cooperate")
    mark(library, "Dune School", None, "monthly")
    mark(library, "Mill Clinic", "no")
    clinic.cell(clinic.max_row, 1).value = "Ride Club"
    clinic.cell(clinic.max_row, 2).value = 2
    file = read_file(close(book), "answers.xlsx")
    network = bring_in(MAP, file)
    assert read_said(network) == {
        ("Mill Clinic", "Bay Hospital"): (4, "How often: weekly\nshare a van"), ("Mill Clinic", "Dune School"): (None, ""),
        ("Mill Clinic", "Ride Club"): (2, ""), ("Reef Library", "Bay Hospital"): (3, ""),
        ("Reef Library", "Dune School"): (3, "How often: monthly"),
    }  # fmt: skip
    assert plan(network, file).touches == 0


def test_a_sheet_for_all_is_answered_by_whoever_writes_their_name_on_it() -> None:
    book = open_sheets()
    sheet = book.worksheets[0]
    sheet["B2"].value = "reef library"
    mark(sheet, "Mill Clinic", 5)
    mark(sheet, "Reef Library", 5)
    network = bring_in(MAP, read_file(close(book), "answers.xlsx"))
    assert read_said(network) == {("Reef Library", "Mill Clinic"): (5, "")}


def test_answers_without_a_name_are_told_and_nothing_is_written() -> None:
    book = open_sheets()
    mark(book.worksheets[0], "Mill Clinic", 5)
    planned = plan(MAP, read_file(close(book), "answers.xlsx"))
    assert planned.touches == 0
    assert any("Nobody stands beside “Your organization”" in one.message for one in planned.problems)


def test_an_untouched_sheet_changes_nothing() -> None:
    assert plan(MAP, read_file(write_roster(PARTNERS, ("Mill Clinic",), SCALE), "answers.xlsx")).touches == 0


@pytest.mark.parametrize("strength", [9, -1, "blue"])
def test_a_mark_that_is_no_strength_is_told_with_its_row(strength: object) -> None:
    book = open_sheets("Mill Clinic")
    mark(book.worksheets[0], "Dune School", strength)
    [row] = [cell.row for cell in book.worksheets[0]["A"] if cell.value == "Dune School"]
    planned = plan(MAP, read_file(close(book), "answers.xlsx"))
    assert [one.row for one in planned.problems if one.severity == "doubt"] == [row]
    assert len(read_said(bring_in(MAP, read_file(close(book), "answers.xlsx")))) == 1


def test_the_same_sheet_saved_as_text_is_known_too() -> None:
    text = 'Whom do you work with?,,,\nYour organization,Mill Clinic,,\n,,,\nPartner,"How closely, 1 to 5",How often,Anything to add\nDune School,3,,\nReef Library,,,\n'  # fmt: skip
    network = bring_in(MAP, read_file(text.encode(), "answers.csv"))
    assert read_said(network) == {("Mill Clinic", "Dune School"): (3, "")}
