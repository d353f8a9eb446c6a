"""The view sector by sector, painted: half a matrix, or on a phone a list."""

from collections.abc import Iterator

from netmap.analysis.day import Day
from netmap.model.words import count_things
from netmap.picture.colors import color_slices
from netmap.picture.painted import Frame, Named, Painted, Wanted
from netmap.picture.sectors.bridges import Bridges, find_bridges
from netmap.picture.sectors.column import draw_list
from netmap.picture.sectors.sheet import draw_matrix
from netmap.picture.sectors.words import (
    group_held,
    name_pair,
    tell_bridge,
    write_paragraphs,
)


def paint_sectors(day: Day, frame: Frame, wanted: Wanted) -> Painted:
    """Return the ties between sectors, in a frame."""
    bridges = find_bridges(day, room=wanted.room)
    hues = color_slices(bridges.scene.slices, day.content.families)
    if frame.is_column:
        sheet = draw_list(bridges, hues, frame)
    else:
        sheet = draw_matrix(bridges, hues, frame, titled=wanted.titled)
    return Painted(
        sheet, tuple(_list_names(bridges)), tuple(_list_lines(bridges)), tuple(write_paragraphs(bridges))
    )


def _list_names(bridges: Bridges) -> Iterator[Named]:
    for one in bridges.sectors:
        count = count_things(len(one.members), "partner")
        yield Named(one.id, one.name, "sector", one.id, f"Sector, {count}.")
        for bridge in bridges.between.values():
            if bridge.first == one.id and bridge.second != one.id:
                yield Named(
                    bridge.key, name_pair(bridges, bridge), "pair", one.id, tell_bridge(bridges, bridge)
                )
    for holder, those in group_held(bridges):
        said = f"Alone holds {count_things(len(those), 'pair of sectors', 'pairs of sectors')}."
        kind = str(bridges.scene.network.kind_of(holder)).lower()
        yield Named(holder, bridges.scene.network.name_of(holder), kind, "", said)


def _list_lines(bridges: Bridges) -> Iterator[tuple[str, str]]:
    """Give what belongs together: a pair and its sectors, and who alone holds it."""
    for bridge in bridges.list_between():
        yield bridge.first, bridge.second
        yield bridge.key, bridge.first
        yield bridge.key, bridge.second
        for holder in bridge.held:
            yield from ((holder, one) for one in (bridge.key, bridge.first, bridge.second))
