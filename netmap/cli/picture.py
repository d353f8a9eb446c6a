"""The command that draws the map into a file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_line
from netmap.cli.today import read_day
from netmap.errors import InputError, NetmapError
from netmap.model.text import clean_text
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.sheet import Sheet, fit_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.names.compose import compose_names
from netmap.picture.names.data import WIDE
from netmap.picture.names.sheet import draw_names
from netmap.picture.painters import PAINTERS, Painter
from netmap.settings import load_settings

DEFAULT_WIDTH = 2000
_SMALLEST, _LARGEST = 200, 10_000


class View(StrEnum):
    """What can be drawn."""

    WHEEL = "wheel"
    NAMES = "names"


def draw_map(
    view: Annotated[
        View, typer.Argument(help="What to draw: the wheel of sectors, or everybody’s name by sectors.")
    ] = View.WHEEL,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE", help=f"Where to: a name ending in one of {', '.join(PAINTERS)}."
        ),
    ],
    room: Annotated[bool, typer.Option("--room", help="Only what everybody may see.")] = False,
    people: Annotated[bool, typer.Option("--people", help="Show also people who are no partners.")] = False,
    sized: Annotated[
        bool, typer.Option("--sized", help="Larger circles for those between many others.")
    ] = False,
    width: Annotated[int, typer.Option(min=_SMALLEST, max=_LARGEST, help="In pixels.")] = DEFAULT_WIDTH,
    height: Annotated[
        int | None,
        typer.Option(min=_SMALLEST, max=_LARGEST, help="In pixels; as high as it must be without."),
    ] = None,
    place: Annotated[
        str, typer.Option("--place", metavar="NAME", help="What the map is of, for its title.")
    ] = "",
    store: StoreFlag = None,
) -> None:
    title = clean_text(place)
    find_painter(output)
    day = read_day(load_settings(store=store))
    if view is View.NAMES:
        shape = WIDE[0], WIDE[0] * height / width if height else WIDE[1]
        paint_sheet(draw_names(compose_names(day, *shape, room=room), place=title, width=width), output)
        return
    picture = compose_picture(day, room=room, people=people, sized=sized)
    paint_sheet(fit_sheet(draw_picture(picture, place=title), width, height), output)


def find_painter(file: Path) -> Painter:
    """Return what paints a file of this name; raise `InputError` when nothing does."""
    paint = PAINTERS.get(file.suffix.lower())
    if paint is None:
        known = ", ".join(PAINTERS)
        raise InputError(f"“{file.name}” names no picture. Let it end in one of {known}.", field="output")
    return paint


def paint_sheet(sheet: Sheet, file: Path) -> None:
    """Write a picture into a file, and say so.

    Raises
    ------
    NetmapError
        When there is nobody on it, or it cannot be written.
    """
    paint = find_painter(file)
    if not sheet.titles:
        raise NetmapError("Nobody is on this map yet. Bring in a list, or add a name, then draw it.")
    try:
        file.write_bytes(paint(sheet))
    except OSError as error:
        raise InputError(
            f"{file} can't be written ({error.strerror}). Choose another place.", field="output"
        ) from error
    print_line(f"Wrote {file}.")
