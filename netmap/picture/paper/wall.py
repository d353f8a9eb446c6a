"""Names for a wall: everybody's name large enough to be read from across a room, on as many pages as that takes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from netmap.analysis.day import Day
from netmap.model.text import NAME_LIMIT
from netmap.model.words import count_things, join_names
from netmap.picture.coding.coded import code_scene
from netmap.picture.colors import color_slices
from netmap.picture.drawing.leaving import Caption, tell_leaving
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.font.measure import measure_text
from netmap.picture.grouping.groups import group_scene
from netmap.picture.names.compose import NamesPicture
from netmap.picture.names.sections import list_sections
from netmap.picture.names.shapes import draw_shapes
from netmap.picture.painted import Wanted
from netmap.picture.paper.fitting import place_on
from netmap.picture.paper.formats import INCH, Format
from netmap.picture.paper.legibility import find_font_size
from netmap.picture.scene.coded import Coded
from netmap.picture.scene.lines import Line, list_lines
from netmap.picture.scene.scene import Scene, see_scene
from netmap.picture.scene.words import describe_scene, list_legend
from netmap.picture.sides.layout import LARGEST_ALONE, count_rows, find_size, lay_out_sides, measure_ems
from netmap.picture.sides.rows import break_entry
from netmap.picture.sides.sections import HEADING, Entry, Section, write_entry, write_section
from netmap.picture.way.finding import Ways, find_ways
from netmap.picture.way.light import show_on_wall, show_ways
from netmap.picture.way.words import tell_ways
from netmap.picture.wheel.text import shorten_name

METERS = 2.0
"""From how far every name on a wall can be read."""
_LARGER = (1.7, 1.35, 1.0)
"""How many times as large as they must be letters are, where all names are on one page all the same."""
_SAFE = 1.005
_SHARE = 0.26
"""What is kept free between the two sides, as a share of the width."""
_SHORTEST_LINE = 6
"""The fewest characters of a heading."""
_STEPS = 20
CONTINUED = " (more)"


def draw_wall(day: Day, formats: Iterable[Format], wanted: Wanted) -> tuple[Sheet, ...]:
    """Return the pages of a wall of names, on the one of some formats that takes fewest of them."""
    scene = group_scene(day, see_scene(day, room=wanted.room), wanted.grouping)
    walls = (_choose_size(day, scene, one, wanted) for one in formats)
    return tuple(min(walls, key=lambda wall: (not wall.is_legible, len(wall.pages))).draw())


def _choose_size(day: Day, scene: Scene, format_: Format, wanted: Wanted) -> "_Wall":
    """Return a wall with letters as large as they can be on one page, or as large as they must be on several."""
    walls = [_Wall(day, scene, format_, wanted, larger) for larger in _LARGER]
    return next((wall for wall in walls if len(wall.pages) <= 1 and wall.is_legible), walls[-1])


@dataclass(frozen=True)
class _Wall:
    """Names on pages of a format; all names are `LARGEST_ALONE` pixels large, and so many pixels are a millimeter."""

    day: Day
    scene: Scene
    format: Format
    wanted: Wanted
    larger: float

    @cached_property
    def scale(self) -> float:
        """Pixels of the layout for each pixel as painted."""
        millimeters = find_font_size(METERS) * self.larger * _SAFE
        return LARGEST_ALONE / (millimeters / INCH * self.format.inch)

    @cached_property
    def width(self) -> float:
        return self.format.room[0] * self.scale

    @cached_property
    def height(self) -> float:
        """Pixels for the names themselves."""
        return self.format.room[1] * self.scale - self._caption("x", "x").height

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the map."""
        drawn = {*self.scene.seats, *(one.id for one in (*self.scene.goals, *self.scene.coalitions))}
        return list_lines(self.scene, lambda key: key if key in drawn else None)

    @cached_property
    def legend(self) -> list[dict[str, str]]:
        return list_legend(self.scene, self.lines, coded=self.coded, by_name=True)

    @cached_property
    def coded(self) -> Coded:
        """What colors and sizes say of each."""
        return code_scene(self.day, self.scene, self.wanted.coding)

    @cached_property
    def title(self) -> str:
        said = describe_scene(self.scene, self.lines)["title"]
        return f"{said}: {self.wanted.place}" if self.wanted.place else str(said)

    @cached_property
    def ways(self) -> Ways | None:
        """The ways between two that the pages show."""
        return find_ways(self.day, self.wanted.ends, room=self.wanted.room)

    def _caption(self, line: str, title: str) -> Caption:
        said = f"{self.scene.filtered} {tell_ways(self.ways) if self.ways else ''}".strip()
        return Caption(self.width, line, title, self.legend, said, least=0.0)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Goals, coalitions and all sectors, long names in several rows, no part of them higher than a side."""
        goals, coalitions = (
            write_section(
                kind,
                title,
                [write_entry(one.id, one, kind, NAME_LIMIT) for one in items],
                most=NAME_LIMIT,
            )
            for kind, title, items in (
                ("goal", "Goals", self.scene.goals),
                ("coalition", "Coalitions", self.scene.coalitions),
            )
        )
        every = (goals, coalitions, *list_sections(self.scene, NAME_LIMIT))
        most = count_rows(self.height) - 2
        ems = measure_ems(self.width, _SHARE)
        return tuple(part for one in every if one.stops for part in _split_section(one, most, ems))

    @cached_property
    def pages(self) -> tuple[tuple[Section, ...], ...]:
        """The sections of each page: as few pages as can be, and these filled alike."""
        tall = sum(one.measure_height(1) for one in self.sections)
        pages = self._fill(tall)
        for step in range(_STEPS):
            alike = self._fill(tall / max(len(pages), 1) * (1 + step / _STEPS))
            if len(alike) == len(pages):
                return alike
        return pages

    @property
    def is_legible(self) -> bool:
        """Whether letters are as large as they are to be on all pages."""
        return all(map(self._fits, self.pages))

    def _fill(self, most: float) -> tuple[tuple[Section, ...], ...]:
        """Return the sections on pages of at most so many rows, one of them at least on each."""
        pages: list[tuple[Section, ...]] = []
        for section in self.sections:
            longer = (*pages[-1], section) if pages else ()
            if longer and sum(one.measure_height(1) for one in longer) <= most and self._fits(longer):
                pages[-1] = longer
            else:
                pages.append((section,))
        return tuple(pages)

    def _fits(self, sections: Sequence[Section]) -> bool:
        return find_size(sections, self.width, self.height, _SHARE) >= LARGEST_ALONE

    def draw(self) -> Iterator[Sheet]:
        """Give the pages; of a map on which nobody is, one that is empty."""
        for number, sections in enumerate(self.pages or ((),), 1):
            yield place_on(self._draw_page(sections, number), self.format)

    def _draw_page(self, sections: tuple[Section, ...], number: int) -> Sheet:
        layout = lay_out_sides(sections, self.width, self.height, _SHARE)
        ends = [{line.start, line.end} & set(layout.points) for line in self.lines]
        drawn = tuple(line for line, found in zip(self.lines, ends, strict=True) if len(found) > 1)
        away = sum(len(found) == 1 for found in ends)
        hues = color_slices(self.scene.slices, self.day.content.families)
        listed = replace(self.scene, goals=(), coalitions=())
        picture = NamesPicture(listed, sections, layout, {}, drawn, hues, frozenset(), self.coded)
        told = f"{self.scene.filtered} {tell_ways(self.ways) if self.ways else ''}".strip()
        here = ", ".join(section.name for section in sections)
        summary = f"{told} {self.title}. {here}. {self.coded.told}".strip()
        shapes = tuple(draw_shapes(picture))
        if self.ways:
            points = layout.points
            shown = show_ways(self.ways, self.scene.seats, lambda key: key if key in points else None)
            shapes = tuple(show_on_wall(shapes, shown))
        titles = {key: name for key, name in self.names.items() if key in layout.points}
        sheet = Sheet(self.title, summary, self.width, self.height, shapes, titles)
        return self._caption(self._tell_line(number, away), self._tell_title(number)).put_around(sheet)

    @cached_property
    def names(self) -> dict[str, str]:
        """Whole names by id."""
        scene = self.scene
        every = (*scene.members, *scene.goals, *scene.coalitions)
        return {one.id: one.name for one in every} | {one.id: one.name for one in scene.slices}

    def _tell_title(self, number: int) -> str:
        count = len(self.pages)
        return f"{self.title} ({number} of {count})" if count > 1 else self.title

    def _tell_line(self, number: int, away: int) -> str:
        line = tell_leaving(self.day.date, room=self.wanted.room)
        if len(self.pages) <= 1:
            return line
        line = f"{self._tell_pages()} {line}".strip()
        leads = f" {count_things(away, 'line')} from here to names on other pages." if away else ""
        return f"Page {number} of {len(self.pages)}.{leads} {line}"

    def _tell_pages(self) -> str:
        """Return on which page each stop of the way stands."""
        place = {
            entry.id: number for number, page in enumerate(self.pages, 1) for one in page for entry in one.entries
        }  # fmt: skip
        stops = [one for one in (self.ways.first if self.ways else ()) if one in place]
        return (
            f"The way: {join_names([f'{self.names[one]} on page {place[one]}' for one in stops], len(stops))}."
            if stops
            else ""
        )


def _split_section(section: Section, most: int, ems: float) -> Iterator[Section]:
    """Give a section with names of at most so many ems in a row, in parts of at most so many rows."""
    parts: list[tuple[Entry, ...]] = [()]
    for entry in section.entries:
        for rows in _split_rows(tuple(break_entry(entry, ems)), most):
            if parts[-1] and len(parts[-1]) + len(rows) > most:
                parts.append(())
            parts[-1] += rows
    for place, part in enumerate(parts):
        name = _cut_heading(section.name, CONTINUED if place else "", ems)
        width = measure_text(name, 1.0, bold=True)
        yield replace(section, name=name, entries=part, width=width)


def _split_rows(rows: tuple[Entry, ...], most: int) -> Iterator[tuple[Entry, ...]]:
    """Give the rows of a name as they are, or in parts where there are more than a side has."""
    yield rows[:most]
    for begin in range(most, len(rows), most):
        part = rows[begin : begin + most]
        yield tuple(replace(row, row=max(place, 1), first=part[0].id) for place, row in enumerate(part))


def _cut_heading(name: str, after: str, ems: float) -> str:
    """Return the name of a section as long as it may be, with what comes after it."""
    most = len(name)
    while most > _SHORTEST_LINE and measure_text(shorten_name(name, most) + after, HEADING, bold=True) > ems:
        most -= 1
    return shorten_name(name, most) + after
