"""From a day to the view of names, on a sheet of a size."""

from netmap.analysis.day import Day
from netmap.model.entity import Entity
from netmap.picture.colors import color_slices
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.names.layout import SMALLEST, find_smallest, lay_out_names
from netmap.picture.names.rows import list_sections
from netmap.picture.names.shapes import draw_shapes
from netmap.picture.scene.lines import list_lines
from netmap.picture.scene.scene import Scene, build_scene
from netmap.picture.scene.words import describe_scene


def draw_names(
    day: Day,
    width: float,
    height: float | None = None,
    *,
    room: bool = False,
    open_sector: str | None = None,
    place: str = "",
) -> Sheet:
    """Return everybody's name on a sheet, by sectors, with the ties between them.

    Where the names would be too small to be read there are the sectors with how many are in each, of which one can be
    open.

    Parameters
    ----------
    width, height
        In pixels; without a height all names stand in one column.
    room
        For people outside the team: public fields, no judgements.
    open_sector
        The sector that is opened when there are too many names.
    place
        What the map is of, for its title.
    """
    scene = build_scene(day, room=room)
    folded = _find_folded(scene, width, height) - {open_sector or ""}
    sections = list_sections(scene, folded=folded)
    middle = [(one.id, one.name) for one in (*scene.goals, *scene.coalitions)]
    layout = lay_out_names(sections, middle, width, height)

    def find_drawn(key: str) -> str | None:
        seat = scene.seats.get(key)
        found = seat if seat in folded else key
        return found if found in layout.points or found in layout.middle else None

    lines = list_lines(scene, find_drawn)
    words = describe_scene(scene, lines, place=place, grouped=bool(folded))
    shapes = tuple(draw_shapes(scene, layout, lines, color_slices(scene.slices, day.content.families)))
    drawn: tuple[Entity, ...] = (*scene.members, *scene.goals, *scene.coalitions)
    titles = {one.id: one.name for one in drawn} | {one.id: one.name for one in scene.slices}
    title = words["title"] + (f": {place}" if place else "")
    return Sheet(title, words["label"], layout.width, layout.height, shapes, titles)


def _find_folded(scene: Scene, width: float, height: float | None) -> frozenset[str]:
    """Return the sectors of which only the number is told: all of them where names would be too small."""
    if height is None or find_smallest(list_sections(scene), width, height) >= SMALLEST:
        return frozenset()
    return frozenset(one.id for one in scene.slices)
