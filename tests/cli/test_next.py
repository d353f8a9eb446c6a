"""Whom to talk to next, put aside and brought back, typed on a local store."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.happenings import Dismissal
from netmap.model.kinds import TieKind as T
from netmap.settings import load_settings
from tests.analysis.towns import goal, org, person, sector, tie

KEY = "next conversation:bus"


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    items: tuple[Item, ...] = (
        org("library", home=True), org("center", name="Work Center"), goal("jobs", name="Good jobs"),
        tie(T.PURSUES, "center", "jobs"), sector("moving", name="Transportation"), tie(T.EXPECTS, "jobs", "moving"),
        org("bus", name="City Bus"), tie(T.IN_SECTOR, "bus", "moving"), tie(T.PARTNERS_WITH, "bus", "library"),
    )  # fmt: skip
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(build_change(store.read(), put=items, who="Ana", sentence="Add a town"))
    return str(empty_folder)


def type_next(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, ["next", *words, "--store", store])


def test_the_list_is_told_as_text_and_as_json(town_store: str) -> None:
    said = type_next(town_store)
    assert said.exit_code == 0
    assert said.stdout.startswith(
        "1. “Good jobs” has nobody from Transportation: City Bus would meet Work Center"
    )
    assert f"Not now: netmap next --dismiss '{KEY}'" in said.stdout
    [told] = json.loads(type_next(town_store, "--json", "--most", "1").stdout)
    assert (told["key"], told["kind"], told["subjects"]) == (
        KEY,
        "next conversation",
        ["bus", "jobs", "moving"],
    )


def test_what_is_put_aside_stays_away_until_it_is_brought_back(town_store: str) -> None:
    said = type_next(town_store, "--dismiss", KEY, "--reason", "Their office moves this month.")
    assert said.stdout.startswith("Put aside: Next conversation: City Bus.")
    assert f"netmap next --bring-back '{KEY}'" in said.stdout
    left = type_next(town_store).stdout
    assert left.startswith("There is nobody to suggest.")
    assert "Put aside earlier: 1." in left
    [aside] = json.loads(type_next(town_store, "--dismissed", "--json").stdout)
    assert (aside["key"], aside["reason"]) == (KEY, "Their office moves this month.")
    listed = type_next(town_store, "--dismissed").stdout.splitlines()
    assert listed[0].startswith("Next conversation: City Bus (since ")
    assert listed[0].endswith("): Their office moves this month.")
    assert listed[1] == f"   Bring it back: netmap next --bring-back '{KEY}'"
    assert "Brought back: Next conversation: City Bus." in type_next(town_store, "--bring-back", KEY).stdout
    assert type_next(town_store, "--dismissed").stdout.strip() == "Nothing was put aside."
    assert "City Bus" in type_next(town_store).stdout


def test_putting_aside_is_one_change_that_undo_takes_back(town_store: str) -> None:
    type_next(town_store, "--dismiss", "city bus")
    with open_store(load_settings(store=town_store)) as store:
        assert len(store.read().of(Dismissal)) == 1
    assert CliRunner().invoke(app, ["undo", "--store", town_store]).exit_code == 0
    assert "City Bus" in type_next(town_store).stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--dismiss", "Nobody"), "“Nobody” is not on the list. On the list are: City Bus."),
        (("--bring-back", KEY), "was not put aside. Nothing was put aside."),
        (("--reason", "Why not"), "A reason belongs to --dismiss KEY."),
        (
            ("--dismissed", "--bring-back", KEY),
            "Use one of --dismiss, --dismissed and --bring-back at a time.",
        ),
    ],
)
def test_wrong_usage_says_what_to_type(town_store: str, words: tuple[str, ...], message: str) -> None:
    error = type_next(town_store, *words).exception
    assert isinstance(error, InputError)
    assert message in error.message


def test_on_an_empty_map_it_says_what_to_add(empty_folder: Path) -> None:
    said = type_next(str(empty_folder))
    assert said.stdout.strip() == (
        "There is nobody to suggest. Mark our organization or our team on the map: then it can be told whom we do not "
        "know yet."
    )
    assert json.loads(type_next(str(empty_folder), "--json").stdout) == []


def test_what_is_missing_can_be_put_aside_and_is_told_no_more(empty_folder: Path) -> None:
    store = str(empty_folder)
    wanted = sector("moving", name="Transportation", expected=True)
    with open_store(load_settings(store=store)) as opened:
        opened.apply(build_change(opened.read(), put=[wanted], who="Ana", sentence="Want a sector."))
    [missing] = json.loads(CliRunner().invoke(app, ["missing", "--json", "--store", store]).stdout)
    said = CliRunner().invoke(app, ["next", "--dismiss", missing["key"], "--store", store])
    assert said.exit_code == 0
    assert json.loads(CliRunner().invoke(app, ["missing", "--json", "--store", store]).stdout) == []
    CliRunner().invoke(app, ["next", "--bring-back", missing["key"], "--store", store])
    assert "SECTORS" in CliRunner().invoke(app, ["missing", "--store", store]).stdout


@pytest.mark.parametrize("options", [("--people",), ("--both",), ("--most", "20")])
def test_whatever_connectors_tells_in_any_way_can_be_put_aside(
    options: tuple[str, ...], empty_folder: Path
) -> None:
    store = str(empty_folder)
    names = ("west", "mid", "near", "east", "far", "end")
    chain = [org(name) for name in names]
    people = [person(f"{name}-director") for name in names]
    jobs = [tie(T.WORKS_AT, f"{name}-director", name) for name in names]
    ties = [tie(T.PARTNERS_WITH, *ends) for ends in pairwise(names)]
    known = [tie(T.KNOWS, f"{one}-director", f"{other}-director") for one, other in pairwise(names)]
    with open_store(load_settings(store=store)) as opened:
        put: list[Item] = [*chain, *people, *jobs, *ties, *known]
        opened.apply(build_change(opened.read(), put=put, who="Ana", sentence="Note six."))
    listing = ["connectors", *options, "--json", "--store", store]
    keys = [one["key"] for one in json.loads(CliRunner().invoke(app, listing).stdout)]
    assert keys
    for key in keys:
        assert CliRunner().invoke(app, ["next", "--dismiss", key, "--store", store]).exit_code == 0
    assert json.loads(CliRunner().invoke(app, listing).stdout) == []


@pytest.mark.parametrize("key", ["connector:nobody-of-this-id", "no such kind:bus", "connector:" + "z" * 64])
def test_a_key_of_nothing_on_the_map_is_not_put_aside(key: str, town_store: str) -> None:
    said = type_next(town_store, "--dismiss", key)
    assert isinstance(said.exception, InputError)
    assert "is not on the list" in said.exception.message
