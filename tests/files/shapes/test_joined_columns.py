"""Two things in each cell of a column stand apart, each with the cell it came from."""

import pytest

from tests.files.grid_tables import show, straight


def test_whom_and_when_stand_apart() -> None:
    found = straight(
        "Partner,Our person / last contact\nMill,Ms. Ortiz 10/14/26\nDune,Deb - 2026-09-03\nBay,Deb\n"
    )
    assert show(found.table) == [
        "Partner | Our person | last contact",
        "Mill | Ms. Ortiz | 10/14/26",
        "Dune | Deb | 2026-09-03",
        "Bay | Deb | ",
    ]


def test_an_address_and_a_number_stand_apart() -> None:
    found = straight(
        "Partner,How to reach\nMill,ann@mill.example / 555-720-1111\nDune,555-720-2222\nBay,bo@bay.example\n"
    )
    assert show(found.table) == [
        "Partner | E-mail | Phone",
        "Mill | ann@mill.example | 555-720-1111",
        "Dune |  | 555-720-2222",
        "Bay | bo@bay.example | ",
    ]


def test_somebody_and_where_they_are_stand_apart() -> None:
    found = straight(
        'Name & Organization,City\n"Kay Orr, Mill Clinic",Bath\nRon Pell - Dune School,Orr\nAl Egret (Bay Pantry),Orr\nJo Lund,Bath\n'
    )
    assert show(found.table) == [
        "Name | City | Organization",
        "Kay Orr | Bath | Mill Clinic",
        "Ron Pell | Orr | Dune School",
        "Al Egret | Orr | Bay Pantry",
        "Jo Lund | Bath | ",
    ]
    assert found.table.find_cell(1, 2) == "A3"


@pytest.mark.parametrize(
    "text",
    [
        "Name / Organization,City\nMill Clinic,Bath\nDune School,Orr\n",
        "Name & Organization,Organization\nKay Orr - Mill,Mill\nRon Pell - Dune,Dune\n",
        "Partner,E-mail\nMill,ann@mill.example\nDune,bo@dune.example\n",
        "Partner,Phone\nMill,555-720-1111\nDune,555-720-2222\n",
        "Partner,Our person\nMill,Deb 10/14/26\nDune,Marcus 9/3/26\n",
        "Partner,Person / last contact,Person\nMill,Deb 10/14/26,Ann\nDune,Marcus 9/3/26,Bo\n",
        "Partner,How to reach\nMill,ann@mill.example or ask at the desk\nDune,555-720-2222\nBay,knock twice\n",
    ],
)
def test_other_columns_stay_as_they_are(text: str) -> None:
    assert show(straight(text).table)[0] == text.splitlines()[0].replace(",", " | ")
