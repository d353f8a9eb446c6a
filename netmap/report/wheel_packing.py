"""How a few circles with names share a slice: boxes pushed apart until none overlaps.

A box is as large as a name in its best lines, in coarse steps, so that a small correction of a name moves
nobody.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from netmap.report.wheel_shapes import PIXELS, Wedge, point_at
from netmap.report.wheel_text import LINE_HEIGHT, measure_text, wrap_name

ABOVE = 12.0
"""Pixels a box reaches above the circle's middle."""
_GAPS = 14.0
_WIDEST = 84.0
_COARSE = 12.0
_SHARES = (1.12, 1.0, 0.93, 0.86, 0.78, 0.7, 0.62, 0.54)
_ROUNDS = 80
_CLOSE = 3.0
_PATTERNS = 4
_TURNS = 6
_HALF = 180.0


@dataclass
class _Body:
    """A box being pushed about; x and y are its middle."""

    x: float
    y: float
    half_x: float
    half_y: float


def find_box_size(name: str, size: float) -> tuple[float, float]:
    """Return width and height in pixels, in coarse steps, of a circle with its name in its best lines."""
    widest = _WIDEST * size / 13
    for count in (1, 2, 3):
        lines = wrap_name(name, count)
        width = max(measure_text(line, size) for line in lines)
        if width <= widest * (0.7 if count == 1 else 1.0):
            break
    width = max(30.0, math.ceil(min(width, widest * 1.3) / _COARSE) * _COARSE)
    return width, ABOVE + _GAPS + len(lines) * size * LINE_HEIGHT


@lru_cache(maxsize=1024)
def pack_boxes(
    wedge: Wedge, sizes: tuple[tuple[float, float], ...]
) -> tuple[tuple[float, float], ...] | None:
    """Return where the circles of boxes stand so that no two overlap; None when they do not fit.

    When there is no room for the boxes, they are made smaller, down to about half.

    Parameters
    ----------
    sizes
        Width and height of each box in pixels, in the order of the circles.
    """
    room = 0.86 * wedge.area * PIXELS**2
    for share in _SHARES:
        if sum(width * height for width, height in sizes) * share**2 > room:
            continue
        for turn in range(min(_TURNS, len(sizes))):
            for pattern in range(_PATTERNS):
                bodies = _start(wedge, sizes, share / PIXELS, pattern, turn)
                if _push_apart(wedge, bodies):
                    above = ABOVE * min(1.0, share) / PIXELS
                    return tuple((round(one.x, 1), round(one.y - one.half_y + above, 1)) for one in bodies)
    return None


def _start(
    wedge: Wedge, sizes: tuple[tuple[float, float], ...], scale: float, pattern: int, turn: int
) -> list[_Body]:
    """Return boxes in one of four arrangements: a zigzag outwards, the same mirrored, in pairs, in two arcs."""
    bodies, count = [], len(sizes)
    for index, (width, height) in enumerate(sizes):
        share, side = _arrange((index + turn) % count, count, pattern)
        radius = math.sqrt(wedge.inner**2 + share * (wedge.outer**2 - wedge.inner**2))
        x, y = point_at(wedge.middle + wedge.turn * 0.23 * side, radius)
        bodies.append(_Body(x, y, width * scale / 2, height * scale / 2))
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
    for _ in range(_ROUNDS):
        worst = 0.0
        for index, one in enumerate(bodies):
            for other in bodies[:index]:
                worst = max(worst, _separate(one, other))
        for one in bodies:
            worst = max(worst, _keep_inside(wedge, one))
        if worst < _CLOSE:
            return True
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
        for angle, turn in ((wedge.start, 90.0), (wedge.end, -90.0)):
            nx, ny = point_at(angle + turn, 1.0)
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
