"""From a day to a laid-out view of names."""

from collections.abc import Mapping
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.content.entries import Family
from netmap.picture.colors import color_slices
from netmap.picture.names.layout import SMALLEST, Layout, find_smallest, lay_out_names
from netmap.picture.names.rows import Section, list_sections
from netmap.picture.scene.lines import Line, list_lines
from netmap.picture.scene.scene import Scene, build_scene


@dataclass(frozen=True, slots=True)
class NamesPicture:
    """A scene as names by sectors, laid out: the lines, the colors by slice, and the sectors of which only the number is told."""

    scene: Scene
    sections: tuple[Section, ...]
    layout: Layout
    lines: tuple[Line, ...]
    hues: Mapping[str, Family]
    folded: frozenset[str]


def compose_names(
    day: Day,
    width: float,
    height: float | None = None,
    *,
    room: bool = False,
    open_sector: str | None = None,
    grouped: bool | None = None,
) -> NamesPicture:
    """Return everybody's name laid out by sectors, with the ties between them.

    Where the names would be too small to be read there are the sectors with how many are in each, of which one can be
    open.

    Parameters
    ----------
    width, height
        In pixels; without a height all names stand in one column, as high as it must be.
    room
        For people outside the team: public fields, no judgements.
    open_sector
        The sector that is opened when there are too many names.
    grouped
        Tell of every sector only how many are in it, however few they are; or never, however small the names become.
    """
    scene = build_scene(day, room=room)
    every = frozenset(one.id for one in scene.slices)
    found = _find_folded(scene, width, height) if grouped is None else every if grouped else frozenset()
    folded = found - {open_sector or ""}
    sections = list_sections(scene, folded=folded)
    middle = [(one.id, one.name) for one in (*scene.goals, *scene.coalitions)]
    layout = lay_out_names(sections, middle, width, height)

    def find_drawn(key: str) -> str | None:
        seat = scene.seats.get(key)
        found = seat if seat in folded else key
        return found if found in layout.points or found in layout.middle else None

    hues = color_slices(scene.slices, day.content.families)
    return NamesPicture(scene, sections, layout, list_lines(scene, find_drawn), hues, folded)


def _find_folded(scene: Scene, width: float, height: float | None) -> frozenset[str]:
    """Return the sectors of which only the number is told: all of them where names would be too small."""
    sections = list_sections(scene)
    many = sum(len(section.entries) for section in sections)
    is_legible = (
        many <= _MOST_IN_COLUMN if height is None else find_smallest(sections, width, height) >= SMALLEST
    )
    return frozenset() if is_legible else frozenset(one.id for one in scene.slices)


_MOST_IN_COLUMN = 400
