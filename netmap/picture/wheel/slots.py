"""Where many circles stand inside a slice: evenly spread places, and who gets which.

Both depend on nothing but the slice's own shape and the names of those in it, so naming, tying or moving
somebody elsewhere shifts nobody, and a map brought in anew looks the same. The places form a sequence that grows at its end for as long as there is
room, and each member prefers places in an order of its own (rendezvous hashing; Thaler and Ravishankar 1998),
so that a new member moves few of its neighbors.
"""

import hashlib
import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from netmap.picture.wheel.shapes import PIXELS, Wedge, point_at

CELL = (62.0 / PIXELS, 52.0 / PIXELS)
"""Width and height that a circle with a name of 13 pixels below it takes, in units."""
ABOVE = 11.0 / PIXELS
"""How much of that height is above the circle's middle."""
_SHARES = (
    1.3,
    1.2,
    1.1,
    1.05,
    1.0,
    0.95,
    0.9,
    0.82,
    0.74,
    0.66,
    0.58,
    0.5,
    0.42,
    0.34,
    0.27,
    0.2,
    0.15,
    0.11,
)
_MARGIN = 2.0
FULL_TURN = 360.0

Points = NDArray[np.float64]


def _inside(wedge: Wedge, x: Points, y: Points) -> NDArray[np.bool_]:
    radius = np.hypot(x, y)
    found = (radius >= wedge.inner + _MARGIN) & (radius <= wedge.outer - _MARGIN)
    if wedge.turn >= FULL_TURN:
        return np.asarray(found)
    off = (np.degrees(np.arctan2(y, x)) - wedge.middle + 180) % 360 - 180
    return np.asarray(found & (np.abs(off) <= wedge.turn / 2 - np.degrees(_MARGIN / np.maximum(radius, 1))))


def _find_bounds(wedge: Wedge) -> tuple[float, float, float, float]:
    angles = [wedge.start, wedge.end, *(a for a in range(-720, 721, 90) if wedge.start < a < wedge.end)]
    points = [point_at(angle, radius) for angle in angles for radius in (wedge.inner, wedge.outer)]
    xs, ys = zip(*points, strict=True)
    return min(xs), max(xs), min(ys), max(ys)


def _list_cells(wedge: Wedge, width: float, height: float) -> list[tuple[float, float]]:
    """Return the middles of circles whose cells fill the wedge in rows, for the best of some row offsets."""
    left, right, top, bottom = _find_bounds(wedge)
    step = max(2.0, min(width / 12, 10.0))
    xs = np.arange(left, right, step)
    above = min(ABOVE, height * 0.4)
    best: list[tuple[float, float]] = []
    for offset in (0.5, 0.0, 0.25, 0.75):
        rows = np.arange(top + above + offset * height, bottom, height)
        found = []
        for number, y in enumerate(rows):
            fits = np.ones(len(xs), dtype=bool)
            for dy in (-above, height / 2 - above, height - above):
                for dx in (-width / 2, 0.0, width / 2):
                    fits &= _inside(wedge, xs + dx, np.full(len(xs), y + dy))
            found += [(x, float(y)) for x in _fill_row(xs, fits, width, number)]
        if len(found) > len(best):
            best = found
    return best


def _fill_row(xs: Points, fits: NDArray[np.bool_], width: float, number: int) -> list[float]:
    """Return how cells stand in one row: spread over each free run, single ones left and right by turns."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], fits.view(np.int8), [0]))))
    found = []
    for start, end in zip(edges[::2], edges[1::2] - 1, strict=True):
        first, last = float(xs[start]), float(xs[end])
        count = int((last - first) / width) + 1
        if count == 1:
            found.append((first + last) / 2 + (last - first) * (0.3 if number % 2 else -0.3))
        else:
            apart = max(width, (last - first) / count)
            found += [(first + last) / 2 + (place - (count - 1) / 2) * apart for place in range(count)]
    return found


def _spread(cells: list[tuple[float, float]], count: int) -> list[int]:
    """Return the first `count` cells, each the one farthest from all before it (Gonzalez 1985)."""
    scaled = np.array(cells) / np.array((1.7, 1.0))
    first = int(np.argmin(np.round(np.hypot(*(scaled - scaled.mean(axis=0)).T), 6)))
    chosen, nearest = [first], np.full(len(cells), np.inf)
    while len(chosen) < count:
        nearest = np.minimum(nearest, np.round(np.hypot(*(scaled - scaled[chosen[-1]]).T), 6))
        nearest[chosen[-1]] = -1.0
        chosen.append(int(np.argmax(nearest)))
    return chosen


@lru_cache(maxsize=1024)
def _list_cells_of(wedge: Wedge, size: float) -> tuple[tuple[float, float], ...]:
    return tuple(_list_cells(wedge, CELL[0] * size, CELL[1] * size))


@lru_cache(maxsize=1024)
def place_slots(wedge: Wedge, count: int, size: float = 1.0) -> tuple[tuple[float, float], ...]:
    """Return `count` places in a wedge, in cells as large as it has room for.

    Parameters
    ----------
    size
        The size of names, as a share of 13 pixels.
    """
    cell = CELL[0] * CELL[1] * size**2
    for share in _SHARES:
        if cell * share**2 * count > wedge.area:
            continue
        cells = _list_cells_of(wedge, share * size)
        if len(cells) >= count:
            return tuple(
                (round(cells[at][0], 1), round(cells[at][1], 1)) for at in _spread(list(cells), count)
            )
    return _place_in_arcs(wedge, count)


def _place_in_arcs(wedge: Wedge, count: int) -> tuple[tuple[float, float], ...]:
    """Return places on arcs, for a wedge too crowded for any name."""
    depth, length = wedge.outer - wedge.inner, math.radians(wedge.turn) * (wedge.outer + wedge.inner) / 2
    rows = max(1, math.ceil(math.sqrt(count * depth / length)))
    each = math.ceil(count / rows)
    found = []
    for place in range(count):
        row, column = divmod(place, each)
        radius = wedge.inner + depth * (row + 0.5) / rows
        x, y = point_at(wedge.start + wedge.turn * (column + 0.5) / each, radius)
        found.append((round(x, 1), round(y, 1)))
    return tuple(found)


def _preferences(names: tuple[str, ...], slots: int) -> NDArray[np.uint64]:
    seeds = [int.from_bytes(hashlib.blake2b(item.encode(), digest_size=8).digest(), "big") for item in names]
    mixed = np.array(seeds, dtype=np.uint64)[:, None] ^ (
        np.arange(1, slots + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    )
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))


@lru_cache(maxsize=1024)
def assign_slots(names: tuple[str, ...]) -> tuple[int, ...]:
    """Return for each of some different names, in their order, the number of its place; no place is given twice."""
    scores = _preferences(names, len(names))
    given = [-1] * len(names)
    free = [True] * len(names)
    for pair in np.argsort(scores, axis=None, kind="stable").tolist():
        member, slot = divmod(pair, len(names))
        if given[member] < 0 and free[slot]:
            given[member], free[slot] = slot, False
    return tuple(given)
