"""Every measure of netmap, NetworkX, rustworkx and igraph on the same graphs, and how time grows."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from math import isclose
from pathlib import Path

from rich.table import Table

from bench.networks import build_network, build_plain_graph

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".venv-bench" / ("Scripts" if sys.platform == "win32" else "bin")
BENCH_PYTHON = str(FOLDER / "python")
PYTHONS = {
    "netmap": sys.executable,
    "NetworkX": sys.executable,
    "rustworkx": sys.executable,
    "igraph": BENCH_PYTHON,
}
PICTURE = ROOT / "docs" / "pictures" / "growth.svg"

SIZES = (200, 2_000, 10_000)
GROWTH_SIZES = (200, 500, 1_000, 2_000, 5_000, 10_000)
GROWING = ("betweenness", "betweenness by strength", "Connectors page")
MEASURES = (
    "degree",
    "betweenness",
    "betweenness by strength",
    "harmonic closeness",
    "harmonic closeness by strength",
    "constraint",
    "effective size",
    "cut actors",
    "sector measures",
    "brokerage roles",
    "all measures",
    "all measures by strength",
    "Connectors page",
)
ONLY_OURS = frozenset(MEASURES[8:])
LIMIT_SECONDS = 60


class WrongSum(Exception):
    """Two programs do not measure the same."""


@dataclass(frozen=True)
class Timed:
    """The least seconds of some rounds and the sum of the values; no seconds when the limit was reached."""

    seconds: float | None
    sum: float | None


Found = dict[tuple[int, str, str], Timed]
"""By size, measure and program."""


def time_measures(sizes: Iterable[int] = SIZES, limit: float = LIMIT_SECONDS) -> Found:
    """Return what every program takes for every measure it has, at each size; raise `WrongSum` if they differ."""
    found: Found = {}
    for size in sizes:
        graph = _list_ties(size)
        for measure in MEASURES:
            _time_measure(found, graph, size, measure, limit)
    return found


def time_growth(found: Found, sizes: Iterable[int] = GROWTH_SIZES, limit: float = LIMIT_SECONDS) -> Found:
    """Return what is in `found`, and what the sizes in between take for the measures that the picture shows."""
    grown = dict(found)
    for size in sizes:
        graph = _list_ties(size)
        for measure in GROWING:
            if (size, measure, "netmap") not in grown:
                _time_measure(grown, graph, size, measure, limit)
    return grown


def _list_ties(size: int) -> tuple[int, list[tuple[int, int, int]]]:
    graph = build_plain_graph(build_network(size))
    place = {actor: number for number, actor in enumerate(sorted(graph))}
    ties = [(place[one], place[other], data["weight"]) for one, other, data in graph.edges(data=True)]
    return len(place), ties


def _time_measure(
    found: Found, graph: tuple[int, list[tuple[int, int, int]]], size: int, measure: str, limit: float
) -> None:
    for program, python in PYTHONS.items():
        if measure in ONLY_OURS and program != "netmap":
            continue
        timed = _ask(program, python, {"n": graph[0], "ties": graph[1], "measure": measure}, limit)
        if timed is None:
            continue
        ours = found.get((size, measure, "netmap"), timed)
        if timed.sum is not None and ours.sum is not None and not isclose(timed.sum, ours.sum, rel_tol=1e-6):
            raise WrongSum(f"{measure} of {size}: netmap {ours.sum}, {program} {timed.sum}")
        found[size, measure, program] = timed


def _ask(program: str, python: str, question: dict[str, object], limit: float) -> Timed | None:
    command = [python, "-m", f"bench.programs.run_{program.lower()}"]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(question),
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            timeout=limit,
        )
    except subprocess.TimeoutExpired:
        return Timed(None, None)
    answer = json.loads(done.stdout)
    return answer and Timed(answer["seconds"], answer["sum"])


def write_tables(found: Found, limit: float = LIMIT_SECONDS) -> list[Table]:
    """Return a table for each size: the seconds of each program, and how many times ours the fastest peer takes."""
    tables = []
    for size in sorted({size for size, _, _ in found}):
        table = Table("measure", *(f"{program} s" for program in PYTHONS), "fastest peer / netmap")
        table.title = f"{size:,} organizations"
        for measure in MEASURES:
            row = {program: found.get((size, measure, program)) for program in PYTHONS}
            if row["netmap"] is not None:
                table.add_row(measure, *(_tell(timed, limit) for timed in row.values()), _compare(row))
        tables.append(table)
    return tables


def _tell(timed: Timed | None, limit: float) -> str:
    if timed is None:
        return "–"
    return f"> {limit:.0f}" if timed.seconds is None else f"{timed.seconds:.3g}"


def _compare(row: dict[str, Timed | None]) -> str:
    seconds = {
        program: timed.seconds
        for program, timed in row.items()
        if timed is not None and timed.seconds is not None
    }
    ours = seconds.pop("netmap", None)
    return f"{min(seconds.values()) / ours:.2g}" if seconds and ours else "–"


def draw_growth(found: Found, picture: Path = PICTURE, limit: float = LIMIT_SECONDS) -> None:
    """Draw how the time of the growing measures rises with the organizations, in the benchmark's own Python."""
    lines = {
        measure: {
            program: sorted(
                (size, timed.seconds)
                for (size, name, asked), timed in found.items()
                if name == measure and asked == program and timed.seconds is not None
            )
            for program in PYTHONS
        }
        for measure in GROWING
    }
    question = json.dumps({"lines": lines, "limit": limit, "picture": str(picture)})
    command = [BENCH_PYTHON, "-m", "bench.draw_growth"]
    subprocess.run(command, input=question, text=True, check=True, cwd=ROOT)
