"""A drawing as the page gets it: looks and paths once each, marks by their number, lengths as short lists.

`paint.js` reads it. A length is a number of units, or [units, least, most, more, cap] as far as needed. A shape is an
object with its `style` (a number), where it is (`at`: the number of its mark, or x and y) or whom it stands for
(`of`), and its form under the form's own name.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from netmap.picture.drawing import fit, flat, rims, styles
from netmap.picture.drawing.drawing import (
    Arc,
    Circle,
    Drawing,
    Figure,
    Form,
    Layer,
    Line,
    Name,
    Place,
    Ray,
    Sectors,
    Shape,
    Size,
    Step,
    Style,
    Wedge,
    Word,
    Writing,
)
from netmap.picture.drawing.marks import SMALLEST, size_name
from netmap.picture.font.measure import BOLD, FAMILY, MIDDLE, NORMAL
from netmap.picture.svg import FACES
from netmap.picture.wheel.labels import GAP
from netmap.picture.wheel.text import LINE_HEIGHT
from netmap.picture.wheel.wheel import WheelStyle

RULES = {
    "fullTurn": flat.FULL_TURN, "wide": flat.WIDE, "middle": MIDDLE, "nameGap": GAP, "nameStep": LINE_HEIGHT,
    "band": fit.BAND, "edge": fit.EDGE, "smallestShare": fit.SMALLEST_SHARE, "smallestRim": fit.SMALLEST_RIM,
    "halvings": fit.HALVINGS, "apart": rims.APART, "sectorStep": rims.LINE_STEP, "upright": flat.UPRIGHT,
    "leaderFrom": flat.LEADER_FROM, "leaderGap": flat.LEADER_GAP, "shortestLeader": flat.SHORTEST_LEADER,
}  # fmt: skip
"""What the page must know to come to the same shapes as `flat.py`."""


class _Numbers:
    """Gives each different thing a number, in the order in which they come."""

    def __init__(self) -> None:
        self.found: dict[Any, int] = {}

    def find(self, thing: Any) -> int:
        return self.found.setdefault(thing, len(self.found))


class _Writer:
    """Writes shapes, and keeps the looks and paths they use."""

    def __init__(self, marks: Iterable[str] = ()) -> None:
        self.marks = {key: number for number, key in enumerate(marks)}
        self.styles, self.paths = _Numbers(), _Numbers()

    def write_style(self, style: Style) -> int:
        for other in (style.lit, style.dim):
            if other:
                self.styles.find(other)
        return self.styles.find(style)

    def list_styles(self) -> list[dict[str, Any]]:
        return [self._tell_style(style) for style in self.styles.found]

    def _tell_style(self, style: Style) -> dict[str, Any]:
        told = {
            "fill": style.fill, "stroke": style.stroke, "width": _write_size(style.width), "dash": style.dash,
            "round": style.round, "bold": style.bold, "outline": style.outline,
        }  # fmt: skip
        others = {"lit": style.lit, "dim": style.dim}
        return (
            {name: value for name, value in told.items() if value}
            | ({"opacity": style.opacity} if style.opacity != 1 else {})
            | {name: self.styles.find(other) for name, other in others.items() if other}
        )

    def write_layer(self, layer: Layer) -> dict[str, Any]:
        return {"role": layer.role, "shapes": self.write_shapes(layer.shapes)}

    def write_shapes(self, shapes: Sequence[Shape]) -> list[dict[str, Any]]:
        """Return shapes, lines that follow each other with the same look together."""
        written = []
        for (style, are_lines), alike in groupby(
            shapes, key=lambda one: (one.style, isinstance(one.form, Line))
        ):
            look = {"style": self.write_style(style)}
            if are_lines:
                lines = [self._write_line(one.form) for one in alike if isinstance(one.form, Line)]
                written.append(look | {"lines": lines})
            else:
                written += [look | self._write_form(one.form) | self._tell_of(one) for one in alike]
        return written

    def _tell_of(self, shape: Shape) -> dict[str, Any]:
        """Say whom a shape stands for, unless it stands at their mark."""
        return {"of": shape.of[0]} if shape.of and shape.of[0] not in self.marks else {}

    def _write_line(self, line: Line) -> list[float]:
        ends: list[float] = [self.marks[line.start.id], self.marks[line.end.id]]
        return [*ends, line.bend] if line.bend else ends

    def _write_place(self, place: Place) -> dict[str, Any]:
        return {"at": self.marks.get(place.id, [place.x, place.y])}

    def _write_form(self, form: Form) -> dict[str, Any]:
        if isinstance(form, Wedge):
            sizes = _write_size(form.inner), _write_size(form.outer)
            return {"wedge": [form.start, form.end, *sizes, *([form.inset] if form.inset else [])]}
        if isinstance(form, Arc):
            return {"arc": [form.start, form.end, _write_size(form.radius)]}
        if isinstance(form, Ray):
            return {"ray": [form.angle, _write_size(form.inner), _write_size(form.outer)]}
        if isinstance(form, Line):
            return {"lines": [self._write_line(form)]}
        return self._write_place(form.place) | self._write_standing(form)

    def _write_standing(self, form: Circle | Figure | Word | Name) -> dict[str, Any]:
        if isinstance(form, Circle):
            return {"circle": _write_size(form.radius)}
        size = _write_size(form.size)
        if isinstance(form, Figure):
            return {"figure": self.paths.find(form.steps), "size": size}
        if isinstance(form, Word):
            return {"word": form.text, "size": size} | ({"since": form.since} if form.since else {})
        away = [form.away] if form.away else []
        return {"name": [form.lines, form.side, form.shift, form.width, size, form.since, *away]}


def _write_size(size: Size) -> Any:
    parts = [size.units, size.least, size.most, size.more, size.cap]
    defaults = [0.0, 0.0, math.inf, 0.0, math.inf]
    while len(parts) > 1 and parts[-1] == defaults[len(parts) - 1]:
        parts.pop()
    if len(parts) == 1:
        return size.units
    return [None if math.isinf(part) else part for part in parts]


def _write_path(steps: tuple[Step, ...]) -> str:
    return "".join(letter + " ".join(f"{number:g}" for number in numbers) for letter, numbers in steps)


def _write_writing(writing: Writing, label: str) -> list[Any]:
    """Return the lines of a name and its width; 0 for lines stands for the whole name in one."""
    return [0 if writing.lines == (label,) else writing.lines, writing.width]


def write_drawing(
    drawing: Drawing, kinds: Mapping[str, str], symbols: Mapping[str, tuple[Shape, ...]], style: WheelStyle
) -> dict[str, Any]:
    """Return a drawing and the symbols of its legend for the page.

    Parameters
    ----------
    kinds
        The kind of each mark by id, in the order in which the page has them.
    """
    writer = _Writer(kinds)
    layers = [writer.write_layer(layer) for layer in drawing.layers]
    told = {
        "rim": drawing.rim,
        "paper": styles.PAPER,
        "rules": RULES,
        "font": {
            "family": FAMILY,
            "normal": NORMAL,
            "bold": BOLD,
            "faces": {str(key): name for key, name in FACES.items()},
        },
        "layers": layers,
        "sectors": _write_sectors(writer, drawing.sectors),
        "writings": [
            [_write_writing(one, drawing.titles[key]) for one in drawing.writings.get(key, ())]
            for key in kinds
        ],
        "kinds": {
            kind: {
                "least": SMALLEST[kind],
                "name": writer.write_style(styles.style_name(kind)),
                "size": size_name(kind, style),
            }
            for kind in sorted(set(kinds.values()))
        },
        "veil": {"style": writer.write_style(styles.VEIL), "more": styles.VEIL_MORE},
        "halo": {"style": writer.write_style(styles.HALO), "more": styles.HALO_MORE},
        "leader": writer.write_style(styles.LEADER),
        "way": writer.write_style(styles.WAY),
        "step": writer.write_style(styles.STEP),
        "symbols": {name: writer.write_shapes(shapes) for name, shapes in symbols.items()},
    }
    told |= {"styles": writer.list_styles(), "paths": [_write_path(steps) for steps in writer.paths.found]}
    written: dict[str, Any] = _shorten_numbers(told)
    return written


def _shorten_numbers(value: Any) -> Any:
    """Return a value with whole numbers written as such, and others no longer than they have to be."""
    if isinstance(value, float):
        short = round(value, 4)
        return int(short) if short.is_integer() else short
    if isinstance(value, dict):
        return {name: _shorten_numbers(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_shorten_numbers(one) for one in value]
    return value


def _write_sectors(writer: _Writer, sectors: Sectors) -> dict[str, Any]:
    return {
        "names": [
            {
                "of": name.slice,
                "angle": name.angle,
                "style": writer.write_style(name.style),
                "writings": [[one.lines, one.width] for one in name.writings],
            }
            for name in sectors.names
        ],
        "ladders": [
            [[one.rim, _join_alike(one.shifts), _join_alike(one.shown)] for one in ladder]
            for ladder in sectors.ladders
        ],
        "sizes": sectors.sizes,
        "numberSize": sectors.number_size,
    }


def _join_alike(values: Sequence[Any]) -> Any:
    """Return values, or one for all when they are the same."""
    return values[0] if len(set(values)) == 1 else values
