"""Findings on the terminal."""

from collections.abc import Sequence

from netmap.cli.terminal.printing import print_line
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
