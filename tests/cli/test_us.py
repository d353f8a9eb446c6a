"""Who we are, where we want somebody, and whom to ask, typed on a local store."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from netmap.cli.main import app
from netmap.errors import NetmapError
from netmap.files.reading import read_file
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.kinds import TieKind as T
from netmap.settings import load_settings
from tests.analysis.towns import org, person, sector, tie

LIST: tuple[Item, ...] = (
    org("library", name="Marlow Library", notes="that's us"), org("clinic"), person("deb"),
    person("deborah", name="Deborah Quist"), sector("schools"), tie(T.WORKS_AT, "deborah", "library"),
    tie(T.KEPT_BY, "clinic", "deb"), tie(T.IN_SECTOR, "clinic", "schools"),
)  # fmt: skip


@pytest.fixture
def listed(empty_folder: Path) -> str:
    """A list on the map, of which nobody has said who is us."""
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(build_change(store.read(), put=LIST, who="Ana", sentence="A list."))
    return str(empty_folder)


def run(store: str, *words: str) -> str:
    result = CliRunner().invoke(app, [*words, "--store", store])
    if isinstance(result.exception, NetmapError):
        return result.exception.message
    assert result.exit_code == 0, result.output
    return result.stdout


def read_json(store: str, *words: str) -> Any:
    return json.loads(run(store, *words, "--json"))


def test_who_is_us_is_guessed_said_and_taken_back(listed: str) -> None:
    said = run(listed, "us")
    assert "Nobody on the map is us." in said
    assert "Marlow Library? The list says “that's us”." in said
    assert run(listed, "us", "marlow library", "--new", "The Coalition").strip() == (
        "We are Marlow Library and The Coalition. To take it back: netmap undo"
    )
    assert read_json(listed, "us")["guesses"] == []
    run(listed, "us", "--not", "The Coalition")
    assert [one["name"] for one in read_json(listed, "us")["organizations"]] == ["Marlow Library"]
    assert "Nothing was changed." in run(listed, "us", "Marlow Library")


def test_the_pages_can_be_told_not_to_ask(listed: str) -> None:
    assert "do not ask any more" in run(listed, "us", "--skip")
    assert "Nothing was changed." in run(listed, "us", "--skip")


def test_the_team_is_guessed_said_and_made_of_whole_names(listed: str) -> None:
    run(listed, "us", "library")
    said = run(listed, "team")
    assert "Deb? Keeps 1 relationship." in said
    assert "netmap team --same Deb 'Deborah Quist'" in said
    run(listed, "team", "Deb", "--new", "Bo Lee", "--role", "staff")
    assert read_json(listed, "team")["team"] == [
        {"id": read_json(listed, "team")["team"][0]["id"], "name": "Bo Lee", "role": None, "keeps": 0},
        {"id": "deb", "name": "Deb", "role": "staff", "keeps": 1},
    ]
    assert "Deb is Deborah Quist." in run(listed, "team", "--same", "Deb", "Deborah Quist")
    team = {one["name"]: one["keeps"] for one in read_json(listed, "team")["team"]}
    assert team == {"Bo Lee": 0, "Deborah Quist": 1}
    run(listed, "team", "--not", "Bo Lee")
    assert [one["name"] for one in read_json(listed, "team")["team"]] == ["Deborah Quist"]
    run(listed, "undo")
    run(listed, "undo")
    assert {one["name"] for one in read_json(listed, "team")["team"]} == {"Bo Lee", "Deb"}


def test_two_people_are_not_offered_as_one_again(listed: str) -> None:
    run(listed, "us", "library")
    assert read_json(listed, "team")["same"] == [{"name": "Deb", "is": "Deborah Quist"}]
    run(listed, "team", "--different", "Deb", "Deborah Quist")
    assert read_json(listed, "team")["same"] == []


def test_sectors_are_wanted_by_name_and_in_sets(listed: str) -> None:
    assert "--set health_department" in run(listed, "sectors")
    run(listed, "sectors", "--want", "Education & libraries", "--want", "Women", "--hide", "Schools")
    found = {one["name"]: one for one in read_json(listed, "sectors")}
    assert [name for name, one in found.items() if one["wanted"]] == ["Schools", "Women"]
    assert (found["Schools"]["count"], found["Schools"]["in_the_room"]) == (1, False)
    assert "the usual sectors for a library" in run(
        listed, "sectors", "--set", "library", "--not-want", "Women"
    )
    wanted = {one["name"] for one in read_json(listed, "sectors") if one["wanted"]}
    assert "Schools" in wanted
    assert "Women" not in wanted
    assert len(wanted) == 16
    assert "There are library, health_department" in run(listed, "sectors", "--set", "zoo")


def test_sectors_are_added_renamed_and_joined(listed: str) -> None:
    run(listed, "sectors", "--add", "Ships", "--family", "Community life", "--rename", "Ships", "Boats")
    boats = next(one for one in read_json(listed, "sectors") if one["name"] == "Boats")
    assert (boats["wanted"], boats["family"]) == (True, "Community life")
    run(listed, "sectors", "--join", "Boats", "Media")
    assert "Boats" not in {one["name"] for one in read_json(listed, "sectors")}
    run(listed, "sectors", "--ours")
    education = next(one for one in read_json(listed, "sectors") if one["name"] == "Education & libraries")
    assert education["count"] == 1
    assert "with --add NAME" in run(listed, "sectors", "--family", "Community life")


def test_a_roster_is_written_and_an_online_question_printed(listed: str, tmp_path: Path) -> None:
    file = tmp_path / "ask.xlsx"
    assert "2 partners to mark" in run(listed, "roster", "-o", str(file), "--for", "Clinic")
    [grid] = read_file(file, "ask.xlsx").grids
    assert grid.sheet == "Clinic"
    assert "Marlow Library" in run(listed, "roster", "--online")
    assert "--online" in run(listed, "roster")
    assert "as .xlsx" in run(listed, "roster", "-o", str(tmp_path / "ask.csv"))


def test_an_empty_map_has_nobody_to_ask(empty_folder: Path, tmp_path: Path) -> None:
    assert "Nobody is on the map" in run(str(empty_folder), "roster", "-o", str(tmp_path / "ask.xlsx"))
    assert "Nobody on the map is us." in run(str(empty_folder), "us")
    assert "Nobody is on our team yet." in run(str(empty_folder), "team")
