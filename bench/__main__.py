"""`make bench`: how soon commands answer; lists, measures and maps beside what people use without netmap."""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TypeVar

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from bench import ours, peers
from bench.crowd import measure_imports, measure_visitors
from bench.groups import measure_groups
from bench.large import measure_large
from bench.lists import measure_lists, tell_quality
from bench.measures import draw_growth, time_growth, time_measures, write_tables
from bench.networks import build_network, build_plain_graph
from bench.pages import measure_pages_of
from bench.pictures import measure_pictures
from bench.start import measure_start
from bench.sureness import measure_sureness
from netmap.model.network import Network

SIZES = (60, 500, 2_000)
LARGE = 2_000
"""Organizations on the large map whose pages are timed."""
ROUNDS = 3
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

Timed = TypeVar("Timed")


def main() -> None:
    """Measure and print: each measure the least of up to five rounds, the rest the median of three."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--chromium", default=CHROMIUM)
    arguments.add_argument("--sizes", nargs="*", type=int, default=list(SIZES))
    parts = ["measures", "start", "lists", "sure", "groups", "crowd", "large", "pictures"]
    arguments.add_argument("--only", choices=parts, help="only this part")
    arguments.add_argument(
        "--minutes", type=float, default=2.0, help="how long many visitors click; 60 is the long run"
    )
    chosen = arguments.parse_args()
    console = Console()
    console.print(f"On {os.cpu_count()} processors.")
    if chosen.only == "lists":
        print_lists(console)
        return
    if chosen.only == "sure":
        for one in measure_sureness():
            console.print(one)
        return
    if chosen.only in {"groups", "crowd", "large", "pictures"}:
        print_part(console, chosen.only, chosen)
        return
    if chosen.only != "measures":
        with tempfile.TemporaryDirectory() as folder:
            console.print(measure_start(Path(folder) / "store"))
    if chosen.only == "start":
        return
    found = time_measures()
    for one in write_tables(found):
        console.print(one)
    draw_growth(time_growth(found))
    if chosen.only == "measures":
        return
    print_lists(console)
    table = Table("organizations", "write s", "read s", "analysis s", "NetworkX s", "times faster")
    picture = Table("organizations", "map s", "click s", "pyvis s", "times faster")
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure_size(build_network(size), Path(folder), chosen.chromium, table, picture)
    console.print(table)
    console.print(picture)
    print_pages(console, chosen.chromium)
    for part in ("pictures", "groups", "crowd", "large"):
        print_part(console, part, chosen)


def print_part(console: Console, part: str, chosen: argparse.Namespace) -> None:
    """Print what takes long and stands by itself: pictures, groups, many at once, the largest maps."""
    if part == "groups":
        console.print(measure_groups())
    elif part == "crowd":
        console.print(measure_imports())
        console.print(measure_visitors(chosen.minutes, chosen.chromium, FLAGS))
    elif part == "pictures":
        console.print(measure_pictures(chosen.chromium, FLAGS))
    else:
        console.print(measure_large())


def print_lists(console: Console) -> None:
    """Print how soon lists are previewed and brought in, and how many are read as people read them."""
    console.print(measure_lists())
    console.print(tell_quality(), highlight=False, soft_wrap=True)


def print_pages(console: Console, chromium: str) -> None:
    """Print how long each page takes as a visitor sees it, on the sample county and on a large map."""
    for network, title in (
        (None, "The sample county"),
        (build_network(LARGE), f"{LARGE:,} organizations"),
    ):
        console.print(measure_pages_of(network, title, chromium, FLAGS))


def measure_size(network: Network, folder: Path, chromium: str, table: Table, picture: Table) -> None:
    """Add one row to each table for one network."""
    graph = build_plain_graph(network)
    size = str(graph.number_of_nodes())
    store = folder / "store"
    with ours.open_empty_store(store) as opened:
        write = ours.fill_store(opened, network)
        read = _median(lambda: ours.time_read(store))
        analysis = _median(lambda: ours.time_analysis(network))
        plain = peers.time_networkx(graph)
        table.add_row(size, *map(_seconds, (write, read, analysis, plain)), f"{plain / analysis:.0f}")
        with ours.serve_store(store) as address:
            drawn = _median(lambda: _in_browser(chromium, lambda page: ours.time_map(page, address)))
            clicked = _in_browser(chromium, lambda page: _time_clicks(page, address))
    pyvis = _in_browser(chromium, lambda page: peers.time_pyvis(page, peers.write_pyvis_page(graph, folder)))
    shown = f"> {peers.PATIENCE_SECONDS:.0f}" if pyvis is None else _seconds(pyvis)
    ratio = (pyvis or peers.PATIENCE_SECONDS) / drawn
    picture.add_row(
        size, _seconds(drawn), _seconds(clicked), shown, f"{'>' if pyvis is None else ''}{ratio:.0f}"
    )


def _time_clicks(page: Page, address: str) -> float:
    ours.time_map(page, address)
    return _median(lambda: ours.time_click(page))


def _median(measure: Callable[[], float]) -> float:
    return median(measure() for _ in range(ROUNDS))


def _seconds(value: float) -> str:
    return f"{value:.2f}"


def _in_browser(chromium: str, measure: Callable[[Page], Timed]) -> Timed:
    with _open_page(chromium) as page:
        return measure(page)


@contextmanager
def _open_page(chromium: str) -> Iterator[Page]:
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(profile, executable_path=chromium, args=FLAGS)
        try:
            yield browser.new_page()
        finally:
            browser.close()


if __name__ == "__main__":
    main()
