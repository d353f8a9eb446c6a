"""The lines between names that run behind none: straight out of their column, through alleys and gaps, and curved where it is free."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from netmap.picture.drawing.drawing import Step
from netmap.picture.sides.curves import bend, find_gates, list_turns, trace_tie
from netmap.picture.sides.layout import COLUMN_GAP, ROW, Band, Layout, Point
from netmap.picture.sides.sections import APART, HEADING, RING

_PORT, _STRAIGHT, _CORNER = 0.55, 1.2, 0.45
"""How far from its band a line goes straight, over how much more it begins to bend, and how round its corners are, in sizes of letters."""
_ALLEY, _GAP = 0.3, 0.12
"""By how much lines are spread in the alley between two columns, and in the gap between two sections, in sizes of letters."""
_SHALLOW, _DEEP = 0.1, 0.5
"""How far towards the middle the line between two of one side goes, where they stand together and where they stand farthest apart."""
_GOLDEN = 0.618034
_FIRST, _EVERY, _ALIKE = 4.5, 4, 0.5
"""How far out names of the first column of an arc stand at most, in sizes of letters, which of its points a line follows, and
by how much those under one another differ."""

Corners = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Router:
    """Traces the lines of a layout; where sections stand in columns, those of outer ones run between the names of inner ones."""

    layout: Layout

    def trace(self, start: Point, end: Point, number: int) -> tuple[Step, ...]:
        """Return the line between two names; by its number it is spread among others that run the same way."""
        if self.layout.is_column:
            return trace_tie(self.layout, start, end, self._gates)
        spread = 2 * (number * _GOLDEN % 1.0) - 1.0
        if alley := self._find_alley(start, end, spread):
            return _round(
                [(start.x, start.y), (alley, start.y), (alley, end.y), (end.x, end.y)], self._corner
            )
        out, back = self._leave(start, spread), self._leave(end, spread)
        ports = [Point(*way[-1], one.side, one.section) for way, one in ((out, start), (back, end))]
        straight = [(one.x - one.side * _STRAIGHT * self.layout.size, one.y) for one in ports]
        turns = (
            list_turns(self.layout, ports[0], ports[1], self._gates)
            if start.side != end.side
            else self._list_bow(straight)
        )
        middle = bend(out[-1], straight[0], *turns, straight[1], back[-1])
        return (*_round(out, self._corner), *middle[1:], *_round(back[::-1], self._corner)[1:])

    def _list_bow(self, straight: Corners) -> Corners:
        """Return the points to which the line between two of one side is drawn: a bow, the deeper, the farther apart they stand."""
        across, (one, other) = self.layout.width / 2, straight
        inmost = min((one[0], other[0]), key=lambda x: abs(x - across))
        depth = _SHALLOW + (_DEEP - _SHALLOW) * min(1.0, abs(one[1] - other[1]) / self.layout.height)
        x = inmost + (across - inmost) * depth
        return (x, one[1]), (x, other[1])

    def _find_alley(self, start: Point, end: Point, spread: float) -> float | None:
        """Return where the line between two of one outer column runs beside it; None for all others."""
        columns = self._columns[start.side]
        place, other = (self._find_column(one) for one in (start, end))
        return (
            None
            if start.side != end.side or place != other or not place
            else self._place_alley(columns[place], start.side, spread)
        )

    def _leave(self, point: Point, spread: float) -> Corners:
        """Return the corners of the way from a name to where it is free between the two sides."""
        columns, side, size = self._columns[point.side], point.side, self.layout.size
        if not columns:
            return self._leave_arc(point, spread)
        way, y = [(point.x, point.y)], point.y
        for place in range(self._find_column(point), 0, -1):
            alley = self._place_alley(columns[place], side, spread)
            gaps = self._gaps[side, columns[place - 1]]
            gap = min(gaps, key=lambda one: abs(one - y)) + spread * _GAP * size
            way += [(alley, y), (alley, gap)]
            y = gap
        return [*way, (columns[0] - side * _PORT * size, y)]

    def _leave_arc(self, point: Point, spread: float) -> Corners:
        """Return the corners of the way from a name in an arc; from a farther column of its section between that and the one before."""
        band, side, size = self._bands[point.section], point.side, self.layout.size
        far = self._measure_far(point)
        if far <= _FIRST:
            return [(point.x, point.y), (_find_edge(band, point.y) - side * _PORT * size, point.y)]
        half = APART / 2 * ROW * size
        gaps = band.heading[1] - HEADING / 2 * ROW * size - half, band.points[-1][1] + half
        gap = min(gaps, key=lambda one: abs(one - point.y))
        begin = min(one for one in self._begins[point.section] if one > far - RING - _ALIKE)
        out = side * (begin - COLUMN_GAP / 2 - spread * _ALLEY) * size
        heights = [y for _, y in band.points[::_EVERY] if min(point.y, gap) < y < max(point.y, gap)]
        along = [point.y, *sorted(heights, reverse=gap < point.y), gap + spread * _GAP * size]
        turns = [(_find_edge(band, y) + out, y) for y in along]
        return [(point.x, point.y), *turns, (_find_edge(band, gap) - side * _PORT * size, along[-1])]

    def _measure_far(self, point: Point) -> float:
        """Return how far from the arc of their section somebody stands, in sizes of letters."""
        return abs(point.x - _find_edge(self._bands[point.section], point.y)) / self.layout.size

    @cached_property
    def _begins(self) -> Mapping[str, set[float]]:
        """How far from the arc those in each section stand."""
        found: defaultdict[str, set[float]] = defaultdict(set)
        for point in self.layout.points.values():
            found[point.section].add(self._measure_far(point))
        return found

    def _place_alley(self, column: float, side: int, spread: float) -> float:
        return column - side * (COLUMN_GAP / 2 + spread * _ALLEY) * self.layout.size

    def _find_column(self, point: Point) -> int:
        """Return in which column of its side somebody stands, from the middle; 0 where names stand in an arc."""
        columns = self._columns[point.side]
        return columns.index(self._bands[point.section].points[0][0]) if columns else 0

    @cached_property
    def _gates(self) -> dict[str, float]:
        return find_gates(self.layout)

    @cached_property
    def _corner(self) -> float:
        return self.layout.size * _CORNER

    @cached_property
    def _bands(self) -> Mapping[str, Band]:
        return {band.section.id: band for band in self.layout.bands}

    @cached_property
    def _columns(self) -> Mapping[int, Sequence[float]]:
        """Where the columns of each side begin, from the middle; none where names stand in an arc."""
        found: defaultdict[int, set[float]] = defaultdict(set)
        for band in self.layout.bands:
            if band.points[0][0] != band.points[-1][0]:
                return {1: (), -1: ()}
            found[band.side].add(band.points[0][0])
        across = self.layout.width / 2
        return {side: sorted(found[side], key=lambda x: abs(x - across)) for side in (1, -1)}

    @cached_property
    def _gaps(self) -> Mapping[tuple[int, float], Sequence[float]]:
        """How far down a line can pass each column: above it, between two of its sections, and below it."""
        found: defaultdict[tuple[int, float], list[Band]] = defaultdict(list)
        for band in self.layout.bands:
            found[band.side, band.points[0][0]].append(band)
        half = APART / 2 * ROW * self.layout.size
        return {
            key: (bands[0].heading[1] - self.layout.size, *(one.points[-1][1] + half for one in bands))
            for key, bands in found.items()
        }


def _find_edge(band: Band, y: float) -> float:
    """Return where the arc beside a section is at a height."""
    return min(band.points, key=lambda point: abs(point[1] - y))[0]


def _round(points: Corners, radius: float) -> tuple[Step, ...]:
    """Return a line through some points with round corners."""
    steps: list[Step] = [("M", points[0])]
    for before, (corner, after) in zip(points, pairwise(points[1:]), strict=False):
        into, out = _step_towards(corner, before, radius), _step_towards(corner, after, radius)
        steps += [("L", into), ("Q", (round(corner[0], 1), round(corner[1], 1), *out))]
    return (*steps, ("L", (round(points[-1][0], 1), round(points[-1][1], 1))))


def _step_towards(start: tuple[float, float], end: tuple[float, float], most: float) -> tuple[float, float]:
    """Return the point so far from another, at most halfway to a third."""
    (x, y), (u, v) = start, end
    far = max(abs(u - x), abs(v - y))
    share = min(most / far, 0.5) if far else 0.0
    return round(x + (u - x) * share, 1), round(y + (v - y) * share, 1)
