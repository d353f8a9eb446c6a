"""Where circles stand inside a slice: evenly spread places, and who gets which.

Both depend on nothing but the slice's own shape and the ids of those in it, so naming, tying or moving
somebody elsewhere shifts nobody. The places form a sequence that only ever grows at its end, and each
member prefers places in an order of its own (rendezvous hashing; Thaler and Ravishankar 1998), so a new
member moves at most a few of its neighbours.
"""

import hashlib
import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from netmap.report.wheel_shapes import PIXELS, Wedge

CELL = (104.0 / PIXELS, 44.0 / PIXELS)
"""Width and height a circle with its name needs, in units."""
_FEWEST = 4
_STEPS = (8, 24, 80, 240, 800)


def count_slots(members: int) -> int:
    """Return how many places are laid out for a number of members; it rises in steps."""
    if members <= _FEWEST:
        return _FEWEST
    step = max(2, 2 ** (members.bit_length() - 3))
    return math.ceil(members / step) * step


def _grid(wedge: Wedge, margin: float, spacing: float) -> NDArray[np.float64]:
    rows = max(3, round((wedge.outer - wedge.inner) / spacing))
    points = []
    for radius in np.linspace(wedge.inner, wedge.outer, rows):
        across = max(3, round(math.radians(wedge.turn) * radius / spacing))
        for angle in np.linspace(wedge.start, wedge.end, across):
            x, y = radius * math.cos(math.radians(angle)), radius * math.sin(math.radians(angle))
            if wedge.holds_point(x, y, margin):
                points.append((x, y))
    return np.array(points or [_centre(wedge)])


def _centre(wedge: Wedge) -> tuple[float, float]:
    radius = (wedge.inner + wedge.outer) / 2 if wedge.inner else 0.0
    return radius * math.cos(math.radians(wedge.middle)), radius * math.sin(math.radians(wedge.middle))


@lru_cache(maxsize=1024)
def place_slots(wedge: Wedge, count: int) -> tuple[tuple[float, float], ...]:
    """Return `count` points spread evenly over a wedge, the first in its middle.

    Each next point is the one farthest from all before it (Gonzalez 1985), with distances measured in
    cells that are wider than high, because names are.
    """
    crowding = sum(count > step for step in _STEPS)
    margin = (26.0, 24.0, 20.0, 14.0, 9.0, 6.0)[crowding] / PIXELS
    area = math.radians(wedge.turn) / 2 * (wedge.outer**2 - wedge.inner**2)
    spacing = min(22.0, math.sqrt(area / max(count, 16)) / 5)
    points = _grid(wedge, margin, spacing)
    while len(points) < count and spacing > 1.0:
        spacing, margin = spacing / 1.6, margin / 1.3
        points = _grid(wedge, margin, spacing)
    scaled = points / np.array(CELL)
    first = int(np.argmin(np.abs(points - np.array(_centre(wedge))).sum(axis=1)))
    chosen, nearest = [first], np.full(len(points), np.inf)
    while len(chosen) < min(count, len(points)):
        nearest = np.minimum(nearest, np.hypot(*(scaled - scaled[chosen[-1]]).T))
        chosen.append(int(np.argmax(np.round(nearest, 6))))
    found = [(round(float(points[index][0]), 1), round(float(points[index][1]), 1)) for index in chosen]
    return tuple(found[index % len(found)] for index in range(count))


def _preferences(ids: tuple[str, ...], slots: int) -> NDArray[np.uint64]:
    seeds = [int.from_bytes(hashlib.blake2b(item.encode(), digest_size=8).digest(), "big") for item in ids]
    mixed = np.array(seeds, dtype=np.uint64)[:, None] ^ (
        np.arange(1, slots + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    )
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))


@lru_cache(maxsize=1024)
def assign_slots(ids: tuple[str, ...], slots: int) -> tuple[int, ...]:
    """Return for each id, in their order, the number of its place; no place is given twice."""
    scores = _preferences(ids, slots)
    given = [-1] * len(ids)
    free = [True] * slots
    for pair in np.argsort(scores, axis=None, kind="stable").tolist():
        member, slot = divmod(pair, slots)
        if given[member] < 0 and free[slot]:
            given[member], free[slot] = slot, False
    return tuple(given)
