"""Keeping in touch, typed on a local store: what is due, and what is noted."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from typer.testing import CliRunner, Result

from netmap.analysis.day import read_today
from netmap.cli.main import app
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.model.kinds import Nature, TieKind
from netmap.model.network import Network
from netmap.settings import load_settings
from tests.analysis.towns import org, person, tie


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    """Ana and Ben of the library; Ana keeps the clinic, where Luis works; nothing is noted of any contact."""
    items = (
        org("library", home=True), person("ana", on_team=True), person("ben", on_team=True), person("luis"),
        org("clinic"), tie(TieKind.WORKS_AT, "luis", "clinic"), tie(TieKind.KEPT_BY, "clinic", "ana"),
        tie(TieKind.PARTNERS_WITH, "clinic", "library", strength=3),
    )  # fmt: skip
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(
            build_change(
                store.read(), put=items, who="Ana", nature=Nature.NEW_INFORMATION, sentence="Add a town"
            )
        )
    return str(empty_folder)


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", store])


def read_json(store: str, *words: str) -> Any:
    return json.loads(run(store, *words, "--json").stdout)


def read(store: str) -> Network:
    with open_store(load_settings(store=store)) as opened:
        return opened.read()


def test_what_is_due_is_over_once_a_contact_is_noted_and_due_again_after_an_undo(town_store: str) -> None:
    assert [due["subject"] for due in read_json(town_store, "keep-in-touch")] == ["clinic"]
    said = run(town_store, "contact", "Luis", "--by", "Ben", "--kind", "meeting", "--note", "Wants to help")
    assert said.stdout.startswith("Noted: meeting with Luis. To take it back: netmap undo")
    assert read_json(town_store, "keep-in-touch") == []
    assert run(town_store, "keep-in-touch").stdout == "Nothing is due now.\n"
    assert run(town_store, "keep-in-touch", "--by", "Ben").stdout == "Nothing is due for Ben.\n"
    assert run(town_store, "undo").exit_code == 0
    assert [due["state"] for due in read_json(town_store, "keep-in-touch")] == ["without a dated contact"]


def test_a_planned_step_is_listed_with_how_to_tick_it_off(town_store: str) -> None:
    run(town_store, "plan", "Clinic", "Call Luis", "--due", "2026-01-15")
    said = run(town_store, "keep-in-touch").stdout
    assert "Call Luis – it was due on 15 January 2026." in said
    [due] = read_json(town_store, "keep-in-touch", "--by", "Ana")
    assert f"netmap done {due['subject']}" in said
    run(town_store, "done", due["subject"])
    assert [one["subject"] for one in read_json(town_store, "keep-in-touch")] == ["clinic"]


def test_the_calendar_is_a_file_others_can_read(town_store: str, tmp_path: Path) -> None:
    run(town_store, "contact", "Clinic", "--on", "2026-01-01")
    target = tmp_path / "due.ics"
    assert "Written" in run(town_store, "keep-in-touch", "--ics", str(target)).stdout
    [event] = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert str(event["uid"]) == "netmap-clinic"


def test_a_folder_that_is_not_there_is_named(town_store: str, tmp_path: Path) -> None:
    result = run(town_store, "keep-in-touch", "--ics", str(tmp_path / "nowhere" / "due.ics"))
    assert "There is no folder" in str(result.exception)


def test_the_pile_is_answered_by_id(town_store: str) -> None:
    asked = read_json(town_store, "still-true")["questions"]
    assert [question["text"] for question in asked] == [
        "Do Clinic and Library still work together?",
        "Does Luis still work at Clinic?",
    ]
    assert run(town_store, "confirm", asked[1]["tie"], "moved").exit_code == 0
    left = read_json(town_store, "still-true")
    assert (len(left["questions"]), left["answered"]) == (1, 1)
    assert isinstance(run(town_store, "confirm", asked[0]["tie"], "perhaps").exception, InputError)


def test_taking_over_moves_what_one_keeps(town_store: str) -> None:
    said = run(town_store, "take-over", "Ana", "Ben")
    assert "Ben took over 1 relationship from Ana." in said.stdout
    assert [due["keepers"] for due in read_json(town_store, "keep-in-touch", "--ahead", "30")] == [["ana"]]
    steps = read_json(town_store, "keep-in-touch", "--ahead", "30")
    assert steps[0]["finding"]["sentence"].startswith("Ana introduces Ben to Clinic")


def test_how_often_needs_a_keeper_where_there_is_no_tie(town_store: str) -> None:
    assert run(town_store, "add", "Bank").exit_code == 0
    refused = run(town_store, "care", "Bank", "--every", "14").exception
    assert isinstance(refused, InputError)
    assert refused.message.startswith("Nobody of us keeps Bank yet, and no tie is noted.")
    assert run(town_store, "care", "Bank", "--keeper", "Ben", "--every", "14").exit_code == 0
    assert "every 14 days" in run(town_store, "keep-in-touch").stdout


def test_care_says_who_keeps_it_and_how_often(town_store: str) -> None:
    run(town_store, "care", "Clinic", "--keeper", "Ben", "--every", "14")
    [due] = read_json(town_store, "keep-in-touch")
    assert due["keepers"] == ["ben"]
    assert "every 14 days, and after 28 days at the latest" in due["finding"]["why"]
    run(town_store, "care", "Clinic", "--keeper", "", "--every", "0")
    [due] = read_json(town_store, "keep-in-touch")
    assert "usually" in due["finding"]["why"]
    assert isinstance(run(town_store, "care", "Clinic").exception, InputError)


def test_a_longest_gap_alone_leaves_the_ideal_one_as_agreed(town_store: str) -> None:
    run(town_store, "care", "Clinic", "--every", "14")
    run(town_store, "care", "Clinic", "--longest", "60")
    [due] = read_json(town_store, "keep-in-touch")
    assert "every 14 days, and after 60 days at the latest" in due["finding"]["why"]


@pytest.mark.parametrize(
    "words",
    [
        ("contact", "Clinic", "--by", "Luis"), ("plan", "Clinic", "Call", "--by", "Luis"),
        ("care", "Clinic", "--keeper", "Luis"), ("take-over", "Ana", "Luis"),
    ],
)  # fmt: skip
def test_only_one_of_us_can_be_in_touch_for_us(town_store: str, words: tuple[str, ...]) -> None:
    assert str(run(town_store, *words).exception) == "Luis is not one of us. We are Ana and Ben."


def test_a_contact_of_tomorrow_is_refused(town_store: str) -> None:
    tomorrow = (read_today() + timedelta(days=1)).isoformat()
    assert "still to come" in str(run(town_store, "contact", "Clinic", "--on", tomorrow).exception)


def test_growth_is_told_and_a_wrong_day_is_refused(town_store: str) -> None:
    [resting] = read_json(town_store, "grown")
    assert resting["sentence"] == (
        "Our one relationship rests on the relationship itself, and on no shared goal yet."
    )
    assert read_json(town_store, "grown", "--since", "0001-01-01") == [resting]
    tomorrow = (read_today() + timedelta(days=1)).isoformat()
    for day in ("soon", tomorrow):
        assert isinstance(run(town_store, "grown", "--since", day).exception, InputError)


def test_an_empty_store_says_what_is_missing(empty_folder: Path) -> None:
    assert "No relationship of ours" in run(str(empty_folder), "keep-in-touch").stdout
    assert "No tie or job to ask about" in run(str(empty_folder), "still-true").stdout
    assert "Nobody carries a relationship yet." in run(str(empty_folder), "succession").stdout
    assert "Nothing is on the map yet." in run(str(empty_folder), "analyze").stdout
    assert "No relationship of ours" in run(str(empty_folder), "grown").stdout
