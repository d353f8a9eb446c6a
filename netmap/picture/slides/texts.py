"""Text on slides: broken into lines, as large as there is room for, and never smaller than the last row can read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatShape, FlatText
from netmap.picture.font.measure import MIDDLE, measure_text

SMALLEST = 24.0
"""Pixels of the smallest letters on a slide 1,920 pixels wide."""
STEP = 1.32
"""Distance between two lines, as a share of the font size."""
_AFTER = 0.62
"""Room kept free after a paragraph, as a share of its font size."""
_SHRINK = 0.94
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text to write, its font size where there is room, its look, and the role of its shape."""

    text: str
    size: float
    style: Style
    role: str


def wrap_text(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Return a text in lines no wider than `width`; a word that is wider is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _break_word(word, width, size, bold=bold):
            joined = f"{line} {piece}" if line else piece
            if line and measure_text(joined, size, bold=bold) > width:
                lines.append(line)
                line = piece
            else:
                line = joined
    return [*lines, line] if line else lines


def _break_word(word: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    if measure_text(word, size, bold=bold) <= width:
        yield word
        return
    piece = ""
    for letter in word:
        if piece and measure_text(piece + letter, size, bold=bold) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def write_paragraphs(
    paragraphs: Sequence[Paragraph],
    left: float,
    top: float,
    width: float,
    height: float,
    *,
    anchor: str = "start",
) -> tuple[list[FlatShape], float]:
    """Return paragraphs as shapes within a box, and where they end.

    All become smaller until they fit, down to `SMALLEST`; what has no room then is cut, with an ellipsis.
    """
    said = [one for one in paragraphs if one.text.strip()]
    scale = 1.0
    while True:
        sizes = [max(one.size * scale, min(SMALLEST, one.size)) for one in said]
        written = [
            wrap_text(one.text, width, size, bold=one.style.bold)
            for one, size in zip(said, sizes, strict=True)
        ]
        needed = sum((len(lines) * STEP + _AFTER) * size for lines, size in zip(written, sizes, strict=True))
        if needed <= height or all(
            size <= min(SMALLEST, one.size) for one, size in zip(said, sizes, strict=True)
        ):
            break
        scale *= _SHRINK
    x = left + width / 2 if anchor == "middle" else left
    shapes: list[FlatShape] = []
    y = top
    for one, size, lines in zip(said, sizes, written, strict=True):
        room = int((top + height - y) / (size * STEP) + 1e-6)
        kept = lines if len(lines) <= room else _cut(lines[: max(room, 0)], width, size, bold=one.style.bold)
        if not kept:
            break
        places = tuple(
            (round(x, 1), round(y + (row + 0.5) * size * STEP + MIDDLE * size, 1), line)
            for row, line in enumerate(kept)
        )
        shapes.append(FlatShape(one.role, (), FlatText(places, round(size, 2), anchor), one.style, 0.0))
        y += (len(kept) * STEP + _AFTER) * size
        if len(kept) < len(lines):
            break
    return shapes, y


def _cut(lines: list[str], width: float, size: float, *, bold: bool) -> list[str]:
    if not lines:
        return []
    last = lines[-1]
    while last and measure_text(last + _ELLIPSIS, size, bold=bold) > width:
        last = last[:-1]
    return [*lines[:-1], last.rstrip() + _ELLIPSIS]
