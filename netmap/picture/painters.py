"""Every painter there is: what turns a drawing into a file, by the ending of its name."""

from collections.abc import Callable

from netmap.picture.drawing.drawing import Drawing
from netmap.picture.png import draw_png
from netmap.picture.svg import draw_svg

Painter = Callable[[Drawing, int, int | None], bytes]
"""Takes a drawing, a width and a height in pixels (None: as high as it must be); returns the file."""

PAINTERS: dict[str, Painter] = {".svg": draw_svg, ".png": draw_png}
