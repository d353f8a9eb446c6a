"""The shapes of the sector wheel, in its own units: the rim has a radius of 1,000.

Angles are degrees clockwise from three o'clock, as a canvas and SVG count them: noon is -90.
"""

import math
from dataclasses import dataclass

RIM = 1000.0
"""Outer radius of the slices."""
HUB = 400.0
"""Inner radius of the slices; goals and coalitions are inside."""
PIXELS = 0.43
"""Pixels a unit takes on the canvas the layout is made for (a rim of 430 pixels)."""


@dataclass(frozen=True, slots=True)
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

    def holds_point(self, x: float, y: float, margin: float) -> bool:
        """Whether a point lies inside, at least `margin` away from every side."""
        radius = math.hypot(x, y)
        if not self.inner + (margin if self.inner else 0) <= radius <= self.outer - margin:
            return False
        if self.turn >= 360:
            return True
        off = (math.degrees(math.atan2(y, x)) - self.middle + 180) % 360 - 180
        spare = self.turn / 2 - abs(off)
        return spare > 0 and (spare >= 90 or radius * math.sin(math.radians(spare)) >= margin)

    def holds_box(self, box: "Box", margin: float) -> bool:
        """Whether a box lies inside, at least `margin` away from every side."""
        xs = (box.left, (box.left + box.right) / 2, box.right)
        ys = (box.top, (box.top + box.bottom) / 2, box.bottom)
        if not all(self.holds_point(x, y, margin) for x in xs for y in ys):
            return False
        nearest = math.hypot(max(box.left, -box.right, 0.0), max(box.top, -box.bottom, 0.0))
        return not self.inner or nearest >= self.inner + margin


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
