"""Slides as one file of HTML: nothing is fetched, everything is text, a step is a page when it is printed."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from netmap.picture.slides.slide import Slide
from netmap.picture.svg import clean_xml, embed_font, write_part


def write_html(slides: Sequence[Slide], title: str, under: str = "") -> bytes:
    """Return slides as a page that shows them one by one, without a network and without notes.

    Parameters
    ----------
    under
        A line under the title, such as of which day it is.
    """
    folder = files("netmap.picture.slides").joinpath("deck")
    style = embed_font() + folder.joinpath("deck.css").read_text("utf-8")
    script = folder.joinpath("deck.js").read_text("utf-8")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    parts = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="referrer" content="no-referrer">\n',
        f"<title>{_write(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n",
        f"<header><h1>{_write(title)}</h1>" + (f"<p>{_write(under)}</p>" if under else "") + "</header>\n",
        "<main>\n",
        *(part for number, slide in enumerate(slides, 1) for part in _write_step(slide, number)),
        '</main>\n<nav aria-label="Steps"><button type="button" aria-label="Step before">←</button>',
        '<output></output><button type="button" aria-label="Next step">→</button></nav>\n',
        f"<script>{script}</script>\n</body>\n</html>\n",
    )
    return "".join(parts).encode()


def _write_step(slide: Slide, number: int) -> Iterator[str]:
    said = (*slide.words.sentences, *slide.words.text)
    name = slide.words.title or f"Step {number}"
    yield f'<section id="step-{number}" tabindex="-1" aria-labelledby="title-{number}">\n'
    yield write_part(slide.sheet, sized=False)
    yield f'<div class="words"><h2 id="title-{number}">{_write(name)}</h2>\n'
    yield from (f"<p>{_write(one)}</p>\n" for one in said)
    yield f'<p class="seen">On the picture: {_write(slide.seen)}</p></div>\n</section>\n'


def _write(text: str) -> str:
    return escape(clean_xml(text))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
