"""What a file that was handed on would show today: made in the same way from the map as it is, and written again if wanted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings
from netmap.analysis.handed_on.label import Asked, Seen
from netmap.analysis.handed_on.marks import Marks
from netmap.errors import NetmapError
from netmap.model.happenings import Story
from netmap.model.stories.steps import SlideWords
from netmap.picture.handed_on.files import FoundDocument, write_document_file, write_picture, write_slides
from netmap.picture.handed_on.recipe import Recipe, read_recipe
from netmap.picture.handed_on.seen import see_sheets, see_slides
from netmap.picture.saved import is_for_room
from netmap.picture.slides.slide import SlideDrawer


class ToldStep(Protocol):
    """A step of a story as it is told: what its slide says and shows, and what only who presents sees."""

    @property
    def words(self) -> SlideWords: ...
    @property
    def notes(self) -> str: ...


class ToldStory(Protocol):
    """A story as it is told on a day."""

    @property
    def title(self) -> str: ...
    @property
    def steps(self) -> Sequence[ToldStep]: ...


Tell = Callable[[Day, Story], ToldStory]
"""Tells a story on a day."""
Find = Callable[[AskedFindings, Day], FoundDocument]
"""Gives findings of a day as a document."""


@dataclass(frozen=True, slots=True)
class Remade:
    """What a file would show today, and what writes it as a file of an ending; where it cannot be made any more, why."""

    seen: Seen | None = None
    write: Callable[[str], bytes] | None = None
    why: str = ""


def remake(asked: Asked, day: Day, tell: Tell, find: Find) -> Remade:
    """Return what a file that was made as `asked` would be today."""
    marks = Marks(day.everything)
    try:
        if asked.findings:
            return _remake_document(asked.findings, day, marks, find)
        return _remake_story(asked, day, marks, tell) if asked.story else _remake_picture(asked, day, marks)
    except NetmapError as error:
        return Remade(why=error.message)


def _remake_picture(asked: Asked, day: Day, marks: Marks) -> Remade:
    recipe: Recipe = read_recipe(asked, marks)
    shown = recipe.shown
    if shown.is_lost(day.everything) or (asked.room and not is_for_room(day, shown)):
        return Remade(why="Whom or what it is of is not shown on the map any more.")
    sheets = recipe.draw(day)
    return Remade(see_sheets(sheets, recipe.see(day), marks), partial(write_picture, sheets, recipe, day))


def _remake_document(asked: AskedFindings, day: Day, marks: Marks, find: Find) -> Remade:
    wanted = asked.change_ids(lambda mark: marks.find(mark) or mark)
    found = find(wanted, day)
    return Remade(found.seen, partial(write_document_file, found, wanted, day))


def _remake_story(asked: Asked, day: Day, marks: Marks, tell: Tell) -> Remade:
    story = day.openly.everything.get(marks.find(asked.story))
    if not isinstance(story, Story):
        return Remade(why="The story is not told any more.")
    told = tell(day, story)
    if not told.steps:
        return Remade(why="The story has no steps any more.")
    slides = SlideDrawer(day).draw_all([one.words for one in told.steps])
    notes = [one.notes for one in told.steps]
    write = partial(write_slides, slides, story, day, title=told.title, notes=notes)
    return Remade(see_slides(slides, day, marks), write)
