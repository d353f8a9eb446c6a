"""The words of a slide: beside a wheel, above a view, or a question alone; and which slide of how many it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from netmap.model.stories.steps import SlideWords
from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatPath, FlatShape, FlatText
from netmap.picture.drawing.legend import lay_out_legend
from netmap.picture.drawing.styles import CHAIR, INK
from netmap.picture.slides.texts import SMALLEST, Paragraph, write_paragraphs

WIDTH, HEIGHT = 1920.0, 1080.0
"""Pixels of a slide: a projector's own."""
PANEL, HEAD = 560.0, 150.0
"""What is left of a slide's width for words beside a wheel, and of its height for those above a view."""
MARGIN = 44.0
_TITLE, _SENTENCE, _LEGEND = 58.0, 32.0, 24.0
_HEAD_TITLE, _HEAD_SENTENCE, _HEAD_EDGE, _TITLE_SHARE = 52.0, 28.0, 10.0, 0.4
_QUESTION = 84.0
_TEXT_COLOR = "#3D4957"
_GROUND = Style(fill="#F7F2EA")
_TITLE_STYLE, _SENTENCE_STYLE = Style(INK, bold=True), Style(INK)
_OWN_STYLE, _NUMBER_STYLE = Style(_TEXT_COLOR), Style(_TEXT_COLOR)
_QUESTION_STYLE = Style(CHAIR, bold=True)
_NUMBER_WIDTH = 110.0


def write_panel(words: SlideWords, rows: Sequence[dict[str, str]], filtered: str = "") -> Iterator[FlatShape]:
    """Give the words beside a wheel, whom a filter leaves on it, and the legend under them."""
    left, width = WIDTH - PANEL, PANEL - 2 * MARGIN
    yield _fill(left, 0, PANEL, HEIGHT)
    legend = lay_out_legend(rows, _LEGEND, width)
    bottom = HEIGHT - MARGIN - 1.6 * SMALLEST
    top = bottom - legend.height
    said, _ = write_paragraphs(
        [
            Paragraph(words.title, _TITLE, _TITLE_STYLE, "title"),
            Paragraph(filtered, _LEGEND, _TITLE_STYLE, "filter"),
            *(Paragraph(one, _SENTENCE, _SENTENCE_STYLE, "sentence") for one in words.sentences),
            *(Paragraph(one, _SENTENCE, _OWN_STYLE, "text") for one in words.text),
        ],
        left + MARGIN, MARGIN, width, top - 2 * MARGIN,
    )  # fmt: skip
    yield from said
    for shape in legend.place(left + MARGIN, top, centered=False):
        is_text = isinstance(shape.form, FlatText)
        yield replace(shape, style=_SENTENCE_STYLE, width=0.0) if is_text else shape


def write_head(words: SlideWords) -> Iterator[FlatShape]:
    """Give the words above a view: the title to the left, what is said beside it."""
    title = [Paragraph(words.title, _HEAD_TITLE, _TITLE_STYLE, "title")]
    beside = [
        *(Paragraph(one, _HEAD_SENTENCE, _SENTENCE_STYLE, "sentence") for one in words.sentences),
        *(Paragraph(one, _HEAD_SENTENCE, _OWN_STYLE, "text") for one in words.text),
    ]
    yield _fill(0, 0, WIDTH, HEAD - 8)
    wide = WIDTH - 2 * MARGIN - _NUMBER_WIDTH
    share = _TITLE_SHARE if beside else 1.0
    for paragraphs, left, width in (
        (title, MARGIN, wide * share - MARGIN),
        (beside, MARGIN + wide * share, wide * (1 - share)),
    ):
        height = HEAD - 2 * _HEAD_EDGE
        _, end = write_paragraphs(paragraphs, left, 0, width, height)
        top = _HEAD_EDGE + max((height - end) / 2, 0.0)
        yield from write_paragraphs(paragraphs, left, top, width, height)[0]


def write_question(words: SlideWords) -> list[FlatShape]:
    """Return a question to the room, alone on its slide."""
    paragraphs = [
        Paragraph(words.title, _QUESTION, _QUESTION_STYLE, "title"),
        *(Paragraph(one, _QUESTION * 0.5, _SENTENCE_STYLE, "sentence") for one in words.sentences),
        *(Paragraph(one, _QUESTION * 0.5, _SENTENCE_STYLE, "text") for one in words.text),
    ]
    width, height = WIDTH - 2 * 190, HEIGHT - 2 * 110
    _, end = write_paragraphs(paragraphs, 190, 0, width, height, anchor="middle")
    top = 110 + max((height - end) / 2, 0.0)
    shapes, _ = write_paragraphs(paragraphs, 190, top, width, height, anchor="middle")
    return [_fill(0, 0, WIDTH, HEIGHT), *shapes]


def write_number(number: int, count: int, y: float) -> FlatShape:
    """Return which slide it is, of how many, at a height."""
    text = FlatText(((WIDTH - MARGIN, round(y, 1), f"{number} / {count}"),), SMALLEST, "end")
    return FlatShape("number", (), text, _NUMBER_STYLE, 0.0)


def _fill(left: float, top: float, width: float, height: float) -> FlatShape:
    right, bottom = left + width, top + height
    steps = (
        ("M", (left, top)),
        ("L", (right, top)),
        ("L", (right, bottom)),
        ("L", (left, bottom)),
        ("Z", ()),
    )
    return FlatShape("panel", (), FlatPath(steps), _GROUND, 0.0)
