"""The shapes of the sector wheel, in its own units: the rim has a radius of 1,000.

Angles are degrees clockwise from three o'clock, as a canvas and SVG count them: noon is -90.
"""

import math
from dataclasses import dataclass
from functools import cached_property

RIM = 1000.0
"""Outer radius of the slices."""
HUB = 400.0
"""Inner radius of the slices; goals and coalitions are inside."""
PIXELS = 0.43
"""Pixels a unit takes on the canvas the layout is made for (a rim of 430 pixels)."""


_HALF = 180.0
_FULL = 360.0


@dataclass(frozen=True)
class Wedge:
    """The part of the ring between two radii and two angles; a turn of 360 is the whole ring."""

    start: float
    end: float
    inner: float = HUB
    outer: float = RIM

    @property
    def turn(self) -> float:
        """How many degrees it spans."""
        return self.end - self.start

    @property
    def middle(self) -> float:
        """The angle in its middle."""
        return (self.start + self.end) / 2

    @property
    def area(self) -> float:
        """Its area in square units."""
        return math.radians(self.turn) / 2 * (self.outer**2 - self.inner**2)

    @cached_property
    def sides(self) -> tuple[tuple[float, float], ...]:
        """The directions that lead inwards from its two straight sides, each of length 1."""
        return point_at(self.start + 90, 1.0), point_at(self.end - 90, 1.0)

    def find_lack(self, box: "Box", margin: float = 0.0) -> float:
        """Return by how many units a box reaches beyond the wedge, `margin` included; 0 or less is inside."""
        far = math.hypot(max(-box.left, box.right), max(-box.top, box.bottom)) - self.outer
        near = math.hypot(max(box.left, -box.right, 0.0), max(box.top, -box.bottom, 0.0))
        lack = max(far, self.inner - near) if self.inner else far
        if self.turn >= _FULL:
            return lack + margin
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        half_x, half_y = (box.right - box.left) / 2, (box.bottom - box.top) / 2
        beyond = [half_x * abs(nx) + half_y * abs(ny) - (x * nx + y * ny) for nx, ny in self.sides]
        return max(lack, max(beyond) if self.turn < _HALF else min(beyond)) + margin

    def holds_box(self, box: "Box", margin: float) -> bool:
        """Whether a box lies inside, at least `margin` away from every side."""
        return self.find_lack(box, margin) <= 0


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", gap: float = 0.0) -> bool:
        """Whether both come closer to each other than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def touches_circle(self, x: float, y: float, radius: float) -> bool:
        """Whether a circle reaches into the box."""
        dx = max(self.left - x, 0.0, x - self.right)
        dy = max(self.top - y, 0.0, y - self.bottom)
        return dx * dx + dy * dy < radius * radius


def point_at(angle: float, radius: float) -> tuple[float, float]:
    """Return x and y of the point at an angle (degrees) and a distance from the middle."""
    turn = math.radians(angle)
    return radius * math.cos(turn), radius * math.sin(turn)
