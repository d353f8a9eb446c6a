"""Slides as a file of PowerPoint: native shapes that can be changed, the words as text, notes and alternative texts."""

import io
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any
from xml.sax.saxutils import quoteattr

from netmap.model.text import clean_xml
from netmap.picture.drawing.flat import FlatShape
from netmap.picture.slides.panel import HEIGHT, WIDTH
from netmap.picture.slides.pptx_shapes import EMU, write_shape, write_text_box
from netmap.picture.slides.slide import Slide

_TITLE_ONLY = 5
_WORDS = frozenset({"title", "sentence", "text"})
_FIRST_NUMBER = 10
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def write_pptx(slides: Sequence[Slide], title: str, notes: Sequence[str]) -> bytes:
    """Return slides as a presentation; `notes` are what the presenter sees beside each."""
    from pptx import Presentation  # noqa: PLC0415 - only decks need it
    from pptx.oxml import parse_xml  # noqa: PLC0415
    from pptx.util import Emu  # noqa: PLC0415

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(round(WIDTH * EMU)), Emu(round(HEIGHT * EMU))
    deck.core_properties.title, deck.core_properties.author = clean_xml(title)[:255], ""
    for slide, note in zip(slides, notes, strict=True):
        page = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
        _clear(page)
        for part in _write_parts(slide):
            page.shapes._spTree.append(parse_xml(part))  # noqa: SLF001 - one by one it would take minutes
        frame = page.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = clean_xml(note)
    written = io.BytesIO()
    deck.save(written)
    return written.getvalue()


def _clear(page: Any) -> None:
    for placeholder in list(page.placeholders):
        placeholder._element.getparent().remove(placeholder._element)  # noqa: SLF001


def _write_parts(slide: Slide) -> Iterator[str]:
    """Give what stands on a page, the lowest first: grounds, the picture as one group, the title, the words."""
    numbers = count(_FIRST_NUMBER)
    shapes = slide.sheet.shapes
    for shape in shapes:
        if shape.role == "panel":
            yield _add_spaces(write_shape(shape, next(numbers)))
    yield _write_group(
        slide.seen, [shape for shape in shapes if shape.role not in _WORDS | {"panel"}], numbers
    )
    words = slide.words
    whole = {role: iter(texts) for role, texts in (
        ("title", [words.title]), ("sentence", words.sentences), ("text", [one for one in words.text if one.strip()]),
    )}  # fmt: skip
    for shape in shapes:
        if shape.role in _WORDS:
            said = next(whole[shape.role])
            box = write_text_box(shape, next(numbers), said=said, is_title=shape.role == "title")
            yield _add_spaces(box)


def _write_group(seen: str, shapes: Sequence[FlatShape], numbers: Iterator[int]) -> str:
    size = f'x="0" y="0"/><a:{{}} cx="{round(WIDTH * EMU)}" cy="{round(HEIGHT * EMU)}"/>'
    place = f"<a:off {size.format('ext')}<a:chOff {size.format('chExt')}"
    members = "".join(write_shape(shape, next(numbers)) for shape in shapes)
    return (
        f'<p:grpSp {_SPACES}><p:nvGrpSpPr><p:cNvPr id="{next(numbers)}" name="Picture" descr={quoteattr(clean_xml(seen))}/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{place}</a:xfrm></p:grpSpPr>{members}</p:grpSp>"
    )


def _add_spaces(part: str) -> str:
    return part.replace("<p:sp>", f"<p:sp {_SPACES}>", 1)
