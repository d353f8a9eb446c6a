"""Which names are drawn, where, and from which zoom on.

A name keeps its size on the screen, so its box in the map's units shrinks towards its circle as one zooms
in: names that do not touch at one scale touch at no larger one. Each name gets the smallest scale at which
it fits: inside its slice, over no circle, over no other name.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from netmap.report.wheel_shapes import PIXELS, Box, Wedge
from netmap.report.wheel_text import LINE_HEIGHT, measure_text, wrap_name

SCALES = tuple(round(PIXELS * step, 4) for step in (0.5, 0.65, 0.82, 1.0, 1.3, 1.7, 2.3, 3.2, 4.6, 7.0, 11.0))
"""The scales (pixels a unit) at which it is decided which names fit."""
GAP = 3.0
"""Pixels between a circle and its name."""
SMALLEST_CIRCLE = 4.5
"""Pixels of radius below which no circle is drawn, however small the map."""
_APART = 3.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Something drawn at a point: its id, place and radius in units, and the size of its name in pixels."""

    id: str
    name: str
    x: float
    y: float
    radius: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A name as it is drawn: its lines, on which side, shifted by how many pixels, from which scale on."""

    lines: tuple[str, ...]
    side: str
    shift: float
    width: float
    height: float
    scale: float


Near = Mapping[str, tuple[Spot, ...]]

_SIDES = (
    ("below", 0.0, (2, 1, 3)),
    ("below", 0.22, (2, 1, 3)),
    ("below", -0.22, (2, 1, 3)),
    ("above", 0.0, (2, 1, 3)),
    ("right", 0.0, (1, 2, 3)),
    ("left", 0.0, (1, 2, 3)),
    ("below", 0.42, (1, 2, 3)),
    ("below", -0.42, (1, 2, 3)),
    ("above", 0.3, (1, 2)),
    ("above", -0.3, (1, 2)),
)


@lru_cache(maxsize=16_384)
def list_candidates(
    name: str, size: float, bold: bool
) -> tuple[tuple[str, float, tuple[str, ...], float, float], ...]:
    """Return the ways to write a name, best first: side, shift, lines, width and height in pixels."""
    found = []
    for side, share, counts in _SIDES:
        for count in counts:
            lines = wrap_name(name, count)
            if len(lines) < count:
                continue
            width = max(measure_text(line, size, bold=bold) for line in lines) + 2
            found.append(
                (side, round(share * width, 1), lines, round(width, 1), len(lines) * size * LINE_HEIGHT)
            )
    return tuple(found)


def find_box(spot: Spot, label: Label, scale: float) -> Box:
    """Return the box of a name at a scale, in units, with the gap to its circle."""
    width, height = label.width / scale, label.height / scale
    radius = max(spot.radius, SMALLEST_CIRCLE / scale)
    reach = radius + GAP / scale
    if label.side in {"left", "right"}:
        near, far = spot.x + radius, spot.x + reach + width
        if label.side == "left":
            near, far = 2 * spot.x - far, 2 * spot.x - near
        return Box(near, spot.y - height / 2, far, spot.y + height / 2)
    left = spot.x + label.shift / scale - width / 2
    near, far = spot.y + radius, spot.y + reach + height
    if label.side == "above":
        near, far = 2 * spot.y - far, 2 * spot.y - near
    return Box(left, near, left + width, far)


@lru_cache(maxsize=2048)
def place_labels(wedge: Wedge, spots: tuple[Spot, ...]) -> dict[str, Label]:
    """Return the names of the spots in one slice; earlier spots come first where room is short.

    Sides and lines are chosen so that as many as possible fit at the scale the layout is made for; then it
    is found for each from which scale on it can be shown. What fits at no scale is left out.
    """
    named = tuple(spot for spot in spots if spot.name.strip())
    near = _find_neighbors(named, spots)
    chosen = _choose_sides(wedge, named, near)
    placed: dict[str, Label] = {}
    for scale in SCALES:
        for spot in named:
            if spot.id in placed:
                continue
            late = scale <= PIXELS and len(named) <= _FEW
            options = (chosen[spot.id],) if spot.id in chosen else () if late else _write_labels(spot)
            if label := _fit_label(wedge, spot, near[spot.id], placed, options, scale):
                placed[spot.id] = label
    return placed


_MOST_TRIES = 700
_FEW = 12
_BREADTH = 4


def _choose_sides(wedge: Wedge, spots: tuple[Spot, ...], near: Near) -> dict[str, Label]:
    """Return the names that fit together at the scale of the layout, as many as a bounded search finds."""
    if len(spots) > _FEW:
        return {}
    choices = [
        (place, label, find_box(spot, label, PIXELS))
        for place, spot in enumerate(spots)
        for label in _write_labels(spot)
        if _fits_alone(wedge, spot, near[spot.id], label, PIXELS)
    ]
    least = min((spot.radius for spot in spots), default=1.0)
    found = _Search(choices, [round(10 * spot.radius / least) for spot in spots]).run()
    return {spots[choices[index][0]].id: choices[index][1] for index in found}


class _Search:
    """Depth-first search for the most names that do not touch; sets of choices are the bits of a number.

    Names of large circles count for more.
    """

    def __init__(self, choices: list[tuple[int, Label, Box]], weights: list[int]) -> None:
        self.owners = [place for place, _, _ in choices]
        self.weights = weights
        self.mine = [0] * len(weights)
        self.rank = []
        for index, place in enumerate(self.owners):
            self.rank.append(self.mine[place].bit_count())
            self.mine[place] |= 1 << index
        self.barred = [self._find_barred(choices, index) for index in range(len(choices))]
        self.best: list[int] = []
        self.most = 0
        self.tries = 0

    def _find_barred(self, choices: list[tuple[int, Label, Box]], index: int) -> int:
        box, found = choices[index][2], self.mine[self.owners[index]]
        for other, (_, _, taken) in enumerate(choices):
            if box.overlaps(taken, _APART / PIXELS):
                found |= 1 << other
        return found

    def run(self) -> list[int]:
        self._go_on([], 0, (1 << len(self.owners)) - 1)
        return self.best

    def _go_on(self, taken: list[int], worth: int, left: int) -> None:
        self.tries += 1
        if worth > self.most:
            self.best, self.most = taken, worth
        waiting = [place for place, mask in enumerate(self.mine) if mask & left]
        if worth + sum(self.weights[place] for place in waiting) <= self.most or self.tries > _MOST_TRIES:
            return
        open_ones = [self.mine[place] & left for place in waiting]
        tightest = min(open_ones, key=int.bit_count)
        options = [index for index in range(tightest.bit_length()) if tightest >> index & 1]
        options.sort(
            key=lambda index: ((self.barred[index] & left).bit_count() + 1.5 * self.rank[index], index)
        )
        for index in options[:_BREADTH]:
            more = self.weights[self.owners[index]]
            self._go_on([*taken, index], worth + more, left & ~self.barred[index])
        self._go_on(taken, worth, left & ~tightest)


def _find_neighbors(spots: Sequence[Spot], everybody: Sequence[Spot], most: int = 40) -> Near:
    """Return for each spot those whose circle or name could ever come near, closest first."""
    reach = 2 * 240 / PIXELS
    found = {}
    for spot in spots:
        others = [
            (math.hypot(other.x - spot.x, other.y - spot.y), other.id, other)
            for other in everybody
            if other is not spot and abs(other.x - spot.x) < reach and abs(other.y - spot.y) < reach
        ]
        found[spot.id] = tuple(other for _, _, other in sorted(others, key=lambda item: item[:2])[:most])
    return found


def _fits_alone(wedge: Wedge, spot: Spot, near: tuple[Spot, ...], label: Label, scale: float) -> bool:
    box = find_box(spot, label, scale)
    return wedge.holds_box(box, _APART / scale) and not any(
        box.touches_circle(other.x, other.y, max(other.radius, SMALLEST_CIRCLE / scale) + 1.5 / scale)
        for other in near
    )


def _fit_label(
    wedge: Wedge,
    spot: Spot,
    near: tuple[Spot, ...],
    placed: dict[str, Label],
    options: Iterable[Label],
    scale: float,
) -> Label | None:
    taken = [find_box(other, placed[other.id], scale) for other in near if other.id in placed]
    for label in options:
        box = find_box(spot, label, scale)
        free = not any(box.overlaps(one, _APART / scale) for one in taken)
        if free and _fits_alone(wedge, spot, near, label, scale):
            return replace(label, scale=scale)
    return None


def _write_labels(spot: Spot) -> Iterator[Label]:
    for side, shift, lines, width, height in list_candidates(spot.name, spot.size, spot.bold):
        yield Label(lines, side, shift, width, height, PIXELS)
