"""Copies from the command line: looked at first, written with their line of the ledger, listed, checked and made anew."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.errors import FileError, InputError, NetmapError
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.entities import Organization
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Copy, Story
from netmap.model.stories.steps import StoryStep, write_steps
from netmap.picture.public.page import PublicPage, draw_page
from netmap.settings import load_settings
from tests.analysis.public.public_town import build_public_town


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    """A store with the town of public copies."""
    network = build_public_town()
    items: list[Item] = [*network.entities.values(), *network.ties.values()]
    write(str(empty_folder), *items)
    return str(empty_folder)


def write(address: str, *items: Item) -> None:
    with open_store(load_settings(store=address)) as store:
        store.apply(build_change(store.read(), put=items, who="Ana", sentence="Change the town"))


def read_ledger(address: str) -> tuple[Copy, ...]:
    with open_store(load_settings(store=address)) as store:
        return store.read().of(Copy)


def change_clinic(address: str, **values: Any) -> None:
    with open_store(load_settings(store=address)) as store:
        clinic = next(one for one in store.read().of(Organization) if one.name == "Clinic")
        after = change_entity(clinic, **values)
        store.apply(build_change(store.read(), put=[after], who="Ana", sentence="Change"))


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", store], catch_exceptions=True)


def test_the_preview_says_what_leaves_and_writes_nothing(town_store: str) -> None:
    done = run(town_store, "public", "--preview")
    assert done.exit_code == 0, done.output
    assert "4 organizations in 2 sectors, by name." in done.output
    assert "Said no (1): Refused." in done.output
    assert "Secret" not in done.output
    assert read_ledger(town_store) == ()
    told = json.loads(run(town_store, "public", "--preview", "--json", "--show", "sectors").stdout)
    assert told["choices"]["naming"] == "sectors"
    assert "Secret" not in str(told)


def test_a_copy_is_written_noted_listed_and_holds(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "copy.html"
    done = run(town_store, "public", "-o", str(file), "--to", "The board", "--place", "Marlow")
    assert done.exit_code == 0, done.output
    assert "<title>Who we know so far: Marlow</title>" in file.read_text("utf-8")
    (entry,) = read_ledger(town_store)
    assert (entry.given_to, entry.made_from) == ("The board", 1)
    assert "The board" in run(town_store, "public", "--list").output
    (line,) = json.loads(run(town_store, "public", "--list", "--json").stdout)
    assert (line["for"], line["holds"], line["seal"]) == ("The board", True, entry.seal)
    checked = run(town_store, "verify", str(file))
    assert checked.exit_code == 0, checked.output
    assert "All it says of the map holds today." in checked.output


def test_a_story_goes_into_the_copy_whatever_its_letters_are_without_its_notes(
    town_store: str, tmp_path: Path
) -> None:
    page = tmp_path / "copy.html"
    steps = write_steps([StoryStep("a", title="All of us", text="Look.", notes="Ask Ann first.")])
    write(town_store, Story(id="story", name="Our fall", steps=steps))
    told = run(town_store, "public", "--preview", "--story", "our FALL").stdout
    assert "The story “Our fall” in 1 step, told anew from what leaves, without notes." in told
    done = run(town_store, "public", "-o", str(page), "--story", "our FALL")
    assert done.exit_code == 0, done.output
    assert "All of us" in page.read_text("utf-8")
    assert "Ask Ann first" not in page.read_text("utf-8")
    assert run(town_store, "verify", str(page)).exit_code == 0
    missing = run(town_store, "public", "-o", str(page), "--story", "Winter")
    assert isinstance(missing.exception, InputError)
    assert "There are: “Our fall”." in missing.exception.message


def test_who_became_confidential_while_it_was_made_is_not_in_it(
    town_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = list[PublicPage]()

    def hide_after_drawing(*args: Any, **options: Any) -> PublicPage:
        drawn.append(draw_page(*args, **options))
        if len(drawn) == 1:
            change_clinic(town_store, confidential=True)
        return drawn[-1]

    monkeypatch.setattr("netmap.cli.public.copies.draw_page", hide_after_drawing)
    made = run(town_store, "public", "-o", str(tmp_path / "copy.html"))
    assert made.exit_code == 0
    assert [b"Clinic" in one.data for one in drawn] == [True, False]
    assert (tmp_path / "copy.html").read_bytes() == drawn[-1].data
    assert [one.seal for one in read_ledger(town_store)] == [drawn[-1].seal]


def test_what_no_longer_holds_is_told_by_exit_code_and_made_anew(town_store: str, tmp_path: Path) -> None:
    file, anew = tmp_path / "copy.html", tmp_path / "anew.html"
    assert run(town_store, "public", "-o", str(file), "--to", "The board").exit_code == 0
    change_clinic(town_store, name="City Clinic")
    checked = run(town_store, "verify", str(file))
    assert checked.exit_code == 1
    assert "Clinic is called City Clinic now." in checked.output
    told = json.loads(run(town_store, "verify", str(file), "--json").stdout)
    assert (told["holds"], told["outdated"]) == (False, ["Clinic is called City Clinic now."])
    assert run(town_store, "verify", str(file), "-o", str(anew)).exit_code == 1
    assert run(town_store, "verify", str(anew)).exit_code == 0
    assert [one.given_to for one in read_ledger(town_store)] == ["The board", "The board"]


def test_a_file_somebody_changed_is_said(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "copy.html"
    assert run(town_store, "public", "-o", str(file)).exit_code == 0
    file.write_text(file.read_text("utf-8").replace(">Pantry</", ">Panty</"), "utf-8")
    checked = run(town_store, "verify", str(file))
    assert checked.exit_code == 1
    assert "was changed after it was made" in checked.output


def test_a_copy_that_cannot_be_written_leaves_no_line_in_the_ledger(town_store: str, tmp_path: Path) -> None:
    for name in ("nowhere/copy.html", f"{'x' * 300}.html"):
        done = run(town_store, "public", "-o", str(tmp_path / name))
        assert isinstance(done.exception, FileError)
        assert read_ledger(town_store) == ()


@pytest.mark.parametrize(
    "words",
    [
        ("public",), ("public", "--preview", "--list"), ("public", "-o", "copy.pdf"), ("public", "--preview", "--also", "phone"),
        ("public", "--preview", "--show", "pseudonyms", "--people", "agreed"), ("public", "--preview", "--smallest", "0"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_with_a_reason(town_store: str, words: tuple[str, ...]) -> None:
    done = run(town_store, *words)
    assert isinstance(done.exception, InputError)
    assert len(done.exception.message) > 30


def test_an_empty_map_and_a_file_that_is_no_copy_say_what_to_do(empty_folder: Path, tmp_path: Path) -> None:
    store, file = str(empty_folder), tmp_path / "copy.html"
    done = run(store, "public", "-o", str(file))
    assert isinstance(done.exception, NetmapError)
    assert "bring in partners first" in done.exception.message
    assert not file.exists()
    assert "No copy was made yet" in run(store, "public", "--list").output
    file.write_text("<p>Hello", "utf-8")
    assert isinstance(run(store, "verify", str(file)).exception, FileError)
    assert isinstance(run(store, "verify", str(tmp_path / "none.html")).exception, FileError)
