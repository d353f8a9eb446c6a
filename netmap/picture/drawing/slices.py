"""The slices of the wheel: their ground, their band along the rim, and the open places."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from netmap.content.entries import Family
from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Arc, Circle, Figure, Layer, Place, Ray, Shape, Size, Wedge
from netmap.picture.drawing.outlines import CHAIR_FRAME, CHAIR_RUNG, CHAIR_SEAT, build_hatch
from netmap.picture.wheel.shapes import PIXELS, RIM, point_at
from netmap.picture.wheel.shapes import Wedge as Part

MIDDLE_OF_WHEEL = Place(0.0, 0.0)
_BAND = 7.0
_SEAM = 9.0
_HATCH_GAP = 7.8 / PIXELS
_INSET, _INSET_INSIDE = 5.0, 4.0
_OPEN_CIRCLE, _OPEN_SHARE = 15.0, 0.3
_CHAIR = Size(0.125 * RIM, least=34.0, most=84.0)
_CHAIR_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class DrawnSlice:
    """A slice as it is drawn: `state` is "some", "listed" (nobody is more than on our list) or "nobody"."""

    id: str
    part: Part
    family: Family
    state: str

    @property
    def is_open(self) -> bool:
        """Whether nobody is there."""
        return self.state == "nobody"

    @property
    def across(self) -> float:
        """Units from side to side, halfway out."""
        middle = (self.part.inner + self.part.outer) / 2
        return 2 * middle * math.sin(math.radians(min(self.part.turn, 180)) / 2)


def draw_grounds(slices: tuple[DrawnSlice, ...], *, room: bool) -> Layer:
    """Return what lies under everything else."""
    return Layer("ground", tuple(shape for one in slices for shape in _draw_ground(one, room=room)))


def _draw_ground(one: DrawnSlice, *, room: bool) -> Iterator[Shape]:
    part = one.part
    form = Wedge(part.start, part.end, Size(part.inner), Size(part.outer))
    if not one.is_open:
        yield Shape(form, styles.style_ground(one.family, listed=one.state == "listed"), (one.id,))
        return
    yield Shape(form, styles.OPEN_GROUND_ROOM if room else styles.OPEN_GROUND, (one.id,))
    if not room:
        yield Shape(Figure(MIDDLE_OF_WHEEL, build_hatch(part, _HATCH_GAP), Size(1)), styles.HATCH, (one.id,))


def draw_seams(slices: tuple[DrawnSlice, ...]) -> Layer:
    """Return the white lines between slices."""
    rays = (Ray(one.part.start, Size(one.part.inner), Size(one.part.outer, more=_SEAM)) for one in slices)
    return Layer("seam", tuple(Shape(ray, styles.SEAM) for ray in rays) if len(slices) > 1 else ())


def draw_edges(slices: tuple[DrawnSlice, ...], *, room: bool) -> Layer:
    """Return the bands along the rim, and the outlines of open slices."""
    return Layer("edge", tuple(shape for one in slices for shape in _draw_edge(one, room=room)))


def _draw_edge(one: DrawnSlice, *, room: bool) -> Iterator[Shape]:
    part, listed = one.part, one.state == "listed"
    if one.is_open:
        inner, outer = Size(part.inner, more=_INSET_INSIDE), Size(part.outer, more=2.0 if room else 0.0)
        style = styles.OPEN_EDGE_ROOM if room else styles.OPEN_EDGE
        yield Shape(Wedge(part.start, part.end, inner, outer, _INSET), style, (one.id,))
        return
    outside = Size(part.outer, more=_BAND)
    band = Wedge(part.start, part.end, Size(part.outer), outside)
    yield Shape(band, styles.style_band(one.family, listed=listed), (one.id,))
    if not listed:
        yield Shape(Arc(part.start, part.end, outside), styles.style_band_edge(one.family), (one.id,))


def draw_open_places(slices: tuple[DrawnSlice, ...], *, room: bool) -> Layer:
    """Return what invites into the open slices: a chair in the room, an empty circle for the team."""
    return Layer("open", tuple(shape for one in slices if one.is_open for shape in _invite(one, room=room)))


def _invite(one: DrawnSlice, *, room: bool) -> Iterator[Shape]:
    x, y = point_at(one.part.middle, (one.part.inner + one.part.outer) / 2)
    place = Place(round(x, 1), round(y, 1))
    if room:
        height = Size(_CHAIR.units, _CHAIR.least, _CHAIR.most, cap=round(one.across * _CHAIR_SHARE, 1))
        yield from draw_chair(place, height, (one.id,))
        return
    radius = Size(round(one.across * _OPEN_SHARE, 1), most=_OPEN_CIRCLE)
    yield Shape(Circle(place, radius), styles.OPEN_PLACE, (one.id,))


def draw_chair(place: Place, height: Size, of: tuple[str, ...] = ()) -> Iterator[Shape]:
    """Give the shapes of an open chair."""
    outlines = (CHAIR_FRAME, CHAIR_SEAT, CHAIR_RUNG)
    for steps, style in zip(outlines, styles.style_chair(height), strict=True):
        yield Shape(Figure(place, steps, height), style, of)
