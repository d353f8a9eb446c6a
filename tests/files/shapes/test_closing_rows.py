"""Totals, footnotes, page numbers and headings printed again are told and listed as nobody."""

import pytest

from tests.files.grid_tables import show, straight

LIST = "Organization,Contact,Phone,Members\nRotary,Ann Lee,555-0101,12\nLions,Bo Ray,555-0102,20\n"


@pytest.mark.parametrize(
    "row",
    [
        "Total: 2", "Total,,,32", "Grand total,,,32", "TOTAL", "Total partners: 2", "Subtotal,,,32", "n = 2", "N=2", "Count: 2",
        "Total number of organizations: 2", "Total partners,,,2", "2 partners", "Number of members,,,32", "Sum,,,32", "Sum: 2 groups", "Total = 2 active partners",
        "Rotary Total,,,12", "* updated March 2024 by the coordinator", "Source: county health department", "Page 1 of 3",
        "Updated 3/4/2024 by Deb", "Note: call before visiting", "† left the table in 2023", "Prepared by the library",
        "12 on the list", "14 agencies in all", "Please send corrections to Deb at the front desk before Friday noon",
    ],
)  # fmt: skip
def test_a_row_that_lists_nobody_is_told(row: str) -> None:
    found = straight(f"{LIST}{row}\n")
    assert len(found.table.rows) == 2
    assert [note.row for note in found.table.notes if "not read" in note.message] == [4]


@pytest.mark.parametrize(
    "row",
    ["Total Health,Di Crane,555-0103,3", "Total Health", "Sum of Us", "Sum of Us,,,7", "Count Me In,Di Crane,,", "Total Wine,,555-0103,",
     "Page One Books", "Notes & Strings,Ed Heron,,", "Source Water Trust", "Keystone Clinic", "Updated Living,Ed Heron,,", "1. Schools"],
)  # fmt: skip
def test_a_name_that_sounds_like_one_stays(row: str) -> None:
    assert len(straight(f"{LIST}{row}\n").table.rows) == 3


def test_subtotals_within_a_list_are_told() -> None:
    text = "Sector,Organization,Members\nHealth,Mill Clinic,3\nHealth,Bay Hospital,4\nHealth Total,,7\nFood,Pantry,5\nFood Total,,5\nGrand Total,,12\n"
    found = straight(text)
    assert show(found.table)[1:] == [
        "Health | Mill Clinic | 3",
        "Health | Bay Hospital | 4",
        "Food | Pantry | 5",
    ]
    assert found.told == ["Health Total 7", "Food Total 5", "Grand Total 12"]


def test_headings_and_page_numbers_on_every_printed_page_are_told() -> None:
    page = "Organization,Contact,Phone,Members\n"
    found = straight(f"{LIST}Page 1 of 2\n{page}Kiwanis,Di Crane,555-0103,9\nPage 2 of 2\n")
    assert [row[0] for row in found.table.rows] == ["Rotary", "Lions", "Kiwanis"]
    assert found.table.find_cell(2, 1) == "B6"


def test_a_total_beside_the_table_makes_no_column() -> None:
    found = straight(
        ",Organization,Contact,Email\n,Mill,Di,di@m.example\n,,Al,al@m.example\n\nTotal: 2,,,\n* in March,,,\n"
    )
    assert show(found.table)[:3] == [
        "Organization | Contact | Email",
        "Mill | Di | di@m.example",
        "Mill | Al | al@m.example",
    ]


def test_texts_in_a_list_of_names_only_are_names() -> None:
    found = straight("Organization\nRotary\nTotal Health\n* Star Club\n")
    assert len(found.table.rows) == 3
