"""Who is bright on a slide, and how the rest of the picture falls back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from netmap.picture.drawing.drawing import Style, pixels
from netmap.picture.drawing.flat import FlatShape, FlatText
from netmap.picture.drawing.styles import INK
from netmap.picture.layout import name_echo
from netmap.picture.painted import Painted
from netmap.picture.scene.lines import Line
from netmap.picture.scene.scene import Scene

REST = 0.16
"""How much of its opacity is left to what is not spoken of."""
GROUND_REST = 0.4
_LINE_REST = 0.1
_LIT_LINE = Style(stroke=INK, width=pixels(2.4), round=True, opacity=0.85)
_TIES, _BELONGING = frozenset({"tie", "knows"}), frozenset({"member", "goal"})
_GROUNDS = frozenset({"ground", "edge", "band"})
_UNDER = frozenset({"terrain", "outline"})
"""Roles of what lies under all that somebody stands for."""
_BETWEEN_TWO = frozenset({"line", "cell", "count", "note"})
"""Roles of what stands for two and not for one of them."""


@dataclass(frozen=True, slots=True)
class Bright:
    """Who and what is bright: ids of marks and of slices, and the ends of lines; `first` are those a step is about."""

    first: frozenset[str]
    marks: frozenset[str]
    slices: frozenset[str]
    lines: frozenset[tuple[str, str]]

    def holds(self, shape: FlatShape) -> bool:
        """Whether a shape is bright."""
        if not shape.of:
            return True
        if shape.role in _BETWEEN_TWO:
            return (shape.of[0], shape.of[-1]) in self.lines
        return not self.marks.isdisjoint(shape.of) or not self.slices.isdisjoint(shape.of)


def find_bright(scene: Scene, lines: Sequence[Line], focus: Iterable[str]) -> Bright | None:
    """Return who is bright when some are spoken of, by their ids; None when none of them is on the map.

    One alone is bright with all whom lines lead to. Several are bright with the lines between them; a sector stands for
    those in it.
    """
    slices = {one.id: one for one in scene.slices}
    drawn = {*scene.seats, *(one.id for one in (*scene.goals, *scene.coalitions))}
    wanted = list(dict.fromkeys(focus))
    sectors = [one for one in wanted if one in slices]
    single = [one for one in wanted if one in drawn]
    if not sectors and not single:
        return None
    members = {
        key
        for one in sectors
        for key in (
            *(member.id for member in slices[one].members),
            *(name_echo(actor, slices[one]) for actor in slices[one].echoes),
        )
    }
    marks, ends = members | set(single), {(line.start, line.end) for line in lines}
    if len(single) == 1 and not members:
        kinds = _TIES if single[0] in scene.seats else _BELONGING
        lit = {
            (line.start, line.end)
            for line in lines
            if line.what in kinds and single[0] in (line.start, line.end)
        }
        marks |= {end for pair in lit for end in pair}
    else:
        lit = {pair for pair in ends if marks.issuperset(pair)}
    seats = {scene.seats[key] for key in marks if key in scene.seats}
    return Bright(frozenset(wanted), frozenset(marks | seats), frozenset((*sectors, *seats)), frozenset(lit))


def find_bright_names(painted: Painted, focus: Iterable[str]) -> Bright | None:
    """Return who is bright on a painted view, as `find_bright`: a sector in which nobody stands is bright as one alone is."""
    names = {one.id: one for one in painted.names}
    wanted = [one for one in dict.fromkeys(focus) if one in names]
    if not wanted:
        return None
    sectors = {one for one in wanted if names[one].kind == "sector"}
    members = {
        one.id for one in painted.names if one.sector in sectors and one.kind not in {"sector", "pair"}
    }
    marks = members | set(wanted)
    if len(wanted) == 1 and not members:
        lit = {pair for pair in painted.lines if wanted[0] in pair}
        marks |= {end for pair in lit for end in pair}
    else:
        lit = {pair for pair in painted.lines if marks.issuperset(pair)}
    seats = {names[key].sector for key in marks if key in names}
    within = {(one, one) for one in sectors}
    return Bright(frozenset(wanted), frozenset(marks), frozenset(sectors | seats), frozenset(lit | within))


def pale_rest(shapes: Iterable[FlatShape], bright: Bright) -> Iterator[FlatShape]:
    """Give shapes with all but the bright ones pale, and bright lines and marks on top of pale ones."""
    every = list(shapes)
    yield from (shape for shape in every if shape.role in _UNDER)
    found = [shape for shape in every if shape.role not in _UNDER]
    yield from (_pale(shape) for shape in found if not bright.holds(shape))
    for shape in found:
        if bright.holds(shape):
            yield _light(shape, bright)


def _pale(shape: FlatShape) -> FlatShape:
    if shape.role in {"sector", "leader"} and shape.style.dim:
        return replace(shape, style=replace(shape.style.dim, dim=None))
    share = GROUND_REST if shape.role in _GROUNDS else _LINE_REST if shape.role == "line" else REST
    style = replace(shape.style, opacity=round(shape.style.opacity * share, 3), lit=None, dim=None)
    return replace(shape, style=style)


def _light(shape: FlatShape, bright: Bright) -> FlatShape:
    if shape.role == "line":
        style = replace(_LIT_LINE, dash=shape.style.dash)
        return replace(shape, style=style, width=style.width.most)
    if isinstance(shape.form, FlatText) and shape.style.lit and not bright.first.isdisjoint(shape.of):
        return replace(shape, style=shape.style.lit)
    return shape
