"""The outlines that come along: of counties and states of the United States, and of countries, written by `tools/outlines.py`."""

import gzip
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

import orjson

from netmap.analysis.places.locations import Spot, turn_to
from netmap.picture.geography.ground import Ground

KINDS = ("county", "state", "country")
"""What lines part, the finest first; a name of each kind is that of one of them."""
_FINEST = {"county": 3.0, "state": 15.0}
"""Up to how many degrees from the middle to the top of the picture lines of a kind are drawn."""
_MANY = 60
"""From so many names of counties, or of states, on in a picture, none is written into it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A line on earth: what it parts, and its points in degrees to the east and to the north."""

    kind: str
    easts: tuple[float, ...]
    norths: tuple[float, ...]
    west: float
    east: float
    south: float
    north: float

    @property
    def points(self) -> Iterator[Spot]:
        """Give its points."""
        return map(Spot, self.norths, self.easts)


@cache
def _read() -> Mapping[str, Any]:
    packed = files("netmap.picture.geography").joinpath("outlines.json.gz").read_bytes()
    told: dict[str, Any] = orjson.loads(gzip.decompress(packed))
    return told


@cache
def _read_lines() -> tuple[Outline, ...]:
    return tuple(_build_line(kind, line) for kind in KINDS for line in _read()["lines"][kind])


def _build_line(kind: str, line: list[int]) -> Outline:
    unit = _read()["unit"]
    easts, norths = (tuple(number * unit for number in accumulate(line[at::2])) for at in (0, 1))
    return Outline(kind, easts, norths, min(easts), max(easts), min(norths), max(norths))


def list_lines(ground: Ground) -> Iterator[Outline]:
    """Give the outlines that may reach into a part of the earth."""
    tall, wide = ground.reach()
    south, north = ground.middle.latitude - tall, ground.middle.latitude + tall
    for line in _read_lines():
        if tall > _FINEST.get(line.kind, math.inf):
            continue
        if line.south > north or line.north < south:
            continue
        aside = turn_to((line.west + line.east) / 2 - ground.middle.longitude)
        if abs(aside) <= wide + (line.east - line.west) / 2:
            yield line


def list_names(ground: Ground) -> tuple[tuple[str, Spot], ...]:
    """Return the names of what is shown, each with its middle: of counties; where they are many, of states, then of countries."""
    found: tuple[tuple[str, Spot], ...] = ()
    tall, wide = ground.reach()
    for kind in KINDS:
        found = tuple(
            (name, spot)
            for name, spot in _read_names(kind)
            if abs(spot.latitude - ground.middle.latitude) <= tall
            and abs(turn_to(spot.longitude - ground.middle.longitude)) <= wide
        )
        if found and len(found) < _MANY:
            return found
    return found if len(found) < _MANY else ()


@cache
def _read_names(kind: str) -> tuple[tuple[str, Spot], ...]:
    unit = _read()["unit"]
    return tuple((name, Spot(y * unit, x * unit)) for name, x, y in _read()["names"][kind])
