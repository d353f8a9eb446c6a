"""From how far a printed picture can be read.

An inch of letter height for every 30 feet of distance: the height is a 360th of the distance. Source: Manual on Uniform
Traffic Control Devices, 2009 edition, section 2A.13. At 2 meters that is 5.6 millimeters, which in our font is 24 points,
the least that guides to posters ask for as well. Letter height is that of capitals.
"""

from netmap.picture.drawing.flat import FlatText
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.paper.formats import INCH

CAPITAL = 0.66
"""Height of capitals in our font, as a share of its size."""
_DISTANCE = 360.0
_METER = 1000.0
_NAMES = frozenset({"name", "heading", "invitation", "sector"})


def find_font_size(meters: float) -> float:
    """Return the font size in millimeters that can be read from so many meters."""
    return meters * _METER / _DISTANCE / CAPITAL


def measure_reach(sheet: Sheet) -> float | None:
    """Return from how many meters the smallest name on a printed sheet can be read; None when nobody is named."""
    sizes = list_name_sizes(sheet)
    if not sizes:
        return None
    return min(sizes) * sheet.zoom / sheet.inch * INCH * CAPITAL * _DISTANCE / _METER


def list_name_sizes(sheet: Sheet) -> list[float]:
    """Return the font sizes of all names on a sheet, in its pixels."""
    return [
        shape.form.size for shape in sheet.shapes if shape.role in _NAMES and isinstance(shape.form, FlatText)
    ]
