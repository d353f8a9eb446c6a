"""How long the pages take as a visitor sees them: the first page of a cold server, and every page after it.

The peer in the same run is a bare Streamlit app with one heading: what a page costs before we add anything.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright
from rich.table import Table

from bench import ours
from netmap.content.loading import load_content
from netmap.files.sample import plan_sample
from netmap.model.network import Network

PAGES = ("map", "connectors", "missing", "introductions", "partners", "keep-in-touch", "bring-in")
_TIMEOUT = 120_000
_AT_REST = """() => { const app = document.querySelector('[data-testid="stApp"]');
                      return app && app.dataset.testScriptState === 'notRunning'
                             && !document.querySelector('[data-testid="stSpinner"]'); }"""
_SHOWS_SOMETHING = """() => [...document.querySelectorAll(
    '[data-netmap=map][data-ready=true], [data-testid="stMain"] :is(h2, h3, table, input, [data-testid="stAlert"])')]
    .some(found => found.checkVisibility())"""
_BARE = "import streamlit as st\nst.title('Bare')\nst.header('Nothing more')\n"


@dataclass(frozen=True, slots=True)
class PageTime:
    """Seconds from opening an address until its heading stands, until its first card, and until nothing moves."""

    heading: float
    first: float
    done: float


def time_page(page: Page, address: str) -> PageTime:
    """Open an address and return how long it takes to see its heading, its first content, and all of it."""
    start = perf_counter()
    page.goto(address, wait_until="commit")
    page.locator("h1").first.wait_for(timeout=_TIMEOUT)
    heading = perf_counter() - start
    page.wait_for_function(_SHOWS_SOMETHING, timeout=_TIMEOUT)
    first = perf_counter() - start
    page.wait_for_function(_AT_REST, timeout=_TIMEOUT)
    return PageTime(heading, first, perf_counter() - start)


def measure_pages_of(network: Network | None, title: str, chromium: str, flags: list[str]) -> Table:
    """Return the table of `measure_pages` for a network; for the sample county when None."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        with ours.open_empty_store(store) as opened:
            if network is None:
                opened.apply_batch(plan_sample(load_content(None), who="bench"))
            else:
                ours.fill_store(opened, network)
            return measure_pages(store, title, chromium, flags)


def measure_pages(store: Path, title: str, chromium: str, flags: list[str]) -> Table:
    """Return a table of the first page of a fresh server and of each page, in seconds and as a ratio to a bare app."""
    table = Table("page", "heading s", "first content s", "all of it s", "times a bare app", title=title)
    with sync_playwright() as playwright, _launch(playwright.chromium, chromium, flags) as browser:
        with _serve_bare() as address:
            _visit(browser, address)
            bare = _visit(browser, address).done
        table.add_row("a bare app", "", "", f"{bare:.2f}", "1.0")
        with ours.serve_store(store) as address:
            _add(table, "first page, cold", _visit(browser, f"{address}/map"), bare)
            for name in PAGES:
                _add(table, name, _visit(browser, f"{address}/{name}"), bare)
            for name in PAGES:
                _add(table, f"{name}, again", _visit(browser, f"{address}/{name}"), bare)
    return table


def _add(table: Table, name: str, took: PageTime, bare: float) -> None:
    figures = (f"{seconds:.2f}" for seconds in (took.heading, took.first, took.done))
    table.add_row(name, *figures, f"{took.done / bare:.1f}")


@contextmanager
def _launch(kind: object, chromium: str, flags: list[str]) -> Iterator[Browser]:
    browser: Browser = kind.launch(executable_path=chromium, args=flags)  # type: ignore[attr-defined]
    try:
        yield browser
    finally:
        browser.close()


def _visit(browser: Browser, address: str) -> PageTime:
    """Come as a fresh visitor, and leave again: an open page goes on drawing while the next one is timed."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    try:
        return time_page(context.new_page(), address)
    finally:
        context.close()


@contextmanager
def _serve_bare() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(_BARE, encoding="utf-8")
        with ours.serve_program(script) as address:
            yield address
