"""What browser tests share: the map's element, and the Chromium they drive; Debian's is installed where that is allowed."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page

MAP = '[data-netmap="map"]'
"""The root element of the map."""

CACHE = Path(__file__).parents[1] / ".cache"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--process-per-site",  # what one window has compiled, the next one in the same context need not
)
SHELL = "chromium-headless-shell"
"""Chromium without windows of its own, which takes a tenth less time of the processor."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO = (
    "No Chromium was found. Install it (Debian: apt-get install chromium; elsewhere: any Chrome or Chromium on the "
    "PATH), or name it in NETMAP_TEST_CHROMIUM, then run the tests again."
)


def find_chromium() -> str:
    """Return the path of a Chromium, of Debian's without windows first; install that when it is missing and that is allowed."""
    told = os.environ.get("NETMAP_TEST_CHROMIUM")
    if told:
        return told
    with FileLock(Path(CACHE, "chromium.lock")):
        if not shutil.which(SHELL):
            _install(SHELL)
    return next((path for name in NAMES if (path := shutil.which(name))), None) or pytest.fail(HOW_TO)


def _install(package: str) -> None:
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run([apt, "update", "-qq"], check=False)
        subprocess.run([apt, "install", "-y", "-qq", "--no-install-recommends", package], check=False)


@contextmanager
def keep_windows(browser: Browser, address: str, width: int, height: int) -> Iterator[BrowserContext]:
    """Offer windows onto an address, one of which stays open: scripts are fetched and compiled for the first one alone."""
    context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
    context.new_page().goto(f"{address}/_stcore/health")
    yield context
    context.close()


def wait_until_still(page: Page) -> str:
    """Return the view of the map once it stays the same for a while: a frame may come late on a busy machine."""
    seen = ""
    for _ in range(100):
        view = page.locator(MAP).get_attribute("data-view") or ""
        if view and view == seen:
            return view
        seen = view
        page.wait_for_timeout(200)
    pytest.fail("The map does not come to rest.")
