"""Paint a sheet as PNG: its SVG, drawn by resvg with the font that comes along."""

from importlib.resources import as_file, files

from netmap.picture.drawing.sheet import Sheet
from netmap.picture.font.measure import FAMILY, has_glyphs
from netmap.picture.svg import FACES, write_svg


def draw_png(sheet: Sheet) -> bytes:
    """Return a sheet as a PNG of its size in pixels.

    Other fonts of the machine are looked at only for characters that the map's own font does not have.
    """
    import resvg_py  # noqa: PLC0415 - only pictures need it

    complete = all(map(has_glyphs, (*sheet.titles.values(), sheet.title)))
    with as_file(files("netmap.picture.font")) as folder:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=write_svg(sheet, with_font=False),
                font_files=[str(folder / f"{name}.ttf") for name in FACES.values()],
                font_family=FAMILY,
                sans_serif_family=FAMILY,
                skip_system_fonts=complete,
            )
        )
