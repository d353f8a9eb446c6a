"""From a network to its findings, most useful first."""

from datetime import date

from netmap.analysis.gaps import search_gaps
from netmap.analysis.projection import ActorScope, project_actors, read_today
from netmap.analysis.standpoint import Standpoint
from netmap.model.content import Content, load_content
from netmap.model.network import Network, in_force
from netmap.report.finding import Finding, FindingKind, tell_basis
from netmap.report.findings_connectors import group_connectors, write_connectors, write_cut_off
from netmap.report.findings_missing import write_missing
from netmap.report.findings_sector_ties import write_between_sectors
from netmap.report.findings_structure import (
    write_key_players,
    write_much_on_few,
    write_separate_groups,
    write_who_found_each_other,
)
from netmap.report.findings_succession import write_succession
from netmap.report.gap_words import GapWords
from netmap.report.seen import see_network

__all__ = ["Finding", "FindingKind", "find_connectors", "find_missing"]


def find_connectors(
    network: Network,
    *,
    day: date | None = None,
    scope: ActorScope = ActorScope.PARTNERS,
    within: str | None = None,
    most: int = 3,
) -> tuple[Finding, ...]:
    """Return who connects others, what hangs on one, what is between sectors, and which groups there are.

    In the order of `netmap.report.findings_connectors.HEADINGS`, within each the most useful first. What hangs on
    one of us is told of all organizations only.

    Parameters
    ----------
    day
        The day on which ties must hold; today when None.
    scope
        Organizations and individual partners, people, or both.
    within
        The id of a coalition, goal or area: only among those who belong to it.
    most
        How many connectors to tell of at most; of others two thirds or a third as many, at least one. With 3
        there are at most 16 findings.

    Raises
    ------
    InputError
        When one cannot look within what `within` names.
    """
    day = day or read_today()
    seen = see_network(network, day, scope, within, most)
    connectors = write_connectors(seen)
    ours = write_succession(seen, day) if scope is ActorScope.PARTNERS and within is None else ()
    found = (
        *connectors, *write_key_players(seen), *ours, *write_cut_off(seen, connectors), *write_between_sectors(seen),
        *write_separate_groups(seen), *write_who_found_each_other(seen), *write_much_on_few(seen),
    )  # fmt: skip
    return tuple(finding for _, those in group_connectors(found) for finding in those)


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
