"""From a laid-out view of names to its shapes: bands, lines, dots, names, and what stands in the middle."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from netmap.content.entries import Family
from netmap.model.words import count_things
from netmap.picture.colors import NEUTRAL
from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Step, Style, pixels
from netmap.picture.drawing.flat import FlatCircle, FlatPath, FlatShape, FlatText
from netmap.picture.drawing.outlines import CHAIR_FRAME, CHAIR_RUNG, CHAIR_SEAT, HEXAGON, STAR
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.names.curves import trace_tie, trace_to_middle
from netmap.picture.names.layout import Band, Layout, Point
from netmap.picture.names.middle import FIGURE, Middle
from netmap.picture.names.rows import HEADING, OPEN_PLACE, Entry, Section
from netmap.picture.scene.lines import Line
from netmap.picture.scene.scene import Scene
from netmap.picture.wheel.text import LINE_HEIGHT

_BAND_WIDTH, _OPEN_DASH = 0.24, (1.5, 5.0)
_PERSON, _CHAIR = 0.36, 1.5
_FIGURE_RADIUS = 0.46
_US_RING, _OUTLINE = 3.0, 0.28


def draw_shapes(
    scene: Scene, layout: Layout, lines: tuple[Line, ...], hues: Mapping[str, Family]
) -> Iterator[FlatShape]:
    """Give the shapes of a view of names, the lowest first."""
    drawer = _Drawer(scene, layout, hues)
    for band in layout.bands:
        yield drawer.draw_band(band)
    yield from drawer.draw_lines(lines)
    for band in layout.bands:
        yield from drawer.draw_section(band)
    for item, kind in (
        *((goal, "goal") for goal in scene.goals),
        *((one, "coalition") for one in scene.coalitions),
    ):
        yield from drawer.draw_middle(item.id, layout.middle[item.id], kind=kind)


class _Drawer:
    def __init__(self, scene: Scene, layout: Layout, hues: Mapping[str, Family]) -> None:
        self.scene, self.layout, self.hues = scene, layout, hues
        self.size = layout.size
        self.gates = {
            band.section.id: sum(y for _, y in band.points) / len(band.points) for band in layout.bands
        }

    def draw_band(self, band: Band) -> FlatShape:
        steps: list[Step] = [("L" if place else "M", point) for place, point in enumerate(band.points)]
        section = band.section
        color = styles.CHAIR if section.is_open else self._find_hue(section).hue
        width = round(self.size * _BAND_WIDTH, 2)
        style = Style(stroke=color, width=pixels(width), dash=_OPEN_DASH if section.is_open else ())
        return FlatShape("band", (section.id,), FlatPath(tuple(steps)), style, width)

    def draw_lines(self, lines: tuple[Line, ...]) -> Iterator[FlatShape]:
        crowded = len(lines) > styles.CROWD
        for line in lines:
            steps = self._trace(line)
            if steps:
                style = styles.style_line(line, room=self.scene.room, crowded=crowded)
                yield FlatShape("line", (line.start, line.end), FlatPath(steps), style, style.width.most)

    def _trace(self, line: Line) -> tuple[Step, ...]:
        points, middle = self.layout.points, self.layout.middle
        start, end = points.get(line.start), points.get(line.end)
        if start and end:
            return trace_tie(self.layout, start, end, self.gates)
        found = middle.get(line.end) if start else middle.get(line.start)
        point = start or end
        return trace_to_middle(self.layout, point, found.x, found.y) if point and found else ()

    def draw_section(self, band: Band) -> Iterator[FlatShape]:
        """Give the heading of a section and what stands in it."""
        section, hue = band.section, self._find_hue(band.section)
        ink = Style(
            styles.CHAIR if section.is_open else hue.outline, styles.PAPER, bold=True, outline=_OUTLINE
        )
        yield self._write("heading", section.id, section.name, (*band.heading, band.side), ink, share=HEADING)
        if section.is_open:
            yield from self._draw_open(section, ink)
        elif section.count:
            yield from self._draw_folded(section, hue)
        for entry in section.entries:
            yield from self._draw_entry(entry, hue)

    def _draw_open(self, section: Section, ink: Style) -> Iterator[FlatShape]:
        point, height = self.layout.points[section.id], self.size * _CHAIR
        looks = styles.style_chair(pixels(height))
        for form, style in zip((CHAIR_FRAME, CHAIR_SEAT, CHAIR_RUNG), looks, strict=True):
            steps = tuple((letter, _move(numbers, point.x, point.y, height)) for letter, numbers in form)
            yield self._mark("open", section.id, FlatPath(steps), style)
        yield self._write("invitation", section.id, OPEN_PLACE, self._beside(point), ink)

    def _draw_folded(self, section: Section, hue: Family) -> Iterator[FlatShape]:
        point = self.layout.points[section.id]
        yield self._mark(
            "mark", section.id, FlatCircle(point.x, point.y, self.layout.dot), styles.style_bubble(hue)
        )
        said = count_things(section.count, "partner")
        yield self._write("name", section.id, said, self._beside(point), styles.style_name("sector"))

    def _draw_entry(self, entry: Entry, hue: Family) -> Iterator[FlatShape]:
        point, radius = self.layout.points[entry.id], self.layout.dot
        relation, unasked = str(self.scene.relations.get(entry.id, "")), entry.id in self.scene.unasked
        look = styles.style_actor(hue, relation, unasked=unasked, echo=entry.kind == "echo")
        yield self._mark("mark", entry.id, FlatCircle(point.x, point.y, radius), look)
        if entry.kind == "person":
            inside = FlatCircle(point.x, point.y, radius * _PERSON)
            yield self._mark("mark", entry.id, inside, styles.style_inside(hue, relation))
        if relation == "us":
            yield self._mark(
                "mark", entry.id, FlatCircle(point.x, point.y, radius + _US_RING), styles.US_RING
            )
        yield self._write("name", entry.id, entry.name, self._beside(point), styles.style_name(entry.kind))

    def draw_middle(self, key: str, place: Middle, *, kind: str) -> Iterator[FlatShape]:
        """Give a goal or a coalition: its figure before its name, both centered in the picture."""
        size, radius = place.size, place.size * _FIGURE_RADIUS
        width = max(measure_text(line, size, bold=True) for line in place.lines)
        x = place.x if self.layout.is_column else place.x - (width + FIGURE * size) / 2 + radius
        style = styles.GOAL if kind == "goal" else styles.style_coalition(pixels(radius))
        outline = STAR if kind == "goal" else HEXAGON
        figure = tuple((letter, _move(numbers, x, place.y, radius)) for letter, numbers in outline)
        words = replace(styles.style_name(kind), bold=True)
        top = place.y - (len(place.lines) - 1) / 2 * size * LINE_HEIGHT + MIDDLE * size
        lines = tuple(
            (round(x + FIGURE * size - radius, 1), round(top + row * size * LINE_HEIGHT, 1), line)
            for row, line in enumerate(place.lines)
        )
        yield FlatShape("name", (key,), FlatText(lines, size, "start"), words, size * words.outline)
        yield self._mark("mark", key, FlatPath(figure), style)

    def _beside(self, point: Point) -> tuple[float, float, int]:
        return point.x + point.side * self.layout.name_gap, point.y, point.side

    def _write(
        self,
        role: str,
        key: str,
        said: str,
        place: tuple[float, float, int],
        style: Style,
        *,
        share: float = 1.0,
    ) -> FlatShape:
        """Return a text at a place: where it begins, or where it ends (on the side -1), and how far down its middle is."""
        (x, y, side), size = place, round(self.size * share, 2)
        text = FlatText(
            ((round(x, 1), round(y + MIDDLE * size, 1), said),), size, "start" if side > 0 else "end"
        )
        return FlatShape(role, (key,), text, style, size * style.outline)

    @staticmethod
    def _mark(role: str, key: str, form: FlatCircle | FlatPath, style: Style) -> FlatShape:
        return FlatShape(role, (key,), form, style, style.width.at(1.0))

    def _find_hue(self, section: Section) -> Family:
        return self.hues.get(section.id, NEUTRAL)


def _move(numbers: tuple[float, ...], x: float, y: float, size: float) -> tuple[float, ...]:
    return tuple(round((y if place % 2 else x) + number * size, 2) for place, number in enumerate(numbers))
