"""The command that draws the map into a file."""

from netmap.cli.drawing.files import draw_file, find_painter
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
from netmap.picture.handed_on.recipe import Recipe, Size
from netmap.picture.saved import Shown
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
    draw_file(day, Recipe(shown, size, room, clean_text(place)), output)
