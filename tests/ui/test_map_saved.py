"""Saved views on the page Map: saved under a name, opened by a click or an address, changed, renamed, deleted, undone."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.happenings import View as SavedView
from netmap.model.network import Network
from netmap.model.views.places import Place
from netmap.picture.views import View
from tests.ui.conftest import HOSTILE_NAMES
from tests.ui.map_fields import name_field
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
    assert page.multiselect(name_field(page, "map-only-keeper-team")).value == ["ana"]
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


PLACED = SavedView(
    id="placed-view",
    name="Laid out",
    shows=("view:wheel", "size:connectors"),
    positions='{"clinic":[0.5,900.0]}',
)
MOVED = (Place("clinic", 0.5, 900.0),)
DRAGGED = "map-places-team"


def test_dragged_circles_are_saved_with_a_view_and_opened_with_it(
    map_page: AppTest, open_page: Opener, store: Store
) -> None:
    map_page.session_state[DRAGGED] = MOVED
    map_page.run()
    save(map_page, "Laid out")
    (saved,) = (one for one in store.read().of(SavedView) if one.name == "Laid out")
    assert saved.positions == '{"clinic":[0.5,900.0]}'
    page = follow(open_page, {"saved": saved.id})
    assert page.session_state[DRAGGED] == MOVED
    assert dict(page.query_params) == {"saved": saved.id}
    map_page.button("undo-map").click().run()
    assert "Laid out" not in read_saved(store)


def test_what_was_dragged_since_is_offered_and_saved_and_put_back_is_none(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*TOWN, PLACED, FOOD)
    page = follow(open_page, {"saved": PLACED.id})
    assert "map-saved-update" not in list_keys(page)
    page.session_state[DRAGGED] = ()
    page.run()
    assert "saved" not in page.query_params
    page.button("map-saved-update").click().run()
    assert store.read().get(PLACED.id) == PLACED.model_copy(update={"positions": ""})
    open_saved(page, FOOD)
    page.session_state[DRAGGED] = MOVED
    page.run()
    assert "map-saved-update" not in list_keys(page)


def test_a_saved_view_opened_after_another_has_its_own_places(open_page: Opener, put: Putter) -> None:
    plain = PLACED.model_copy(update={"id": "plain", "name": "Plain", "positions": ""})
    put(*TOWN, PLACED, plain)
    page = open_page("map")
    open_saved(page, PLACED)
    assert page.session_state[DRAGGED] == MOVED
    open_saved(page, plain)
    assert page.session_state[DRAGGED] == ()


def test_circles_that_were_dragged_among_sectors_stay_there_when_the_wheel_is_cut_otherwise(
    map_page: AppTest, store: Store
) -> None:
    map_page.session_state[DRAGGED] = MOVED
    map_page.selectbox(name_field(map_page, "map-groups-team")).select_index(1).run()
    save(map_page, "By standing")
    (saved,) = (one for one in store.read().of(SavedView) if one.name == "By standing")
    assert [one for one in saved.shows if one.startswith("groups:")]
    assert saved.positions == ""
    map_page.selectbox(name_field(map_page, "map-groups-team")).select_index(0).run()
    save(map_page, "By sector")
    (saved,) = (one for one in store.read().of(SavedView) if one.name == "By sector")
    assert saved.positions == '{"clinic":[0.5,900.0]}'


def test_more_places_than_are_kept_are_refused(map_page: AppTest, store: Store) -> None:
    map_page.session_state[DRAGGED] = tuple(Place(f"one{number:03}", 0.5, 500.0) for number in range(201))
    map_page.run()
    map_page.text_input("map-saved-name").set_value("Too many")
    map_page.button("map-saved-save").click().run()
    assert any("a saved view keeps 200" in one.value for one in map_page.error)
    assert "Too many" not in read_saved(store)
