"""Everything that is missing on a map."""

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.missing import goals, promises, relationships, sectors, service, tables, unknown
from netmap.analysis.missing.gap import Gap

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


@once_a_day
def find_gaps(day: Day) -> tuple[Gap, ...]:
    """Return what is missing: what goals lack, sectors, service, tables, relationships, promises, what we do not know.

    Each kind in an order of its own, by name unless its search says otherwise.
    """
    return tuple(gap for search in SEARCHES for gap in search(day))
