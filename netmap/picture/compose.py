"""From a network to a laid-out picture of it, for the page and for every file."""

from netmap.analysis.day import Day
from netmap.model.views.coding import PLAIN, By, Coding
from netmap.model.views.places import Places
from netmap.picture.coding.coded import code_scene
from netmap.picture.colors import NEUTRAL, color_slices
from netmap.picture.font.measure import LARGE
from netmap.picture.grouping.groups import group_scene
from netmap.picture.layout import keep_shown, lay_out_scene
from netmap.picture.marks import BUBBLE, Picture
from netmap.picture.painted import Wanted
from netmap.picture.scene.lines import list_lines
from netmap.picture.scene.scene import build_scene
from netmap.picture.way.finding import Ends, find_ways

GROUPS_ABOVE = 1000
"""More actors than this are drawn as one bubble a sector, of which one can be opened."""


def compose_picture(
    day: Day,
    *,
    room: bool = False,
    people: bool = False,
    coding: Coding = PLAIN,
    open_sector: str | None = None,
    grouped: bool = False,
    ends: Ends = (),
    places: Places = (),
    grouping: By | None = None,
    large: bool = False,
) -> Picture:
    """Return a network on a day laid out as a wheel of sectors, its families as the content has them.

    Whom a filter leaves stand, as large as without it, where they stood among all.

    Parameters
    ----------
    room
        For people outside the team: public fields, equal circles, open chairs.
    people
        Show also the people who are no partners in their own right.
    coding
        By what circles are colored and sized, as far as everybody may see it in the room; grouped, they have no size.
    open_sector
        The slice that is opened when there are too many to draw at once.
    grouped
        Draw of every sector only how many are in it, however few they are.
    ends
        The two between whom a way is shown, by id.
    places
        Where circles were put by hand; all others stand where they stand anyhow.
    grouping
        By what slices are cut in place of sectors, as far as everybody may see it in the room.
    large
        In large print: everything stands where it stands anyhow, and what is written is larger.
    """
    scene = group_scene(day, build_scene(day, room=room, people=people), grouping)
    whole = (
        group_scene(day.whole, build_scene(day.whole, room=room, people=people), grouping)
        if day.filter
        else scene
    )
    grouped = grouped or len(scene.seats) > GROUPS_ABOVE
    if grouped or len(whole.seats) > GROUPS_ABOVE:
        whole = scene
    folded = frozenset(one.id for one in scene.slices if grouped and one.id != open_sector)
    coded = code_scene(day, scene, Coding(coding.color) if grouped else coding)
    wheel = keep_shown(lay_out_scene(whole, folded, coded.sizes, large=large), scene)
    staff = (found for key, found in scene.staff.items() if key in wheel.spots)
    drawn = {person.id for found in (scene.loose, *staff) for person in found} | set(wheel.spots)

    def find_drawn(key: str) -> str | None:
        seat = scene.seats.get(key)
        return key if key in drawn else BUBBLE + seat if seat in folded else None

    lines = list_lines(scene, find_drawn)
    hues = color_slices(scene.slices, day.content.families)
    if coded.is_colored:
        hues = dict.fromkeys(hues, NEUTRAL)
    ways = find_ways(day, ends, room=room)
    return Picture(scene, wheel, lines, hues, folded, coded, ways, places, LARGE if large else 1.0)


def compose_wanted(day: Day, wanted: Wanted, *, people: bool = False) -> Picture:
    """Return the wheel that is wanted of a day, for a file; `people`: also those who are no partners in their own right."""
    return compose_picture(
        day,
        room=wanted.room,
        people=people,
        coding=wanted.coding,
        ends=wanted.ends,
        places=wanted.places,
        grouping=wanted.grouping,
        large=wanted.large,
    )
