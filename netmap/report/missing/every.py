"""What is missing, in sentences, and under which heading each belongs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import Gap
from netmap.report.finding import Finding, Kind, tell_basis, tell_withheld
from netmap.report.missing import goals, promises, relationships, sectors, service, tables, unknown
from netmap.report.missing.words import GapWords
from netmap.report.missing.writers import OneEach, OneForAll, OnItsOwn, Writers

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


def find_missing(day: Day) -> tuple[Finding, ...]:
    """Return what is missing: what goals lack, sectors, service, tables, relationships, promises, what we do not know."""
    shown = day.openly
    words = GapWords(shown, tell_basis(shown, shown.graph))
    return tell_withheld(day, write_missing(words, find_gaps(day)))


def write_missing(words: GapWords, gaps: tuple[Gap, ...]) -> tuple[Finding, ...]:
    """Return what is missing in the order of `HEADINGS`, under each in that of `gaps`."""
    return tuple(finding for writers in HEADINGS.values() for finding in _write_all(writers, words, gaps))


def _write_all(writers: Writers, words: GapWords, gaps: tuple[Gap, ...]) -> Iterator[Finding]:
    by_kind: defaultdict[Kind, list[Gap]] = defaultdict(list)
    for gap in gaps:
        by_kind[gap.kind].append(gap)
    for gap in gaps:
        writer = writers.get(gap.kind)
        if isinstance(writer, OneEach):
            yield writer.write(words, gap)
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
