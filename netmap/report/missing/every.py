"""What is missing, in sentences, and under which heading each belongs."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.report.finding import Finding, FindingKind, tell_basis
from netmap.report.missing.goals import (
    write_goal_asset,
    write_goal_asset_far,
    write_goal_population,
    write_goal_sector,
    write_goal_unplanned,
)
from netmap.report.missing.promises import write_promises_late, write_unreported
from netmap.report.missing.relationships import (
    write_deciders_unmet,
    write_never_renewed,
    write_only_outreach,
    write_overdue,
    write_without_tie,
)
from netmap.report.missing.sectors import (
    write_empty_sector,
    write_listed_sector,
    write_nothing_expected,
    write_sectors_of_one,
    write_thin_sector,
)
from netmap.report.missing.service import write_served_far, write_unreached, write_unserved
from netmap.report.missing.tables import (
    write_coalition_assets,
    write_coalition_members,
    write_coalition_need,
    write_coalition_sector,
    write_goal_stranger,
)
from netmap.report.missing.unknown import (
    write_long_ago,
    write_never_asked,
    write_one_sided,
    write_sides_apart,
)
from netmap.report.missing.words import GapWords

ONE_EACH: dict[GapKind, Callable[[GapWords, Gap], Finding]] = {
    GapKind.GOAL_SECTOR: write_goal_sector,
    GapKind.GOAL_POPULATION: write_goal_population,
    GapKind.GOAL_ASSET: write_goal_asset,
    GapKind.GOAL_ASSET_FAR: write_goal_asset_far,
    GapKind.GOAL_UNPLANNED: write_goal_unplanned,
    GapKind.EMPTY_SECTOR: write_empty_sector,
    GapKind.LISTED_SECTOR: write_listed_sector,
    GapKind.SECTOR_THIN: write_thin_sector,
    GapKind.SECTOR_ONE_PERSON: write_sectors_of_one,
    GapKind.SERVED_FAR: write_served_far,
    GapKind.COALITION_SECTOR: write_coalition_sector,
    GapKind.COALITION_NEED: write_coalition_need,
    GapKind.COALITION_MEMBER: write_coalition_members,
    GapKind.GOAL_STRANGER: write_goal_stranger,
}
ONE_FOR_ALL: dict[GapKind, Callable[[GapWords, tuple[Gap, ...]], Finding]] = {
    GapKind.UNSERVED: write_unserved,
    GapKind.PROGRAM_POPULATION: write_unreached,
    GapKind.COALITION_ASSET: write_coalition_assets,
    GapKind.DECIDER_UNMET: write_deciders_unmet,
    GapKind.OVERDUE: write_overdue,
    GapKind.NEVER_RENEWED: write_never_renewed,
    GapKind.ONLY_OUTREACH: write_only_outreach,
    GapKind.NO_TIE: write_without_tie,
    GapKind.PROMISE_LATE: write_promises_late,
    GapKind.NOT_REPORTED_BACK: write_unreported,
    GapKind.NEVER_ASKED: write_never_asked,
    GapKind.ONE_SIDED: write_one_sided,
    GapKind.SIDES_APART: write_sides_apart,
    GapKind.LONG_AGO: write_long_ago,
}

GROUPS: dict[str, tuple[FindingKind, ...]] = {
    "What goals lack": (
        FindingKind.GOAL_SECTOR,
        FindingKind.GOAL_POPULATION,
        FindingKind.GOAL_ASSET,
        FindingKind.GOAL_ASSET_FAR,
        FindingKind.GOAL_UNPLANNED,
    ),
    "Sectors": (
        FindingKind.EMPTY_SECTOR,
        FindingKind.LISTED_SECTOR,
        FindingKind.SECTOR_THIN,
        FindingKind.SECTOR_ONE_PERSON,
        FindingKind.NOTHING_EXPECTED,
    ),
    "People and places": (FindingKind.UNSERVED, FindingKind.SERVED_FAR, FindingKind.PROGRAM_POPULATION),
    "Around the tables": (
        FindingKind.COALITION_SECTOR,
        FindingKind.COALITION_NEED,
        FindingKind.COALITION_ASSET,
        FindingKind.COALITION_MEMBER,
        FindingKind.GOAL_STRANGER,
    ),
    "Our relationships": (
        FindingKind.DECIDER_UNMET,
        FindingKind.RELATIONSHIP_OVERDUE,
        FindingKind.NEVER_RENEWED,
        FindingKind.ONLY_OUTREACH,
        FindingKind.NO_TIE,
    ),
    "Promises": (FindingKind.PROMISE_LATE, FindingKind.NOT_REPORTED_BACK),
    "What we do not know yet": (
        FindingKind.NEVER_ASKED,
        FindingKind.ONE_SIDED,
        FindingKind.SIDES_APART,
        FindingKind.LONG_AGO,
    ),
}
"""Headings over findings of what is missing, in the order of the page."""


def find_missing(day: Day) -> tuple[Finding, ...]:
    """Return what is missing: what goals lack, sectors, service, tables, relationships, promises, what we do not know."""
    return write_missing(GapWords(day, tell_basis(day, day.graph)), find_gaps(day))


def write_missing(words: GapWords, gaps: tuple[Gap, ...]) -> tuple[Finding, ...]:
    """Return what is missing in the order of `GROUPS`, within a group in that of `gaps`; some kinds as one for all."""
    by_kind: defaultdict[GapKind, list[Gap]] = defaultdict(list)
    for gap in gaps:
        by_kind[gap.kind].append(gap)
    found: list[Finding] = []
    for gap in gaps:
        if gap.kind in ONE_EACH:
            found.append(ONE_EACH[gap.kind](words, gap))
        elif those := by_kind.pop(gap.kind, None):
            found.append(ONE_FOR_ALL[gap.kind](words, tuple(those)))
    grouped = group_missing((*found, *write_nothing_expected(words)))
    return tuple(finding for _, those in grouped for finding in those)


def group_missing(findings: Iterable[Finding]) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Return findings of what is missing under their headings, each in the order given; no heading without any."""
    everything = tuple(findings)
    grouped = (
        (heading, tuple(finding for finding in everything if finding.kind in kinds))
        for heading, kinds in GROUPS.items()
    )
    return tuple((heading, those) for heading, those in grouped if those)
