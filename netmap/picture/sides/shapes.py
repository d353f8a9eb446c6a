"""From sections laid out to their shapes: bands, headings, chairs, dots and names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from netmap.content.entries import Family
from netmap.picture.colors import NEUTRAL
from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Step, Style, pixels
from netmap.picture.drawing.flat import FlatCircle, FlatPath, FlatShape, FlatText
from netmap.picture.drawing.outlines import CHAIR_FRAME, CHAIR_RUNG, CHAIR_SEAT, HEXAGON, STAR, build_piece
from netmap.picture.font.measure import MIDDLE
from netmap.picture.scene.coded import NOT_CODED, Coded, Share
from netmap.picture.scene.scene import Scene
from netmap.picture.sides.layout import Band, Layout, Point
from netmap.picture.sides.sections import HEADING, Entry, Section
from netmap.picture.wheel.text import LINE_HEIGHT
from netmap.picture.wheel.wheel import NOON

_BAND_WIDTH, _OPEN_DASH = 0.24, (1.5, 5.0)
_PERSON, _CHAIR, _LOW_CHAIR = 0.36, 1.5, 1.12
_US_RING, OUTLINE = 3.0, 0.28
_ITEM = 0.46
_RING, _WITHIN = 1.25, 0.5
"""The radius of a ring of colors in usual ones, and that of what is empty within as a share of it."""
_SIZES = 0.5, 0.8
"""The radius of the smallest circle where they are sized, and by how much that of the largest is more; in usual ones."""


class SectionDrawer:
    """Draws sections where they were laid out, each in the colors of its family; a name that has colors of its own in those.

    With a `scene` circles tell how each stands with us; without one all are alike. Names in `bold` are so. Where something is
    `coded`, circles say that instead.
    """

    def __init__(
        self,
        layout: Layout,
        hues: Mapping[str, Family],
        scene: Scene | None = None,
        bold: frozenset[str] = frozenset(),
        coded: Coded = NOT_CODED,
    ) -> None:
        self.layout, self.hues, self.bold, self.coded = layout, coded.color(hues, NEUTRAL), bold, coded
        self.relations = scene.relations if scene else {}
        self.unasked = scene.unasked if scene else frozenset()
        self.inside = {one.id: [member.id for member in one.members] for one in scene.slices} if scene else {}
        self.size = layout.size

    def draw_bands(self) -> Iterator[FlatShape]:
        """Give the arcs beside the sections."""
        for band in self.layout.bands:
            steps: list[Step] = [("L" if place else "M", point) for place, point in enumerate(band.points)]
            section = band.section
            color = styles.CHAIR if section.is_open else self._find_hue(section).hue
            width = round(self.size * _BAND_WIDTH, 2)
            style = Style(stroke=color, width=pixels(width), dash=_OPEN_DASH if section.is_open else ())
            yield FlatShape("band", (section.id,), FlatPath(tuple(steps)), style, width)

    def draw_sections(self) -> Iterator[FlatShape]:
        """Give the headings of all sections and what stands in them."""
        for band in self.layout.bands:
            yield from self._draw_section(band)

    def _draw_section(self, band: Band) -> Iterator[FlatShape]:
        section, hue = band.section, self._find_hue(band.section)
        fill = styles.CHAIR if section.is_open else hue.outline
        ink = Style(fill, styles.PAPER, bold=True, outline=OUTLINE)
        yield self._write("heading", section.id, section.name, (*band.heading, band.side), ink, share=HEADING)
        if section.is_open:
            yield from self._draw_open(section, ink)
        elif section.count:
            yield from self._draw_folded(section, hue)
        for entry in section.entries:
            yield from self._draw_entry(entry, self.hues.get(entry.id, hue))

    def _draw_open(self, section: Section, ink: Style) -> Iterator[FlatShape]:
        point = self.layout.points[section.id]
        yield from draw_chair(section.id, (point.x, point.y), self.size * _CHAIR)
        yield self._write("invitation", section.id, section.invitation, self._beside(point), ink)

    def _draw_folded(self, section: Section, hue: Family) -> Iterator[FlatShape]:
        point = self.layout.points[section.id]
        place, shares = (point.x, point.y), self.coded.share(self.inside.get(section.id, ()))
        if not shares:
            yield put_mark("mark", section.id, FlatCircle(*place, self.layout.dot), styles.style_bubble(hue))
        yield from self._draw_shares(section.id, place, shares)
        yield self._write(
            "name", section.id, section.counted, self._beside(point), styles.style_name("sector")
        )

    def _draw_shares(
        self, key: str, place: tuple[float, float], shares: Sequence[Share]
    ) -> Iterator[FlatShape]:
        """Give a ring in place of a circle, parted by how many of those it stands for have which colors, clockwise from noon."""
        radius, total, start = self.layout.dot * _RING, sum(one.count for one in shares), NOON
        for share in shares:
            turn = 360 * share.count / total
            figure = place_figure(build_piece(start, start + turn), place, radius)
            yield put_mark("mark", key, figure, styles.style_share(share.look))
            start += turn
        if shares:
            yield put_mark("mark", key, FlatCircle(*place, radius * _WITHIN), styles.WITHIN_SHARES)

    def _draw_entry(self, entry: Entry, hue: Family) -> Iterator[FlatShape]:
        point, radius = self.layout.points[entry.id], self.layout.dot
        if entry.row:
            yield self._write_further(entry, point)
            return
        if entry.kind in {"chair", "vacant"}:
            height = _LOW_CHAIR if entry.kind == "vacant" else _CHAIR
            yield from draw_chair(entry.id, (point.x, point.y), self.size * height)
            ink = Style(styles.CHAIR, styles.PAPER, bold=True, outline=OUTLINE)
            yield self._write("invitation", entry.id, entry.name, self._beside(point), ink)
            return
        if entry.kind in {"more", "bare"}:
            role, look = (
                ("more", styles.QUIET_NAME) if entry.kind == "more" else ("name", styles.style_name(""))
            )
            yield self._write(role, entry.id, entry.name, self._beside(point), look)
            return
        if entry.kind in {"goal", "coalition"}:
            yield from self._draw_item(entry)
            return
        if self.coded.sizes:
            smallest, range_ = _SIZES
            radius *= smallest + range_ * self.coded.sizes.get(entry.id, 0.0)
        relation, unasked = str(self.relations.get(entry.id, "")), entry.id in self.unasked
        if entry.id in self.coded.looks:
            look = styles.style_class(hue, echo=entry.kind in {"echo", "could"})
            dot = styles.style_inside_class(hue)
        else:
            look = styles.style_actor(hue, relation, unasked=unasked, echo=entry.kind in {"echo", "could"})
            dot = styles.style_inside(hue, relation)
        yield put_mark("mark", entry.id, FlatCircle(point.x, point.y, radius), look)
        if entry.kind == "person":
            inside = FlatCircle(point.x, point.y, radius * _PERSON)
            yield put_mark("mark", entry.id, inside, dot)
        if relation == "us":
            yield put_mark("mark", entry.id, FlatCircle(point.x, point.y, radius + _US_RING), styles.US_RING)
        yield self._write("name", entry.id, entry.name, self._beside(point), self._style_name(entry))

    def _write_further(self, entry: Entry, point: Point) -> FlatShape:
        """Return a further row of a long name, close under the one before it."""
        x, y, side = self._beside(point)
        close = self.layout.points[entry.first].y + entry.row * self.size * LINE_HEIGHT
        is_more = entry.kind == "more"
        look = styles.QUIET_NAME if is_more else self._style_name(entry)
        role = "more" if is_more else "name"
        return self._write(role, entry.first, entry.name, (x, min(y, close), side), look)

    def _draw_item(self, entry: Entry) -> Iterator[FlatShape]:
        """Give a goal or a coalition that stands among names."""
        point, radius = self.layout.points[entry.id], self.size * _ITEM
        outline = STAR if entry.kind == "goal" else HEXAGON
        look = styles.GOAL if entry.kind == "goal" else styles.style_coalition(pixels(radius))
        yield put_mark("mark", entry.id, place_figure(outline, (point.x, point.y), radius), look)
        yield self._write("name", entry.id, entry.name, self._beside(point), styles.style_name(entry.kind))

    def _style_name(self, entry: Entry) -> Style:
        look = styles.style_name(entry.kind)
        return replace(look, bold=True) if entry.id in self.bold else look

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

    def _find_hue(self, section: Section) -> Family:
        return self.hues.get(section.id, NEUTRAL)


def draw_chair(key: str, middle: tuple[float, float], height: float) -> Iterator[FlatShape]:
    """Give an open chair of a height in pixels."""
    looks = styles.style_chair(pixels(height))
    for form, style in zip((CHAIR_FRAME, CHAIR_SEAT, CHAIR_RUNG), looks, strict=True):
        yield put_mark("open", key, place_figure(form, middle, height), style)


def put_mark(role: str, key: str, form: FlatCircle | FlatPath, style: Style) -> FlatShape:
    """Return a shape that stands for somebody or something."""
    return FlatShape(role, (key,), form, style, style.width.at(1.0))


def place_figure(outline: tuple[Step, ...], middle: tuple[float, float], size: float) -> FlatPath:
    """Return an outline around a point, so many pixels large."""
    steps = (
        (letter, tuple(round(middle[place % 2] + number * size, 2) for place, number in enumerate(numbers)))
        for letter, numbers in outline
    )
    return FlatPath(tuple(steps))
