"""Who is not here, in sentences."""

from collections.abc import Callable
from itertools import groupby

from netmap.analysis.gap import Gap, GapKind
from netmap.report.finding import Finding
from netmap.report.findings_goals import (
    write_coalition_sector,
    write_goal_asset,
    write_goal_asset_far,
    write_goal_population,
    write_goal_sector,
    write_goal_stranger,
)
from netmap.report.findings_sectors import write_empty_sector, write_listed_sector, write_nothing_expected
from netmap.report.findings_service import (
    write_deciders_unmet,
    write_served_far,
    write_unserved,
    write_without_tie,
)
from netmap.report.gap_words import GapWords

ONE_EACH: dict[GapKind, Callable[[GapWords, Gap], Finding]] = {
    GapKind.GOAL_SECTOR: write_goal_sector,
    GapKind.GOAL_POPULATION: write_goal_population,
    GapKind.GOAL_ASSET: write_goal_asset,
    GapKind.GOAL_ASSET_FAR: write_goal_asset_far,
    GapKind.EMPTY_SECTOR: write_empty_sector,
    GapKind.LISTED_SECTOR: write_listed_sector,
    GapKind.UNSERVED: write_unserved,
    GapKind.SERVED_FAR: write_served_far,
    GapKind.COALITION_SECTOR: write_coalition_sector,
    GapKind.GOAL_STRANGER: write_goal_stranger,
}
ONE_FOR_ALL: dict[GapKind, Callable[[GapWords, tuple[Gap, ...]], Finding]] = {
    GapKind.DECIDER_UNMET: write_deciders_unmet,
    GapKind.NO_TIE: write_without_tie,
}


def write_missing(words: GapWords, gaps: tuple[Gap, ...]) -> tuple[Finding, ...]:
    """Return what is missing in the order of `gaps`, with one finding for all partners of a kind."""
    found: list[Finding] = []
    for kind, those in groupby(gaps, key=lambda gap: gap.kind):
        if kind in ONE_FOR_ALL:
            found.append(ONE_FOR_ALL[kind](words, tuple(those)))
        else:
            found += [ONE_EACH[kind](words, gap) for gap in those]
    return (*found, *write_nothing_expected(words))
