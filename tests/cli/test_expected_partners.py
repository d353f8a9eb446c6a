"""Whom a goal needs, typed on a local store."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.settings import load_settings
from tests.analysis.towns import goal


@pytest.fixture
def goal_store(empty_folder: Path) -> str:
    """Two goals that expect nobody yet: one whose issue has a list, one that says none."""
    items = (goal("flood", name="Ready for the flood", issue="Floods"), goal("books"))
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(build_change(store.read(), put=items, who="Ana", sentence="Add goals"))
    return str(empty_folder)


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, ["expect", *words, "--store", store])


def read_json(store: str, *words: str) -> Any:
    return json.loads(run(store, *words, "--json").stdout)


def test_without_a_goal_the_lists_are_shown(goal_store: str) -> None:
    assert "Disaster preparedness" in run(goal_store).stdout
    issues = read_json(goal_store)
    assert len(issues) == 10
    assert issues[2]["sectors"] == ["Emergency & relief", "Government", "Service clubs"]


def test_a_goal_shows_the_list_for_its_issue_and_an_issue_writes_it(goal_store: str) -> None:
    said = run(goal_store, "ready for the flood").stdout
    assert (
        "the list for “Disaster preparedness” names Emergency & relief, Government and Service clubs." in said
    )
    assert "netmap expect flood disaster_preparedness" in said
    before = {"goal": "Ready for the flood", "issue": "Disaster preparedness", "there": [],
              "missing": ["Emergency & relief", "Government", "Service clubs"]}  # fmt: skip
    assert read_json(goal_store, "flood") == before
    written = run(goal_store, "flood", "disaster_preparedness").stdout
    assert written.strip() == (
        "“Ready for the flood” now expects Emergency & relief, Government and Service clubs. "
        "To take it back: netmap undo"
    )
    assert read_json(goal_store, "flood")["missing"] == []
    assert "expects all of them already" in run(goal_store, "flood", "disaster_preparedness").stdout
    assert CliRunner().invoke(app, ["undo", "--store", goal_store]).exit_code == 0
    assert read_json(goal_store, "flood") == before


def test_a_goal_without_an_issue_says_where_the_lists_are(goal_store: str) -> None:
    assert "does not say its issue. See the lists: netmap expect" in run(goal_store, "books").stdout


def test_an_issue_without_a_list_is_refused_with_the_lists_there_are(goal_store: str) -> None:
    result = run(goal_store, "books", "Chess")
    assert isinstance(result.exception, InputError)
    assert "There is no list for “Chess”. There are lists for Health literacy" in result.exception.message
