"""The command `grown`."""

from dataclasses import asdict
from typing import Annotated

import typer

from netmap.analysis.day import Day, read_today
from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.cli.terminal.documents import check_document, save_findings
from netmap.cli.terminal.findings import print_findings
from netmap.cli.terminal.options import DocumentFlag, JsonFlag, StoreFlag, parse_day
from netmap.cli.terminal.printing import print_json
from netmap.cli.terminal.reading import read_map
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.report.documents.every import YEAR, recall_past
from netmap.report.keep_in_touch.due import NO_RELATIONSHIP
from netmap.report.keep_in_touch.growth import find_growth
from netmap.settings import load_settings


def show_growth(
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="After this day, as 2026-03-31; without it one year.")
    ] = None,
    file: DocumentFlag = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    check_document(file)
    today = read_today()
    first = parse_day(since, "since") if since else today - YEAR
    if first > today:
        raise InputError("This day is still to come. Give one of the past, like 2026-03-31.", field="since")
    with open_store(load_settings(store=store)) as opened:
        day = Day(read_map(opened), today)
        past = recall_past(opened)
        if file:
            save_findings(file, AskedFindings(of=Findings.GROWN, since=first), day, past)
            return
        findings = find_growth(day, since=first, known=past(first))
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_findings(findings, NO_RELATIONSHIP)
