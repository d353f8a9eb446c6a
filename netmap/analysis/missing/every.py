"""Everything that is missing on a map."""

from datetime import date

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
from netmap.analysis.projection import ActorGraph, read_today
from netmap.analysis.standpoint import Standpoint
from netmap.content.loading import Content, load_content
from netmap.model.network import Network, in_force

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


def find_gaps(
    network: Network, graph: ActorGraph, day: date | None = None, content: Content | None = None
) -> tuple[Gap, ...]:
    """Return what is missing: what goals lack, sectors, service, tables, relationships, promises, what we do not know.

    Each kind in an order of its own, by name unless its search says otherwise.

    Parameters
    ----------
    graph
        The projected ties between partners, which say whom we and others work with.
    day
        The day on which memberships must hold; today when None.
    content
        Says whom an issue needs, and how often a relationship wants care; the built-in content when None.
    """
    day = day or read_today()
    return search_gaps(Standpoint(in_force(network, day), graph, day, content or load_content(), network))


def search_gaps(here: Standpoint) -> tuple[Gap, ...]:
    """Return what is missing from where we stand, as `find_gaps` does."""
    return tuple(gap for search in SEARCHES for gap in search(here))
