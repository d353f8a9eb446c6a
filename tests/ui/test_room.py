"""In the room there is no menu and nothing for the team only, a reload stays there, and leaving is a deliberate act."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from netmap.graph.store import Store
from netmap.model.network import Network
from netmap.settings import load_settings
from netmap.ui.shell import pins
from netmap.ui.shell.handing_over import hand_over
from netmap.ui.shell.pages import PAGES
from netmap.ui.theme.look import COOKIE
from tests.analysis.towns import org, partners
from tests.ui.conftest import APP

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]
ENTER, LEAVE, NEW_PIN, PIN = (
    "netmap-room-enter",
    "netmap-room-leave",
    "netmap-room-new-pin",
    "netmap-room-pin",
)


@pytest.fixture
def map_page(open_page: Opener, put: Putter) -> AppTest:
    """The team's map of three organizations."""
    put(org("us", home=True), org("a"), org("b"), *partners("us a"))
    return open_page("map")


def is_room(page: AppTest) -> bool:
    keys = {one.key for one in page.button}
    assert (LEAVE in keys) != (ENTER in keys)
    return LEAVE in keys


def enter(page: AppTest, pin: str = "") -> AppTest:
    if pin:
        page.text_input(NEW_PIN).set_value(pin)
    page.button(ENTER).click().run()
    assert not page.exception
    return page


def leave(page: AppTest, pin: str | None = None) -> AppTest:
    if pin is not None:
        page.text_input(PIN).set_value(pin)
    page.button(LEAVE).click().run()
    assert not page.exception
    return page


def test_whoever_enters_the_room_sees_only_its_pages_and_comes_back(map_page: AppTest) -> None:
    assert not is_room(map_page)
    assert any(
        "not from somebody who edits" in one.value and "serve --room" in one.value for one in map_page.caption
    )
    assert is_room(enter(map_page))
    assert "map-new" not in {one.key for one in map_page.button}
    assert not is_room(leave(map_page))


LOOKS = {"dark": "--netmap-dark: invert(1)", "large": "font-size: 140%"}


def looks(page: AppTest, look: str) -> bool:
    return any(LOOKS[look] in one.proto.body for one in page.get("html"))


@pytest.mark.parametrize("look", LOOKS)
def test_a_look_is_that_of_every_page_and_of_the_room_until_it_is_switched_off(
    map_page: AppTest, look: str
) -> None:
    assert not looks(map_page, look)
    assert looks(map_page.toggle(f"netmap-{look}").set_value(True).run(), look)
    assert looks(enter(map_page), look)
    map_page._page_hash = calc_hash("stories")
    assert looks(map_page.run(), look)
    assert not looks(map_page.toggle(f"netmap-{look}").set_value(False).run(), look)


@pytest.mark.parametrize("kept", ["", "dark", "large", "dark.large", "<script>.1"])
def test_a_look_that_the_browser_remembers_is_that_of_the_next_visit(
    open_page: Opener, put: Putter, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    put(org("us", home=True), org("a"), *partners("us a"))
    monkeypatch.setattr(type(st.context), "cookies", property(lambda _: {COOKIE: kept}))
    page = open_page("map")
    assert {look for look in LOOKS if looks(page, look)} == set(kept.split(".")) & set(LOOKS)


def test_an_address_of_the_team_leads_to_the_map_of_the_room(map_page: AppTest) -> None:
    pages = map_page.session_state["netmap-pages"]
    hashes = {page.address: pages[page.address]._script_hash for page in PAGES if not page.in_room}
    enter(map_page)
    assert {one.label for one in map_page.button} >= {"Stories", "Leave"}
    for address, asked in hashes.items():
        map_page._page_hash = asked
        map_page.run()
        assert is_room(map_page), address
        assert map_page.title[0].value == "Partner map"


@pytest.mark.parametrize("wrong", ["", "1234", "4711 1"])
def test_with_a_pin_only_that_pin_leads_out(map_page: AppTest, wrong: str) -> None:
    enter(map_page, "4711")
    assert is_room(leave(map_page, wrong))
    assert "not the PIN" in map_page.error[0].value
    assert not is_room(leave(map_page, "4711"))


def test_a_reload_stays_in_the_room_and_asks_for_the_same_pin(map_page: AppTest) -> None:
    token = enter(map_page, "4711").query_params["room"]
    reloaded = AppTest.from_file(str(APP), default_timeout=60)
    reloaded.query_params["room"] = token
    reloaded.run()
    assert is_room(reloaded)
    assert is_room(leave(reloaded, "0000"))
    assert not is_room(leave(reloaded, "4711"))


def test_who_tries_pins_has_to_wait_in_every_window_and_is_told_how_long(
    map_page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(pins, "time", SimpleNamespace(monotonic=lambda: now[0]))
    token = enter(map_page, "4711").query_params["room"]
    for tried in range(pins.FREE_TRIES):
        assert is_room(leave(map_page, f"000{tried}"))
    assert "Wait 30 seconds" in map_page.error[0].value
    now[0] += 10
    other = AppTest.from_file(str(APP), default_timeout=60)
    other.query_params["room"] = token
    assert is_room(leave(other.run(), "4711"))
    assert "Wait 20 seconds" in other.error[0].value
    now[0] += 20
    assert is_room(leave(other, "0000"))
    assert "Wait 60 seconds" in other.error[0].value
    now[0] += 60
    assert not is_room(leave(other, "4711"))


def test_tries_from_many_windows_at_once_are_counted_one_by_one() -> None:
    pin = pins.RoomPin.of("4711")

    def try_out(given: int) -> str:
        with pytest.raises(pins.PinRefused) as refused:
            pin.check(f"{given:04}")
        return refused.value.message

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(try_out, range(40)))
    assert sum("is not the PIN" in one for one in said) == pins.FREE_TRIES
    assert "4711" not in repr(vars(pin))


def test_a_server_for_the_room_shows_nothing_else(store: Store, put: Putter) -> None:
    put(org("us", home=True), org("a"))
    hand_over(load_settings(store=store.address), is_for_the_room=True)
    page = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not page.exception
    assert {one.key for one in page.button} & {ENTER, LEAVE, "map-new"} == set()
    assert page.title[0].value == "Partner map"


def test_a_server_for_the_room_of_an_empty_map_offers_nobody_to_fill_it(store: Store) -> None:
    hand_over(load_settings(store=store.address), is_for_the_room=True)
    page = AppTest.from_file(str(APP), default_timeout=60).run()
    assert page.title[0].value == "Nobody is on this map yet"
    assert list(page.button) == []
