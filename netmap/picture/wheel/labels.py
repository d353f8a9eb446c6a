"""Which names are drawn, where, and from which zoom on.

A name keeps its size on the screen, so its box in the map's units shrinks towards its circle as one zooms
in: names that do not touch at one scale touch at no larger one. Each name gets the smallest scale at which
it fits: inside its slice, over no circle, over no other name.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from netmap.picture.font.measure import measure_text
from netmap.picture.wheel.search import find_most
from netmap.picture.wheel.shapes import PIXELS, Box, Wedge
from netmap.picture.wheel.text import LINE_HEIGHT, wrap_name

_STEPS = (0.35, 0.42, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.09, 1.18, 1.3, 1.45, 1.7, 2.0, 2.5, 3.2, 4.6, 7.0, 11.0)
SCALES = tuple(round(PIXELS * step, 4) for step in _STEPS)
"""The scales (pixels a unit) at which it is decided which names fit."""
GAP = 3.0
"""Pixels between a circle and its name."""
SMALLEST_CIRCLE = 4.5
"""Pixels of radius below which no circle is drawn, however small the map."""
_APART = 3.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Something drawn at a point: its id, place and radius in units, and the size of its name in pixels.

    The name of one that comes `first` is drawn before all others.
    """

    id: str
    name: str
    x: float
    y: float
    radius: float
    size: float
    bold: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A name as it is drawn: its lines, on which side, shifted by how many pixels, from which scale on."""

    lines: tuple[str, ...]
    side: str
    shift: float
    width: float
    height: float
    scale: float


Neighbor = tuple[float, int, Spot]
Near = Mapping[str, tuple[Neighbor, ...]]

_SIDES = (
    ("below", 0.0, (2, 1, 3, 4)),
    ("below", 0.22, (2, 1, 3, 4)),
    ("below", -0.22, (2, 1, 3, 4)),
    ("above", 0.0, (2, 1, 3, 4)),
    ("right", 0.0, (1, 2, 3)),
    ("left", 0.0, (1, 2, 3)),
    ("below", 0.42, (1, 2, 3)),
    ("below", -0.42, (1, 2, 3)),
    ("above", 0.3, (1, 2)),
    ("above", -0.3, (1, 2)),
)


@lru_cache(maxsize=16_384)
def list_candidates(
    name: str, size: float, bold: bool
) -> tuple[tuple[str, float, tuple[str, ...], float, float], ...]:
    """Return the ways to write a name, best first: side, shift, lines, width and height in pixels."""
    found = []
    for side, share, counts in _SIDES:
        for count in counts:
            lines = wrap_name(name, count)
            if len(lines) < count:
                continue
            width = max(measure_text(line, size, bold=bold) for line in lines) + 2
            found.append(
                (side, round(share * width, 1), lines, round(width, 1), len(lines) * size * LINE_HEIGHT)
            )
    return tuple(found)


def find_box(spot: Spot, label: Label, scale: float) -> Box:
    """Return the box of a name at a scale, in units, with the gap to its circle."""
    width, height = label.width / scale, label.height / scale
    radius = max(spot.radius, SMALLEST_CIRCLE / scale)
    reach = radius + GAP / scale
    if label.side in {"left", "right"}:
        near, far = spot.x + radius, spot.x + reach + width
        if label.side == "left":
            near, far = 2 * spot.x - far, 2 * spot.x - near
        return Box(near, spot.y - height / 2, far, spot.y + height / 2)
    left = spot.x + label.shift / scale - width / 2
    near, far = spot.y + radius, spot.y + reach + height
    if label.side == "above":
        near, far = 2 * spot.y - far, 2 * spot.y - near
    return Box(left, near, left + width, far)


_CLOSEST = 20.0
"""Pixels between two circles below which a name is not even tried."""
_OPTIONS_OF_MANY = 5
_FEW = 12


@dataclass(frozen=True)
class _Field:
    """A slice with the spots in it, and for each the others that could ever come near."""

    wedge: Wedge
    named: tuple[Spot, ...]
    near: Near

    @property
    def few(self) -> bool:
        return len(self.named) <= _FEW

    def fits_alone(self, spot: Spot, label: Label, scale: float) -> bool:
        """Whether a name lies inside the slice and over no other circle."""
        box = find_box(spot, label, scale)
        return self.wedge.holds_box(box, _APART / scale) and not any(
            box.touches_circle(other.x, other.y, max(other.radius, SMALLEST_CIRCLE / scale) + 1.5 / scale)
            for _, _, other in self.near[spot.id]
        )

    def fit(
        self, spot: Spot, options: Iterable[Label], placed: Mapping[str, Label], scale: float
    ) -> Label | None:
        """Return the first of some names that fits beside those already placed."""
        near = self.near[spot.id]
        taken = [find_box(other, placed[other.id], scale) for _, _, other in near if other.id in placed]
        for label in options:
            box = find_box(spot, label, scale)
            free = not any(box.overlaps(one, _APART / scale) for one in taken)
            if free and self.fits_alone(spot, label, scale):
                return replace(label, scale=scale)
        return None

    def list_options(self, spot: Spot, scale: float) -> list[Label]:
        """Return the names to try for a spot by itself: of few, only where they were not chosen together."""
        near = self.near[spot.id]
        early = scale <= PIXELS if self.few else scale < PIXELS
        if early or (near and near[0][0] * scale < _CLOSEST):
            return []
        return list(_write_labels(spot))[: None if self.few else _OPTIONS_OF_MANY]


@lru_cache(maxsize=2048)
def place_labels(wedge: Wedge, spots: tuple[Spot, ...]) -> Mapping[str, Label]:
    """Return the names of the spots in one slice; earlier spots come first where room is short.

    Sides and lines are chosen so that as many as possible fit on the screen the layout is made for, and then on smaller
    ones; each name stays where it fitted first. What fits at no scale is left out.
    """
    named = tuple(spot for spot in spots if spot.name.strip())
    field = _Field(wedge, named, _find_neighbors(named, spots))
    best = _place_small_first(field)
    if field.few and _rate(best)[0] < len(named):
        best = max(best, _place_large_first(field), key=_rate)
    return MappingProxyType(best)


def _rate(placed: Mapping[str, Label]) -> tuple[int, float]:
    """Return how many names can be read at the scale of the layout, and how well all of them at smaller ones."""
    scales = [label.scale for label in placed.values()]
    return sum(scale <= PIXELS for scale in scales), sum(PIXELS / scale for scale in scales)


def _place_small_first(field: _Field) -> dict[str, Label]:
    """Return names of which as many as possible fit at the smallest scale, then at the next, and so on."""
    placed = _place_first(field)
    for scale in SCALES:
        if field.few and scale <= PIXELS:
            placed |= _choose_names(field, placed, scale)
        for spot in field.named:
            options = field.list_options(spot, scale) if spot.id not in placed else ()
            if label := field.fit(spot, options, placed, scale):
                placed[spot.id] = label
    return placed


def _place_large_first(field: _Field) -> dict[str, Label]:
    """Return names of which as many as possible fit at the scale of the layout, and what of them fits at smaller ones."""
    chosen = _choose_names(field, _place_first(field), PIXELS)
    placed = _place_first(field)
    for scale in SCALES:
        for spot in field.named:
            options = [chosen[spot.id]] if spot.id in chosen else field.list_options(spot, scale)
            if spot.id not in placed and (label := field.fit(spot, options, placed, scale)):
                placed[spot.id] = label
    return placed


def _place_first(field: _Field) -> dict[str, Label]:
    """Return the names that must be read, each from the smallest scale on at which it fits: no other takes its room."""
    placed: dict[str, Label] = {}
    for spot in (spot for spot in field.named if spot.first):
        found = (field.fit(spot, _write_labels(spot), placed, scale) for scale in SCALES)
        if label := next(filter(None, found), None):
            placed[spot.id] = label
    return placed


def _choose_names(field: _Field, placed: Mapping[str, Label], scale: float) -> dict[str, Label]:
    """Return the names that fit together at a scale beside those placed, as many as a bounded search finds."""
    taken = [find_box(spot, placed[spot.id], scale) for spot in field.named if spot.id in placed]
    choices = []
    for place, spot in enumerate(field.named):
        for label in _write_labels(spot) if spot.id not in placed else ():
            box = find_box(spot, label, scale)
            free = not any(box.overlaps(one, _APART / scale) for one in taken)
            if free and field.fits_alone(spot, label, scale):
                choices.append((place, replace(label, scale=scale), box))
    least = min((spot.radius for spot in field.named), default=1.0)
    weights = [round(10 * spot.radius / least) for spot in field.named]
    boxes = [(place, box) for place, _, box in choices]
    found = find_most(boxes, weights, _APART / scale)
    return {field.named[choices[index][0]].id: choices[index][1] for index in found}


def _find_neighbors(spots: Sequence[Spot], everybody: Sequence[Spot], most: int = 24) -> Near:
    """Return for each spot those whose circle or name could ever come near, closest first."""
    reach = 2 * 200 / PIXELS
    found = {}
    for spot in spots:
        others = [
            (round(math.hypot(other.x - spot.x, other.y - spot.y), 1), number, other)
            for number, other in enumerate(everybody)
            if other is not spot and abs(other.x - spot.x) < reach and abs(other.y - spot.y) < reach
        ]
        others.sort(key=lambda item: item[:2])
        found[spot.id] = tuple(others[:most])
    return found


def _write_labels(spot: Spot) -> Iterator[Label]:
    for side, shift, lines, width, height in list_candidates(spot.name, spot.size, spot.bold):
        yield Label(lines, side, shift, width, height, PIXELS)
