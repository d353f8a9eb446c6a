"""Paint a sheet as PNG: its SVG, drawn by resvg with the font that comes along."""

import struct
import zlib
from dataclasses import replace
from importlib.resources import as_file, files

from netmap.picture.drawing.sheet import SCREEN_INCH, Sheet
from netmap.picture.font.measure import FAMILY, has_glyphs
from netmap.picture.svg import FACES, write_svg

_HEADER = 33
"""Bytes of a PNG until its first chunk ends, after which its size on paper may stand."""
_METER = 1 / 0.0254
"""Inches of a meter."""


def draw_png(sheet: Sheet) -> bytes:
    """Return a sheet as a PNG of its size in pixels; one for paper says how large it is there.

    Other fonts of the machine are looked at only for characters that the map's own font does not have.
    """
    import resvg_py  # noqa: PLC0415 - only pictures need it

    complete = all(map(has_glyphs, (*sheet.titles.values(), sheet.title)))
    with as_file(files("netmap.picture.font")) as folder:
        painted = bytes(
            resvg_py.svg_to_bytes(
                svg_string=write_svg(replace(sheet, inch=SCREEN_INCH), with_font=False),
                font_files=[str(folder / f"{name}.ttf") for name in FACES.values()],
                font_family=FAMILY,
                sans_serif_family=FAMILY,
                skip_system_fonts=complete,
            )
        )
    return painted if sheet.inch == SCREEN_INCH else _tell_inch(painted, sheet.inch)


def _tell_inch(png: bytes, inch: float) -> bytes:
    """Return a PNG that says how many of its pixels are an inch (its chunk pHYs, in pixels a meter)."""
    pixels = round(inch * _METER)
    chunk = b"pHYs" + struct.pack(">IIB", pixels, pixels, 1)
    told = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return png[:_HEADER] + told + png[_HEADER:]
