"""How soon a picture is complete, how smoothly it is panned, what a click sends: ours beside the usual components.

All are served by Streamlit and asked the same: the time until nothing has been drawn for a second, the frames a
second while the picture is dragged, the bytes that a click on somebody sends to and fro.
"""

import json
import tempfile
from dataclasses import dataclass
from math import cos, pi, sin
from pathlib import Path
from time import perf_counter, sleep, time

import networkx as nx
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Frame, Page, WebSocket, sync_playwright
from rich.table import Table

from bench import ours
from bench.measures import BENCH_PYTHON
from bench.networks import build_network, build_plain_graph

SIZES = (60, 500, 2_000, 5_000)
PATIENCE_SECONDS = 60.0
STILL_SECONDS = 1.0
PAN_SECONDS = 2.0
CLICKS = 60
CORNERS = ((0.06, 0.12), (0.06, 0.75), (0.9, 0.75))
"""Shares of the width and height of a picture."""
SOFTWARE_GL = "--enable-unsafe-swiftshader"
COMPONENTS = {
    "pyvis": "draw_pyvis.py",
    "streamlit-agraph": "draw_agraph.py",
    "st-link-analysis": "draw_link_analysis.py",
    "streamlit-extras (sigma)": "draw_sigma.py",
}
_PROGRAMS = Path(__file__).with_name("programs") / "pictures"
_OURS = "netmap"


@dataclass(frozen=True, slots=True)
class PictureTime:
    """Seconds until the picture is complete, frames a second while panning, bytes at first and for a click.

    None where it still moved when patience ended, where nothing was drawn, or where a click sent nothing.
    """

    complete: float | None
    frames: float | None
    first_bytes: int
    click_bytes: int | None


def measure_pictures(chromium: str, flags: list[str], sizes: tuple[int, ...] = SIZES) -> Table:
    """Return a table of every component at every size, each beside ours in the same run."""
    table = Table(
        "organizations", "drawn by", "complete s", "times ours", "frames/s panning", "kB at first", "kB a click",
        title="Pictures in the browser",
    )  # fmt: skip
    for size in sizes:
        network = build_network(size)
        with tempfile.TemporaryDirectory() as folder:
            store = Path(folder) / "store"
            with ours.open_empty_store(store) as opened:
                ours.fill_store(opened, network)
                with ours.serve_store(store) as address:
                    _look(f"{address}/map", chromium, flags)
                    own = _look(f"{address}/map", chromium, flags)
            _add(table, size, _OURS, own, own)
            file = Path(folder) / "graph.json"
            _write_graph(build_plain_graph(network), file)
            for component, program in COMPONENTS.items():
                with ours.serve_program(_PROGRAMS / program, str(file), python=BENCH_PYTHON) as address:
                    _add(table, size, component, _look(address, chromium, flags), own)
    return table


def _write_graph(graph: "nx.Graph[str]", file: Path) -> None:
    nodes = [[str(node), str(label)] for node, label in graph.nodes(data="label")]
    ties = [[str(one), str(other)] for one, other in graph.edges()]
    file.write_text(json.dumps({"nodes": nodes, "ties": ties}), encoding="utf-8")


def _add(table: Table, size: int, name: str, took: PictureTime, own: PictureTime) -> None:
    complete = took.complete or PATIENCE_SECONDS
    beyond = "" if took.complete else "> "
    ratio = f"{beyond}{complete / own.complete:.1f}" if own.complete else ""
    table.add_row(
        f"{size:,}", name, f"{beyond}{complete:.2f}", ratio, "" if took.frames is None else f"{took.frames:.0f}",
        f"{took.first_bytes / 1000:,.0f}", "" if took.click_bytes is None else f"{took.click_bytes / 1000:,.0f}",
    )  # fmt: skip


class _Traffic:
    """The bytes that went to and fro over the page's sockets."""

    def __init__(self, page: Page) -> None:
        self.sent = self.received = 0
        page.on("websocket", self._follow)

    def _follow(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda data: self._count(len(data), 0))
        socket.on("framereceived", lambda data: self._count(0, len(data)))

    def _count(self, sent: int, received: int) -> None:
        self.sent += sent
        self.received += received

    @property
    def all(self) -> int:
        """How many in both directions."""
        return self.sent + self.received


def _look(address: str, chromium: str, flags: list[str]) -> PictureTime:
    """Visit a page as somebody new, wait for its picture, drag it, click on somebody."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*flags, SOFTWARE_GL])
        try:
            page = browser.new_page(viewport={"width": 1920, "height": 1080})
            page.add_init_script(path=_PROGRAMS / "watch_canvas.js")
            traffic = _Traffic(page)
            complete, frame = _wait_until_complete(page, address)
            first = traffic.all
            if frame is None:
                return PictureTime(None, None, first, None)
            box = _find_box(frame)
            clicked = _count_click(page, traffic, box) if complete else None
            return PictureTime(complete, _count_frames(page, frame, box), first, clicked)
        finally:
            browser.close()


def _wait_until_complete(page: Page, address: str) -> tuple[float | None, Frame | None]:
    """Return after how many seconds a picture was drawn for the last time, and the frame that holds it."""
    start, began = perf_counter(), time()
    page.goto(address, wait_until="commit")
    frame, watched = None, {"last": 0.0, "frames": 0.0}
    while perf_counter() - start < PATIENCE_SECONDS:
        sleep(0.1)
        page.wait_for_timeout(1)
        for one in page.frames:
            found = _read_watched(one)
            if found and found["last"]:
                frame, watched = one, found
        if frame and time() - watched["last"] / 1000 >= STILL_SECONDS and _is_at_rest(page):
            return watched["last"] / 1000 - began, frame
    return None, frame


def _read_watched(frame: Frame) -> dict[str, float] | None:
    try:
        found: dict[str, float] = frame.evaluate("({last: watchedCanvas.last, frames: watchedCanvas.frames})")
    except BrowserError:
        return None
    return found


def _is_at_rest(page: Page) -> bool:
    return bool(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').count())


def _find_box(frame: Frame) -> dict[str, float]:
    """Return where the canvas stands in the window, as far as it is in sight."""
    canvas = frame.evaluate_handle("watchedCanvas.canvas").as_element()
    box = canvas.bounding_box() if canvas else None
    if not box:
        raise RuntimeError("The canvas that was drawn on is gone.")
    right, bottom = box["x"] + box["width"], box["y"] + box["height"]
    return {"left": box["x"], "top": box["y"], "right": min(right, 1910), "bottom": min(bottom, 1070)}


def _count_frames(page: Page, frame: Frame, box: dict[str, float]) -> float | None:
    """Drag the picture in a circle and return in how many frames a second it was drawn anew: the best of a few corners.

    In one corner may stand somebody, or a legend.
    """
    found = [_drag(page, frame, box, *place) for place in CORNERS]
    return max((one for one in found if one is not None), default=None)


def _drag(page: Page, frame: Frame, box: dict[str, float], right: float, down: float) -> float | None:
    before = _read_watched(frame)
    x, y = (
        box["left"] + right * (box["right"] - box["left"]),
        box["top"] + down * (box["bottom"] - box["top"]),
    )
    page.mouse.move(x, y)
    page.mouse.down()
    start, moves = perf_counter(), 0
    while perf_counter() - start < PAN_SECONDS:
        angle = moves / 20 * pi
        page.mouse.move(x + 60 * sin(angle), y + 60 - 60 * cos(angle))
        moves += 1
    took = perf_counter() - start
    after = _read_watched(frame)
    page.mouse.up()
    return (after["frames"] - before["frames"]) / took if before and after else None


def _count_click(page: Page, traffic: _Traffic, box: dict[str, float]) -> int | None:
    """Click here and there until somebody is hit, and return the bytes which that sent until all is at rest."""
    width, height = box["right"] - box["left"], box["bottom"] - box["top"]
    for place in range(CLICKS):
        turn, out = place * 2.4, 0.45 * (place / CLICKS) ** 0.5
        before, sent = traffic.all, traffic.sent
        page.mouse.click(
            box["left"] + width * (0.5 + out * cos(turn)), box["top"] + height * (0.5 + out * sin(turn))
        )
        page.wait_for_timeout(250)
        if traffic.sent > sent:
            page.wait_for_timeout(1000)
            page.wait_for_function(
                "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
            )
            return traffic.all - before
    return None
