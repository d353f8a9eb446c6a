"""Slides: legible from the last row, whoever is spoken of bright, and nothing on them that is not for a room."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

from netmap.model.entities import Organization, Sector
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, SlideWords
from netmap.picture.drawing.flat import FlatCircle, FlatPath, FlatShape, FlatText
from netmap.picture.slides.focus import REST
from netmap.picture.slides.labels import measure_box
from netmap.picture.slides.panel import HEIGHT, WIDTH
from netmap.picture.slides.slide import Slide, SlideDrawer
from netmap.picture.slides.texts import SMALLEST, wrap_text
from netmap.picture.svg import write_part
from tests.analysis.towns import org, partners, person, sector, tie, town
from tests.picture.map_networks import build_town
from tests.report.stories.stories import look, read_sample

WORDS = frozenset({"title", "sentence", "text", "number"})
HOSTILE = "<img src=x onerror=\"document.title='broken'\">]]></svg><script>alert(1)</script>"


def draw(network: Network, *words: SlideWords) -> tuple[Slide, ...]:
    return SlideDrawer(look(network)).draw_all(words)


def show(shows: Shows = Shows.WHEEL, *focus: str, title: str = "A title", text: str = "") -> SlideWords:
    return SlideWords(title, ("One plain sentence.",), (text,) if text else (), shows, focus)


@cache
def draw_town() -> tuple[Slide, ...]:
    return draw(
        build_town(24), *map(show, Shows), show(Shows.WHEEL, "org00003"), show(Shows.NAMES, "org00003")
    )


def list_texts(shapes: Iterable[FlatShape]) -> list[tuple[FlatShape, FlatText]]:
    return [(shape, shape.form) for shape in shapes if isinstance(shape.form, FlatText)]


def measure_opacity(slide: Slide, role: str, key: str) -> set[float]:
    return {shape.style.opacity for shape in slide.sheet.shapes if shape.role == role and key in shape.of}


@pytest.mark.parametrize("network", [build_town(12), build_town(1), Network(), read_sample()])
def test_words_sectors_and_who_a_step_is_about_are_legible_from_the_last_row(network: Network) -> None:
    focus = next(iter(network.of(Organization)), None)
    for slide in draw(network, *map(show, Shows), show(Shows.WHEEL, focus.id if focus else "")):
        assert (slide.sheet.width, slide.sheet.height) == (WIDTH, HEIGHT) == (1920, 1080)
        for shape, text in list_texts(slide.sheet.shapes):
            if shape.role in WORDS | {"sector"} or (focus and slide.words.focus == (focus.id,) == shape.of):
                assert text.size >= SMALLEST == 24
            elif shape.role in {"name", "heading", "legend"}:
                assert text.size >= 16


def test_one_is_bright_with_all_tied_to_them_and_the_rest_is_pale() -> None:
    network = town(
        org("library"), org("clinic"), org("school"), org("bank"), sector("health"), sector("food"),
        tie(TieKind.IN_SECTOR, "clinic", "health"), tie(TieKind.IN_SECTOR, "bank", "food"),
        partners("library clinic", "school bank"),
    )  # fmt: skip
    for shows in (Shows.WHEEL, Shows.NAMES):
        (slide,) = draw(network, show(shows, "library"))
        assert measure_opacity(slide, "mark", "library") == measure_opacity(slide, "mark", "clinic") == {1.0}
        assert measure_opacity(slide, "mark", "school") == measure_opacity(slide, "mark", "bank") == {REST}
        lit = {shape.of for shape in slide.sheet.shapes if shape.role == "line" and shape.style.opacity > 0.5}
        assert lit == {("clinic", "library")}
        names = {
            " ".join(line for _, _, line in form.lines): form.size
            for shape, form in list_texts(slide.sheet.shapes)
            if shape.role == "name" and shape.style.opacity == 1
        }
        assert names["Library"] >= SMALLEST
        assert "Clinic" in names
        assert slide.seen.endswith("Bright: Library. With them: Clinic.")


def test_several_are_bright_with_the_lines_between_them_and_a_sector_with_those_in_it() -> None:
    network = town(
        org("library"), org("clinic"), org("school"), sector("health"), sector("open", expected=True),
        tie(TieKind.IN_SECTOR, "clinic", "health"), partners("library clinic", "clinic school"),
    )  # fmt: skip
    (slide,) = draw(network, show(Shows.WHEEL, "health", "open", "school"))
    assert measure_opacity(slide, "mark", "clinic") == measure_opacity(slide, "mark", "school") == {1.0}
    assert measure_opacity(slide, "mark", "library") == {REST}
    assert measure_opacity(slide, "open", "open") == {1.0}
    lit = {shape.of for shape in slide.sheet.shapes if shape.role == "line" and shape.style.opacity > 0.5}
    assert lit == {("clinic", "school")}


def test_who_is_not_in_the_room_cannot_be_bright() -> None:
    network = town(org("library"), person("ana"), tie(TieKind.WORKS_AT, "ana", "library"))
    plain, asked = draw(network, show(), show(Shows.WHEEL, "ana", "nobody"))
    assert plain.sheet.shapes[:-1] == asked.sheet.shapes[:-1]


def test_nothing_moves_between_the_wheel_its_focus_and_the_wheel_with_nobody_on_it() -> None:
    whole, blank, focused = draw(
        build_town(12), show(), show(Shows.BLANK_WHEEL), show(Shows.WHEEL, "org00001")
    )

    def place(slide: Slide, *roles: str) -> set[tuple[tuple[str, ...], object]]:
        return {(shape.of, shape.form) for shape in slide.sheet.shapes if shape.role in roles}

    assert place(blank, "ground", "edge", "sector") == place(whole, "ground", "edge", "sector")
    assert place(focused, "ground", "mark", "sector") == place(whole, "ground", "mark", "sector")
    assert not place(blank, "mark", "line", "name", "open")
    assert blank.seen == "The wheel of sectors with nobody on it."


@pytest.mark.parametrize("shows", Shows)
def test_what_appears_one_after_another_is_each_paragraph_that_is_on_the_slide(shows: Shows) -> None:
    said = SlideWords("Title", ("One.", "Two."), ("Three.", "  "), shows, one_by_one=True)
    whole, dropped = draw(
        build_town(3), replace(said, one_by_one=False), replace(said, sentences=("long " * 3_000,) * 3)
    )
    (slide,) = draw(build_town(3), said)
    assert (whole.parts, slide.parts) == (0, 3)
    assert dropped.parts == sum(shape.role in {"sentence", "text"} for shape in dropped.sheet.shapes) < 4
    assert whole.sheet.shapes[:-1] == slide.sheet.shapes[:-1]


def test_a_question_is_words_alone() -> None:
    slide = draw_town()[[*Shows].index(Shows.QUESTION)]
    assert {shape.role for shape in slide.sheet.shapes} == {"panel", "title", "sentence", "number"}


@pytest.mark.parametrize("shows", Shows)
def test_long_texts_shrink_and_are_cut_within_the_slide(shows: Shows) -> None:
    for length in (300, 20_000):
        words = SlideWords(
            "Title " * 60, ("Sentence " * (length // 9),) * 3, ("x" * length, "y " * length), shows
        )
        (slide,) = draw(build_town(3), words)
        for shape, text in list_texts(slide.sheet.shapes):
            if shape.role in WORDS:
                box = measure_box(text, bold=shape.style.bold)
                assert box.left >= 0
                assert box.right <= WIDTH
                assert box.top >= 0
                assert box.bottom <= HEIGHT
        written = [line for _, text in list_texts(slide.sheet.shapes) for _, _, line in text.lines]
        assert length == 300 or any(line.endswith("…") for line in written)


def test_a_word_wider_than_a_line_is_broken_and_no_letter_is_lost() -> None:
    lines = wrap_text("short " + "w" * 80 + " end", 300, 30)
    assert "".join(lines).replace(" ", "") == "short" + "w" * 80 + "end"


def test_hostile_and_endless_names_are_text() -> None:
    network = Network.of_items([
        Organization(id="bad", name=HOSTILE), Organization(id="long", name="w" * 300), Sector(id="s", name=HOSTILE),
        tie(TieKind.IN_SECTOR, "bad", "s"), tie(TieKind.PARTNERS_WITH, "bad", "long"),
    ])  # fmt: skip
    for shows in Shows:
        (slide,) = draw(network, SlideWords(HOSTILE, (HOSTILE,), (HOSTILE,), shows, ("bad",)))
        svg = write_part(slide.sheet, sized=False)
        assert "<img" not in svg
        assert "<script" not in svg
        for shape in slide.sheet.shapes:
            if isinstance(shape.form, FlatCircle):
                assert 0 <= shape.form.x <= WIDTH
            elif isinstance(shape.form, FlatPath):
                assert shape.form.steps


@pytest.mark.parametrize("count", [0, 1, 60, 300])
def test_any_map_is_still_a_slide(count: int) -> None:
    network = build_town(count, sectors=60 if count == 60 else 8)
    for slide in draw(network, show(), show(Shows.NAMES), show(Shows.BLANK_WHEEL)):
        assert any(shape.role == "title" for shape in slide.sheet.shapes)
