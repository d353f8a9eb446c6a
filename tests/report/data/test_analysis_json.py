"""What `netmap analyze --json` prints."""

import json
from datetime import date
from typing import Any

import pytest

from netmap.analysis.day import Day
from netmap.analysis.measures.brokerage import ROLES
from netmap.analysis.measures.every import MEASURES
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY, Network
from netmap.report.data.analysis_json import build_analysis
from tests.analysis.towns import org, partners, person, sector, tie, town

DAY = date(2026, 5, 3)


def analyze(network: Network, **options: Any) -> dict[str, Any]:
    """The analysis as a program reads it."""
    found: dict[str, Any] = json.loads(
        json.dumps(build_analysis(Day(network, DAY), **options), allow_nan=False)
    )
    return found


def test_an_empty_network_has_null_where_nothing_is_defined() -> None:
    found = analyze(EMPTY)
    assert found["schema"] == "netmap-analysis/1"
    assert found["network"]["actors"] == found["network"]["ties"] == found["network"]["components"] == 0
    assert found["network"]["density"] is None
    assert (found["actors"], found["gaps"]) == ([], [])


def test_every_actor_comes_with_its_measures() -> None:
    network = town(
        org("a", name="Aid"), org("b"), org("c"), org("lone"), sector("health", name="Health"),
        tie(T.IN_SECTOR, "a", "health"), partners("a b", "a c", strength=3),
    )  # fmt: skip
    found = analyze(network)
    shown = (
        "actors",
        "ties",
        "components",
        "component_sizes",
        "density",
        "directed",
        "weighted",
        "day",
        "bridges",
    )
    assert {name: found["network"][name] for name in shown} == {
        "actors": 4, "ties": 2, "components": 2, "component_sizes": [3, 1], "density": 2 / 6, "bridges": [["a", "b"], ["a", "c"]],
        "directed": False, "weighted": False, "day": "2026-05-03",
    }  # fmt: skip
    middle, lone = found["actors"][0], found["actors"][-1]
    assert middle == {
        "id": "a", "name": "Aid", "kind": "Organization", "sector": "Health", "degree": 2, "strength": 6,
        "betweenness": pytest.approx(1 / 3), "harmonic": pytest.approx(2 / 3), "constraint": 0.5,
        "closeness": pytest.approx(2 / 3), "k_core": 1, "pagerank": pytest.approx(2.7 * (0.15 / 4) / (1 - 0.85 / 4) / (1 - 0.85**2)),
        "effective_size": 2, "efficiency": 1, "hierarchy": 0, "cut_actor": True, "cuts_off": ["c"],
        "participation": None, "bridging": pytest.approx(1 / 12), "sectors_reached": 0,
        "sectors_reached_two_steps": 0, "e_i_index": None, "brokerage": dict.fromkeys(ROLES, 0),
        "brokerage_expected": dict.fromkeys(ROLES, 0), "brokerage_z": dict.fromkeys(ROLES),
        "with_us": {"relation": "untold", "ties": 0, "kept_by": [], "in_touch": False, "last_contact": None},
    }  # fmt: skip
    assert (lone["id"], lone["sector"], lone["constraint"], lone["hierarchy"]) == ("lone", None, None, None)
    assert [gap["kind"] for gap in found["gaps"]] == ["no_tie", *["never_asked"] * 4]
    assert found["gaps"][0]["subject"] == "lone"
    assert set(found["gaps"][0]) >= {"kind", "subject", "name", "reason", "evidence"}


def test_how_far_it_is_can_be_told_and_changes_nothing() -> None:
    day = Day(town(org("a"), org("b"), partners("a b")), DAY)
    told: list[tuple[int, int]] = []
    assert build_analysis(day, on_progress=lambda done, of: told.append((done, of))) == build_analysis(day)
    assert told == [(done, len(MEASURES)) for done in range(len(MEASURES) + 1)]


def test_the_whole_comes_with_its_groups_sectors_and_key_players() -> None:
    network = town(
        *(org(key) for key in "abcd"), sector("s", name="Health"), sector("t", name="Media"), person("ana"),
        tie(T.WORKS_AT, "ana", "a"), tie(T.IN_SECTOR, "a", "s"), tie(T.IN_SECTOR, "b", "s"),
        tie(T.IN_SECTOR, "c", "t"), tie(T.PARTNERS_WITH, "ana", "c"), partners("a b", "a d"),
    )  # fmt: skip
    found = analyze(network)["network"]
    assert found["e_i_index"] == pytest.approx(0)
    assert (found["degree_centralization"], found["betweenness_centralization"]) == (1, 1)
    assert found["core"] == ["a", "b"]
    assert found["mixing"] == [
        {"from": "Health", "to": "Health", "ties": 1, "density": 1, "expected": pytest.approx(1),
         "holders": ["a", "b"], "hangs_on": ["a", "b"]},
        {"from": "Health", "to": "Media", "ties": 1, "density": 0.5, "expected": pytest.approx(1),
         "holders": ["ana"], "hangs_on": ["a", "c", "ana"]},
        {"from": "Media", "to": "Media", "ties": 0, "density": None, "expected": 0, "holders": [], "hangs_on": []},
    ]  # fmt: skip
    assert found["communities"] == [
        {"members": ["a", "b", "c", "d"], "firm": ["a", "b", "c", "d"], "sectors": [{"sector": "Health", "members": 2}, {"sector": "Media", "members": 1}]}
    ]  # fmt: skip
    chance = found["sector_chance"]
    assert chance["e_i_index"]["found"] == pytest.approx(0)
    assert (chance["e_i_index"]["more"], chance["pairs_held_by_one"]["more"], chance["apart"]) == (
        False,
        False,
        [],
    )
    division = found["division"]
    assert (division["more_than_chance"], division["modularity"], division["agreement"]) == (False, 0, 1)
    assert found["key_players"]["fragmentation"] == {
        "1": {"members": ["a"], "value": 1, "exact": True, "equal": 1, "margin": 0},
        "2": {"members": ["a", "b"], "value": 1, "exact": True, "equal": 3, "margin": 0},
    }  # fmt: skip
    assert found["key_players"]["reach"]["1"] == {
        "members": ["a"], "value": 1, "exact": True, "equal": 1, "margin": 0,
    }  # fmt: skip


def test_directed_and_weighted_are_asked_for() -> None:
    network = town(
        org("a"),
        org("b"),
        org("c"),
        tie(T.REPORTS, "a", "b", strength=5),
        tie(T.REPORTS, "b", "c", strength=4),
    )
    plain = analyze(network)
    assert "in_degree" not in plain["actors"][0]
    assert plain["actors"][0]["harmonic"] == pytest.approx(3 / 4)
    found = analyze(network, directed=True, weighted=True)
    assert (found["actors"][2]["in_degree"], found["actors"][2]["harmonic"]) == (1, 0)
    assert found["actors"][0]["harmonic"] == pytest.approx((60 / 12 + 60 / 27) / 2)
    assert (found["network"]["directed"], found["network"]["weighted"]) == (True, True)


def test_actors_have_the_ids_of_their_file_or_its_names_where_these_tell_them_apart() -> None:
    network = town(
        org("x1", external_ids=("list:organization:9",)), org("x2", external_ids=("list:organization:2",)),
        person("x3", external_ids=("people:person:2",)), org("x4", name="Four"), org("x5", name="Five"),
        org("x6", name="Five"), sector("s", name="Four"), partners("x1 x2", "x2 x4"),
    )  # fmt: skip
    found = analyze(network, file_ids=True)
    assert [actor["id"] for actor in found["actors"]] == ["x5", "x6", "Four", "9", "x2", "x3"]
    assert found["network"]["bridges"] == [["Four", "x2"], ["9", "x2"]]
    assert [gap["subject"] for gap in found["gaps"] if gap["kind"] == "no_tie"] == ["x5", "x6", "x3"]
    plain = analyze(network)
    assert [actor["id"] for actor in plain["actors"]] == ["x5", "x6", "x4", "x1", "x2", "x3"]


def test_names_decide_between_equals_and_no_ids() -> None:
    """The two ends of a line of three are equal; the one whose name comes first stays."""
    for first, last in (("x1", "x3"), ("x3", "x1")):
        network = town(
            org(first, name="Aid", external_ids=("f:organization:c",)), org("x2", external_ids=("f:organization:b",)),
            org(last, name="Zoo", external_ids=("f:organization:a",)), partners(f"{first} x2", f"x2 {last}"),
        )  # fmt: skip
        found = analyze(network, file_ids=True)
        assert found["actors"][1]["cuts_off"] == ["a"]
