"""Blank cells that say the same as above, and those that say nothing."""

import pytest

from tests.files.grid_tables import show, straight

CONTACTS = """
Organization,Sector,Contact,Email,Notes
Harbor Pantry,Food,Ann Lark,ann@harbor.example,open late
,,Bo Finch,bo@harbor.example,
,,Cy Wren,cy@harbor.example,
Mill Clinic,Health,Di Crane,di@mill.example,
Dune School,Education,Ed Heron,ed@dune.example,
,,Flo Dove,flo@dune.example,
"""
PLAIN_PHONES = "Organization,Contact,Phone\nMill,Di,1\n,Al,2\n,Bo,3\nDune,Ed,4\n,Flo,5\n"
OWN_HOST = "Organization,Contact,Email\nMill,Di,di@mill.example\n,Pat Sims,pat@sims.example\n,Jo,jo@tern.example\nDune,Ed,ed@dune.example\n"


def test_contacts_below_an_organization_are_its_own() -> None:
    found = straight(CONTACTS)
    assert [row[:2] for row in found.table.rows[:3]] == [("Harbor Pantry", "Food")] * 3
    assert found.table.rows[5][:2] == ("Dune School", "Education")
    assert [row[4] for row in found.table.rows[:3]] == ["open late", "", ""]
    assert found.table.find_cell(2, 1) == "B2"
    assert all(question.sure >= 0.9 for question in found.asked.values())


def test_a_sector_above_its_organizations_goes_on() -> None:
    text = "Sector,Organization,Phone\nHealth,Mill,1\n,Bay,2\n,Cove,3\nEducation,Dune,4\n,Reef,5\n"
    found = straight(text)
    assert [row[0] for row in found.table.rows] == ["Health"] * 3 + ["Education"] * 2
    assert found.table.find_cell(4, 0) == "A5"


def test_headings_that_say_what_people_are_let_them_go_on_too() -> None:
    text = "School,Principal,Teacher,Teacher e-mail\nPine,Abe Ames,Bea Bond,bea@pine.example\n,,Cal Cove,cal@pine.example\n"
    assert straight(text).table.rows[1][:3] == ("Pine", "Abe Ames", "Cal Cove")


def test_a_numbered_list_is_filled_beside_its_numbers() -> None:
    text = "No.,Organization,Contact,Email\n1,Mill,Di,di@mill.example\n2,,Al,al@mill.example\n3,Dune,Ed,ed@dune.example\n"
    assert [row[1] for row in straight(text).table.rows] == ["Mill", "Mill", "Dune"]


def test_rows_that_may_go_on_are_asked_about() -> None:
    found = straight(PLAIN_PHONES)
    assert found.asked["blank organization"].sure < 0.9
    assert [row[0] for row in found.table.rows] == ["Mill", "Mill", "Mill", "Dune", "Dune"]
    assert straight(PLAIN_PHONES, {"blank organization": "blank"}).table.rows[1][0] == ""


def test_people_with_hosts_of_their_own_are_asked_about_and_left_alone() -> None:
    found = straight(OWN_HOST)
    assert found.table.rows[1][0] == ""
    assert straight(OWN_HOST, {"blank organization": "filled"}).table.rows[1][0] == "Mill"


@pytest.mark.parametrize(
    "text",
    [
        "Organization,City,Contact,Email\nMill,Bath,Di,di@mill.example\n,Wells,Pat,pat@sims.example\nDune,York,Ed,ed@dune.example\n",
        "Notes,Organization\ncall first,Mill\n,Dune\n,Reef\nclosed Mondays,Cove\n,Bay\n",
        "Sector,Organization\nHealth,Mill\n,Dune\nHealth,Bay\nFood,Pantry\n,Cove\n",
        "Organization,Contact\n,Di Crane\nMill,Al Egret\n,Bo Finch\n",
        "First name,Organization\nDi,Mill\n,Dune\n,Reef\nEd,Cove\n",
        "Organization,Phone,Notes\nMill,1,open late\nDune,2,\nReef,3,\n",
    ],
    ids=[
        "own city",
        "sparse notes",
        "sectors that come again",
        "the first is blank",
        "no first name",
        "sparse last column",
    ],
)
def test_blank_means_blank(text: str) -> None:
    found = straight(text)
    assert found.table.rows == [tuple(line.split(",")) for line in text.splitlines()[1:]]


@pytest.mark.parametrize("mark", ["ditto", '"""', "〃", "same", "Same as above", "''"])
def test_marks_that_repeat_say_what_stands_above(mark: str) -> None:
    found = straight(
        f"Organization,City\nMill,Bath\nDune,{mark if mark != chr(34) * 3 else chr(34) * 4}\nReef,{mark if mark != chr(34) * 3 else chr(34) * 4}\n"
    )
    assert [row[1] for row in found.table.rows] == ["Bath"] * 3
    assert found.table.find_cell(2, 1) == "B2"


def test_cells_merged_downward_stand_in_every_row_they_span() -> None:
    text = "Organization,Sector,Contact,Note\nHarbor,Food,Ann,late\n,,Bo,\n,,Cy,\nMill,Health,Di,\n,,,\nDune,Food,Ed,\n"
    merged = ((1, 0, 3, 0), (1, 1, 3, 1), (1, 3, 2, 3), (4, 0, 5, 0))
    found = straight(text, merged=merged)
    assert show(found.table)[1:] == [
        "Harbor | Food | Ann | late",
        "Harbor | Food | Bo | late",
        "Harbor | Food | Cy | ",
        "Mill | Health | Di | ",
        " |  |  | ",
        "Dune | Food | Ed | ",
    ]
    assert found.table.find_cell(1, 3) == "D2"
