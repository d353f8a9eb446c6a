"""From a laid-out scene to its drawing."""

from netmap.analysis.relations import Relation
from netmap.picture.drawing.drawing import Drawing, SectorName, Sectors
from netmap.picture.drawing.marks import draw_lines, draw_marks, draw_names, place_mark, write_names
from netmap.picture.drawing.rims import RimSlice, place_sector_names, write_sector_name
from netmap.picture.drawing.slices import DrawnSlice, draw_edges, draw_grounds, draw_open_places, draw_seams
from netmap.picture.drawing.styles import style_sector_name
from netmap.picture.marks import Picture, list_marks
from netmap.picture.scene.scene import Scene, Slice
from netmap.picture.scene.words import describe_scene
from netmap.picture.wheel.shapes import RIM

_SECTOR_SIZES = {
    False: ((640.0, 17.0), (460.0, 14.0), (0.0, 12.0)),
    True: ((640.0, 24.0), (460.0, 18.0), (0.0, 14.0)),
}
"""In the room or not: pixels of a picture's shorter side, and the font size of sector names from there on."""
_NUMBER_SIZE = 14.0


def draw_picture(picture: Picture, *, place: str = "") -> Drawing:
    """Return the drawing of a laid-out scene; `place` is what the map is of, for its title."""
    scene = picture.scene
    slices = tuple(
        DrawnSlice(one.id, picture.wheel.wedges[one.id], picture.hues[one.id], find_state(one, scene))
        for one in scene.slices
    )
    marks = list_marks(picture)
    places = {mark.id: place_mark(mark) for mark in marks}
    words = describe_scene(scene, picture.lines, place=place, coded=picture.coded)
    return Drawing(
        title=words["title"] + (f": {place}" if place else ""),
        summary=" ".join(filter(None, (scene.filtered, words["label"], picture.coded.told))),
        rim=RIM,
        places=places,
        layers=(
            draw_grounds(slices, room=scene.room),
            draw_seams(slices),
            draw_lines(picture.lines, marks, places, room=scene.room),
            draw_edges(slices, room=scene.room),
            draw_marks(marks, places, picture.hues),
            draw_names(marks, places, picture.wheel.style),
            draw_open_places(slices, room=scene.room),
        ),
        sectors=_name_sectors(picture, slices),
        writings=write_names(marks),
        titles={mark.id: mark.label for mark in marks} | {one.id: one.name for one in scene.slices},
    )


def _name_sectors(picture: Picture, drawn: tuple[DrawnSlice, ...]) -> Sectors:
    scene = picture.scene
    rim = tuple(
        RimSlice(
            one.name,
            number,
            picture.wheel.wedges[one.id].middle,
            one.before or one.count,
        )
        for number, one in enumerate(scene.slices, 1)
    )
    names = tuple(
        SectorName(
            one.id, here.angle, write_sector_name(here, len(rim)),
            style_sector_name(is_open=shown.is_open, room=scene.room),
        )
        for one, here, shown in zip(scene.slices, rim, drawn, strict=True)
    )  # fmt: skip
    sizes = tuple((least, round(size * picture.times, 1)) for least, size in _SECTOR_SIZES[scene.room])
    return Sectors(names, place_sector_names(rim), sizes, round(_NUMBER_SIZE * picture.times, 1))


def find_state(one: Slice, scene: Scene) -> str:
    """Return how a slice is drawn: "nobody" (wanted, and no partner in it), "listed" (names only) or "some"."""
    if one.is_open:
        return "nobody" if one.sector and one.sector.expected else "some"
    found = {scene.relations.get(member.id, Relation.UNTOLD) for member in (*one.members, *one.echoes)}
    return "listed" if found and found <= {Relation.LISTED, Relation.LEFT} else "some"
