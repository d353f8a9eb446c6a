"""The curves between names: those that leave a section together run together, and part before they arrive."""

from netmap.picture.drawing.drawing import Step
from netmap.picture.sides.layout import Layout, Point

_GATE, _GATE_PULL = 0.34, 0.6
_DEEP, _SHALLOW = 0.92, 0.25
_TO_MIDDLE = 0.55
_MARGIN, _NEAREST, _SPREAD = 4.0, 24.0, 0.7


def trace_tie(layout: Layout, start: Point, end: Point, gates: dict[str, float]) -> tuple[Step, ...]:
    """Return the curve between two names; `gates` says how far down the middle of each section is.

    On one side it swings the deeper into the middle, the farther apart the two stand.
    """
    if layout.is_column:
        return swing(layout, (start.x, start.y), (end.x, end.y))
    return bend((start.x, start.y), *list_turns(layout, start, end, gates), (end.x, end.y))


def list_turns(
    layout: Layout, start: Point, end: Point, gates: dict[str, float]
) -> tuple[tuple[float, float], ...]:
    """Return the points to which the curve between two names on two sides, or on one, is drawn."""
    across = layout.width / 2
    depth = (
        _DEEP
        if start.side != end.side
        else _SHALLOW + (_DEEP - _SHALLOW) * min(1.0, abs(start.y - end.y) / layout.height)
    )
    ways = []
    for point in (start, end):
        gate = gates[point.section]
        y = point.y + (gate - point.y) * _GATE_PULL
        ways.append((point.x + (across - point.x) * _GATE * (depth / _DEEP), y))
    (ax, ay), (bx, by) = ways
    x = (ax + bx) / 2 + (across - (ax + bx) / 2) * depth * _TO_MIDDLE
    y = (ay + by) / 2 + (layout.height / 2 - (ay + by) / 2) * 0.3 * depth
    return (ax, ay), (x, y), (bx, by)


def trace_to_middle(layout: Layout, start: Point, x: float, y: float) -> tuple[Step, ...]:
    """Return the curve from a name to a goal or a coalition."""
    if layout.is_column:
        return swing(layout, (start.x, start.y), (x, y))
    return bend((start.x, start.y), (start.x + (x - start.x) * 0.5, start.y), (x, y))


def swing(layout: Layout, start: tuple[float, float], end: tuple[float, float]) -> tuple[Step, ...]:
    """Return the curve through the margin of a column: the farther apart two stand, the farther out."""
    far = abs(start[1] - end[1]) / layout.height
    out = start[0] - min(start[0] - _MARGIN, _NEAREST + (start[0] - _MARGIN - _NEAREST) * far**_SPREAD)
    return bend(start, (out, start[1]), (out, end[1]), end)


def bend(*points: tuple[float, float]) -> tuple[Step, ...]:
    """Return a smooth curve from the first to the last point that is drawn towards those between (a B-spline)."""
    steps: list[Step] = [("M", points[0])]
    inner = points[1:-1]
    for place, (x, y) in enumerate(inner):
        u, v = (
            points[-1]
            if place == len(inner) - 1
            else ((x + inner[place + 1][0]) / 2, (y + inner[place + 1][1]) / 2)
        )
        steps.append(("Q", (round(x, 1), round(y, 1), round(u, 1), round(v, 1))))
    return tuple(steps)


def find_gates(layout: Layout) -> dict[str, float]:
    """Return how far down the middle of each section is, by its id."""
    return {band.section.id: sum(y for _, y in band.points) / len(band.points) for band in layout.bands}
