"""Outlines of the map's figures, as steps around 0, 0; star and hexagon for a radius of 1, the chair for a height of 1."""

import math
from collections.abc import Iterator, Sequence

from netmap.picture.drawing.drawing import Step
from netmap.picture.wheel.shapes import Wedge, point_at

_TALL, _MIDDLE = 116.0, (50.0, 62.0)
"""The chair is drawn in a box of its own: its height and its middle there."""
_FINE = 4
_QUARTER, _EIGHTH = 90.0, 45.0
_ROOT = math.sqrt(2)
_RISING = ((1, 1), (1, -1))
"""For x and y: how they change across a rising line and along it."""


def build_polygon(corners: int, turn: float, radius: float = 1.0, dent: float = 1.0) -> tuple[Step, ...]:
    """Return a polygon; with a `dent` every other of twice as many corners is drawn in to that share."""
    count = corners if dent == 1.0 else 2 * corners
    points = [
        point_at(turn + 360 / count * place, radius * (dent if place % 2 and dent != 1.0 else 1.0))
        for place in range(count)
    ]
    return (*((("L" if place else "M"), _round(point)) for place, point in enumerate(points)), ("Z", ()))


def build_piece(start: float, end: float) -> tuple[Step, ...]:
    """Return the piece of a circle of radius 1 between two angles, its arc in bends of at most an eighth of a turn."""
    count = max(1, math.ceil((end - start) / _EIGHTH - 1e-9))
    step = (end - start) / count
    bends = [
        ("Q", _round([
            *point_at(start + (place + 0.5) * step, 1 / math.cos(math.radians(step / 2))),
            *point_at(start + (place + 1) * step, 1.0),
        ]))
        for place in range(count)
    ]  # fmt: skip
    return ("M", (0.0, 0.0)), ("L", _round(point_at(start, 1.0))), *bends, ("Z", ())


def _round(numbers: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(number, _FINE) for number in numbers)


def _build_chair(*steps: tuple[str, tuple[float, ...]]) -> tuple[Step, ...]:
    """Return steps of the chair's box as steps around its middle."""
    return tuple(
        (letter, _round([(value - _MIDDLE[place % 2]) / _TALL for place, value in enumerate(numbers)]))
        for letter, numbers in steps
    )


STAR = build_polygon(5, -90, radius=1.2, dent=0.42)
SQUARE: tuple[Step, ...] = (("M", (-1, -1)), ("L", (1, -1)), ("L", (1, 1)), ("L", (-1, 1)), ("Z", ()))
HEXAGON = build_polygon(6, 30)
CHAIR_FRAME = _build_chair(
    ("M", (27, 66)), ("L", (25, 20)), ("Q", (25, 7, 38, 7)), ("L", (62, 7)), ("Q", (75, 7, 75, 20)), ("L", (73, 66)),
    ("M", (26, 34)), ("L", (74, 34)), ("M", (22, 78)), ("L", (19, 117)), ("M", (78, 78)), ("L", (81, 117)),
)  # fmt: skip
CHAIR_SEAT = _build_chair(
    ("M", (19, 66)), ("L", (81, 66)), ("Q", (87, 66, 87, 72)), ("Q", (87, 78, 81, 78)), ("L", (19, 78)),
    ("Q", (13, 78, 13, 72)), ("Q", (13, 66, 19, 66)), ("Z", ()),
)  # fmt: skip
CHAIR_RUNG = _build_chair(("M", (20, 99)), ("L", (80, 99)))
CHAIR_STROKE, RUNG_STROKE = 7 / _TALL, 4.5 / _TALL
"""Widths of the chair's strokes, as shares of its height."""

SWOOP: tuple[Step, ...] = (("M", (-16, 4)), ("Q", (0, -8, 16, -2)))
"""A line as the legend shows it, in pixels."""


ARROW: tuple[Step, ...] = (("M", (16, -2)), ("L", (7, -8)), ("L", (6, 0)), ("Z", ()))
"""The head of an arrow at the end of that line."""


def build_hatch(wedge: Wedge, gap: float) -> tuple[Step, ...]:
    """Return rising strokes, `gap` units apart, cut to a part of the ring and rounded to whole units."""
    if wedge.turn > _QUARTER:
        half = Wedge(wedge.start, wedge.middle, wedge.inner, wedge.outer)
        other = Wedge(wedge.middle, wedge.end, wedge.inner, wedge.outer)
        return (*build_hatch(half, gap), *build_hatch(other, gap))
    steps: list[Step] = []
    most = math.floor(wedge.outer / gap)
    for offset in (number * gap for number in range(-most, most + 1)):
        for ends in _cut_stroke(wedge, offset):
            points = [tuple(round((offset * n + along * d) / _ROOT) for n, d in _RISING) for along in ends]
            if points[0] != points[1]:
                steps += [("M", points[0]), ("L", points[1])]
    return tuple(steps)


def _cut_stroke(wedge: Wedge, offset: float) -> Iterator[tuple[float, float]]:
    """Give the parts of a rising line inside a wedge: where each begins and ends along it, from its middle.

    The line runs `offset` units away from the middle of the wheel, towards the lower right.
    """
    far = math.sqrt(wedge.outer**2 - offset**2)
    near = math.sqrt(max(0.0, wedge.inner**2 - offset**2))
    low, high = -far, far
    for x, y in wedge.sides:
        inside, change = offset * (x + y) / _ROOT, (x - y) / _ROOT
        if change > 0:
            low = max(low, -inside / change)
        elif change < 0:
            high = min(high, -inside / change)
        elif inside < 0:
            return
    for start, end in ((low, min(high, -near)), (max(low, near), high)) if near else ((low, high),):
        if start < end:
            yield start, end
