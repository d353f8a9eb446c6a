"""The workbook of the whole map, edited by a person in a spreadsheet program, and brought back."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest

from netmap.errors import FileError
from netmap.files.exports import write_network
from netmap.files.tables import FileContent
from netmap.model.changes import SCHEMA_VERSION
from netmap.model.entities import Goal, Organization, Person
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from tests.files.plan_tables import read_straight

ROTARY = Organization(id="rotary", name="Rotary", city="Marlow", notes="old", attributes={"Zone": "3"})
LIONS = Organization(id="lions", name="Lions", phone="555-0100")
ANN = Person(id="ann", name="Ann Lee")
GOAL = Goal(id="goal", name="Every child reads")
WORKS = build_tie(TieKind.WORKS_AT, "ann", "rotary", id="t1", role="Chair")
PARTNERS = build_tie(TieKind.PARTNERS_WITH, "lions", "rotary", id="t2", strength=3, goal_id="goal")
MAP = Network.of_items([ROTARY, LIONS, ANN, GOAL, WORKS, PARTNERS])

Edit = Callable[[Any], None]


def edit(change: Edit, network: Network = MAP) -> FileContent:
    workbook = openpyxl.load_workbook(io.BytesIO(write_network(network, ".xlsx")))
    change(workbook)
    output = io.BytesIO()
    workbook.save(output)
    return read_straight(output.getvalue(), "map.xlsx")


def cell(workbook: Any, sheet: str, who: str, header: str) -> Any:
    page = workbook[sheet]
    heads = [head.value for head in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == who)
    return row[heads.index(header)]


def put(sheet: str, who: str, header: str, value: object) -> Edit:
    def change(workbook: Any) -> None:
        cell(workbook, sheet, who, header).value = value

    return change


def append(sheet: str, **cells: object) -> Edit:
    def change(workbook: Any) -> None:
        page = workbook[sheet]
        heads = [head.value for head in page[1]]
        page.append([cells.get(head) for head in heads])

    return change


def network_of(content: FileContent) -> Network:
    assert content.network is not None
    return content.network


def test_saved_by_another_program_nothing_changes() -> None:
    content = edit(lambda _: None)
    assert (content.network, content.tables, content.notes) == (MAP, (), ())


@pytest.mark.parametrize(
    ("header", "value", "field", "expected"),
    [
        ("City", "Tolliver", "city", "Tolliver"),
        ("City", None, "city", ""),
        ("Phone", 5550100, "phone", "5550100"),
        ("Where we stand", "Not now", "standing", Standing.NOT_NOW),
        ("This is us", True, "home", True),
        ("This is us", "Yes", "home", True),
        ("Tags", "a; b;c", "tags", ("a", "b", "c")),
        ("Latitude", 39, "latitude", 39.0),
        ("Ask again on", date(2024, 5, 31), "ask_again_on", date(2024, 5, 31)),
        ("Ask again on", "2024-05-31", "ask_again_on", date(2024, 5, 31)),
    ],
)
def test_an_edited_cell_changes_its_field(header: str, value: object, field: str, expected: object) -> None:
    content = edit(put("Organizations", "rotary", header, value))
    assert not content.notes
    assert network_of(content) == Network.of_items(
        [ROTARY.model_copy(update={field: expected}), LIONS, ANN, GOAL, WORKS, PARTNERS]
    )


def test_columns_of_the_users_own_can_be_edited_and_added() -> None:
    def change(workbook: Any) -> None:
        put("Organizations", "rotary", "Your column: Zone", "4")(workbook)
        page = workbook["Organizations"]
        page.cell(1, page.max_column + 1, "Parking")
        page.cell(2, page.max_column, "behind the house")

    found = network_of(edit(change)).entities
    assert found["rotary"].attributes | found["lions"].attributes == {
        "Zone": "4",
        "Parking": "behind the house",
    }


@pytest.mark.parametrize(
    ("sheet", "who", "header", "value"),
    [
        ("Organizations", "rotary", "Where we stand", "best friends"),
        ("Organizations", "rotary", "Ask again on", "31/02/2024"),
        ("Organizations", "rotary", "Ask again on", "03/04/2024"),
        ("Organizations", "rotary", "Latitude", "north"),
        ("Organizations", "rotary", "Latitude", 91),
        ("Organizations", "rotary", "This is us", "perhaps"),
        ("Organizations", "rotary", "E-mail", "no address"),
        ("Organizations", "rotary", "Name", None),
        ("Organizations", "rotary", "Name", "x" * 10_000),
        ("Organizations", "rotary", "netmap id", "not an id!"),
        ("Ties", "t2", "Strength", "abc"),
        ("Ties", "t2", "Strength", 7),
        ("Ties", "t2", "Strength", 0),
        ("Ties", "t2", "Strength", 2.5),
        ("Ties", "t2", "Kind", "is fond of"),
        ("Ties", "t2", "Until", "soon"),
    ],
)
def test_a_wrong_value_is_told_by_place_and_its_row_left_out(
    sheet: str, who: str, header: str, value: object
) -> None:
    content = edit(put(sheet, who, header, value))
    (problem,) = [note for note in content.notes if note.severity == "refused"]
    assert problem.file == f"map.xlsx, sheet {sheet}"
    assert (problem.row, problem.column) in {(2, header), (3, header)}
    assert problem.message
    left = {"rotary"} if sheet == "Organizations" else {"t2"}
    network = network_of(content)
    assert {*network.entities, *network.ties} == {*MAP.entities, *MAP.ties} - left


def test_a_new_row_comes_as_a_table_with_its_row_number() -> None:
    content = edit(append("Organizations", Name="Kiwanis", City="Marlow"))
    assert network_of(content) == MAP
    (table,) = content.tables
    assert (table.sheet, table.first_row) == ("Organizations", 2)
    assert [any(row) for row in table.rows] == [False, False, True]
    found = dict(zip(table.headers, table.rows[2], strict=True))
    assert {head: value for head, value in found.items() if value} == {"Name": "Kiwanis", "City": "Marlow"}
    assert "Zone" in table.headers


def test_a_deleted_row_deletes_nothing_but_is_simply_not_there() -> None:
    content = edit(lambda workbook: workbook["Organizations"].delete_rows(2))
    assert set(network_of(content).entities) == {"rotary", "ann", "goal"}
    assert not content.tables


def test_rows_in_another_order_and_titles_above_do_not_matter() -> None:
    def change(workbook: Any) -> None:
        page = workbook["Organizations"]
        rows = [[c.value for c in row] for row in page.iter_rows()]
        page.delete_rows(1, page.max_row)
        for row in [["Our partners"], [], rows[0], rows[2], rows[1]]:
            page.append(row)

    content = edit(change)
    assert (content.network, content.notes) == (MAP, ())


def test_a_copied_row_is_told() -> None:
    def change(workbook: Any) -> None:
        page = workbook["Organizations"]
        page.append([c.value for c in page[2]])

    content = edit(change)
    assert network_of(content) == MAP
    assert [(note.row, note.column) for note in content.notes] == [(4, "netmap id")]


def test_a_sheet_without_a_column_leaves_what_it_held_alone() -> None:
    def change(workbook: Any) -> None:
        page = workbook["Organizations"]
        page.delete_cols([head.value for head in page[1]].index("Phone") + 1)

    content = edit(change)
    assert set(network_of(content).entities) == {"ann", "goal"}
    (table,) = content.tables
    assert table.headers[:2] == ("netmap id", "Name")
    assert [row[0] for row in table.rows] == ["lions", "rotary"]
    assert [note.severity for note in content.notes] == ["doubt"]


def test_a_tie_follows_a_name_that_was_changed_to_somebody_elses() -> None:
    content = edit(put("Ties", "t1", "To", "Lions"))
    assert not content.notes
    assert network_of(content).ties["t1"] == build_tie(
        TieKind.WORKS_AT, "ann", "lions", id="t1", role="Chair"
    )


def test_a_renamed_organization_keeps_its_ties() -> None:
    content = edit(put("Organizations", "rotary", "Name", "Rotary Club of Marlow"))
    network = network_of(content)
    assert network.ties == MAP.ties
    assert network.entities["rotary"].name == "Rotary Club of Marlow"


def test_a_tie_led_to_a_name_that_is_nowhere_stays_and_says_so() -> None:
    content = edit(put("Ties", "t1", "To", "Nobody Inc"))
    assert network_of(content).ties == MAP.ties
    assert [(note.column, note.value, note.severity) for note in content.notes] == [
        ("To", "Nobody Inc", "doubt")
    ]


def test_a_goal_can_be_taken_off_a_tie() -> None:
    content = edit(put("Ties", "t2", "For the goal", None))
    tie = network_of(content).ties["t2"]
    assert (tie.goal_id, tie.strength) == (None, 3)


def test_a_new_tie_comes_as_a_table_with_the_ids_of_clear_names() -> None:
    content = edit(append("Ties", Kind="works at", From="Ann Lee", To="Lions", Role="Friend"))
    (table,) = content.tables
    found = dict(zip(table.headers, table.rows[-1], strict=True))
    assert (found["Kind"], found["From"], found["To"], found["Role"]) == (
        "WORKS_AT",
        "ann",
        "lions",
        "Friend",
    )


def test_a_sheet_of_the_users_own_is_an_ordinary_list() -> None:
    def change(workbook: Any) -> None:
        page = workbook.create_sheet("New friends")
        page.append(["Name", "City"])
        page.append(["Kiwanis", "Marlow"])

    (table,) = edit(change).tables
    assert (table.sheet, table.rows) == ("New friends", [("Kiwanis", "Marlow")])


def test_a_workbook_of_a_newer_netmap_is_refused() -> None:
    def change(workbook: Any) -> None:
        workbook["netmap"]["B1"].value = SCHEMA_VERSION + 1

    with pytest.raises(FileError, match="newer netmap"):
        edit(change)
