"""The page Introductions: choosing whom to reach, seeing the ways, noting that we will ask."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import escape
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.day import read_today
from netmap.graph.store import Store
from netmap.model.changes import Item, build_change
from netmap.model.entities import Population
from netmap.model.happenings import Step
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.report.introductions.chains import Stop
from netmap.ui.introductions.page import Part
from netmap.ui.introductions.route_picture import write_route
from netmap.ui.parts.text import plain
from tests.analysis.towns import org, partners, person, tie
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]


def build_town() -> list[Item]:
    """Maria of the library knows Luis, who works with the bus, which alone serves the elders."""
    return [
        org("library", home=True), person("maria", on_team=True), person("luis"), org("bus"),
        Population(id="elders", name="Elders"), tie(T.WORKS_AT, "maria", "library"), tie(T.KNOWS, "maria", "luis"),
        *partners("luis bus"), tie(T.SERVES, "bus", "elders"),
    ]  # fmt: skip


@pytest.fixture
def page(open_page: Opener, put: Putter) -> AppTest:
    """The page on the town."""
    put(*build_town())
    opened = open_page("introductions")
    assert not opened.exception
    return opened


def choose(page: AppTest, target: str, start: str | None = None) -> AppTest:
    page.selectbox("introductions-target").set_value(target)
    if start:
        page.selectbox("introductions-from").set_value(start)
    page.run()
    assert not page.exception
    assert not page.error
    return page


def list_headings(page: AppTest) -> list[str]:
    return [element.value.replace("\\", "") for element in page.header]


def read_picture(page: AppTest) -> str:
    """The words of the first picture, as a screen reader reads them."""
    [picture] = [element.proto.body for element in page.get("html") if "<ol" in element.proto.body]
    return " ".join(re.sub(r"<[^>]+>", " ", picture).split())


def test_a_way_is_drawn_and_told(page: AppTest) -> None:
    choose(page, "bus")
    assert list_headings(page) == ["Maria could ask Luis for an introduction to Bus."]
    assert read_picture(page) == "Maria Library knows no contact noted Luis works with no contact noted Bus"
    shown = "\n".join(element.value for element in page.markdown).replace("\\", "")
    assert "**Next:** Maria: write to Luis and ask for an introduction to Bus." in shown


def test_noting_it_saves_a_step_due_in_a_week_which_undo_takes_back(page: AppTest, store: Store) -> None:
    choose(page, "elders")
    page.button("note-introductions-0").click().run()
    assert not page.exception
    network = store.read()
    [step] = network.of(Step)
    assert isinstance(step, Step)
    assert step.due == read_today() + timedelta(days=7)
    assert [one.id for one in network.targets(step.id, T.ABOUT)] == ["bus", "elders"]
    assert [one.id for one in network.targets(step.id, T.KEPT_BY)] == ["maria"]
    assert any("Noted, due on" in element.value for element in page.markdown)
    assert not any(button.label == "Note that we will ask" for button in page.button)
    page.button("undo-introductions").click().run()
    assert not store.read().of(Step)
    assert any(button.label == "Note that we will ask" for button in page.button)


def test_what_is_worth_a_try_is_one_click_away(page: AppTest) -> None:
    page.button("try-elders").click().run()
    assert list_headings(page) == ["Maria could ask Luis for an introduction to Bus, which serves Elders."]


def test_one_of_us_can_be_chosen_as_the_one_who_asks(open_page: Opener, put: Putter) -> None:
    put(*build_town(), person("ana", on_team=True), tie(T.WORKS_AT, "ana", "library"))
    page = choose(open_page("introductions"), "luis", "ana")
    assert list_headings(page) == ["Ana could ask Maria for an introduction to Luis."]


def test_without_a_way_there_is_nothing_to_note(open_page: Opener, put: Putter) -> None:
    put(*build_town(), org("lone"))
    page = choose(open_page("introductions"), "lone")
    assert list_headings(page) == ["We know of no way to Lone."]
    assert not any(button.label == "Note that we will ask" for button in page.button)


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([org("bus")], "Nobody on the map is marked as us."),
        ([org("library", home=True)], "There is nobody on the map yet but us."),
    ],
)
def test_it_says_what_to_do_first(open_page: Opener, put: Putter, items: list[Item], said: str) -> None:
    put(*items)
    page = open_page("introductions")
    assert not page.exception
    assert page.info[0].value.startswith(said)


def test_somebody_who_was_taken_out_in_the_meantime_is_forgotten(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(*build_town(), org("lone"))
    page = choose(open_page("introductions"), "lone")
    store.apply(build_change(store.read(), remove=["lone"], who="somebody else", sentence="Take out."))
    page.run()
    assert not page.exception
    assert page.selectbox("introductions-target").value is None
    assert list_headings(page) == []


def test_whom_to_talk_to_next_is_on_the_same_page(page: AppTest) -> None:
    page.segmented_control("introductions-part").set_value(Part.NEXT).run()
    assert not page.exception
    assert not page.error
    assert any(button.label == "Plan it" for button in page.button)


def test_hostile_names_are_text_everywhere(open_page: Opener, put: Putter) -> None:
    for_us, *others = HOSTILE_NAMES
    named = [org(f"o{number}", name=name) for number, name in enumerate(others)]
    ties = [tie(T.PARTNERS_WITH, before.id, after.id) for before, after in pairwise(named)]
    put(org("us", name=for_us, home=True), *named, *ties, tie(T.PARTNERS_WITH, "o0", "us"))
    page = choose(open_page("introductions"), named[-1].id)
    shown = "\n".join(str(one.value) for one in (*page.header, *page.markdown, *page.caption))
    picture = "\n".join(element.proto.body for element in page.get("html"))
    for name in HOSTILE_NAMES:
        assert name not in shown.replace(plain(name), "")
        if escape(name) != name:
            assert name not in picture


def test_every_text_of_a_picture_is_escaped() -> None:
    bad = "<img src=x onerror=alert(1)>"
    drawn = write_route([Stop(bad, bad, is_ours=True), Stop(bad, bad, bad, bad, is_target=True)])
    assert "<img" not in drawn
    assert drawn.count(escape(bad)) == 6
