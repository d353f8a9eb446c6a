"""How a few circles with names share a slice: boxes pushed apart until none overlaps.

A box is as large as a name in its best lines, in coarse steps, so that a small correction of a name moves
nobody.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from netmap.picture.font.measure import measure_text
from netmap.picture.wheel.shapes import PIXELS, Wedge, point_at
from netmap.picture.wheel.text import LINE_HEIGHT, wrap_name

REACH = 10.0
"""Pixels from an ordinary circle's middle to where its box ends, or its name begins."""
_GAP = 2.0
_NARROW, _WIDEST_BELOW, _WIDEST_BESIDE = 62.0, 88.0, 128.0
_COARSE = 4.0
_SHARES = (1.1, 1.0, 0.94, 0.88, 0.82, 0.75, 0.68, 0.6, 0.52)
_ROUNDS = 70
_CLOSE = 3.0
_HOPELESS_AFTER, _HOPELESS = 24, 30.0
_PATTERNS = 4
_TURNS = 3
_HALF = 180.0
_TALL = 0.7


@dataclass(frozen=True, slots=True)
class NameBox:
    """A circle with its name: width and height in pixels, and where the circle is from the box's middle.

    A `firm` one keeps its size when there is little room.
    """

    width: float
    height: float
    x: float
    y: float
    firm: bool = False

    @property
    def area(self) -> float:
        """Its area."""
        return self.width * self.height

    def shrink(self, share: float) -> "NameBox":
        """Return the box in units, made smaller unless it is firm."""
        scale = (1.0 if self.firm else share) / PIXELS
        return NameBox(self.width * scale, self.height * scale, self.x * scale, self.y * scale, self.firm)


@dataclass
class _Body:
    """A box being pushed about; x and y are its middle."""

    x: float
    y: float
    half_x: float
    half_y: float


def _box_below(name: str, size: float, widest: float, reach: float) -> NameBox:
    width, lines = _wrap(name, size, widest, (1, 2, 3, 4))
    height = 2 * reach + _GAP + lines * size * LINE_HEIGHT
    return NameBox(max(2 * reach, width), height, 0.0, reach - height / 2, reach > REACH)


def _box_beside(name: str, size: float, side: float, reach: float) -> NameBox:
    width, lines = _wrap(name, size, _WIDEST_BESIDE, (1, 2, 3))
    width += 2 * reach + _GAP
    return NameBox(
        width, max(2 * reach, lines * size * LINE_HEIGHT + 2), side * (reach - width / 2), 0.0, reach > REACH
    )


def _wrap(name: str, size: float, widest: float, counts: tuple[int, ...]) -> tuple[float, int]:
    """Return the width, in coarse steps, and the number of lines in which a name is not too wide."""
    widest *= size / 13
    for count in counts:
        lines = wrap_name(name, count)
        width = max(measure_text(line, size) for line in lines)
        if width <= widest * (0.75 if count == 1 else 1.0):
            break
    return math.ceil(min(width, widest * 1.25) / _COARSE) * _COARSE, len(lines)


def pack_names(
    wedge: Wedge, names: Sequence[tuple[str, float]], size: float, most: int = 4
) -> list[tuple[tuple[float, float], ...]]:
    """Return some ways to place the circles of names in a slice so that all names have room; none when none has.

    Names stand below their circles, or beside them towards the rim. When there is not enough room, the boxes
    are made smaller, down to about half; the ways with the largest boxes come first.

    Parameters
    ----------
    names
        Each with the pixels to keep free around the middle of its circle, usually `REACH`.
    size
        The size of names in pixels.
    """
    side = 1.0 if math.cos(math.radians(wedge.middle)) >= 0 else -1.0
    below = tuple(_box_below(name, size, _WIDEST_BELOW, reach) for name, reach in names)
    narrow = tuple(_box_below(name, size, _NARROW, reach) for name, reach in names)
    beside = tuple(_box_beside(name, size, side, reach) for name, reach in names)
    mixed = tuple(min(pair, key=lambda box: box.area) for pair in zip(below, beside, strict=True))
    tall = abs(math.sin(math.radians(wedge.middle))) > _TALL
    waiting = [narrow, below, mixed] if tall else [mixed, beside, below, narrow]
    ways: list[tuple[tuple[float, float], ...]] = []
    for share in _SHARES:
        for boxes in tuple(waiting):
            if found := _pack(wedge, boxes, share):
                ways.append(found)
                waiting.remove(boxes)
            if len(ways) == most or not waiting:
                return ways
    return ways


def _pack(wedge: Wedge, names: tuple[NameBox, ...], share: float) -> tuple[tuple[float, float], ...] | None:
    boxes = tuple(box.shrink(share) for box in names)
    if sum(box.area for box in boxes) > 0.7 * wedge.area:
        return None
    for turn in range(min(_TURNS, len(boxes))):
        for pattern in range(_PATTERNS):
            bodies = _start(wedge, boxes, pattern, turn)
            if _push_apart(wedge, bodies):
                return tuple(
                    (round(body.x + box.x, 1), round(body.y + box.y, 1))
                    for body, box in zip(bodies, boxes, strict=True)
                )
    return None


def _start(wedge: Wedge, boxes: tuple[NameBox, ...], pattern: int, turn: int) -> list[_Body]:
    """Return boxes in one of four arrangements: a zigzag outwards, the same mirrored, in pairs, in two arcs."""
    bodies, count = [], len(boxes)
    for index, box in enumerate(boxes):
        share, side = _arrange((index + turn) % count, count, pattern)
        radius = math.sqrt(wedge.inner**2 + share * (wedge.outer**2 - wedge.inner**2))
        x, y = point_at(wedge.middle + wedge.turn * 0.23 * side, radius)
        bodies.append(_Body(x, y, box.width / 2, box.height / 2))
    return bodies


def _arrange(place: int, count: int, pattern: int) -> tuple[float, float]:
    """Return how far out a place is (0 to 1) and how far to one side (-1 to 1)."""
    side = (-1) ** place
    pairs = (count + 1) // 2
    if pattern in {0, 1}:
        return (place + 0.5) / count, side if pattern == 0 else -side
    if pattern == _PATTERNS - 1:
        return 0.5 + 0.25 * side, (2 * (place // 2) / max(1, pairs - 1) - 1) * 1.3
    return (place // 2 + 0.5) / pairs, side


def _push_apart(wedge: Wedge, bodies: list[_Body]) -> bool:
    """Move the boxes until none overlaps and all are inside; return whether that came about."""
    for number in range(_ROUNDS):
        worst = 0.0
        for index, one in enumerate(bodies):
            for other in bodies[:index]:
                worst = max(worst, _separate(one, other))
        for one in bodies:
            worst = max(worst, _keep_inside(wedge, one))
        if worst < _CLOSE:
            return True
        if number == _HOPELESS_AFTER and worst > _HOPELESS:
            return False
    return False


def _separate(one: _Body, other: _Body) -> float:
    dx, dy = one.x - other.x, one.y - other.y
    over_x, over_y = one.half_x + other.half_x - abs(dx), one.half_y + other.half_y - abs(dy)
    if over_x <= 0 or over_y <= 0:
        return 0.0
    if over_x < over_y:
        step = math.copysign(over_x * 0.52, dx)
        one.x, other.x = one.x + step, other.x - step
        return over_x
    step = math.copysign(over_y * 0.52, dy)
    one.y, other.y = one.y + step, other.y - step
    return over_y


def _keep_inside(wedge: Wedge, one: _Body) -> float:
    """Push a box back across each side of the wedge that it crosses; return by how much it had crossed."""
    worst, half_x, half_y = 0.0, one.half_x, one.half_y
    if wedge.turn < _HALF:
        for nx, ny in wedge.sides:
            short = half_x * abs(nx) + half_y * abs(ny) - (one.x * nx + one.y * ny)
            if short > 0:
                one.x, one.y, worst = one.x + nx * short, one.y + ny * short, max(worst, short)
    far = math.hypot(abs(one.x) + half_x, abs(one.y) + half_y) - wedge.outer
    radius = math.hypot(one.x, one.y) or 1.0
    if far > 0:
        one.x, one.y, worst = one.x * (1 - far / radius), one.y * (1 - far / radius), max(worst, far)
    near = wedge.inner - math.hypot(max(abs(one.x) - half_x, 0.0), max(abs(one.y) - half_y, 0.0))
    if near > 0:
        one.x, one.y, worst = one.x * (1 + near / radius), one.y * (1 + near / radius), max(worst, near)
    return worst
