"""Headings in two or three rows, and headings that stand again for a second contact."""

import pytest

from tests.files.grid_tables import show, straight

TWO_ROWS = """
Organization,Primary contact,,,Alternate contact,,
,Name,Email,Phone,Name,Email,Phone
Mill Clinic,Di Crane,di@mill.example,555-0101,Al Egret,al@mill.example,555-0102
Dune School,Ed Heron,ed@dune.example,555-0103,,,
"""
JOINED = (
    "Organization | Primary contact Name | Primary contact Email | Primary contact Phone | "
    "Alternate contact Name 2 | Alternate contact Email 2 | Alternate contact Phone 2"
)


@pytest.mark.parametrize("merged", [(), ((0, 1, 0, 3), (0, 4, 0, 6), (0, 0, 1, 0))], ids=["blank", "merged"])
def test_two_rows_of_headings_are_joined(merged: tuple[tuple[int, int, int, int], ...]) -> None:
    table = straight(TWO_ROWS, merged=merged).table
    assert show(table)[0] == JOINED
    assert (len(table.rows), table.find_cell(0, 4)) == (2, "E3")
    assert table.known
    assert table.known.meanings["Alternate contact Email 2"] == "person_email"


def test_three_rows_of_headings_are_joined() -> None:
    text = "Members 2024,,,,\nOrganization,Contact person,,Mailing address,\n,Name,Email,Street,City\nRotary,Ann Lee,ann@r.example,1 Main St,Marlow\n"
    found = straight(text)
    assert show(found.table)[0] == (
        "Organization | Contact person Name | Contact person Email | Street | City"
    )
    assert found.told == ["Members 2024"]


def test_a_group_over_the_first_columns_too_is_joined_where_it_names_a_part() -> None:
    text = "Organization information,,Contact information,\nName,City,Name,Email\nRotary,Marlow,Ann Lee,ann@r.example\n"
    assert show(straight(text).table)[0] == (
        "Organization information Name | City | Contact information Name | Contact information Email"
    )


@pytest.mark.parametrize(
    "title", ["Partner list", "Partner list,,Updated by Deb", "Partners of Marlow County,,,October"]
)
def test_a_title_is_no_group(title: str) -> None:
    found = straight(f"{title}\nOrganization,City,Contact,Email\nRotary,Marlow,Ann Lee,ann@r.example\n")
    assert show(found.table)[0] == "Organization | City | Contact | Email"
    assert len(found.told) == 1


def test_the_first_row_below_headings_is_no_heading() -> None:
    found = straight("Organization,Contact,,City\nRotary,Ann Lee,Chair,Marlow\nLions,Bo Ray,Member,Salem\n")
    assert len(found.table.rows) == 2


REPEATED = "Organization,Primary Contact,Title,Email,Phone,Secondary Contact,Title,Email,Phone"


def test_headings_that_stand_again_are_numbered_by_the_contact_they_follow() -> None:
    table = straight(
        f"{REPEATED}\nMill Clinic,Di Crane,Director,di@m.example,1,Al Egret,Nurse,al@m.example,2\n"
    ).table
    assert table.headers[5:] == ("Secondary Contact 2", "Title 2", "Email 2", "Phone 2")
    assert table.known
    assert {table.known.meanings[name] for name in ("Title", "Title 2")} == {"title"}
    assert table.known.meanings["Email 2"] == "person_email"


def test_names_in_parts_that_stand_again_are_numbered() -> None:
    table = straight(
        "Agency,First name,Last name,Email,First name,Last name,Email\nRotary,Ann,Lee,a@r.example,Bo,Ray,b@r.example\n"
    ).table
    assert table.headers[4:] == ("First name 2", "Last name 2", "Email 2")


def test_headings_that_stand_again_without_a_contact_are_told_apart() -> None:
    assert straight("Organization,Phone,Phone\nRotary,1,2\n").table.headers == (
        "Organization",
        "Phone",
        "Phone (2)",
    )
