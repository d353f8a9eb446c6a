"""The first map: a list comes in, three questions are answered, and the map shows names, open chairs and one hint."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from netmap.analysis.us import list_homes, list_team
from netmap.graph.store import open_store
from netmap.model.kinds import TieKind
from netmap.settings import load_settings
from tests.browsers import MAP
from tests.journeys.conftest import Watched, import_list

LIST = """Organization,Sector,Contact person,Kept by,Notes
Marlow Library,Libraries,Deborah Quist,,that's us
Food Bank,Food,Bo Lee,Deb,
City Clinic,Health care,Cy Dunn,Deb,
Hill School,Schools,Ed Novak,Marcus,
"""


@pytest.fixture
def listed(watched: Watched, tmp_path: Path) -> Watched:
    """A visitor before a map with a list on it, brought in by the command line."""
    import_list(watched.store, tmp_path, LIST)
    return watched


def list_overflowing(page: Page) -> list[str]:
    """Return what is wider than the screen."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
            .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1 && one.offsetParent !== null
                && one.textContent.trim() && getComputedStyle(one).overflow === 'visible')
            .map((one) => one.textContent.trim().slice(0, 60))"""
    )
    return found


def test_three_answers_lead_from_a_list_to_a_map_with_open_chairs(listed: Watched, axe: str) -> None:
    page = listed.page
    page.set_viewport_size({"width": 1366, "height": 768})
    listed.open("")
    expect(page.get_by_role("heading", name="Three questions, then the map")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Marlow Library · the list says")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Deb · keeps 2 relationships")).to_be_checked()
    assert listed.find_violations(axe) == []
    page.get_by_text("Deb is Deborah Quist").click()
    page.get_by_role("button", name="a library", exact=True).click()
    listed.settle()
    expect(page.get_by_role("button", name="See the map")).to_be_in_viewport()
    page.get_by_role("button", name="See the map").click()
    drawn = page.locator(f'{MAP}[data-ready="true"]')
    drawn.wait_for()
    label = drawn.get_attribute("aria-label") or ""
    assert "nobody yet in" in label
    assert "Technology" in label
    expect(page.get_by_text("Nobody has said yet who works with whom.")).to_have_count(1)
    expect(page.get_by_text("we haven't asked yet whom they work with")).to_have_count(0)
    with open_store(load_settings(store=listed.store)) as store:
        network = store.read()
    assert [one.name for one in list_homes(network)] == ["Marlow Library"]
    [deborah, _] = list_team(network)
    assert deborah.name == "Deborah Quist"
    assert {one.name for one in network.sources(deborah.id, TieKind.KEPT_BY)} == {"Food Bank", "City Clinic"}
    page.get_by_role("button", name="Ask your partners").click()
    expect(page.get_by_role("heading", name="Who works with whom?")).to_be_visible()
    listed.settle()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take the sheet").click()
    assert taken.value.suggested_filename == "whom-do-you-work-with.xlsx"
    page.get_by_role("link", name="Map").click()
    drawn.wait_for()
    listed.settle()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back: We are Marlow Library").first).to_be_visible()
    listed.open("")
    expect(page.get_by_role("heading", name="Three questions, then the map")).to_be_visible()
    assert listed.outside == []
    assert listed.errors == []


def test_on_a_telephone_the_questions_fit_and_passed_over_they_are_not_asked_again(listed: Watched) -> None:
    page = listed.page
    page.set_viewport_size({"width": 390, "height": 844})
    listed.open("")
    expect(page.get_by_role("heading", name="Three questions, then the map")).to_be_visible()
    listed.settle()
    assert list_overflowing(page) == []
    page.get_by_role("button", name="Skip").click()
    page.locator(f'{MAP}[data-ready="true"]').wait_for()
    listed.open("")
    expect(page.get_by_role("heading", name="Partner map")).to_be_visible()
    assert listed.errors == []
