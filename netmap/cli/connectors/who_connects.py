"""The command `connectors`."""

from dataclasses import asdict
from typing import Annotated

import typer

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.connectors.narrowing import NARROWING_KINDS
from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.analysis.projection import ActorScope
from netmap.cli.terminal.counted_ties import TiesFlag, count_ties
from netmap.cli.terminal.documents import check_document, save_findings
from netmap.cli.terminal.findings import print_findings
from netmap.cli.terminal.options import DocumentFlag, JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_error, print_json, print_line
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.report.connectors.every import find_connectors, group_connectors, tell_nobody_between
from netmap.report.dismissals import ALL_ASIDE, keep_open
from netmap.report.introductions.ways import find_target
from netmap.settings import load_settings

LARGE = 500
"""From how many on a map somebody is told that they have to wait."""


def show_connectors(
    *,
    people: Annotated[bool, typer.Option("--people", help="Among people, not organizations.")] = False,
    both: Annotated[bool, typer.Option("--both", help="Among organizations and people together.")] = False,
    within: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only within a coalition, a goal (who works on it) or an area."),
    ] = None,
    most: Annotated[int, typer.Option(min=1, max=100, help="How many connectors to tell of at most.")] = 3,
    ties: TiesFlag = CountedTies.ALL,
    file: DocumentFlag = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    check_document(file)
    if people and both:
        raise InputError("Use --people or --both, not the two together.", field="people")
    day = count_ties(read_day(load_settings(store=store)), ties)
    scope = ActorScope.PEOPLE if people else ActorScope.BOTH if both else ActorScope.PARTNERS
    part = find_target(day.openly.network, within, NARROWING_KINDS).id if within else None
    if len(day.project(scope)) > LARGE and ties is CountedTies.ALL:
        print_error(
            "Working out how sure this is, by filling in what nobody was asked. On a large map this takes a while."
        )
    if file:
        asked = AskedFindings(of=Findings.CONNECTORS, about=part or "", scope=scope, most=most, ties=ties)
        save_findings(file, asked, day)
        return
    found = find_connectors(day, scope=scope, within=part, most=most, in_depth=True)
    findings = keep_open(found, day)
    if as_json:
        print_json([asdict(finding) | {"key": finding.key} for finding in findings])
        return
    nothing = ALL_ASIDE if found else tell_nobody_between(day, scope=scope, within=part)
    for heading, those in group_connectors(findings):
        print_line(heading.upper())
        print_findings(those, "")
        print_line()
    if not findings:
        print_line(nothing)
