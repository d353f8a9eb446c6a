"""From a laid-out view of names to its shapes: bands, lines, dots, names, and what stands in the middle."""

from collections.abc import Iterator
from dataclasses import replace

from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Step, pixels
from netmap.picture.drawing.flat import FlatPath, FlatShape, FlatText
from netmap.picture.drawing.outlines import HEXAGON, STAR
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.names.compose import NamesPicture
from netmap.picture.names.middle import FIGURE, Middle
from netmap.picture.scene.lines import Line
from netmap.picture.sides.curves import find_gates, trace_tie, trace_to_middle
from netmap.picture.sides.shapes import SectionDrawer, place_figure, put_mark
from netmap.picture.wheel.text import LINE_HEIGHT

_FIGURE_RADIUS = 0.46


def draw_shapes(picture: NamesPicture) -> Iterator[FlatShape]:
    """Give the shapes of a view of names, the lowest first."""
    scene = picture.scene
    drawer = SectionDrawer(picture.layout, picture.hues, scene, coded=picture.coded)
    yield from drawer.draw_bands()
    yield from _draw_lines(picture)
    yield from drawer.draw_sections()
    for kind, items in (("goal", scene.goals), ("coalition", scene.coalitions)):
        for item in items:
            yield from _draw_middle(
                item.id, picture.middle[item.id], kind, centered=not picture.layout.is_column
            )


def _draw_lines(picture: NamesPicture) -> Iterator[FlatShape]:
    crowded, gates = len(picture.lines) > styles.CROWD, find_gates(picture.layout)
    for line in picture.lines:
        steps = _trace(picture, line, gates)
        if steps:
            style = styles.style_line(line, room=picture.scene.room, crowded=crowded)
            yield FlatShape("line", (line.start, line.end), FlatPath(steps), style, style.width.most)


def _trace(picture: NamesPicture, line: Line, gates: dict[str, float]) -> tuple[Step, ...]:
    points, middle = picture.layout.points, picture.middle
    start, end = points.get(line.start), points.get(line.end)
    if start and end:
        return trace_tie(picture.layout, start, end, gates)
    found = middle.get(line.end) if start else middle.get(line.start)
    point = start or end
    return trace_to_middle(picture.layout, point, found.x, found.y) if point and found else ()


def _draw_middle(key: str, place: Middle, kind: str, *, centered: bool) -> Iterator[FlatShape]:
    """Give a goal or a coalition: its figure before its name, both centered in the picture where there are two sides."""
    size, radius = place.size, place.size * _FIGURE_RADIUS
    width = max(measure_text(line, size, bold=True) for line in place.lines)
    x = place.x - (width + FIGURE * size) / 2 + radius if centered else place.x
    style = styles.GOAL if kind == "goal" else styles.style_coalition(pixels(radius))
    figure = place_figure(STAR if kind == "goal" else HEXAGON, (x, place.y), radius)
    words = replace(styles.style_name(kind), bold=True)
    top = place.y - (len(place.lines) - 1) / 2 * size * LINE_HEIGHT + MIDDLE * size
    lines = tuple(
        (round(x + FIGURE * size - radius, 1), round(top + row * size * LINE_HEIGHT, 1), line)
        for row, line in enumerate(place.lines)
    )
    yield FlatShape("name", (key,), FlatText(lines, size, "start"), words, size * words.outline)
    yield put_mark("mark", key, figure, style)
