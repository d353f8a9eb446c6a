"""The title and the legend of a picture with two sides: where no name stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatShape, FlatText
from netmap.picture.drawing.legend import Legend, lay_out_legend, measure_row
from netmap.picture.drawing.styles import INK, PAPER
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.painted import Frame
from netmap.picture.sides.layout import LARGEST_ALONE, USUAL, Layout
from netmap.picture.wheel.text import LINE_HEIGHT, wrap_name

_TITLE, _LEGEND = 1.5, 0.86
"""Sizes of the title and of the legend, as shares of the font size of names."""
_TITLE_STYLE = Style(INK, PAPER, bold=True, outline=0.28)
_EDGE = 14.0
_FREE = 0.86
_MOST_INSIDE = 3
_LEGEND_SIZE = 16.0
"""Font size of a legend under a picture, in pixels where that is `USUAL` pixels high."""
_LEAST_LEGEND = 12.5
"""Font size of a legend in pixels at least, unless names are smaller still: a text below 12 is hard to read for many."""
_SMALL_LEGEND_SIZE = 13.5
"""Font size of a legend in pixels, where the picture is as high as it must be."""


@dataclass(frozen=True, slots=True)
class Below:
    """A legend that stands under two sides, or under one column; `height` are the pixels it takes."""

    legend: Legend
    left: float
    centered: bool

    @property
    def height(self) -> float:
        """How many pixels it takes with what is kept free around it."""
        return self.legend.height + 1.5 * _EDGE if self.legend.lines else 0.0

    def place(self, top: float) -> Iterator[FlatShape]:
        """Give its shapes under what ends at `top`."""
        return self.legend.place(self.left, top + _EDGE / 2, centered=self.centered)


def lay_out_below(rows: list[dict[str, str]], frame: Frame) -> Below:
    """Return a legend for under a picture, before anything else of it is laid out."""
    room = frame.width - 2 * _EDGE
    most = _LEGEND_SIZE * frame.height / USUAL if frame.height else _SMALL_LEGEND_SIZE
    size = round(min(most, _fit_widest(rows, room)), 2)
    legend = lay_out_legend(rows, size, room)
    return Below(legend, _EDGE if frame.is_column else frame.width / 2, centered=not frame.is_column)


def place_legend(layout: Layout, rows: list[dict[str, str]]) -> tuple[float, list[FlatShape]]:
    """Return the height of the sheet and the legend: between the two sides where it is short, else under the names."""
    most = max(layout.size * _LEGEND, min(layout.size, _LEAST_LEGEND))
    size = round(min(most, _fit_widest(rows, layout.width - 2 * _EDGE)), 2)
    if not layout.is_column:
        inside = lay_out_legend(rows, size, layout.free * _FREE)
        if len(inside.lines) <= _MOST_INSIDE:
            top = layout.height - inside.height - _EDGE
            return layout.height, list(inside.place(layout.width / 2, top, centered=True))
    under = lay_out_legend(rows, size, layout.width - 2 * _EDGE)
    left = _EDGE if layout.is_column else layout.width / 2
    shapes = list(under.place(left, layout.height, centered=not layout.is_column))
    return round(layout.height + under.height + _EDGE, 1), shapes


def _fit_widest(rows: list[dict[str, str]], room: float) -> float:
    """Return the font size at which the longest row of a legend is as wide as the room for it."""
    return room / max((measure_row(row, 1.0) for row in rows), default=1.0)


def write_title(title: str, layout: Layout) -> Iterator[FlatShape]:
    """Give the title between the two sides, on top; none above one column."""
    if layout.is_column:
        return
    free = layout.free * _FREE
    lines: tuple[str, ...] = (title,)
    size = _fit(lines, layout.size * _TITLE, free)
    if size < min(layout.size, LARGEST_ALONE):
        lines = wrap_name(title, 2)
        size = _fit(lines, layout.size * _TITLE, free)
    places = (
        (layout.width / 2, round(_EDGE + size * (0.5 + MIDDLE + row * LINE_HEIGHT), 1), line)
        for row, line in enumerate(lines)
    )
    text = FlatText(tuple(places), size)
    yield FlatShape("title", (), text, _TITLE_STYLE, size * _TITLE_STYLE.outline)


def _fit(lines: tuple[str, ...], most: float, room: float) -> float:
    return round(min(most, room / max(measure_text(line, 1.0, bold=True) for line in lines)), 2)
