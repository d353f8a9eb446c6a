"""Correction slips from the command line: printed, typed in, looked at, settled and taken back."""

import json
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.model.happenings import Correction, Story
from netmap.model.kinds import SlipState, TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, write_steps
from netmap.settings import load_settings
from tests.analysis.towns import org, partners


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    organizations = [
        org("pantry"),
        org("library", home=True),
        org("one", name="Clinic"),
        org("two", name="Clinic"),
    ]
    ties = partners("one pantry", "two pantry", since=date(2020, 1, 1))
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(build_change(store.read(), put=[*organizations, *ties], who="Ana", sentence="Add a town"))
    return str(empty_folder)


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", store])


def say(store: str, *words: str) -> str:
    done = run(store, *words)
    assert done.exit_code == 0, done.exception
    return " ".join(done.output.split())


def read(store: str) -> Network:
    with open_store(load_settings(store=store)) as opened:
        return opened.read()


def test_slips_are_printed_in_two_languages(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "slips.pdf"
    said = say(town_store, "slips", "-o", str(file), "--language", "en", "--language", "es", "--paper", "a4")
    assert "2 pages of four slips each" in said
    assert file.read_bytes().startswith(b"%PDF")
    assert isinstance(run(town_store, "slips", "-o", str(tmp_path / "slips.docx")).exception, InputError)


def test_slips_for_a_story_are_of_its_steps_that_show_somebody(town_store: str, tmp_path: Path) -> None:
    steps = [
        StoryStep("a", title="All of us"),
        StoryStep("b", title="Who is missing?", shows=Shows.QUESTION),
        StoryStep("c", title="Around us", shows=Shows.AROUND, subject="library"),
    ]
    with open_store(load_settings(store=town_store)) as store:
        story = Story(id="story", name="Our fall", steps=write_steps(steps))
        store.apply(build_change(store.read(), put=[story], who="Ana", sentence="Add a story"))
    file = tmp_path / "slips.pdf"
    assert "2 pages of four slips each" in say(town_store, "slips", "-o", str(file), "--story", "our fall")
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in PdfDocument(file)]
    assert ["1. All of us" in pages[0], "3. Around us" in pages[1]] == [True, True]
    assert isinstance(run(town_store, "slips", "-o", str(file), "--story", "Gone").exception, InputError)


def test_a_slip_is_typed_in_looked_at_taken_and_taken_back_as_one(town_store: str) -> None:
    assert "No slip is waiting" in say(town_store, "corrections")
    say(
        town_store,
        "correct",
        "--what",
        "works-with",
        "--about",
        "pantry",
        "--with",
        "library",
        "--by",
        "Lee Poe",
    )
    (waiting,) = json.loads(run(town_store, "corrections", "--json").output)
    assert (waiting["number"], waiting["state"], waiting["said_by"]) == (1, "waiting", "Lee Poe")
    shown = say(town_store, "corrections", "1")
    assert "Said by Lee Poe" in shown
    assert "New: Library works with Pantry" in shown
    assert "Slip 1 is taken: pantry works with library." in say(town_store, "correct", "1", "--take")
    assert len(read(town_store).ties_between("pantry", "library")) == 1
    again = run(town_store, "correct", "1", "--take").exception
    assert "settled already: taken" in str(again)
    say(town_store, "undo")
    network = read(town_store)
    assert not network.ties_between("pantry", "library")
    assert [one.state for one in network.of(Correction)] == [SlipState.WAITING]


def test_a_name_that_two_have_is_told_apart_when_it_is_taken(town_store: str) -> None:
    say(town_store, "correct", "--what", "no-longer", "--about", "Clinic", "--with", "Pantry")
    assert "Say which one it is" in say(town_store, "corrections", "1")
    assert "Say which one" in str(run(town_store, "correct", "1", "--take").exception)
    say(town_store, "correct", "1", "--take", "--about", "two")
    found = read(town_store).ties_of_kind(TieKind.PARTNERS_WITH)
    assert {tie.other_end("pantry"): tie.until is not None for tie in found} == {"one": False, "two": True}


def test_a_slip_is_put_aside_with_a_reason_or_asked_back_about(town_store: str) -> None:
    for words in ("A", "B"):
        say(town_store, "correct", "--what", "other", "--words", words)
    say(town_store, "correct", "1", "--aside", "A joke")
    say(town_store, "correct", "2", "--ask-back", "--words", "Which street?")
    assert [one["number"] for one in json.loads(run(town_store, "corrections", "--json").output)] == [2]
    settled = json.loads(run(town_store, "corrections", "--all", "--json").output)
    assert [(one["state"], one["reason"]) for one in settled] == [
        ("put aside", "A joke"),
        ("asked back", "Which street?"),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Say what is wrong, with --what: works-with"),
        (("1",), "--take, --aside REASON or --ask-back"),
        (("1", "--take", "--ask-back"), "--take, --aside REASON or --ask-back"),
        (("--take",), "--take, --aside REASON or --ask-back"),
        (("7", "--take"), "There is no slip 7"),
        (("--what", "works-with", "--about", "Pantry", "--with", "PANTRY"), "Both names mean Pantry"),
    ],
)
def test_what_is_clumsy_is_said_and_nothing_is_written(
    town_store: str, words: tuple[str, ...], said: str
) -> None:
    before = read(town_store).revision
    done = run(town_store, "correct", *words)
    assert isinstance(done.exception, InputError)
    assert said in str(done.exception)
    assert read(town_store).revision == before
