"""The middle of the wheel: goals innermost, coalitions around them, each towards its members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Protocol

from netmap.picture.wheel.labels import Label, Spot, place_labels
from netmap.picture.wheel.shapes import HUB, PIXELS, Wedge, point_at

GOAL_RADIUS = 12.0
COALITION_RADIUS = 12.0
_FEW_GOALS = 4
_FEW_TABLES = 8


class Leaning(Protocol):
    """What is placed in the middle: a goal or a coalition with the slices of its members."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def goal(self) -> bool: ...
    @property
    def slices(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class _Seat:
    angle: float
    x: float
    y: float


def place_middle(
    items: Sequence[Leaning], wedges: Mapping[str, Wedge], size: float
) -> tuple[tuple[Spot, ...], Mapping[str, Label]]:
    """Return the spots and names of goals and coalitions.

    Seats are fixed by how many there are, in steps; each takes the free seat nearest to where its members
    are, so that one member more or less rarely moves anything.
    """
    goals = [item for item in items if item.goal]
    tables = [item for item in items if not item.goal]
    spots = []
    for found, seats, radius in (
        (goals, _seat_goals(len(goals), alone=not tables), GOAL_RADIUS),
        (tables, _seat_tables(len(tables), goals=len(goals)), COALITION_RADIUS),
    ):
        crowded = min(1.0, (14 / max(1, len(found))) ** 0.5)
        for item, seat in _assign_seats(found, seats, wedges):
            shown = round(radius * crowded / PIXELS, 1)
            spots.append(Spot(item.id, item.name, seat.x, seat.y, shown, size, bold=True))
    hub = Wedge(0, 360, 0, HUB - 4)
    return tuple(spots), place_labels(hub, tuple(spots))


def _ring(count: int, radius: float, turn: float = -90.0) -> list[_Seat]:
    return [
        _Seat(angle, *(round(value, 1) for value in point_at(angle, radius)))
        for angle in (turn + 360 / count * place for place in range(count))
    ]


def _seat_goals(count: int, *, alone: bool) -> list[_Seat]:
    reach = 0.5 if alone else 0.42
    if count <= 1:
        return [_Seat(-90.0, 0.0, 0.0)]
    if count <= _FEW_GOALS:
        return _ring(_FEW_GOALS, HUB * reach, -90)
    rings, left, radius = [], count, HUB * reach
    while left > 0:
        seats = max(4, round(radius / (HUB * reach) * 8))
        rings += _ring(seats, radius)
        left, radius = left - seats, radius * 0.62
    return rings


def _seat_tables(count: int, *, goals: int) -> list[_Seat]:
    if not count:
        return []
    outer = HUB * (0.8 if goals else 0.62)
    if count <= _FEW_TABLES:
        return _ring(_FEW_TABLES, outer, -67.5)
    if count <= 2 * _FEW_TABLES:
        return _ring(2 * _FEW_TABLES, outer * 1.04)
    rings, left, radius = [], count, HUB * 0.92
    while left > 0:
        seats = max(12, round(radius / (HUB * 0.92) * 32))
        rings += _ring(seats, radius)
        left, radius = left - seats, radius * 0.86
    return rings


def _assign_seats(
    items: Sequence[Leaning], seats: Sequence[_Seat], wedges: Mapping[str, Wedge]
) -> list[tuple[Leaning, _Seat]]:
    free = list(seats)
    given = []
    for item in items:
        x, y = _lean(item, wedges)
        seat = min(free, key=lambda seat: (round(hypot(seat.x - x, seat.y - y), 1), seat.angle))
        free.remove(seat)
        given.append((item, seat))
    return given


def _lean(item: Leaning, wedges: Mapping[str, Wedge]) -> tuple[float, float]:
    """Return the point on the edge of the middle towards the members; an arbitrary fixed one for none."""
    angles = [radians(wedges[key].middle) for key in item.slices if key in wedges]
    x, y = sum(map(cos, angles)), sum(map(sin, angles))
    if hypot(x, y) < 1e-6:  # noqa: PLR2004 - members pull equally in all directions, or there are none
        return 0.0, -HUB / 2
    return point_at(degrees(atan2(y, x)), HUB * 0.75)
