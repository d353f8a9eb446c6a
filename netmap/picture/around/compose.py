"""From a neighborhood to a laid-out picture of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.content.entries import Family
from netmap.model.entity import Entity
from netmap.picture.around.neighborhood import Neighborhood, find_neighborhood
from netmap.picture.around.words import list_legend
from netmap.picture.coding.coded import code_scene
from netmap.picture.colors import color_slices
from netmap.picture.font.measure import measure_text
from netmap.picture.painted import Frame, Wanted
from netmap.picture.scene.coded import Coded
from netmap.picture.scene.scene import Slice
from netmap.picture.sides.caption import Below, lay_out_below
from netmap.picture.sides.fit import LEGIBLE, fit_sides, is_legible
from netmap.picture.sides.hub import HUB_ROWS, Hub, place_hub
from netmap.picture.sides.layout import Layout
from netmap.picture.sides.sections import LENGTHS, RING, Entry, Section, write_entry, write_section

SHARE = 0.34
"""What is kept free in the middle, as a share of the width."""
_MORE = "more:"


@dataclass(frozen=True, slots=True)
class AroundPicture:
    """A neighborhood laid out: its sections, the middle, the colors by slice, and the legend `below`.

    `grouped`: only the number is told of those in a sector, unless it is opened. `coded` is what colors say instead of sectors.
    """

    near: Neighborhood
    sections: tuple[Section, ...]
    layout: Layout
    hub: Hub
    hues: Mapping[str, Family]
    below: Below
    grouped: bool
    coded: Coded


def compose_around(day: Day, frame: Frame, wanted: Wanted) -> AroundPicture:
    """Return one on the map in the middle and those around by sector.

    Where the names would be too small to be read, those two steps away are only counted, then the partners as well.
    """
    near = find_neighborhood(day, wanted.subject, steps=wanted.steps, room=wanted.room)
    drawn = {near.subject.id, *near.first, *near.second}
    coded = code_scene(day.openly, near.scene, wanted.coding, among=drawn)
    below = lay_out_below([*coded.list_rows(), *list_legend(near)], frame)
    level = next(
        (
            level
            for level in (0, 1)
            if is_legible(
                _list_sections(near, LENGTHS[-1], level, None),
                frame,
                share=SHARE,
                least=LEGIBLE,
                below=below.height,
            )
        ),
        2,
    )

    def build(most: int) -> Sequence[Section]:
        return _list_sections(near, most, level, wanted.open_sector)

    sections, layout = fit_sides(build, frame, share=SHARE, above=HUB_ROWS, below=below.height)
    hub = place_hub(near.subject.id, near.subject.name, layout)
    hues = color_slices(near.scene.slices, day.content.families)
    return AroundPicture(near, tuple(sections), layout, hub, hues, below, level > 1, coded)


def _list_sections(near: Neighborhood, most: int, level: int, open_sector: str | None) -> tuple[Section, ...]:
    """Return the sections: at level 1 those two steps away are counted, at 2 all are but in the open sector."""
    found = []
    for one in near.scene.slices:
        first = [member for member in one.members if member.id in near.first]
        second = [member for member in one.members if member.id in near.second]
        if level > 1 and one.id != open_sector and (first or second):
            found.append(write_section(one.id, one.name, count=len(first) + len(second), most=most))
        elif first or second:
            entries = (
                *(write_entry(member.id, member, str(member.kind).lower(), most) for member in first),
                *_list_beyond(one, second, most, counted=level == 1),
            )
            found.append(write_section(one.id, one.name, entries, most=most))
    return tuple(found)


def _list_beyond(one: Slice, second: Sequence[Entity], most: int, *, counted: bool) -> Iterator[Entry]:
    if counted and second:
        said = f"{len(second):,} two steps away"
        yield Entry(f"{_MORE}{one.id}", said, measure_text(said, 1.0, bold=True) + RING, "more", 1)
        return
    for member in second:
        yield write_entry(member.id, member, str(member.kind).lower(), most, ring=1)
