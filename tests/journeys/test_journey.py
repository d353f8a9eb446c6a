"""The journey: bring a list, look at the map, click, change, undo; and what must hold on the way."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from netmap.analysis.day import Day, read_today
from netmap.graph.store import open_store
from netmap.picture.compose import compose_picture
from netmap.picture.map_data import build_map
from netmap.picture.views import View
from netmap.settings import load_settings
from netmap.ui.shell.pages import PAGES, START
from tests.browsers import MAP, wait_until_still
from tests.journeys.conftest import Watched, bring_in

VIEWS = [f"map?view={view}" for view in View if view.is_painted]
ADDRESSES = [*(page.address for page in PAGES if page is not START), *VIEWS]


def _open_map(watched: Watched) -> Locator:
    watched.open("map")
    drawn = watched.page.locator('[data-netmap="map"][data-ready="true"]')
    drawn.wait_for()
    return drawn


def test_a_list_becomes_a_map_that_can_be_changed_and_taken_back(watched: Watched, tmp_path: Path) -> None:
    bring_in(watched, tmp_path)
    drawn = _open_map(watched)
    assert (drawn.get_attribute("aria-label") or "").startswith("Partner map")

    _click(watched, "Food Bank")
    page = watched.page
    expect(page.get_by_role("heading", name="Food Bank")).to_be_visible()
    page.get_by_role("radio", name="Edit").or_(page.get_by_role("button", name="Edit")).first.click()
    watched.settle()
    name = page.get_by_label("Name", exact=True)
    name.fill("Food Bank of Marlow")
    name.press("Enter")
    watched.settle()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Changed Food Bank of Marlow.").first).to_be_visible()
    watched.settle()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back: Changed Food Bank of Marlow.").first).to_be_visible()
    watched.settle()
    expect(page.get_by_role("heading", name="Food Bank", exact=True)).to_be_visible()

    assert watched.outside == []
    assert watched.errors == []


def _click(watched: Watched, name: str) -> None:
    """Click somebody's circle with the mouse; where it is follows from the network and the map's own view."""
    with open_store(load_settings(store=watched.store)) as store:
        network = store.read()
    node = next(
        node
        for node in build_map(compose_picture(Day(network, read_today())))["nodes"]
        if network.name_of(node["id"]) == name
    )
    drawn = watched.page.locator(MAP)
    scale, middle_x, middle_y = map(float, wait_until_still(watched.page).split())
    box = drawn.bounding_box()
    assert box
    watched.page.mouse.click(
        box["x"] + box["width"] / 2 + (node["x"] - middle_x) * scale,
        box["y"] + box["height"] / 2 + (node["y"] - middle_y) * scale,
    )
    watched.settle()


def test_the_map_can_be_walked_and_opened_without_a_mouse(filled: Watched) -> None:
    _open_map(filled).focus()
    filled.page.keyboard.press("ArrowRight")
    said = filled.page.locator("p.said").text_content() or ""
    assert said.endswith("Press Enter to open.")
    filled.page.keyboard.press("Enter")
    expect(filled.page.get_by_role("heading", name=said.split(",")[0], exact=True)).to_be_visible()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_shows_hostile_names_as_text_passes_axe_and_fits_a_phone(
    filled: Watched, axe: str, address: str
) -> None:
    """All in one visit: to open a page takes three seconds of a core."""
    filled.open(address)
    if address == "map":
        _open_map(filled)
    page = filled.page
    assert page.locator('img[src="x"], img[src*="evil"]').count() == 0
    disguised = page.locator('a[href*="evil"]').evaluate_all(
        "links => links.filter(a => a.textContent !== a.href)"
    )
    assert disguised == []
    ours = filled.find_violations(axe)
    assert not ours, "\n".join(ours)
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_function("() => document.documentElement.scrollWidth <= 360")
    assert filled.outside == []
    assert filled.errors == []


def test_a_card_is_taken_with_enter_and_the_line_is_free_for_the_next(watched: Watched) -> None:
    watched.open("partners")
    page = watched.page
    page.get_by_role("radio", name="One line at a time").or_(
        page.get_by_role("button", name="One line at a time")
    ).first.click()
    watched.settle()
    line = page.get_by_label("A card, or a sentence", exact=True)
    for card in ("Ana Ruiz, Marlow Library, ana@library.example", "Bo Lee, Food Bank, bo@foodbank.example"):
        line.fill(card)
        line.press("Enter")
        expect(page.get_by_text(card).first).to_be_visible()
        expect(line).to_have_value("")
        watched.settle()
    assert watched.errors == []


def test_what_is_taken_out_can_be_brought_back(listed: Watched, tmp_path: Path) -> None:
    listed.open("bring-in")
    with listed.page.expect_download() as taken:
        listed.page.get_by_role("button", name="Spreadsheet (xlsx)").click()
    kept = tmp_path / "netmap.xlsx"
    taken.value.save_as(kept)
    listed.page.locator('input[type="file"]').set_input_files(kept)
    expect(listed.page.get_by_text("all of it is on the map already.").first).to_be_visible()
    assert listed.errors == []


def _tick_row(watched: Watched, row: int) -> None:
    """Tick a row of the first table; its cells are drawn on a canvas, so it is found by its place."""
    box = watched.page.locator("canvas").first.bounding_box()
    assert box
    watched.page.mouse.click(box["x"] + 16, box["y"] + 35 * (row + 1) + 17)
    watched.settle()


def test_a_partner_is_taken_out_and_brought_back(listed: Watched) -> None:
    listed.open("partners")
    page = listed.page
    page.get_by_label("Search", exact=True).fill("Clinic")
    page.get_by_label("Search", exact=True).press("Enter")
    expect(page.get_by_text("1 of 6 organizations")).to_be_visible()
    listed.settle()
    _tick_row(listed, 0)
    expect(page.get_by_role("heading", name="City Clinic", exact=True)).to_be_visible()
    page.get_by_role("button", name="Take out", exact=True).click()
    expect(page.get_by_text("0 of 5 organizations")).to_be_visible()
    listed.settle()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("1 of 6 organizations")).to_be_visible()
    assert listed.errors == []


def test_many_are_changed_in_the_table(listed: Watched) -> None:
    listed.open("partners")
    page = listed.page
    page.get_by_label("Search", exact=True).fill("Clinic")
    page.get_by_label("Search", exact=True).press("Enter")
    listed.settle()
    page.get_by_text("Change many in the table").click()
    expect(page.get_by_role("button", name="Save the table")).to_be_visible()
    listed.settle()
    box = page.locator("canvas").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + 60, box["y"] + 35 + 17)
    listed.settle()
    page.keyboard.press("Enter")
    expect(page.locator("textarea.gdg-input")).to_have_value("City Clinic")
    page.locator("textarea.gdg-input").press("ControlOrMeta+a")
    page.keyboard.type("County Clinic", delay=40)
    expect(page.locator("textarea.gdg-input")).to_have_value("County Clinic")
    listed.settle()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Rows changed and not saved yet: 1")).to_be_visible()
    listed.settle()
    page.get_by_role("button", name="Save the table").click()
    expect(page.get_by_text("Changed County Clinic.").first).to_be_visible()
    assert listed.errors == []


def test_what_was_typed_is_still_there_after_another_page_was_looked_at(filled: Watched) -> None:
    filled.open("partners")
    page = filled.page
    page.get_by_role("radio", name="Many names").or_(
        page.get_by_role("button", name="Many names")
    ).first.click()
    filled.settle()
    names = page.get_by_label("Names", exact=True)
    names.fill("City Bus")
    names.blur()
    filled.settle()
    page.get_by_role("link", name="Connectors").click()
    filled.settle()
    page.get_by_role("link", name="Partners").click()
    filled.settle()
    expect(page.get_by_label("Names", exact=True)).to_have_value("City Bus")
