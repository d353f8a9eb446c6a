"""Slides as one file of HTML: nothing is fetched, everything is text, a step is a page when it is printed."""

from collections.abc import Sequence
from typing import Any

from netmap.model.text import clean_xml
from netmap.picture.slides.slide import Slide
from netmap.picture.standalone import mark_drawn, render_page
from netmap.picture.svg import write_part


def write_html(slides: Sequence[Slide], title: str, under: str = "") -> bytes:
    """Return slides as a page that shows them one by one, without a network and without notes.

    Parameters
    ----------
    under
        A line under the title, such as of which day it is.
    """
    steps = [fill_step(slide, number) for number, slide in enumerate(slides, 1)]
    return render_page("slides/deck", {"title": clean_xml(title), "under": under, "steps": steps}).encode()


def fill_step(slide: Slide, number: int) -> dict[str, Any]:
    """Return what a page shows and says of a slide with a number, for its template."""
    return {
        "picture": mark_drawn(write_part(slide.sheet, sized=False)),
        "title": clean_xml(slide.words.title or f"Step {number}"),
        "said": [clean_xml(one) for one in (*slide.words.sentences, *slide.words.text)],
        "seen": clean_xml(slide.seen),
        "parts": slide.parts,
    }
