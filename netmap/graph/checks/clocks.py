"""When Changes were made, where one computer's clock was wrong: the order of the journal is its revision."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from netmap.graph.journal import ChangeHeader

FAR_OFF = timedelta(minutes=10)
"""So far two clocks may be apart before one of them counts as wrong."""
_BEFORE_ANY_STORE = date(2000, 1, 1)
"""A day on which nothing was known yet: no store is that old."""


def begin_day(day: date) -> datetime:
    """Return the instant in UTC at which a day begins where the program runs; before any store was there, a day of then."""
    first = max(day, _BEFORE_ANY_STORE)
    return datetime(first.year, first.month, first.day).astimezone().astimezone(UTC)


def choose_moment(told: datetime, last: datetime | None) -> datetime:
    """Return when a Change was made, by the clock of whoever made it and the moment of the Change before.

    Clocks that are nearly equal keep the order of the Changes. One that was far ahead does not date all that come
    after it.
    """
    return last if last and told < last <= told + FAR_OFF else told


def find_wrong_clocks(headers: Sequence[ChangeHeader], now: datetime) -> frozenset[str]:
    """Return the ids of the Changes, given newest first, that were written by a clock that was far off.

    The fewest that, left out, leave the others in the order of their times; and those dated after `now`, unless they
    are most of them, in which case it is the clock of today that is wrong.
    """
    ahead = [header for header in headers if header.at > now + FAR_OFF]
    left_out = {header.id for header in ahead} if 2 * len(ahead) <= len(headers) else set()
    oldest_first = [header for header in reversed(headers) if header.id not in left_out]
    in_order = _find_longest_rise([header.at for header in oldest_first])
    wrong = {header.id for number, header in enumerate(oldest_first) if number not in in_order}
    return frozenset(wrong | left_out)


def date_changes(headers: Sequence[ChangeHeader], now: datetime) -> dict[str, datetime]:
    """Return since when each Change, given newest first, was known: a wrong clock's since the one before it."""
    wrong = find_wrong_clocks(headers, now)
    known: dict[str, datetime] = {}
    last = min((header.at for header in headers if header.id not in wrong), default=now)
    for header in reversed(headers):
        last = last if header.id in wrong else header.at
        known[header.id] = last
    return known


def _find_longest_rise(times: Sequence[datetime]) -> set[int]:
    """Return the places of the longest row of times, not necessarily side by side, in which none is before another."""
    ends: list[datetime] = []
    places: list[int] = []
    before: list[int] = []
    for number, moment in enumerate(times):
        length = bisect_right(ends, moment)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [moment]
        places[length : length + 1] = [number]
    found = set[int]()
    number = places[-1] if places else -1
    while number >= 0:
        found.add(number)
        number = before[number]
    return found
