"""The network taken out and brought back: equal, in a fixed order, with every text a text."""

import json
import os
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from netmap.errors import FileError
from netmap.files.exports import write_network, write_network_file
from netmap.files.own.layout import ID_HEADER, kind_of_title, list_columns
from netmap.files.reading import read_file
from netmap.model.changes import SCHEMA_VERSION
from netmap.model.entities import Organization, Person
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import EMPTY, Network
from netmap.model.ties import Tie, build_tie
from tests.strategies import networks

ROTARY = Organization(id="rotary", name="=cmd|' /C calc'!A0", city="Marlow", tags=("a; b", "c\\", "\\;"))
ANN = Person(id="ann", name="@Ann <b>Lee</b>", phone="+1 555-0100", notes="one\ntwo\n-three")
WORKS = build_tie(TieKind.WORKS_AT, "ann", "rotary", id="t1", since=date(1887, 3, 1), role="=1+1")
SMALL = Network.of_items([ROTARY, ANN, WORKS])


def bring_back(network: Network, ending: str) -> Network:
    content = read_file(write_network(network, ending), f"map{ending}")
    assert content.notes == ()
    assert content.tables == ()
    assert content.network is not None
    return content.network


@pytest.mark.parametrize("ending", [".json", ".xlsx"])
@pytest.mark.parametrize("network", [SMALL, EMPTY], ids=["small", "empty"])
def test_what_is_taken_out_comes_back_equal(network: Network, ending: str) -> None:
    assert bring_back(network, ending) == network


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(networks())
def test_any_network_comes_back_equal(network: Network) -> None:
    assert bring_back(network, ".json") == network
    assert bring_back(network, ".xlsx") == network


@pytest.mark.parametrize("ending", [".json", ".xlsx"])
def test_values_at_the_edge_come_back_exactly(ending: str) -> None:
    edge = Organization(
        id="edge",
        name="_x0041_",
        notes="😀" * 20_000,
        aka=tuple(f"{number} " + "long; " * 300 + "end" for number in range(60)),
        latitude=0.1 + 0.2,
        longitude=-1 / 3,
        ask_again_on=date(1899, 12, 31),
        attributes={
            "third": 1 / 3,
            "huge": 2**80,
            "beyond": 10**400,
            "text 3": "3",
            "three": 3,
            "truth": True,
            "said yes": "yes",
            "odd": "a\ufffeb",
            "Notes (continued 2)": "mine",
            "Your column: x": "y",
            "netmap id": "a column of that name",
            "n/a": "n/a",
            "long": "y" * 20_000,
            "day": "2024-05-31",
        },
    )
    back = bring_back(Network.of_items([edge]), ending)
    assert back.entities["edge"] == edge
    assert isinstance(edge, Organization)
    kept = back.entities["edge"].attributes
    assert {name: type(value) for name, value in kept.items()} == {
        n: type(v) for n, v in edge.attributes.items()
    }


def test_json_says_what_it_is_and_equal_networks_give_equal_bytes() -> None:
    turned = Network.of_items([WORKS, ANN, ROTARY])
    data = write_network(SMALL, ".json")
    assert data == write_network(turned, ".json")
    whole = json.loads(data)
    assert (whole["schema"], whole["schema_version"]) == ("netmap-network", SCHEMA_VERSION)
    assert [entity["kind"] for entity in whole["entities"]] == ["Organization", "Person"]


def test_a_newer_export_is_refused() -> None:
    whole = json.loads(write_network(SMALL, ".json")) | {"schema_version": SCHEMA_VERSION + 1}
    with pytest.raises(FileError, match=r"newer netmap.*Update"):
        read_file(json.dumps(whole).encode(), "map.json")


@pytest.mark.parametrize("version", [None, "1", True, 0, 1.5])
def test_an_export_without_a_sound_version_is_refused(version: object) -> None:
    whole = json.loads(write_network(SMALL, ".json")) | {"schema_version": version}
    with pytest.raises(FileError, match="which version"):
        read_file(json.dumps(whole).encode(), "map.json")


def test_an_export_without_its_lists_is_refused() -> None:
    with pytest.raises(FileError, match="not complete"):
        read_file(json.dumps({"schema": "netmap-network", "schema_version": 1}).encode(), "map.json")


def test_items_that_cannot_be_taken_are_told_and_the_others_stay() -> None:
    whole = json.loads(write_network(SMALL, ".json"))
    whole["entities"] += [
        {"kind": "Person", "id": "x", "name": "Bo", "email": "no address"},
        {"kind": "Spaceship", "id": "y", "name": "Z"},
        {"kind": "Person", "name": "nobody's id"},
        {"kind": "Person", "id": "ann", "name": "twice"},
        "text",
    ]
    whole["ties"].append({"kind": "KNOWS", "id": "t2", "source": "ann", "target": "ann"})
    content = read_file(json.dumps(whole).encode(), "map.json")
    assert content.network == SMALL
    assert sorted((note.row, note.column) for note in content.notes) == [
        (2, ""), (3, "email"), (4, "kind"), (5, "id"), (6, "id"), (7, "id"),
    ]  # fmt: skip


def test_the_workbook_holds_no_formula_and_no_link() -> None:
    data = write_network(SMALL, ".xlsx")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    workbook = openpyxl.load_workbook(BytesIO(data))
    cell = workbook["Organizations"]["B2"]
    assert (cell.value, cell.data_type) == (ROTARY.name, "s")


def test_the_workbook_is_one_to_work_in() -> None:
    workbook = openpyxl.load_workbook(BytesIO(write_network(SMALL, ".xlsx")))
    assert workbook.sheetnames == ["netmap", "Organizations", "People", "Ties"]
    assert workbook.active.title == "Organizations"
    sheet = workbook["People"]
    assert sheet["A1"].value == ID_HEADER
    assert sheet["B1"].font.bold
    assert sheet.freeze_panes == "C2"
    assert "not deleted" in " ".join(str(row[1]) for row in workbook["netmap"].iter_rows(values_only=True))


def test_days_are_days_in_the_workbook() -> None:
    asked = Organization(id="o", name="O", ask_again_on=date(2024, 5, 31))
    sheet = openpyxl.load_workbook(BytesIO(write_network(Network.of_items([asked]), ".xlsx")))[
        "Organizations"
    ]
    heads = [cell.value for cell in sheet[1]]
    assert sheet[2][heads.index("Ask again on")].value.date() == date(2024, 5, 31)


def test_every_kind_has_a_sheet_and_headings_that_differ() -> None:
    assert all(kind_of_title(kind.words.title) is kind for kind in EntityKind)
    for model in (*ENTITY_CLASSES.values(), Tie):
        headers = [column.header.casefold() for column in list_columns(model)]
        assert len(set(headers)) == len(headers)


def test_a_file_is_written_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text("old")
    write_network_file(SMALL, path)
    assert read_file(path, path.name).network == SMALL
    assert [found.name for found in tmp_path.iterdir()] == ["map.json"]


def test_what_is_no_file_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    write_network_file(SMALL, path)
    assert path.is_fifo()
    assert read_file(os.read(reader, 60_000), path.name).network == SMALL
    os.close(reader)


def test_an_unknown_ending_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"\.xlsx or \.json"):
        write_network_file(SMALL, tmp_path / "map.pdf")
    folder = tmp_path / "map.json"
    folder.mkdir()
    with pytest.raises(FileError, match="is a folder"):
        write_network_file(SMALL, folder)
    with pytest.raises(FileError, match="There is no folder"):
        write_network_file(SMALL, tmp_path / "nowhere" / "map.json")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no file"):
        read_file(tmp_path / "none.csv", "none.csv")
    with pytest.raises(FileError, match="folder"):
        read_file(tmp_path, "folder")
