"""What is answered about a list stays answered in a real browser, which keeps answers of its own, and is written."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from netmap.graph.store import open_store
from netmap.model.entities import Sector
from netmap.settings import load_settings
from tests.journeys.conftest import Watched

LIST = """Agency,Sector,Contact
Food Bank,Food,Ana Ruiz
City Clinic,Health care,Bo Lee
Marlow Library,Libraries,Cy Dunn
Marlow Libary,Libraries,Di Evans
"""


@pytest.mark.parametrize("leave", [False, True])
def test_all_of_them_stays_ticked_through_every_other_answer_and_is_written(
    watched: Watched, tmp_path: Path, *, leave: bool
) -> None:
    (tmp_path / "partners.csv").write_text(LIST, encoding="utf-8")
    page = watched.page
    watched.open("bring-in")
    page.locator('input[type="file"]').set_input_files(tmp_path / "partners.csv")
    page.get_by_role("button", name="Bring in: ").wait_for()
    watched.settle()
    boxes = page.get_by_role("checkbox", name="looks like our")
    expect(boxes).to_have_count(3)
    page.get_by_role("button", name="All of them").click()
    watched.settle()
    page.get_by_text("How these files are read").click()
    page.get_by_text("Guess the sector from the name").click()
    watched.settle()
    page.get_by_text("two different ones").first.click()
    watched.settle()
    if leave:
        page.get_by_role("link", name="Partners").click()
        expect(page.get_by_role("heading", name="Nobody is on the map yet").or_(
            page.get_by_role("heading", name="Partners", exact=True))).to_be_visible()  # fmt: skip
        watched.settle()
        page.get_by_role("link", name="Bring in and take out").click()
        page.get_by_role("button", name="Bring in: ").wait_for()
        watched.settle()
    for number in range(3):
        expect(boxes.nth(number)).to_be_checked()
    expect(page.get_by_role("radio", name="two different ones").first).to_be_checked()
    page.get_by_role("button", name="Bring in: ").click()
    page.get_by_role("button", name="Undo").wait_for()
    with open_store(load_settings(store=str(tmp_path / "store"))) as store:
        network = store.read()
    assert {one.name for one in network.of(Sector)} == {
        "Food & housing", "Health", "Education & libraries",
    }  # fmt: skip
    assert watched.errors == []
