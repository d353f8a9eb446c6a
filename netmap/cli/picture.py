"""The command that draws the map into a file."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.cli.terminal.only import OnlyFlag, read_only
from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_line
from netmap.cli.today import read_day
from netmap.errors import InputError, NetmapError
from netmap.model.happenings import View as SavedView
from netmap.model.text import clean_text
from netmap.model.views.filters import build_filter
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.leaving import Caption, tell_leaving
from netmap.picture.drawing.sheet import Sheet, fit_sheet, zoom_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.every import draw_leaving
from netmap.picture.painted import Wanted, choose_frame
from netmap.picture.painters import PAINTERS, Painter
from netmap.picture.saved import Shown, list_for_room, read_shown
from netmap.picture.scene.filtered import tell_filter
from netmap.picture.scene.scene import see_scene
from netmap.picture.scene.words import list_legend, require_somebody
from netmap.picture.views import View, list_subjects
from netmap.report.introductions.ways import find_target
from netmap.report.saved_views import find_saved
from netmap.settings import load_settings

_HELP = (
    "What to draw: " + "; ".join(f"{view}: {view.about}" for view in View) + "; or the name of a saved view."
)
DEFAULT_WIDTH = 2000
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
    width: Annotated[int, typer.Option(min=_SMALLEST, max=_LARGEST, help="In pixels.")] = DEFAULT_WIDTH,
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
    title = clean_text(place)
    if output:
        find_painter(output)
    day = read_day(load_settings(store=store))
    if listed:
        _list_views(day, room=room)
        return
    if output is None:
        raise InputError("Say where to: netmap draw … -o FILE. To see what there is: --list.", field="output")
    asked = Shown(steps=steps, people=people, sized=sized, filter=read_only(day, only, room=room))
    shown = find_shown(day, view, name, asked, room=room)
    paint_sheet(_draw(shown.see(day), shown, title, width, height, room=room), output)


def _draw(day: Day, shown: Shown, title: str, width: int, height: int | None, *, room: bool) -> Sheet:
    if shown.view.is_painted:
        wanted = Wanted(room=room, subject=shown.subject, steps=shown.steps, place=title)
        return zoom_sheet(draw_leaving(shown.view, day, choose_frame(width, height), wanted), width)
    picture = compose_picture(day, room=room, people=shown.people, sized=shown.sized)
    require_somebody(picture.scene)
    drawing = draw_picture(picture, place=title)
    rows = list_legend(picture.scene, picture.lines, sized=picture.sized, grouped=bool(picture.folded))
    caption = Caption(width, tell_leaving(day.date, room=room), drawing.title, rows, picture.scene.filtered)
    return caption.put_around(fit_sheet(drawing, width, height and max(height - caption.height, 1.0)))


def find_shown(day: Day, view: str, name: str | None, asked: Shown, *, room: bool) -> Shown:
    """Return what is to be drawn: a view of whom or what is named, or one that was saved, with what is `asked` beside.

    Raises
    ------
    InputError
        When there is no such view, it is not for the room, or names what is not on the map any more; as `find_subject`.
    """
    if view in set(View):
        found = View(view)
        return replace(asked, view=found, subject=find_subject(day, found, name, room=room))
    saved = find_saved(day.everything.of(SavedView), clean_text(view))
    if name is not None:
        raise InputError(f"“{saved.name}” says by itself whom it is of. Leave out “{name}”.", field="name")
    if room and saved not in list_for_room(day):
        raise InputError(f"“{saved.name}” shows what is for the team only. Leave out --room.", field="view")
    shown = read_shown(saved.shows)
    if shown.is_lost(day.everything):
        raise InputError(f"“{saved.name}” names what is not on the map any more. Change it on the page Map.")
    return replace(
        shown,
        steps=max(shown.steps, asked.steps),
        people=shown.people or asked.people,
        sized=shown.sized or asked.sized,
        filter=build_filter((*shown.filter.wanted, *asked.filter.wanted)),
    )


def _list_views(day: Day, *, room: bool) -> None:
    for view in View:
        print_line(f"{view}: {view.about}")
    shown = day.openly.everything
    for saved in list_for_room(day) if room else shown.of(SavedView):
        looked = read_shown(saved.shows)
        what = " ".join(filter(None, (looked.view, shown.name_of(looked.subject))))
        print_line(f"“{saved.name}” ({saved.id}): {what}. {tell_filter(looked.filter, shown)}".rstrip())


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
