"""Everything that is missing on a map."""

from datetime import date

from netmap.analysis.missing import goals, promises, relationships, sectors, service, tables, unknown
from netmap.analysis.missing.gap import Gap
from netmap.analysis.projection import ActorGraph, read_today
from netmap.analysis.standpoint import Standpoint
from netmap.content.loading import Content, load_content
from netmap.model.network import Network, in_force

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
