"""What a saved view shows: read from its texts, written into them, and whether a room may see it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.model.happenings import View as SavedView
from netmap.model.network import Network
from netmap.model.views.coding import PLAIN, By, Coding, Trait, read_by, read_coding
from netmap.model.views.filters import EVERYBODY, Filter, read_filter
from netmap.model.views.places import Places, read_places, turn_places
from netmap.picture.scene.scene import see_scene
from netmap.picture.views import View, list_subjects
from netmap.picture.way.finding import Ends, keep_ends

_YES, _TWO = "yes", "2"
_SIZED, _BY_CONNECTORS = f"sized:{_YES}", f"size:{Trait.CONNECTORS}"
"""What is kept of a wheel that was sized when nothing but connectors could be, and as which text it is read."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is looked at: a view, of whom or what, how far around, which ties count, and who is left out.

    `people` is for the wheel: with people or not. `coding` is by what circles are colored and sized. `ends` are the two between
    whom a way is shown, by id; empty where none is. `grouping` is by what slices are cut; None for sectors. `places` are for the
    wheel, too: where circles were put by hand; they are kept beside the texts.
    """

    view: View = View.WHEEL
    subject: str = ""
    steps: int = 1
    people: bool = False
    coding: Coding = PLAIN
    ties: CountedTies = CountedTies.ALL
    filter: Filter = EVERYBODY
    ends: Ends = ()
    places: Places = ()
    grouping: By | None = None

    def write(self) -> tuple[str, ...]:
        """Return it as the texts that are kept of it, without what is so anyhow."""
        told = {
            "view": str(self.view),
            "of": self.subject,
            "steps": _TWO if self.steps > 1 else "",
            "people": _YES if self.people else "",
            "ties": str(self.ties) if self.ties is not CountedTies.ALL else "",
            "groups": self.grouping.write() if self.grouping else "",
            **dict(zip(("from", "to"), self.ends, strict=False)),
        }
        return (
            *(f"{key}:{value}" for key, value in told.items() if value),
            *self.coding.write(),
            *self.filter.write(),
        )

    def see(self, day: Day) -> Day:
        """Return a day as it is looked at."""
        return day.counting(self.ties).only(self.filter)

    def list_ids(self) -> frozenset[str]:
        """Return the ids of whom and what it names."""
        return self.filter.ids | {*self.ends} | ({self.subject} if self.subject else set())

    def change_ids(self, change: Callable[[str], str]) -> "Shown":
        """Return it with the ids of whom and what it names changed."""
        subject = change(self.subject) if self.subject else ""
        return replace(
            self,
            subject=subject,
            filter=self.filter.change_ids(change),
            ends=tuple(map(change, self.ends)),
            places=turn_places(self.places, change),
        )

    def is_lost(self, network: Network) -> bool:
        """Whether somebody or something that it names is not in a network any more."""
        return not self.list_ids() <= network.entities.keys()


def read_saved(saved: SavedView) -> Shown:
    """Return what a saved view shows."""
    shown = read_shown(saved.shows)
    return replace(shown, places=read_places(saved.positions)) if shown.view is View.WHEEL else shown


def read_shown(texts: Iterable[str]) -> Shown:
    """Return what texts of a saved view show; what in them is no such text is left out."""
    every = list(texts)
    told = {key: value for key, _, value in (text.partition(":") for text in every)}
    view = View(told["view"]) if told.get("view") in set(View) else View.WHEEL
    coded = [_BY_CONNECTORS, *every] if view is View.WHEEL and _SIZED in every else every
    return Shown(
        view,
        told.get("of", "") if view.is_about_one else "",
        2 if view is View.AROUND and told.get("steps") == _TWO else 1,
        view is View.WHEEL and told.get("people") == _YES,
        view.allow(read_coding(coded)),
        CountedTies.CONFIRMED if told.get("ties") == CountedTies.CONFIRMED else CountedTies.ALL,
        read_filter(every),
        ends=view.keep_way((told.get("from", ""), told.get("to", ""))),
        grouping=view.allow_grouping(read_by(told.get("groups", ""))),
    )


def list_for_room(day: Day) -> tuple[SavedView, ...]:
    """Return the saved views that show a room all of what they show: nothing in them needs to be withheld from it.

    Nor are those among them whose own names name what is confidential.
    """
    return tuple(
        one
        for one in day.openly.network.of(SavedView)
        if is_for_room(day, read_shown(one.shows)) and not day.withheld_names.are_in(one.name)
    )


def is_for_room(day: Day, shown: Shown) -> bool:
    """Whether a room may see all of what is shown, so that nothing in it needs to be withheld from it."""
    if day.only(shown.filter).in_public.filter != shown.filter or shown.is_lost(day.openly.network):
        return False
    by_team = any(by and by.trait.for_team for by in (shown.coding.color, shown.grouping))
    if shown.view.is_for_team or by_team:
        return False
    if shown.ends and not keep_ends(day.only(shown.filter), shown.ends, room=True):
        return False
    if not shown.view.is_about_one:
        return True
    return shown.subject in {
        one.id
        for one in list_subjects(shown.view, see_scene(day.on(shown.filter.on or day.date).openly, room=True))
    }


def show_in_room(shown: Shown) -> Shown:
    """Return what a room sees of it: without sizes, which judge, and without colors and groups that are for the team only."""
    grouping = None if shown.grouping and shown.grouping.trait.for_team else shown.grouping
    return replace(shown, coding=shown.coding.for_everybody, grouping=grouping)
