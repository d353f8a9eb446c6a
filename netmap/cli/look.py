"""Commands that look: what the store holds, and what the analysis says."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from netmap.analysis.connectors.narrowing import NARROWING_KINDS
from netmap.analysis.day import Day, read_today
from netmap.analysis.projection import ActorScope
from netmap.cli.bring_in import plan_files
from netmap.cli.options import DirectedFlag, JsonFlag, SourceFlag, StoreFlag
from netmap.cli.printing import print_findings, print_json, print_line, print_table
from netmap.cli.today import read_day
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import apply_change
from netmap.model.network import EMPTY, Network
from netmap.report.connectors.every import find_connectors
from netmap.report.connectors.who_connects import group_connectors
from netmap.report.data.analysis_json import build_analysis
from netmap.report.dismissals import keep_open
from netmap.report.introductions.ways import find_target
from netmap.report.missing.every import find_missing, group_missing
from netmap.settings import Settings, load_settings

LISTED_ACTORS = 20


def show_status(as_json: JsonFlag = False, store: StoreFlag = None) -> None:
    """Say what the store holds."""
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        network = opened.read()
        address = opened.address
    if as_json:
        counts: dict[str, Any] = {**network.counts(), "ties": network.tie_counts()}
        print_json({"store": address, "revision": network.revision, "counts": counts})
        return
    print_line(f"{address}, revision {network.revision}")
    if not network.entities:
        print_line("Nothing is in it yet. Bring a list with `netmap import FILE`, or look at `netmap demo`.")
        return
    print_table(("Kind", "How many"), [*network.counts().items(), *network.tie_counts().items()])


def read_network(
    files: list[Path] | None, settings: Settings, *, directed: bool, source: str | None
) -> Network:
    """Return the network of some files, without touching a store, or the store's."""
    if not files:
        with open_store(settings) as opened:
            return opened.read()
    plan = plan_files(EMPTY, files, settings, directed=directed, source=source)
    network = EMPTY
    for change in plan.build_changes(EMPTY, settings.who):
        network = apply_change(network, change)
    return network


def analyze(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]…", help="Without files: the store.")
    ] = None,
    *,
    as_json: JsonFlag = False,
    directed: DirectedFlag = False,
    weighted: Annotated[
        bool, typer.Option("--weighted", help="Use strength where a measure knows weights.")
    ] = False,
    source: SourceFlag = None,
    store: StoreFlag = None,
) -> None:
    """Measure everybody: who is tied to whom, who is between, who is near, who holds whom together."""
    network = read_network(files, load_settings(store=store), directed=directed, source=source)
    today = Day(network, read_today())
    analysis = build_analysis(today, directed=directed, weighted=weighted, file_ids=bool(files))
    if as_json:
        print_json(analysis)
        return
    whole = analysis["network"]
    print_line(
        f"{whole['actors']:,} partners, {whole['ties']:,} ties, {whole['components']:,} separate groups."
    )
    ranked = sorted(analysis["actors"], key=lambda actor: (-(actor["betweenness"] or 0), actor["name"]))
    rows = [
        (
            actor["name"],
            actor["degree"],
            _round(actor["betweenness"]),
            _round(actor["harmonic"]),
            _round(actor["constraint"]),
        )
        for actor in ranked[:LISTED_ACTORS]
    ]
    print_table(("Name", "Ties", "Betweenness", "Harmonic", "Constraint"), rows)
    if len(ranked) > LISTED_ACTORS:
        print_line(f"… and {len(ranked) - LISTED_ACTORS:,} more; --json lists them all.")


def _round(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def show_connectors(
    *,
    people: Annotated[bool, typer.Option("--people", help="Among people, not organizations.")] = False,
    both: Annotated[bool, typer.Option("--both", help="Among organizations and people together.")] = False,
    within: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only within a coalition, a goal (who works on it) or an area."),
    ] = None,
    most: Annotated[int, typer.Option(min=1, max=100, help="How many connectors to tell of at most.")] = 3,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    """Say who connects others, what hangs on whom, what is between sectors, and which groups there are."""
    if people and both:
        raise InputError("Use --people or --both, not the two together.", field="people")
    day = read_day(load_settings(store=store))
    scope = ActorScope.PEOPLE if people else ActorScope.BOTH if both else ActorScope.PARTNERS
    part = find_target(day.network, within, NARROWING_KINDS).id if within else None
    findings = keep_open(find_connectors(day, scope=scope, within=part, most=most), day)
    if as_json:
        print_json([asdict(finding) | {"key": finding.key} for finding in findings])
        return
    for heading, those in group_connectors(findings):
        print_line(heading.upper())
        print_findings(those, "")
        print_line()
    if not findings:
        print_line("Nobody stands between others yet. Add ties, then look again.")


def show_missing(as_json: JsonFlag = False, store: StoreFlag = None) -> None:
    """Say which sectors have nobody, who is only listed, and who has no tie."""
    day = read_day(load_settings(store=store))
    findings = keep_open(find_missing(day), day)
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
        print_line("Nothing is missing that netmap could see.")
