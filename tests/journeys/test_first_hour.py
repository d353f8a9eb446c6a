"""The first hour: a team's own messy list becomes its map, with lines, and a true list of whom to call."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from netmap.analysis.day import Day, read_today
from netmap.graph.store import open_store
from netmap.model.entities import Organization, Person, Sector
from netmap.model.happenings import Interaction
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.settings import load_settings
from tests.browsers import MAP
from tests.journeys.conftest import Watched
from tests.journeys.messy_list import AWKWARD, PLAIN, write_messy_list

MOST_CLICKS = 12
SIZES = {"desk": (1366, 768), "phone": (390, 844)}


class Clicks:
    """Clicks as a person does, and counts."""

    def __init__(self, watched: Watched) -> None:
        self.watched, self.count = watched, 0

    def press(self, name: str, *, exact: bool = True) -> None:
        """Click the first button of this name, once it is there."""
        button = self.watched.page.get_by_role("button", name=name, exact=exact).first
        expect(button).to_be_enabled()
        button.click()
        self.count += 1
        self.watched.settle()


def _read(watched: Watched) -> Network:
    with open_store(load_settings(store=watched.store)) as store:
        return store.read()


def _open(page: Page, watched: Watched, address: str) -> str:
    watched.open(address)
    return page.locator("section.main, [data-testid=stMain]").first.inner_text()


@pytest.mark.parametrize("size", SIZES)
def test_a_messy_list_of_sixty_becomes_a_map_and_a_list_of_whom_to_call(
    watched: Watched, tmp_path: Path, size: str
) -> None:
    page = watched.page
    page.set_viewport_size({"width": SIZES[size][0], "height": SIZES[size][1]})
    file = tmp_path / "Alder partners 2026.xlsx"
    file.write_bytes(write_messy_list())
    watched.open("")
    clicks = Clicks(watched)
    clicks.press("Bring a list", exact=False)
    page.locator('input[type="file"]').first.set_input_files(file)
    clicks.count += 1
    expect(page.get_by_text("Nell, Marcos and Tova: are they on your team?")).to_be_visible()
    clicks.press("Yes to all of these")
    clicks.press("Bring in")
    expect(page.get_by_role("heading", name="Which of these is you?")).to_be_visible()
    watched.settle()
    clicks.press("See the map")
    page.locator(f"{MAP}[data-ready=true]").wait_for()
    assert clicks.count <= MOST_CLICKS

    network = _read(watched)
    _check_map(network)
    day = Day(network, read_today())
    met = {partner for partner, one in day.relationships.items() if one.last_contact}
    assert len(met) > len(PLAIN) / 2

    missing = _open(page, watched, "missing")
    assert "Legal Aid of Alder is only on our list." in missing
    assert "Alder County Health" not in missing
    due = _open(page, watched, "keep-in-touch")
    assert any(f"Next: {keeper}" in due for keeper in ("Nellie", "Nell", "Marcos", "Tova"))
    assert "Total partners" not in due
    assert watched.outside == []
    assert watched.errors == []


def _check_map(network: Network) -> None:
    names = {one.name for one in network.of(Organization)}
    assert "Arts, Culture and Heritage Council" in names
    assert "<b>Bold</b> Books" in names
    assert not any("Total partners" in name for name in names)
    assert not any("community partners" in name for name in names)
    assert (
        len(names) <= len(AWKWARD) + len(PLAIN) - 2
    )  # a health department twice, and a doctor who is a person
    assert [one.name for one in network.of(Organization) if one.home] == ["Alder County Public Library"]
    people = {one.name for one in network.of(Person)}
    assert {"Bo Hart", "Carla Ditz", "Rosa Dell", "Juan Dell", "Tom Vale", "Dr. Tamara Rowe"} <= people
    assert "Confidential" not in people
    team = {one.name for one in network.of(Person) if one.on_team}
    assert {"Marcos", "Tova"} <= team
    assert any(name.startswith("Nell") for name in team)
    kept = {network.name_of(tie.source) for tie in network.ties_of_kind(TieKind.KEPT_BY)}
    assert {"Alder Unified Schools", "Meals on Wheels", "Casa Alder"} <= kept
    days = {one.on.isoformat() for one in network.of(Interaction) if one.on}
    assert {"2026-09-14", "2026-10-02", "2026-08-20", "2026-07-01"} <= days
    assert all(
        sector.expected for sector in network.of(Sector) if network.sources(sector.id, TieKind.IN_SECTOR)
    )
