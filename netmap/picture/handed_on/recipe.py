"""How a picture that leaves the app is made: which view, for whom, how large. By it the same picture can be made anew."""

from collections.abc import Container
from dataclasses import dataclass, replace

from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import Asked
from netmap.analysis.handed_on.marks import Marks
from netmap.errors import InputError
from netmap.model.views.places import Place, read_places, write_places
from netmap.picture.compose import compose_wanted
from netmap.picture.drawing.sheet import Sheet, zoom_sheet
from netmap.picture.every import draw_leaving, draw_leaving_wheel
from netmap.picture.painted import Wanted, choose_frame
from netmap.picture.paper.formats import Format, Paper, Screen, Turn
from netmap.picture.paper.views import fit_view
from netmap.picture.paper.wall import draw_wall
from netmap.picture.saved import Shown, read_shown, show_in_room
from netmap.picture.scene.words import require_somebody
from netmap.picture.views import View

DEFAULT_WIDTH = 2000
"""Pixels of a picture for which no size is named."""
SMALLEST, LARGEST = 200, 10_000
"""Between which numbers of pixels a side may be asked for."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a picture is to be, as it was asked for: paper and how it is held, a screen, a wall, or pixels; `large`: its print."""

    paper: Paper | None = None
    landscape: bool | None = None
    screen: Screen | None = None
    wall: bool = False
    width: int | None = None
    height: int | None = None
    large: bool = False

    def check(self) -> None:
        """Raise `InputError` when what is asked for does not go together."""
        if self.paper and self.screen:
            raise InputError("Name paper or a screen, not both.", field="paper")
        if self.landscape is not None and not (self.paper or self.wall):
            raise InputError("Only paper can be turned. Name it: --paper letter.", field="landscape")
        if self.list_formats() and (self.width or self.height):
            raise InputError("Paper and screens have a size. Leave out --width and --height.", field="width")

    def check_wall(self, shown: Shown) -> None:
        """Raise `InputError` when what is shown is nothing for a wall, or a wall is asked for on a screen."""
        if self.large:
            raise InputError(
                "Names for a wall are as large as a wall takes. Leave out --large.", field="large"
            )
        if shown.view is not View.NAMES or self.screen:
            raise InputError(
                "For a wall are names, on paper: netmap draw names --wall -o FILE.pdf.", field="wall"
            )

    def list_formats(self) -> tuple[Format, ...]:
        """Return what a picture may be fitted to; nothing where neither paper nor a screen is named."""
        paper = self.paper or (Paper.A3 if self.wall and not self.screen else None)
        if paper:
            turns = (
                tuple(Turn)
                if self.landscape is None
                else (Turn.LANDSCAPE if self.landscape else Turn.PORTRAIT,)
            )
            return tuple(paper.hold(turn) for turn in turns)
        return (self.screen.show(),) if self.screen else ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a picture is made: what is shown, for the room or the team, what it is of ("Marlow County"), and how large."""

    shown: Shown
    size: Size
    room: bool = False
    place: str = ""

    def see(self, day: Day) -> Day:
        """Return a day as the picture shows it: what is looked at of it, and for the room only what everybody may see."""
        seen = self.shown.see(day)
        return seen.in_public if self.room else seen

    def draw(self, day: Day) -> tuple[Sheet, ...]:
        """Return the pages of the picture on a day: one, but for a wall.

        Raises
        ------
        NetmapError
            When whom it is about is not on the map, there is nothing to draw, or the size is none for it.
        """
        seen, shown, size = self.shown.see(day), self.shown, self.size
        wanted = Wanted(
            room=self.room,
            subject=shown.subject,
            steps=shown.steps,
            place=self.place,
            coding=shown.coding,
            ends=shown.ends,
            places=shown.places,
            grouping=shown.grouping,
            large=size.large,
        )
        if size.wall:
            size.check_wall(shown)
            return draw_wall(seen, size.list_formats(), wanted)
        if formats := size.list_formats():
            return (fit_view(shown.view, seen, formats, wanted, people=shown.people),)
        return (self._draw_pixels(seen, wanted),)

    def _draw_pixels(self, day: Day, wanted: Wanted) -> Sheet:
        shown, width, height = self.shown, self.size.width or DEFAULT_WIDTH, self.size.height
        if shown.view.is_painted:
            frame = choose_frame(width, height, large=wanted.large)
            return zoom_sheet(draw_leaving(shown.view, day, frame, wanted), width)
        picture = compose_wanted(day, wanted, people=shown.people)
        require_somebody(picture.scene)
        return draw_leaving_wheel(picture, day.date, width, height, place=self.place)

    def tell(self, marks: Marks, drawn: Container[str] = ()) -> Asked:
        """Return what a file says of how it was made: with marks in place of ids, and places of none but those `drawn`."""
        size, shown = self.size, show_in_room(self.shown) if self.room else self.shown
        places = {marks.mark(one.id): (one.along, one.out) for one in shown.places if one.id in drawn}
        turn = "" if size.landscape is None else Turn.LANDSCAPE if size.landscape else Turn.PORTRAIT
        return Asked(
            shows=shown.change_ids(marks.mark).write(), room=self.room, place=self.place, paper=size.paper or "", turn=turn,
            screen=size.screen or "", wall=size.wall, width=size.width or 0, height=size.height or 0,
            places=places, large=size.large,
        )  # fmt: skip


def read_recipe(asked: Asked, marks: Marks) -> Recipe:
    """Return how a file was made, by what it says of that; what is not on the map any more is named by an id nobody has.

    Raises
    ------
    InputError
        When no picture is made so.
    """
    sides = [side for side in (asked.width, asked.height) if side]
    try:
        size = Size(
            Paper(asked.paper) if asked.paper else None,
            Turn(asked.turn) is Turn.LANDSCAPE if asked.turn else None,
            Screen(asked.screen) if asked.screen else None,
            asked.wall, asked.width or None, asked.height or None, asked.large,
        )  # fmt: skip
    except ValueError as error:
        raise InputError(
            "This file says of itself that it is for paper or a screen that nobody knows."
        ) from error
    if any(not SMALLEST <= side <= LARGEST for side in sides):
        raise InputError("This file says of itself that it has a size that no picture has.")
    size.check()
    places = tuple(Place(mark, along, out) for mark, (along, out) in asked.places.items())
    shown = replace(read_shown(asked.shows), places=read_places(write_places(places)))
    shown = shown.change_ids(lambda mark: marks.find(mark) or mark)
    return Recipe(shown, size, asked.room, asked.place)
