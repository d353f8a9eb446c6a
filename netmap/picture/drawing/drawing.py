"""The drawing of a map: every shape and every text, with its place, its size, its look and whom it stands for.

Painters take this value and nothing else: the page (as JSON), SVG, whatever comes later. Places are in the wheel's
own units (the rim has a radius of 1,000, its middle is 0, 0), and what keeps its size on the screen is in pixels. So
one drawing serves every zoom, and `flat.py` says what it comes to at one scale, in pixels a unit.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

NOWHERE = math.inf


@dataclass(frozen=True, slots=True)
class Size:
    """A length in units that stays within bounds on the screen.

    It is at least `least` and at most `most` pixels long, whatever the scale, but never longer than `cap` units;
    `more` pixels come on top.
    """

    units: float = 0.0
    least: float = 0.0
    most: float = NOWHERE
    more: float = 0.0
    cap: float = NOWHERE

    def at(self, scale: float) -> float:
        """Return the length in pixels at a scale."""
        return min(max(self.units * scale, self.least), self.most, self.cap * scale) + self.more

    def times(self, share: float) -> "Size":
        """Return a share of the length."""
        return Size(*(value * share for value in (self.units, self.least, self.most, self.more, self.cap)))

    def plus(self, pixels: float) -> "Size":
        """Return the length with some pixels on top."""
        return Size(self.units, self.least, self.most, self.more + pixels, self.cap)


def pixels(length: float) -> Size:
    """Return a length that is the same at every scale."""
    return Size(least=length, most=length)


@dataclass(frozen=True, slots=True)
class Style:
    """How something looks: its filling and its stroke; for a text its letters and the outline around them.

    `dash` is in pixels, drawn and left out in turn; `outline` is the width around letters, as a share of their size.
    `lit` is the look of what somebody chose or what belongs to it, `dim` that of the rest meanwhile; None: no other.
    """

    fill: str = ""
    stroke: str = ""
    width: Size = Size()
    dash: tuple[float, ...] = ()
    round: bool = False
    opacity: float = 1.0
    bold: bool = False
    outline: float = 0.0
    lit: "Style | None" = None
    dim: "Style | None" = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, in units, and the radius of the mark there; its id when it can be moved."""

    x: float
    y: float
    radius: Size = Size()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around a place."""

    place: Place
    radius: Size


@dataclass(frozen=True, slots=True)
class Wedge:
    """Part of a ring around the middle of the wheel, its sides set in by `inset` pixels. Angles in degrees."""

    start: float
    end: float
    inner: Size
    outer: Size
    inset: float = 0.0


@dataclass(frozen=True, slots=True)
class Arc:
    """Part of a circle around the middle of the wheel."""

    start: float
    end: float
    radius: Size


@dataclass(frozen=True, slots=True)
class Ray:
    """A straight line away from the middle of the wheel."""

    angle: float
    inner: Size
    outer: Size


Step = tuple[str, tuple[float, ...]]
"""A step of a path: M (start at x, y), L (line to), Q (bend over x, y to x, y), Z (close)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A path around a place, `size` times as large as its steps say."""

    place: Place
    steps: tuple[Step, ...]
    size: Size


@dataclass(frozen=True, slots=True)
class Line:
    """A line from mark to mark. With a `bend` it curves over that share of the way from the middle to its own."""

    start: Place
    end: Place
    bend: float = 0.0


@dataclass(frozen=True, slots=True)
class Word:
    """A short text in the middle of a mark, shown from a scale on."""

    place: Place
    text: str
    size: Size
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside its mark, shown from a scale on.

    `side` is "below", "above", "left" or "right"; `shift` moves it along, and `width` is its widest line; both as
    shares of the font size. `away` are units to keep free between the two.
    """

    place: Place
    lines: tuple[str, ...]
    side: str
    shift: float
    width: float
    size: Size
    since: float = 0.0
    away: float = 0.0


Form = Circle | Wedge | Arc | Ray | Figure | Line | Word | Name


@dataclass(frozen=True, slots=True)
class Shape:
    """Something to paint: its form, its look, and the ids of what it stands for."""

    form: Form
    style: Style
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes of one role, in the order they are painted in."""

    role: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """A way to write a name: its lines, and the widest of them as a share of the font size."""

    lines: tuple[str, ...]
    width: float


@dataclass(frozen=True, slots=True)
class SectorName:
    """The name of a slice outside the rim: where its slice is, how it can be written, and its look.

    The last of its `writings` is its number, for where there is no room for words.
    """

    slice: str
    angle: float
    writings: tuple[Writing, ...]
    style: Style


@dataclass(frozen=True, slots=True)
class RimSet:
    """Which sector names stand where from a size of the rim (in ems) on.

    For each name: by how many degrees it is moved along the rim, and which of its writings is shown (None: none).
    """

    rim: float
    shifts: tuple[float, ...]
    shown: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Sectors:
    """The names around the rim.

    `ladders` hold for each way of writing them the sets for rims of growing size, the last one for numbers. `sizes`
    are font sizes in pixels, each with the pixels of a picture's shorter side from which it is taken, largest first.
    """

    names: tuple[SectorName, ...] = ()
    ladders: tuple[tuple[RimSet, ...], ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()
    number_size: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map as it is painted.

    `layers` in their order; `sectors` come after them. `writings` are further ways to write the name of a mark, for
    one that had no room and now must be read; by id. `titles` are the full names of what is drawn, by id.
    """

    title: str
    summary: str
    rim: float
    places: Mapping[str, Place]
    layers: tuple[Layer, ...]
    sectors: Sectors
    writings: Mapping[str, tuple[Writing, ...]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
