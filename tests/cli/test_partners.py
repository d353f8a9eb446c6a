"""Members, and many partners at once, from the command line."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.model.entities import Coalition, Organization
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.settings import load_settings
from tests.analysis.towns import org, person, tie


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    """The library with Ana on our team, the clinic and the bus, and a table at which nobody sits."""
    items = (
        org("library", home=True),
        person("ana", on_team=True),
        org("clinic"),
        org("bus"),
        Coalition(name="Table"),
    )
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(build_change(store.read(), put=items, who="Ana", sentence="Add a town"))
    return str(empty_folder)


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", store])


def read(store: str) -> Network:
    with open_store(load_settings(store=store)) as opened:
        return opened.read()


def test_members_are_added_listed_and_let_go(town_store: str) -> None:
    assert "nobody yet" in run(town_store, "members", "Table").output
    assert run(town_store, "members", "Table", "--add", "Clinic", "--add", "bus").exit_code == 0
    assert json.loads(run(town_store, "members", "table", "--json").stdout)["members"] == ["Bus", "Clinic"]
    assert "noted that Clinic left" in run(town_store, "members", "Table", "--left", "Clinic").output
    assert json.loads(run(town_store, "members", "Table", "--json").stdout)["members"] == ["Bus"]


def test_of_a_table_that_has_ended_it_is_said(town_store: str) -> None:
    old = Coalition(name="Old Table", ended=date(2026, 1, 2))
    with open_store(load_settings(store=town_store)) as store:
        store.apply(build_change(store.read(), put=[old], who="Ana", sentence="Add a table"))
    assert "It ended on 2 January 2026" in run(town_store, "members", "Old Table").output
    assert json.loads(run(town_store, "members", "Old Table", "--json").stdout)["ended"] == "2026-01-02"
    assert "ended" not in run(town_store, "members", "Table").output


def test_many_are_changed_at_once(town_store: str) -> None:
    said = run(
        town_store, "change", "Clinic", "Bus", "--standing", "not now", "--keeper", "Ana", "--sector", "Health", "--tag", "2026"
    )  # fmt: skip
    assert said.exit_code == 0, said.output
    network = read(town_store)
    for one in ("clinic", "bus"):
        partner = network.get(one)
        assert isinstance(partner, Organization)
        assert (partner.standing, partner.tags) == (Standing.NOT_NOW, ("2026",))
        assert [keeper.id for keeper in network.targets(one, TieKind.KEPT_BY)] == ["ana"]
        assert [sector.name for sector in network.sectors_of(one)] == ["Health"]


@pytest.mark.parametrize(
    "words",
    [
        ("change", "Clinic"),
        ("change", "Clinic", "--sector", "Nowhere"),
        ("members", "Clinic", "--add", "Bus"),
    ],
)
def test_what_cannot_be_done_is_told(town_store: str, words: tuple[str, ...]) -> None:
    before = read(town_store)
    result = run(town_store, *words)
    assert isinstance(result.exception, InputError)
    assert read(town_store) == before


def test_two_that_are_one_are_found_joined_and_split(town_store: str) -> None:
    assert "Nobody seems to be on the map twice" in run(town_store, "duplicates").output
    with open_store(load_settings(store=town_store)) as store:
        twin = Organization(id="twin", name="The Clinic, Inc.", phone="555-0100")
        tied = tie(TieKind.PARTNERS_WITH, "twin", "bus")
        store.apply(build_change(store.read(), put=[twin, tied], who="Ana", sentence="Add a twin"))
    [pair] = json.loads(run(town_store, "duplicates", "--json").stdout)
    assert pair["reasons"] == ["the same name"]
    assert run(town_store, "join", "clinic", "twin", "--take", "name").exit_code == 0
    network = read(town_store)
    assert network.name_of("clinic") == "The Clinic, Inc."
    assert "twin" not in network.entities
    assert run(town_store, "split", "clinic", "Bus Clinic", "--with", "bus").exit_code == 0
    network = read(town_store)
    [second] = [one.id for one in network.of(Organization) if one.name == "Bus Clinic"]
    assert [one.ends for one in network.ties_of_kind(TieKind.PARTNERS_WITH)] == [
        tuple(sorted((second, "bus")))
    ]


def test_two_said_to_be_two_are_not_offered_again(town_store: str) -> None:
    with open_store(load_settings(store=town_store)) as store:
        twin = Organization(id="twin", name="Clinic")
        store.apply(build_change(store.read(), put=[twin], who="Ana", sentence="Add a twin"))
    assert run(town_store, "join", "clinic", "twin", "--different").exit_code == 0
    assert json.loads(run(town_store, "duplicates", "--json").stdout) == []
