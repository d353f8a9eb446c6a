"""Commands about single people and places: who could introduce us, and what is to be handed over."""

from dataclasses import asdict
from typing import Annotated

import typer

from netmap.cli.look import read_network
from netmap.cli.options import JsonFlag, StoreFlag
from netmap.cli.printing import print_findings, print_json, print_table
from netmap.model.content import load_content
from netmap.model.kinds import EntityKind
from netmap.report.findings_introductions import find_introductions, find_target
from netmap.report.findings_succession import find_handover
from netmap.settings import load_settings


def show_introductions(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A name on the map, or an id.")],
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    """Say who of us could reach somebody, a sector, a population, a place or an asset, and over whom."""
    settings = load_settings(store=store)
    network = read_network(None, settings, directed=False, source=None)
    wanted = find_target(network, target)
    findings = find_introductions(network, wanted.id, load_content(settings.content))
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        print_findings(findings, "")


def show_succession(
    person: Annotated[
        str | None, typer.Argument(metavar="[PERSON]", help="A name on the map, or an id; all of us without.")
    ] = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    """Say what would be lost if one of us left, and is to be handed over."""
    network = read_network(None, load_settings(store=store), directed=False, source=None)
    wanted = find_target(network, person, (EntityKind.PERSON,)).id if person else None
    findings = find_handover(network, wanted)
    if as_json:
        print_json([asdict(finding) for finding in findings])
        return
    whom = network.name_of(wanted) if wanted else "one of us"
    print_findings(findings, f"As far as is noted, nothing hangs on {whom} alone.")
    for finding in findings if wanted else ():
        print_table(("To hand over",), [(line,) for line in finding.evidence])
