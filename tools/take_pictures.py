"""Take the pictures of docs/ anew, from the running sample county: `make pictures`."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PAGE = {"width": 1400, "height": 1000}
WIDE, NARROW = {"width": 1920, "height": 1080}, {"width": 390, "height": 844}
SETTLED_MILLISECONDS = 2_500
STEP_MILLISECONDS = 200


@contextmanager
def run_demo(folder: str) -> Iterator[str]:
    """Run the demo on a fresh store; give its address."""
    store = ["--store", str(Path(folder) / "demo")]
    command = [sys.executable, "-m", "netmap"]
    process = subprocess.Popen(
        [*command, "demo", "--no-browser", "--port", "0", *store], stdout=subprocess.PIPE, text=True
    )
    try:
        said = iter(process.stdout or ())
        yield next(found.group() for line in said if (found := re.search(r"http://[\d.:]+", line)))
    finally:
        process.terminate()
        process.wait(30)
        subprocess.run([*command, "stop", *store], check=True, stdout=subprocess.DEVNULL)


def open_map(page: Page, address: str, *, room: bool) -> None:
    """Open the map, as the team or the room sees it, and wait until it is drawn."""
    page.goto(f"{address}/map{'?room=pictures' if room else ''}")
    page.locator(f"[data-netmap={'painted' if room else 'map'}][data-ready=true]").wait_for()
    page.wait_for_timeout(SETTLED_MILLISECONDS)


def open_uppermost_goal(page: Page) -> None:
    """Step from the middle of the map up to a goal, and open it."""
    page.locator("[data-netmap=map]").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(STEP_MILLISECONDS)
    page.keyboard.press("Enter")
    page.wait_for_timeout(SETTLED_MILLISECONDS)


def open_introductions(page: Page, address: str) -> None:
    """Ask for a way to those who look after somebody at home."""
    page.goto(f"{address}/introductions")
    page.get_by_label("Whom do you want to reach?").first.click()
    page.keyboard.type("Caregivers")
    page.wait_for_timeout(SETTLED_MILLISECONDS)
    page.keyboard.press("Enter")
    page.wait_for_timeout(SETTLED_MILLISECONDS)


def open_keep_in_touch(page: Page, address: str) -> None:
    """Show whom to be in touch with this week."""
    page.goto(f"{address}/keep-in-touch")
    page.get_by_role("heading", name="Overdue").wait_for()
    page.wait_for_timeout(SETTLED_MILLISECONDS)


def take_pictures() -> None:
    """Write the pictures of the map (team and room, wide and narrow), and of two pages."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("NETMAP_TEST_CHROMIUM") or shutil.which("chromium")
    with (
        tempfile.TemporaryDirectory() as folder,
        run_demo(folder) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, size, room in (
            ("map-team", WIDE, False),
            ("map-room", WIDE, True),
            ("map-team-phone", NARROW, False),
            ("map-room-phone", NARROW, True),
        ):
            page = browser.new_page(viewport=size)  # type: ignore[arg-type]
            open_map(page, address, room=room)
            if name == "map-team":
                open_uppermost_goal(page)
            page.screenshot(path=PICTURES / f"{name}.png")
            print(f"docs/pictures/{name}.png")
            page.close()
        for name, open_page in (("introductions", open_introductions), ("keep-in-touch", open_keep_in_touch)):
            page = browser.new_page(viewport=PAGE)  # type: ignore[arg-type]
            open_page(page, address)
            page.screenshot(path=PICTURES / f"{name}.png")
            print(f"docs/pictures/{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    take_pictures()
