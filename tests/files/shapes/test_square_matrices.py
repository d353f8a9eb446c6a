"""Matrices of who works with whom, whose headings are the names of their first column."""

import pytest

from tests.files.grid_tables import show, straight

NAMES = ("Mill Clinic", "Bay Hospital", "Dune School", "Lone Library")
TIED = ["From | To", "Mill Clinic | Bay Hospital", "Bay Hospital | Dune School"]


def make_matrix(cells: str, corner: str = "", more: str = "") -> str:
    lines = [f"{name},{line.strip()}" for name, line in zip(NAMES, cells.strip().splitlines(), strict=True)]
    return "\n".join([f"{corner},{','.join(NAMES)}{more}", *lines])


@pytest.mark.parametrize(
    "cells",
    [
        "0,1,0,0\n1,0,1,0\n0,1,0,0\n0,0,0,0",
        ",X,,\nX,,X,\n,X,,\n,,,",
        "-,✓,-,-\n✓,-,✓,-\n-,✓,-,-\n-,-,-,-",
        "no,yes,no,no\nyes,no,yes,no\nno,yes,no,no\nno,no,no,no",
        ",1,,\n,,1,\n,,,\n,,,",
        "1,1,0,0\n1,1,1,0\n0,1,1,0\n0,0,0,1",
        "X,,,\nX,X,,\n,X,X,\n,,,X",
    ],
    ids=[
        "0 and 1",
        "X",
        "ticks",
        "yes and no",
        "upper half",
        "the diagonal filled",
        "lower half with diagonal",
    ],
)
@pytest.mark.parametrize("corner", ["", "Organization", "Partners 2024"])
def test_each_mark_ties_two_and_nobody_is_lost(cells: str, corner: str) -> None:
    everybody, ties = straight(make_matrix(cells, corner)).tables
    assert [row[0] for row in everybody.rows] == list(NAMES)
    pairs = {frozenset(row[:2]) for row in ties.rows}
    assert (len(ties.rows), pairs) == (2, {frozenset(line.split(" | ")) for line in TIED[1:]})


def test_ends_and_marks_know_their_cells() -> None:
    _, ties = straight(make_matrix(",3,,\n3,,5,\n,5,,\n,,,")).tables
    assert show(ties) == [
        "From | To | Strength",
        "Mill Clinic | Bay Hospital | 3",
        "Bay Hospital | Dune School | 5",
    ]
    assert [ties.find_cell(1, column) for column in range(3)] == ["A3", "D1", "D3"]


def test_somebody_without_a_tie_at_the_top_heads_no_section() -> None:
    everybody, ties = straight(make_matrix(",,,\n,,X,X\n,X,,\n,X,,").replace("Mill Clinic", "Food")).tables
    assert [row[0] for row in everybody.rows] == ["Food", *NAMES[1:]]
    assert len(ties.rows) == 2


def test_totals_beside_and_below_are_no_organizations() -> None:
    text = make_matrix("0,1,0,0,1\n1,0,1,0,2\n0,1,0,0,1\n0,0,0,0,0", more=",Total") + "\nTotal,1,2,1,0,4"
    everybody, ties = straight(text).tables
    assert [row[0] for row in everybody.rows] == list(NAMES)
    assert len(ties.rows) == 2


def test_columns_beside_a_matrix_stay_with_their_rows() -> None:
    text = make_matrix(",X,,,Bath\nX,,,,Wells\n,,,X,York\n,,X,,Salem", "Organization", ",City")
    assert show(straight(text).tables[0])[1] == "Mill Clinic | Bath"


def test_headings_that_no_row_names_are_on_the_list_too() -> None:
    text = "Organization,Mill Clinic,Bay Hospital,Dune School,Reef Library\nMill Clinic,,X,,X\nBay Hospital,X,,X,\nDune School,,X,,\n"
    _, more, _ = straight(text).tables
    assert (more.rows, more.find_cell(0, 0)) == ([("Reef Library",)], "E1")


def test_words_are_strengths() -> None:
    _, ties = straight(make_matrix(",weekly,,\nweekly,,strong,\n,strong,,\n,,,")).tables
    assert [row[2] for row in ties.rows] == ["weekly", "strong"]


def test_marks_of_one_side_only_are_what_it_said() -> None:
    found = straight(make_matrix(",X,X,X\n,,X,\n,X,,\n,,,"))
    assert {row[2] for row in found.tables[1].rows} == {"said they work with"}
    assert found.asked["one-sided marks"].sure < 0.9
    agreed = straight(make_matrix(",X,X,X\n,,X,\n,X,,\n,,,"), {"one-sided marks": "both"})
    assert agreed.tables[1].headers == ("From", "To")


def test_people_are_people() -> None:
    people, _ = straight(",Ann Lark,Bo Finch,Cy Wren\nAnn Lark,,X,\nBo Finch,X,,X\nCy Wren,,X,\n").tables
    assert people.known
    assert people.known.kind == "Person"


@pytest.mark.parametrize(
    "text",
    [
        "Organization,Health,Food,Schools\nMill,X,,\nDune,,,X\n",
        "Organization,City,Bath,Wells\nBath,York,1,2\nYork,Bath,3,4\n",
        "Organization,Partner 1,Partner 2\nMill,Bay,Dune\nBay,Mill,\nDune,Mill,Bay\n",
    ],
)
def test_other_tables_are_no_square(text: str) -> None:
    assert all(
        table.known is None or "first column" not in table.known.why for table in straight(text).tables
    )
