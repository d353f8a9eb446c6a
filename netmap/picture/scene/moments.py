"""Looking back: the days as of which a map can be shown, and how much of what it shows says since when it holds."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from netmap.analysis.day import Day, once_a_day
from netmap.model.kinds import TieKind
from netmap.model.views.filters import FILTERED_KINDS, FIRST_DAY
from netmap.model.words import count_things

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
        told = f"{self.dated} of {count_things(self.ties, 'tie')} say since when they hold"
        if self.dated == self.ties:
            return f"{told}." if self.ties != 1 else "The tie says since when it holds."
        return f"{told}; the others are drawn as if they had always been there. Circles are those of today."


@once_a_day
def look_back(day: Day) -> LookingBack:
    """Return as of which days a map differs from that of the day; without days where nothing says when it began or ended."""
    network = day.openly.everything
    ties = [tie for kind in (*FILTERED_KINDS, TieKind.REPORTS) for tie in network.ties_of_kind(kind)]
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
