"""Answers on a card that came back, from the command line: looked at, taken by number, and not twice."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from netmap.analysis.card.answers import AnsweredCard, tell_state
from netmap.analysis.card.card import find_card
from netmap.analysis.day import Day
from netmap.cli.main import app
from netmap.errors import FileError, InputError
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.entities import Organization
from netmap.model.network import Network
from netmap.settings import load_settings
from tests.analysis.towns import org, partners


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    items: list[Item] = [
        org("pantry"),
        org("clinic"),
        org("one", name="Twin"),
        org("two", name="Twin"),
        *partners("pantry clinic"),
    ]
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(build_change(store.read(), put=items, who="Ana", sentence="Add a town"))
    return str(empty_folder)


@pytest.fixture
def answers(town_store: str, tmp_path: Path) -> Path:
    """The pantry's card, answered: a phone, a tie with one of two of a name, and what may be shown."""
    return write_answers(
        town_store, tmp_path, fields=[{"field": "phone", "now": "555-0101"}], new_ties=[{"name": "Twin"}],
        agreed={"name": True}, by="Lee Poe", on=date(2026, 11, 28), words="Thank you",
    )  # fmt: skip


def write_answers(store: str, folder: Path, **said: Any) -> Path:
    day = Day(read(store), date(2026, 11, 29))
    values = {"card": tell_state(day, find_card(day, "pantry")), "answer": said}
    file = folder / "answers.json"
    file.write_text(AnsweredCard.model_validate(values).model_dump_json())
    return file


def read(store: str) -> Network:
    with open_store(load_settings(store=store)) as opened:
        return opened.read()


def find_pantry(store: str) -> Organization:
    found = read(store).get("pantry")
    assert isinstance(found, Organization)
    return found


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, ["answer", *words, "--store", store])


def say(store: str, *words: str) -> str:
    done = run(store, *words)
    assert done.exit_code == 0, done.exception
    return " ".join(done.output.split())


def test_a_no_is_taken_with_whatever_else_is_and_told(town_store: str, tmp_path: Path) -> None:
    both = [{"field": "phone", "now": "555-0101"}, {"field": "city", "now": "Marlow"}]
    file = write_answers(town_store, tmp_path, fields=both, agreed={"nothing": True})
    assert "taken: 2 answers." in say(town_store, str(file), "--take", "2")
    pantry = find_pantry(town_store)
    assert (pantry.phone, pantry.city, pantry.may_be_named) == ("555-0101", "", False)


def test_what_each_answer_would_change_is_shown_and_nothing_written(town_store: str, answers: Path) -> None:
    before = read(town_store)
    told = say(town_store, str(answers))
    assert "The card of Pantry, made 29 November 2026, answered by Lee Poe." in told
    assert "1. They agree to show their name with their sectors, and no more" in told
    assert "2. Phone: 555-0101 Pantry, Phone: nothing → 555-0101" in told
    assert "2 are called “Twin”" in told
    values = json.loads(run(town_store, str(answers), "--json").stdout)
    assert [one["number"] for one in values["answers"]] == [1, 2, 3]
    assert (values["for"], values["words"], values["came_before"]) == ("Pantry", "Thank you", False)
    assert read(town_store) == before


def test_answers_are_taken_by_number_the_rest_later_and_undone(town_store: str, answers: Path) -> None:
    assert "Pantry answered its card; taken: 1 answer." in say(town_store, str(answers), "--take", "2")
    pantry = find_pantry(town_store)
    assert (pantry.phone, pantry.may_be_named, pantry.may_show_ties) == ("555-0101", None, None)
    assert "were brought in before" in say(town_store, str(answers))
    say(town_store, str(answers), "--take", "all")
    assert (find_pantry(town_store).may_be_named, find_pantry(town_store).agreed_by) == (True, "Lee Poe")
    assert "Nothing was changed." in say(town_store, str(answers), "--take", "all")
    undone = CliRunner().invoke(app, ["undo", "--store", town_store])
    assert undone.exit_code == 0, undone.exception
    assert find_pantry(town_store).may_be_named is None


def test_whom_a_name_means_and_whose_card_it_is_can_be_said(town_store: str, answers: Path) -> None:
    say(town_store, str(answers), "--whom", "3=two", "--take", "3")
    assert read(town_store).ties_between("pantry", "two")
    say(town_store, str(answers), "--for", "clinic", "--by", "Bo", "--take", "1")
    found = read(town_store).get("clinic")
    assert isinstance(found, Organization)
    assert found.agreed_by == "Bo"


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        (("--take", "9"), InputError, "There is no answer 9 on this card: it has 3."),
        (("--take", "3"), InputError, "2 are called “Twin”"),
        (("--whom", "3"), InputError, "write --whom NUMBER=NAME"),
        (("--for", "nobody"), InputError, "Nothing on the map is called nobody"),
    ],
)
def test_what_cannot_be_done_is_said(
    town_store: str, answers: Path, words: tuple[str, ...], kind: type[Exception], said: str
) -> None:
    done = run(town_store, str(answers), *words)
    assert isinstance(done.exception, kind)
    assert said in str(done.exception)


def test_a_file_that_is_not_there_or_no_answers_is_said(town_store: str, tmp_path: Path) -> None:
    none = tmp_path / "none.json"
    for said in ("cannot be read", "no answers to a card"):
        done = run(town_store, str(none))
        assert isinstance(done.exception, FileError)
        assert said in str(done.exception)
        none.write_text("Dear all")
