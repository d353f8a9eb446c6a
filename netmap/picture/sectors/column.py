"""The ties between sectors in one column, for a phone: under each sector those after it, with a bar for how many ties."""

from collections.abc import Iterator, Mapping

from netmap.content.entries import Family
from netmap.model.words import count_things
from netmap.picture.drawing import styles
from netmap.picture.drawing.flat import FlatPath, FlatShape
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.font.measure import measure_text
from netmap.picture.painted import Frame
from netmap.picture.scene.scene import Slice
from netmap.picture.sectors.bridges import Bridges
from netmap.picture.sectors.words import TITLE, summarize
from netmap.picture.sides.fit import fit_sides
from netmap.picture.sides.layout import Layout
from netmap.picture.sides.sections import Entry, Section, write_section
from netmap.picture.sides.shapes import SectionDrawer
from netmap.picture.wheel.text import shorten_name

_BAR, _FROM_BAND, _EDGE = 0.8, 1.7, 12.0
"""How thick a bar is and how far from the names, in ems; and pixels kept free along the edge."""


def draw_list(bridges: Bridges, hues: Mapping[str, Family], frame: Frame) -> Sheet:
    """Return the ties between sectors as one column."""

    def build(most: int) -> tuple[Section, ...]:
        found = ((one, tuple(_list_entries(bridges, one, most))) for one in bridges.sectors)
        return tuple(write_section(one.id, one.name, entries, most=most) for one, entries in found if entries)

    _, layout = fit_sides(build, frame)
    drawer = SectionDrawer(layout, hues)
    shapes = (*drawer.draw_bands(), *_draw_bars(bridges, layout), *drawer.draw_sections())
    titles = {one.id: one.name for one in bridges.sectors}
    return Sheet(TITLE, summarize(bridges), frame.width, layout.height, shapes, titles)


def _list_entries(bridges: Bridges, one: Slice, most: int) -> Iterator[Entry]:
    names = {other.id: other.name for other in bridges.sectors}
    after = [bridge for bridge in bridges.list_between() if bridge.first == one.id]
    if not any(one.id in (bridge.first, bridge.second) for bridge in bridges.list_between()):
        yield _write(f"none {one.id}", "no tie to another sector", "more")
    for bridge in sorted(after, key=lambda bridge: -bridge.ties):
        name = shorten_name(" ".join(names[bridge.second].split()), most)
        yield _write(bridge.key, f"{name} · {count_things(bridge.ties, 'tie')}", "bare")
        for holder in bridge.held:
            name = shorten_name(" ".join(bridges.scene.network.name_of(holder).split()), most)
            yield _write(f"{bridge.key} {holder}", f"through {name} alone", "more")


def _write(key: str, said: str, kind: str) -> Entry:
    return Entry(key, said, measure_text(said, 1.0, bold=True), kind)


def _draw_bars(bridges: Bridges, layout: Layout) -> Iterator[FlatShape]:
    most = max((one.ties for one in bridges.list_between()), default=1)
    thick = layout.size * _BAR / 2
    for one in bridges.list_between():
        point, share = layout.points[one.key], one.ties / most
        end = point.x - _FROM_BAND * layout.size
        start = end - (end - _EDGE) * share
        corners = ((start, -thick), (end, -thick), (end, thick), (start, thick))
        steps = (
            ("L" if place else "M", (round(x, 1), round(point.y + y, 1)))
            for place, (x, y) in enumerate(corners)
        )
        style = styles.style_cell(share)
        yield FlatShape("cell", (one.first, one.second), FlatPath((*steps, ("Z", ()))), style, 0.0)
        if one.held:
            path = FlatPath(
                (("M", (round(start, 1), point.y + thick)), ("L", (round(end, 1), point.y + thick)))
            )
            yield FlatShape(
                "cell", (one.first, one.second), path, styles.HELD_RING, styles.HELD_RING.width.at(1.0)
            )
