"""Who is where on a sheet: the ground between two sides of names, or above one column, and on it marks and ties."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from netmap.content.entries import Family
from netmap.picture.colors import NEUTRAL
from netmap.picture.drawing import styles
from netmap.picture.drawing.flat import FlatCircle, FlatPath, FlatShape, FlatText, shift_shape
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.geography.ground import fit_ground
from netmap.picture.geography.marks import Cluster, Dot, choose_radius, place_marks
from netmap.picture.geography.terrain import Terrain
from netmap.picture.geography.whereabouts import Whereabouts
from netmap.picture.geography.words import TITLE, summarize, tell_way
from netmap.picture.painted import Frame
from netmap.picture.scene.coded import NOT_CODED, Coded
from netmap.picture.sides.caption import Below
from netmap.picture.sides.curves import bend, find_gates
from netmap.picture.sides.layout import NARROW_ROWS, Layout
from netmap.picture.sides.sections import Section
from netmap.picture.sides.shapes import SectionDrawer, put_mark
from netmap.picture.wheel.shapes import Box
from netmap.picture.wheel.text import LINE_HEIGHT, fill_lines

ABOVE, ABOVE_WORDS = 13.0, 8.0
"""Rows that are kept free above one column: for the ground, and for what is said where nobody has a place."""
_EDGE, _SMALLEST, _OF_HEIGHT = 12.0, 11.0, 0.0152
_LARGEST_LABEL, _QUIETER = 20.0, 0.86
_USUAL = 860.0
_IN_COLUMN, _LEAST_SHARE = 0.64, 0.7
_INSET, _INSET_SHARE = 60.0, 0.16
_CHARACTERS, _MOST_LINES, _WORDS_SHARE = 38, 12, 0.8
_SWING, _TOWARDS, _PALEST = 0.1, 0.42, 0.2


@dataclass(frozen=True)
class WhereDrawer:
    """Draws who is where, in a layout of names; `hues` are the colors of everybody by id, `coded` what they say instead of sectors.

    `lift` is how many pixels the ground takes above the names; 0 where it stands between them, or above one column.
    """

    found: Whereabouts
    sections: tuple[Section, ...]
    layout: Layout
    hues: Mapping[str, Family]
    frame: Frame
    below: Below
    title: tuple[FlatShape, ...] = ()
    lift: float = 0.0
    coded: Coded = NOT_CODED

    def draw(self) -> Sheet:
        """Return the sheet."""
        drawer = SectionDrawer(self.layout, self.hues, coded=self.coded)
        names = (*drawer.draw_bands(), *drawer.draw_sections())
        tall = self.layout.height + self.lift
        shapes = (
            *(self._draw_under() if self.found.spots else ()),
            *(shift_shape(shape, 0.0, self.lift) for shape in names),
            *(self._draw_over() if self.found.spots else self._write_way()),
            *self.below.place(tall),
            *self.title,
        )
        titles = {one.id: one.name for one in self.found.scene.members}
        titles |= {site.id: site.name for site in self.found.sites}
        return Sheet(
            TITLE, summarize(self.found), self.layout.width, tall + self.below.height, shapes, titles
        )

    @cached_property
    def box(self) -> Box:
        """The rectangle in the middle, in pixels."""
        layout = self.layout
        if layout.is_column:
            rows = ABOVE if self.found.spots else ABOVE_WORDS
            return Box(_EDGE, _EDGE, layout.width - _EDGE, layout.size * NARROW_ROWS * (rows - 0.6))
        bases = [y for one in self.title if isinstance(one.form, FlatText) for _, y, _ in one.form.lines]
        left = _EDGE if self.lift else (layout.width - layout.free) / 2 + _EDGE
        bottom = (self.lift or layout.height) - _EDGE
        return Box(left, max(bases, default=0.0) + 1.5 * _EDGE, layout.width - left, bottom)

    @cached_property
    def terrain(self) -> Terrain:
        """The part of the earth that is shown."""
        room = min(self.box.right - self.box.left, self.box.bottom - self.box.top)
        spots = [*self.found.spots.values(), *(site.spot for site in self.found.empty if site.spot)]
        ground = fit_ground(spots, self.box, min(_INSET, room * _INSET_SHARE))
        smallest = self.frame.height * _OF_HEIGHT if self.frame.height else _SMALLEST
        size = max(min(self.layout.size, _LARGEST_LABEL), smallest)
        return Terrain(ground, round(size, 2), round(max(size * _QUIETER, smallest), 2))

    @cached_property
    def dots(self) -> list[Dot]:
        """Where marks would be, those of one sector one after another."""
        spots, ground = self.found.spots, self.terrain.ground
        return [
            (one.id, *ground.locate(spots[one.id])) for one in self.found.scene.members if one.id in spots
        ]

    @cached_property
    def radius(self) -> float:
        """Pixels of the radius of a mark: fewer where there are many."""
        share = (
            _IN_COLUMN
            if self.layout.is_column
            else max((self.box.bottom - self.box.top) / _USUAL, _LEAST_SHARE)
        )
        return round(choose_radius(self.dots, self.box, share), 2)

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """Where marks stand."""
        return place_marks(self.dots, self.radius, self.box)

    @cached_property
    def points(self) -> Mapping[str, tuple[float, float]]:
        """Where everybody's mark is, by id."""
        return {key: one.places.get(key, (one.x, one.y)) for one in self.clusters for key in one.members}

    def _draw_under(self) -> Iterator[FlatShape]:
        """Give what lies under names and marks."""
        yield from self.terrain.draw()
        yield from self._draw_leaders()
        yield from self._draw_ties()

    def _draw_over(self) -> Iterator[FlatShape]:
        sites = {one.id: site.id for site in self.found.places for one in site.members}
        for one in self.clusters:
            if one.is_counted:
                yield from self._draw_counted(one, sites[one.members[0]])
            for key, place in one.places.items():
                look = styles.style_class(self.coded.looks.get(key) or self.hues.get(key, NEUTRAL))
                yield put_mark("mark", key, FlatCircle(*place, self.radius), look)
        yield from self.terrain.write_names(self.found.named, self.found.empty, self.clusters)

    def _draw_counted(self, one: Cluster, site: str) -> Iterator[FlatShape]:
        """Give one mark for several, with how many they are in it as far as there is room."""
        yield put_mark("mark", site, FlatCircle(one.x, one.y, one.reach), styles.style_bubble(NEUTRAL))
        said, size = f"{len(one.members):,}", self.terrain.quiet
        if measure_text(said, size, bold=True) <= 2 * one.reach:
            text = FlatText(((one.x, round(one.y + MIDDLE * size, 1), said),), size)
            yield FlatShape("amount", (site,), text, styles.BUBBLE_COUNT, size * styles.BUBBLE_COUNT.outline)

    def _draw_leaders(self) -> Iterator[FlatShape]:
        """Give lines from names beside the ground to their marks; of a section that only says how many are in it, to the first of them."""
        if self.layout.is_column or self.lift:
            return
        gates, style = find_gates(self.layout), styles.TO_PLACE
        ends = {entry.id: entry.id for section in self.sections for entry in section.named}
        folded = {section.id for section in self.sections if section.count}
        ends |= {site.id: site.members[0].id for site in self.found.places if site.id in folded}
        for start, member in ends.items():
            point, mark = self.layout.points.get(start), self.points.get(member)
            if point and mark:
                gate = gates[point.section]
                x, y = point.x + (mark[0] - point.x) * _TOWARDS, gate + (point.y - gate) * _TOWARDS
                steps = bend((point.x, point.y), ((point.x + x) / 2, point.y), (x, y), mark)
                yield FlatShape("leader", (start,), FlatPath(steps), style, style.width.at(1.0))

    def _draw_ties(self) -> Iterator[FlatShape]:
        """Give the ties between marks; between two that count several, one."""
        crowded = len(self.found.lines) > styles.CROWD
        share = max(min(styles.CROWD / max(len(self.found.lines), 1), 1.0), _PALEST)
        counted = {key for one in self.clusters if one.is_counted for key in one.members}
        seen = set()
        for line in self.found.lines:
            start, end = self.points.get(line.start), self.points.get(line.end)
            if not start or not end or start == end:
                continue
            if counted >= {line.start, line.end}:
                if (start, end) in seen:
                    continue
                seen.add((start, end))
            style = styles.style_line(replace(line, strength=0, faint=False), room=True, crowded=crowded)
            style = replace(style, opacity=round(style.opacity * share, 3))
            (x, y), (u, v) = start, end
            aside = (x + u) / 2 + (v - y) * _SWING, (y + v) / 2 - (u - x) * _SWING
            steps = bend(start, aside, end)
            yield FlatShape("line", (line.start, line.end), FlatPath(steps), style, style.width.most)

    def _write_way(self) -> Iterator[FlatShape]:
        """Give what would put somebody on the map, where nobody is on it."""
        lines = fill_lines(tell_way(self.found), _CHARACTERS, _MOST_LINES)
        wide = (self.box.right - self.box.left) * (1.0 if self.layout.is_column else _WORDS_SHARE)
        widest = max(measure_text(line, 1.0) for line in lines)
        tall = (self.box.bottom - self.box.top) / (len(lines) * LINE_HEIGHT)
        size = round(min(self.layout.size, wide / widest, tall), 2)
        x, y = (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2
        top = y - (len(lines) - 1) / 2 * size * LINE_HEIGHT + MIDDLE * size
        places = (
            (round(x, 1), round(top + row * size * LINE_HEIGHT, 1), line) for row, line in enumerate(lines)
        )
        yield FlatShape("note", (), FlatText(tuple(places), size), styles.QUIET_NAME, 0.0)
