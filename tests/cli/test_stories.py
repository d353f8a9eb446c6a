"""The command `story`: made, listed, told, and written into files."""

import io
import json
from pathlib import Path

import pytest
from pptx import Presentation
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.errors import InputError, NetmapError
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.entities import Coalition
from netmap.model.happenings import Story
from netmap.model.kinds import TieKind
from netmap.model.stories.steps import StoryStep, write_steps
from netmap.settings import load_settings
from tests.analysis.towns import org, partners, sector, tie

TOWN: tuple[Item, ...] = (
    org("library", home=True), org("clinic"), org("school"), sector("parks", expected=True),
    *partners("library clinic", "clinic school"),
)  # fmt: skip


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(build_change(store.read(), put=TOWN, who="Ana", sentence="Add a town"))
    return str(empty_folder)


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, ["story", *words, "--store", store], catch_exceptions=True)


def tell(store: str, *words: str) -> str:
    done = run(store, *words)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_story_is_made_listed_and_told(town_store: str) -> None:
    assert "There is no story yet" in tell(town_store)
    assert "Made the story “Spring”. To take it back: netmap undo" in tell(town_store, "Spring", "--starter")
    assert "Made the story “Who we know, and who is missing”." in tell(town_store, "--starter")
    listed = tell(town_store)
    assert listed.count("All 4 steps still hold") == 2
    told = tell(town_store, "spring")
    assert "2. Who holds us together [wheel]\n   Clinic connects others:" in told
    assert "Notes: Based on 2 ties among 3 organizations" in told


def test_what_no_longer_holds_is_said_with_what_it_was(town_store: str) -> None:
    tell(town_store, "--starter")
    with open_store(load_settings(store=town_store)) as store:
        store.apply(build_change(store.read(), remove=["clinic"], who="Ana", sentence="Took out the clinic"))
    listed = tell(town_store)
    assert "Of 4 steps, 3 no longer hold: 1, 2 and 3 (the map has had 2 changes since)." in listed
    assert "2. Who holds us together: No longer told: “Clinic connects others" in listed
    (story,) = json.loads(tell(town_store, "--json"))
    assert story["steps"][1]["sentences"] == []
    assert story["steps"][2]["no_longer_holds"][0].startswith("Before: “3 organizations")
    assert story["steps"][2]["bright"] == ["Parks"]


def test_a_story_is_written_as_a_page_and_as_a_presentation(town_store: str, tmp_path: Path) -> None:
    tell(town_store, "Ours", "--starter")
    page, deck = tmp_path / "story.html", tmp_path / "story.PPTX"
    assert f"Wrote {page}. All 4 steps still hold" in tell(town_store, "Ours", "-o", str(page)).replace(
        "\n", ""
    )
    tell(town_store, "Ours", "-o", str(deck))
    assert page.read_text("utf-8").count("<section") == 4
    slides = list(Presentation(io.BytesIO(deck.read_bytes())).slides)
    assert slides[1].shapes.title.text_frame.text == "Who holds us together"
    assert "Based on 2 ties" in slides[1].notes_slide.notes_text_frame.text


def test_a_view_is_added_as_a_step_and_a_story_begun_where_there_is_none(
    town_store: str, tmp_path: Path
) -> None:
    begun = tell(town_store, "Ours", "CLINIC", "--add", "around", "--steps", "2", "--bright", "school")
    assert "Began the story “Ours” with a step. To take it back: netmap undo" in begun
    added = tell(town_store, "ours", "--add", "question", "--title", "Whom do you know?")
    assert "Added a step to “Ours”." in added
    tell(town_store, "Ours", "--add", "wheel", "--bright", "parks", "--on", "2025-12-31")
    with_no_table = run(town_store, "Ours", "--add", "names", "--color-by", "standing")
    assert "for the team only" in str(with_no_table.exception)
    told = tell(town_store, "Ours")
    assert "1. [around Clinic]" in told
    assert "2. Whom do you know? [question]" in told
    assert "All 3 steps still hold" in told
    (story,) = json.loads(tell(town_store, "--json"))
    assert [(one["shows"], one["about"], one["bright"]) for one in story["steps"]] == [
        ("around", "Clinic", ["School"]), ("question", "", []), ("wheel", "", ["Parks"]),
    ]  # fmt: skip
    assert "[wheel, 31 December 2025]" in told
    page = tmp_path / "story.html"
    tell(town_store, "Ours", "-o", str(page))
    assert '<h2 id="title-1">Around Clinic</h2>' in page.read_text("utf-8")


def test_a_step_is_added_that_leaves_some_out(town_store: str, tmp_path: Path) -> None:
    with open_store(load_settings(store=town_store)) as store:
        put: list[Item] = [sector("health"), tie(TieKind.IN_SECTOR, "clinic", "health")]
        store.apply(build_change(store.read(), put=put, who="Ana", sentence="Health"))
    tell(town_store, "Ours", "--add", "names", "--only", "sector=Health", "--only", "on=2025-12-31")
    (story,) = json.loads(tell(town_store, "--json"))
    assert [(one["only"], one["on"]) for one in story["steps"]] == [(["sector=Health"], "2025-12-31")]
    assert "1. [names, 31 December 2025. Only Health.]" in tell(town_store, "Ours")
    page = tmp_path / "story.html"
    tell(town_store, "Ours", "-o", str(page))
    written = page.read_text("utf-8")
    assert "Only Health. As" not in written
    assert "Only Health." in written
    assert "Clinic" in written
    assert "School" not in written


def test_a_step_is_added_with_a_way_and_groups(town_store: str, tmp_path: Path) -> None:
    with open_store(load_settings(store=town_store)) as store:
        put: list[Item] = [Coalition(id="table", name="Table"), tie(TieKind.MEMBER_OF, "clinic", "table")]
        store.apply(build_change(store.read(), put=put, who="Ana", sentence="A table"))
    tell(
        town_store, "Ours", "--add", "names", "--group-by", "coalition", "--way-from", "Library", "--way-to", "School"
    )  # fmt: skip
    (story,) = json.loads(tell(town_store, "--json"))
    assert [(one["grouped_by"], one["way"]) for one in story["steps"]] == [
        ("coalition", ["Library", "School"])
    ]
    assert "1. [names. Grouped by “Coalition”. The way from Library to School.]" in tell(town_store, "Ours")
    page = tmp_path / "story.html"
    tell(town_store, "Ours", "-o", str(page))
    assert "Library → Clinic → School: one step between." in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--add", "wheel"), "Say to which story"),
        (("Ours", "--add", "around"), "Around whom? Give a name"),
        (("Ours", "Clinic", "--add", "wheel"), "“wheel” shows no one alone. Leave out “Clinic”."),
        (("Ours", "Nobody", "--add", "around"), "Nothing on the map is called Nobody"),
        (("Ours", "Left", "--add", "around"), "“Left” is not shown in the room, so no story shows it."),
        (("Ours", "--add", "wheel", "--bright", "Left"), "“Left” is not shown in the room"),
        (
            ("Ours", "--add", "communities"),
            "There are no groups that are more than chance. Choose another view.",
        ),
        (("Ours", "--add", "wheel", "--starter"), "Add the step first"),
        (("Ours", "Clinic"), "Say what to add"),
        (("Ours", "--title", "One"), "Say what to add"),
        (("Ours", "--on", "2025-12-31"), "Say what to add"),
        (("Ours", "--only", "sector=Parks"), "Say what to add"),
        (("Ours", "--add", "wheel", "--only", "sector=Parks"), "leaves nobody whom a room may see"),
        (("Ours", "--add", "wheel", "--only", "strength=3"), "“strength” is for the team only."),
        (("Ours", "--add", "wheel", "--on", "lately"), "“lately” is not a day."),
        (("Ours", "--way-from", "Library", "--way-to", "Clinic"), "Say what to add"),
        (("Ours", "--add", "wheel", "--way-from", "Library"), "A way has two ends"),
        (
            ("Ours", "--add", "question", "--way-from", "Library", "--way-to", "Clinic"),
            "no ties between partners",
        ),
        (("Ours", "Clinic", "--add", "around", "--group-by", "coalition"), "is not cut by --group-by"),
        (("Ours", "--add", "wheel", "--group-by", "standing"), "for the team only"),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_is_written(
    town_store: str, words: tuple[str, ...], message: str
) -> None:
    with open_store(load_settings(store=town_store)) as store:
        left = org("left", standing="past partner")
        store.apply(build_change(store.read(), put=[left], who="Ana", sentence="Left"))
    error = run(town_store, *words).exception
    assert isinstance(error, InputError)
    assert message in error.message
    assert "There is no story yet" in tell(town_store)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Ours", "-o", "story.pdf"), "Let it end in .html or .pptx or .docx"),
        (("-o", "story.html"), "Say which story"),
        (("Nobody’s",), "No story is called"),
        (("--starter", "-o", "story.html"), "Make the story first"),
        (("Bare", "-o", "story.html"), "has no steps yet"),
        (("Ours", "-o", "nowhere/story.html"), "There is no folder"),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(
    town_store: str, words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(load_settings(store=town_store)) as store:
        stories = [Story(name="Ours", steps=write_steps([StoryStep("a", "One")])), Story(name="Bare")]
        store.apply(build_change(store.read(), put=stories, who="Ana", sentence="Stories"))
    error = run(town_store, *words).exception
    assert isinstance(error, NetmapError)
    assert message in error.message
    assert list(tmp_path.iterdir()) == []


def test_an_empty_map_has_nothing_to_tell(empty_folder: Path) -> None:
    error = run(str(empty_folder), "--starter").exception
    assert isinstance(error, InputError)
    assert "Bring in a list" in error.message
