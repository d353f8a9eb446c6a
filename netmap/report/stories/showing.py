"""Whom or what a step of a story can be about, whom its filter leaves, and why what it shows is not drawn any more."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.measures.communities import find_communities
from netmap.analysis.measures.every import measure_graph
from netmap.analysis.places.locations import find_locations
from netmap.model.entities import Person
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep
from netmap.model.views.filters import Filter
from netmap.report.stories.wall import find_wall

_NOT_SAID = "It is not said whom or what it shows"
_NOT_THERE, _NOT_THERE_THEN = (
    "What it shows is not in the room any more",
    "What it shows was not in the room on that day",
)


@dataclass(frozen=True, slots=True)
class _On:
    """Gives the map of a day on another date; equal for the same date, so that each is made once."""

    date: dt.date

    def __call__(self, day: Day) -> Day:
        return day.on(self.date)


def find_shown_day(day: Day, on: dt.date | None) -> Day:
    """Return the day that a step shows when it is told on a day: that one, or the same map on another date."""
    return day.recall(_On(on)) if on else day


def list_subjects(day: Day, shows: Shows) -> Sequence[Entity]:
    """Return whom or what of those on the wall a step can be about; none for one that shows all of the map."""
    wall = find_wall(day)
    if shows is Shows.AROUND:
        return wall.actors
    kept = {Shows.GOAL: day.openly.goals, Shows.COALITION: day.openly.tables}.get(shows, ())
    return tuple(one for one in kept if one.id in wall.ids)


def keep_filter(day: Day, wanted: Filter) -> Filter:
    """Return a filter as far as a room may see it on a day and what it names is there, without a day of its own."""
    shown = day.openly.only(wanted.whenever).in_public
    gone = [value for aspect, value in shown.filter.wanted if not _is_there(day, aspect.kind, value)]
    return shown.filter.drop(gone)


def _is_there(day: Day, kind: EntityKind | None, key: str) -> bool:
    one = day.openly.network.get(key)
    if one is None or one.kind is not kind:
        return False
    return kind not in {EntityKind.GOAL, EntityKind.COALITION} or key in find_wall(day).ids


def tell_pictured(step: StoryStep, network: Network) -> str:
    """Return by what a step is cut and between whom it shows a way, in sentences; of whoever is not in a network no name."""
    cut = f"Grouped by “{step.grouping.called}”." if step.grouping else ""
    names = [network.name_of(one) or "somebody" for one in step.ends]
    return " ".join(filter(None, (cut, f"The way from {' to '.join(names)}." if names else "")))


def list_left(day: Day, step: StoryStep) -> frozenset[str]:
    """Return the ids of all on the wall but those whom the filter of a step leaves out."""
    wall, wanted = find_wall(day), keep_filter(day, step.filter)
    if not wanted:
        return wall.ids
    kept = day.openly.only(wanted.spare(step.subject)).kept
    return wall.ids - {one.id for one in wall.actors if one.id not in kept}


def leaves_nobody(day: Day, step: StoryStep) -> bool:
    """Whether the filter of a step leaves nobody on the wall but whom the step is about."""
    if not keep_filter(day, step.filter) or step.shows.is_of_nobody:
        return False
    return list_left(day, step).isdisjoint(one.id for one in find_wall(day).actors if one.id != step.subject)


def explain_undrawn(day: Day, step: StoryStep) -> str:
    """Return why what a step shows cannot be drawn on the day that it shows, without a full stop; empty where it can."""
    if step.shows.is_about_one:
        if any(one.id == step.subject for one in list_subjects(day, step.shows)):
            return ""
        there = _NOT_THERE_THEN if step.on else _NOT_THERE
        return there if step.subject else _NOT_SAID
    find_any, why = _UNDRAWN.get(step.shows, (None, ""))
    return why if find_any and list_left(day, step).isdisjoint(find_any(day)) else ""


@once_a_day
def _list_grouped(day: Day) -> frozenset[str]:
    """Return the ids of those who are in a group that is more than chance."""
    told = measure_graph(day.openly.graph).of(find_communities).told
    return frozenset(one for community in told for one in community.members)


@once_a_day
def _list_in_sectors(day: Day) -> frozenset[str]:
    """Return the ids of those on the wall who are in a sector that is shown."""
    network = day.openly.network
    return frozenset(
        one.id
        for one in find_wall(day).actors
        if any(sector.on_the_wall for sector in network.sectors_of(one.id))
    )


def _list_people(day: Day) -> frozenset[str]:
    return frozenset(one.id for one in find_wall(day).actors if isinstance(one, Person))


def _list_placed(day: Day) -> frozenset[str]:
    return frozenset(find_locations(day, room=True))


_UNDRAWN: Mapping[Shows, tuple[Callable[[Day], frozenset[str]], str]] = {
    Shows.COMMUNITIES: (_list_grouped, "There are no groups that are more than chance"),
    Shows.SECTORS: (_list_in_sectors, "Nobody is in a sector that is shown"),
    Shows.PEOPLE: (_list_people, "No partner in the room is a person, and nobody else is named there"),
    Shows.GEOGRAPHY: (_list_placed, "Nobody has an area or a city of which is known where it is"),
}
"""Of whom there must be any for what is about nobody alone to be drawn, and what is said where there is nobody."""
