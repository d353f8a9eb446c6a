"""Whom or what a step of a story can be about, and why what it shows is not drawn any more."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.measures.communities import find_communities
from netmap.analysis.measures.every import measure_graph
from netmap.analysis.places.locations import find_locations
from netmap.model.entities import Person
from netmap.model.entity import Entity
from netmap.model.stories.steps import Shows, StoryStep
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


def explain_undrawn(day: Day, step: StoryStep) -> str:
    """Return why what a step shows cannot be drawn on the day that it shows, without a full stop; empty where it can."""
    if step.shows.is_about_one:
        if any(one.id == step.subject for one in list_subjects(day, step.shows)):
            return ""
        there = _NOT_THERE_THEN if step.on else _NOT_THERE
        return there if step.subject else _NOT_SAID
    has_any, why = _UNDRAWN.get(step.shows, (None, ""))
    return why if has_any and not has_any(day) else ""


@once_a_day
def _has_groups(day: Day) -> bool:
    return bool(measure_graph(day.openly.graph).of(find_communities).told)


@once_a_day
def _has_sectors(day: Day) -> bool:
    network = day.openly.network
    return any(sector.on_the_wall for one in find_wall(day).actors for sector in network.sectors_of(one.id))


def _has_people(day: Day) -> bool:
    return any(isinstance(one, Person) for one in find_wall(day).actors)


def _has_places(day: Day) -> bool:
    return not find_wall(day).ids.isdisjoint(find_locations(day, room=True))


_UNDRAWN: Mapping[Shows, tuple[Callable[[Day], bool], str]] = {
    Shows.COMMUNITIES: (_has_groups, "There are no groups that are more than chance"),
    Shows.SECTORS: (_has_sectors, "Nobody is in a sector that is shown"),
    Shows.PEOPLE: (_has_people, "No partner in the room is a person, and nobody else is named there"),
    Shows.GEOGRAPHY: (_has_places, "Nobody has an area or a city of which is known where it is"),
}
"""Whether there is anything to draw of what is about nobody alone, and what is said where there is not."""
