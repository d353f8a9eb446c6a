"""Who works with whom: the sheet, the question, and the hint beside the map that leads there."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.model.network import Network
from tests.analysis.towns import org, partners, person
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

HINT = "Nobody has said yet who works with whom."


def is_hinted(page: AppTest) -> bool:
    return any(HINT in one.value for one in page.markdown)


def test_a_list_without_ties_hints_once_at_what_makes_it_grow(open_page: Opener, put: Putter) -> None:
    put(org("us", home=True), org("a"), org("b"))
    page = open_page("map")
    assert sum(HINT in one.value for one in page.markdown) == 1
    page.button("netmap-room-enter").click().run()
    assert not is_hinted(page)


def test_where_only_we_are_tied_the_hint_says_so(open_page: Opener, put: Putter) -> None:
    put(org("us", home=True), org("a"), org("b"), *partners("us a"))
    said = [one.value for one in open_page("map").markdown]
    assert any("Beside our own ties nobody has said yet who works with whom." in one for one in said)
    assert not any(HINT in one for one in said)


@pytest.mark.parametrize(
    ("address", "title"),
    [("bring-in", "Bring in and take out"), ("partners", "Partners"), ("roster", "Who works with whom?")],
)
def test_each_door_of_the_hint_leads_on(open_page: Opener, put: Putter, address: str, title: str) -> None:
    put(org("us", home=True), org("a"), org("b"))
    page = open_page("map")
    page.button(f"map-hint-{address}").click().run()
    assert not page.exception
    assert page.title[0].value == title


def test_a_map_on_which_two_partners_are_tied_hints_at_nothing(open_page: Opener, put: Putter) -> None:
    put(org("us", home=True), org("a"), org("b"), *partners("a b"))
    assert not is_hinted(open_page("map"))


def test_the_roster_page_names_everybody_in_the_question(open_page: Opener, put: Putter) -> None:
    put(*(org(f"o{number}", name=name) for number, name in enumerate(HOSTILE_NAMES)))
    page = open_page("roster")
    assert not page.exception
    for name in HOSTILE_NAMES:
        assert name in page.code[0].value
    page.multiselect("roster-for").set_value(["o1", "o2"]).run()
    assert not page.exception


def test_without_partners_it_says_what_to_do_first(open_page: Opener, put: Putter) -> None:
    put(person("ana"))
    assert "Add partners first" in open_page("roster").info[0].value
