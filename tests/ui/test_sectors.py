"""Sectors: where we want somebody, what they are called, and those that are one."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Sector
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.ui.sectors.table import TABLE
from tests.analysis.towns import org, sector, tie
from tests.ui.tables import type_into

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

TOWN = (
    org("a"), org("b"), sector("schools"), sector("faith", expected=True), sector("zebras"),
    tie(T.IN_SECTOR, "a", "schools", primary=True), tie(T.IN_SECTOR, "b", "faith", primary=True),
)  # fmt: skip


def find_row(page: AppTest, name: str) -> int:
    return list(page.data_editor[0].value["Sector"]).index(name)


def press(page: AppTest, key: str) -> None:
    page.button(key).click().run()
    assert not page.exception
    assert not page.error


def press_label(page: AppTest, label: str) -> None:
    next(one for one in page.button if one.label == label).click().run()
    assert not page.exception


def read_sectors(store: Store) -> dict[str, tuple[bool, int]]:
    network = store.read()
    return {one.name: (one.expected, len(network.sources(one.id, T.IN_SECTOR))) for one in network.of(Sector)}


def test_every_sector_says_how_many_are_in_it_and_what_it_stands_for(open_page: Opener, put: Putter) -> None:
    put(*TOWN)
    shown = open_page("sectors").data_editor[0].value
    row = dict(zip(shown.columns, shown.iloc[list(shown["Sector"]).index("Schools")], strict=True))
    assert row == {
        "Sector": "Schools", "How many": 1, "We want somebody here": False, "Shown in the room": True,
        "Family": "Learning & nature", "Stands for": "Education & libraries",
    }  # fmt: skip
    assert "Education & libraries" not in list(shown["Sector"])


def test_many_sectors_are_changed_at_once_and_taken_back(
    open_page: Opener, put: Putter, store: Store
) -> None:
    before = put(*TOWN)
    page = open_page("sectors")
    type_into(page, TABLE, {
        find_row(page, "Faith"): {"We want somebody here": False, "Sector": "Churches"},
        find_row(page, "Media"): {"We want somebody here": True},
        find_row(page, "Zebras"): {"Family": "Community life", "Shown in the room": False},
    })  # fmt: skip
    press_label(page, "Save the sectors")
    assert read_sectors(store) == {
        "Churches": (False, 1), "Media": (True, 0), "Schools": (False, 1), "Zebras": (False, 0),
    }  # fmt: skip
    assert store.read().get("zebras") == sector("zebras", family="Community life", on_the_wall=False)
    press(page, "undo-sectors")
    assert store.read() == before


def test_a_name_that_another_sector_has_is_refused(open_page: Opener, put: Putter, store: Store) -> None:
    before = put(*TOWN)
    page = open_page("sectors")
    type_into(page, TABLE, {find_row(page, "Faith"): {"Sector": "schools"}})
    press_label(page, "Save the sectors")
    assert any("Join the two instead" in one.value for one in page.error)
    assert store.read() == before


def test_a_set_wants_somebody_in_the_lists_own_words(open_page: Opener, put: Putter, store: Store) -> None:
    put(*TOWN)
    press(open_page("sectors"), "sectors-set-library")
    found = read_sectors(store)
    assert found["Schools"] == (True, 1)
    assert found["Media"] == (True, 0)
    assert found["Zebras"] == (False, 0)
    assert "Education & libraries" not in found


def test_a_lists_own_word_is_first_offered_to_become_ours(
    open_page: Opener, put: Putter, store: Store
) -> None:
    before = put(*TOWN)
    page = open_page("sectors")
    page.selectbox("sectors-own").set_value("schools").run()
    assert page.selectbox("sectors-into-schools").value == "ours-education"
    press(page, "sectors-join")
    assert read_sectors(store)["Education & libraries"] == (False, 1)
    assert "Schools" not in read_sectors(store)
    press(page, "undo-sectors")
    assert store.read() == before


def test_all_own_words_become_ours_at_once(open_page: Opener, put: Putter, store: Store) -> None:
    put(*TOWN)
    page = open_page("sectors")
    press(page, "sectors-join-all")
    assert read_sectors(store) == {
        "Education & libraries": (False, 1), "Faith communities": (True, 1), "Zebras": (False, 0),
    }  # fmt: skip
    assert not [one for one in page.button if one.key == "sectors-join-all"]


def test_a_sector_of_ones_own_is_added(open_page: Opener, put: Putter, store: Store) -> None:
    put(*TOWN)
    page = open_page("sectors")
    page.text_input("sectors-new").input("Ships")
    page.selectbox("sectors-new-family").set_value("Community life")
    press_label(page, "Add the sector")
    assert read_sectors(store)["Ships"] == (True, 0)
    page.text_input("sectors-new").input("ships")
    press_label(page, "Add the sector")
    assert any("There is a sector" in one.value for one in page.error)


def test_who_is_missing_leads_to_the_sectors(open_page: Opener, put: Putter) -> None:
    put(*TOWN)
    page = open_page("missing")
    page.pills("missing-heading").set_value("Sectors").run()
    press_label(page, "Choose the sectors")
    assert page.title[0].value == "Sectors"
