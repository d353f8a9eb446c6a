"""JSON: lists of records, Kumu's two shapes, Polinode's, and hostile files."""

import json
from typing import Any

import pytest

from netmap.errors import FileError
from netmap.files.reading import read_file
from netmap.files.tables import FileContent


def read(value: Any) -> FileContent:
    return read_file(json.dumps(value).encode(), "file.json")


def test_a_list_of_records_is_a_table() -> None:
    (table,) = read([{"Name": "Rotary", "Tags": ["a", "b"]}, {"Name": "Lions", "City": "Marlow"}]).tables
    assert table.headers == ("Name", "Tags", "City")
    assert table.rows == [("Rotary", "a; b", None), ("Lions", None, "Marlow")]


def test_a_kumu_blueprint_is_two_tables() -> None:
    elements, connections = read(
        {
            "elements": [{"id": "e1", "label": "Rotary", "type": "Club", "tags": ["x"]}],
            "connections": [{"id": "c1", "from": "e1", "to": "e2", "direction": "mutual"}],
        }
    ).tables
    assert (elements.sheet, elements.headers) == ("elements", ("id", "label", "type", "tags"))
    assert (connections.sheet, connections.rows) == ("connections", [("c1", "e1", "e2", "mutual")])


def test_a_kumu_project_is_unpacked_and_reversed_ties_are_turned() -> None:
    elements, connections = read(
        {
            "name": "Project",
            "attributes": [],
            "elements": [{"_id": "e1", "attributes": {"label": "Rotary", "element type": "Club"}}],
            "connections": [
                {
                    "_id": "c1",
                    "from": "e1",
                    "to": "e2",
                    "direction": "directed",
                    "reversed": True,
                    "attributes": {},
                }
            ],
            "maps": [],
        }
    ).tables
    assert dict(zip(elements.headers, elements.rows[0], strict=True)) == {
        "id": "e1",
        "label": "Rotary",
        "type": "Club",
    }
    tie = dict(zip(connections.headers, connections.rows[0], strict=True))
    assert (tie["from"], tie["to"]) == ("e2", "e1")


def test_polinode_attributes_are_unpacked() -> None:
    nodes, edges = read(
        {
            "nodes": [{"id": "1", "attributes": {"Name": "Ann"}}],
            "edges": [{"id": "5", "source": "1", "target": "2", "attributes": {"Weight": 3}}],
        }
    ).tables
    assert nodes.rows == [("1", "Ann")]
    assert edges.headers == ("id", "source", "target", "Weight")


def test_entries_that_are_no_records_are_told() -> None:
    (table,) = read([{"Name": "Rotary"}, "Lions", 3]).tables
    assert [note.row for note in table.notes] == [2, 3]


def test_keys_that_stand_twice_lose_nothing() -> None:
    (table,) = read_file(b'[{"Name": "Rotary", "Phone": "1", "Phone": "2"}]', "x.json").tables
    assert table.headers == ("Name", "Phone", "Phone (2)")
    assert table.rows == [("Rotary", "1", "2")]


def test_numbers_beyond_measure_stay_as_text() -> None:
    (table,) = read_file(b'[{"a": ' + b"9" * 10_000 + b', "b": 1e999, "c": NaN}]', "x.json").tables
    assert table.rows == [("9" * 10_000, "1e999", None)]


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"a":' * 100_000, b"[" * 5_000 + b"]" * 5_000])
def test_deep_nesting_is_refused(data: bytes) -> None:
    with pytest.raises(FileError, match=r"(nested too deeply|not valid JSON|no list)"):
        read_file(data, "x.json")


@pytest.mark.parametrize("data", [b'{"a": 1}', b"[1, 2]", b"[]", b"3", b"{}"])
def test_json_without_records_is_refused(data: bytes) -> None:
    with pytest.raises(FileError, match="no list of records"):
        read_file(data, "x.json")


def test_broken_json_is_refused_by_line() -> None:
    with pytest.raises(FileError, match="line 2"):
        read_file(b'[{"a": 1},\n{"b": }]', "x.json")
