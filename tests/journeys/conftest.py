"""A browser, and `netmap serve` as people start it; both ended by their process ids."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect
from typer.testing import CliRunner

from netmap.cli.main import app
from netmap.graph.local.server import stop_local_server
from tests.browsers import keep_windows
from tests.stores import LocalDatabase

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache"
FOLLOWER = Path(__file__).with_name("follow_runs.js")
_SLOWEST_WIDGET, _DRAWING = 250, 100
"""In milliseconds: so long does a widget hold back what is typed, and so long takes drawing what has come."""
expect.set_options(timeout=20_000)

LIST = """Organization,Sector,Contact person,E-mail,Works with
Marlow Library,Education & libraries,Ana Ruiz,ana@library.example,
Food Bank,Food & housing,Bo Lee,bo@foodbank.example,Marlow Library
City Clinic,Health,Cy Dunn,cy@clinic.example,Marlow Library
"<img src=x onerror=alert(1)>",Media,Eve,eve@media.example,Food Bank
"</script><script>alert(1)</script>",Media,Mallory,mal@media.example,Food Bank
"![](http://evil.example/x.png)",Media,Trudy,tru@media.example,Food Bank
"""

OF_STREAMLIT = {
    "region": "Streamlit draws its header, menu and toasts outside of landmarks",
    "landmark-one-main": "Streamlit's main block is a section",
    "scrollable-region-focusable": "Streamlit's main block scrolls and takes no focus",
    "nested-interactive": "Streamlit puts the help button of a widget into its label",
    "aria-allowed-attr": "Streamlit's select boxes and grids carry attributes their roles do not know",
    "list": "Streamlit's list of pages in the sidebar",
    "listitem": "Streamlit's list of pages in the sidebar",
    "aria-required-children": "the grid of st.dataframe",
    "presentation-role-conflict": "Streamlit's drop zone for files",
    "aria-prohibited-attr": "Streamlit's icons are labelled spans",
}
"""Findings of axe that Streamlit makes itself, by rule; anything else fails."""


@dataclass
class Watched:
    """A page in the browser, with everything it asked for elsewhere and every error in its console.

    `store` is the folder of the map it shows, where that is the test's own.
    """

    page: Page
    base: str
    store: str = ""
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(path=FOLLOWER)
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: self.errors.append(f"dialog: {dialog.message}"))

    def _note_request(self, request: Request) -> None:
        own = (self.base, self.base.replace("http", "ws", 1), "data:", "blob:")
        if not request.url.startswith(own):
            self.outside.append(request.url)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def open(self, address: str) -> None:
        """Open an address and wait until the page stands."""
        self.page.goto(f"{self.base}/{address}")
        self.page.wait_for_selector("h1")
        self._await_drawn()

    def settle(self) -> None:
        """Wait until what was asked for is drawn, that which is worked out beside the page too.

        A widget may wait before it asks; that is waited for first.
        """
        self.page.wait_for_timeout(_SLOWEST_WIDGET)
        self._await_drawn()

    def _await_drawn(self) -> None:
        self.page.wait_for_function(
            """() => { const app = document.querySelector('[data-testid="stApp"]');
                       const { isAsked, isRunning } = window.followedRuns;
                       return app && app.dataset.testScriptState === 'notRunning' && !isAsked && !isRunning
                           && !document.querySelector('[class*="st-key-working-"]'); }"""
        )
        self.page.wait_for_timeout(_DRAWING)

    def find_violations(self, axe: str) -> list[str]:
        """Return what axe finds on the page as it stands, apart from what Streamlit makes itself.

        `axe` is the source of axe-core.
        """
        return [
            f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:200]}"
            for violation in run_axe(self.page, axe)
            if violation["id"] not in OF_STREAMLIT
            for node in violation["nodes"]
        ]


def run_axe(page: Page, axe: str) -> list[dict[str, Any]]:
    """Return the rules that a page breaks; of those that it keeps, nothing is gathered and carried over."""
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(
        """axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
                              resultTypes: ['violations']}).then((found) => found.violations)"""
    )
    return found


@contextmanager
def start_server(folder: Path, *options: str) -> Iterator[str]:
    """Run `netmap serve` on the store in `folder`; give its address; end it, and its database, afterwards."""
    netmap = Path(sys.executable).with_name("netmap.exe" if sys.platform == "win32" else "netmap")
    with _run_server([str(netmap)], folder, *options) as server:
        yield server.address
    assert "Traceback" not in server.read_log(), server.read_log()


@dataclass(frozen=True)
class Server:
    """A server with its address, the folder of its map, what it writes about itself, and for whom its map was filled."""

    process: subprocess.Popen[str]
    address: str
    store: Path
    log: Path
    filled_for: list[object] = field(default_factory=list)

    def read_log(self) -> str:
        """Return all that it has written about itself."""
        return self.log.read_text()

    def begin_anew(self) -> None:
        """Empty the map of a kept server, and have it forget what it has read."""
        self.filled_for.clear()
        LocalDatabase(self.store).clear()
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "forgotten\n"

    def fill_once(self, whom: object, fill: Callable[[str], None]) -> None:
        """Begin anew and fill the map, unless it is still as it was filled for the same."""
        if self.filled_for != [whom]:
            self.begin_anew()
            fill(str(self.store))
            self.filled_for.append(whom)


@contextmanager
def _run_server(command: list[str], folder: Path, *options: str) -> Iterator[Server]:
    store, log = folder / "store", folder / "serve.log"
    with log.open("w+") as written:
        process = subprocess.Popen(
            [*command, "serve", "--store", str(store), "--port", "0", "--no-browser", *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=written, text=True, cwd=folder,
        )  # fmt: skip
        try:
            assert process.stdout
            found = re.search(r"http://\S+:\d+", process.stdout.readline())
            assert found, log.read_text()
            yield Server(process, found[0], store, log)
        finally:
            process.terminate()
            process.communicate(timeout=30)
            stop_local_server(store)


@pytest.fixture(scope="session")
def kept_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all who come before an empty map, one after the other."""
    command = [sys.executable, "-m", "tests.journeys.kept_server"]
    with _run_server(command, tmp_path_factory.mktemp("kept")) as server:
        yield server


@pytest.fixture(scope="session")
def visitors(browser: Browser, kept_server: Server) -> Iterator[BrowserContext]:
    """Where all visitors come from, one after the other."""
    with keep_windows(browser, kept_server.address, 1920, 1080) as windows:
        yield windows


@contextmanager
def open_visitor(visitors: BrowserContext, address: str, store: str = "") -> Iterator[Watched]:
    """Come as a fresh visitor, in a new window, with no cookie and nothing stored from before."""
    page = visitors.new_page()
    try:
        yield Watched(page, address, store)
    finally:
        kept = {"origin": address, "storageTypes": "cookies,local_storage,indexeddb"}
        visitors.new_cdp_session(page).send("Storage.clearDataForOrigin", kept)
        for opened in visitors.pages[1:]:
            opened.close()


@contextmanager
def visit(visitors: BrowserContext, server: Server) -> Iterator[Watched]:
    """Come as a fresh visitor before a kept server, which must not fail meanwhile."""
    before = len(server.read_log())
    with open_visitor(visitors, server.address, str(server.store)) as visitor:
        yield visitor
    said = server.read_log()[before:]
    assert "Traceback" not in said, said


@pytest.fixture
def watched(visitors: BrowserContext, kept_server: Server) -> Iterator[Watched]:
    """A fresh visitor before a fresh, empty map."""
    kept_server.begin_anew()
    with visit(visitors, kept_server) as visitor:
        yield visitor


def bring_in(watched: Watched, folder: Path) -> None:
    """Bring in the list as a person does."""
    (folder / "partners.csv").write_text(LIST, encoding="utf-8")
    watched.open("bring-in")
    watched.page.locator('input[type="file"]').set_input_files(folder / "partners.csv")
    button = watched.page.get_by_role("button", name="Bring in", exact=True)
    button.wait_for()
    watched.settle()
    button.click()
    watched.page.get_by_role("button", name="Undo").wait_for()
    watched.settle()


def import_list(store: str, folder: Path, text: str = LIST) -> None:
    """Bring in a list as the command does, for tests that are about something else."""
    (folder / "partners.csv").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["import", str(folder / "partners.csv"), "--store", store])
    assert done.exit_code == 0, done.output


@pytest.fixture
def listed(watched: Watched, tmp_path: Path) -> Watched:
    """A fresh visitor before a map of their own with the list on it."""
    import_list(watched.store, tmp_path)
    return watched


@pytest.fixture
def filled(
    visitors: BrowserContext, kept_server: Server, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Watched]:
    """A fresh visitor before a map with the list on it, the same for all of a file who only look."""
    kept_server.fill_once(request.path, lambda store: import_list(store, tmp_path))
    with visit(visitors, kept_server) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, fetched by npm as its lock file says."""
    folder = CACHE / "journeys"
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    with FileLock(CACHE / "journeys.lock"):
        if not script.exists():
            for name in ("package.json", "package-lock.json"):
                shutil.copy(Path(__file__).with_name(name), folder / name)
            subprocess.run(
                [shutil.which("npm") or "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
                cwd=folder, check=True,
            )  # fmt: skip
    return script.read_text(encoding="utf-8")
