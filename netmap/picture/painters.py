"""Every painter there is: what turns a sheet into a file, by the ending of its name."""

from collections.abc import Callable

from netmap.picture.drawing.sheet import Sheet
from netmap.picture.pdf import draw_pdf
from netmap.picture.png import draw_png
from netmap.picture.svg import draw_svg

Painter = Callable[[Sheet], bytes]
"""Takes a sheet; returns the file."""

PAINTERS: dict[str, Painter] = {".svg": draw_svg, ".png": draw_png, ".pdf": draw_pdf}
