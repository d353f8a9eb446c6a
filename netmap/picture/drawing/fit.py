"""How large the wheel can be so that it and the names around it fit into a picture."""

from dataclasses import dataclass
from math import inf

from netmap.picture.drawing.drawing import Drawing, RimSet, SectorName, Sectors
from netmap.picture.drawing.rims import NUMBERED, find_sector_box
from netmap.picture.wheel.shapes import Box

BAND = 9.0
"""Pixels around the rim that belong to the wheel: the band of its sector, and a seam."""
EDGE = 8.0
"""Pixels left free along the edges of a picture."""
SMALLEST_SHARE = 0.33
"""The rim with names around it that is too small to be worth them, as a share of a picture's shorter side."""
SMALLEST_RIM = 20.0
"""Pixels of a rim below which no wheel is drawn."""
HALVINGS = 24
"""How often the room for a wheel is halved to find the largest one."""


@dataclass(frozen=True, slots=True)
class View:
    """A drawing on a picture: pixels a unit, where the middle of the wheel is, and how sectors are named there.

    `way` is the ladder of sector names, `size` their font size; both in pixels, like `width` and `height`.
    """

    width: float
    height: float
    scale: float
    x: float
    y: float
    way: int
    size: float


@dataclass(frozen=True, slots=True)
class _Fit:
    rim: float
    way: int
    size: float
    found: RimSet | None


def find_view(drawing: Drawing, width: float, height: float | None = None) -> View:
    """Return the view of a whole drawing in a picture of so many pixels; without a height it is as high as it must be."""
    most = inf if height is None else height
    fit = _choose_fit(drawing.sectors, width - 2 * EDGE, most - 2 * EDGE, min(width, most))
    box = find_bounds(drawing.sectors, fit.found, fit.rim, fit.size)
    tall = box.bottom - box.top + 2 * EDGE if height is None else height
    return View(
        width,
        tall,
        fit.rim / drawing.rim,
        width / 2 - (box.left + box.right) / 2,
        tall / 2 - (box.top + box.bottom) / 2,
        fit.way,
        fit.size,
    )


def find_set(sectors: Sectors, way: int, rim: float, size: float) -> RimSet | None:
    """Return the sector names to show at a size of the rim in pixels, None when it is too small for any."""
    sets = sectors.ladders[way] if sectors.ladders else ()
    return next((one for one in reversed(sets) if one.rim * size - BAND <= rim), None)


def _choose_fit(sectors: Sectors, width: float, height: float, side: float) -> _Fit:
    """Return the largest wheel with all its names; with some as numbers or with numbers alone when there is no room."""
    some: list[_Fit] = []
    for least, size in sectors.sizes:
        if side < least:
            continue
        named = [_fit_ladder(sectors, way, size, width, height) for way in range(NUMBERED)]
        worth = [fit for fit in named if fit and fit.rim >= SMALLEST_SHARE * side]
        full = [fit for fit in worth if _count_names(fit.found) == len(sectors.names)]
        if full:
            return max(full, key=lambda fit: (fit.rim, -fit.way))
        some += worth
    if some:
        return max(some, key=lambda fit: (_count_names(fit.found), fit.rim, -fit.way))
    numbered = _fit_ladder(sectors, NUMBERED, sectors.number_size, width, height) if sectors.ladders else None
    bare = max(SMALLEST_RIM, min(width, height) / 2 - BAND)
    return numbered or _Fit(bare, NUMBERED, sectors.number_size, None)


def _count_names(found: RimSet | None) -> int:
    return sum(way is not None and way < NUMBERED for way in found.shown) if found else 0


def _fit_ladder(sectors: Sectors, way: int, size: float, width: float, height: float) -> _Fit | None:
    """Return the largest wheel that fits with its names, found by halving."""
    low, high, best = SMALLEST_RIM, min(width, height) / 2, None
    for _ in range(HALVINGS):
        rim = (low + high) / 2
        found = find_set(sectors, way, rim, size)
        box = find_bounds(sectors, found, rim, size)
        if box.right - box.left <= width and box.bottom - box.top <= height:
            low, best = rim, _Fit(rim, way, size, found) if found else best
        else:
            high = rim
    return best


def find_bounds(sectors: Sectors, found: RimSet | None, rim: float, size: float) -> Box:
    """Return the box around a wheel and its sector names, in pixels from its middle."""
    boxes = [Box(-rim - BAND, -rim - BAND, rim + BAND, rim + BAND)]
    if found:
        for name, shift, way in zip(sectors.names, found.shifts, found.shown, strict=True):
            if way is not None:
                boxes.append(find_name_box(name, shift, way, rim, size))
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def find_name_box(name: SectorName, shift: float, way: int, rim: float, size: float) -> Box:
    """Return the box of a sector name in pixels from the wheel's middle."""
    box = find_sector_box(name.angle + shift, name.writings[way], (rim + BAND) / size)
    return Box(box.left * size, box.top * size, box.right * size, box.bottom * size)
