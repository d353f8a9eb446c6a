"""Our own workbook, edited by hand and brought back: edits by netmap id, new rows like any list."""

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from netmap.files.exports import write_network
from netmap.files.plan.plan import ImportPlan
from netmap.files.plan.report import What
from netmap.files.reading import read_file
from netmap.model.entities import Organization
from netmap.model.kinds import TieKind
from netmap.model.network import EMPTY, Network
from tests.files.plan_tables import bring_into_empty, make_csv, organizations, plan, ties, write

NETWORK = bring_into_empty(
    make_csv("l.csv", "Organization,Contact,Phone,Sector\nFood Bank,Ann Lee,1,Food\nYMCA,Bob Ray,2,Youth")
)


def edit(change: Callable[[openpyxl.Workbook], None], network: Network = NETWORK) -> ImportPlan:
    """Return the plan of bringing back the workbook of NETWORK after somebody changed it."""
    workbook = openpyxl.load_workbook(io.BytesIO(write_network(NETWORK, ".xlsx")))
    change(workbook)
    saved = io.BytesIO()
    workbook.save(saved)
    return plan(network, read_file(saved.getvalue(), "netmap.xlsx"))


def find_column(sheet: Worksheet, heading: str) -> int:
    return [cell.value for cell in sheet[1]].index(heading) + 1


def find_row(sheet: Worksheet, name: str) -> int:
    column = find_column(sheet, "Name")
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, column).value == name)


def add_row(sheet: Worksheet, **cells: str) -> None:
    row = sheet.max_row + 1
    for heading, value in cells.items():
        sheet.cell(row, find_column(sheet, heading)).value = value


def test_an_unchanged_workbook_changes_nothing() -> None:
    assert edit(lambda _: None).touches == 0


def test_an_edited_cell_shows_old_and_new() -> None:
    def change(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Organizations"]
        sheet.cell(find_row(sheet, "YMCA"), find_column(sheet, "City")).value = "Fulton"

    planned = edit(change)
    assert planned.counts["Organization"] == {"new": 0, "changed": 1, "same": 1}
    (row,) = [row for row in planned.rows if row.what is What.CHANGED]
    assert [(c.of, c.field, c.old, c.new) for c in row.changes] == [("YMCA", "City", "nothing", "Fulton")]


def test_new_rows_and_their_ties_come_in_beside_the_edits() -> None:
    def change(workbook: openpyxl.Workbook) -> None:
        add_row(workbook["Organizations"], Name="City Clinic")
        add_row(workbook["Ties"], From="City Clinic", To="YMCA", Kind="works with")

    for network in (NETWORK, EMPTY):
        planned = edit(change, network)
        after = write(network, planned)
        assert organizations(after) == ["City Clinic", "Food Bank", "YMCA"]
        assert ties(after, TieKind.PARTNERS_WITH) == [("City Clinic", "YMCA")]


def test_a_row_that_is_gone_deletes_nothing() -> None:
    def change(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Organizations"]
        sheet.delete_rows(find_row(sheet, "YMCA"))

    planned = edit(change)
    assert planned.touches == 0
    assert len(write(NETWORK, planned).of(Organization)) == 2


@pytest.mark.parametrize("ending", [".json", ".xlsx"])
def test_a_file_that_says_nothing_of_it_takes_back_no_answer(ending: str) -> None:
    answers = {
        "may_be_named": False,
        "may_show_ties": False,
        "agreed_by": "Ann",
        "agreed_on": date(2026, 3, 1),
    }
    stored = Network.of_items([Organization(id="bank", name="Bank", **answers)])
    silent = write_network(Network.of_items([Organization(id="bank", name="Food Bank")]), ending)
    (bank,) = plan(stored, read_file(silent, f"map{ending}")).foresee().of(Organization)
    assert bank.name == "Food Bank"
    assert {name: getattr(bank, name) for name in answers} == answers
