"""Looking back: the days as of which a map can be shown, and how much of what it shows says since when it holds."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from netmap.analysis.day import Day, once_a_day
from netmap.model.entities import Coalition, Goal
from netmap.model.kinds import TieKind
from netmap.model.ties import Tie
from netmap.model.views.filters import FILTERED_KINDS, FIRST_DAY
from netmap.model.words import count_things
from netmap.picture.scene.scene import see_scene

MOST_MOMENTS = 60
"""How many days are offered at most: the latest."""
_YEAR, _QUARTER = 12, 3
_MOST_MONTHS, _MOST_QUARTERS = 18, 16


@dataclass(frozen=True, slots=True)
class LookingBack:
    """The days as of which a map can be shown, oldest first, each the last of a month, a quarter or a year.

    `dated` of `ties` say since when they hold.
    """

    moments: tuple[dt.date, ...]
    dated: int
    ties: int

    @property
    def says(self) -> str:
        """How much is known of the past, in a sentence."""
        if not self.dated:
            told = "No tie says since when it holds: all are drawn as if they had always been there"
        elif self.dated < self.ties:
            told = f"{self.dated:,} of {count_things(self.ties, 'tie')} say since when they hold"
            told += "; the others are drawn as if they had always been there"
        else:
            told = "Every tie says since when it holds"
        return f"{told}. Circles are those of today."


def look_back(day: Day, *, room: bool) -> LookingBack:
    """Return as of which days a map differs from that of the day; without days where nothing says when it began or ended.

    In the `room` only what it may see counts.
    """
    return _look_back_in_room(day) if room else _look_back(day)


@once_a_day
def _look_back(day: Day) -> LookingBack:
    return _find_moments(day, _list_ties(day))


@once_a_day
def _look_back_in_room(day: Day) -> LookingBack:
    scene = see_scene(day.openly, room=True)
    joined = (*day.openly.everything.of(Goal), *day.openly.everything.of(Coalition))
    seen = {*scene.seats, *(one.id for one in joined)}
    return _find_moments(day, [tie for tie in _list_ties(day) if {tie.source, tie.target} <= seen])


def _list_ties(day: Day) -> list[Tie]:
    network = day.openly.everything
    return [tie for kind in (*FILTERED_KINDS, TieKind.REPORTS) for tie in network.ties_of_kind(kind)]


def _find_moments(day: Day, ties: Sequence[Tie]) -> LookingBack:
    dated = [tie for tie in ties if tie.since]
    days = {one for tie in ties for one in (tie.since, tie.until) if one and FIRST_DAY <= one < day.date}
    moments = tuple(_list_ends(min(days), day.date)) if days else ()
    return LookingBack(moments[-MOST_MOMENTS:], len(dated), len(ties))


def _list_ends(first: dt.date, today: dt.date) -> Iterator[dt.date]:
    """Give the last days before today of the months, quarters or years since a first day, whichever are not too many."""
    months = (today.year - first.year) * _YEAR + today.month - first.month
    step = 1 if months <= _MOST_MONTHS else _QUARTER if months <= _MOST_QUARTERS * _QUARTER else _YEAR
    end = first.year * _YEAR + (first.month - 1) // step * step
    while (last := _find_last(end)) < today:
        yield last
        end += step


def _find_last(month: int) -> dt.date:
    """Return the day before a month, counted from the year 0, begins."""
    return dt.date(month // _YEAR, month % _YEAR + 1, 1) - dt.timedelta(days=1)
