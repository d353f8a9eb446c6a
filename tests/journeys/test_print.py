"""A page on paper: without what only a screen needs; the map on one sheet across, with how to read it and its day."""

import pypdfium2
import pytest

from tests.journeys.conftest import Watched


def _print(visitor: Watched) -> tuple[list[tuple[float, float]], str]:
    """Return the size of every sheet and the words on them, as the browser would print the page."""
    printed = pypdfium2.PdfDocument(visitor.page.pdf(prefer_css_page_size=True))
    words = " ".join(sheet.get_textpage().get_text_bounded() for sheet in printed)
    return [sheet.get_size() for sheet in printed], " ".join(words.split())


@pytest.mark.parametrize("view", ["wheel", "names"])
def test_the_map_prints_as_one_sheet_with_its_day_and_for_whom_it_is(filled: Watched, view: str) -> None:
    filled.open(f"map?view={view}")
    [(width, height)], words = _print(filled)
    assert width > height
    assert "Partner map" in words
    assert "For the team, not for handing on." in words
    assert not any(told in words for told in ("Find a name", "Whole screen", "Save file", "The same map as"))
    assert "Keep in touch" not in words


def test_a_page_prints_what_it_says_without_menu_and_buttons(filled: Watched) -> None:
    filled.open("missing")
    _, words = _print(filled)
    assert "Who is missing" in words
    assert "Bring in and take out" not in words
    assert "In the room" not in words
