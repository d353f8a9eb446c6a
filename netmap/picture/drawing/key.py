"""The sectors that a picture has no room to name: their numbers and names, in columns under the wheel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from netmap.picture.drawing.drawing import Drawing, SectorName, Style
from netmap.picture.drawing.fit import EDGE, View, find_set
from netmap.picture.drawing.flat import FlatShape, FlatText
from netmap.picture.drawing.rims import NUMBERED
from netmap.picture.drawing.styles import QUIET
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.wheel.text import shorten_name

_SHARE = 0.93
"""The font size of the key, as a share of that of the numbers on the picture."""
_ROW, _NUMBER_WIDTH, _NUMBER_GAP, _GAP = 1.54, 2.0, 0.62, 1.4
"""Ems from row to row, of a number with what is kept free after it, of that alone, and between two columns."""
_ABOVE = 10.0
_LONGEST = 40
_NUMBER = Style(fill=QUIET)


@dataclass(frozen=True, slots=True)
class Key:
    """Numbers and names of sectors in pixels, from the upper left of the key; as high as it says."""

    height: float = 0.0
    shapes: tuple[FlatShape, ...] = ()

    def place(self, top: float) -> Iterator[FlatShape]:
        """Give the texts of the key where it begins at `top`."""
        for shape in self.shapes:
            if isinstance(shape.form, FlatText):
                lines = tuple((x, y + top, line) for x, y, line in shape.form.lines)
                yield replace(shape, form=replace(shape.form, lines=lines))


NO_KEY = Key()


def list_unnamed(drawing: Drawing, view: View) -> tuple[SectorName, ...]:
    """Return the sectors whose names are not on the picture, in their order."""
    found = find_set(drawing.sectors, view.way, drawing.rim * view.scale, view.size)
    shown = found.shown if found else (None,) * len(drawing.sectors.names)
    return tuple(
        name for name, way in zip(drawing.sectors.names, shown, strict=True) if way is None or way >= NUMBERED
    )


def lay_out_key(drawing: Drawing, view: View, width: float) -> Key:
    """Return the key to a picture of a width; an empty one when every sector has its name."""
    names = list_unnamed(drawing, view)
    if not names:
        return NO_KEY
    texts = [shorten_name(drawing.titles[name.slice], _LONGEST) for name in names]
    size = _fit_size(texts, drawing.sectors.number_size, width)
    step, free = _ROW * size, _GAP * size
    widest = _measure_ems(texts) * size + free
    columns = max(1, min(len(names), int((width - 2 * EDGE + free) / widest)))
    rows = -(-len(names) // columns)
    shapes = []
    for place, (name, text) in enumerate(zip(names, texts, strict=True)):
        column, row = divmod(place, rows)
        x, y = EDGE + column * widest, _ABOVE + (row + 0.5) * step + MIDDLE * size
        number = " ".join(name.writings[NUMBERED].lines)
        for at, line, anchor, style in (
            (x + (_NUMBER_WIDTH - _NUMBER_GAP) * size, number, "end", _NUMBER),
            (x + _NUMBER_WIDTH * size, text, "start", replace(name.style, bold=False, dim=None)),
        ):
            shapes.append(
                FlatShape("key", (name.slice,), FlatText(((at, y, line),), size, anchor), style, 0.0)
            )
    return Key(_ABOVE + rows * step + EDGE, tuple(shapes))


def _fit_size(texts: Sequence[str], numbers: float, width: float) -> float:
    """Return the font size of the key: a little less than that of the numbers, unless a row would be wider than the picture."""
    return round(min(numbers * _SHARE, (width - 2 * EDGE) / _measure_ems(texts)), 1)


def _measure_ems(texts: Sequence[str]) -> float:
    return _NUMBER_WIDTH + max(measure_text(text, 1.0) for text in texts)
