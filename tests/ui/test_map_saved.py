"""Saved views on the page Map: saved under a name, opened by a click or an address, changed, renamed, deleted, undone."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.happenings import View as SavedView
from netmap.model.network import Network
from netmap.picture.views import View
from tests.ui.conftest import HOSTILE_NAMES
from tests.ui.test_map_filter import TOWN, ask, list_keys, list_names
from tests.ui.test_map_views import choose, follow

Opener = Callable[[str], AppTest]
Putter = Callable[..., Network]
FOOD = SavedView(id="food-view", name="Food", shows=("view:names", "sector:food"))
KEPT = SavedView(
    id="kept-view", name="Kept by Ana", shows=("view:around", "of:library", "steps:2", "keeper:ana")
)


@pytest.fixture
def map_page(open_page: Opener, put: Putter) -> AppTest:
    put(*TOWN, FOOD, KEPT)
    return open_page("map")


def save(page: AppTest, name: str) -> None:
    page.text_input("map-saved-name").set_value(name)
    page.button("map-saved-save").click().run()
    assert not page.exception


def open_saved(page: AppTest, saved: SavedView) -> None:
    page.button(f"map-saved-open-{saved.id}").click().run()
    assert not page.exception


def read_saved(store: Store) -> dict[str, tuple[str, ...]]:
    return {one.name: one.shows for one in store.read().of(SavedView)}


def test_what_is_seen_is_saved_under_a_name_as_one_change_and_taken_back(
    map_page: AppTest, store: Store
) -> None:
    before = store.read().revision
    choose(map_page, View.AROUND)
    ask(map_page, "coalition", "table")
    save(map_page, "Around us")
    assert store.read().revision == before + 1
    assert read_saved(store)["Around us"] == ("view:around", "of:library", "coalition:table")
    assert set(map_page.query_params) == {"saved"}
    map_page.button("undo-map").click().run()
    assert "Around us" not in read_saved(store)
    assert not map_page.exception
    assert map_page.query_params["view"] == "around"


@pytest.mark.parametrize("by_address", [False, True], ids=["click", "address"])
def test_a_saved_view_is_opened_as_it_was_saved(
    map_page: AppTest, open_page: Opener, by_address: bool
) -> None:
    page = follow(open_page, {"saved": KEPT.id}) if by_address else map_page
    if not by_address:
        open_saved(page, KEPT)
    assert page.segmented_control("map-view-team").value == View.AROUND.called
    assert page.selectbox("map-of-around").value == "library"
    assert page.segmented_control("map-steps").value == "Two steps"
    assert page.multiselect("map-only-keeper-team").value == ["ana"]
    assert list_names(page) == ["Pantry"]
    assert dict(page.query_params) == {"saved": KEPT.id}


def test_what_is_changed_after_opening_is_in_the_address_until_it_is_saved(
    map_page: AppTest, store: Store
) -> None:
    open_saved(map_page, FOOD)
    assert "map-saved-update" not in list_keys(map_page)
    ask(map_page, "sector", "health")
    assert "saved" not in map_page.query_params
    assert map_page.query_params["only"] == "sector:health"
    map_page.button("map-saved-update").click().run()
    assert read_saved(store)["Food"] == ("view:names", "sector:health")
    assert set(map_page.query_params) == {"saved"}


def test_a_saved_view_is_renamed_and_deleted_with_undo(map_page: AppTest, store: Store) -> None:
    open_saved(map_page, FOOD)
    map_page.text_input("map-saved-name").set_value("Kept by Ana")
    map_page.button("map-saved-rename").click().run()
    assert "Another saved view is called" in " ".join(one.value for one in map_page.error)
    map_page.text_input("map-saved-name").set_value("Food & more")
    map_page.button("map-saved-rename").click().run()
    assert set(read_saved(store)) == {"Food & more", "Kept by Ana"}
    map_page.button("map-saved-delete").click().run()
    assert set(read_saved(store)) == {"Kept by Ana"}
    assert list_names(map_page) == ["Pantry"]
    map_page.button("undo-map").click().run()
    assert set(read_saved(store)) == {"Food & more", "Kept by Ana"}


@pytest.mark.parametrize("name", ["", "Names"])
def test_without_a_name_of_its_own_nothing_is_saved(map_page: AppTest, store: Store, name: str) -> None:
    save(map_page, name)
    assert len(read_saved(store)) == 2
    assert map_page.error


def test_in_the_room_only_what_it_may_see_can_be_opened_and_nothing_saved(
    map_page: AppTest, open_page: Opener
) -> None:
    page = follow(open_page, {"room": "abc", "saved": KEPT.id})
    assert not page.exception
    assert [one.value for one in page.warning]
    assert "Kept by Ana" not in str([one.label for one in page.button])
    assert len(list_names(page)) == 3
    assert not [key for key in list_keys(page) if key.startswith("map-saved-") and "open" not in key]
    open_saved(page, FOOD)
    assert list_names(page) == ["Pantry"]
    assert page.segmented_control("map-view-room").value == View.NAMES.called


@pytest.mark.parametrize("address", ["gone", "<script>alert(1)</script>", "library"])
def test_an_address_of_no_saved_view_says_so_and_shows_the_map(
    map_page: AppTest, open_page: Opener, address: str
) -> None:
    page = follow(open_page, {"saved": address})
    assert not page.exception
    assert "is not here any more" in " ".join(one.value for one in page.warning)
    assert len(list_names(page)) == 3
    assert "saved" not in page.query_params


def test_a_saved_view_of_whom_is_gone_says_so(open_page: Opener, put: Putter) -> None:
    put(*TOWN, SavedView(id="lost", name="<b>Lost*", shows=("view:around", "of:nobody", "sector:gone")))
    page = follow(open_page, {"saved": "lost"})
    assert not page.exception
    said = " ".join(one.value.replace("\\", "") for one in page.warning)
    assert "“<b>Lost*” names somebody or something that is not on the map any more." in said


def test_hostile_names_of_saved_views_are_text(open_page: Opener, put: Putter) -> None:
    put(
        *TOWN,
        *(
            SavedView(id=f"v{number}", name=name, shows=("view:names",))
            for number, name in enumerate(HOSTILE_NAMES)
        ),
    )
    page = open_page("map")
    open_saved(page, SavedView(id="v3", name="x"))
    assert not [one for one in page.markdown if one.allow_html and "onerror" in one.value]
    labels = [one.label.replace("\\", "") for one in page.button]
    assert set(HOSTILE_NAMES[:1]) <= set(labels)
