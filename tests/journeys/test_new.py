"""The menu New: whatever is put on the map by hand, from the map and from Partners."""

import pytest
from playwright.sync_api import Locator, expect

from netmap.graph.store import open_store
from netmap.model.entities import Coalition, Goal
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.settings import load_settings
from tests.journeys.conftest import Watched


def _choose(watched: Watched, what: str) -> Locator:
    page = watched.page
    page.get_by_role("button", name="New", exact=True).click()
    page.get_by_role("menuitem", name=what).or_(page.get_by_text(what, exact=True)).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(f"New: {what.lower()}")).to_be_visible()
    return dialog


def _read(watched: Watched) -> Network:
    with open_store(load_settings(store=watched.store)) as store:
        return store.read()


def _fill(watched: Watched, box: Locator, text: str) -> None:
    box.fill(text)
    box.press("Control+Enter")
    watched.settle()


@pytest.mark.parametrize("address", ["map", "partners"])
def test_a_goal_is_added_from_the_menu_and_taken_back(listed: Watched, address: str) -> None:
    listed.open(address)
    dialog = _choose(listed, "Goal")
    _fill(listed, dialog.get_by_label("Name"), "Safe streets")
    dialog.get_by_role("button", name="Save").click()
    expect(listed.page.get_by_text("Added Safe streets.").first).to_be_visible()
    expect(dialog).to_be_hidden()
    assert [goal.name for goal in _read(listed).of(Goal)] == ["Safe streets"]
    listed.page.get_by_role("button", name="Undo").click()
    expect(listed.page.get_by_text("Taken back: Added Safe streets.").first).to_be_visible()
    assert _read(listed).of(Goal) == ()
    assert listed.errors == []


def test_what_cannot_be_kept_stays_in_the_window_with_the_reason(listed: Watched) -> None:
    listed.open("partners")
    dialog = _choose(listed, "Coalition")
    _fill(listed, dialog.get_by_label("Purpose"), "Everybody reads")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect(dialog.get_by_label("Purpose")).to_have_value("Everybody reads")
    assert _read(listed).of(Coalition) == ()


def test_cards_and_sentences_follow_one_another_in_one_window(listed: Watched) -> None:
    listed.open("partners")
    dialog = _choose(listed, "One line: a card, or who knows whom")
    line = dialog.get_by_label("A card, or a sentence")
    for text in ("Bo Lee knows Cy Dunn, strong", "Dan Fox, Food Bank, dan@foodbank.example"):
        line.fill(text)
        line.press("Enter")
        expect(dialog.get_by_text(text).first).to_be_visible()
        expect(line).to_have_value("")
        listed.settle()
    network = _read(listed)
    knows = {tuple(sorted(map(network.name_of, tie.ends))) for tie in network.ties_of_kind(TieKind.KNOWS)}
    assert knows == {("Bo Lee", "Cy Dunn")}
    listed.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert listed.errors == []


def test_a_contact_is_noted_from_the_menu(listed: Watched) -> None:
    listed.open("map")
    dialog = _choose(listed, "Contact")
    box = dialog.get_by_role("combobox")
    box.fill("Food B")
    box.press("Enter")
    dialog.get_by_role("button", name="We met").click()
    expect(listed.page.get_by_text("Noted: meeting with Food Bank.").first).to_be_visible()
    expect(dialog).to_be_hidden()
    assert len(_read(listed).ties_of_kind(TieKind.WITH)) == 1
