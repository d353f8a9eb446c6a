"""A list through the page Bring in, in a real browser, which keeps answers of its own: to the map, and what must hold on the way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from netmap.graph.store import open_store
from netmap.model.entities import Organization, Sector
from netmap.model.network import Network
from netmap.settings import load_settings
from tests.browsers import MAP
from tests.journeys.conftest import Watched
from tests.ui.hostile_lists import write_hostile_workbook

LIST = """Agency,Sector,Contact
Food Bank,Food,Ana Ruiz
City Clinic,Health care,Bo Lee
Marlow Library,Libraries,Cy Dunn
Marlow Libary,Libraries,Di Evans
"""
LIST_WITHOUT_SECTORS = """Agency,Contact
Food Bank,Ana Ruiz
City Clinic,Bo Lee
Marlow Library,Cy Dunn
Marlow Libary,Di Evans
"""
MOST_CLICKS = 12


def _choose(watched: Watched, folder: Path, text: str = LIST, name: str = "partners.csv") -> Locator:
    """Choose a list on the page; return the button that brings it in."""
    (folder / name).write_text(text, encoding="utf-8")
    watched.open("bring-in")
    watched.page.locator('input[type="file"]').set_input_files(folder / name)
    button = watched.page.get_by_role("button", name="Bring in", exact=True)
    button.wait_for()
    watched.settle()
    return button


def _read_store(watched: Watched) -> Network:
    with open_store(load_settings(store=watched.store)) as store:
        return store.read()


def _reload(watched: Watched) -> None:
    watched.page.reload()
    watched.page.get_by_role("button", name="Bring in", exact=True).wait_for()
    watched.settle()


def _leave_and_return(watched: Watched) -> None:
    watched.page.get_by_role("link", name="Partners").click()
    expect(watched.page.get_by_role("heading", name="Partners", exact=True)).to_be_visible()
    watched.settle()
    watched.page.get_by_role("link", name="Bring in and take out").click()
    watched.page.get_by_role("button", name="Bring in", exact=True).wait_for()
    watched.settle()


def _stay(watched: Watched) -> None:
    watched.settle()


@pytest.mark.parametrize("go", [_stay, _leave_and_return, _reload])
def test_what_was_answered_stays_answered_and_is_written(
    watched: Watched, tmp_path: Path, go: Callable[[Watched], None]
) -> None:
    button = _choose(watched, tmp_path, LIST_WITHOUT_SECTORS)
    page = watched.page
    expect(page.get_by_role("heading", name="4 organizations in 3 sectors")).to_be_visible()
    yes = page.get_by_role("button", name="Yes to all of these")
    yes.click()
    expect(yes).to_be_disabled()
    watched.settle()
    page.get_by_role("tab", name="Files and settings").click()
    expect(page.get_by_role("switch", name="Guess the sector")).to_be_checked()
    page.get_by_text("Guess the sector from the name").click()
    expect(page.get_by_role("heading", name="3 organizations, 4 people")).to_be_visible()
    watched.settle()
    go(watched)
    expect(page.get_by_role("heading", name="3 organizations, 4 people")).to_be_visible()
    expect(yes).to_be_disabled()
    page.get_by_role("tab", name="Files and settings").click()
    expect(page.get_by_role("switch", name="Guess the sector")).not_to_be_checked()
    button.click()
    page.get_by_role("button", name="Undo").wait_for()
    network = _read_store(watched)
    assert [one.name for one in network.of(Organization)] == ["City Clinic", "Food Bank", "Marlow Library"]
    assert network.of(Sector) == ()
    assert watched.errors == []


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_from_the_file_to_the_map_in_few_clicks_with_bring_in_always_in_sight(
    watched: Watched, tmp_path: Path, width: int, height: int
) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": height})
    button = _choose(watched, tmp_path)
    clicks = 1
    expect(page.get_by_role("heading", name="On the map then: 4 organizations in 3 sectors")).to_be_visible()
    expect(page.get_by_role("img", name="The map as it will be")).to_be_attached()
    expect(button).to_be_in_viewport(ratio=1)
    for yes in page.get_by_role("button", name="Yes to all of these").all():
        yes.click()
        expect(yes).to_be_disabled()
        clicks += 1
    expect(page.get_by_role("heading", name="On the map then: 3 organizations in 3 sectors")).to_be_visible()
    page.get_by_role("tab", name="Files and settings").click()
    page.get_by_label("Add a file that belongs to these").scroll_into_view_if_needed()
    clicks += 1
    expect(button).to_be_in_viewport(ratio=1)
    button.click()
    clicks += 1
    page.get_by_role("button", name="Undo").wait_for()
    page.get_by_role("button", name="See the map").click()
    clicks += 1
    page.locator(f'{MAP}[data-ready="true"]').wait_for()
    assert clicks <= MOST_CLICKS
    assert {one.name for one in _read_store(watched).of(Sector)} == {
        "Food & housing", "Health", "Education & libraries",
    }  # fmt: skip
    assert watched.errors == []


def test_a_hostile_workbook_is_text_from_the_preview_to_the_changes(watched: Watched, tmp_path: Path) -> None:
    file = tmp_path / "<b>list.xlsx"
    file.write_bytes(write_hostile_workbook())
    watched.open("bring-in")
    watched.page.locator('input[type="file"]').set_input_files(file)
    expect(watched.page.get_by_role("img", name="The map as it will be")).to_be_attached()
    watched.settle()
    _assert_text(watched)
    watched.page.get_by_role("button", name="Bring in", exact=True).click()
    watched.page.get_by_role("button", name="Undo").wait_for()
    watched.settle()
    _assert_text(watched)
    for address in ("changes", "sectors", "our-team", "roster", "partners"):
        watched.open(address)
        _assert_text(watched)


def _assert_text(watched: Watched) -> None:
    page = watched.page
    assert page.locator('img[src="x"], img[src*="evil"], a[href^="javascript"]').count() == 0
    assert watched.outside == []
    assert watched.errors == []


def test_a_draft_that_is_gone_is_told(watched: Watched) -> None:
    watched.open("bring-in?draft=gone")
    expect(watched.page.get_by_text("not kept any more")).to_be_visible()
    assert "draft" not in watched.page.url
