"""Findings on the terminal, and as a document."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from netmap.analysis.day import Day
from netmap.cli.terminal.printing import print_line
from netmap.errors import InputError
from netmap.files.documents import ENDING
from netmap.report.document import Section, write_findings
from netmap.report.finding import Finding, end_sentence


def print_findings(findings: Sequence[Finding], nothing: str, hints: Sequence[str] = ()) -> None:
    """Print findings as people read them, each with its hint if there is one; `nothing` when there are none."""
    if not findings:
        print_line(nothing)
    for number, finding in enumerate(findings, start=1):
        print_line(f"{number}. {finding.sentence}")
        for standing in finding.standings:
            print_line(f"   {standing.seen}: {end_sentence(standing.words)}")
        for label, text in (
            ("Why it matters", finding.why),
            ("Rests on", finding.rests_on),
            ("Next", finding.next_step),
        ):
            if text:
                print_line(f"   {label}: {text}")
        if hint := "".join(hints[number - 1 : number]):
            print_line(f"   {hint}")


def check_document(file: Path | None) -> None:
    """Raise `InputError` when findings are to be written into a file that is no document."""
    if file and file.suffix.lower() != ENDING:
        raise InputError(
            f"Findings are written as a document. Let the name end in {ENDING}.",
            field="output",
            value=str(file),
        )


def save_findings(file: Path, title: str, sections: Iterable[Section], day: Day) -> None:
    """Write findings as a document, and say so."""
    from netmap.files.exports import write_file  # noqa: PLC0415 - a tenth of a second, which only a file needs

    write_file(file, write_findings(title, sections, day))
    print_line(f"Wrote {file}.")
