"""Caring for relationships in a real browser: noting a contact, asking for a way, what would change if."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from netmap.analysis.day import read_today
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.kinds import TieKind
from netmap.settings import load_settings
from tests.analysis.towns import org, partners, person, tie
from tests.journeys.conftest import Server, Watched, visit

PARTS = (
    ("keep-in-touch", "This week"), ("keep-in-touch", "All relationships"), ("keep-in-touch", "Still true?"),
    ("keep-in-touch", "Take over"), ("keep-in-touch", "What has grown"), ("introductions", "Whom to talk to next"),
    ("connectors", "If somebody leaves"), ("connectors", "What if"),
)  # fmt: skip


def build_town(store_folder: str) -> None:
    """Put Ana's library on the map: the clinic, unheard of for long, where Luis works, knows the bank."""
    last = read_today() - timedelta(days=500)
    items: list[Item] = [
        org("library", home=True), org("clinic"), org("bank"), person("ana", on_team=True), person("luis"),
        tie(TieKind.WORKS_AT, "ana", "library"), tie(TieKind.WORKS_AT, "luis", "clinic"),
        tie(TieKind.KEPT_BY, "clinic", "ana"), *partners("bank clinic"),
        tie(TieKind.PARTNERS_WITH, "clinic", "library", strength=3, last_contact=last),
    ]  # fmt: skip
    with open_store(load_settings(store=store_folder)) as store:
        store.apply(build_change(store.read(), put=items, who="test", sentence="Set up."))


@pytest.fixture
def town(watched: Watched, tmp_path: Path) -> Watched:
    """A visitor before a town of their own."""
    build_town(watched.store)
    return watched


@pytest.fixture
def onlooker(
    visitors: BrowserContext, kept_server: Server, request: pytest.FixtureRequest
) -> Iterator[Watched]:
    """A visitor before the town, the same for all who only look."""
    kept_server.fill_once(request.path, build_town)
    with visit(visitors, kept_server) as visitor:
        yield visitor


def test_a_contact_is_noted_in_two_clicks_and_taken_back(town: Watched) -> None:
    town.open("keep-in-touch")
    page = town.page
    expect(page.get_by_role("heading", name="Clinic", exact=True)).to_be_visible()
    page.get_by_text("We were in touch", exact=True).click()
    page.get_by_role("button", name="A call").click()
    expect(page.get_by_text("Noted: call with Clinic.").first).to_be_visible()
    expect(page.get_by_text("Nothing is due").first).to_be_visible()
    town.settle()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Clinic", exact=True)).to_be_visible()
    assert town.errors == []
    assert town.outside == []


def test_a_way_to_somebody_is_shown_and_asking_is_noted_for_the_week(town: Watched) -> None:
    town.open("introductions")
    page = town.page
    page.get_by_label("Whom do you want to reach?").first.click()
    page.keyboard.type("Bank")
    town.settle()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ana could ask Clinic")).to_be_visible()
    town.settle()
    page.get_by_role("button", name="Note that we will ask").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    town.settle()
    page.get_by_role("link", name="Keep in touch").click()
    expect(page.get_by_role("button", name="Done").first).to_be_visible()
    assert town.errors == []
    assert town.outside == []


@pytest.mark.parametrize(("address", "part"), PARTS)
def test_every_part_fits_a_phone_and_has_nothing_axe_finds(
    onlooker: Watched, axe: str, address: str, part: str
) -> None:
    onlooker.open(address)
    onlooker.page.get_by_text(part, exact=True).first.click()
    onlooker.settle()
    ours = onlooker.find_violations(axe)
    assert not ours, "\n".join(ours)
    onlooker.page.set_viewport_size({"width": 360, "height": 740})
    onlooker.settle()
    assert onlooker.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert onlooker.errors == []
    assert onlooker.outside == []
