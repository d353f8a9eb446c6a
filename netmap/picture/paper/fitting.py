"""A view fitted to paper or to a screen: as large as it can be, in the middle, within the margin."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from netmap.picture.drawing.flat import shift_shape
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.paper.formats import Format
from netmap.picture.paper.legibility import list_name_sizes

Draw = Callable[[float, float], Sheet]
"""Draws a picture for a width and a height in pixels; one that needs more may be higher."""
_TRIES = 4


def fit_best(draw: Draw, formats: Iterable[Format], longer: float | None = None) -> Sheet:
    """Return a picture fitted to the one of some formats that shows most names, or the same ones larger.

    `longer` are the pixels of the longer side that it is drawn for; the format's own without.
    """
    return max((fit_to(draw, one, longer or one.drawn) for one in formats), key=_rank)


def fit_to(draw: Draw, format_: Format, longer: float) -> Sheet:
    """Return a picture fitted to a format, drawn for so many pixels on the longer side of what it has room for."""
    scale = longer / max(format_.room)
    width, height = (length * scale for length in format_.room)
    asked, sheet = height, draw(width, height)
    for _ in range(_TRIES):
        if sheet.height <= height + 1:
            break
        asked -= sheet.height - height
        sheet = draw(width, asked)
    return place_on(sheet, format_)


def place_on(sheet: Sheet, format_: Format) -> Sheet:
    """Return a picture on all of a format: in the middle of it, as large as its margin allows."""
    width, height = format_.room
    zoom = min(width / sheet.width, height / sheet.height)
    wide, tall = format_.width / zoom, format_.height / zoom
    right, down = (wide - sheet.width) / 2, (tall - sheet.height) / 2
    shapes = tuple(shift_shape(shape, right, down) for shape in sheet.shapes)
    return replace(sheet, width=wide, height=tall, shapes=shapes, zoom=zoom, inch=format_.inch)


def _rank(sheet: Sheet) -> tuple[int, float]:
    sizes = list_name_sizes(sheet)
    return len(sizes), min(sizes, default=0.0) * sheet.zoom
