"""Sections in several columns on both sides of a picture, one after another, where two arcs have no room for all of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from netmap.picture.sides.layout import (
    BAND_GAP,
    COLUMN_GAP,
    EDGE,
    LARGEST,
    NAME_GAP,
    ROW,
    USUAL,
    WIDEST_ROW,
    Band,
    Layout,
    Point,
)
from netmap.picture.sides.sections import APART, HEADING, LENGTHS, RING, Entry, Section

SHARE = 0.2
"""What is kept free in the middle, as a share of the width."""
_MOST_COLUMNS, _WORTHWHILE = 3, 1.05
"""How many columns a side has at most, and by how much larger letters become where it has one more."""
_TALLER = 0.5
"""By how many rows columns are made taller until all of it fits."""
_STRIPE = 0.2
_LENGTHS = (*LENGTHS, 40, 34, 28)
"""Characters of a name that are drawn at most, where there is much room and where there is less."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: the sections in it, those that began in the column before under an id of their own, and rows in use."""

    sections: tuple[Section, ...] = ()
    rows: float = 0.0

    @property
    def ems(self) -> float:
        """How wide it is, in ems: the widest name, with the dot and the band before it."""
        names = [width + NAME_GAP for one in self.sections for width in one.widths]
        return max([*names, *(one.width * HEADING for one in self.sections)], default=0.0) + BAND_GAP


@dataclass(frozen=True, slots=True)
class Flow:
    """Sections in columns: their layout, and of which section each one in it is, by its id: some go on in another column."""

    layout: Layout
    parts: Mapping[str, str]


def fit_flow(
    build: Callable[[int], Sequence[Section]], width: float, height: float, legible: float
) -> Flow | None:
    """Return sections in columns, with names as long as leaves letters legible; None where even short names do not.

    Parameters
    ----------
    build
        Gives the sections for a most of characters.
    legible
        The least font size in pixels.
    """
    flows = (lay_out_flow(build(most), width, height) for most in _LENGTHS)
    return next((flow for flow in flows if flow.layout.size >= legible), None)


def lay_out_flow(sections: Sequence[Section], width: float, height: float) -> Flow:
    """Return sections in as few columns as leave letters their size: down the right side from the middle, then the left."""
    best: tuple[float, list[_Column]] = 0.0, []
    parts: dict[str, str] = {}
    for count in range(1, _MOST_COLUMNS + 1):
        columns, names = _fill(sections, 2 * count)
        size = _find_size(columns, width, height)
        if size > best[0] * _WORTHWHILE:
            best, parts = (size, columns), names
    size, columns = best
    tallest = max((one.rows for one in columns), default=1.0)
    row = min((height - 2 * EDGE) / max(tallest, 1.0), size * WIDEST_ROW)
    inner = width / 2 - EDGE - max(map(_measure_side, _part_sides(columns))) * size
    points: dict[str, Point] = {}
    bands: list[Band] = []
    for sign, side in zip((1, -1), _part_sides(columns), strict=True):
        begins = accumulate((one.ems + COLUMN_GAP for one in side), initial=0.0)
        for begin, column in zip(begins, side, strict=False):
            x = width / 2 + sign * (inner + begin * size)
            builder = _Builder(round(x, 1), sign, size, row)
            for band in builder.place(column, (height - tallest * row) / 2):
                bands.append(band)
                points |= builder.find_points(band)
    return Flow(Layout(width, height, size, points, tuple(bands), 2 * inner), parts)


def _part_sides(columns: Sequence[_Column]) -> tuple[Sequence[_Column], Sequence[_Column]]:
    half = (len(columns) + 1) // 2
    return columns[:half], columns[half:]


def _measure_side(side: Sequence[_Column]) -> float:
    """Return how wide some columns are beside one another, in ems."""
    return sum(one.ems for one in side) + COLUMN_GAP * max(len(side) - 1, 0)


def _find_size(columns: Sequence[_Column], width: float, height: float) -> float:
    tall = (height - 2 * EDGE) / (max((one.rows for one in columns), default=1.0) * ROW)
    ems = 2 * max(map(_measure_side, _part_sides(columns)))
    broad = (width * (1 - SHARE) - 2 * EDGE) / max(ems, 1.0)
    return round(min(tall, broad, LARGEST * height / USUAL), 2)


def _fill(sections: Sequence[Section], count: int) -> tuple[list[_Column], dict[str, str]]:
    """Return sections in at most so many columns, about equally tall, and of which section each of their parts is."""
    tall = max(sum(one.measure_height(1) for one in sections) / count, HEADING + 1 + APART)
    while True:
        columns, parts = _pour(sections, tall)
        if len(columns) <= count:
            return columns, parts
        tall += _TALLER


def _pour(sections: Sequence[Section], tall: float) -> tuple[list[_Column], dict[str, str]]:
    """Return sections in columns of at most so many rows; one that has no more room goes on in the next column."""
    columns, parts = [_Column()], {}
    for section in sections:
        blocks = list(_list_blocks(section, tall - HEADING - APART))
        number = 1
        while True:
            part = _take(section, blocks, tall - columns[-1].rows, number)
            if part.measure_height(1) > tall - columns[-1].rows and columns[-1].sections:
                columns.append(_Column())
                continue
            last = columns[-1]
            columns[-1] = _Column((*last.sections, part), last.rows + part.measure_height(1))
            parts[part.id] = section.id
            taken = len(part.entries)
            while taken > 0:
                taken -= len(blocks.pop(0))
            if not blocks:
                break
            number += 1
            columns.append(_Column())
    return columns, parts


def _list_blocks(section: Section, tall: float) -> Iterator[tuple[Entry, ...]]:
    """Give the entries of a section that stand together; one by one where there are too many for a column."""
    blocks: list[list[Entry]] = []
    for entry in section.entries:
        if entry.joined and blocks:
            blocks[-1].append(entry)
        else:
            blocks.append([entry])
    for block in blocks:
        yield from [tuple(block)] if len(block) <= tall else [(entry,) for entry in block]


def _take(section: Section, blocks: Sequence[tuple[Entry, ...]], room: float, number: int) -> Section:
    """Return the next part of a section: with as many of its blocks as there is room for, and with one at least."""
    part = section if number == 1 else replace(section, id=f"{section.id}/{number}", invitation="", count=0)
    part = replace(part, entries=())
    for block in blocks:
        more = replace(part, entries=(*part.entries, *block))
        if part.entries and more.measure_height(1) > room:
            break
        part = more
    return part


@dataclass(frozen=True, slots=True)
class _Builder:
    """Places the sections of a column that begins at a distance from the left, its names on one side of it."""

    x: float
    sign: int
    size: float
    row: float

    def place(self, column: _Column, top: float) -> Iterator[Band]:
        """Give the bands of a column from its top."""
        for section in column.sections:
            rows = HEADING + section.count_rows(1)
            line = tuple((self.x, round(top + at * self.row, 1)) for at in (_STRIPE, rows))
            heading = self.x + self.sign * BAND_GAP * self.size, top + HEADING / 2 * self.row
            yield Band(section, line, heading, self.sign)
            top += section.measure_height(1) * self.row

    def find_points(self, band: Band) -> dict[str, Point]:
        """Return where those in a section stand."""
        (_, top), _ = band.points
        first = top + (HEADING - _STRIPE) * self.row
        rings = {entry.id: entry.ring * RING for entry in band.section.entries}
        return {
            at: Point(
                round(self.x + self.sign * (BAND_GAP + rings.get(at, 0.0)) * self.size, 1),
                round(first + (place + 0.5) * self.row, 1),
                self.sign,
                band.section.id,
            )
            for place, at in enumerate(band.section.stops)
        }
