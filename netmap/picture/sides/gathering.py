"""What several gather around: a goal or a coalition in the middle, what belongs to it under it, names on both sides."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from netmap.content.entries import Family
from netmap.picture.colors import NEUTRAL
from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Step, pixels
from netmap.picture.drawing.flat import FlatPath, FlatShape, FlatText
from netmap.picture.drawing.outlines import HEXAGON, STAR
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.font.measure import MIDDLE, measure_text
from netmap.picture.painted import Frame, Named, Painted
from netmap.picture.scene.coded import NOT_CODED, Coded
from netmap.picture.sides.caption import Below, lay_out_below, write_title
from netmap.picture.sides.curves import find_gates, trace_tie, trace_to_middle
from netmap.picture.sides.fit import LEGIBLE, fit_sides, is_legible
from netmap.picture.sides.hub import HUB_ROWS, Hub, draw_hub, find_hub_end, place_hub, trace_from_hub
from netmap.picture.sides.layout import LEFT, Layout
from netmap.picture.sides.sections import LENGTHS, Section
from netmap.picture.sides.shapes import SectionDrawer, place_figure, put_mark
from netmap.picture.wheel.text import LINE_HEIGHT, fill_lines

SHARE = 0.36
"""What is kept free in the middle, as a share of the width."""
_CHARACTERS, _MOST_LINES = (30, 22, 16), 3
_ITEM_SIZE, _ITEM_FREE = 1.05, 0.7
_FIGURE = 1.5
_FIGURE_RADIUS = 0.5
_BETWEEN, _UNDER_HUB = 0.9, 1.6


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands in the middle: a "goal", a "coalition", or a "new" coalition that could be."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two of those drawn, by their ids; `look` is one of `styles.style_strand`."""

    start: str
    end: str
    look: str


@dataclass(frozen=True, slots=True)
class Gathering:
    """What is gathered around, who gathers, and what is said of it.

    `build` gives the sections for a most of characters; with names folded in where it is told to. `hues` are the colors by
    section, `coded` what else they say. `title` is what it is called, `headline` what is written into the picture. `titles` are the whole names of all that is drawn, by id.
    """

    hub: Item
    items: tuple[Item, ...]
    build: Callable[[int, bool], Sequence[Section]]
    links: tuple[Link, ...]
    hues: Mapping[str, Family]
    legend: list[dict[str, str]]
    title: str
    headline: str
    summary: str
    titles: Mapping[str, str]
    coded: Coded = NOT_CODED


@dataclass(frozen=True, slots=True)
class Gathered:
    """A gathering laid out: its sections, where they and the middle stand, and whether names are folded in."""

    gathering: Gathering
    sections: tuple[Section, ...]
    layout: Layout
    hub: Hub
    items: Mapping[str, "PlacedItem"]
    below: Below
    grouped: bool


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """Something under the hub: the middle of its figure, its name in lines from `x`, and their font size."""

    kind: str
    x: float
    y: float
    lines: tuple[str, ...]
    size: float


def lay_out_gathering(gathering: Gathering, frame: Frame) -> Gathered:
    """Return a gathering laid out in a frame; where names would be too small to be read they are folded in."""
    below = lay_out_below([*gathering.coded.list_rows(), *gathering.legend], frame)
    legible = is_legible(
        gathering.build(LENGTHS[-1], False), frame, share=SHARE, least=LEGIBLE, below=below.height
    )
    above = HUB_ROWS + sum(len(_write_item(item, _CHARACTERS[0])) + 0.5 for item in gathering.items)
    sections, layout = fit_sides(
        lambda most: gathering.build(most, not legible), frame, share=SHARE, above=above, below=below.height
    )
    hub = place_hub(gathering.hub.id, gathering.hub.name, layout, higher=bool(gathering.items))
    placed = _stack_items(gathering.items, layout, hub)
    return Gathered(gathering, tuple(sections), layout, hub, placed, below, not legible)


def _write_item(item: Item, characters: int) -> tuple[str, ...]:
    return fill_lines(" ".join(item.name.split()), characters, _MOST_LINES)


def _stack_items(items: Sequence[Item], layout: Layout, hub: Hub) -> dict[str, PlacedItem]:
    """Return where what belongs to the hub stands: one under another, as large as there is room for."""
    if not items:
        return {}
    room = layout.width * (1 - LEFT) - layout.size if layout.is_column else layout.free * _ITEM_FREE
    best: tuple[float, list[tuple[str, ...]]] = 0.0, []
    for characters in _CHARACTERS[:1] if layout.is_column else _CHARACTERS:
        written = [_write_item(item, characters) for item in items]
        size = _fit_items(written, layout, hub, room)
        best = max(best, (size, written), key=lambda one: one[0])
    size, written = best
    top = find_hub_end(hub) + (_BETWEEN if layout.is_column else _UNDER_HUB) * size
    placed = {}
    for item, lines in zip(items, written, strict=True):
        tall = len(lines) * size * LINE_HEIGHT
        width = max(measure_text(line, size, bold=True) for line in lines)
        x = layout.width * LEFT if layout.is_column else (layout.width - width - _FIGURE * size) / 2
        placed[item.id] = PlacedItem(item.kind, round(x, 1), round(top + tall / 2, 1), lines, size)
        top += tall + _BETWEEN * size
    return placed


def _fit_items(written: Sequence[tuple[str, ...]], layout: Layout, hub: Hub, room: float) -> float:
    widest = max(measure_text(line, 1.0, bold=True) for lines in written for line in lines) + _FIGURE
    rows = sum(len(lines) * LINE_HEIGHT + _BETWEEN for lines in written) + _UNDER_HUB
    tall = layout.height - find_hub_end(hub) - layout.size
    most = layout.size * _ITEM_SIZE
    return round(min(most, room / widest, most if layout.is_column else tall / rows), 2)


def paint_gathering(
    gathering: Gathering,
    frame: Frame,
    list_names: Callable[[Sequence[Section]], Iterable[Named]],
    paragraphs: Iterable[str],
    *,
    titled: bool,
) -> Painted:
    """Return a gathering painted for a frame; `list_names` gives what is said of each name in its sections."""
    gathered = lay_out_gathering(gathering, frame)
    return Painted(
        draw_gathering(gathered, titled=titled),
        tuple(list_names(gathered.sections)),
        tuple((link.start, link.end) for link in gathering.links),
        tuple(paragraphs),
        gathered.grouped,
        gathering.coded,
    )


def draw_gathering(gathered: Gathered, *, titled: bool) -> Sheet:
    """Return a gathering on a sheet."""
    gathering, layout = gathered.gathering, gathered.layout
    drawer = SectionDrawer(layout, gathering.hues, coded=gathering.coded)
    shapes = [
        *drawer.draw_bands(),
        *_draw_links(gathered),
        *drawer.draw_sections(),
        *draw_hub(gathered.hub, gathering.hub.kind, NEUTRAL),
        *(shape for key, item in gathered.items.items() for shape in _draw_item(key, item)),
        *gathered.below.place(layout.height),
        *(write_title(gathering.headline, layout) if titled else ()),
    ]
    tall = layout.height + gathered.below.height
    return Sheet(gathering.title, gathering.summary, layout.width, tall, tuple(shapes), gathering.titles)


def _draw_links(gathered: Gathered) -> Iterator[FlatShape]:
    gates = find_gates(gathered.layout)
    for link in gathered.gathering.links:
        steps = _trace(gathered, link, gates)
        if steps:
            style = styles.style_strand(link.look)
            yield FlatShape("line", (link.start, link.end), FlatPath(steps), style, style.width.least)


def _trace(gathered: Gathered, link: Link, gates: dict[str, float]) -> tuple[Step, ...]:
    layout, hub = gathered.layout, gathered.hub
    point, other = layout.points.get(link.start), layout.points.get(link.end)
    if point is None:
        return ()
    if other:
        return trace_tie(layout, point, other, gates)
    if link.end == hub.id:
        return trace_from_hub(layout, hub, point)
    item = gathered.items.get(link.end)
    return trace_to_middle(layout, point, item.x + _FIGURE_RADIUS * item.size, item.y) if item else ()


def _draw_item(key: str, item: PlacedItem) -> Iterator[FlatShape]:
    """Give what stands under the hub: its figure before its name."""
    radius = item.size * _FIGURE_RADIUS
    looks = {"goal": styles.GOAL, "new": styles.style_new_table(pixels(radius))}
    figure = place_figure(STAR if item.kind == "goal" else HEXAGON, (item.x + radius, item.y), radius)
    style = styles.style_name("coalition" if item.kind == "new" else item.kind)
    step = item.size * LINE_HEIGHT
    top = item.y - (len(item.lines) - 1) / 2 * step + MIDDLE * item.size
    lines = tuple(
        (round(item.x + _FIGURE * item.size, 1), round(top + row * step, 1), line)
        for row, line in enumerate(item.lines)
    )
    text = FlatText(lines, item.size, "start")
    yield FlatShape("name", (key,), text, style, item.size * style.outline)
    yield put_mark("mark", key, figure, looks.get(item.kind, styles.style_coalition(pixels(radius))))
