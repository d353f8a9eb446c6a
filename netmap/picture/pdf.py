"""Paint a sheet as PDF: its SVG on a page of its size, set by typst, with names as text that can be searched."""

from importlib.resources import as_file, files
from typing import Literal

from netmap.picture.drawing.sheet import Sheet
from netmap.picture.font.measure import has_glyphs
from netmap.picture.svg import write_svg

_POINTS_A_PIXEL = 0.75
_LONGEST = 14_400
"""No side of a page of PDF may be longer, in points."""


def draw_pdf(sheet: Sheet) -> bytes:
    """Return a sheet as a PDF of one page, tagged as PDF/UA-1, the same for the same sheet.

    Where no font of the machine has a character, that one is left a box, and the file does not call itself PDF/UA: that
    asks for every character.
    """
    import typst  # noqa: PLC0415 - only pictures need it

    width, height = (length * sheet.zoom * _POINTS_A_PIXEL for length in (sheet.width, sheet.height))
    smaller = min(1.0, _LONGEST / max(width, height))
    told = {
        "title": sheet.title,
        "summary": sheet.summary,
        "svg": write_svg(sheet, with_font=False),
        "width": str(width * smaller),
        "height": str(height * smaller),
    }
    complete = all(map(has_glyphs, (*sheet.titles.values(), sheet.title)))
    with as_file(files("netmap.picture")) as folder:

        def compile_page(standard: Literal["ua-1"] | None) -> bytes:
            made: bytes = typst.compile(
                folder / "page.typ",
                sys_inputs=told,
                font_paths=[folder / "font"],
                ignore_system_fonts=complete,
                pdf_standards=standard,
            )
            return made

        try:
            return compile_page("ua-1")
        except typst.TypstError:
            return compile_page(None)
