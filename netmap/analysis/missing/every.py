"""Everything that is missing on a map."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.missing import goals, promises, relationships, sectors, service, tables, unknown
from netmap.analysis.missing.gap import Gap, GapKind

SEARCHES = (
    *goals.SEARCHES,
    *sectors.SEARCHES,
    *service.SEARCHES,
    *tables.SEARCHES,
    *relationships.SEARCHES,
    *promises.SEARCHES,
    *unknown.SEARCHES,
)
"""What is looked for, what a goal lacks first, what we do not know last."""

_ABOUT_TWO = frozenset({GapKind.ONE_SIDED, GapKind.SIDES_APART, GapKind.LONG_AGO})
"""Gaps that all of their evidence together is about."""


@once_a_day
def find_gaps(day: Day) -> tuple[Gap, ...]:
    """Return what is missing: what goals lack, sectors, service, tables, relationships, promises, what we do not know.

    Each kind in an order of its own, by name unless its search says otherwise. Nothing confidential is named in one, and
    none is told that is false with it: whom only a confidential tie binds to us is not called a stranger.
    """
    found = _search(day.openly)
    return tuple(found if day.openly is day else _keep_true(found, _search(day)))


def _search(day: Day) -> list[Gap]:
    return [gap for search in SEARCHES for gap in search(day)]


def _keep_true(open_gaps: Iterable[Gap], of_all: Iterable[Gap]) -> Iterator[Gap]:
    """Give the gaps on what is open that are there on all of the map as well, of each no more than is true of it."""
    known: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    for gap in of_all:
        known[_name_gap(gap)].update(gap.evidence)
    for gap in open_gaps:
        if _name_gap(gap) not in known:
            continue
        evidence = tuple(one for one in gap.evidence if one in known[_name_gap(gap)])
        if evidence or not gap.evidence:
            yield replace(gap, evidence=evidence)


def _name_gap(gap: Gap) -> tuple[object, ...]:
    return gap.kind, gap.subject, gap.missing, gap.evidence if gap.kind in _ABOUT_TWO else ()
