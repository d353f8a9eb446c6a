"""Paint sheets as PDF: the SVG of each on a page of its size, set by typst, with names as text that can be searched."""

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import as_file, files
from typing import Literal

from netmap.picture.drawing.sheet import Sheet
from netmap.picture.font.measure import has_glyphs
from netmap.picture.svg import write_svg

_POINTS_AN_INCH = 72.0
_LONGEST = 14_400
"""No side of a page of PDF may be longer, in points."""


def draw_pdf(sheet: Sheet) -> bytes:
    """Return a sheet as a PDF of one page, tagged as PDF/UA-1, the same for the same sheet.

    Where no font of the machine has a character, that one is left a box, and the file does not call itself PDF/UA: that
    asks for every character.
    """
    return draw_pages([sheet])


def draw_pages(sheets: Sequence[Sheet]) -> bytes:
    """Return sheets as a PDF with a page for each, as `draw_pdf`; it has the title of the first."""
    told = {"title": sheets[0].title, "pages": json.dumps([_write_page(sheet) for sheet in sheets])}
    texts = [text for sheet in sheets for text in (*sheet.titles.values(), sheet.title)]
    return set_pdf("page.typ", told, texts)


def _write_page(sheet: Sheet) -> dict[str, str | float]:
    points = sheet.zoom * _POINTS_AN_INCH / sheet.inch
    smaller = min(1.0, _LONGEST / max(sheet.width * points, sheet.height * points))
    return {
        "summary": sheet.summary,
        "svg": write_svg(sheet, with_font=False),
        "width": sheet.width * points * smaller,
        "height": sheet.height * points * smaller,
    }


def set_pdf(template: str, told: Mapping[str, str], texts: Iterable[str]) -> bytes:
    """Return what a template of `netmap.picture` makes of texts it is told, tagged as PDF/UA-1; always the same bytes.

    Parameters
    ----------
    template
        Its path in the package.
    told
        What comes in, by name.
    texts
        All that is written; other fonts of the machine are looked at only where ours lacks a character of it.
    """
    import typst  # noqa: PLC0415 - only what is printed needs it

    complete = all(map(has_glyphs, texts))
    with as_file(files("netmap.picture")) as folder:

        def compile_page(standard: Literal["ua-1"] | None) -> bytes:
            made: bytes = typst.compile(
                folder / template,
                sys_inputs=dict(told),
                font_paths=[folder / "font"],
                ignore_system_fonts=complete,
                pdf_standards=standard,
            )
            return made

        try:
            return compile_page("ua-1")
        except typst.TypstError:
            return compile_page(None)
