"""Initials that a row below the table explains are written out; other rows below stay what they are."""

import pytest

from netmap.files.tables import Table
from tests.files.grid_tables import show
from tests.files.plan_tables import read_straight

LIST = "Partner,Lead,City\nMill,DQ,Bath\nDune,MR / DQ,Orr\nYMCA,MR,Bath\n"


def read(text: str) -> Table:
    """Return the table of a list."""
    return read_straight(text.encode(), "list.csv").tables[0]


@pytest.mark.parametrize(
    "legend",
    [
        "DQ = Deborah Quist,,\nMR = Marcus Reyes,,\n",
        ",,\nKey: DQ = Deborah Quist; MR = Marcus Reyes,,\n",
        ',"Staff: DQ - Deborah Quist, MR - Marcus Reyes",\n',
    ],
)
def test_initials_are_written_out_as_a_row_below_says(legend: str) -> None:
    table = read(LIST + legend)
    assert show(table) == [
        "Partner | Lead | City",
        "Mill | Deborah Quist | Bath",
        "Dune | Marcus Reyes / Deborah Quist | Orr",
        "YMCA | Marcus Reyes | Bath",
    ]
    assert any("what initials stand for" in note.message for note in table.notes)
    assert table.find_cell(1, 1) == "B3"


@pytest.mark.parametrize(
    "below", ["XX = Somebody Else,,\n", "Rotary,,\n", "DQ,,\n", "Deborah Quist is DQ,,\n", "N = 3,,\n"]
)
def test_initials_that_no_row_explains_stay(below: str) -> None:
    assert show(read(LIST + below))[1] == "Mill | DQ | Bath"
