"""Goals and coalitions between the two sides: one under another, as large as the names where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass

from netmap.picture.font.measure import measure_text
from netmap.picture.sides.layout import EDGE, LEFT, NARROW_ROWS, Layout
from netmap.picture.wheel.text import LINE_HEIGHT, shorten_name, wrap_name

FIGURE = 1.4
"""Room for the star or the hexagon before a name, in ems."""
_LONGEST = 44
_SHARE, _FREE = 0.8, 0.92
_STEP, _MOST = 3.2, 1.02
_SMALLER = 0.85


@dataclass(frozen=True, slots=True)
class Middle:
    """A goal or a coalition in the picture: its place, its name as it is written, and its font size."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float


def place_middle(middle: Sequence[tuple[str, str]], layout: Layout) -> dict[str, Middle]:
    """Return the places of goals and coalitions (id and name) between two sides, by id.

    Where one line would make the letters plainly smaller, names are written in two.
    """
    width, height, size, free = layout.width, layout.height, layout.size, layout.free
    if not middle:
        return {}
    step = min(height * _SHARE / len(middle), size * _STEP)
    names = [shorten_name(" ".join(name.split()), _LONGEST) for _, name in middle]
    most = min(size * _MOST, step / LINE_HEIGHT)
    lines: list[tuple[str, ...]] = [(name,) for name in names]
    font = _fit(names, most, free)
    if font < most * _SMALLER:
        wrapped = [wrap_name(name, 2) for name in names]
        pressed = min(most, step / (2 * LINE_HEIGHT))
        larger = _fit([line for name in wrapped for line in name], pressed, free)
        lines, font = (wrapped, larger) if larger > font else (lines, font)
    top = height / 2 - step * (len(middle) - 1) / 2
    return {
        key: Middle(width / 2, round(top + step * place, 1), written, font)
        for place, ((key, _), written) in enumerate(zip(middle, lines, strict=True))
    }


def stack_middle(middle: Sequence[tuple[str, str]], layout: Layout) -> dict[str, Middle]:
    """Return the places of goals and coalitions above the names of one column, by id."""
    left, row = layout.width * LEFT, layout.size * NARROW_ROWS
    names = [shorten_name(" ".join(name.split()), _LONGEST) for _, name in middle]
    room = layout.width - left - EDGE
    widest = max((measure_text(name, 1.0, bold=True) for name in names), default=0.0) + FIGURE
    font = min(layout.size, room / widest)
    lines: list[tuple[str, ...]] = [(name,) for name in names]
    if font < layout.size * _SMALLER:
        wrapped = [wrap_name(name, 2) for name in names]
        widest = max((measure_text(line, 1.0, bold=True) for name in wrapped for line in name), default=0.0)
        larger = min(row / (2 * LINE_HEIGHT), room / (widest + FIGURE))
        lines, font = (wrapped, larger) if larger > font else (lines, font)
    return {
        key: Middle(left, row * (0.9 + place), written, round(font, 2))
        for place, ((key, _), written) in enumerate(zip(middle, lines, strict=True))
    }


def _fit(lines: Sequence[str], most: float, free: float) -> float:
    widest = max(measure_text(line, 1.0, bold=True) for line in lines)
    return round(min(most, free * _FREE / (widest + FIGURE)), 2)
