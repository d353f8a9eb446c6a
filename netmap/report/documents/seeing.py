"""What is seen in a document of findings: each finding, and whoever is named in it."""

from collections.abc import Iterator, Sequence

from netmap.analysis.day import Day
from netmap.analysis.handed_on.label import Seen, SeenFinding, SeenPart
from netmap.analysis.handed_on.marks import Marks
from netmap.report.finding import Finding, end_sentence


def see_findings(findings: Sequence[Finding], day: Day, marks: Marks) -> Seen:
    """Return what is seen in a document that tells findings of a day."""
    return Seen(parts=tuple(_see_named(findings, day, marks)), findings=tuple(_see(findings, marks)))


def _see(findings: Sequence[Finding], marks: Marks) -> Iterator[SeenFinding]:
    for one in findings:
        standings = (end_sentence(f"{standing.seen}: {standing.words}") for standing in one.standings)
        said = filter(None, (one.why, *standings, one.next_step, *one.evidence))
        yield SeenFinding(mark=marks.mark(one.key), sentence=one.sentence, said=tuple(said))


def _see_named(findings: Sequence[Finding], day: Day, marks: Marks) -> Iterator[SeenPart]:
    """Give whom or what findings are about, as far as their names are written there."""
    written = "\n".join(
        text for one in findings for text in (one.sentence, one.why, one.next_step, *one.evidence)
    )
    for key in dict.fromkeys(key for one in findings for key in one.subjects):
        entity = day.everything.get(key)
        if entity and entity.name and entity.name in written:
            yield SeenPart(mark=marks.mark(key), kind=entity.kind, name=entity.name)
