"""Findings as a document: the same words as on the pages, to read, to change and to print."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.files.documents import Document, Paragraph, Style
from netmap.model.words import tell_day
from netmap.report.confirmed import tell_confirmation
from netmap.report.finding import Finding, end_sentence

FOR_US = "For our team: it names people. Not for handing on."


@dataclass(frozen=True, slots=True)
class Section:
    """Findings under a heading, "" for none; `nothing` is said when there are none."""

    heading: str
    findings: Sequence[Finding]
    nothing: str = ""


def tell_findings(title: str, sections: Iterable[Section], day: Day) -> Document:
    """Return findings of a day as a document: each a heading with its reason, what to do next, and what it rests on."""
    return Document(title, tuple(_tell_all(sections, day)))


def _tell_all(sections: Iterable[Section], day: Day) -> Iterator[Paragraph]:
    yield Paragraph(f"As of {tell_day(day.date)}.", Style.UNDER)
    yield Paragraph(FOR_US, Style.UNDER)
    if day.counted is CountedTies.CONFIRMED:
        yield Paragraph(tell_confirmation(day), Style.UNDER)
    for section in sections:
        if section.heading:
            yield Paragraph(section.heading, Style.HEADING)
        if not section.findings and section.nothing:
            yield Paragraph(section.nothing)
        for finding in section.findings:
            yield from _tell(finding, Style.SUBHEADING if section.heading else Style.HEADING)


def _tell(finding: Finding, heading: Style) -> Iterator[Paragraph]:
    yield Paragraph(finding.sentence, heading)
    if finding.why:
        yield Paragraph(finding.why)
    for standing in finding.standings:
        yield Paragraph(end_sentence(standing.words), lead=f"{standing.seen}:")
    if finding.next_step:
        yield Paragraph(finding.next_step, lead="Next:")
    for line in finding.evidence:
        yield Paragraph(line, Style.POINT)
    if finding.rests_on:
        yield Paragraph(finding.rests_on, Style.QUIET)
