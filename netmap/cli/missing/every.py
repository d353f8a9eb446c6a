"""The command `missing`."""

from dataclasses import asdict

from netmap.analysis.confirmed import CountedTies
from netmap.cli.terminal.counted_ties import TiesFlag, count_ties
from netmap.cli.terminal.findings import print_findings
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.today import read_day
from netmap.report.dismissals import ALL_ASIDE, keep_open
from netmap.report.missing.every import find_missing, group_missing
from netmap.settings import load_settings


def show_missing(
    *, ties: TiesFlag = CountedTies.ALL, as_json: JsonFlag = False, store: StoreFlag = None
) -> None:
    day = count_ties(read_day(load_settings(store=store)), ties)
    found = find_missing(day)
    findings = keep_open(found, day)
    if as_json:
        print_json([asdict(finding) | {"key": finding.key} for finding in findings])
        return
    for heading, those in group_missing(findings):
        print_line(heading.upper())
        print_findings(those, "")
        print_line()
    if not day.network.entities:
        print_line(
            "Nothing is on the map yet. Bring a list with `netmap import FILE`, or look at `netmap demo`."
        )
    elif not findings:
        print_line(ALL_ASIDE if found else "Nothing is missing that netmap could see.")
