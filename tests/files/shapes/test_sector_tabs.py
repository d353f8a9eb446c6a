"""Sheets called by sectors: their names become the sectors of their rows, and that can be denied."""

import pytest

from netmap.files.lists.questions import SURE, About
from netmap.files.reading import read_file
from netmap.model.kinds import TieKind
from netmap.model.network import EMPTY
from tests.files.plan_tables import bring_in, plan, ties, write
from tests.files.workbook_bytes import make_xlsx

CLINICS = [["Organization", "Contact"], ["Mill Clinic", "Di Crane"], ["Bay Hospital", ""]]
SCHOOLS = [["Organization", "Contact"], ["Dune School", "Ed Heron"]]
IN_THEM = [("Bay Hospital", "Health"), ("Dune School", "Education"), ("Mill Clinic", "Health")]


@pytest.mark.parametrize(
    ("names", "found", "sure"),
    [
        (("Health", "Education"), IN_THEM, True),
        (("Health", "Education", "Other"), IN_THEM, False),
        (("Health", "Sheet2"), [], True),
    ],
)
def test_the_names_of_sheets_are_sectors_where_two_are(
    names: tuple[str, ...], found: list[tuple[str, str]], *, sure: bool
) -> None:
    rows = [CLINICS, SCHOOLS, [["Organization"], ["Reef Depot"]]]
    file = read_file(make_xlsx(dict(zip(names, rows, strict=False))), "partners.xlsx")
    planned = plan(EMPTY, file, guess_sectors=False)
    assert ties(write(EMPTY, planned), TieKind.IN_SECTOR) == found
    asked = [one for one in planned.questions if one.about is About.SHAPE]
    assert [one.sure >= SURE for one in asked] == ([sure] if found else [])
    for one in asked:
        denied = bring_in(EMPTY, file, guess_sectors=False, answers={one.key: ("names",)})
        assert ties(denied, TieKind.IN_SECTOR) == []


def test_a_column_for_the_sector_goes_before_the_name_of_the_sheet() -> None:
    told = [["Organization", "Sector"], ["Mill Clinic", "Dental"]]
    file = read_file(make_xlsx({"Health": told, "Education": SCHOOLS}), "partners.xlsx")
    network = bring_in(EMPTY, file, guess_sectors=False)
    assert ties(network, TieKind.IN_SECTOR) == [("Dune School", "Education"), ("Mill Clinic", "Dental")]
