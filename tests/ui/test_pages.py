"""Each page, empty and filled, with names that are not to be read as markup."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Organization, Person, Sector
from netmap.model.happenings import Dismissal
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.ui.parts.text import plain
from netmap.ui.shell.handing_over import hand_over, take_settings
from netmap.ui.shell.pages import PAGES, START
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

ADDRESSES = [page.address for page in PAGES if page is not START]


def _all_text(page: AppTest) -> str:
    kinds = (page.title, page.header, page.markdown, page.caption, page.info, page.error, page.warning)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def test_an_empty_map_greets_with_three_doors(open_page: Opener) -> None:
    page = open_page()
    assert not page.exception
    assert [door.value for door in page.header] == [
        "Bring a list",
        "Try the sample county",
        "Start with one name",
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_opens_on_an_empty_map(open_page: Opener, address: str) -> None:
    page = open_page(address)
    assert not page.exception
    assert not page.error
    assert len(page.title) == 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_shows_hostile_names_as_text(open_page: Opener, put: Putter, address: str) -> None:
    people = [Organization(name=name) for name in HOSTILE_NAMES]
    hub = Organization(name="Hub ![](http://evil.example/hub.png)", home=True)
    sector = Sector(name="Sector ![](http://evil.example/sector.png)", expected=True)
    put(hub, sector, *people, *(build_tie(TieKind.PARTNERS_WITH, hub.id, other.id) for other in people))
    page = open_page(address)
    assert not page.exception
    assert not page.error
    for name in (hub.name, sector.name, *HOSTILE_NAMES):
        assert name not in _all_text(page).replace(plain(name), "")


@pytest.mark.parametrize("address", ["", *ADDRESSES])
def test_every_page_says_when_everybody_gets_in(open_page: Opener, address: str) -> None:
    said = "was opened without a log-in"
    assert said not in _all_text(open_page(address))
    hand_over(take_settings(), is_open_to_all=True)
    assert said in _all_text(open_page(address))


def test_the_first_name_starts_the_map_and_one_undo_empties_it(open_page: Opener, store: Store) -> None:
    page = open_page()
    page.text_input("keep-first-name").input("Marlow Library")
    next(button for button in page.button if button.label == "Start the map").click().run()
    [first] = store.read().of(Organization)
    assert (first.name, first.home) == ("Marlow Library", True)
    page.button("undo-map").click().run()
    assert store.read().entities == {}


def test_a_finding_reads_the_same_as_everywhere_else(open_page: Opener, put: Putter) -> None:
    put(Organization(name="Us", home=True), Sector(name="Transportation", expected=True))
    page = open_page("missing")
    assert "Nobody on the map is in Transportation." in [
        heading.value.replace("\\", "") for heading in page.header
    ]


def test_a_sector_can_be_filled_with_names_that_come_to_mind(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(Organization(name="Us", home=True), Sector(name="Transportation", expected=True))
    page = open_page("missing")
    next(button for button in page.button if button.label == "Write down who comes to mind").click().run()
    page._page_hash = page.session_state["netmap-pages"]["partners"]._script_hash
    page.run()
    assert page.selectbox("names-sector").value == "Transportation"
    page.text_area("names-text").input("City Bus\nRide Share Club").run()
    next(button for button in page.button if button.label.startswith("Add them")).click().run()
    network = store.read()
    added = {entity.name: entity for entity in network.of(Organization) if entity.name != "Us"}
    assert set(added) == {"City Bus", "Ride Share Club"}
    for entity in added.values():
        assert entity.standing is Standing.IDEA
        assert [sector.name for sector in network.sectors_of(entity.id)] == ["Transportation"]


def test_a_business_card_is_one_line(open_page: Opener, store: Store) -> None:
    page = open_page("partners")
    page.segmented_control("partners-mode").set_value("One line at a time").run()
    page.text_input("card-line").input("Maria Lopez, County Food Bank, maria@example.org, spring fair")
    next(button for button in page.button if button.label == "Save and next").click().run()
    assert not page.exception
    network = store.read()
    [person] = network.of(Person)
    assert isinstance(person, Person)
    assert (person.name, person.email) == ("Maria Lopez", "maria@example.org")
    assert [place.name for place in network.targets(person.id, TieKind.WORKS_AT)] == ["County Food Bank"]


def test_findings_stand_under_headings_and_can_be_put_aside(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(
        Organization(name="Us", home=True),
        Organization(name="Alone"),
        Sector(name="Transportation", expected=True),
    )
    page = open_page("missing")
    assert page.pills("missing-heading").value == "Sectors"
    next(button for button in page.button if button.label == "Put it aside").click().run()
    assert not page.exception
    [aside] = store.read().of(Dismissal)
    assert isinstance(aside, Dismissal)
    assert aside.finding.startswith("sector with nobody:")
    assert page.header[0].value.replace("\\", "") != "Nobody on the map is in Transportation."
    page.pills("missing-heading").set_value("Our relationships").run()
    assert "Alone" in page.header[0].value
    page.pills("missing-heading").set_value("Sectors").run()
    next(button for button in page.button if button.label == "Bring it back").click().run()
    assert page.header[0].value.replace("\\", "") == "Nobody on the map is in Transportation."
