"""Paint a drawing as PNG: its SVG, drawn by resvg with the font that comes along."""

from importlib.resources import as_file, files

from netmap.picture.drawing.drawing import Drawing
from netmap.picture.font.measure import FAMILY, has_glyphs
from netmap.picture.svg import FACES, write_svg


def draw_png(drawing: Drawing, width: int, height: int | None = None) -> bytes:
    """Return a drawing as a PNG of a size in pixels; without a height it is as high as it must be.

    Other fonts of the machine are looked at only for characters that the map's own font does not have.
    """
    import resvg_py  # noqa: PLC0415 - only pictures need it

    complete = all(map(has_glyphs, (*drawing.titles.values(), drawing.title)))
    with as_file(files("netmap.picture.font")) as folder:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=write_svg(drawing, width, height, with_font=False),
                font_files=[str(folder / f"{name}.ttf") for name in FACES.values()],
                font_family=FAMILY,
                sans_serif_family=FAMILY,
                skip_system_fonts=complete,
            )
        )
