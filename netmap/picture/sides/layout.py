"""Where every name stands: in two arcs of sections with the middle free between them, or in one column on a narrow screen.

All lengths are pixels of the picture. The same input gives the same picture, on every machine and in every run.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from netmap.picture.sides.sections import HEADING, RING, Section

LARGEST, SMALLEST = 36.0, 11.0
"""Font sizes of names in pixels, for a picture that is `USUAL` pixels high."""
LARGEST_ALONE = 18.0
"""The largest font size in pixels on a picture that is only as high as it must be."""
USUAL = 900.0
ROW, WIDEST_ROW = 1.2, 1.5
"""Distance between two names as a share of the font size: at least, and where there is room."""
EDGE = 18.0
_MOST_ABREAST = 3
_WORTHWHILE = 1.2
SHARE = 0.32
"""What is kept free between the two sides, as a share of the width."""
_BEND = 0.8
_DOT = 0.42
NAME_GAP, COLUMN_GAP, BAND_GAP = 1.15, 1.9, 0.95
_NARROW_SIZE, NARROW_ROWS = 15.0, 1.75
LEFT = 0.3
"""Where the names of one column begin, as a share of the width."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where somebody stands, on which side (1: the name is to the right of it, -1: to its left), and in which section."""

    x: float
    y: float
    side: int
    section: str


@dataclass(frozen=True, slots=True)
class Band:
    """The arc beside a section: its points from the top to the bottom, and where the heading stands."""

    section: Section
    points: tuple[tuple[float, float], ...]
    heading: tuple[float, float]
    side: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Sections laid out: the font size, points by id (of an open section too), and bands.

    `free` is how wide it is between the two sides where they come closest; 0 for one column.
    """

    width: float
    height: float
    size: float
    points: dict[str, Point]
    bands: tuple[Band, ...]
    free: float = 0.0

    @property
    def is_column(self) -> bool:
        """Whether all names stand in one column, with the lines to its left."""
        return not self.free

    @property
    def dot(self) -> float:
        """Radius of the dot of somebody."""
        return self.size * _DOT

    @property
    def name_gap(self) -> float:
        """Distance from the middle of a dot to the name beside it."""
        return self.size * NAME_GAP


def lay_out_sides(sections: Sequence[Section], width: float, height: float, share: float = SHARE) -> Layout:
    """Return a layout of sections on two sides; `share` is what is kept free between them, as a share of the width."""
    abreast, size, sides = _choose_size(sections, width, height, share)
    rows = max((sum(one.measure_height(abreast) for one in side) for side in sides), default=1.0)
    row = min((height - 2 * EDGE) / max(rows, 1.0), size * WIDEST_ROW)
    builder = _Sides(width, height, size, row, abreast)
    points: dict[str, Point] = {}
    bands: list[Band] = []
    for side, members in zip((1, -1), sides, strict=True):
        found, drawn = builder.place_side(members, side)
        points |= found
        bands += drawn
    reach = [abs(x - width / 2) for band in bands for x, _ in band.points]
    return Layout(width, height, size, points, tuple(bands), 2 * min(reach, default=width / 2))


def find_height(sections: Sequence[Section], size: float) -> float:
    """Return how high a picture must be for names of a font size, one beside another on no side."""
    rows = (sum(one.measure_height(1) for one in side) for side in _split_sides(sections, 1))
    return round(max(rows, default=1.0) * size * ROW + 2 * EDGE, 1)


def find_size(sections: Sequence[Section], width: float, height: float, share: float = SHARE) -> float:
    """Return the font size that all names get on two sides."""
    return _choose_size(sections, width, height, share)[1]


def count_rows(height: float) -> int:
    """Return how many rows the sides of a picture have, where letters are `LARGEST_ALONE` large."""
    return int((height - 2 * EDGE) / (LARGEST_ALONE * ROW))


def measure_ems(width: float, share: float) -> float:
    """Return how wide a name may be on a picture where letters are `LARGEST_ALONE` large, as a share of that."""
    return (width * (1 - share) - 2 * EDGE) / 2 / LARGEST_ALONE - NAME_GAP - BAND_GAP


Sides = tuple[tuple[Section, ...], tuple[Section, ...]]


def _choose_size(
    sections: Sequence[Section], width: float, height: float, share: float
) -> tuple[int, float, Sides]:
    """Return how many names stand abreast, the font size, and the sections on the right and on the left.

    More abreast only where the names become plainly larger by it.
    """
    best: tuple[int, float, Sides] | None = None
    for abreast in range(1, _MOST_ABREAST + 1):
        sides = _split_sides(sections, abreast)
        size = _find_size(sides, abreast, width, height, share)
        if best is None or size > best[1] * _WORTHWHILE:
            best = abreast, size, sides
    if best is None:
        raise AssertionError
    return best


def _split_sides(sections: Sequence[Section], abreast: int) -> Sides:
    """Return the sections clockwise from noon: the right side downwards, the left side from the top, equally high."""
    heights = [section.measure_height(abreast) for section in sections]
    half, sums = sum(heights) / 2, [0.0, *accumulate(heights)]
    cut = min(range(len(sums)), key=lambda index: (abs(sums[index] - half), index))
    return tuple(sections[:cut]), tuple(reversed(sections[cut:]))


def _find_size(sides: Sides, abreast: int, width: float, height: float, share: float) -> float:
    rows = max((sum(one.measure_height(abreast) for one in side) for side in sides), default=1.0)
    tall = (height - 2 * EDGE) / (max(rows, 1.0) * ROW)
    ems = 2 * max(_measure_side(side, abreast) for side in sides)
    broad = (width * (1 - share) - 2 * EDGE) / max(ems, 1.0)
    most = max(LARGEST * height / USUAL, LARGEST_ALONE)
    return round(min(tall, broad, most), 2)


def _measure_side(side: Sequence[Section], abreast: int) -> float:
    """Return how wide a side is in ems: its names, as many abreast as there are, and the dots before them."""
    columns = _measure_columns(side, abreast)
    heading = max((one.width * HEADING + NAME_GAP for one in side), default=0.0)
    return max(sum(columns) + NAME_GAP * len(columns) + COLUMN_GAP * (len(columns) - 1), heading) + BAND_GAP


def _measure_columns(side: Sequence[Section], abreast: int) -> list[float]:
    widths = [0.0] * abreast
    for section in side:
        for (column, _), width in zip(section.arrange(abreast), section.widths, strict=True):
            widths[column] = max(widths[column], width)
    return [width for width in widths if width]


@dataclass(frozen=True, slots=True)
class _Sides:
    """Places the sections of a side on an arc: the names begin at it and run outwards."""

    width: float
    height: float
    size: float
    row: float
    abreast: int

    def place_side(self, side: Sequence[Section], sign: int) -> tuple[dict[str, Point], list[Band]]:
        """Return the points on one side and its bands, from the top."""
        rows = sum(one.measure_height(self.abreast) for one in side)
        points: dict[str, Point] = {}
        bands = []
        columns = _measure_columns(side, self.abreast)
        inner = self._find_inner(side)
        top = (self.height - rows * self.row) / 2
        for section in side:
            first = top + HEADING * self.row
            last = first + section.count_rows(self.abreast) * self.row
            for at, x, y in self._place_entries(section, columns, first):
                points[at] = Point(
                    self._mirror(inner + self._bulge(y) + x, sign), round(y, 1), sign, section.id
                )
            start = top + 0.2 * self.row
            steps = max(2, round((last - start) / 12))
            line = tuple(
                self._find_edge(inner, sign, start + (last - start) * step / steps)
                for step in range(steps + 1)
            )
            middle = top + HEADING * self.row / 2
            heading = self._mirror(inner + self._bulge(middle) + self.size * BAND_GAP, sign), middle
            bands.append(Band(section, line, heading, sign))
            top = (
                last
                + (section.measure_height(self.abreast) - HEADING - section.count_rows(self.abreast))
                * self.row
            )
        return points, bands

    def _place_entries(
        self, section: Section, columns: Sequence[float], first: float
    ) -> Iterator[tuple[str, float, float]]:
        """Give the ids of a section's names with how far from the arc and how far down they stand."""
        begins = [0.0, *accumulate(width + NAME_GAP + COLUMN_GAP for width in columns)]
        rings = {entry.id: entry.ring * RING for entry in section.entries}
        for at, (column, row) in zip(section.stops, section.arrange(self.abreast), strict=True):
            out = begins[column] + BAND_GAP + rings.get(at, 0.0)
            yield at, out * self.size, first + (row + 0.5) * self.row

    def _find_inner(self, side: Sequence[Section]) -> float:
        """Return how far from the middle of the picture the arc begins: as far out as its names leave room."""
        return self.width / 2 - EDGE - _measure_side(side, self.abreast) * self.size - self._deepest

    @property
    def _deepest(self) -> float:
        return min(0.09 * self.width, 0.16 * self.height)

    def _bulge(self, y: float) -> float:
        """Return how much farther out the arc is at a height: most halfway down."""
        across = min(1.0, abs(2 * y / self.height - 1))
        return self._deepest * math.sqrt(1 - _BEND * across**2) - self._deepest * math.sqrt(1 - _BEND)

    def _mirror(self, reach: float, sign: int) -> float:
        return round(self.width / 2 + sign * reach, 1)

    def _find_edge(self, inner: float, sign: int, y: float) -> tuple[float, float]:
        return self._mirror(inner + self._bulge(y), sign), round(y, 1)


def measure_column(width: float) -> float:
    """Return how wide a name may be in one column where letters are as large as they can be, as a share of that."""
    return (width * (1 - LEFT) - EDGE) / _NARROW_SIZE - NAME_GAP


def lay_out_column(sections: Sequence[Section], width: float, above: float = 0.0) -> Layout:
    """Return one column of names, as high as it must be; the lines between them run in the margin to its left.

    `above` is how many rows are kept free above it.
    """
    left = width * LEFT
    widest = max(
        (wide for one in sections for wide in (one.width * HEADING, *(it + NAME_GAP for it in one.widths))),
        default=1.0,
    )
    size = round(min(_NARROW_SIZE, (width - left - EDGE) / widest), 2)
    row = size * NARROW_ROWS
    points: dict[str, Point] = {}
    bands = []
    top = row * above
    for section in sections:
        rows = section.count_rows(1)
        rings = {entry.id: entry.ring * RING * size for entry in section.entries}
        for place, at in enumerate(section.stops):
            x, y = left + rings.get(at, 0.0), top + (HEADING + place + 0.5) * row
            points[at] = Point(round(x, 1), round(y, 1), 1, section.id)
        line = tuple(
            (left - size * BAND_GAP, top + 0.2 * row + (HEADING + rows - 0.2) * row * step) for step in (0, 1)
        )
        bands.append(Band(section, line, (left, top + HEADING * row / 2), 1))
        top += section.measure_height(1) * row
    return Layout(width, round(top + EDGE, 1), size, points, tuple(bands))
