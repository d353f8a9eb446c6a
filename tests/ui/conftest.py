"""Pages run by Streamlit's own test runner, on the local database, emptied before each test."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.manifest_scanner import scan_component_manifests
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from netmap.graph.store import Store, open_store
from netmap.model.changes import Item, build_change
from netmap.model.network import Network
from netmap.ui.shell import background, clicks
from netmap.ui.shell.handing_over import hand_over
from netmap.ui.shell.reading import close_store
from tests.stores import LocalDatabase

APP = Path(__file__).parents[2] / "netmap" / "ui" / "shell" / "app.py"

HOSTILE_NAMES = (
    "<img src=x onerror=alert(1)>",
    "**bold** and _thin_",
    "$x^2$ and $5",
    ":red[x] :smile: :material/home:",
    "[a](http://evil.example)",
    "![](http://evil.example/x.png)",
    "</script><script>alert(1)</script>",
    "`code` ~~gone~~ # not a heading",
    "=cmd|' /C calc'!A0",
    "a -> b <- c <= d",
)


@pytest.fixture(scope="session", autouse=True)
def known_components() -> Iterator[None]:
    """What is installed stays installed: Streamlit's test runner would look through all of it for each opened page."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def patient_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages wait for their answers, however busy the machine is."""
    monkeypatch.setattr(background, "PATIENCE", 60.0)


@pytest.fixture(autouse=True)
def slow_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever clicks in a test has looked at the page before, also at one that is drawn by itself."""
    monkeypatch.setattr(clicks, "SECOND_CLICK", 0.0)
    monkeypatch.setattr(clicks, "LONGEST_DRAWING", 0.0)


@pytest.fixture
def store(empty_local: LocalDatabase) -> Iterator[Store]:
    """The store behind the pages, seen past them."""
    hand_over(empty_local.settings)
    st.cache_data.clear()
    st.cache_resource.clear()
    with open_store(empty_local.settings) as opened:
        yield opened
    close_store()


@pytest.fixture
def put(store: Store) -> Callable[..., Network]:
    """Writes entities and ties into the store, as somebody else would; returns the network after."""

    def write(*items: Item) -> Network:
        store.apply(build_change(store.read(), put=items, who="somebody else", sentence="Set up."))
        return store.read()

    return write


@pytest.fixture
def open_page(store: Store) -> Callable[[str], AppTest]:
    """Opens the page at an address."""
    del store

    def open_at(address: str = "") -> AppTest:
        page = AppTest.from_file(str(APP), default_timeout=60)
        page._page_hash = calc_hash(address) if address else ""
        return page.run()

    return open_at
