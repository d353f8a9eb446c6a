"""Names beside bright marks that the picture has no name for: where there is room, those a step is about always."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatCircle, FlatPath, FlatShape, FlatText
from netmap.picture.drawing.styles import INK, PAPER
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.slides.focus import Bright
from netmap.picture.wheel.shapes import Box
from netmap.picture.wheel.text import LINE_HEIGHT, wrap_name

ABOUT, BESIDE = 24.0, 17.0
"""Font sizes in pixels of the names of those a step is about, and of those tied to them."""
_GAP, _EDGE, _APART = 5.0, 4.0, 2.0
_ABOUT_STYLE = Style(INK, PAPER, bold=True, outline=0.3)
_BESIDE_STYLE = Style(INK, PAPER, outline=0.3)


@dataclass(frozen=True, slots=True)
class _Written:
    """A name in one way: its lines, the box they take, and how they are anchored."""

    lines: tuple[str, ...]
    box: Box
    anchor: str


def name_bright(
    shapes: Sequence[FlatShape],
    bright: Bright,
    titles: Mapping[str, str],
    width: float,
    height: float,
    *,
    scale: float = 1.0,
) -> tuple[FlatShape, ...]:
    """Return shapes with a name beside each bright mark for which there is room, within a picture of a size.

    Letters are `scale` times as large as on a slide.
    """
    places = find_places(shapes, bright)
    kept = [shape for shape in shapes if not (shape.role == "name" and set(shape.of) & set(places))]
    page = _Page(width, height, list(_find_taken(kept, bright)), places)
    names: list[FlatShape] = []
    for key in sorted(places, key=lambda key: key not in bright.first):
        is_first = key in bright.first
        size, style = (ABOUT, _ABOUT_STYLE) if is_first else (BESIDE, _BESIDE_STYLE)
        size *= scale
        ways = list(_list_ways(titles[key], places[key], size))
        found = next((way for way in ways if page.has_room(way.box, key)), ways[0] if is_first else None)
        if found is not None:
            page.taken.append(found.box)
            names.append(_write(key, found, size, style))
    return (*kept, *names)


def find_places(shapes: Iterable[FlatShape], bright: Bright) -> dict[str, tuple[float, float, float]]:
    """Return where each bright mark is, and its radius."""
    found: dict[str, tuple[float, float, float]] = {}
    for shape in shapes:
        if shape.role != "mark" or not shape.of or shape.of[0] not in bright.marks or shape.of[0] in found:
            continue
        if isinstance(shape.form, FlatCircle):
            found[shape.of[0]] = shape.form.x, shape.form.y, shape.form.radius
        elif isinstance(shape.form, FlatPath):
            points = [numbers[-2:] for _, numbers in shape.form.steps if numbers]
            xs, ys = [point[0] for point in points], [point[1] for point in points]
            radius = (max(xs) - min(xs)) / 2
            found[shape.of[0]] = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2, radius
    return found


def _find_taken(shapes: Iterable[FlatShape], bright: Bright) -> Iterator[Box]:
    """Give the boxes of the names of sectors, and of names that are bright already."""
    for shape in shapes:
        if isinstance(shape.form, FlatText) and (shape.role == "sector" or bright.holds(shape)):
            yield measure_box(shape.form, bold=shape.style.bold)


def measure_box(form: FlatText, *, bold: bool) -> Box:
    """Return the box around lines of text."""
    shares = {"start": 0.0, "middle": 0.5, "end": 1.0}
    boxes = []
    for x, y, line in form.lines:
        wide = measure_text(line, form.size, bold=bold)
        left = x - wide * shares[form.anchor]
        boxes.append((left, y - 0.8 * form.size, left + wide, y + 0.25 * form.size))
    return Box(
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip


def _list_ways(name: str, place: tuple[float, float, float], size: float) -> Iterator[_Written]:
    x, y, radius = place
    for count in (1, 2, 3):
        lines = wrap_name(name, count)
        if len(lines) < count:
            return
        wide = max(measure_text(line, size, bold=True) for line in lines)
        tall = len(lines) * size * LINE_HEIGHT
        reach = radius + _GAP
        yield _Written(lines, Box(x + reach, y - tall / 2, x + reach + wide, y + tall / 2), "start")
        yield _Written(lines, Box(x - reach - wide, y - tall / 2, x - reach, y + tall / 2), "end")
        yield _Written(lines, Box(x - wide / 2, y + reach, x + wide / 2, y + reach + tall), "middle")
        yield _Written(lines, Box(x - wide / 2, y - reach - tall, x + wide / 2, y - reach), "middle")


@dataclass
class _Page:
    """A picture of a size, and what on it no name may cover: boxes of other names, and circles."""

    width: float
    height: float
    taken: list[Box]
    circles: Mapping[str, tuple[float, float, float]]

    def has_room(self, box: Box, key: str) -> bool:
        """Whether a name fits into a box: within the picture, over no name, and over no circle but its own."""
        inside = (
            box.left >= _EDGE and box.right <= self.width - _EDGE
            and box.top >= _EDGE and box.bottom <= self.height - _EDGE
        )  # fmt: skip
        return (
            inside
            and not any(box.overlaps(other, _APART) for other in self.taken)
            and not any(
                box.touches_circle(x, y, radius + 1.0)
                for other, (x, y, radius) in self.circles.items()
                if other != key
            )
        )


def _write(key: str, way: _Written, size: float, style: Style) -> FlatShape:
    x = {"start": way.box.left, "end": way.box.right}.get(way.anchor, (way.box.left + way.box.right) / 2)
    step = size * LINE_HEIGHT
    lines = tuple(
        (round(x, 1), round(way.box.top + (row + 0.5) * step + MIDDLE * size, 1), line)
        for row, line in enumerate(way.lines)
    )
    return FlatShape("name", (key,), FlatText(lines, size, way.anchor), style, size * style.outline)


def enlarge_first(shapes: Iterable[FlatShape], bright: Bright) -> Iterator[FlatShape]:
    """Give the shapes of a view of names with the names of those a step is about as large as they must be.

    One that would run into another bright name stays as large as it is.
    """
    every = list(shapes)
    taken = {
        at: measure_box(shape.form, bold=shape.style.bold)
        for at, shape in enumerate(every)
        if isinstance(shape.form, FlatText) and shape.of and bright.holds(shape)
    }
    for at, shape in enumerate(every):
        larger = _enlarge(shape, bright)
        box = measure_box(larger.form, bold=shape.style.bold) if isinstance(larger.form, FlatText) else None
        if (
            larger is shape
            or box is None
            or any(box.overlaps(other) for key, other in taken.items() if key != at)
        ):
            yield shape
        else:
            taken[at] = box
            yield larger


def _enlarge(shape: FlatShape, bright: Bright) -> FlatShape:
    form = shape.form
    is_first = shape.role == "name" and not bright.first.isdisjoint(shape.of)
    if not is_first or not isinstance(form, FlatText) or form.size >= ABOUT:
        return shape
    lower = (ABOUT - form.size) * MIDDLE
    lines = tuple((x, round(y + lower, 1), line) for x, y, line in form.lines)
    return replace(shape, form=FlatText(lines, ABOUT, form.anchor), width=ABOUT * shape.style.outline)
