"""The command that draws the map into a file."""

from netmap.cli.drawing.files import draw_file, find_painter
from netmap.cli.drawing.options import (
    ColorFlag,
    GroupFlag,
    HeightFlag,
    LandscapeFlag,
    LargeFlag,
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
from netmap.cli.public.ledger import note_file
from netmap.cli.terminal.only import OnlyFlag, read_only
from netmap.cli.terminal.options import StoreFlag, ToFlag
from netmap.cli.terminal.printing import print_line
from netmap.cli.terminal.ways import WayFromFlag, WayToFlag, find_ends
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.model.text import clean_text
from netmap.model.views.coding import Coding
from netmap.picture.coding.choices import find_choice
from netmap.picture.handed_on.recipe import Recipe, Size
from netmap.picture.saved import Shown
from netmap.picture.views import View
from netmap.picture.way.finding import find_ways
from netmap.picture.way.words import tell_ways
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
    group_by: GroupFlag = None,
    paper: PaperFlag = None,
    landscape: LandscapeFlag = None,
    screen: ScreenFlag = None,
    wall: WallFlag = False,
    width: WidthFlag = None,
    height: HeightFlag = None,
    large: LargeFlag = False,
    only: OnlyFlag = None,
    way_from: WayFromFlag = None,
    way_to: WayToFlag = None,
    steps: StepsFlag = 1,
    place: PlaceFlag = "",
    listed: ListFlag = False,
    given_to: ToFlag = "",
    store: StoreFlag = None,
) -> None:
    day = read_day(load_settings(store=store))
    if listed:
        list_views(day, room=room)
        return
    if output is None:
        raise InputError("Say where to: netmap draw … -o FILE. To see what there is: --list.", field="output")
    find_painter(output)
    size = Size(paper, landscape, screen, wall, width, height, large)
    size.check()
    coding = Coding(
        find_choice(day, clean_text(color_by), room=room) if color_by else None,
        find_choice(day, clean_text(size_by), room=room, what="sized") if size_by else None,
    )
    wanted = read_only(day, only, room=room)
    ends = find_ends(day.only(wanted), way_from, way_to, room=room)
    grouping = find_choice(day, clean_text(group_by), room=room, what="grouped") if group_by else None
    asked = Shown(steps=steps, people=people, coding=coding, filter=wanted, ends=ends, grouping=grouping)
    shown = find_shown(day, view, name, asked, room=room)
    draw_file(day, Recipe(shown, size, room, clean_text(place)), output)
    if given_to:
        note_file(output, given_to, store)
    if ways := find_ways(shown.see(day), shown.ends, room=room):
        print_line(tell_ways(ways))
