"""What stands alone in the middle between two sides: its figure and its name, and the curves from it to the names."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from netmap.content.entries import Family
from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Step, pixels
from netmap.picture.drawing.flat import FlatCircle, FlatShape, FlatText
from netmap.picture.drawing.outlines import HEXAGON, STAR
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.sides.curves import bend, swing
from netmap.picture.sides.layout import LEFT, NARROW_ROWS, Layout, Point
from netmap.picture.sides.shapes import place_figure, put_mark
from netmap.picture.wheel.text import LINE_HEIGHT, fill_lines

HUB_ROWS = 3.6
"""Rows that are kept free for it above one column."""
_SIZE, _SHARE, _CHARACTERS = 1.45, 0.62, (24, 19, 15, 12)
_HIGH, _HIGHER = 0.47, 0.3
_WORTH = 1.12

_RADIUS = 1.05
_FAN = 0.62
_PERSON = 0.36


@dataclass(frozen=True, slots=True)
class Hub:
    """What stands in the middle: where, its name in lines, their font size, and the radius of its figure.

    Its name is under it, or beside it where that is to begin there (`anchor` "start").
    """

    id: str
    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    radius: float

    anchor: str = "middle"


def place_hub(key: str, name: str, layout: Layout, *, higher: bool = False) -> Hub:
    """Return where something stands alone: in the middle between the sides, or above one column.

    `higher` leaves room for more under it.
    """
    said = " ".join(name.split())
    radius = layout.size * _RADIUS
    if layout.is_column:
        lines = fill_lines(said, _CHARACTERS[0], 2)
        room = layout.width * (1 - LEFT) - 3 * layout.size
        size = _fit(lines, layout.size * 1.1, room)
        return Hub(key, layout.width * LEFT, layout.size * NARROW_ROWS, lines, size, radius, "start")
    size, lines = 0.0, ("",)
    for characters in _CHARACTERS:
        narrower = fill_lines(said, characters)
        larger = _fit(narrower, layout.size * _SIZE, layout.free * _SHARE)
        if larger > size * _WORTH:
            size, lines = larger, narrower
    return Hub(key, layout.width / 2, layout.height * (_HIGHER if higher else _HIGH), lines, size, radius)


def find_hub_end(hub: Hub) -> float:
    """Return how far down what stands in the middle reaches, with its name."""
    tall = len(hub.lines) * hub.size * LINE_HEIGHT
    return (
        max(hub.y + hub.radius, hub.y + tall / 2)
        if hub.anchor == "start"
        else hub.y + hub.radius * 1.5 + tall
    )


def _fit(lines: tuple[str, ...], most: float, room: float) -> float:
    widest = max(measure_text(line, 1.0, bold=True) for line in lines)
    return round(min(most, room / max(widest, 1.0)), 2)


def draw_hub(hub: Hub, kind: str, hue: Family, *, coded: bool = False) -> Iterator[FlatShape]:
    """Give the figure of what stands in the middle, and its name; `coded`: its color is that of what is known of it."""
    middle = hub.x, hub.y
    if kind in {"goal", "coalition"}:
        style = styles.GOAL if kind == "goal" else styles.style_coalition(pixels(hub.radius))
        yield put_mark(
            "mark", hub.id, place_figure(STAR if kind == "goal" else HEXAGON, middle, hub.radius), style
        )
    else:
        yield put_mark("mark", hub.id, FlatCircle(*middle, hub.radius), styles.style_class(hue))
    if kind == "person":
        inside = FlatCircle(*middle, hub.radius * _PERSON)
        dot = styles.style_inside_class(hue) if coded else styles.style_inside(hue, "")
        yield put_mark("mark", hub.id, inside, dot)
    yield _name_hub(hub)


def _name_hub(hub: Hub) -> FlatShape:
    step = hub.size * LINE_HEIGHT
    if hub.anchor == "start":
        x, top = hub.x + 2 * hub.radius, hub.y - (len(hub.lines) - 1) / 2 * step
    else:
        x, top = hub.x, hub.y + hub.radius * 1.5 + step / 2
    lines = tuple(
        (round(x, 1), round(top + row * step + MIDDLE * hub.size, 1), line)
        for row, line in enumerate(hub.lines)
    )
    style = replace(styles.style_name("goal"), outline=0.4)
    return FlatShape(
        "name", (hub.id,), FlatText(lines, hub.size, hub.anchor), style, hub.size * style.outline
    )


def trace_from_hub(layout: Layout, hub: Hub, point: Point, aside: float = 0.0) -> tuple[Step, ...]:
    """Return the curve from the middle to a name; `aside` are pixels by which it runs beside another one."""
    if layout.is_column:
        return swing(layout, (point.x - aside, point.y), (hub.x, hub.y))
    across, down = point.x - hub.x, point.y - hub.y
    length = math.hypot(across, down) or 1.0
    dx, dy = -down / length * aside, across / length * aside
    return bend((hub.x, hub.y), (hub.x + across * _FAN + dx, point.y - down * 0.16 + dy), (point.x, point.y))
