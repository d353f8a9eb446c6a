"""From a network to its findings, most useful first."""

from datetime import date

from netmap.analysis.gaps import search_gaps
from netmap.analysis.measures import measure_graph
from netmap.analysis.projection import ActorScope, project_actors, read_today
from netmap.analysis.standpoint import Standpoint
from netmap.model.content import Content, load_content
from netmap.model.network import Network, in_force
from netmap.report.finding import Finding, FindingKind, tell_basis
from netmap.report.findings_connectors import write_connectors
from netmap.report.findings_missing import write_missing
from netmap.report.findings_succession import write_succession
from netmap.report.gap_words import GapWords

__all__ = ["Finding", "FindingKind", "find_connectors", "find_missing"]


def find_connectors(
    network: Network, *, day: date | None = None, scope: ActorScope = ActorScope.PARTNERS, most: int = 10
) -> tuple[Finding, ...]:
    """Return who connects others, the one through whom most passes first, then what hangs on one person.

    Parameters
    ----------
    day
        The day on which ties must hold; today when None.
    scope
        Organizations and individual partners, people, or both.
    most
        How many of each kind to tell of; nobody is told of through whom nothing passes.
    """
    day = day or read_today()
    graph = project_actors(network, day=day, scope=scope)
    basis = tell_basis(network, graph, day)
    found = write_connectors(graph, measure_graph(graph), basis, most)
    if scope is not ActorScope.PARTNERS:
        return found
    return (*found, *write_succession(in_force(network, day), graph, basis, most))


def find_missing(
    network: Network, content: Content | None = None, *, day: date | None = None
) -> tuple[Finding, ...]:
    """Return what is missing: what goals lack, sectors, service, tables, relationships, promises, what we do not know.

    Parameters
    ----------
    content
        Says whom to look for in a sector and for an issue, and how often a relationship wants care; the built-in
        content when None.
    day
        The day on which ties must hold; today when None.
    """
    day = day or read_today()
    graph = project_actors(network, day=day)
    here = Standpoint(in_force(network, day), graph, day, content or load_content(), network)
    return write_missing(GapWords(here, tell_basis(network, graph, day)), search_gaps(here))
