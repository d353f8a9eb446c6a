"""What reading a cell gave: its value, and what is doubtful about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from netmap.files.grids import Cell
from netmap.files.meaning.values import read_text


@dataclass(frozen=True, slots=True)
class CellReading:
    """A cell's value (None when it gives none), and what is doubtful about it.

    `rest` is the cell's text where the value does not hold all of it.
    """

    value: Any
    trouble: str = ""
    rest: str = ""

    def left_over(self, cell: Cell) -> str:
        """Return the text that would be lost: all of it when nothing could be read."""
        return read_text(cell) if self.trouble and self.value is None else self.rest


NOTHING = CellReading(None)
CellReader = Callable[[Cell], CellReading]
