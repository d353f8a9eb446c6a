"""The command `missing`."""

from collections.abc import Sequence
from dataclasses import asdict

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.cli.terminal.counted_ties import TiesFlag, count_ties
from netmap.cli.terminal.documents import check_document, save_findings
from netmap.cli.terminal.findings import print_findings
from netmap.cli.terminal.options import DocumentFlag, JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.terminal.reading import NOTHING_YET
from netmap.cli.today import read_day
from netmap.report.dismissals import ALL_ASIDE, keep_open
from netmap.report.finding import Finding
from netmap.report.missing.every import NOTHING_MISSING, find_missing, group_missing
from netmap.settings import load_settings


def show_missing(
    *,
    ties: TiesFlag = CountedTies.ALL,
    file: DocumentFlag = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    check_document(file)
    day = count_ties(read_day(load_settings(store=store)), ties)
    if file:
        save_findings(file, AskedFindings(of=Findings.MISSING, ties=ties), day)
        return
    found = find_missing(day)
    findings = keep_open(found, day)
    if as_json:
        print_json([asdict(finding) | {"key": finding.key} for finding in findings])
        return
    for heading, those in group_missing(findings):
        print_line(heading.upper())
        print_findings(those, "")
        print_line()
    if not findings or not day.network.entities:
        print_line(_tell_nothing(day, found))


def _tell_nothing(day: Day, found: Sequence[Finding]) -> str:
    if not day.network.entities:
        return NOTHING_YET
    return ALL_ASIDE if found else NOTHING_MISSING
