"""Rows that head a section become a column."""

from typing import Any

import pytest

from tests.files.grid_tables import show, straight

PLAIN = """
Organization,Contact,Phone
{0},,
Mill Clinic,Di Crane,555-0101
Bay Hospital,Al Egret,555-0102
{1},,
Dune School,Ed Heron,555-0103
Reef Library,Jo Tern,555-0104
"""
READ = [
    "Organization | Contact | Phone | {2}",
    "Mill Clinic | Di Crane | 555-0101 | {0}",
    "Bay Hospital | Al Egret | 555-0102 | {0}",
    "Dune School | Ed Heron | 555-0103 | {1}",
    "Reef Library | Jo Tern | 555-0104 | {1}",
]


@pytest.mark.parametrize(
    ("first", "second", "marks", "heading"),
    [
        ("HEALTH CARE", "SCHOOLS AND LIBRARIES", {}, "Sector"),
        ("Health", "Education", {}, "Sector"),
        ("Health:", "Schools:", {}, "Sector"),
        ("Health (2)", "Schools (2)", {"bold": frozenset({(1, 0), (4, 0)})}, "Sector"),
        ("North end", "South end", {"merged": ((1, 0, 1, 2), (4, 0, 4, 2))}, "Section"),
        ("North end", "South end", {"bold": frozenset({(1, 0), (4, 0)})}, "Section"),
        ("TIER ONE", "TIER TWO", {}, "Section"),
        ("HEALTH (2)", "SCHOOLS (2)", {}, "Sector"),
    ],
)
def test_sections_become_a_column(first: str, second: str, marks: dict[str, Any], heading: str) -> None:
    found = straight(PLAIN.format(first, second), **marks)
    bare = [text.removesuffix(":").removesuffix(" (2)") for text in (first, second)]
    assert show(found.table) == [line.format(*bare, heading) for line in READ]
    assert found.table.find_cell(2, 3) == "A5"
    assert found.told == [first, second]
    assert all(question.sure >= 0.9 for question in found.asked.values())


def test_sections_without_a_mark_are_asked_about() -> None:
    text = PLAIN.format("North end", "South end")
    assert straight(text).asked["sections"].sure < 0.9
    assert len(straight(text).table.rows) == 4
    assert len(straight(text, {"sections": "rows"}).table.rows) == 6


def test_names_without_more_below_a_section_belong_to_it() -> None:
    found = straight(
        "Organization,Contact\nHealth,\nMill Clinic,Di\nBay Hospital,\nCove Dental,\nFood,\nHarbor Pantry,\nSand Kitchen,Jo\n"
    )
    assert [row[2] for row in found.table.rows] == ["Health"] * 3 + ["Food"] * 2
    assert [row[0] for row in found.table.rows][1:3] == ["Bay Hospital", "Cove Dental"]


def test_an_answer_makes_sections_a_column_of_the_users_own() -> None:
    found = straight(PLAIN.format("HEALTH CARE", "SCHOOLS"), {"section names": "own"})
    assert found.table.headers[3] == "Section"


def test_a_list_with_a_sector_column_keeps_it() -> None:
    text = "Organization,Sector,Phone\nNORTH SCHOOLS,,\nMill School,Education,1\nSOUTH SCHOOLS,,\nDune School,Education,2\n"
    assert straight(text).table.headers == ("Organization", "Sector", "Phone", "Section")


def test_an_outline_fills_the_column_it_begins_in() -> None:
    text = "Sector,Organization,Phone\nHealth,,\n,Mill Clinic,1\n,Bay Hospital,2\nFood,,\n,Pantry,3\n"
    found = straight(text)
    assert show(found.table)[1:] == [
        "Health | Mill Clinic | 1",
        "Health | Bay Hospital | 2",
        "Food | Pantry | 3",
    ]
    assert found.table.find_cell(2, 0) == "A5"


@pytest.mark.parametrize(
    "text",
    [
        "Organization,Contact,Phone\nMill Clinic,Di Crane,1\nBay Hospital,,\nDune School,Ed Heron,2\nReef Library,,\nPantry,Jo Tern,3\n",
        "Organization,Contact,Phone\nMill Clinic,,\nBay Hospital,,\nDune School,,\nReef Library,Jo Tern,3\n",
        "Organization,Contact\nMill Clinic,\nBay Hospital,\nDune School,\n",
        "Organization,Contact,Phone\nMill Clinic,Di,1\nYMCA,,\nDune School,Ed Heron,2\nAARP,,\nUSDA,,\nNAACP,Jo,3\n",
    ],
    ids=["some without more", "most without more", "names only", "short names in capitals"],
)
def test_names_without_more_are_names(text: str) -> None:
    assert len(straight(text).table.rows) == text.count("\n") - 1


def test_sections_within_sections_stand_in_a_column_each() -> None:
    text = "Organization,Phone\nCARVER COUNTY,\nHealth,\nMill,555-0101\nSchools,\nDune,555-0102\nSCOTT COUNTY,\nHealth,\nBay,555-0103\n"
    assert show(straight(text).table)[1:] == [
        "Mill | 555-0101 | CARVER COUNTY | Health",
        "Dune | 555-0102 | CARVER COUNTY | Schools",
        "Bay | 555-0103 | SCOTT COUNTY | Health",
    ]


def test_titles_over_headings_that_stand_again_are_sections() -> None:
    found = straight("Health\nOrganization,Phone\nMill,1\n\nSchools\nOrganization,Phone\nDune,2\n")
    rows = [row for row in show(found.table) if row.strip(" |")]
    assert rows == ["Organization | Phone | Sector", "Mill | 1 | Health", "Dune | 2 | Schools"]


def test_what_stands_in_no_section_stands_in_no_cell() -> None:
    table = straight(
        "Organization,Contact,Phone\nSand Bank,Amy Ash,555-0100\nHealth:,,\nMill Clinic,Di Crane,555-0101\n,,\nBay Hospital,Al Egret,"
    ).table
    blank = next(place for place, row in enumerate(table.rows) if not any(row))
    assert [table.find_cell(place, 3) for place in (blank, blank - 1)] == ["", "A3"]
    assert all(spot is None or min(spot) > 0 for spot in table.moved.values())


@pytest.mark.parametrize(("first", "second"), [("1. ", "2. "), ("1) ", "2) "), ("I. ", "II. ")])
def test_numbered_sections_become_a_column_without_their_numbers(first: str, second: str) -> None:
    text = f"Name,Phone,Town\n{first}Schools,,\nDune,555-0103,Bath\nBay,,\n{second}Faith groups,,\nReef,555-0104,Cove\n"
    assert show(straight(text).table) == [
        "Name | Phone | Town | Sector",
        "Dune | 555-0103 | Bath | Schools",
        "Bay |  |  | Schools",
        "Reef | 555-0104 | Cove | Faith groups",
    ]


def test_a_numbered_list_has_no_sections() -> None:
    text = (
        "Name,Phone\n1. Dune School,\n2. Bay Hospital,555-0104\n3. Reef Library,\n4. Mill Clinic,555-0105\n"
    )
    assert len(straight(text).table.rows) == 4
