"""The legend as shapes in pixels: each symbol with what it means, in as many lines as it takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatShape, FlatText, flatten_shapes
from netmap.picture.drawing.styles import INK, PAPER
from netmap.picture.drawing.symbols import draw_symbols
from netmap.picture.font.measure import MIDDLE, measure_text

_USUAL = 16.0
"""The font size for which symbols are drawn."""
_SYMBOL, _GAP = 2.6, 1.4
"""Room for a symbol, and between two entries; in ems."""
STEP = 1.75
"""Distance between two lines, in ems."""
_TEXT = Style(INK, PAPER, outline=0.28)


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend of a font size, its rows broken into lines; for each line its rows and its width in pixels."""

    size: float
    lines: tuple[tuple[tuple[Mapping[str, str], ...], float], ...]

    @property
    def height(self) -> float:
        """How many pixels it is high."""
        return len(self.lines) * self.size * STEP

    def place(self, x: float, top: float, *, centered: bool) -> Iterator[FlatShape]:
        """Give its shapes, from the left at `x` or with each line centered there."""
        symbols = draw_symbols([row["symbol"] for rows, _ in self.lines for row in rows])
        scale = self.size / _USUAL
        for number, (rows, width) in enumerate(self.lines):
            left, middle = x - (width / 2 if centered else 0.0), top + (number + 0.5) * self.size * STEP
            for row in rows:
                at = left + _SYMBOL * self.size / 2
                for shape in flatten_shapes("legend", symbols[row["symbol"]], scale, (at, middle)):
                    yield replace(shape, of=())
                begin = round(left + _SYMBOL * self.size, 1), round(middle + MIDDLE * self.size, 1)
                text = FlatText(((*begin, row["text"]),), self.size, "start")
                yield FlatShape("legend", (), text, _TEXT, self.size * _TEXT.outline)
                left += self._measure(row)

    def _measure(self, row: Mapping[str, str]) -> float:
        return measure_row(row, self.size)


def measure_row(row: Mapping[str, str], size: float) -> float:
    """Return how wide a row is at a font size, with its symbol and the gap after it."""
    return (_SYMBOL + _GAP) * size + measure_text(row["text"], size)


def lay_out_legend(rows: Sequence[Mapping[str, str]], size: float, width: float) -> Legend:
    """Return rows of a legend (`symbol`, `text`) in lines of at most so many pixels, one row at least in each."""
    lines: list[tuple[tuple[Mapping[str, str], ...], float]] = []
    for row in rows:
        needed = measure_row(row, size)
        if lines and lines[-1][1] + needed - _GAP * size <= width:
            lines[-1] = (*lines[-1][0], row), lines[-1][1] + needed
        else:
            lines.append(((row,), needed))
    return Legend(size, tuple((found, total - _GAP * size) for found, total in lines))
