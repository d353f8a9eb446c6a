"""Stories as files: a page that fetches nothing, and a presentation of native shapes."""

import base64
import hashlib
import io
import re
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from netmap.model.stories.steps import Shows, SlideWords
from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatPath, FlatShape
from netmap.picture.slides.html_file import write_html
from netmap.picture.slides.pptx_file import write_pptx
from netmap.picture.slides.pptx_shapes import straighten_arcs, write_shape
from netmap.picture.slides.slide import Slide, SlideDrawer
from tests.picture.map_networks import build_town
from tests.picture.slides.test_slides import HOSTILE
from tests.report.stories.stories import look

NOTES = ("Only for who presents.", "", HOSTILE, "\ud800\uffff\x0b", *("" for _ in [*Shows][4:]))
SUBJECTS = {Shows.AROUND: "org00003", Shows.GOAL: "goal", Shows.COALITION: "table"}


@cache
def draw() -> tuple[Slide, ...]:
    words = [
        SlideWords(f"Step {HOSTILE}", ("A sentence.",), (HOSTILE,), one, ("org00003",), SUBJECTS.get(one, ""))
        for one in Shows
    ]
    return SlideDrawer(look(build_town(12))).draw_all(words)


class _Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in {"script", "style"}:
            (self.scripts if self.tags[-1][0] == "script" else self.styles).append(data)


def test_the_page_holds_everything_and_runs_nothing_but_its_own() -> None:
    page = write_html(draw(), HOSTILE, "As of today").decode()
    found = _Page(page)
    tags = [tag for tag, _ in found.tags]
    assert tags.count("section") == tags.count("svg") == tags.count("h2") == len(Shows)
    assert (tags.count("script"), tags.count("style"), tags.count("img")) == (1, 1, 0)
    assert not [
        attrs for _, attrs in found.tags if {"src", "href", "style", "onerror", "onload"} & attrs.keys()
    ]
    assert not re.search(r"url\((?!data:)", page)
    policy = (
        next(attrs["content"] for tag, attrs in found.tags if tag == "meta" and "http-equiv" in attrs) or ""
    )
    assert policy.startswith("default-src 'none'")
    for part in (found.scripts[0], found.styles[0]):
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_the_page_says_in_words_what_is_to_be_seen_and_has_no_notes() -> None:
    page = write_html(draw(), "Ours").decode()
    assert page.count("On the picture: ") == len(Shows)
    assert "A sentence." in page
    assert NOTES[0] not in page


@pytest.fixture(scope="module")
def deck() -> Any:
    return Presentation(io.BytesIO(write_pptx(draw(), HOSTILE, NOTES)))


def test_a_presentation_has_a_slide_for_each_step_with_title_notes_and_alternative_text(
    deck: Any,
) -> None:
    assert deck.core_properties.title == HOSTILE
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)
    slides = list(deck.slides)
    assert len(slides) == len(Shows)
    assert all(one.shapes.title.text_frame.text == f"Step {HOSTILE}" for one in slides)
    texts = [[shape.text_frame.text for shape in one.shapes if shape.has_text_frame] for one in slides]
    assert all({"A sentence.", HOSTILE} <= set(one) for one in texts)
    assert [one.notes_slide.notes_text_frame.text for one in slides] == [*NOTES[:3], *("" for _ in NOTES[3:])]
    groups = [shape for one in slides for shape in one.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    described = [group._element.nvGrpSpPr.cNvPr.get("descr") for group in groups]
    assert described == [slide.seen for slide in draw()]


def test_its_pictures_are_native_shapes_and_each_is_known_by_one_number(deck: Any) -> None:
    wheel = list(deck.slides)[[*Shows].index(Shows.WHEEL)]
    (group,) = (shape for shape in wheel.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    kinds = [shape.shape_type for shape in group.shapes]
    sheet = draw()[[*Shows].index(Shows.WHEEL)].sheet
    circles = sum(type(shape.form).__name__ == "FlatCircle" for shape in sheet.shapes)
    assert kinds.count(MSO_SHAPE_TYPE.AUTO_SHAPE) == circles
    assert kinds.count(MSO_SHAPE_TYPE.FREEFORM) > 50
    assert MSO_SHAPE_TYPE.PICTURE not in kinds
    assert all(shape.width > 0 and shape.height > 0 for shape in group.shapes)
    numbers = [shape.shape_id for shape in (*wheel.shapes, *group.shapes)]
    assert len(numbers) == len(set(numbers))


def test_arcs_become_short_pieces_that_begin_and_end_where_they_did() -> None:
    ring = FlatPath((("A", (0, 0, 10, 0, 90)), ("A", (0, 0, 5, 90, 0)), ("Z", ())))
    steps = list(straighten_arcs(ring))
    assert steps[0] == ("M", ((10, 0),))
    assert [letter for letter, _ in steps].count("M") == 1
    assert steps[-1] == ("Z", ())
    assert steps[-2][1][0] == pytest.approx((5, 0))


def test_a_line_without_height_is_still_a_shape() -> None:
    flat = FlatShape("line", ("a", "b"), FlatPath((("M", (1, 5)), ("L", (9, 5)))), Style(stroke="#112233"), 2)
    assert 'cy="1"' in write_shape(flat, 1)
    assert "<a:noFill/>" in write_shape(flat, 1)
