"""Circles, stars, hexagons, bubbles, the lines between them, and their names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from netmap.content.entries import Family
from netmap.picture.colors import NEUTRAL
from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import (
    Circle,
    Figure,
    Layer,
    Line,
    Name,
    Place,
    Shape,
    Size,
    Word,
    Writing,
)
from netmap.picture.drawing.outlines import HEXAGON, STAR, build_piece
from netmap.picture.font.measure import measure_text
from netmap.picture.marks import DrawnMark
from netmap.picture.scene.lines import Line as Relation
from netmap.picture.wheel.text import wrap_name
from netmap.picture.wheel.wheel import NOON, WheelStyle

SMALLEST = {
    "organization": 4.5, "person": 4.5, "staff": 2.2, "goal": 7.0, "coalition": 6.0, "sector": 10.0, "echo": 4.0,
}  # fmt: skip
"""Pixels of radius that a mark has at least, to be seen and to be hit."""
_DOT = 0.38
_US_RING = 4.0
_QUESTION, _QUESTION_FROM = 1.25, 6.0
_COUNT = Size(most=24.0, least=11.0)
_COUNT_SHARE = 0.8
_WITHIN_SHARES = 0.7
"""How much of a bubble is left within the ring that says which colors there are."""
_BEND = 0.45
_BENT = frozenset({"tie", "ours"})


def place_mark(mark: DrawnMark) -> Place:
    """Return where a mark stands and how large it is."""
    return Place(mark.x, mark.y, Size(mark.radius, least=SMALLEST[mark.kind]), mark.id)


def draw_mark(mark: DrawnMark, place: Place, family: Family) -> Iterator[Shape]:
    """Give the shapes of a mark, the lowest first."""
    of, radius = (mark.id,), place.radius
    if mark.kind == "goal":
        yield Shape(Figure(place, STAR, radius), styles.GOAL, of)
    elif mark.kind == "coalition":
        yield Shape(Figure(place, HEXAGON, radius), styles.style_coalition(radius), of)
    elif mark.kind == "staff":
        yield Shape(Circle(place, radius), styles.STAFF, of)
    elif mark.kind == "sector":
        yield Shape(Circle(place, radius), styles.style_bubble(family), of)
        yield from _draw_shares(mark, place)
        size = replace(_COUNT, units=round(mark.radius * _COUNT_SHARE, 1))
        yield Shape(Word(place, f"{mark.count:,}", size), styles.BUBBLE_COUNT, of)
    else:
        yield from _draw_actor(mark, place, family)


def _draw_shares(mark: DrawnMark, place: Place) -> Iterator[Shape]:
    """Give a ring at the edge of a bubble, parted by how many in it have which colors, clockwise from noon."""
    if not mark.shares:
        return
    of, radius, total, start = (mark.id,), place.radius, sum(one.count for one in mark.shares), NOON
    for share in mark.shares:
        turn = 360 * share.count / total
        yield Shape(
            Figure(place, build_piece(start, start + turn), radius), styles.style_share(share.look), of
        )
        start += turn
    yield Shape(Circle(place, radius.times(_WITHIN_SHARES)), styles.WITHIN_SHARES, of)


def _draw_actor(mark: DrawnMark, place: Place, family: Family) -> Iterator[Shape]:
    of, radius, echo = (mark.id,), place.radius, mark.kind == "echo"
    if mark.look:
        style, inside = styles.style_class(mark.look, echo=echo), styles.style_inside_class(mark.look)
    else:
        style = styles.style_actor(family, mark.relation, unasked=mark.unasked, echo=echo)
        inside = styles.style_inside(family, mark.relation)
    yield Shape(Circle(place, radius), style, of)
    if mark.unasked and not mark.look:
        since = round(_QUESTION_FROM / mark.radius, 4)
        yield Shape(Word(place, "?", Size(round(mark.radius * _QUESTION, 1)), since), inside, of)
    elif mark.kind == "person":
        yield Shape(
            Circle(place, Size(round(radius.units * _DOT, 1), round(radius.least * _DOT, 2))), inside, of
        )
    if mark.relation == "us":
        yield Shape(Circle(place, radius.plus(_US_RING)), styles.US_RING, of)


def draw_marks(
    marks: Sequence[DrawnMark], places: Mapping[str, Place], families: Mapping[str, Family]
) -> Layer:
    """Return all marks in their order."""
    return Layer(
        "mark",
        tuple(
            shape
            for mark in marks
            for shape in draw_mark(mark, places[mark.id], families.get(mark.slice, NEUTRAL))
        ),
    )


def draw_lines(
    lines: Sequence[Relation], marks: Sequence[DrawnMark], places: Mapping[str, Place], *, room: bool
) -> Layer:
    """Return all lines, those that look the same one after another.

    A tie from slice to slice bends towards the middle, so that lines bundle instead of running along the rim.
    """
    seats, crowded = {mark.id: mark.slice for mark in marks}, len(lines) > styles.CROWD
    shapes = []
    for line in lines:
        bend = _BEND if line.what in _BENT and seats[line.start] != seats[line.end] else 0.0
        style = styles.style_line(line, room=room, crowded=crowded)
        shapes.append(Shape(Line(places[line.start], places[line.end], bend), style, (line.start, line.end)))
    looks = {style: number for number, style in enumerate(dict.fromkeys(shape.style for shape in shapes))}
    return Layer("line", tuple(sorted(shapes, key=lambda shape: looks[shape.style])))


def size_name(kind: str, style: WheelStyle) -> float:
    """Return the font size of the name of a mark in pixels."""
    sizes = {"goal": style.middle_size, "coalition": style.middle_size, "staff": style.staff_size}
    return sizes.get(kind, style.name_size)


def draw_names(marks: Sequence[DrawnMark], places: Mapping[str, Place], style: WheelStyle) -> Layer:
    """Return the names that have room, each from the scale on at which it has."""
    shapes = []
    for mark in marks:
        label = mark.name
        if label is None:
            continue
        full = size_name(mark.kind, style)
        size = Size(round(full / label.scale, 2), most=full)
        since = round(label.scale * style.shrink, 4)
        shift, width = round(label.shift / full, 2), round(label.width / full, 2)
        name = Name(places[mark.id], label.lines, label.side, shift, width, size, since, mark.band)
        shapes.append(Shape(name, styles.style_name(mark.kind), (mark.id,)))
    return Layer("name", tuple(shapes))


def write_names(marks: Sequence[DrawnMark]) -> dict[str, tuple[Writing, ...]]:
    """Return for each mark how its name can be written where the layout left it out: in two lines, in one."""
    found = {}
    for mark in marks:
        ways = dict.fromkeys(wrap_name(mark.label, count) for count in (2, 1))
        found[mark.id] = tuple(
            Writing(lines, round(max(measure_text(line, 1.0, bold=True) for line in lines), 2))
            for lines in ways
        )
    return found
