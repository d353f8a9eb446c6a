"""The largest maps: how long a map of 50,000 takes to be laid out, and what memory its measures take."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

import orjson
from rich.table import Table

from bench.networks import build_network
from netmap.analysis.day import Day, read_today
from netmap.picture.compose import compose_picture
from netmap.picture.every import build_painted
from netmap.picture.map_data import build_map
from netmap.picture.painted import Wanted
from netmap.picture.views import View

SIZES = (2_000, 50_000)
_MEASURE = """
import resource, sys
from bench import ours
from bench.networks import build_network
print(ours.time_analysis(build_network(int(sys.argv[1]))), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure_large() -> Table:
    """Return a table of the map, of the view of names, and of the first analysis, with the memory that takes."""
    table = Table("organizations", "ties", "map s", "map KB", "names s", "analysis s", "analysis MiB")
    for size in SIZES:
        network = build_network(size)
        day = Day(network, read_today())
        ties = day.graph.number_of_edges()
        drawn, data = _time(partial(_draw_map, day))
        named, _ = _time(partial(build_painted, View.NAMES, day, Wanted()))
        seconds, memory = _analyze(size)
        table.add_row(
            f"{size:,}", f"{ties:,}", f"{drawn:.1f}", f"{len(orjson.dumps(data)) / 1024:,.0f}", f"{named:.1f}",
            f"{seconds:.0f}", f"{memory:,.0f}",
        )  # fmt: skip
    return table


def _draw_map(day: Day) -> dict[str, Any]:
    return build_map(compose_picture(day))


def _time(work: Callable[[], dict[str, Any]]) -> tuple[float, dict[str, Any]]:
    start = perf_counter()
    found = work()
    return perf_counter() - start, found


def _analyze(size: int) -> tuple[float, float]:
    """Return the seconds and the most memory in MiB of an analysis in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(size)], capture_output=True, text=True, check=True
    )
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory
