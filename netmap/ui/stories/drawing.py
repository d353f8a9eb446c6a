"""What a page draws of a story: told today, its slides painted; pictures are laid out again only when the map has changed."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from netmap.analysis.day import Day
from netmap.graph.layout.contents import sum_items
from netmap.graph.layout.labels import OWN_RECORDS
from netmap.model.happenings import Story
from netmap.picture.slides.keeping import keep_shown
from netmap.picture.slides.slide import Slide, SlideDrawer
from netmap.report.stories.telling import Recall, ToldStory, tell_story
from netmap.ui.stories.component import build_data

_KEPT = 2
_drawers: OrderedDict[tuple[object, ...], SlideDrawer] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class DrawnStory:
    """A story as it is told today, with its slides, and what the browser gets of them."""

    told: ToldStory
    slides: tuple[Slide, ...]
    data: dict[str, Any]


def prepare_story(story: Story, recall: Recall) -> Callable[[Day], DrawnStory]:
    """Return what tells and draws a story on a day, beside the pages."""

    def work(day: Day) -> DrawnStory:
        told = tell_story(day, story, recall, keep_shown)
        slides = _find_drawer(day).draw_all([one.words for one in told.steps])
        notes = [one.notes for one in told.steps]
        return DrawnStory(told, slides, build_data(story.id, told.title, slides, notes))

    return work


def _find_drawer(day: Day) -> SlideDrawer:
    """Return the drawer of a day: the one there is as long as nothing on the map has changed, whatever else has."""
    network = day.everything
    on_the_map = [one for one in network.entities.values() if one.kind not in OWN_RECORDS]
    sums = sum_items((*on_the_map, *network.ties.values()))
    key = (network.store_id, day.date, day.counted, id(day.content), *sorted(sums.items()))
    with _lock:
        drawer = _drawers.setdefault(key, SlideDrawer(day))
        _drawers.move_to_end(key)
        while len(_drawers) > _KEPT:
            _drawers.popitem(last=False)
    return drawer
