"""The command that draws the map into a file."""

from netmap.cli.drawing.files import draw_file, find_painter
from netmap.cli.drawing.options import (
    ColorFlag,
    HeightFlag,
    LandscapeFlag,
    ListFlag,
    OutputFlag,
    PaperFlag,
    PeopleFlag,
    PlaceFlag,
    RoomFlag,
    ScreenFlag,
    SizeFlag,
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
from netmap.model.views.coding import Coding
from netmap.picture.coding.choices import find_choice
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
    color_by: ColorFlag = None,
    size_by: SizeFlag = None,
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
    coding = Coding(
        find_choice(day, clean_text(color_by), room=room) if color_by else None,
        find_choice(day, clean_text(size_by), room=room, for_size=True) if size_by else None,
    )
    asked = Shown(steps=steps, people=people, coding=coding, filter=read_only(day, only, room=room))
    shown = find_shown(day, view, name, asked, room=room)
    draw_file(day, Recipe(shown, size, room, clean_text(place)), output)
