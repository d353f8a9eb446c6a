"""The way between two on a drawn map: every place is kept, the way is dark, and all else is pale."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from netmap.model.words import join_names
from netmap.picture.drawing.flat import FlatPath, FlatShape
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.drawing.styles import STEP, WAY
from netmap.picture.marks import BUBBLE, Picture
from netmap.picture.names.compose import NamesPicture
from netmap.picture.painted import Named, Painted
from netmap.picture.slides.focus import Bright, pale_rest
from netmap.picture.slides.labels import find_places, name_bright
from netmap.picture.way.finding import Stops, Ways
from netmap.picture.way.words import tell_ways

_USUAL_WIDTH = 1360.0
"""Pixels of a picture for which names beside marks have their usual size."""
_MOST_NAMED = 5

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """The ways as far as a map draws them: the marks on them, those of the first, and who of these is not drawn.

    `pairs` are the steps between two marks, `strong` those of the first way. `seats` says in which
    slice or section a mark stands.
    """

    ways: Ways
    marks: tuple[str, ...]
    first: tuple[str, ...]
    pairs: tuple[Pair, ...]
    strong: tuple[Pair, ...]
    seats: Mapping[str, str]
    lacking: tuple[str, ...]

    @property
    def told(self) -> str:
        """What is said of it: the ways, and who on them this map does not draw."""
        names = join_names([self.ways.name(one) for one in self.lacking], _MOST_NAMED)
        return tell_ways(self.ways) + (f" Not on this picture: {names}." if names else "")

    @property
    def bright(self) -> Bright:
        """Who and what stays as dark as it is."""
        seats = {self.seats[one] for one in self.marks if one in self.seats}
        lines = frozenset(_turn_both(self.pairs))
        return Bright(frozenset(self.first), frozenset(self.marks) | seats, frozenset(seats), lines)


def show_ways(ways: Ways, seats: Mapping[str, str], find_drawn: Callable[[str], str | None]) -> Shown:
    """Return the ways as far as a map draws them; `find_drawn` gives what stands there for somebody, None where nothing does."""
    found = {stop: find_drawn(stop) for way in (ways.ends, *ways.dark) for stop in way}
    steps = [tuple(_list_pairs(way, found, ways.scene.seats)) for way in ways.dark]
    first = [mark for stop in (*ways.ends, *ways.first) if (mark := found[stop])]
    return Shown(
        ways,
        tuple(dict.fromkeys(filter(None, found.values()))),
        tuple(dict.fromkeys(first)),
        tuple(dict.fromkeys(pair for way in steps for pair in way)),
        steps[0] if steps else (),
        seats,
        tuple(stop for stop in ways.first or ways.ends if found[stop] is None),
    )


def _list_pairs(way: Stops, found: Mapping[str, str | None], partners: Container[str]) -> Iterator[Pair]:
    """Give the steps between two marks; over a table or a person without one the two beside them are joined."""
    kept = [stop for stop in way if found[stop] or stop in partners]
    for one, other in pairwise(kept):
        start, end = found[one], found[other]
        if start and end and start != end:
            yield start, end


def show_on_painted(painted: Painted, ways: Ways) -> Painted:
    """Return a painted view with the way between two dark on it, in its names and in its summary."""
    names = {one.id: one for one in painted.names}

    def find_drawn(stop: str) -> str | None:
        seat = ways.scene.seats.get(stop)
        return stop if stop in names else seat if painted.grouped and seat in names else None

    shown = show_ways(ways, {one.id: one.sector for one in painted.names}, find_drawn)
    sheet = replace(painted.sheet, summary=f"{shown.told} {painted.sheet.summary}")
    return replace(
        painted,
        sheet=replace(sheet, shapes=tuple(darken_way(sheet.shapes, shown))),
        names=tuple(_say_place(one, shown) for one in painted.names),
        paragraphs=(shown.told, *painted.paragraphs) if painted.paragraphs else (),
    )


def show_on_picture(picture: Picture, ways: Ways) -> Shown:
    """Return the ways as far as a wheel draws them: somebody in a folded slice stands in its bubble."""

    def find_drawn(stop: str) -> str | None:
        seat = picture.scene.seats.get(stop)
        if seat in picture.folded:
            return (
                BUBBLE + seat if any(one.id == seat and one.members for one in picture.scene.slices) else None
            )
        return stop if stop in picture.wheel.spots else None

    return show_ways(ways, picture.scene.seats, find_drawn)


def show_on_names(picture: NamesPicture, ways: Ways) -> Shown:
    """Return the ways as far as a view of names draws them; somebody of whom only the number is told stands in their section."""

    def find_drawn(stop: str) -> str | None:
        seat = picture.scene.seats.get(stop)
        found = seat if seat in picture.folded else stop
        return found if found in picture.layout.points or found in picture.middle else None

    return show_ways(ways, picture.scene.seats, find_drawn)


def show_on_sheet(sheet: Sheet, shown: Shown) -> Sheet:
    """Return the sheet of a wheel with the way between two dark on it, and the names of who is on it."""
    shapes = tuple(darken_way(sheet.shapes, shown))
    named = name_bright(
        shapes, shown.bright, sheet.titles, sheet.width, sheet.height, scale=sheet.width / _USUAL_WIDTH
    )
    return replace(sheet, shapes=named, summary=f"{shown.told} {sheet.summary}")


def show_on_wall(shapes: Sequence[FlatShape], shown: Shown) -> Iterator[FlatShape]:
    """Give the shapes of a page for a wall with the way dark on it: lines turn pale, and all names stay as they are read."""
    yield from (shape for shape in shapes if shape.role == "band")
    yield from (shape for shape in darken_way(shapes, shown) if shape.role in {"line", "way"})
    for shape in shapes:
        if shape.role == "name" and not shown.bright.first.isdisjoint(shape.of):
            yield replace(shape, style=replace(shape.style, bold=True))
        elif shape.role not in {"band", "line"}:
            yield shape


def darken_way(shapes: Sequence[FlatShape], shown: Shown) -> Iterator[FlatShape]:
    """Give shapes with the way dark, its first one strong; steps without a line lead from mark to mark."""
    lines = {frozenset((shape.of[0], shape.of[-1])) for shape in shapes if shape.role == "line" and shape.of}
    places = find_places(shapes[::-1], shown.bright)
    steps = [
        FlatShape("way", pair, _trace(places[pair[0]], places[pair[1]]), STEP, STEP.width.most)
        for pair in shown.pairs
        if frozenset(pair) not in lines and places.keys() >= {*pair}
    ]
    first_mark = next((at for at, shape in enumerate(shapes) if shape.role == "mark"), len(shapes))
    strong = set(_turn_both(shown.strong))
    for shape in pale_rest((*shapes[:first_mark], *steps, *shapes[first_mark:]), shown.bright):
        if shape.role in {"line", "way"} and (shape.of[0], shape.of[-1]) in strong:
            style = WAY if shape.role == "line" else replace(WAY, dash=STEP.dash)
            yield replace(shape, style=style, width=style.width.most)
        else:
            yield shape


def _turn_both(pairs: Iterable[Pair]) -> Iterator[Pair]:
    for one, other in pairs:
        yield one, other
        yield other, one


def _trace(start: tuple[float, ...], end: tuple[float, ...]) -> FlatPath:
    return FlatPath((("M", start[:2]), ("L", end[:2])))


def _say_place(one: Named, shown: Shown) -> Named:
    """Return a name with what is said of its place on the way."""
    stops = shown.ways.first
    if (key := one.of or one.id) not in stops:
        return one
    return replace(one, said=f"{one.said} On the way, {stops.index(key) + 1} of {len(stops)}.".strip())
