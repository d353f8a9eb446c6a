"""The command `introductions`."""

from dataclasses import asdict
from typing import Annotated

import typer

from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.cli.terminal.documents import check_document, save_findings
from netmap.cli.terminal.findings import print_findings
from netmap.cli.terminal.options import DocumentFlag, JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json
from netmap.cli.today import read_day
from netmap.model.kinds import EntityKind
from netmap.report.introductions.chains import tell_chain
from netmap.report.introductions.ways import describe_introductions, find_target
from netmap.settings import load_settings


def show_introductions(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A name on the map, or an id.")],
    *,
    start: Annotated[
        str | None, typer.Option("--from", metavar="PERSON", help="Who of us asks: a name, or an id.")
    ] = None,
    file: DocumentFlag = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    check_document(file)
    day = read_day(load_settings(store=store))
    wanted = find_target(day.network, target)
    asker = find_target(day.network, start, (EntityKind.PERSON,)).id if start else None
    if file:
        asked = AskedFindings(of=Findings.INTRODUCTIONS, about=wanted.id, start=asker or "")
        save_findings(file, asked, day)
        return
    found = describe_introductions(day, wanted.id, start=asker)
    findings = [one.finding for one in found]
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_findings(findings, "", [tell_chain(one.chain) for one in found if one.chain])
