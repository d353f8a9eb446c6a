"""The command `analyze`."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.counts import count_graph
from netmap.analysis.day import Day, read_today
from netmap.cli.lists.bring_in import plan_files, read_files
from netmap.cli.terminal.options import DirectedFlag, JsonFlag, SourceFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line, print_table
from netmap.graph.store import open_store
from netmap.model.changes import apply_change
from netmap.model.network import EMPTY, Network
from netmap.model.words import count_things
from netmap.report.counts import tell_count
from netmap.report.data.analysis_json import build_analysis
from netmap.settings import Settings, load_settings

LISTED_ACTORS = 20


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
    network = _read_network(files, load_settings(store=store), directed=directed, source=source)
    today = Day(network, read_today())
    analysis = build_analysis(today, directed=directed, weighted=weighted, file_ids=bool(files))
    if as_json:
        print_json(analysis)
        return
    whole = analysis["network"]
    ties = count_things(whole["ties"], "tie")
    ties += ", counted for each direction" if directed else ""
    groups = count_things(whole["components"], "separate group")
    print_line(f"{tell_count(count_graph(today.graph))}; {ties}; {groups}.")
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


def _read_network(
    files: list[Path] | None, settings: Settings, *, directed: bool, source: str | None
) -> Network:
    """Return the network of some files, without touching a store, or the store's."""
    if not files:
        with open_store(settings) as opened:
            return opened.read()
    plan = plan_files(EMPTY, read_files(files), settings, directed=directed, source=source)
    network = EMPTY
    for change in plan.build_changes(EMPTY, settings.who):
        network = apply_change(network, change)
    return network


def _round(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
