"""A view of names on a sheet, with its title and its legend where no name stands."""

from netmap.model.entity import Entity
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.names.compose import NamesPicture
from netmap.picture.names.shapes import draw_shapes
from netmap.picture.scene.words import describe_scene
from netmap.picture.sides.caption import place_legend, write_title


def draw_names(picture: NamesPicture, *, place: str = "", titled: bool = True, opens: bool = True) -> Sheet:
    """Return a view of names on a sheet.

    Parameters
    ----------
    place
        What it is of ("Marlow County"), for its title.
    titled
        Write the title into the picture.
    opens
        Whether a sector of which only the number is told can be opened where the picture is shown.
    """
    scene, layout = picture.scene, picture.layout
    words = describe_scene(
        scene,
        picture.lines,
        place=place,
        coded=picture.coded,
        grouped=bool(picture.folded),
        opens=opens,
        by_name=True,
    )
    title = words["title"] + (f": {place}" if place else "")
    height, legend = place_legend(layout, words["legend"])
    shapes = [*draw_shapes(picture), *legend, *(write_title(title, layout) if titled else ())]
    drawn: tuple[Entity, ...] = (*scene.members, *scene.goals, *scene.coalitions)
    titles = {one.id: one.name for one in drawn} | {one.id: one.name for one in scene.slices}
    return Sheet(title, words["label"], layout.width, height, tuple(shapes), titles)
