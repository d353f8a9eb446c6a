"""The command `analyze`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.counts import count_graph
from netmap.analysis.day import Day, read_today
from netmap.cli.lists.bring_in import plan_files, read_files
from netmap.cli.terminal.counted_ties import TiesFlag, count_ties
from netmap.cli.terminal.options import DirectedFlag, JsonFlag, SourceFlag, StoreFlag
from netmap.cli.terminal.printing import print_error, print_json, print_line, print_table, show_progress
from netmap.cli.terminal.reading import NOTHING_YET, read_map
from netmap.graph.store import open_store
from netmap.model.network import EMPTY
from netmap.model.words import count_things
from netmap.report.counts import tell_count
from netmap.report.data.analysis_json import build_analysis
from netmap.settings import load_settings

LISTED_ACTORS = 20
LISTED_PROBLEMS = 40


def analyze(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Without files: the store.")
    ] = None,
    *,
    as_json: JsonFlag = False,
    directed: DirectedFlag = False,
    weighted: Annotated[
        bool, typer.Option("--weighted", help="Use strength where a measure knows weights.")
    ] = False,
    ties: TiesFlag = CountedTies.ALL,
    source: SourceFlag = None,
    store: StoreFlag = None,
) -> None:
    settings = load_settings(store=store)
    if files:
        plan = plan_files(EMPTY, read_files(files), settings, directed=directed, source=source)
        network, reading = plan.foresee(), plan.tell_reading()
    else:
        with open_store(settings) as opened:
            network, reading = read_map(opened), None
    _tell_reading(reading)
    today = count_ties(Day(network, read_today()), ties)
    with show_progress("Measuring") as advance:
        analysis = build_analysis(
            today, directed=directed, weighted=weighted, file_ids=bool(files), on_progress=advance
        )
    _tell_error(analysis["network"]["betweenness_error"])
    if as_json:
        print_json(analysis | {"reading": reading})
        return
    whole = analysis["network"]
    if not (files or analysis["actors"]):
        print_line(NOTHING_YET)
        return
    counted = count_things(whole["ties"], "tie")
    counted += ", counted for each direction" if directed else ""
    groups = count_things(whole["components"], "separate group")
    print_line(f"{tell_count(count_graph(today.graph))}; {counted}; {groups}.")
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


def _tell_reading(reading: dict[str, Any] | None) -> None:
    """Say on standard error what of the files is not in the figures, or otherwise than it stands there."""
    told = [_tell_problem(one) for one in (reading or {}).get("problems", [])]
    told += [
        f"{one['file']}, {one['column']}: {one['sentence']}" for one in (reading or {}).get("rescaled", [])
    ]
    for sentence in told[:LISTED_PROBLEMS]:
        print_error(sentence)
    if len(told) > LISTED_PROBLEMS:
        print_error(f"… and {len(told) - LISTED_PROBLEMS:,} more; --json lists them all.")
    refused = (reading or {}).get("refused_rows", 0)
    if refused:
        print_error(f"{count_things(refused, 'row')} refused: not in the figures below.")


def _tell_error(error: float | None) -> None:
    """Say on standard error how far off betweenness may be, where a sample of ways stood for all."""
    if error:
        print_error(
            f"Too many ways to follow all: betweenness is that of a sample, and up to {error:.4f} off."
        )


def _tell_problem(problem: dict[str, Any]) -> str:
    place = f"{problem['file']}, row {problem['row']}" if problem["row"] else problem["file"]
    return f"{place}{', ' if problem['column'] else ''}{problem['column']}: {problem['message']}"


def _round(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
