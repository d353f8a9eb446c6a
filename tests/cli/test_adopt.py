"""`netmap adopt`: shows first what was changed past netmap, then adopts it or puts it back."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.settings import load_settings
from tests.analysis.towns import org
from tests.stores import run_statement

RENAME = "MATCH (one:Entity {name: 'Clinic'}) SET one.name = $name"
TAKE_OUT = "MATCH (one:Entity {name: 'Clinic'}) DELETE one"


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    """The library and the clinic."""
    with open_store(load_settings(store=str(empty_folder))) as store:
        town = [org("library", home=True), org("clinic")]
        store.apply(build_change(store.read(), put=town, who="Ana", sentence="Add a town"))
    return str(empty_folder)


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", store])


def edit(store: str, statement: str, **values: object) -> None:
    run_statement(load_settings(store=store), statement, **values)


def list_names(store: str) -> set[str]:
    with open_store(load_settings(store=store)) as opened:
        return {one.name for one in opened.read().entities.values()}


def test_what_was_changed_is_told_by_commands_and_shown_before_it_is_adopted(town_store: str) -> None:
    assert run(town_store, "adopt").stdout == "Nothing was changed past netmap.\n"
    edit(town_store, RENAME, name="Harbor Clinic")
    said = run(town_store, "missing").output
    assert "1 change was made past netmap" in said
    assert "Changed: Harbor Clinic (organization)" in said
    assert "netmap adopt" in said
    shown = run(town_store, "adopt").stdout
    assert "Name: Clinic → Harbor Clinic" in shown
    assert "netmap adopt --yes" in shown
    assert list_names(town_store) == {"Library", "Clinic"}
    assert (
        "adopted 1 change made past netmap. To take it back: netmap undo"
        in run(town_store, "adopt", "--yes").stdout
    )
    assert list_names(town_store) == {"Library", "Harbor Clinic"}
    assert "past netmap" not in run(town_store, "missing").output
    assert run(town_store, "undo").exit_code == 0
    assert list_names(town_store) == {"Library", "Clinic"}


def test_every_command_that_looks_at_the_map_tells_of_it(town_store: str, tmp_path: Path) -> None:
    edit(town_store, RENAME, name="Harbor Clinic")
    looking = {
        "status": (), "analyze": (), "connectors": (), "missing": (), "candidates": (), "introductions": ("Clinic",),
        "succession": (), "what-if": ("--without", "Clinic"), "next": (), "keep-in-touch": (), "still-true": (),
        "grown": (), "duplicates": (), "us": (), "team": (), "sectors": (), "export": (str(tmp_path / "all.json"),),
        "draw": ("-o", str(tmp_path / "map.svg")), "roster": ("-o", str(tmp_path / "roster.xlsx")), "public": ("--preview",),
    }  # fmt: skip
    silent = [
        command
        for command, words in looking.items()
        if "past netmap" not in run(town_store, command, *words).output
    ]
    assert silent == []


def test_what_was_taken_out_is_put_back(town_store: str) -> None:
    edit(town_store, TAKE_OUT)
    assert run(town_store, "status").exit_code == 1
    assert "if somebody did that on purpose" in run(town_store, "adopt", "--put-back").stdout
    assert run(town_store, "adopt", "--put-back", "--yes").exit_code == 0
    assert list_names(town_store) == {"Library", "Clinic"}


def test_what_cannot_be_adopted_is_refused(town_store: str) -> None:
    edit(town_store, RENAME, name="")
    assert "The name is empty" in run(town_store, "adopt").stdout
    refused = run(town_store, "adopt", "--yes")
    assert isinstance(refused.exception, InputError)
    assert "The name is empty" in refused.exception.message
    assert list_names(town_store) == {"Library", "Clinic"}
