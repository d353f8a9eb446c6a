"""What is missing, in sentences, and under which heading each belongs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.report.finding import Finding, Kind, tell_basis, tell_withheld
from netmap.report.missing import goals, promises, relationships, sectors, service, tables, unknown
from netmap.report.missing.words import GapWords
from netmap.report.missing.writers import OneEach, OneForAll, OneForSame, OnItsOwn, Writers

HEADINGS: dict[str, Writers] = {
    "What goals lack": goals.WRITERS,
    "Sectors": sectors.WRITERS,
    "People and places": service.WRITERS,
    "Around the tables": tables.WRITERS,
    "Our relationships": relationships.WRITERS,
    "Promises": promises.WRITERS,
    "What we do not know yet": unknown.WRITERS,
}
"""What is told under each heading of the page, in its order."""


NOTHING_YET = "Nothing is on the map yet."
NOTHING_MISSING = "Nothing is missing that netmap could see."
SAID_BY = {GapKind.GOAL_SECTOR: GapKind.EMPTY_SECTOR, GapKind.GOAL_POPULATION: GapKind.UNSERVED}
"""Gaps of a goal that another finding tells of as well: that nobody at all is in a sector, or serves a group."""


def find_missing(day: Day) -> tuple[Finding, ...]:
    """Return what is missing: what goals lack, sectors, service, tables, relationships, promises, what we do not know."""
    shown = day.openly
    words = GapWords(shown, tell_basis(shown, shown.graph))
    return tell_withheld(day, write_missing(words, find_gaps(day)))


def write_missing(words: GapWords, gaps: tuple[Gap, ...]) -> tuple[Finding, ...]:
    """Return what is missing in the order of `HEADINGS`, under each in that of `gaps`; the same is said once."""
    said = {(gap.kind, gap.subject) for gap in gaps}
    once = tuple(gap for gap in gaps if (SAID_BY.get(gap.kind), gap.missing) not in said)
    return tuple(finding for writers in HEADINGS.values() for finding in _write_all(writers, words, once))


def _write_all(writers: Writers, words: GapWords, gaps: tuple[Gap, ...]) -> Iterator[Finding]:
    by_kind: defaultdict[Kind, list[Gap]] = defaultdict(list)
    for gap in gaps:
        by_kind[gap.kind].append(gap)
    for gap in gaps:
        writer = writers.get(gap.kind)
        if isinstance(writer, OneEach):
            yield writer.write(words, gap)
        elif isinstance(writer, OneForSame):
            same = tuple(other for other in by_kind[gap.kind] if other.missing == gap.missing)
            if gap is same[0]:
                yield writer.write(words, same)
        elif isinstance(writer, OneForAll) and (those := by_kind.pop(gap.kind, None)):
            yield writer.write(words, tuple(those))
    for writer in writers.values():
        if isinstance(writer, OnItsOwn):
            yield from writer.write(words)


def group_missing(findings: Iterable[Finding]) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Return findings of what is missing under their headings, each in the order given; no heading without any."""
    everything = tuple(findings)
    grouped = (
        (heading, tuple(finding for finding in everything if finding.kind in writers))
        for heading, writers in HEADINGS.items()
    )
    return tuple((heading, those) for heading, those in grouped if those)
