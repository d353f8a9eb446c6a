"""The symbols of the legend, drawn with the looks of what they stand for; in pixels around 0, 0, for a scale of 1."""

from collections.abc import Callable, Iterator, Sequence

from netmap.picture.colors import NEUTRAL, NOT_KNOWN
from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Circle, Figure, Place, Shape, Size, Style, pixels
from netmap.picture.drawing.marks import draw_mark
from netmap.picture.drawing.outlines import ARROW, SQUARE, SWOOP, build_hatch
from netmap.picture.drawing.slices import MIDDLE_OF_WHEEL, draw_chair
from netmap.picture.marks import DrawnMark
from netmap.picture.scene.coded import OURSELVES
from netmap.picture.scene.lines import Line
from netmap.picture.wheel.shapes import Wedge

HUE = "hue"
"""What the name of a symbol begins with that is a circle in two colors: "hue #8A94A0 #4B5561"."""
HUES = "hues"
"""What the name of a symbol begins with that is several circles, each in one color: "hues #D3E5F3 #0B2E54"."""
UNKNOWN = "unknown"
"""The name of the symbol for those of whom nothing is known by which circles are colored."""
_HERE = Place(0.0, 0.0)
_HATCH_GAP = 6.0
_HUES_APART = 9.0
_USUAL = 3


def _draw_mark(
    kind: str, radius: float, relation: str = "", *, unasked: bool = False, count: int = 0, x: float = 0.0
) -> Iterator[Shape]:
    mark = DrawnMark("", "", kind, "", x, 0.0, radius, relation=relation, unasked=unasked, count=count)
    yield from draw_mark(mark, Place(x, 0.0, Size(radius)), NEUTRAL)


def _draw_line(what: str, *, faint: bool = False) -> Iterator[Shape]:
    style = styles.style_line(Line("", "", what, _USUAL, faint), room=False, crowded=False).lit
    if style:
        yield Shape(Figure(_HERE, SWOOP, Size(1)), style)


def _draw_square(*looks: Style) -> Iterator[Shape]:
    for look in looks:
        yield Shape(Figure(_HERE, SQUARE, Size(10)), look)


def _draw_among() -> Iterator[Shape]:
    yield Shape(
        Figure(_HERE, SWOOP, Size(1)), styles.style_line(Line("", "", "tie"), room=True, crowded=False)
    )


def _draw_strand(kind: str, *, arrow: bool = False) -> Iterator[Shape]:
    yield Shape(Figure(_HERE, SWOOP, Size(1)), styles.style_strand(kind))
    if arrow:
        yield Shape(Figure(_HERE, ARROW, Size(1)), styles.style_arrow(kind))


def _draw_nobody() -> Iterator[Shape]:
    hatch = build_hatch(Wedge(0, 360, 0, 13), _HATCH_GAP)
    yield Shape(Figure(MIDDLE_OF_WHEEL, hatch, Size(1)), styles.LEGEND_HATCH)
    yield Shape(Circle(_HERE, Size(12.5)), styles.LEGEND_OPEN)


_DRAWN: dict[str, Callable[[], Iterator[Shape]]] = {
    "goal": lambda: _draw_mark("goal", 12),
    "coalition": lambda: _draw_mark("coalition", 11),
    "organization": lambda: _draw_mark("organization", 8.5),
    "working": lambda: _draw_mark("organization", 8.5, "working"),
    "known": lambda: _draw_mark("organization", 8.5, "known"),
    "kept": lambda: _draw_mark("organization", 8.5, "kept"),
    "listed": lambda: _draw_mark("organization", 8.5, "listed"),
    "left": lambda: _draw_mark("organization", 6, "left"),
    "us": lambda: _draw_mark("organization", 7, "us"),
    "echo": lambda: _draw_mark("echo", 7),
    "person": lambda: _draw_mark("person", 8.5),
    "unasked": lambda: _draw_mark("organization", 8.5, "listed", unasked=True),
    "size": lambda: iter([*_draw_mark("organization", 5, x=-9), *_draw_mark("organization", 10, x=7)]),
    "staff": lambda: _draw_mark("staff", 5),
    "sector": lambda: _draw_mark("sector", 13, count=42),
    "tie": lambda: _draw_line("tie"),
    "faint": lambda: _draw_line("tie", faint=True),
    "ours": lambda: _draw_line("ours"),
    "member": lambda: _draw_line("member"),
    "PARTNERS_WITH": lambda: _draw_strand("PARTNERS_WITH"),
    "REPORTS": lambda: _draw_strand("REPORTS"),
    "KNOWS": lambda: _draw_strand("KNOWS"),
    "WORKS_AT": lambda: _draw_strand("WORKS_AT"),
    "team": lambda: _draw_strand("team"),
    "FUNDS": lambda: _draw_strand("FUNDS", arrow=True),
    "REFERS_TO": lambda: _draw_strand("REFERS_TO", arrow=True),
    "cell": lambda: _draw_square(styles.style_cell(0.5)),
    "within": lambda: _draw_square(styles.WITHIN),
    "held": lambda: _draw_square(styles.style_cell(0.1), styles.HELD_RING),
    "among": _draw_among,
    "works": lambda: _draw_strand("works"),
    "seated": lambda: _draw_strand("seated"),
    "could": lambda: _draw_strand("could"),
    "new": lambda: _draw_strand("new"),
    "acquainted": lambda: _draw_strand("acquainted"),
    "keeping": lambda: _draw_strand("keeping"),
    OURSELVES: lambda: _draw_hue(f"{HUE} {NEUTRAL.hue} {NEUTRAL.outline}"),
    UNKNOWN: lambda: iter([Shape(Circle(_HERE, Size(8.5)), styles.style_class(NOT_KNOWN))]),
    "farther": lambda: iter([*_draw_mark("organization", 4.5, x=-9), *_draw_mark("organization", 4.5, x=7)]),
    "chair": lambda: draw_chair(_HERE, Size(30)),
    "nobody": _draw_nobody,
}


def _draw_hue(name: str) -> Iterator[Shape]:
    _, fill, outline = name.split()
    yield Shape(Circle(_HERE, Size(8.5)), Style(fill, outline, pixels(1.6)))


def _draw_hues(name: str) -> Iterator[Shape]:
    _, *fills = name.split()
    for place, fill in enumerate(fills):
        x = (place - (len(fills) - 1) / 2) * _HUES_APART
        yield Shape(Circle(Place(x, 0.0), Size(6)), Style(fill, styles.LINE, pixels(1)))


_OF_COLORS = {HUE: _draw_hue, HUES: _draw_hues}


def _draw_symbol(name: str) -> Iterator[Shape]:
    of_colors = _OF_COLORS.get(name.partition(" ")[0])
    return of_colors(name) if of_colors else _DRAWN[name]()


def draw_symbols(names: Sequence[str]) -> dict[str, tuple[Shape, ...]]:
    """Return the shapes of some symbols of the legend, by name; one that begins with `HUE` or `HUES` names the colors of circles."""
    return {name: tuple(_draw_symbol(name)) for name in dict.fromkeys(names)}
