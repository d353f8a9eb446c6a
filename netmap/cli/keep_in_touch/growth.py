"""The command `grown`."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from netmap.analysis.day import Day, read_today
from netmap.cli.terminal.findings import check_document, print_findings, save_findings
from netmap.cli.terminal.options import DocumentFlag, JsonFlag, StoreFlag, begin_day, parse_day
from netmap.cli.terminal.printing import print_json
from netmap.cli.terminal.reading import read_map
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.report.document import Section
from netmap.report.keep_in_touch.due import NO_RELATIONSHIP
from netmap.report.keep_in_touch.growth import find_growth
from netmap.settings import load_settings

BEFORE_ANY_MAP = date(2000, 1, 1)
"""A day on which nothing was known yet: no store is that old."""


def show_growth(
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="After this day, as 2026-03-31; without it one year.")
    ] = None,
    file: DocumentFlag = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    check_document(file)
    first, today = parse_day(since, "since") if since else None, read_today()
    if first and first > today:
        raise InputError("This day is still to come. Give one of the past, like 2026-03-31.", field="since")
    with open_store(load_settings(store=store)) as opened:
        day = Day(read_map(opened), today)
        known = opened.read(at=begin_day(max(first, BEFORE_ANY_MAP))) if first else None
    findings = find_growth(day, since=first, known=known)
    if file:
        save_findings(file, "What has grown", [Section("", findings, NO_RELATIONSHIP)], day)
    elif as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_findings(findings, NO_RELATIONSHIP)
