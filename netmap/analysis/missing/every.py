"""Everything that is missing on a map."""

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.missing.gap import Gap
from netmap.analysis.missing.goals import find_goal_gaps, find_unplanned_goals
from netmap.analysis.missing.people import find_deciders_unmet, find_without_tie
from netmap.analysis.missing.promises import find_promises_late, find_unreported
from netmap.analysis.missing.relationships import find_never_renewed, find_only_outreach, find_overdue
from netmap.analysis.missing.sectors import (
    find_empty_sectors,
    find_listed_sectors,
    find_sectors_of_one,
    find_thin_sectors,
)
from netmap.analysis.missing.service import find_unreached, find_unserved
from netmap.analysis.missing.tables import (
    find_coalition_gaps,
    find_goal_strangers,
    find_members_to_be,
    find_offers,
)
from netmap.analysis.missing.unknown import find_long_ago, find_never_asked, find_one_sided, find_sides_apart

SEARCHES = (
    find_goal_gaps,
    find_unplanned_goals,
    find_empty_sectors,
    find_listed_sectors,
    find_thin_sectors,
    find_sectors_of_one,
    find_unserved,
    find_unreached,
    find_coalition_gaps,
    find_offers,
    find_members_to_be,
    find_goal_strangers,
    find_deciders_unmet,
    find_overdue,
    find_never_renewed,
    find_only_outreach,
    find_without_tie,
    find_promises_late,
    find_unreported,
    find_never_asked,
    find_one_sided,
    find_sides_apart,
    find_long_ago,
)
"""What is looked for, what a goal lacks first, what we do not know last."""


@once_a_day
def find_gaps(day: Day) -> tuple[Gap, ...]:
    """Return what is missing: what goals lack, sectors, service, tables, relationships, promises, what we do not know.

    Each kind in an order of its own, by name unless its search says otherwise.
    """
    return tuple(gap for search in SEARCHES for gap in search(day))
