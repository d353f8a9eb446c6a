"""A drawing at one scale: circles, paths and texts in pixels, in the order they are painted in.

Every painter in Python starts from here. The page does the same sums in `paint.js`, since it zooms; a test holds both
against each other, shape for shape.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from netmap.picture.drawing.drawing import (
    Arc,
    Circle,
    Drawing,
    Figure,
    Form,
    Line,
    Name,
    Place,
    Ray,
    SectorName,
    Shape,
    Step,
    Style,
    Wedge,
    Word,
    Writing,
)
from netmap.picture.drawing.fit import BAND, View, find_name_box, find_set
from netmap.picture.drawing.rims import LINE_STEP as SECTOR_STEP
from netmap.picture.drawing.rims import NUMBERED
from netmap.picture.drawing.styles import LEADER
from netmap.picture.font.measure import MIDDLE
from netmap.picture.wheel.labels import GAP
from netmap.picture.wheel.shapes import Box, point_at
from netmap.picture.wheel.text import LINE_HEIGHT

FULL_TURN = 359.99
"""Degrees from which a part of the ring is the whole ring."""
WIDE = 300.0
"""Degrees from which the sides of a part of the ring are not set in."""
LEADER_FROM, LEADER_GAP, SHORTEST_LEADER = 2.5, 3.0, 10.0
"""Degrees by which a sector name must have moved to get a line to its slice; pixels between the two, and the length in
pixels from which such a line is drawn."""
UPRIGHT = 0.32
"""A sector name is centered where the cosine of its angle is smaller; elsewhere it begins or ends at the rim."""


@dataclass(frozen=True, slots=True)
class FlatCircle:
    """A circle: its middle and radius in pixels."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class FlatPath:
    """A path in pixels: steps as in a drawing, and A: an arc (middle, radius, first and last angle in degrees)."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FlatText:
    """Lines of text: where each one's baseline begins, is centered or ends (`anchor`: start, middle, end), in pixels."""

    lines: tuple[tuple[float, float, str], ...]
    size: float
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class FlatShape:
    """Something to paint, in pixels: what, how, how wide its stroke is, in which role, and whom it stands for."""

    role: str
    of: tuple[str, ...]
    form: FlatCircle | FlatPath | FlatText
    style: Style
    width: float


def flatten_drawing(drawing: Drawing, view: View) -> tuple[FlatShape, ...]:
    """Return what a drawing comes to on a picture."""
    shapes = [
        shape
        for layer in drawing.layers
        for shape in flatten_shapes(layer.role, layer.shapes, view.scale, (view.x, view.y))
    ]
    return (*shapes, *_Flat(view.scale, view.x, view.y).name_sectors(drawing, view))


def flatten_shapes(
    role: str, shapes: Iterable[Shape], scale: float, middle: tuple[float, float]
) -> Iterator[FlatShape]:
    """Give what shapes come to at a scale around a point in pixels."""
    flat = _Flat(scale, *middle)
    for shape in shapes:
        if form := flat.flatten(shape.form):
            yield flat.fix(role, shape, form)


@dataclass(frozen=True, slots=True)
class _Flat:
    """A scale, and where the middle of the wheel is."""

    scale: float
    x: float
    y: float

    def fix(self, role: str, shape: Shape, form: FlatCircle | FlatPath | FlatText) -> FlatShape:
        style = shape.style
        width = form.size * style.outline if isinstance(form, FlatText) else style.width.at(self.scale)
        return FlatShape(role, shape.of, form, style, width)

    def flatten(self, form: Form) -> FlatCircle | FlatPath | FlatText | None:
        """Return a form in pixels, None when it is not shown at this scale."""
        if isinstance(form, Circle):
            return FlatCircle(*self.locate(form.place), form.radius.at(self.scale))
        if isinstance(form, Word | Name):
            if self.scale < form.since:
                return None
            return self._write_word(form) if isinstance(form, Word) else self._write_name(form)
        return FlatPath(tuple(self._trace(form)))

    def locate(self, place: Place) -> tuple[float, float]:
        return self.x + place.x * self.scale, self.y + place.y * self.scale

    def _trace(self, form: Wedge | Arc | Ray | Figure | Line) -> Iterator[Step]:
        if isinstance(form, Wedge):
            yield from self._trace_wedge(form)
        elif isinstance(form, Arc):
            yield "A", (self.x, self.y, form.radius.at(self.scale), form.start, form.end)
        elif isinstance(form, Ray):
            for letter, reach in (("M", form.inner), ("L", form.outer)):
                x, y = point_at(form.angle, reach.at(self.scale))
                yield letter, (self.x + x, self.y + y)
        elif isinstance(form, Figure):
            size, middle = form.size.at(self.scale), self.locate(form.place)
            for letter, numbers in form.steps:
                yield letter, tuple(middle[at % 2] + number * size for at, number in enumerate(numbers))
        else:
            yield from self._trace_line(form)

    def _trace_wedge(self, form: Wedge) -> Iterator[Step]:
        inner, outer, turn = form.inner.at(self.scale), form.outer.at(self.scale), form.end - form.start
        inset = form.inset if turn <= WIDE else 0.0
        deep, slight = (min(turn / 3, math.degrees(inset / max(radius, 1.0))) for radius in (inner, outer))
        yield "A", (self.x, self.y, outer, form.start + slight, form.end - slight)
        if turn >= FULL_TURN:
            yield "Z", ()
            yield "M", (self.x + point_at(form.end, inner)[0], self.y + point_at(form.end, inner)[1])
        yield "A", (self.x, self.y, inner, form.end - deep, form.start + deep)
        yield "Z", ()

    def _trace_line(self, form: Line) -> Iterator[Step]:
        start, end = self.locate(form.start), self.locate(form.end)
        yield "M", start
        if form.bend:
            x, y = (form.start.x + form.end.x) / 2 * form.bend, (form.start.y + form.end.y) / 2 * form.bend
            yield "Q", (*self.locate(Place(x, y)), *end)
        else:
            yield "L", end

    def _write_word(self, form: Word) -> FlatText:
        size, (x, y) = form.size.at(self.scale), self.locate(form.place)
        return FlatText(((x, y + MIDDLE * size, form.text),), size)

    def _write_name(self, form: Name) -> FlatText:
        size, (x, y) = form.size.at(self.scale), self.locate(form.place)
        step = size * LINE_HEIGHT
        reach = form.place.radius.at(self.scale) + form.away * self.scale + GAP
        width, height = form.width * size, step * len(form.lines)
        x += form.shift * size
        top = {"below": y + reach, "above": y - reach - height}.get(form.side, y - height / 2)
        x += {"right": reach + width / 2, "left": -reach - width / 2}.get(form.side, 0.0)
        lines = ((x, top + (row + 0.5) * step + MIDDLE * size, line) for row, line in enumerate(form.lines))
        return FlatText(tuple(lines), size)

    def name_sectors(self, drawing: Drawing, view: View) -> Iterator[FlatShape]:
        """Give the names around the rim, each with a line to its slice where it had to move."""
        rim = drawing.rim * self.scale
        found = find_set(drawing.sectors, view.way, rim, view.size)
        if not found:
            return
        for name, shift, way in zip(drawing.sectors.names, found.shifts, found.shown, strict=True):
            if way is None:
                continue
            box = find_name_box(name, shift, way, rim, view.size)
            text = self._write_sector(
                name.writings[way], box, name.angle + shift, view.size, numbered=way == NUMBERED
            )
            yield FlatShape("sector", (name.slice,), text, name.style, 0.0)
            leader = self._trace_leader(name, box, rim) if abs(shift) > LEADER_FROM else None
            if leader:
                yield FlatShape("leader", (name.slice,), leader, LEADER, LEADER.width.at(self.scale))

    def _write_sector(
        self, writing: Writing, box: Box, angle: float, size: float, *, numbered: bool
    ) -> FlatText:
        across = math.cos(math.radians(angle))
        anchor = "middle" if numbered or abs(across) < UPRIGHT else "start" if across > 0 else "end"
        x = {"start": box.left, "end": box.right}.get(anchor, (box.left + box.right) / 2)
        lines = (
            (self.x + x, self.y + box.top + (row + 0.5) * SECTOR_STEP * size + MIDDLE * size, line)
            for row, line in enumerate(writing.lines)
        )
        return FlatText(tuple(lines), size, anchor)

    def _trace_leader(self, name: SectorName, box: Box, rim: float) -> FlatPath | None:
        x, y = point_at(name.angle, rim + BAND)
        near_x = min(max(x, box.left - LEADER_GAP), box.right + LEADER_GAP)
        near_y = min(max(y, box.top - LEADER_GAP), box.bottom + LEADER_GAP)
        if math.hypot(near_x - x, near_y - y) < SHORTEST_LEADER:
            return None
        return FlatPath((("M", (self.x + x, self.y + y)), ("L", (self.x + near_x, self.y + near_y))))


def shift_shape(shape: FlatShape, right: float, down: float) -> FlatShape:
    """Return a shape moved by some pixels."""
    form = shape.form
    if isinstance(form, FlatCircle):
        return replace(shape, form=FlatCircle(form.x + right, form.y + down, form.radius))
    if isinstance(form, FlatText):
        lines = tuple((x + right, y + down, line) for x, y, line in form.lines)
        return replace(shape, form=FlatText(lines, form.size, form.anchor))
    steps = tuple(
        (letter, (numbers[0] + right, numbers[1] + down, *numbers[2:]))
        if letter == "A"
        else (letter, tuple(value + (down if place % 2 else right) for place, value in enumerate(numbers)))
        for letter, numbers in form.steps
    )
    return replace(shape, form=FlatPath(steps))
