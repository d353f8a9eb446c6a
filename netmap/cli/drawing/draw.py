"""The command that draws the map into a file."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.cli.drawing.files import (
    DEFAULT_WIDTH,
    find_painter,
    list_formats,
    paint_sheet,
    tell_reach,
    write_wall,
)
from netmap.cli.drawing.shown import find_shown, list_views
from netmap.cli.terminal.only import OnlyFlag, read_only
from netmap.cli.terminal.options import StoreFlag
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.model.text import clean_text
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.sheet import Sheet, zoom_sheet
from netmap.picture.every import draw_leaving, draw_leaving_wheel
from netmap.picture.painted import Wanted, choose_frame
from netmap.picture.painters import PAINTERS
from netmap.picture.paper.formats import Paper, Screen
from netmap.picture.paper.views import fit_view
from netmap.picture.paper.wall import METERS, draw_wall
from netmap.picture.saved import Shown
from netmap.picture.scene.words import require_somebody
from netmap.picture.views import View
from netmap.settings import load_settings

_HELP = (
    "What to draw: " + "; ".join(f"{view}: {view.about}" for view in View) + "; or the name of a saved view."
)
_SMALLEST, _LARGEST = 200, 10_000


def draw_map(
    view: Annotated[str, typer.Argument(metavar="[VIEW]", help=_HELP)] = View.WHEEL,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Whom or what a view is about that is about one.")
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help=f"Where to: a name ending in one of {', '.join(PAINTERS)}."
        ),
    ] = None,
    room: Annotated[bool, typer.Option("--room", help="Only what everybody may see.")] = False,
    people: Annotated[bool, typer.Option("--people", help="Show also people who are no partners.")] = False,
    sized: Annotated[
        bool, typer.Option("--sized", help="Larger circles for those between many others.")
    ] = False,
    paper: Annotated[
        Paper | None, typer.Option("--paper", help="Fit it to paper; a PNG has 300 pixels an inch.")
    ] = None,
    landscape: Annotated[
        bool | None,
        typer.Option(
            "--landscape/--portrait",
            help="How paper is held; by itself, as more or larger names fit.",
            show_default=False,
        ),
    ] = None,
    screen: Annotated[Screen | None, typer.Option("--screen", help="Fit it to a screen.")] = None,
    wall: Annotated[
        bool,
        typer.Option(
            "--wall",
            help=f"Names that can be read from {METERS:g} meters, on as many pages as that takes; A3 by itself.",
        ),
    ] = False,
    width: Annotated[
        int | None,
        typer.Option(min=_SMALLEST, max=_LARGEST, help=f"In pixels; {DEFAULT_WIDTH} by itself."),
    ] = None,
    height: Annotated[
        int | None,
        typer.Option(min=_SMALLEST, max=_LARGEST, help="In pixels; as high as it must be without."),
    ] = None,
    only: OnlyFlag = None,
    steps: Annotated[int, typer.Option(min=1, max=2, help="How far around one.")] = 1,
    place: Annotated[
        str, typer.Option("--place", metavar="NAME", help="What the map is of, for its title.")
    ] = "",
    listed: Annotated[
        bool, typer.Option("--list", help="Draw nothing; list the views, and those that were saved.")
    ] = False,
    store: StoreFlag = None,
) -> None:
    day = read_day(load_settings(store=store))
    if listed:
        list_views(day, room=room)
        return
    if output is None:
        raise InputError("Say where to: netmap draw … -o FILE. To see what there is: --list.", field="output")
    find_painter(output)
    formats = list_formats(paper or (Paper.A3 if wall and not screen else None), screen, landscape)
    if formats and (width or height):
        raise InputError("Paper and screens have a size. Leave out --width and --height.", field="width")
    asked = Shown(steps=steps, people=people, sized=sized, filter=read_only(day, only, room=room))
    shown = find_shown(day, view, name, asked, room=room)
    if wall and (shown.view is not View.NAMES or screen):
        raise InputError(
            "For a wall are names, on paper: netmap draw names --wall -o FILE.pdf.", field="wall"
        )
    seen = shown.see(day)
    wanted = Wanted(room=room, subject=shown.subject, steps=shown.steps, place=clean_text(place))
    if wall:
        write_wall(draw_wall(seen, formats, wanted), output)
    elif formats:
        sheet = fit_view(shown.view, seen, formats, wanted, people=shown.people, sized=shown.sized)
        paint_sheet(sheet, output, tell_reach(sheet) if paper else "")
    else:
        paint_sheet(_draw(seen, shown, wanted, width or DEFAULT_WIDTH, height), output)


def _draw(day: Day, shown: Shown, wanted: Wanted, width: int, height: int | None) -> Sheet:
    """Return a view in a picture of so many pixels."""
    if shown.view.is_painted:
        return zoom_sheet(draw_leaving(shown.view, day, choose_frame(width, height), wanted), width)
    picture = compose_picture(day, room=wanted.room, people=shown.people, sized=shown.sized)
    require_somebody(picture.scene)
    return draw_leaving_wheel(picture, day.date, width, height, place=wanted.place)
