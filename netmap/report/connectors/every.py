"""Who holds a network together: every kind of finding on it, in the order of the page."""

from netmap.analysis.day import Day
from netmap.analysis.projection import ActorScope
from netmap.report.connectors.sector_ties import write_between_sectors
from netmap.report.connectors.seen import see_day
from netmap.report.connectors.structure import (
    write_key_players,
    write_much_on_few,
    write_separate_groups,
    write_who_found_each_other,
)
from netmap.report.connectors.succession import write_succession
from netmap.report.connectors.who_connects import group_connectors, write_connectors, write_cut_off
from netmap.report.finding import Finding


def find_connectors(
    day: Day,
    *,
    scope: ActorScope = ActorScope.PARTNERS,
    within: str | None = None,
    most: int = 3,
) -> tuple[Finding, ...]:
    """Return who connects others, what hangs on one, what is between sectors, and which groups there are.

    In the order of `netmap.report.connectors.who_connects.HEADINGS`, within each the most useful first. What hangs on
    one of us is told of all organizations only.

    Parameters
    ----------
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
    seen = see_day(day, scope, within, most)
    connectors = write_connectors(seen)
    ours = write_succession(seen) if scope is ActorScope.PARTNERS and within is None else ()
    found = (
        *connectors, *write_key_players(seen), *ours, *write_cut_off(seen, connectors), *write_between_sectors(seen),
        *write_separate_groups(seen), *write_who_found_each_other(seen), *write_much_on_few(seen),
    )  # fmt: skip
    return tuple(finding for _, those in group_connectors(found) for finding in those)
