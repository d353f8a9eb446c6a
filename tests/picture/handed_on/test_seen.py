"""What a file says of itself is what was drawn: in which sector somebody stands there, and on which day."""

from datetime import date

import pytest

from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import Label, parse_label
from netmap.analysis.handed_on.marks import Marks
from netmap.files.labels.every import read_label
from netmap.model.entity import Entity
from netmap.model.happenings import Story
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, write_steps
from netmap.model.ties import Tie
from netmap.model.views.filters import read_filter
from netmap.picture.handed_on.files import write_picture, write_slides
from netmap.picture.handed_on.recipe import Recipe, Size
from netmap.picture.saved import Shown
from netmap.picture.slides.slide import SlideDrawer
from netmap.picture.views import View
from netmap.report.stories.telling import tell_story
from tests.analysis.towns import org, sector, tie, town

DAY, MOVED, BEFORE = date(2026, 11, 28), date(2026, 6, 1), date(2026, 1, 1)
STORY = Story(
    id="story", name="Ours", steps=write_steps([StoryStep("a", "Then", shows=Shows.NAMES, on=BEFORE)])
)


def sit(where: str, **values: object) -> Tie:
    return tie(TieKind.IN_SECTOR, "clinic", where, **values)


def build_map(*more: Entity | Tie) -> Day:
    """A town of two sectors and one off the wall, with a neighbor in each that is on it."""
    network = town(
        sector("health"), sector("food"), sector("hidden", on_the_wall=False), org("clinic"), org("hospice"), org("pantry"),
        tie(TieKind.IN_SECTOR, "hospice", "health"), tie(TieKind.IN_SECTOR, "pantry", "food"), *more,
    )  # fmt: skip
    return Day(Network(network.entities, network.ties, 1, "one"), DAY)


def draw(day: Day, *only: str, room: bool = True) -> Label:
    recipe = Recipe(Shown(View.NAMES, filter=read_filter(only)), Size(), room=room)
    return parse_label(read_label(write_picture(recipe.draw(day), recipe, day, ".svg")).label).label


def find_sector(label: Label, day: Day) -> str:
    marks = Marks(day.everything)
    part = next(one for one in label.seen.parts if one.mark == marks.mark("clinic"))
    return marks.find(part.sector)


@pytest.mark.parametrize("main", [{"where": "food", "confidential": True}, {"where": "hidden"}])
def test_for_the_room_somebody_is_in_the_sector_in_which_they_stand_there(main: dict[str, object]) -> None:
    day = build_map(sit("health", primary=False), sit(**main, primary=True))  # type: ignore[arg-type]
    assert find_sector(draw(day), day) == "health"
    assert find_sector(draw(day, room=False), day) == main["where"]


def test_on_a_picture_of_another_day_they_are_in_the_sector_of_that_day() -> None:
    day = build_map(sit("health", until=MOVED), sit("food", since=MOVED))
    assert find_sector(draw(day), day) == "food"
    assert find_sector(draw(day, f"on:{BEFORE}"), day) == "health"


def test_on_a_slide_they_are_in_the_sector_of_its_day_and_nothing_confidential_is_told() -> None:
    day = build_map(
        sit("health", until=MOVED, primary=False), sit("food", confidential=True, primary=True), STORY
    )
    told = tell_story(day, STORY)
    slides = SlideDrawer(day).draw_all([one.words for one in told.steps])
    data = write_slides(slides, STORY, day, ".html", title=told.title, notes=[""])
    assert find_sector(parse_label(read_label(data).label).label, day) == "health"
