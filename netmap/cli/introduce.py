"""The command that says who could introduce us to somebody."""

from dataclasses import asdict
from typing import Annotated

import typer

from netmap.cli.look import read_network
from netmap.cli.options import JsonFlag, StoreFlag
from netmap.cli.printing import print_findings, print_json
from netmap.model.content import load_content
from netmap.report.findings_introductions import find_introductions, find_target
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
