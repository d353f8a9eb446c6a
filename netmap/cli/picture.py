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
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.painters import PAINTERS
from netmap.settings import load_settings

DEFAULT_WIDTH = 2000
_SMALLEST, _LARGEST = 200, 10_000


class View(StrEnum):
    """What can be drawn."""

    WHEEL = "wheel"


def draw_map(
    view: Annotated[View, typer.Argument(help="What to draw: the wheel of sectors.")] = View.WHEEL,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE", help=f"Where to: a name ending in {' or '.join(PAINTERS)}."
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
    del view
    paint = PAINTERS.get(output.suffix.lower())
    if paint is None:
        known = " or ".join(PAINTERS)
        raise InputError(f"“{output.name}” names no picture. Let it end in {known}.", field="output")
    title = clean_text(place)
    day = read_day(load_settings(store=store))
    picture = compose_picture(day, room=room, people=people, sized=sized)
    if not picture.scene.slices:
        raise NetmapError("Nobody is on this map yet. Bring in a list, or add a name, then draw it.")
    try:
        output.write_bytes(paint(draw_picture(picture, place=title), width, height))
    except OSError as error:
        raise InputError(
            f"{output} can't be written ({error.strerror}). Choose another place.", field="output"
        ) from error
    print_line(f"Wrote {output}.")
