"""Shapes of a sheet as shapes of PowerPoint (DrawingML, ECMA-376): circles, paths and texts that can be changed there."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from netmap.model.text import clean_xml
from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatCircle, FlatPath, FlatShape, FlatText
from netmap.picture.font.measure import measure_text
from netmap.picture.wheel.shapes import point_at

EMU = 6350
"""Units of the format a pixel: a slide of 1,920 pixels is 13.333 inches wide."""
POINTS = 50
"""Hundredths of a point a pixel, in which sizes of letters are told."""
FONT = "Calibri"
"""A font that is there wherever such files are opened, about as wide as the map's own."""
_ARC_STEP = 6.0
_BASELINE, _STEP = 0.8, 1.2
_WIDER, _MORE = 1.08, 4.0
"""By how much the box of a text is wider than the text, since another font may write it."""
_DOTS = 1.6
_WHOLE = 100_000
_ANCHORS = {"start": ("l", 0.0), "middle": ("ctr", 0.5), "end": ("r", 1.0)}

Point = tuple[float, float]


def write_shape(shape: FlatShape, number: int) -> str:
    """Return one shape with its number on the slide."""
    if isinstance(shape.form, FlatText):
        return write_text_box(shape, number)
    if isinstance(shape.form, FlatCircle):
        x, y, radius = shape.form.x, shape.form.y, shape.form.radius
        place = _write_place(x - radius, y - radius, 2 * radius, 2 * radius)
        form, filled = f'{place}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>', True
    else:
        form, filled = _write_path(shape.form), any(letter == "Z" for letter, _ in shape.form.steps)
    look = _write_fill(shape.style if filled else Style()) + _write_line(shape)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(f"{shape.role} {number}")}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{form}{look}</p:spPr></p:sp>"
    )


def write_text_box(shape: FlatShape, number: int, *, said: str = "", is_title: bool = False) -> str:
    """Return a text as a box of its own, or what is `said` in place of its lines, in one paragraph that wraps by itself."""
    form = shape.form
    if not isinstance(form, FlatText):
        raise TypeError
    align, share = _ANCHORS[form.anchor]
    step = form.lines[1][1] - form.lines[0][1] if len(form.lines) > 1 else form.size * _STEP
    widest = max(measure_text(line, form.size, bold=shape.style.bold) for _, _, line in form.lines)
    wide = widest * _WIDER + _MORE
    x, y, _ = form.lines[0]
    texts = [said] if said else [line for _, _, line in form.lines]
    look = _write_fill(Style(fill=shape.style.fill))
    run = (
        f'<a:rPr lang="en-US" sz="{round(form.size * POINTS)}" b="{int(shape.style.bold)}" dirty="0">{look}'
        f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:rPr>'
    )
    paragraph = (
        f'<a:pPr algn="{align}" marL="0" indent="0"><a:lnSpc><a:spcPts val="{round(step * POINTS)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>'
    )
    body = "".join(
        f"<a:p>{paragraph}<a:r>{run}<a:t>{escape(clean_xml(line))}</a:t></a:r></a:p>" for line in texts
    )
    kind = (
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
        if is_title
        else '<p:cNvSpPr txBox="1"/><p:nvPr/>'
    )
    place = _write_place(x - wide * share, y - _BASELINE * step, wide, step * len(form.lines))
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(f"{shape.role} {number}")}/>{kind}</p:nvSpPr>'
        f'<p:spPr>{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="{"square" if said else "none"}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>"
    )


def _write_place(left: float, top: float, width: float, height: float) -> str:
    x, y, wide, tall = (round(length * EMU) for length in (left, top, width, height))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{max(wide, 1)}" cy="{max(tall, 1)}"/></a:xfrm>'


def _write_fill(style: Style) -> str:
    return _write_color(style.fill, style.opacity) if style.fill else "<a:noFill/>"


def _write_color(color: str, opacity: float) -> str:
    alpha = f'<a:alpha val="{round(opacity * _WHOLE)}"/>' if opacity < 1 else ""
    return (
        f'<a:solidFill><a:srgbClr val="{color.removeprefix("#").upper()}">{alpha}</a:srgbClr></a:solidFill>'
    )


def _write_line(shape: FlatShape) -> str:
    style = shape.style
    if not style.stroke:
        return "<a:ln><a:noFill/></a:ln>"
    dash = f'<a:prstDash val="{"sysDot" if style.dash[0] < _DOTS else "dash"}"/>' if style.dash else ""
    cap = ' cap="rnd"' if style.round else ""
    width = max(round(shape.width * EMU), 1)
    return f'<a:ln w="{width}"{cap}>{_write_color(style.stroke, style.opacity)}{dash}<a:round/></a:ln>'


def _write_path(form: FlatPath) -> str:
    steps = list(straighten_arcs(form))
    points = [point for _, found in steps for point in found]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top, wide, tall = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    moves = "".join(_write_step(letter, found, (left, top)) for letter, found in steps)
    size = f'w="{max(round(wide * EMU), 1)}" h="{max(round(tall * EMU), 1)}"'
    return (
        f"{_write_place(left, top, wide, tall)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path {size}>{moves}</a:path></a:pathLst></a:custGeom>'
    )


_NAMES = {"M": "moveTo", "L": "lnTo", "Q": "quadBezTo"}


def _write_step(letter: str, points: Sequence[Point], corner: Point) -> str:
    if letter == "Z":
        return "<a:close/>"
    found = "".join(
        f'<a:pt x="{round((x - corner[0]) * EMU)}" y="{round((y - corner[1]) * EMU)}"/>' for x, y in points
    )
    return f"<a:{_NAMES[letter]}>{found}</a:{_NAMES[letter]}>"


def straighten_arcs(form: FlatPath) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """Give the steps of a path with their points, arcs in short straight pieces."""
    begins = True
    for letter, numbers in form.steps:
        if letter == "A":
            x, y, radius, start, end = numbers
            pieces = max(1, math.ceil(abs(end - start) / _ARC_STEP))
            for piece in range(pieces + 1):
                dx, dy = point_at(start + (end - start) * piece / pieces, radius)
                yield "M" if begins else "L", ((x + dx, y + dy),)
                begins = False
        else:
            pairs = tuple(pair for place, pair in enumerate(pairwise(numbers)) if place % 2 == 0)
            yield letter, pairs
            begins = letter == "Z"
