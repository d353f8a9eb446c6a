"""What netmap takes: writing, reading, analysing, drawing, answering a click; and how it, or a bare program, is served."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from playwright.sync_api import Page

from netmap.analysis.day import Day, read_today
from netmap.analysis.measures.every import measure_graph, write_actors, write_network
from netmap.analysis.missing.every import find_gaps
from netmap.graph.local.server import stop_local_server
from netmap.graph.store import Store, open_store
from netmap.model.changes import build_change, split_change
from netmap.model.entity import Entity
from netmap.model.network import EMPTY, Network
from netmap.model.ties import Tie
from netmap.settings import load_settings

ROOT = Path(__file__).parents[1]
START_SECONDS = 60


@contextmanager
def open_empty_store(folder: Path) -> Iterator[Store]:
    """Open a fresh local store, and stop its server afterwards."""
    with open_store(load_settings(store=str(folder))) as store:
        yield store
    stop_local_server(folder)


def fill_store(store: Store, network: Network) -> float:
    """Write a network into an empty store; return the seconds."""
    items: list[Entity | Tie] = [*network.entities.values(), *network.ties.values()]
    start = perf_counter()
    store.apply_batch(split_change(build_change(EMPTY, put=items, who="bench", sentence="Bench.")))
    return perf_counter() - start


def time_read(folder: Path) -> float:
    """Return the seconds a fresh connection takes to read the whole network."""
    with open_store(load_settings(store=str(folder))) as store:
        start = perf_counter()
        store.read()
        return perf_counter() - start


def time_analysis(network: Network) -> float:
    """Return the seconds for all measures and gaps of the first analysis, projection included."""
    start = perf_counter()
    day = Day(network, read_today())
    measures = measure_graph(day.graph)
    write_actors(measures)
    write_network(measures)
    find_gaps(day)
    return perf_counter() - start


@contextmanager
def serve_store(folder: Path) -> Iterator[str]:
    """Run `netmap serve` on a store; give its address."""
    command = [sys.executable, "-m", "netmap", "serve", "--no-browser", "--port", "0", "--store", str(folder)]
    with (folder.parent / "serve.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield _wait_for_address(process, folder.parent / "serve.log")
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def serve_program(program: Path, *words: str, python: str = sys.executable) -> Iterator[str]:
    """Run a program of Streamlit by itself, with words for it; give its address."""
    port = _find_free_port()
    process = subprocess.Popen(
        [python, "-m", "streamlit", "run", str(program), "--server.headless", "true", "--server.port", str(port),
         "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false", "--", *words],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_until_open(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _wait_for_address(process: subprocess.Popen[bytes], log: Path) -> str:
    for _ in range(START_SECONDS * 10):
        found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8"))
        if found:
            return found.group()
        if process.poll() is not None:
            break
        sleep(0.1)
    raise RuntimeError(f"netmap serve did not start: {log.read_text(encoding='utf-8')}")


def _find_free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def _wait_until_open(port: int) -> None:
    for _ in range(START_SECONDS * 10):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise RuntimeError(f"Nobody listens on port {port}.")


def time_map(page: Page, address: str) -> float:
    """Return the seconds from opening the map page until the map is drawn."""
    start = perf_counter()
    page.goto(f"{address}/map", wait_until="commit")
    page.locator("[data-netmap=map][data-ready=true]").wait_for(timeout=START_SECONDS * 1000)
    return perf_counter() - start


def time_click(page: Page) -> float:
    """Return the seconds from choosing a partner on the map until its panel shows it."""
    area = page.locator("[data-netmap=map]")
    area.focus()
    page.keyboard.press("ArrowRight")
    said = page.locator("[data-netmap=map]").evaluate(
        "root => (root.getRootNode().querySelector('[aria-live]')?.textContent || '').split(/[,.;]/)[0]"
    )
    start = perf_counter()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=said).first.wait_for(timeout=START_SECONDS * 1000)
    return perf_counter() - start
