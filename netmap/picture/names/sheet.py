"""A view of names on a sheet, with its title and its legend where no name stands."""

from collections.abc import Iterator

from netmap.model.entity import Entity
from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatShape, FlatText
from netmap.picture.drawing.legend import lay_out_legend
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.drawing.styles import INK, PAPER
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.names.compose import NamesPicture
from netmap.picture.names.layout import Layout
from netmap.picture.names.shapes import draw_shapes
from netmap.picture.scene.words import describe_scene

_TITLE, _LEGEND = 1.5, 0.86
"""Sizes of the title and of the legend, as shares of the font size of names."""
_TITLE_STYLE = Style(INK, PAPER, bold=True, outline=0.28)
_EDGE = 14.0
_FREE = 0.86
_MOST_INSIDE = 3


def draw_names(
    picture: NamesPicture,
    *,
    place: str = "",
    titled: bool = True,
    width: float | None = None,
    opens: bool = True,
) -> Sheet:
    """Return a view of names on a sheet.

    Parameters
    ----------
    place
        What it is of ("Marlow County"), for its title.
    titled
        Write the title into the picture.
    width
        In pixels, when the picture is to be larger or smaller than it was laid out.
    opens
        Whether a sector of which only the number is told can be opened where the picture is shown.
    """
    scene, layout = picture.scene, picture.layout
    words = describe_scene(
        scene, picture.lines, place=place, grouped=bool(picture.folded), opens=opens, by_name=True
    )
    title = words["title"] + (f": {place}" if place else "")
    height, legend = _place_legend(layout, words["legend"])
    shapes = [*draw_shapes(scene, layout, picture.lines, picture.hues), *legend]
    if titled and not layout.is_column:
        shapes += _write_title(title, layout.size * _TITLE, layout.width / 2, layout.free * _FREE)
    drawn: tuple[Entity, ...] = (*scene.members, *scene.goals, *scene.coalitions)
    titles = {one.id: one.name for one in drawn} | {one.id: one.name for one in scene.slices}
    zoom = (width or layout.width) / layout.width
    return Sheet(title, words["label"], layout.width, height, tuple(shapes), titles, zoom)


def _place_legend(layout: Layout, rows: list[dict[str, str]]) -> tuple[float, list[FlatShape]]:
    """Return the height of the sheet and the legend: between the two sides where it is short, else under the names."""
    size = round(layout.size * _LEGEND, 2)
    if not layout.is_column:
        inside = lay_out_legend(rows, size, layout.free * _FREE)
        if len(inside.lines) <= _MOST_INSIDE:
            top = layout.height - inside.height - _EDGE
            return layout.height, list(inside.place(layout.width / 2, top, centered=True))
    under = lay_out_legend(rows, size, layout.width - 2 * _EDGE)
    left = _EDGE if layout.is_column else layout.width / 2
    shapes = list(under.place(left, layout.height, centered=not layout.is_column))
    return round(layout.height + under.height + _EDGE, 1), shapes


def _write_title(title: str, size: float, x: float, free: float) -> Iterator[FlatShape]:
    size = round(min(size, size * free / measure_text(title, size, bold=True)), 2)
    text = FlatText(((x, round(_EDGE + size * (0.5 + MIDDLE), 1), title),), size)
    yield FlatShape("title", (), text, _TITLE_STYLE, size * _TITLE_STYLE.outline)
