"""Names on the ground: each where it touches no mark and no other name, and none where there is no such place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatShape, FlatText
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.wheel.shapes import Box
from netmap.picture.wheel.text import LINE_HEIGHT

_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Label:
    """A name to be written: in which role, whom or what it stands for, its text, its font size and its look."""

    role: str
    of: tuple[str, ...]
    said: str
    size: float
    style: Style


@dataclass
class Labels:
    """What is free of a box, and the names written into it so far."""

    box: Box
    circles: list[tuple[float, float, float]]
    taken: list[Box]

    def write(self, label: Label, around: tuple[float, float, float]) -> Iterator[FlatShape]:
        """Give a name beside a circle (its middle and radius), or in its middle where the radius is 0."""
        size, style = label.size, label.style
        width, height = measure_text(label.said, size, bold=style.bold), size * LINE_HEIGHT
        for x, y in _list_middles(around, width, height):
            box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if self.is_free(box):
                self.taken.append(box)
                place = round(x, 1), round(y + MIDDLE * size, 1), label.said
                yield FlatShape(label.role, label.of, FlatText((place,), size), style, size * style.outline)
                return

    def is_free(self, box: Box) -> bool:
        """Whether a box lies on the ground, and nothing in it."""
        inside = (
            self.box.left + _GAP <= box.left
            and box.right <= self.box.right - _GAP
            and self.box.top + _GAP <= box.top
            and box.bottom <= self.box.bottom - _GAP
        )
        return (
            inside
            and not any(box.overlaps(other, _GAP) for other in self.taken)
            and not any(box.touches_circle(*circle) for circle in self.circles)
        )


def _list_middles(
    around: tuple[float, float, float], width: float, height: float
) -> Iterable[tuple[float, float]]:
    """Give where the middle of a name may be, the best first: below, above, to the right, to the left, at the corners."""
    x, y, reach = around
    if not reach:
        yield x, y
    down, aside, some = reach + height / 2 + _GAP, reach + width / 2 + _GAP, width / 3
    yield from ((x, y + down), (x, y - down), (x + aside, y), (x - aside, y))
    yield from ((x + some, y + down), (x - some, y + down), (x + some, y - down), (x - some, y - down))
