"""The way between two on the page Map: asked for, said, kept in the address and in saved views, and hidden in one click."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Sector
from netmap.model.happenings import View as SavedView
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.picture.views import View
from tests.analysis.towns import org, partners, person, tie
from tests.ui.conftest import HOSTILE_NAMES
from tests.ui.map_fields import name_field
from tests.ui.test_map_filter import list_keys, read_text
from tests.ui.test_map_saved import open_saved, save
from tests.ui.test_map_views import choose, follow

Opener = Callable[[str], AppTest]
Putter = Callable[..., Network]
HIDE = "map-way-hide"

TOWN = (
    Sector(id="health", name="Health"), Sector(id="shelter", name="Shelters", on_the_wall=False),
    org("library", home=True), org("clinic"), org("bank"), org("arts"), org("haven"),
    org("secret", name="Secret House", confidential=True),
    *(tie(TieKind.IN_SECTOR, one, "health", primary=True) for one in ("clinic", "bank", "arts", "library", "secret")),
    tie(TieKind.IN_SECTOR, "haven", "shelter", primary=True),
    *partners("clinic bank", "bank arts", "clinic haven", "haven arts", strength=5),
)  # fmt: skip
OVER_THE_BANK = "Clinic → Bank → Arts: one step between."


@pytest.fixture
def map_page(open_page: Opener, put: Putter) -> AppTest:
    put(*TOWN)
    return open_page("map")


def ask(page: AppTest, one: str, other: str) -> AppTest:
    page.selectbox(name_field(page, "map-way-from-team")).set_value(one)
    page.selectbox(name_field(page, "map-way-to-team")).set_value(other).run()
    assert not page.exception
    return page


def test_a_way_is_shown_said_and_hidden_in_one_click(map_page: AppTest) -> None:
    assert HIDE not in list_keys(map_page)
    page = ask(map_page, "clinic", "arts")
    assert OVER_THE_BANK in read_text(page)
    assert "Bank could introduce Clinic to Arts." in read_text(page)
    page.button(HIDE).click().run()
    assert OVER_THE_BANK not in read_text(page)
    assert "from" not in page.query_params


def test_what_the_page_takes_back_stands_in_new_fields_as_a_closed_button_tells_the_browser_nothing(
    map_page: AppTest,
) -> None:
    page = ask(map_page, "clinic", "arts")
    page.multiselect(name_field(page, "map-only-sector-team")).set_value(["health"]).run()
    chosen = {str(one.key) for one in (*page.selectbox, *page.multiselect) if one.value not in (None, [])}
    for button in (HIDE, "map-everybody-head"):
        page.button(button).click().run()
    held = {str(one.key) for one in (*page.selectbox, *page.multiselect)}
    assert {"map-way-from-team", "map-way-to-team", "map-only-sector-team"} <= chosen - held


def test_it_stays_from_view_to_view_and_in_the_address(map_page: AppTest, open_page: Opener) -> None:
    ask(map_page, "clinic", "arts")
    for view in (View.NAMES, View.COMMUNITIES, View.WHEEL):
        choose(map_page, view)
        assert OVER_THE_BANK in read_text(map_page)
    choose(map_page, View.SECTORS)
    assert HIDE not in list_keys(map_page)
    assert "from" not in map_page.query_params
    choose(map_page, View.NAMES)
    page = follow(open_page, map_page.query_params)
    assert OVER_THE_BANK in read_text(page)
    assert {end: page.query_params[end] for end in ("from", "to")} == {"from": "clinic", "to": "arts"}


def test_beside_who_is_opened_it_is_chosen_whom_the_way_leads_to(map_page: AppTest) -> None:
    map_page.session_state["map-open"] = "clinic"
    page = map_page.run().selectbox("map-way-beside-clinic").set_value("arts").run()
    assert OVER_THE_BANK in read_text(page)
    assert page.selectbox(name_field(page, "map-way-from-team")).value == "clinic"
    assert page.selectbox("map-way-beside-clinic").value is None


def test_it_leads_on_to_the_page_introductions(map_page: AppTest) -> None:
    page = ask(map_page, "clinic", "arts")
    page.button("map-way-introductions").click().run()
    assert page.session_state["introductions-target"] == "arts"


def test_beside_the_map_it_is_said_what_introductions_say_and_nothing_confidential_on_it(
    put: Putter, open_page: Opener
) -> None:
    put(
        org("library", home=True),
        org("clinic"),
        tie(TieKind.PARTNERS_WITH, "library", "clinic", confidential=True),
    )
    text = read_text(ask(open_page("map"), "library", "clinic"))
    assert "We have a relationship with Clinic, and what binds us is confidential." in text
    assert "No way from Library to Clinic is shown." in text
    assert "We know of no way" not in text


def test_between_two_of_us_map_and_words_agree_and_no_introduction_is_offered(
    put: Putter, open_page: Opener
) -> None:
    put(org("library", home=True), org("branch", home=True), org("clinic"))
    page = ask(open_page("map"), "library", "branch")
    assert "Both are us. Nobody needs to introduce them." in read_text(page)
    assert "Library and Branch are both us" in read_text(page)
    assert "map-way-introductions" not in list_keys(page)


def test_who_works_at_both_is_named_to_the_team_alone(put: Putter, open_page: Opener) -> None:
    put(
        org("library", home=True), org("clinic"), org("arts"), person("pat"),
        *(tie(TieKind.WORKS_AT, "pat", one) for one in ("clinic", "arts")),
    )  # fmt: skip
    text = read_text(ask(open_page("map"), "clinic", "arts"))
    assert "Pat works at both and could bring them together." in text
    assert "Clinic → Arts: Pat works at both." in text
    text = read_text(follow(open_page, {"room": "x", "from": "clinic", "to": "arts"}))
    assert "No way from Clinic to Arts is shown." in text
    assert "Pat" not in text


def test_a_saved_view_keeps_it(map_page: AppTest, store: Store) -> None:
    save(ask(map_page, "clinic", "arts"), "Clinic to Arts")
    (saved,) = store.read().of(SavedView)
    assert {*saved.shows} >= {"from:clinic", "to:arts"}
    map_page.button(HIDE).click().run()
    open_saved(map_page, saved)
    assert OVER_THE_BANK in read_text(map_page)


def test_in_the_room_it_leads_only_over_what_the_room_sees(put: Putter, open_page: Opener) -> None:
    put(*TOWN)
    page = follow(open_page, {"room": "x", "from": "clinic", "to": "arts"})
    assert "could introduce" not in read_text(page)
    assert OVER_THE_BANK in read_text(page)
    assert "Haven" not in read_text(page)
    assert "haven" not in page.selectbox(name_field(page, "map-way-from-room")).options
    page = follow(open_page, {"room": "x", "from": "clinic", "to": "haven"})
    assert "is not shown here" in page.warning[0].value
    assert HIDE not in list_keys(page)


@pytest.mark.parametrize("other", ["secret", "nobody", "health", "clinic", *HOSTILE_NAMES[:2]])
def test_an_address_that_names_no_such_two_shows_none(put: Putter, open_page: Opener, other: str) -> None:
    put(*TOWN)
    page = follow(open_page, {"from": "clinic", "to": other})
    assert not page.exception
    assert "is not shown here" in page.warning[0].value
    assert HIDE not in list_keys(page)
