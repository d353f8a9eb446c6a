"""A sheet: a picture in pixels, ready to be painted into a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from netmap.picture.drawing.drawing import Drawing
from netmap.picture.drawing.fit import View, find_view
from netmap.picture.drawing.flat import FlatShape, flatten_drawing
from netmap.picture.drawing.key import NO_KEY, Key, lay_out_key

SCREEN_INCH = 96.0
"""How many pixels a screen has an inch, as CSS has it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What painters take: a size in pixels, shapes in the order they are painted in, and what it all is in words.

    `titles` are the full names of what is drawn, by id. All of it is painted `zoom` times as large as it says; so many of
    the pixels painted are an `inch` where it is printed.
    """

    title: str
    summary: str
    width: float
    height: float
    shapes: tuple[FlatShape, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    zoom: float = 1.0
    inch: float = SCREEN_INCH


def zoom_sheet(sheet: Sheet, width: float) -> Sheet:
    """Return a sheet that is painted so many pixels wide."""
    return replace(sheet, zoom=width / sheet.width)


def fit_sheet(drawing: Drawing, width: float, height: float | None = None) -> Sheet:
    """Return a whole drawing on a sheet, with a key to sector numbers under it where there are some.

    Parameters
    ----------
    width, height
        In pixels; without a height the sheet is as high as it must be.
    """
    key = lay_out_key(drawing, find_view(drawing, width, height), width)
    view = find_view(drawing, width, None if height is None else max(height - key.height, 1.0))
    return view_sheet(drawing, view, key)


def view_sheet(drawing: Drawing, view: View, key: Key = NO_KEY) -> Sheet:
    """Return a view of a drawing on a sheet."""
    shapes = (*flatten_drawing(drawing, view), *key.place(view.height))
    return Sheet(drawing.title, drawing.summary, view.width, view.height + key.height, shapes, drawing.titles)
