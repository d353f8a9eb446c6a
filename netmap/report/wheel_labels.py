"""Which names are drawn, where, and from which zoom on.

A name keeps its size on the screen, so its box in the map's units shrinks towards its circle as one zooms
in: names that do not touch at one scale touch at no larger one. Each name gets the smallest scale at which
it fits: inside its slice, over no circle, over no other name.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from netmap.report.wheel_shapes import PIXELS, Box, Wedge
from netmap.report.wheel_text import LINE_HEIGHT, measure_text, wrap_name

SCALES = tuple(round(PIXELS * step, 4) for step in (0.5, 0.65, 0.82, 1.0, 1.3, 1.7, 2.3, 3.2, 4.6, 7.0, 11.0))
"""The scales (pixels a unit) at which it is decided which names fit."""
GAP = 3.0
"""Pixels between a circle and its name."""
SMALLEST_CIRCLE = 4.5
"""Pixels of radius below which no circle is drawn, however small the map."""
_APART = 3.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Something drawn at a point: its id, place and radius in units, and the size of its name in pixels."""

    id: str
    name: str
    x: float
    y: float
    radius: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A name as it is drawn: its lines, on which side, shifted by how many pixels, from which scale on."""

    lines: tuple[str, ...]
    side: str
    shift: float
    width: float
    height: float
    scale: float


_SIDES = (
    ("below", 0.0, (2, 1, 3)),
    ("below", 0.22, (2, 1, 3)),
    ("below", -0.22, (2, 1, 3)),
    ("above", 0.0, (2, 1, 3)),
    ("right", 0.0, (1, 2, 3)),
    ("left", 0.0, (1, 2, 3)),
    ("below", 0.42, (1, 2, 3)),
    ("below", -0.42, (1, 2, 3)),
    ("above", 0.3, (1, 2)),
    ("above", -0.3, (1, 2)),
)


@lru_cache(maxsize=16_384)
def list_candidates(name: str, size: float, bold: bool) -> tuple[tuple[str, float, tuple[str, ...], float, float], ...]:
    """Return the ways to write a name, best first: side, shift, lines, width and height in pixels."""
    found = []
    for side, share, counts in _SIDES:
        for count in counts:
            lines = wrap_name(name, count)
            if len(lines) < count:
                continue
            width = max(measure_text(line, size, bold=bold) for line in lines) + 2
            found.append((side, round(share * width, 1), lines, round(width, 1), len(lines) * size * LINE_HEIGHT))
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


@lru_cache(maxsize=2048)
def place_labels(wedge: Wedge, spots: tuple[Spot, ...]) -> dict[str, Label]:
    """Return the names of the spots in one slice; earlier spots come first where room is short.

    What fits at no scale is left out.
    """
    near = _find_neighbors(spots)
    placed: dict[str, Label] = {}
    for scale in SCALES:
        for spot in spots:
            if spot.id in placed or not spot.name.strip():
                continue
            label = _fit_label(wedge, spot, near[spot.id], placed, scale)
            if label:
                placed[spot.id] = label
    return placed


def _find_neighbors(spots: Sequence[Spot], most: int = 14) -> dict[str, tuple[Spot, ...]]:
    """Return for each spot those whose circle or name could ever come near, closest first."""
    reach = 2 * 240 / PIXELS
    found = {}
    for spot in spots:
        others = [
            (math.hypot(other.x - spot.x, other.y - spot.y), other.id, other)
            for other in spots
            if other is not spot and abs(other.x - spot.x) < reach and abs(other.y - spot.y) < reach
        ]
        found[spot.id] = tuple(other for _, _, other in sorted(others, key=lambda item: item[:2])[: most * 3])
    return found


def _fit_label(
    wedge: Wedge, spot: Spot, near: tuple[Spot, ...], placed: dict[str, Label], scale: float
) -> Label | None:
    taken = [find_box(other, placed[other.id], scale) for other in near if other.id in placed]
    for label in _write_labels(spot, scale):
        box = find_box(spot, label, scale)
        if not wedge.holds_box(box, _APART / scale) or any(box.overlaps(one, _APART / scale) for one in taken):
            continue
        if not any(
            box.touches_circle(other.x, other.y, max(other.radius, SMALLEST_CIRCLE / scale) + 1.5 / scale)
            for other in near
        ):
            return label
    return None


def _write_labels(spot: Spot, scale: float) -> Iterator[Label]:
    for side, shift, lines, width, height in list_candidates(spot.name, spot.size, spot.bold):
        yield Label(lines, side, shift, width, height, scale)
