"""Many at once: open sessions that go from page to page for minutes, and imports of one list at the same moment; with the server's memory."""

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import psutil
from playwright.sync_api import Browser, sync_playwright
from rich.table import Table

from bench import ours
from bench.networks import build_network, write_partner_list
from bench.pages import PAGES, time_page
from netmap.graph.store import open_store
from netmap.settings import load_settings

VISITORS = 25
ORGANIZATIONS = 500
IMPORTS, ROWS = 8, 200
_MEBIBYTE = 1 << 20


def measure_visitors(minutes: float, chromium: str, flags: list[str]) -> Table:
    """Return a table of how long pages take while `VISITORS` sessions stay open, and of the server's memory."""
    table = Table(
        "",
        "beginning",
        "end",
        title=f"{VISITORS} open sessions for {minutes:g} minutes, one page after another",
    )
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        with ours.open_empty_store(store) as opened:
            ours.fill_store(opened, build_network(ORGANIZATIONS))
            with ours.serve_store(store) as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=flags)
                rounds = _click_around(browser, address, minutes)
                browser.close()
    first, last = rounds[0], rounds[-1]
    table.add_row("pages looked at", "", f"{sum(len(seconds) for seconds, _ in rounds):,}")
    for name, pick in (
        ("median s", median),
        ("nine in ten within s", lambda found: quantiles(found, n=10)[-1]),
    ):
        table.add_row(name, f"{pick(first[0]):.2f}", f"{pick(last[0]):.2f}")
    table.add_row("memory of the server, MiB", f"{first[1]:,.0f}", f"{last[1]:,.0f}")
    return table


def _click_around(browser: Browser, address: str, minutes: float) -> list[tuple[list[float], float]]:
    """Return for each round the seconds of every visitor's page, and the server's memory in MiB after it."""
    choose, end = random.Random(7), perf_counter() + 60 * minutes
    pages = [browser.new_context().new_page() for _ in range(VISITORS)]
    rounds: list[tuple[list[float], float]] = []
    while not rounds or perf_counter() < end:
        seconds = [time_page(page, f"{address}/{choose.choice(PAGES)}").done for page in pages]
        rounds.append((seconds, _find_memory(address)))
    return rounds


def _find_memory(address: str) -> float:
    port = int(address.rsplit(":", 1)[1])
    for one in psutil.net_connections("tcp"):
        if one.status == psutil.CONN_LISTEN and one.pid and one.laddr and one.laddr.port == port:
            return float(psutil.Process(one.pid).memory_info().rss) / _MEBIBYTE
    raise RuntimeError(f"Nobody listens on port {port}.")


def measure_imports() -> Table:
    """Return a table of several imports of one list at the same moment beside one alone; it comes in once."""
    table = Table(
        "imports", "seconds", "times one", "entries", title=f"One list of {ROWS} rows at the same moment"
    )
    alone = 0.0
    for count in (1, IMPORTS):
        seconds, entries = _import_at_once(count)
        alone = alone or seconds
        table.add_row(f"{count}", f"{seconds:.1f}", f"{seconds / alone:.1f}", f"{entries:,}")
    return table


def _import_at_once(count: int) -> tuple[float, int]:
    with tempfile.TemporaryDirectory() as folder:
        store, file = Path(folder) / "store", Path(folder) / "partners.csv"
        file.write_text(write_partner_list(ROWS), encoding="utf-8")
        with ours.open_empty_store(store):
            command = [sys.executable, "-m", "netmap", "import", str(file), "--store", str(store)]
            start = perf_counter()
            running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(count)]
            codes = [one.wait() for one in running]
            seconds = perf_counter() - start
            if any(codes):
                raise RuntimeError(f"Imports ended with {codes}.")
            with open_store(load_settings(store=str(store))) as opened:
                return seconds, len(opened.read().entities)
