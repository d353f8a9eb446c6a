"""A slide: the picture of a step with its title and sentences, on one sheet that any painter takes."""

from collections.abc import Iterator, Mapping, Sequence
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
from netmap.picture.drawing.drawing import Style
from netmap.picture.drawing.flat import FlatPath, FlatShape, FlatText, shift_shape
from netmap.picture.drawing.leaving import Caption
from netmap.picture.drawing.legend import Legend, lay_out_legend
from netmap.picture.drawing.sheet import Sheet, fit_sheet
from netmap.picture.drawing.styles import CHAIR, INK
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
from netmap.picture.slides.texts import SMALLEST, Paragraph, write_paragraphs
from netmap.picture.views import View
from netmap.picture.way.finding import Ways, find_ways_for_room
from netmap.picture.way.light import darken_way, show_on_names, show_on_picture, show_on_sheet
from netmap.picture.way.words import tell_briefly

WIDTH, HEIGHT = 1920.0, 1080.0
"""Pixels of a slide: a projector's own."""
_PANEL = 560.0
_MARGIN = 44.0
_HEAD = 150.0
_TITLE, _SENTENCE, _LEGEND = 58.0, 32.0, 24.0
_HEAD_TITLE, _HEAD_SENTENCE, _HEAD_EDGE, _TITLE_SHARE = 52.0, 28.0, 10.0, 0.4
_QUESTION = 84.0
_TEXT_COLOR = "#3D4957"
GROUND = "#F7F2EA"
"""The color behind the words of a slide."""
_GROUND = Style(fill=GROUND)
_TITLE_STYLE, _SENTENCE_STYLE = Style(INK, bold=True), Style(INK)
_OWN_STYLE, _NUMBER_STYLE = Style(_TEXT_COLOR), Style(_TEXT_COLOR)
_QUESTION_STYLE = Style(CHAIR, bold=True)
_MOST_TOLD = 40
_NUMBER_WIDTH = 110.0
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
        return fit_sheet(draw_picture(self.wheel), WIDTH - _PANEL, HEIGHT)

    @cached_property
    def foot(self) -> Legend:
        """The legend under a view of names."""
        return lay_out_legend(self._list_legend(by_name=True), _FOOT_SIZE, WIDTH - 2 * _MARGIN)

    def _list_legend(self, *, by_name: bool = False) -> list[dict[str, str]]:
        wheel = self.wheel
        grouped = bool(wheel.folded)
        return list_legend(
            wheel.scene, wheel.lines, coded=wheel.coded, grouped=grouped, opens=False, by_name=by_name
        )

    def _compose_names(self, over: float) -> NamesPicture:
        """Return a view of names under words that take so many pixels."""
        if over not in self._names:
            frame = Frame(WIDTH, HEIGHT - _HEAD - self.foot.height - over)
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
                painted = paint_view(view, self.day, Frame(WIDTH, HEIGHT - _HEAD), wanted)
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
            shapes, seen, titles = self._ask(words), "A question to the room.", dict[str, str]()
        elif words.shows is Shows.NAMES and not self.wheel.scene.is_emptied:
            shapes, seen, titles = self._draw_names(words, ways)
        elif painted:
            shapes, seen, titles = _draw_painted(words, painted, has_way=ways is not None)
        else:
            shapes, seen, titles = self._draw_wheel(words, ways)
        top = painted is not None or (words.shows is Shows.NAMES and not self.wheel.scene.is_emptied)
        shapes = [*shapes, _write_number(number, count, SMALLEST + 14 if top else HEIGHT - _MARGIN * 0.7)]
        sheet = Sheet(words.title, seen, WIDTH, HEIGHT, tuple(shapes), titles)
        return Slide(sheet, words, seen, self._tell(words, ways))

    def _tell(self, words: SlideWords, ways: Ways | None) -> str:
        view = find_view(words.shows)
        cut = self.wheel.scene.grouping if view and view.allow_grouping(self.grouping) else None
        return " ".join(filter(None, (cut.told if cut else "", tell_briefly(ways) if ways else "")))

    def _ask(self, words: SlideWords) -> list[FlatShape]:
        paragraphs = [
            Paragraph(words.title, _QUESTION, _QUESTION_STYLE, "title"),
            *(Paragraph(one, _QUESTION * 0.5, _SENTENCE_STYLE, "sentence") for one in words.sentences),
            *(Paragraph(one, _QUESTION * 0.5, _SENTENCE_STYLE, "text") for one in words.text),
        ]
        width, height = WIDTH - 2 * 190, HEIGHT - 2 * 110
        _, end = write_paragraphs(paragraphs, 190, 0, width, height, anchor="middle")
        top = 110 + max((height - end) / 2, 0.0)
        shapes, _ = write_paragraphs(paragraphs, 190, top, width, height, anchor="middle")
        return [_fill(0, 0, WIDTH, HEIGHT), *shapes]

    def _draw_wheel(
        self, words: SlideWords, ways: Ways | None
    ) -> tuple[list[FlatShape], str, dict[str, str]]:
        scene, lines, sheet, left = self.wheel.scene, self.wheel.lines, self.wheel_sheet, WIDTH - _PANEL
        if words.shows is Shows.BLANK_WHEEL:
            bare = [shape for shape in sheet.shapes if shape.role in _BLANK]
            panel = (_fill(left, 0, _PANEL, HEIGHT), *_write_panel(words, [], left))
            return [*bare, *panel], "The wheel of sectors with nobody on it.", {}
        shown = show_on_picture(self.wheel, ways) if ways else None
        bright = None if shown else find_bright(scene, lines, self._find_focus(words))
        if shown:
            sheet = show_on_sheet(sheet, shown)
        elif bright:
            pale = tuple(pale_rest(sheet.shapes, bright))
            sheet = replace(sheet, shapes=name_bright(pale, bright, sheet.titles, left, HEIGHT))
        said = " ".join(filter(None, (scene.filtered, tell_briefly(ways) if ways else "")))
        panel = (_fill(left, 0, _PANEL, HEIGHT), *_write_panel(words, self._list_legend(), left, said))
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
        moved = [shift_shape(shape, 0.0, _HEAD) for shape in shapes]
        drawn: tuple[Entity | Slice, ...] = (*scene.members, *scene.goals, *scene.coalitions, *scene.slices)
        titles = {one.id: one.name for one in drawn}
        which = f"{scene.filtered} Names" if scene.filtered else "All names"
        cut = "in groups" if scene.grouping else "by sectors"
        seen = f"{which}, {cut}. {picture.coded.told}".rstrip()
        seen = f"{shown.told} {seen}" if shown else seen + _tell_bright(titles, bright)
        head = (_fill(0, 0, WIDTH, _HEAD - 8), *_write_head(words))
        foot = self.foot.place(WIDTH / 2, HEIGHT - self.foot.height - _FOOT_EDGE, centered=True)
        return [*moved, *foot, *head], seen, titles


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
    moved = [shift_shape(shape, 0.0, _HEAD) for shape in shapes]
    head = (_fill(0, 0, WIDTH, _HEAD - 8), *_write_head(words))
    return [*moved, *head], sheet.summary + _tell_bright(sheet.titles, bright), {**sheet.titles}


def _write_panel(
    words: SlideWords, rows: Sequence[dict[str, str]], left: float, filtered: str = ""
) -> Iterator[FlatShape]:
    """Give the words beside a wheel, whom a filter leaves on it, and the legend under them."""
    width = _PANEL - 2 * _MARGIN
    legend = lay_out_legend(rows, _LEGEND, width)
    bottom = HEIGHT - _MARGIN - 1.6 * SMALLEST
    top = bottom - legend.height
    said, _ = write_paragraphs(
        [
            Paragraph(words.title, _TITLE, _TITLE_STYLE, "title"),
            Paragraph(filtered, _LEGEND, _TITLE_STYLE, "filter"),
            *(Paragraph(one, _SENTENCE, _SENTENCE_STYLE, "sentence") for one in words.sentences),
            *(Paragraph(one, _SENTENCE, _OWN_STYLE, "text") for one in words.text),
        ],
        left + _MARGIN, _MARGIN, width, top - 2 * _MARGIN,
    )  # fmt: skip
    yield from said
    for shape in legend.place(left + _MARGIN, top, centered=False):
        is_text = isinstance(shape.form, FlatText)
        yield replace(shape, style=_SENTENCE_STYLE, width=0.0) if is_text else shape


def _write_head(words: SlideWords) -> Iterator[FlatShape]:
    """Give the words above a view of names: the title to the left, what is said beside it."""
    title = [Paragraph(words.title, _HEAD_TITLE, _TITLE_STYLE, "title")]
    beside = [
        *(Paragraph(one, _HEAD_SENTENCE, _SENTENCE_STYLE, "sentence") for one in words.sentences),
        *(Paragraph(one, _HEAD_SENTENCE, _OWN_STYLE, "text") for one in words.text),
    ]
    wide = WIDTH - 2 * _MARGIN - _NUMBER_WIDTH
    share = _TITLE_SHARE if beside else 1.0
    for paragraphs, left, width in (
        (title, _MARGIN, wide * share - _MARGIN),
        (beside, _MARGIN + wide * share, wide * (1 - share)),
    ):
        height = _HEAD - 2 * _HEAD_EDGE
        _, end = write_paragraphs(paragraphs, left, 0, width, height)
        top = _HEAD_EDGE + max((height - end) / 2, 0.0)
        yield from write_paragraphs(paragraphs, left, top, width, height)[0]


def _tell_bright(titles: Mapping[str, str], bright: Bright | None) -> str:
    if bright is None:
        return ""
    first = [titles[key] for key in titles if key in bright.first]
    others = [
        titles[key] for key in titles if key in bright.marks and key not in bright.first | bright.slices
    ]
    said = f" Bright: {join_names(first, _MOST_TOLD)}." if first else ""
    return said + (f" With them: {join_names(others, _MOST_TOLD)}." if others else "")


def _write_number(number: int, count: int, y: float) -> FlatShape:
    text = FlatText(((WIDTH - _MARGIN, round(y, 1), f"{number} / {count}"),), SMALLEST, "end")
    return FlatShape("number", (), text, _NUMBER_STYLE, 0.0)


def _fill(left: float, top: float, width: float, height: float) -> FlatShape:
    right, bottom = left + width, top + height
    steps = (
        ("M", (left, top)),
        ("L", (right, top)),
        ("L", (right, bottom)),
        ("L", (left, bottom)),
        ("Z", ()),
    )
    return FlatShape("panel", (), FlatPath(steps), _GROUND, 0.0)
