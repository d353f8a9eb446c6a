"""Everything that is missing on a map."""

from datetime import date

from netmap.analysis.gap import Gap
from netmap.analysis.gaps_goals import find_coalition_gaps, find_goal_gaps, find_goal_strangers
from netmap.analysis.gaps_people import find_deciders_unmet, find_without_tie
from netmap.analysis.gaps_sectors import find_empty_sectors, find_listed_sectors
from netmap.analysis.gaps_service import find_unserved
from netmap.analysis.projection import ActorGraph, read_today
from netmap.analysis.standpoint import Standpoint
from netmap.model.network import Network, in_force

SEARCHES = (
    find_goal_gaps,
    find_empty_sectors,
    find_listed_sectors,
    find_unserved,
    find_coalition_gaps,
    find_goal_strangers,
    find_deciders_unmet,
    find_without_tie,
)
"""What is looked for, what a goal lacks first."""


def find_gaps(network: Network, graph: ActorGraph, day: date | None = None) -> tuple[Gap, ...]:
    """Return what is missing, what goals lack first; each kind by name, then id.

    Parameters
    ----------
    graph
        The projected ties between partners, which say whom we and others work with.
    day
        The day on which memberships must hold; today when None.
    """
    day = day or read_today()
    here = Standpoint(in_force(network, day), graph, day)
    return tuple(gap for search in SEARCHES for gap in search(here))
