"""The command that draws the map into a file."""

from pathlib import Path

from netmap.analysis.day import Day
from netmap.cli.drawing.files import (
    DEFAULT_WIDTH,
    Size,
    find_painter,
    paint_sheet,
    tell_reach,
    write_wall,
)
from netmap.cli.drawing.options import (
    HeightFlag,
    LandscapeFlag,
    ListFlag,
    OutputFlag,
    PaperFlag,
    PeopleFlag,
    PlaceFlag,
    RoomFlag,
    ScreenFlag,
    SizedFlag,
    StepsFlag,
    SubjectArgument,
    ViewArgument,
    WallFlag,
    WidthFlag,
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
from netmap.picture.paper.views import fit_view
from netmap.picture.paper.wall import draw_wall
from netmap.picture.saved import Shown
from netmap.picture.scene.words import require_somebody
from netmap.picture.views import View
from netmap.settings import load_settings


def draw_map(
    view: ViewArgument = View.WHEEL,
    name: SubjectArgument = None,
    *,
    output: OutputFlag = None,
    room: RoomFlag = False,
    people: PeopleFlag = False,
    sized: SizedFlag = False,
    paper: PaperFlag = None,
    landscape: LandscapeFlag = None,
    screen: ScreenFlag = None,
    wall: WallFlag = False,
    width: WidthFlag = None,
    height: HeightFlag = None,
    only: OnlyFlag = None,
    steps: StepsFlag = 1,
    place: PlaceFlag = "",
    listed: ListFlag = False,
    store: StoreFlag = None,
) -> None:
    day = read_day(load_settings(store=store))
    if listed:
        list_views(day, room=room)
        return
    if output is None:
        raise InputError("Say where to: netmap draw … -o FILE. To see what there is: --list.", field="output")
    find_painter(output)
    size = Size(paper, landscape, screen, wall, width, height)
    size.check()
    asked = Shown(steps=steps, people=people, sized=sized, filter=read_only(day, only, room=room))
    shown = find_shown(day, view, name, asked, room=room)
    wanted = Wanted(room=room, subject=shown.subject, steps=shown.steps, place=clean_text(place))
    _write(shown.see(day), shown, wanted, size, output)


def _write(day: Day, shown: Shown, wanted: Wanted, size: Size, output: Path) -> None:
    """Write a view into a file, as large as it is to be."""
    if size.wall:
        size.check_wall(shown.view)
        write_wall(draw_wall(day, size.list_formats(), wanted), output)
    elif formats := size.list_formats():
        sheet = fit_view(shown.view, day, formats, wanted, people=shown.people, sized=shown.sized)
        paint_sheet(sheet, output, tell_reach(sheet) if size.paper else "")
    else:
        paint_sheet(_draw(day, shown, wanted, size.width or DEFAULT_WIDTH, size.height), output)


def _draw(day: Day, shown: Shown, wanted: Wanted, width: int, height: int | None) -> Sheet:
    """Return a view in a picture of so many pixels."""
    if shown.view.is_painted:
        return zoom_sheet(draw_leaving(shown.view, day, choose_frame(width, height), wanted), width)
    picture = compose_picture(day, room=wanted.room, people=shown.people, sized=shown.sized)
    require_somebody(picture.scene)
    return draw_leaving_wheel(picture, day.date, width, height, place=wanted.place)
