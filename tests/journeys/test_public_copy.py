"""A public copy as people have it: made on the page, carried away, opened from a file without a network."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from netmap.analysis.public.choices import Choices, Naming
from netmap.analysis.public.rebuilding import rebuild
from netmap.content.loading import load_content
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.picture.public.page import draw_page
from tests.analysis.public.public_town import build_day
from tests.journeys.conftest import Watched, run_axe
from tests.picture.map_networks import build_town
from tests.picture.public.test_page import HOSTILE, build_hostile


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a network, as a stick is opened on a plane; what a page asks for or complains of fails the test."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, offline=True, reduced_motion="reduce", bypass_csp=False
    )
    yield context
    context.close()


class Opened:
    """A copy opened from a file, with everything that it asked for and everything that went wrong."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self.page.on("console", lambda message: self.wrong.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: self.wrong.append(f"dialog: {dialog.message}"))
        own = file.as_uri()
        self.page.on(
            "request",
            lambda request: (
                None if request.url.startswith((own, "data:")) else self.wrong.append(request.url)
            ),
        )
        self.page.goto(own)
        expect(self.page.locator(".finder")).to_be_visible()

    def find(self, text: str) -> None:
        self.page.get_by_role("searchbox").fill(text)


def write(folder: Path, network: Network, choices: Choices | None = None) -> Path:
    file = folder / "copy.html"
    file.write_bytes(draw_page(rebuild(build_day(network), choices or Choices()), load_content()).data)
    return file


def find_violations(page: Page, axe: str) -> list[str]:
    """What axe finds; it is put in by the test itself, past the policy of the page."""
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in run_axe(page, axe)
        for node in one["nodes"]
    ]


def test_made_on_the_page_carried_away_and_opened_without_a_network(
    filled: Watched, offline: BrowserContext, axe: str, tmp_path: Path
) -> None:
    filled.open("public-copy")
    assert filled.find_violations(axe) == []
    filled.page.get_by_label("For whom is it?").fill("The county board")
    filled.page.get_by_label("For whom is it?").press("Tab")
    filled.settle()
    filled.page.get_by_role("button", name="Make the copy").click()
    with filled.page.expect_download() as download:
        filled.page.get_by_role("button", name="Download it").click()
    file = tmp_path / "from-the-stick.html"
    download.value.save_as(file)
    filled.settle()
    assert (filled.outside, filled.errors) == ([], [])
    opened = Opened(offline, file)
    expect(opened.page.get_by_role("heading", level=1)).to_have_text("Who we know so far")
    opened.find("food")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#said")).to_contain_text("Food Bank: Food & housing.")
    expect(opened.page.locator(".names .wide svg.veiled")).to_be_visible()
    assert opened.wrong == []


def test_hostile_names_are_found_and_chosen_as_text(
    offline: BrowserContext, axe: str, tmp_path: Path
) -> None:
    opened = Opened(offline, write(tmp_path, build_hostile()))
    for name in HOSTILE[:4]:
        opened.find(name)
        opened.page.keyboard.press("Enter")
        expect(opened.page.locator("#said")).to_contain_text(name)
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("svg.veiled")).to_have_count(0)
    assert find_violations(opened.page, axe) == []
    assert opened.wrong == []


def test_one_is_chosen_by_a_click_by_typing_and_from_the_table(
    offline: BrowserContext, tmp_path: Path
) -> None:
    network = build_town(24)
    names = [one.name for one in network.actors()]
    opened = Opened(offline, write(tmp_path, network))
    page, said = opened.page, opened.page.locator("#said")
    shown = page.locator(".names .wide svg")
    shown.locator("text", has_text=names[3]).first.click()
    expect(said).to_contain_text(f"{names[3]}: ")
    bright = shown.locator("[data-role='line'] .bright")
    actor = next(one for one in network.actors() if one.name == names[3])
    assert bright.count() >= len(network.ties_of(actor.id, TieKind.PARTNERS_WITH)) > 0
    assert bright.count() < shown.locator("[data-role='line'] [data-of]").count()
    page.get_by_role("button", name="Show everybody").click()
    expect(shown).not_to_have_class("able veiled")
    opened.find("zzz")
    expect(said).to_have_text("Nobody of this name is on this map.")
    opened.find(names[5][:4])
    page.locator("#matches button").first.click()
    expect(page.locator("#matches button")).to_have_count(0)
    expect(shown.locator(".bright").first).to_be_visible()
    page.get_by_role("rowheader").nth(2).get_by_role("button").click()
    chosen = page.get_by_role("rowheader").nth(2).inner_text()
    expect(said).to_contain_text(chosen)
    assert opened.wrong == []


@pytest.mark.parametrize("naming", Naming)
@pytest.mark.parametrize("width", [360, 1366])
def test_it_fits_and_axe_finds_nothing(
    browser: Browser, axe: str, tmp_path: Path, naming: Naming, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 768}, offline=True)
    opened = Opened(context, write(tmp_path, build_town(40), Choices(naming=naming)))
    wide = opened.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]
    assert find_violations(opened.page, axe) == []
    levels = opened.page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3')].map((one) => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert opened.wrong == []
    context.close()


def test_printed_it_has_its_pictures_and_no_search(offline: BrowserContext, tmp_path: Path) -> None:
    opened = Opened(offline, write(tmp_path, build_town(40)))
    opened.page.emulate_media(media="print")
    expect(opened.page.locator(".finder")).to_be_hidden()
    expect(opened.page.locator(".names .wide svg")).to_be_visible()
    expect(opened.page.locator(".wheel .wide svg")).to_be_visible()
    expect(opened.page.locator("table")).to_be_visible()
    assert opened.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    assert opened.wrong == []


def test_without_scripts_the_names_the_table_and_the_words_are_there(
    browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(write(tmp_path, build_town(12)).as_uri())
    expect(page.locator(".finder")).to_be_hidden()
    expect(page.locator(".names .wide svg")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_count(12)
    context.close()
