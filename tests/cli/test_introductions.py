"""Who could introduce us and what is to be handed over, typed on a local store."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.model.kinds import Nature
from netmap.model.kinds import TieKind as T
from netmap.settings import load_settings
from tests.analysis.towns import org, person, tie


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    items = (org("library", home=True), person("maria", on_team=True), person("luis"), org("clinic"),
             tie(T.KNOWS, "maria", "luis"), tie(T.WORKS_AT, "luis", "clinic"))  # fmt: skip
    with open_store(load_settings(store=str(empty_folder))) as store:
        network = store.read()
        store.apply(
            build_change(network, put=items, who="Ana", nature=Nature.NEW_INFORMATION, sentence="Add a town")
        )
    return str(empty_folder)


def test_introductions_say_the_route_as_text_and_as_json(town_store: str) -> None:
    said = CliRunner().invoke(app, ["introductions", "clinic", "--store", town_store])
    assert said.exit_code == 0
    assert "Maria could talk with Luis at Clinic directly." in said.stdout
    assert "Maria → knows (no contact noted) Luis → works at Clinic" in said.stdout
    told = json.loads(
        CliRunner().invoke(app, ["introductions", "Clinic", "--json", "--store", town_store]).stdout
    )
    assert [one["subjects"] for one in told] == [["clinic", "maria", "luis", "clinic"]]
    assert set(told[0]) == {
        "kind",
        "subjects",
        "sentence",
        "why",
        "evidence",
        "rests_on",
        "next_step",
        "standings",
    }


def test_one_of_us_can_be_named_as_the_one_who_asks(town_store: str) -> None:
    def ask(person: str) -> Result:
        command = ["introductions", "clinic", "--from", person, "--json", "--store", town_store]
        return CliRunner().invoke(app, command)

    assert [one["subjects"][1] for one in json.loads(ask("Maria").stdout)] == ["maria"]
    refused = ask("Luis").exception
    assert isinstance(refused, InputError)
    assert "Luis is not one of us who can be asked." in refused.message


def test_a_name_that_is_not_on_the_map_is_refused(town_store: str) -> None:
    result = CliRunner().invoke(app, ["introductions", "Nobody", "--store", town_store])
    assert isinstance(result.exception, InputError)
    assert "Nothing on the map is called Nobody" in result.exception.message


def test_succession_says_what_one_of_us_would_hand_over(town_store: str) -> None:
    said = CliRunner().invoke(app, ["succession", "maria", "--store", town_store])
    assert "If Maria leaves, 1 partner loses the only one of us" in said.stdout
    told = json.loads(CliRunner().invoke(app, ["succession", "--json", "--store", town_store]).stdout)
    assert [one["subjects"] for one in told] == [["maria", "clinic"]]


def test_of_somebody_elsewhere_it_is_told_where_we_know_only_them(town_store: str) -> None:
    said = CliRunner().invoke(app, ["succession", "Luis", "--store", town_store])
    assert "Luis is the only one we are in touch with at Clinic." in said.stdout


def test_nothing_to_hand_over_is_said_and_a_place_is_no_person(town_store: str) -> None:
    with open_store(load_settings(store=town_store)) as store:
        items = (person("eva"), tie(T.WORKS_AT, "eva", "clinic"), tie(T.KNOWS, "maria", "eva"))
        store.apply(
            build_change(
                store.read(), put=items, who="Ana", nature=Nature.NEW_INFORMATION, sentence="Meet Eva"
            )
        )
    said = CliRunner().invoke(app, ["succession", "Luis", "--store", town_store])
    assert said.stdout.strip() == "As far as is noted, nothing hangs on Luis alone."
    result = CliRunner().invoke(app, ["succession", "Clinic", "--store", town_store])
    assert isinstance(result.exception, InputError)
