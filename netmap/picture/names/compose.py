"""From a day to a laid-out view of names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.content.entries import Family
from netmap.model.views.coding import PLAIN, By, Coding
from netmap.picture.coding.coded import code_scene
from netmap.picture.colors import color_slices
from netmap.picture.grouping.groups import group_scene
from netmap.picture.names.middle import Middle, place_middle, stack_middle
from netmap.picture.names.sections import list_sections
from netmap.picture.painted import Frame
from netmap.picture.scene.coded import NOT_CODED, Coded
from netmap.picture.scene.lines import Line, list_lines
from netmap.picture.scene.scene import Scene, see_scene
from netmap.picture.sides.fit import fit_sides, is_legible
from netmap.picture.sides.layout import Layout
from netmap.picture.sides.sections import LENGTHS, Section


@dataclass(frozen=True, slots=True)
class NamesPicture:
    """A scene as names by sectors, laid out.

    `middle` are the places of goals and coalitions by id, `hues` the colors by slice, `folded` the sectors of which only the
    number is told, `coded` what colors and sizes say of each.
    """

    scene: Scene
    sections: tuple[Section, ...]
    layout: Layout
    middle: Mapping[str, Middle]
    lines: tuple[Line, ...]
    hues: Mapping[str, Family]
    folded: frozenset[str]
    coded: Coded = NOT_CODED


def compose_names(
    day: Day,
    frame: Frame,
    *,
    room: bool = False,
    open_sector: str | None = None,
    grouped: bool | None = None,
    coding: Coding = PLAIN,
    grouping: By | None = None,
) -> NamesPicture:
    """Return everybody's name laid out by sectors, with the ties between them.

    Where the names would be too small to be read there are the sectors with how many are in each, of which one can be
    open.

    Parameters
    ----------
    room
        For people outside the team: public fields, no judgements.
    open_sector
        The sector that is opened when there are too many names.
    grouped
        Tell of every sector only how many are in it, however few they are; or never, however small the names become.
    coding
        By what circles are colored and sized.
    grouping
        By what sections are cut in place of sectors.
    """
    scene = group_scene(day, see_scene(day, room=room), grouping)
    everybody = list_sections(scene, LENGTHS[-1])
    every = frozenset(one.id for one in scene.slices)
    folds = not is_legible(everybody, frame) if grouped is None else grouped
    folded = (every if folds else frozenset()) - {open_sector or ""}
    middle = [(one.id, one.name) for one in (*scene.goals, *scene.coalitions)]

    def build(most: int) -> Sequence[Section]:
        return list_sections(scene, most, folded)

    sections, layout = fit_sides(build, frame, above=len(middle) + 0.8)
    placed = stack_middle(middle, layout) if layout.is_column else place_middle(middle, layout)

    def find_drawn(key: str) -> str | None:
        seat = scene.seats.get(key)
        found = seat if seat in folded else key
        return found if found in layout.points or found in placed else None

    hues = color_slices(scene.slices, day.content.families)
    lines, coded = list_lines(scene, find_drawn), code_scene(day, scene, coding)
    return NamesPicture(scene, tuple(sections), layout, placed, lines, hues, folded, coded)
