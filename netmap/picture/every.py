"""Every painted view there is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from netmap.analysis.day import Day
from netmap.picture.around.paint import paint_around
from netmap.picture.coalition.paint import paint_coalition
from netmap.picture.communities.paint import paint_communities
from netmap.picture.drawing.leaving import Caption, tell_leaving
from netmap.picture.drawing.sheet import Sheet, fit_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.font.measure import LARGE
from netmap.picture.geography.paint import paint_geography
from netmap.picture.goal.paint import paint_goal
from netmap.picture.grouping.groups import group_scene
from netmap.picture.marks import Picture
from netmap.picture.names.paint import paint_names
from netmap.picture.painted import FRAMES, LARGE_FRAMES, Frame, Painted, Wanted, write_painted
from netmap.picture.people.paint import paint_people
from netmap.picture.scene.scene import Scene, see_scene
from netmap.picture.scene.words import QUESTION, list_legend, require_somebody, tell_search
from netmap.picture.sectors.paint import paint_sectors
from netmap.picture.views import View
from netmap.picture.way.finding import find_ways
from netmap.picture.way.light import show_on_painted, show_on_picture, show_on_sheet
from netmap.picture.way.words import tell_briefly, tell_ways

PAINTED: Mapping[View, Callable[[Day, Frame, Wanted], Painted]] = {
    View.NAMES: paint_names,
    View.AROUND: paint_around,
    View.GOAL: paint_goal,
    View.COALITION: paint_coalition,
    View.SECTORS: paint_sectors,
    View.COMMUNITIES: paint_communities,
    View.PEOPLE: paint_people,
    View.GEOGRAPHY: paint_geography,
}
"""What paints each view."""


def paint_view(view: View, day: Day, frame: Frame, wanted: Wanted) -> Painted:
    """Return a view of a day in a frame, with the way between two on it where that is wanted.

    Where a filter leaves some out, or a way is shown, it stands under the words that say so.

    Raises
    ------
    NetmapError
        When whom it is to be about is not on this map, or there is nothing to draw; the message says why.
    """
    scene = see_scene(day.openly, room=wanted.room)
    cut = group_scene(day, see_scene(day, room=wanted.room), view.allow_grouping(wanted.grouping)).grouping
    if day.filter:
        require_somebody(scene)
    ways = find_ways(day, view.keep_way(wanted.ends), room=wanted.room)
    tell = tell_briefly if wanted.brief else tell_ways
    told = tell(ways) if ways else ""
    said = replace(scene, grouping=cut).filtered
    caption = Caption(frame.width, filtered=f"{said} {told}".strip(), drawn_for=_measure_shown(frame, wanted))
    painted = PAINTED[view](day, _shorten(frame, caption), wanted).tell_coded()
    if ways:
        painted = show_on_painted(painted, ways)
    if not caption.filtered:
        return painted
    sheet = caption.put_around(painted.sheet)
    return replace(
        painted,
        sheet=replace(sheet, summary=f"{said} {sheet.summary}".strip()),
        paragraphs=(*filter(None, [said]), *painted.paragraphs) if painted.paragraphs else (),
    )


def _measure_shown(frame: Frame, wanted: Wanted) -> float:
    """Return for how wide a picture is laid out, before large print is shown larger."""
    return frame.width * (LARGE if wanted.large else 1.0)


def _shorten(frame: Frame, caption: Caption) -> Frame:
    """Return what is left of a frame beside a caption."""
    return replace(frame, height=frame.height and frame.height - caption.height)


def draw_leaving(view: View, day: Day, frame: Frame, wanted: Wanted) -> Sheet:
    """Return a view of a day as it leaves the app: with its day and for whom it is, within the height of the frame.

    Raises
    ------
    NetmapError
        As `paint_view`.
    """
    line = tell_leaving(day.date, room=wanted.room)
    caption = Caption(frame.width, line, drawn_for=_measure_shown(frame, wanted))
    return caption.put_around(paint_view(view, day, _shorten(frame, caption), wanted).sheet)


def draw_leaving_wheel(
    picture: Picture, day: date, width: float, height: float | None = None, *, place: str = ""
) -> Sheet:
    """Return a wheel as it leaves the app on a day, in a picture of so many pixels; `place` is what it is of."""
    drawing, scene = draw_picture(picture, place=place), picture.scene
    shown = show_on_picture(picture, picture.ways) if picture.ways else None
    rows = list_legend(scene, picture.lines, coded=picture.coded, grouped=bool(picture.folded), opens=False)
    said = " ".join(filter(None, (scene.filtered, shown.told if shown else "")))
    caption = Caption(
        width, tell_leaving(day, room=scene.room), drawing.title, rows, said, times=picture.times
    )
    sheet = fit_sheet(drawing, width, height and max(height - caption.height, 1.0))
    return caption.put_around(show_on_sheet(sheet, shown) if shown else sheet)


def build_painted(view: View, day: Day, wanted: Wanted) -> dict[str, Any]:
    """Return what the page draws of a view of a day."""
    frames = LARGE_FRAMES if wanted.large else FRAMES
    pictures = {name: paint_view(view, day, frame, wanted) for name, frame in frames.items()}
    scene = group_scene(day, see_scene(day, room=wanted.room), view.allow_grouping(wanted.grouping))
    opens = list_opening(pictures["wide"], scene)
    asks = wanted.room and view is View.NAMES and bool(pictures["wide"].names)
    return write_painted(
        pictures,
        room=wanted.room,
        search=tell_search(scene),
        question=QUESTION if asks else "",
        opens=opens,
    )


def list_opening(painted: Painted, scene: Scene) -> frozenset[str]:
    """Return the ids of the names on a view that have something to open: for the team a card, where sectors are counts these."""
    cards = set() if scene.room else {*scene.network.entities, *(one.id for one in scene.slices)}
    counts = {one.id for one in painted.names if painted.grouped and one.kind == "sector"}
    return frozenset(cards | counts)
