"""Paint a sheet as SVG, one element for each shape and text.

Elements stand in groups by role (`data-role`); each says in `data-of` whom it stands for.
"""

import base64
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from xml.sax.saxutils import quoteattr

from netmap.model.text import clean_xml, escape_xml
from netmap.picture.drawing.drawing import Step, Style
from netmap.picture.drawing.flat import FlatCircle, FlatPath, FlatShape, FlatText
from netmap.picture.drawing.sheet import SCREEN_INCH, Sheet
from netmap.picture.drawing.styles import PAPER
from netmap.picture.font.measure import BOLD, FAMILY, NORMAL
from netmap.picture.wheel.shapes import point_at

FACES = {NORMAL: "NetmapSans-Medium", BOLD: "NetmapSans-Bold"}
"""The files of the font by weight, without their endings."""
_FALLBACK = "'Source Sans 3', sans-serif"
_HALF = 180.0


def draw_svg(sheet: Sheet) -> bytes:
    """Return a sheet as a file of SVG, with the font in it."""
    return write_svg(sheet).encode()


def write_svg(sheet: Sheet, *, with_font: bool = True) -> str:
    """Return a sheet as an SVG document; `with_font` puts the font into it, so that it looks the same everywhere."""
    about = (
        f'<title id="title">{escape_xml(sheet.title)}</title>\n<desc id="desc">{escape_xml(sheet.summary)}</desc>\n'
        + (f"<style>{embed_font()}</style>\n" if with_font else "")
    )
    return _write_element(sheet, 'role="img" aria-labelledby="title desc"', about)


def write_part(sheet: Sheet, *, sized: bool = True) -> str:
    """Return a sheet as part of a page, which says beside it what it is and has the font; `sized`: it has a size of its own."""
    return _write_element(sheet, 'aria-hidden="true" focusable="false"', sized=sized)


def _write_element(sheet: Sheet, given: str, about: str = "", *, sized: bool = True) -> str:
    wide, tall = _write_number(sheet.width), _write_number(sheet.height)
    shown = [
        _write_number(length * sheet.zoom * SCREEN_INCH / sheet.inch)
        for length in (sheet.width, sheet.height)
    ]
    size = f'width="{shown[0]}" height="{shown[1]}" ' if sized else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}viewBox="0 0 {wide} {tall}" {given}'
        f" font-family=\"'{FAMILY}', {_FALLBACK}\">\n"
        + about
        + f'<rect width="{wide}" height="{tall}" fill="{PAPER}"/>\n'
        + "".join(_write_layers(sheet))
        + "</svg>\n"
    )


@cache
def embed_font() -> str:
    """Return the rules by which a page or a picture has the font of the map within itself."""
    rules = []
    for weight, name in FACES.items():
        data = base64.b64encode(files("netmap.picture.font").joinpath(f"{name}.woff2").read_bytes()).decode()
        source = f"url(data:font/woff2;base64,{data}) format('woff2')"
        rules.append(f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:{source}}}")
    return "".join(rules)


def _write_layers(sheet: Sheet) -> Iterator[str]:
    told: set[str] = set()
    for role, members in groupby(sheet.shapes, key=lambda shape: shape.role):
        yield f"<g data-role={quoteattr(role)}>\n"
        for (style, width), alike in groupby(members, key=lambda shape: (shape.style, shape.width)):
            yield f"<g{_write_style(style, width)}>\n"
            for shape in alike:
                title = sheet.titles.get(shape.of[0]) if role == "mark" and shape.of[0] not in told else None
                told.update(shape.of if title else ())
                yield _write_shape(shape, title)
            yield "</g>\n"
        yield "</g>\n"


def _write_style(style: Style, width: float) -> str:
    given = {"fill": style.fill or "none", "stroke": style.stroke}
    if style.stroke:
        given["stroke-width"] = _write_number(width)
        given["stroke-dasharray"] = " ".join(map(_write_number, style.dash))
    if style.round or style.outline:
        given["stroke-linejoin"] = "round"
        given["stroke-linecap"] = "round"
    if style.opacity < 1:
        given |= {name: _write_number(style.opacity) for name in ("fill-opacity", "stroke-opacity")}
    if style.outline:
        given["paint-order"] = "stroke"
    return "".join(f' {name}="{value}"' for name, value in given.items() if value)


def _write_shape(shape: FlatShape, title: str | None) -> str:
    form, of = shape.form, f" data-of={quoteattr(clean_xml(' '.join(shape.of)))}" if shape.of else ""
    if isinstance(form, FlatText):
        return _write_lines(form, of, shape.style)
    if isinstance(form, FlatCircle):
        tag, given = "circle", {"cx": form.x, "cy": form.y, "r": form.radius}
        place = "".join(f' {name}="{_write_number(value)}"' for name, value in given.items())
    else:
        tag, place = "path", f' d="{_write_path(form)}"'
    return (
        f"<{tag}{of}{place}><title>{escape_xml(title)}</title></{tag}>\n"
        if title
        else f"<{tag}{of}{place}/>\n"
    )


def _write_lines(form: FlatText, of: str, style: Style) -> str:
    weight = BOLD if style.bold else NORMAL
    size = _write_number(form.size)
    head = f'<text{of} font-size="{size}" font-weight="{weight}" text-anchor="{form.anchor}"'
    lines = [
        (f'x="{_write_number(x)}" y="{_write_number(y)}"', escape_xml(line)) for x, y, line in form.lines
    ]
    if len(lines) == 1:
        return f"{head} {lines[0][0]}>{lines[0][1]}</text>\n"
    return head + ">" + "".join(f"<tspan {place}>{line}</tspan>" for place, line in lines) + "</text>\n"


def _write_path(form: FlatPath) -> str:
    return "".join(
        part for place, step in enumerate(form.steps) for part in _write_step(step, first=place == 0)
    )


def _write_step(step: Step, *, first: bool) -> Iterator[str]:
    letter, numbers = step
    if letter != "A":
        yield letter + " ".join(map(_write_number, numbers))
        return
    x, y, radius, start, end = numbers
    dx, dy = point_at(start, radius)
    yield f"{'M' if first else 'L'}{_write_number(x + dx)} {_write_number(y + dy)}"
    parts = 2 if abs(end - start) > _HALF else 1
    for part in range(1, parts + 1):
        dx, dy = point_at(start + (end - start) * part / parts, radius)
        long, size = int(abs(end - start) / parts > _HALF), _write_number(radius)
        yield f"A{size} {size} 0 {long} {int(end > start)} {_write_number(x + dx)} {_write_number(y + dy)}"


def _write_number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
