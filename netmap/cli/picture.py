"""The command that draws the map into a file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.cli.terminal.only import OnlyFlag, read_only
from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_line
from netmap.cli.today import read_day
from netmap.errors import InputError, NetmapError
from netmap.model.text import clean_text
from netmap.model.words import count_things
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.sheet import Sheet, zoom_sheet
from netmap.picture.every import draw_leaving, draw_leaving_wheel
from netmap.picture.painted import Wanted, choose_frame
from netmap.picture.painters import PAINTERS, Painter
from netmap.picture.paper.formats import Format, Paper, Screen, Turn
from netmap.picture.paper.legibility import measure_reach
from netmap.picture.paper.views import fit_view
from netmap.picture.paper.wall import METERS, draw_wall
from netmap.picture.pdf import draw_pages, draw_pdf
from netmap.picture.scene.scene import see_scene
from netmap.picture.scene.words import require_somebody
from netmap.picture.views import View, list_subjects
from netmap.report.introductions.ways import find_target
from netmap.settings import load_settings

_HELP = "What to draw: " + "; ".join(f"{view}: {view.about}" for view in View) + "."
DEFAULT_WIDTH = 2000
_SMALLEST, _LARGEST = 200, 10_000


def draw_map(
    view: Annotated[View, typer.Argument(help=_HELP)] = View.WHEEL,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Whom or what a view is about that is about one.")
    ] = None,
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
    store: StoreFlag = None,
) -> None:
    title = clean_text(place)
    find_painter(output)
    formats = list_formats(paper or (Paper.A3 if wall and not screen else None), screen, landscape)
    if formats and (width or height):
        raise InputError("Paper and screens have a size. Leave out --width and --height.", field="width")
    if wall and (view is not View.NAMES or screen):
        raise InputError(
            "For a wall are names, on paper: netmap draw names --wall -o FILE.pdf.", field="wall"
        )
    day = read_day(load_settings(store=store))
    wanted = Wanted(room=room, subject=find_subject(day, view, name, room=room), steps=steps, place=title)
    day = day.only(read_only(day, only, room=room))
    if wall:
        _write_wall(draw_wall(day, formats, wanted), output)
        return
    if formats:
        sheet = fit_view(view, day, formats, wanted, people=people, sized=sized)
        paint_sheet(sheet, output, _tell_reach(sheet) if paper else "")
        return
    wide = width or DEFAULT_WIDTH
    if view.is_painted:
        paint_sheet(zoom_sheet(draw_leaving(view, day, choose_frame(wide, height), wanted), wide), output)
        return
    picture = compose_picture(day, room=room, people=people, sized=sized)
    require_somebody(picture.scene)
    paint_sheet(draw_leaving_wheel(picture, day.date, wide, height, place=title), output)


def list_formats(paper: Paper | None, screen: Screen | None, landscape: bool | None) -> tuple[Format, ...]:
    """Return what a picture may be fitted to; nothing where neither paper nor a screen is named.

    Raises
    ------
    InputError
        When what is named does not go together.
    """
    if paper and screen:
        raise InputError("Name paper or a screen, not both.", field="paper")
    if paper:
        turns = tuple(Turn) if landscape is None else (Turn.LANDSCAPE if landscape else Turn.PORTRAIT,)
        return tuple(paper.hold(turn) for turn in turns)
    if landscape is not None:
        raise InputError("Only paper can be turned. Name it: --paper letter.", field="landscape")
    return (screen.show(),) if screen else ()


def _tell_reach(sheet: Sheet) -> str:
    reach = measure_reach(sheet)
    return f"Its smallest name can be read from {reach:.1f} meters." if reach else ""


def _write_wall(sheets: Sequence[Sheet], file: Path) -> None:
    """Write a wall of names; only a PDF has pages."""
    count = len(sheets)
    if count > 1 and find_painter(file) is not draw_pdf:
        raise InputError(f"{count} pages are needed. Let “{file.name}” end in .pdf.", field="output")
    told = f"{count_things(count, 'page')}; every name can be read from {METERS:g} meters."
    _write(file, sheets[0], lambda: draw_pages(sheets) if count > 1 else find_painter(file)(sheets[0]), told)


def find_subject(day: Day, view: View, name: str | None, *, room: bool) -> str:
    """Return the id of whom or what a view is to be about; empty for a view of all of the map.

    Raises
    ------
    InputError
        When a name is missing, is not on the map, or is one too many.
    """
    if not view.is_about_one:
        if name is not None:
            raise InputError(f"“{view}” shows all of the map. Leave out “{name}”.", field="name")
        return ""
    shown = see_scene(day.openly, room=room)
    subjects = list_subjects(view, shown)
    if not subjects:
        raise NetmapError(view.lacks)
    if name is None:
        raise InputError(f"{view.asks} Give a name: netmap draw {view} NAME -o FILE.", field="name")
    return find_target(shown.network, name, {one.kind for one in subjects}).id


def find_painter(file: Path) -> Painter:
    """Return what paints a file of this name; raise `InputError` when nothing does."""
    paint = PAINTERS.get(file.suffix.lower())
    if paint is None:
        known = ", ".join(PAINTERS)
        raise InputError(f"“{file.name}” names no picture. Let it end in one of {known}.", field="output")
    return paint


def paint_sheet(sheet: Sheet, file: Path, told: str = "") -> None:
    """Write a picture into a file, and say so, with what is `told` of it.

    Raises
    ------
    NetmapError
        When there is nobody on it, or it cannot be written.
    """
    paint = find_painter(file)
    _write(file, sheet, lambda: paint(sheet), told)


def _write(file: Path, first: Sheet, paint: Callable[[], bytes], told: str) -> None:
    if not first.titles:
        raise NetmapError("Nobody is on this map yet. Bring in a list, or add a name, then draw it.")
    try:
        file.write_bytes(paint())
    except OSError as error:
        raise InputError(
            f"{file} can't be written ({error.strerror}). Choose another place.", field="output"
        ) from error
    print_line(f"Wrote {file}. {told}".strip())
