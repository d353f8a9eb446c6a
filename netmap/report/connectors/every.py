"""Who holds a network together: every kind of finding on it, under its heading, in the order of the page."""

from collections.abc import Callable, Iterable

from netmap.analysis.connectors.narrowing import narrow_graph
from netmap.analysis.day import Day
from netmap.analysis.projection import ActorScope
from netmap.report.connectors.sector_ties import (
    write_held_alone,
    write_links_of_sectors,
    write_people_between,
    write_sectors_apart,
)
from netmap.report.connectors.seen import Seen, see_day
from netmap.report.connectors.structure import (
    write_key_hold,
    write_key_reach,
    write_much_on_few,
    write_separate_groups,
    write_who_found_each_other,
)
from netmap.report.connectors.succession import write_hanging_on_them, write_hanging_on_us
from netmap.report.connectors.sureness import write_whom_to_ask
from netmap.report.connectors.who_connects import write_connectors, write_cut_off
from netmap.report.finding import Finding, FindingKind, tell_withheld

HEADINGS: dict[str, dict[FindingKind, Callable[[Seen], tuple[Finding, ...]]]] = {
    "Who connects others": {
        FindingKind.CONNECTOR: write_connectors,
        FindingKind.ASK_NEXT: write_whom_to_ask,
        FindingKind.KEY_REACH: write_key_reach,
        FindingKind.KEY_HOLD: write_key_hold,
    },
    "What hangs on one": {
        FindingKind.ONE_OF_US: write_hanging_on_us,
        FindingKind.CUT_OFF: write_cut_off,
        FindingKind.ONE_OF_THEM: write_hanging_on_them,
    },
    "Between sectors": {
        FindingKind.ONE_BETWEEN: lambda seen: write_people_between(seen.by_sector),
        FindingKind.BETWEEN_SECTORS: lambda seen: write_links_of_sectors(seen.by_sector),
        FindingKind.SECTORS_APART: lambda seen: write_sectors_apart(seen.by_sector),
        FindingKind.SECTORS_ON_ONE: lambda seen: write_held_alone(seen.by_sector),
    },
    "Groups": {
        FindingKind.SEPARATE_GROUPS: write_separate_groups,
        FindingKind.FOUND_EACH_OTHER: write_who_found_each_other,
        FindingKind.MUCH_ON_FEW: write_much_on_few,
    },
}
"""What is told under each heading of the page, in its order: each kind of finding with what writes it."""


LEAST_BETWEEN = 3
"""How many it takes for one to stand between two others."""


def find_connectors(
    day: Day,
    *,
    scope: ActorScope = ActorScope.PARTNERS,
    within: str | None = None,
    most: int = 3,
    in_depth: bool = False,
) -> tuple[Finding, ...]:
    """Return who connects others, what hangs on one, what is between sectors, and which groups there are.

    In the order of `HEADINGS`, within each kind the most useful first. What hangs on one of us is told of all
    organizations only.

    Parameters
    ----------
    scope
        Organizations and individual partners, people, or both.
    within
        The id of a coalition, goal or area: only among those who belong to it.
    most
        How many connectors to tell of at most; of others two thirds or a third as many, at least one. With 3
        there are at most 18 findings.
    in_depth
        Tell how sure each ranked finding is, and whom to ask next; see `netmap.analysis.sureness`. It takes longer.

    Raises
    ------
    InputError
        When one cannot look within what `within` names.
    """
    seen = see_day(day.openly, scope, within, most, in_depth=in_depth)
    found = tuple(
        finding for writers in HEADINGS.values() for write in writers.values() for finding in write(seen)
    )
    return tell_withheld(day, found)


def tell_nobody_between(
    day: Day, *, scope: ActorScope = ActorScope.PARTNERS, within: str | None = None
) -> str:
    """Return in sentences that nobody stands between others, and what would help: where nobody can, no further tie."""
    shown = day.openly
    graph = shown.project(scope)
    if within is not None:
        graph = narrow_graph(shown, graph, within).graph
    here = " here" if within else " yet"
    if len(graph) >= LEAST_BETWEEN:
        beside = " Their ties with anybody else are left out." if within else ""
        return f"Nobody stands between others{here}.{beside} Add ties, then look again."
    there = "nobody is" if not graph else "only 1 is" if len(graph) == 1 else f"only {len(graph)} are"
    helps = (
        "Look at the whole map"
        if within
        else "Add partners and their ties, or bring in a list, then look again"
    )
    return f"Nobody can stand between others{here}: {there} {'in this part' if within else 'on the map'}. {helps}."


def group_connectors(findings: Iterable[Finding]) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Return findings on connectors under their headings, each in the order given; no heading without any."""
    everything = tuple(findings)
    grouped = (
        (heading, tuple(finding for finding in everything if finding.kind in writers))
        for heading, writers in HEADINGS.items()
    )
    return tuple((heading, those) for heading, those in grouped if those)
