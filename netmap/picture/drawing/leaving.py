"""What a picture says of itself when it leaves the app: its title, its legend, its day, and whether it may be handed on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from netmap.model.words import tell_day
from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatShape, FlatText, shift_shape
from netmap.picture.drawing.legend import Legend, lay_out_legend
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.drawing.styles import INK, PAPER
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.wheel.text import cut_text

_SHARE, _LEAST, _MOST = 1 / 100, 10.0, 22.0
"""The font size of the line under a picture: a share of its width, within these pixels."""
_TITLE, _LINE, _EDGE = 2.0, 2.2, 1.0
"""Of the title, the height of the last line, and what is kept free around, in sizes of that line."""
_FILTERED, _MOST_LINES = 1.25, 3
"""The font size of what a filter leaves, in sizes of the last line, and in how many lines it is said at most."""
_TITLE_STYLE = Style(INK, PAPER, bold=True)
_LINE_STYLE = Style(INK, PAPER)


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a picture of a width in pixels, as far as there are some.

    `filtered` says above the picture whom a filter leaves on it, `line` under it what it is. Letters are at least `least`
    pixels large, and `times` as large as usual. A picture that is shown wider than it is laid out says for how wide it is drawn.
    """

    width: float
    line: str = ""
    title: str = ""
    rows: Sequence[Mapping[str, str]] = ()
    filtered: str = ""
    least: float = _LEAST
    times: float = 1.0
    drawn_for: float = 0.0

    @property
    def size(self) -> float:
        """The font size of the last line."""
        return round(min(max((self.drawn_for or self.width) * _SHARE, self.least), _MOST) * self.times, 2)

    @property
    def legend(self) -> Legend:
        """The legend, in as many lines as it takes."""
        return lay_out_legend(self.rows, self.size, self.width - 2 * _EDGE * self.size)

    @property
    def above(self) -> float:
        """How many pixels the title takes, and what a filter leaves."""
        title = self.size * (_TITLE + 2 * _EDGE) if self.title else 0.0
        return round(title + len(self.filter_lines) * self.filter_size * _LINE, 1)

    @property
    def filter_size(self) -> float:
        """The font size of what a filter leaves."""
        return round(self.size * _FILTERED, 2)

    @property
    def filter_lines(self) -> tuple[str, ...]:
        """What a filter leaves, in at most so many lines as can be spared."""
        return _fill_lines(self.filtered, self.filter_size, self.width - 2 * _EDGE * self.size)

    @property
    def height(self) -> float:
        """How many pixels all of it takes, above and under the picture."""
        return round(self.above + self.legend.height + (self.size * _LINE if self.line else 0.0), 1)

    def put_around(self, sheet: Sheet) -> Sheet:
        """Return a sheet with its caption: the same picture, and higher by `height`."""
        height = round(sheet.height + self.height, 1)
        moved = (
            (shift_shape(shape, 0.0, self.above) for shape in sheet.shapes) if self.above else sheet.shapes
        )
        shapes = (*moved, *self._draw(sheet.height + self.above, height))
        return replace(sheet, height=height, shapes=shapes, summary=f"{sheet.summary} {self.line}".strip())

    def _draw(self, bottom: float, height: float) -> Iterator[FlatShape]:
        step = self.filter_size * _LINE
        top = self.above - len(self.filter_lines) * step
        if self.title:
            yield self._write("title", self.title, self.size * _TITLE, top / 2, _TITLE_STYLE)
        for row, line in enumerate(self.filter_lines):
            yield self._write("filter", line, self.filter_size, top + (row + 0.5) * step, _TITLE_STYLE)
        yield from self.legend.place(self.width / 2, bottom, centered=True)
        if self.line:
            yield self._write("line", self.line, self.size, height - self.size * _LINE / 2, _LINE_STYLE)

    def _write(self, role: str, text: str, size: float, middle: float, style: Style) -> FlatShape:
        room = self.width - 2 * _EDGE * size
        size = round(min(size, size * room / max(measure_text(text, size, bold=style.bold), 1.0)), 2)
        place = (round(self.width / 2, 1), round(middle + size * MIDDLE, 1), text)
        return FlatShape(role, (), FlatText((place,), size), style, 0.0)


def _fill_lines(text: str, size: float, room: float) -> tuple[str, ...]:
    """Return a text in lines of at most so many pixels, cut where it takes more of them than there may be."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure_text(f"{lines[-1]} {word} …", size, bold=True) <= room:
            lines[-1] += f" {word}"
        elif len(lines) == _MOST_LINES:
            lines[-1] += " …"
            break
        else:
            lines.append(word)
    return tuple(cut_text(line, size, room) for line in lines)


def tell_leaving(day: date, *, room: bool) -> str:
    """Return the line under a picture that leaves the app: its day, and for whom it is."""
    whom = "To hand it on, make a public copy." if room else "For the team, not for handing on."
    return f"As of {tell_day(day)}. {whom}"
