"""A neighborhood on a sheet: bands, ties, names, and the one in the middle."""

import math
from collections.abc import Iterator

from netmap.model.kinds import EntityKind
from netmap.picture.around.compose import AroundPicture
from netmap.picture.around.neighborhood import Strand
from netmap.picture.around.words import summarize
from netmap.picture.colors import NEUTRAL
from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Step
from netmap.picture.drawing.flat import FlatPath, FlatShape
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.sides.caption import write_title
from netmap.picture.sides.curves import find_gates, trace_tie
from netmap.picture.sides.hub import draw_hub, trace_from_hub
from netmap.picture.sides.shapes import SectionDrawer
from netmap.picture.wheel.text import shorten_name

_APART = 4.0
_ARROW, _ARROW_WIDTH = 10.0, 4.2
_LONGEST_TITLE = 70


def draw_around(picture: AroundPicture, *, titled: bool = True) -> Sheet:
    """Return a neighborhood on a sheet."""
    near, layout = picture.near, picture.layout
    title = f"Around {near.subject.name}"
    coded, bold = picture.coded, near.first if near.second else frozenset()
    drawer = SectionDrawer(layout, picture.hues, bold=bold, coded=coded)
    hue = coded.looks.get(near.subject.id) or picture.hues.get(near.scene.seats[near.subject.id], NEUTRAL)
    kind = "person" if near.subject.kind is EntityKind.PERSON else "organization"
    shapes = [
        *drawer.draw_bands(),
        *_draw_among(picture),
        *_draw_strands(picture),
        *drawer.draw_sections(),
        *draw_hub(picture.hub, kind, hue, coded=coded.is_colored),
        *picture.below.place(layout.height),
        *(write_title(shorten_name(title, _LONGEST_TITLE), layout) if titled else ()),
    ]
    shown = {near.subject.id, *near.first, *near.second}
    titles = {one.id: one.name for one in near.scene.members if one.id in shown} | {
        one.id: one.name for one in near.scene.slices
    }
    return Sheet(
        title, summarize(near), layout.width, layout.height + picture.below.height, tuple(shapes), titles
    )


def _draw_among(picture: AroundPicture) -> Iterator[FlatShape]:
    """Give the ties among those around, also where one of the two is only counted: then to where that is said."""
    layout, gates = picture.layout, find_gates(picture.layout)
    crowded = len(picture.near.among) > styles.CROWD
    for line in picture.near.among:
        start, end = layout.points.get(line.start), layout.points.get(line.end)
        if start and end:
            style = styles.style_line(line, room=picture.near.scene.room, crowded=crowded)
            steps = trace_tie(layout, start, end, gates)
            yield FlatShape("line", (line.start, line.end), FlatPath(steps), style, style.width.most)


def _draw_strands(picture: AroundPicture) -> Iterator[FlatShape]:
    """Give the ties to the one in the middle, side by side where several things are said of one."""
    layout, hub = picture.layout, picture.hub
    for other, strands in picture.near.strands.items():
        point = layout.points.get(other)
        if point is None:
            continue
        for place, strand in enumerate(strands):
            aside = (place - (len(strands) - 1) / 2) * _APART * layout.size / 10
            steps = trace_from_hub(layout, hub, point, aside)
            style = styles.style_strand(strand.kind)
            yield FlatShape("line", (hub.id, other), FlatPath(steps), style, style.width.least)
            if strand.away is not None:
                yield _draw_arrow(picture, other, steps, strand)


def _draw_arrow(picture: AroundPicture, other: str, steps: tuple[Step, ...], strand: Strand) -> FlatShape:
    """Return the head of an arrow at the end that a tie goes to."""
    path = [step[1][at : at + 2] for step in steps for at in range(0, len(step[1]), 2)]
    from_hub = path if math.dist(path[0], (picture.hub.x, picture.hub.y)) < 1 else path[::-1]
    along = from_hub if strand.away else from_hub[::-1]
    (x, y), (u, v) = along[-1], along[-2]
    gap = picture.layout.dot if strand.away else picture.hub.radius
    length = math.dist((x, y), (u, v)) or 1.0
    dx, dy = (x - u) / length, (y - v) / length
    tip = x - dx * gap * 1.15, y - dy * gap * 1.15
    base = tip[0] - dx * _ARROW, tip[1] - dy * _ARROW
    corners = [
        tip,
        (base[0] - dy * _ARROW_WIDTH, base[1] + dx * _ARROW_WIDTH),
        (base[0] + dy * _ARROW_WIDTH, base[1] - dx * _ARROW_WIDTH),
    ]
    outline: list[Step] = [
        ("L" if place else "M", (round(a, 1), round(b, 1))) for place, (a, b) in enumerate(corners)
    ]
    style = styles.style_arrow(strand.kind)
    return FlatShape(
        "line", (picture.hub.id, other), FlatPath((*outline, ("Z", ()))), style, style.width.least
    )
