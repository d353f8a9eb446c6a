"""The story in the browser as a Python function: looked through on the page, presented on the whole screen."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import orjson
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from netmap.picture.font.measure import FAMILY
from netmap.picture.slides.slide import Slide
from netmap.picture.svg import FACES, write_part

NAME = "netmap.stories"
PROTOCOL = 2


@cache
def _find_renderer() -> ComponentRenderer:
    return st.components.v2.component(NAME, js="index.js", css="style.css")


def build_data(
    story_id: str, title: str, slides: Sequence[Slide], notes: Sequence[str] | None
) -> dict[str, Any]:
    """Return what the browser gets of a story: pictures painted for a room, what they say, and the presenter's notes.

    Without `notes` there is no second window for them.
    """
    data = {
        "protocol": PROTOCOL,
        "story": story_id,
        "title": title,
        "noted": notes is not None,
        "font": {"family": FAMILY, "faces": {str(weight): file for weight, file in FACES.items()}},
        "slides": [
            {
                "svg": write_part(slide.sheet, sized=False),
                "title": slide.words.title or f"Step {number}",
                "said": [*slide.words.sentences, *slide.words.text],
                "seen": slide.seen,
                "notes": note,
                "parts": slide.parts,
            }
            for number, (slide, note) in enumerate(
                zip(slides, [""] * len(slides) if notes is None else notes, strict=True), 1
            )
        ],
    }
    return data | {"version": hashlib.blake2b(orjson.dumps(data), digest_size=12).hexdigest()}


def show_story(data: Mapping[str, Any], at: int, key: str) -> None:
    """Draw a story, at first its step `at` (from 0); `key` names it on the page."""
    _find_renderer()(key=key, data=orjson.dumps({**data, "at": at}))
