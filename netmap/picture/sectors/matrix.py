"""Half a matrix: a row and a column for each sector, its name where both meet, and how many ties in each cell.

All lengths are pixels of the picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netmap.picture.font.measure import measure_text
from netmap.picture.painted import Frame
from netmap.picture.sides.layout import USUAL
from netmap.picture.wheel.text import cut_text, shorten_name

EDGE, HEAD = 26.0, 62.0
"""Pixels kept free along the edges, and on top for the title."""
NAME_GAP = 0.7
"""Distance from a cell to the name of its row, in ems."""
_LARGEST_CELL, _SMALLEST_CELL = 84.0, 14.5
_USUAL_CELL = 34.0
"""The cells of a picture that is as high as it must be."""
_SHARE = 0.46
_LARGEST, _SMALLEST = 21.0, 13.2
"""Font sizes on a picture that is `USUAL` pixels high."""
_LONGEST = 60
_NUMBER_ROOM = 0.92


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix laid out: the side of a cell, the font size, where it begins, and the names as they are written, by id."""

    left: float
    top: float
    cell: float
    size: float
    names: Mapping[str, str]

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return self.top + self.cell * len(self.names)

    @property
    def width(self) -> float:
        """How wide it is with its names."""
        ends = (
            (row + 1) * self.cell + NAME_GAP * self.size + measure_text(name, self.size, bold=True)
            for row, name in enumerate(self.names.values())
        )
        return max(ends, default=0.0)

    def begin_cell(self, row: int, column: int) -> tuple[float, float]:
        """Return the upper left corner of a cell."""
        return self.left + column * self.cell, self.top + row * self.cell

    def has_room(self, number: str) -> bool:
        """Whether a number can be read in a cell."""
        return (
            measure_text(number, self.size, bold=True) <= self.cell * _NUMBER_ROOM and self.cell > self.size
        )


def lay_out_matrix(names: Mapping[str, str], frame: Frame, width: float, below: float) -> Matrix:
    """Return a matrix in so many pixels of the width; `below` are those kept free under it where the height is given.

    `names` are by id, in their order.
    """
    scale = (frame.height or USUAL) / USUAL
    count = max(len(names), 1)
    tall = (frame.height - HEAD - below) / count if frame.height else _USUAL_CELL
    smallest = _SMALLEST_CELL * scale
    cell = max(min(tall, _LARGEST_CELL * scale), smallest)
    room = width - 2 * EDGE
    written = [shorten_name(" ".join(name.split()), _LONGEST) for name in names.values()]
    while cell > smallest and not _has_room(written, cell, scale, room):
        cell -= 0.5
    size = _find_size(cell, scale)
    cut = [
        cut_text(name, size, room - (row + 1) * cell - NAME_GAP * size) for row, name in enumerate(written)
    ]
    return Matrix(EDGE, HEAD, cell, size, dict(zip(names, cut, strict=True)))


def _find_size(cell: float, scale: float) -> float:
    return round(max(min(cell * _SHARE, _LARGEST * scale), _SMALLEST * scale), 2)


def _has_room(names: Sequence[str], cell: float, scale: float, room: float) -> bool:
    size = _find_size(cell, scale)
    return all(
        (row + 1) * cell + NAME_GAP * size + measure_text(name, size, bold=True) <= room
        for row, name in enumerate(names)
    )
