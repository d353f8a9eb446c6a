"""How sections are laid out in a frame: as high as it is, or as it must be, with names as long as there is room for."""

from collections.abc import Callable, Sequence
from math import inf

from netmap.picture.painted import Frame
from netmap.picture.sides.layout import (
    LARGEST_ALONE,
    SHARE,
    SMALLEST,
    USUAL,
    Layout,
    find_height,
    find_size,
    lay_out_column,
    lay_out_sides,
    measure_column,
)
from netmap.picture.sides.rows import break_names
from netmap.picture.sides.sections import LENGTHS, Section

_ENOUGH = 15.0
"""The font size in pixels, on a picture `USUAL` pixels high, from which on whole names are worth smaller letters."""
_LEAST, _MOST = 420.0, 1400.0
"""The least and the most pixels of the height of a picture that is as high as it must be."""
_MOST_IN_COLUMN = 400
LEGIBLE = 13.1
"""The font size in pixels, on a picture `USUAL` pixels high, that is read from the back of a room."""


def fit_sides(
    build: Callable[[int], Sequence[Section]],
    frame: Frame,
    *,
    share: float = SHARE,
    above: float = 0.0,
    below: float = 0.0,
) -> tuple[Sequence[Section], Layout]:
    """Return sections, with names as long as leaves letters their size, and their layout in a frame.

    Parameters
    ----------
    build
        Gives the sections for a most of characters.
    share
        What is kept free between the two sides, as a share of the width.
    above
        Rows that are kept free above one column.
    below
        Pixels of a given height that are kept free under two sides.
    """
    if frame.breaks:
        ems = measure_column(frame.width)
        whole = [break_names(section, ems) for section in build(LENGTHS[0])]
        return whole, lay_out_column(whole, frame.width, above)
    shortest = build(LENGTHS[-1])
    layout = _lay_out(shortest, frame, share, above, below)
    least = min(layout.size, _ENOUGH * layout.height / USUAL)
    for most in LENGTHS[:-1]:
        longer = build(most)
        found = _lay_out(longer, frame, share, above, below)
        if found.size >= least:
            return longer, found
    return shortest, layout


def _lay_out(sections: Sequence[Section], frame: Frame, share: float, above: float, below: float) -> Layout:
    if frame.is_column:
        return lay_out_column(sections, frame.width, above)
    return lay_out_sides(sections, frame.width, find_tall(sections, frame, share, below), share)


def find_tall(sections: Sequence[Section], frame: Frame, share: float, below: float = 0.0) -> float:
    """Return how high what has two sides is: as its frame says, less `below`, or as it must be."""
    if frame.height:
        return frame.height - below
    size = min(find_size(sections, frame.width, inf, share), LARGEST_ALONE)
    return min(max(find_height(sections, size), _LEAST), _MOST)


def is_legible(
    sections: Sequence[Section],
    frame: Frame,
    *,
    share: float = SHARE,
    least: float = SMALLEST,
    below: float = 0.0,
) -> bool:
    """Whether the names of all sections can be read in a frame.

    `least` is the font size on a picture of a given height, in pixels where that is `USUAL`.
    """
    if frame.is_column:
        return sum(len(section.entries) for section in sections) <= _MOST_IN_COLUMN
    size = find_size(sections, frame.width, find_tall(sections, frame, share, below), share)
    return size * USUAL / frame.height >= least if frame.height else size >= SMALLEST
