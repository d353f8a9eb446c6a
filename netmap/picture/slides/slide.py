"""A slide: the picture of a step with its title and sentences, on one sheet that any painter takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from netmap.analysis.day import Day
from netmap.errors import NetmapError
from netmap.model.entity import Entity
from netmap.model.stories.steps import Shows, SlideWords
from netmap.model.views.coding import By, Coding, Trait
from netmap.model.views.filters import Filter
from netmap.model.words import begin_sentence, join_names, tell_day
from netmap.picture.coding.choices import keep_grouping, keep_offered
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.flat import FlatShape, shift_shape
from netmap.picture.drawing.leaving import Caption
from netmap.picture.drawing.legend import Legend, lay_out_legend
from netmap.picture.drawing.sheet import Sheet, fit_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.every import paint_view
from netmap.picture.marks import Picture
from netmap.picture.names.compose import NamesPicture, compose_names
from netmap.picture.names.shapes import draw_shapes
from netmap.picture.painted import Frame, Painted, Wanted
from netmap.picture.scene.scene import Slice, see_scene
from netmap.picture.scene.words import list_legend
from netmap.picture.slides.focus import Bright, find_bright, find_bright_names, pale_rest
from netmap.picture.slides.labels import enlarge_first, name_bright
from netmap.picture.slides.panel import (
    HEAD,
    HEIGHT,
    MARGIN,
    PANEL,
    WIDTH,
    write_head,
    write_number,
    write_panel,
    write_question,
)
from netmap.picture.slides.texts import SMALLEST
from netmap.picture.views import View
from netmap.picture.way.finding import Ways, find_ways_for_room
from netmap.picture.way.light import darken_way, show_on_names, show_on_picture, show_on_sheet
from netmap.picture.way.words import tell_briefly

_MOST_TOLD = 40
_FOOT_SIZE, _FOOT_EDGE = 17.0, 4.0
VIEWS = {
    one: View(one)
    for one in (
        Shows.AROUND,
        Shows.GOAL,
        Shows.COALITION,
        Shows.SECTORS,
        Shows.COMMUNITIES,
        Shows.PEOPLE,
        Shows.GEOGRAPHY,
    )
}
"""The views that are painted as they are; the wheel and the names have slides of their own."""
_BLANK = frozenset({"ground", "seam", "edge", "sector", "leader"})
"""What is left of the wheel where nobody is on it."""


def find_view(shows: Shows) -> View | None:
    """Return the view that a step shows; None for what only stories show."""
    return View(str(shows)) if str(shows) in set(View) else None


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its sheet, its words, and what is to be seen on it for who does not see it.

    `told` is what its picture says of groups and of a way.
    """

    sheet: Sheet
    words: SlideWords
    seen: str
    told: str = ""

    @property
    def parts(self) -> int:
        """How many sentences appear one after another when it is presented; 0 where it is shown whole."""
        said = sum(shape.role in {"sentence", "text"} for shape in self.sheet.shapes)
        return said if self.words.one_by_one else 0


class SlideDrawer:
    """Draws slides of one day, as far as its filter leaves it; each picture is laid out once for all that show it.

    `grouped`: of every sector only how many are in it, however few they are. Circles are colored by `color`, or by sectors,
    slices are cut by `grouping`, or by sectors.
    """

    def __init__(
        self, day: Day, *, grouped: bool = False, color: Trait | None = None, grouping: Trait | None = None
    ) -> None:
        self.day, self.grouped = day, grouped
        self.key = day.date, color, day.filter, grouping
        self.coding = keep_offered(day, Coding(By(color) if color else None), room=True)
        self.grouping = keep_grouping(day, By(grouping) if grouping else None, room=True)
        self._others: dict[tuple[date, Trait | None, Filter, Trait | None], SlideDrawer] = {}
        self._painted: dict[tuple[object, ...], Painted | None] = {}
        self._names: dict[float, NamesPicture] = {}
        self._ways: dict[tuple[str, ...], Ways | None] = {}

    @cached_property
    def wheel(self) -> Picture:
        return compose_picture(
            self.day, room=True, grouped=self.grouped, coding=self.coding, grouping=self.grouping
        )

    @cached_property
    def wheel_sheet(self) -> Sheet:
        return fit_sheet(draw_picture(self.wheel), WIDTH - PANEL, HEIGHT)

    @cached_property
    def foot(self) -> Legend:
        """The legend under a view of names."""
        return lay_out_legend(self._list_legend(by_name=True), _FOOT_SIZE, WIDTH - 2 * MARGIN)

    def _list_legend(self, *, by_name: bool = False) -> list[dict[str, str]]:
        wheel = self.wheel
        grouped = bool(wheel.folded)
        return list_legend(
            wheel.scene, wheel.lines, coded=wheel.coded, grouped=grouped, opens=False, by_name=by_name
        )

    def _compose_names(self, over: float) -> NamesPicture:
        """Return a view of names under words that take so many pixels."""
        if over not in self._names:
            frame = Frame(WIDTH, HEIGHT - HEAD - self.foot.height - over)
            self._names[over] = compose_names(
                self.day, frame, room=True, grouped=self.grouped or None, coding=self.coding, grouping=self.grouping
            )  # fmt: skip
        return self._names[over]

    def draw_all(self, told: Sequence[SlideWords]) -> tuple[Slide, ...]:
        """Return the slides of a story."""
        return tuple(
            self._find_drawer(words).draw(words, number, len(told)) for number, words in enumerate(told, 1)
        )

    def _find_drawer(self, words: SlideWords) -> "SlideDrawer":
        """Return what draws the same map on the date of a step, in its colors and groups, with those whom its filter leaves."""
        key = words.on or self.day.date, words.color, words.filter, words.grouping
        if key == self.key:
            return self
        if key not in self._others:
            on, color, wanted, grouping = key
            day = self.day.whole.on(on).only(wanted)
            self._others[key] = SlideDrawer(day, grouped=self.grouped, color=color, grouping=grouping)
        return self._others[key]

    def _find_ways(self, words: SlideWords) -> Ways | None:
        """Return the ways that a slide shows; None where its view has none, or the room sees none."""
        view = find_view(words.shows)
        ends = view.keep_way(words.ends) if view else ()
        if ends not in self._ways:
            self._ways[ends] = find_ways_for_room(self.day, ends)
        return self._ways[ends]

    def _find_focus(self, words: SlideWords) -> tuple[str, ...]:
        """Return whom a slide speaks of: where slices are groups, a sector by those in it."""
        if not self.grouping:
            return words.focus
        slices = see_scene(self.day, room=True).slices
        inside = {one.id: [member.id for member in one.members] for one in slices}
        return tuple(key for one in words.focus for key in inside.get(one, (one,)))

    def _find_painted(self, words: SlideWords, ways: Ways | None) -> Painted | None:
        """Return the view that a slide shows; None where it has none, or there is nothing to draw any more."""
        view = VIEWS.get(words.shows)
        if view is None:
            return None
        ends = ways.ends if ways else ()
        key = view, words.subject, words.reach, ends
        if key not in self._painted:
            coding = view.allow(self.coding)
            wanted = Wanted(
                True, words.subject, words.reach, titled=False, coding=coding, ends=ends, brief=True
            )
            try:
                painted = paint_view(view, self.day, Frame(WIDTH, HEIGHT - HEAD), wanted)
            except NetmapError:
                self._painted[key] = None
            else:
                self._painted[key] = painted if painted.names else None
        return self._painted[key]

    def draw(self, words: SlideWords, number: int, count: int) -> Slide:
        """Return the slide with a number, of so many, of the map on the drawer's own day."""
        ways = self._find_ways(words)
        painted = self._find_painted(words, ways)
        if painted:
            words = _complete(words, painted)
        if words.on:
            day = tell_day(words.on)
            words = replace(words, title=f"{words.title} ({day})" if words.title else day)
        if words.shows is Shows.QUESTION:
            shapes, seen, titles = write_question(words), "A question to the room.", dict[str, str]()
        elif words.shows is Shows.NAMES and not self.wheel.scene.is_emptied:
            shapes, seen, titles = self._draw_names(words, ways)
        elif painted:
            shapes, seen, titles = _draw_painted(words, painted, has_way=ways is not None)
        else:
            shapes, seen, titles = self._draw_wheel(words, ways)
        top = painted is not None or (words.shows is Shows.NAMES and not self.wheel.scene.is_emptied)
        shapes = [*shapes, write_number(number, count, SMALLEST + 14 if top else HEIGHT - MARGIN * 0.7)]
        sheet = Sheet(words.title, seen, WIDTH, HEIGHT, tuple(shapes), titles)
        return Slide(sheet, words, seen, self._tell(words, ways))

    def _tell(self, words: SlideWords, ways: Ways | None) -> str:
        view = find_view(words.shows)
        cut = self.wheel.scene.grouping if view and view.allow_grouping(self.grouping) else None
        return " ".join(filter(None, (cut.told if cut else "", tell_briefly(ways) if ways else "")))

    def _draw_wheel(
        self, words: SlideWords, ways: Ways | None
    ) -> tuple[list[FlatShape], str, dict[str, str]]:
        scene, lines, sheet, left = self.wheel.scene, self.wheel.lines, self.wheel_sheet, WIDTH - PANEL
        if words.shows is Shows.BLANK_WHEEL:
            bare = [shape for shape in sheet.shapes if shape.role in _BLANK]
            return [*bare, *write_panel(words, [])], "The wheel of sectors with nobody on it.", {}
        shown = show_on_picture(self.wheel, ways) if ways else None
        bright = None if shown else find_bright(scene, lines, self._find_focus(words))
        if shown:
            sheet = show_on_sheet(sheet, shown)
        elif bright:
            pale = tuple(pale_rest(sheet.shapes, bright))
            sheet = replace(sheet, shapes=name_bright(pale, bright, sheet.titles, left, HEIGHT))
        said = " ".join(filter(None, (scene.filtered, tell_briefly(ways) if ways else "")))
        panel = write_panel(words, self._list_legend(), said)
        return [*sheet.shapes, *panel], sheet.summary + _tell_bright(sheet.titles, bright), {**sheet.titles}

    def _draw_names(
        self, words: SlideWords, ways: Ways | None
    ) -> tuple[list[FlatShape], str, dict[str, str]]:
        told = tell_briefly(ways) if ways else ""
        over = Caption(WIDTH, filtered=f"{self.wheel.scene.filtered} {told}".strip())
        picture = self._compose_names(over.height)
        scene, lines = picture.scene, picture.lines
        shapes = list(over.put_around(Sheet("", "", WIDTH, 0.0, tuple(draw_shapes(picture)))).shapes)
        shown = show_on_names(picture, ways) if ways else None
        bright = shown.bright if shown else find_bright(scene, lines, self._find_focus(words))
        if bright:
            lit = darken_way(shapes, shown) if shown else pale_rest(shapes, bright)
            shapes = list(enlarge_first(lit, bright))
        moved = [shift_shape(shape, 0.0, HEAD) for shape in shapes]
        drawn: tuple[Entity | Slice, ...] = (*scene.members, *scene.goals, *scene.coalitions, *scene.slices)
        titles = {one.id: one.name for one in drawn}
        which = f"{scene.filtered} Names" if scene.filtered else "All names"
        cut = "in groups" if scene.grouping else "by sectors"
        seen = f"{which}, {cut}. {picture.coded.told}".rstrip()
        seen = f"{shown.told} {seen}" if shown else seen + _tell_bright(titles, bright)
        foot = self.foot.place(WIDTH / 2, HEIGHT - self.foot.height - _FOOT_EDGE, centered=True)
        return [*moved, *foot, *write_head(words)], seen, titles


def _complete(words: SlideWords, painted: Painted) -> SlideWords:
    """Return the words of a slide with those of its picture, where nothing else is said."""
    title = words.title or painted.sheet.title
    if words.sentences or words.text:
        return replace(words, title=title)
    said = painted.sheet.summary.removeprefix(f"{title}: ")
    return replace(words, title=title, sentences=(begin_sentence(said),))


def _draw_painted(
    words: SlideWords, painted: Painted, *, has_way: bool
) -> tuple[list[FlatShape], str, dict[str, str]]:
    """Return a painted view under the words of a slide; where a way is dark on it, nobody else is bright."""
    sheet = painted.sheet
    bright, shapes = None if has_way else find_bright_names(painted, words.focus), list(sheet.shapes)
    if bright:
        shapes = list(enlarge_first(pale_rest(shapes, bright), bright))
    moved = [shift_shape(shape, 0.0, HEAD) for shape in shapes]
    return [*moved, *write_head(words)], sheet.summary + _tell_bright(sheet.titles, bright), {**sheet.titles}


def _tell_bright(titles: Mapping[str, str], bright: Bright | None) -> str:
    if bright is None:
        return ""
    first = [titles[key] for key in titles if key in bright.first]
    others = [
        titles[key] for key in titles if key in bright.marks and key not in bright.first | bright.slices
    ]
    said = f" Bright: {join_names(first, _MOST_TOLD)}." if first else ""
    return said + (f" With them: {join_names(others, _MOST_TOLD)}." if others else "")
