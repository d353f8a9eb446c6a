"""From degrees to pixels: the part of the earth that is shown, in a rectangle of the picture, north up."""

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from netmap.analysis.places.locations import Spot, turn_to
from netmap.picture.drawing.drawing import Step
from netmap.picture.wheel.shapes import Box

KILOMETERS = 111.2
"""Kilometers of a degree of latitude."""
MILE = 1.609
_LEAST_ACROSS, _LEAST_AROUND_ONE = 12.0, 50.0
"""The fewest kilometers that are shown, and where all are at one spot."""
_NEAR, _TIMES = 80.0, 8.0
"""Whoever is farther off than so many kilometers, and than so many times what three in four are, is left out of the picture."""
_MOST = 3
_THREE_IN_FOUR = 0.75
_FLATTEST = 0.05


@dataclass(frozen=True, slots=True)
class Ground:
    """A rectangle of a picture as a part of the earth: the spot in its middle, and pixels of a kilometer."""

    box: Box
    middle: Spot
    scale: float

    def locate(self, spot: Spot) -> tuple[float, float]:
        """Return where a spot is in the picture."""
        right, down = measure_from(self.middle, spot)
        x, y = (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2
        return x + right * self.scale, y + down * self.scale

    @property
    def turn(self) -> float:
        """Pixels of a whole turn around the earth."""
        return 360.0 * _shorten(self.middle.latitude) * KILOMETERS * self.scale

    def reach(self) -> tuple[float, float]:
        """Return how many degrees of latitude and of longitude it reaches from its middle."""
        tall, wide = self.box.bottom - self.box.top, self.box.right - self.box.left
        latitude = tall / 2 / self.scale / KILOMETERS
        return latitude, wide / 2 / self.scale / KILOMETERS / _shorten(self.middle.latitude)


def measure_from(middle: Spot, spot: Spot) -> tuple[float, float]:
    """Return how many kilometers to the right and down a spot is from another, on a plane."""
    right = turn_to(spot.longitude - middle.longitude) * _shorten(middle.latitude) * KILOMETERS
    return right, (middle.latitude - spot.latitude) * KILOMETERS


def _shorten(latitude: float) -> float:
    """Return how long a degree of longitude is at a latitude, as a share of one at the equator."""
    return max(math.cos(math.radians(latitude)), _FLATTEST)


def find_middle(spots: Sequence[Spot]) -> Spot:
    """Return the spot that is in the middle of others, whatever side of the date line they are on."""
    turns = [math.radians(one.longitude) for one in spots]
    mean = math.degrees(math.atan2(sum(map(math.sin, turns)), sum(map(math.cos, turns))))
    aside = statistics.median(turn_to(one.longitude - mean) for one in spots)
    return Spot(statistics.median(one.latitude for one in spots), turn_to(mean + aside))


def find_far(spots: Mapping[str, Spot]) -> dict[str, float]:
    """Return who is too far off to be shown among the others, by id, and by how many kilometers."""
    if len(spots) < _MOST:
        return {}
    middle = find_middle(list(spots.values()))
    away = {key: math.hypot(*measure_from(middle, spot)) for key, spot in spots.items()}
    usual = sorted(away.values())[int(_THREE_IN_FOUR * (len(away) - 1))]
    most = max(_NEAR, _TIMES * usual)
    return {key: far for key, far in away.items() if far > most}


def fit_ground(spots: Iterable[Spot], box: Box, inset: float) -> Ground:
    """Return the part of the earth around some spots, none of which comes closer than `inset` to the edge of a box."""
    every = list(dict.fromkeys(spots))
    first = find_middle(every)
    places = [measure_from(first, one) for one in every]
    (left, right), (top, bottom) = ((min(side), max(side)) for side in zip(*places, strict=True))
    least = _LEAST_ACROSS if len(every) > 1 else _LEAST_AROUND_ONE
    wide, tall = box.right - box.left, box.bottom - box.top
    scale = min(
        max(wide - 2 * inset, 1.0) / max(right - left, 1e-9),
        max(tall - 2 * inset, 1.0) / max(bottom - top, 1e-9),
        min(wide, tall) / least,
    )
    x, y = (left + right) / 2, (top + bottom) / 2
    latitude = first.latitude - y / KILOMETERS
    longitude = first.longitude + x / KILOMETERS / _shorten(first.latitude)
    return Ground(box, Spot(latitude, turn_to(longitude)), scale)


def clip_line(points: Sequence[tuple[float, float]], box: Box, longest: float = math.inf) -> list[Step]:
    """Return the steps of a line as far as it lies in a box; without what is longer, since it leads around the earth."""
    steps: list[Step] = []
    end: tuple[float, float] | None = None
    for start, to in pairwise(points):
        part = _clip_segment(start, to, box) if abs(to[0] - start[0]) < longest else None
        if part is None:
            end = None
            continue
        begin, stop = ((round(x, 1), round(y, 1)) for x, y in part)
        if begin != end:
            steps.append(("M", begin))
        if stop != begin:
            steps.append(("L", stop))
        end = stop
    return steps


def _clip_segment(
    start: tuple[float, float], end: tuple[float, float], box: Box
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return what of a straight line lies in a box (Liang and Barsky, 1984)."""
    (x, y), (u, v) = start, end
    first, last = 0.0, 1.0
    for move, room in (
        (x - u, x - box.left),
        (u - x, box.right - x),
        (y - v, y - box.top),
        (v - y, box.bottom - y),
    ):
        if move == 0:
            if room < 0:
                return None
            continue
        at = room / move
        if move < 0:
            first = max(first, at)
        else:
            last = min(last, at)
    if first > last:
        return None
    return (x + (u - x) * first, y + (v - y) * first), (x + (u - x) * last, y + (v - y) * last)
