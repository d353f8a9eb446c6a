"""Whom to talk to next, on a page: planned, put aside, brought back, each with an undo."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button, Header, Markdown

from netmap.analysis.day import read_today
from netmap.graph.store import Store
from netmap.model.entities import Goal, Organization, Person, Sector
from netmap.model.happenings import Dismissal, Step
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.ui.parts.text import plain
from tests.ui.conftest import HOSTILE_NAMES

Putter = Callable[..., Network]

LIBRARY, CENTER = Organization(name="Library", home=True), Organization(name="Work Center")
BUS, ANA = Organization(name="City Bus"), Person(name="Ana Ruiz", on_team=True)
JOBS, MOVING = Goal(name="Good jobs"), Sector(name="Transportation")
TOWN = (
    LIBRARY, CENTER, BUS, ANA, JOBS, MOVING, build_tie(T.WORKS_AT, ANA.id, LIBRARY.id),
    build_tie(T.PURSUES, CENTER.id, JOBS.id), build_tie(T.EXPECTS, JOBS.id, MOVING.id),
    build_tie(T.IN_SECTOR, BUS.id, MOVING.id), build_tie(T.PARTNERS_WITH, BUS.id, LIBRARY.id),
    build_tie(T.PARTNERS_WITH, LIBRARY.id, CENTER.id), build_tie(T.KEPT_BY, BUS.id, ANA.id),
)  # fmt: skip
SUGGESTED = (
    "“Good jobs” has nobody from Transportation: City Bus would meet Work Center, who works on it, we would gain the "
    "missing sector, and Ana Ruiz can ask them directly."
)


def _draw() -> None:
    from netmap.ui.next.conversations import show_next
    from netmap.ui.shell.notices import show_notices
    from netmap.ui.shell.saving import show_undo

    show_notices()
    show_undo("here")
    show_next("here")


@pytest.fixture
def page(store: Store) -> AppTest:
    del store
    return AppTest.from_function(_draw, default_timeout=60)


def read_sentences(page: AppTest) -> list[str]:
    """What stands right below each name."""
    assert not page.exception
    assert not page.error
    texts = [one for one in page.main if isinstance(one, Header | Markdown)]
    said = [one.value.replace("\\", "") for one in texts]
    names = {one.value.replace("\\", "") for one in page.header}
    return [after for one, after in pairwise(said) if one in names]


def find_button(page: AppTest, label: str) -> Button:
    (found,) = (button for button in page.button if button.label == label)
    return found


def test_planning_saves_a_step_in_two_weeks_for_whoever_keeps_it_and_undo_takes_it_back(
    page: AppTest, put: Putter, store: Store
) -> None:
    put(*TOWN)
    assert read_sentences(page.run()) == [SUGGESTED]
    find_button(page, "Plan it").click().run()
    network = store.read()
    [step] = network.of(Step)
    assert isinstance(step, Step)
    assert step.due == read_today() + timedelta(days=14)
    assert step.what == f"Ana Ruiz: talk with City Bus.\n{SUGGESTED}"
    assert [one.id for one in network.targets(step.id, T.ABOUT)] == [BUS.id]
    assert [one.id for one in network.targets(step.id, T.KEPT_BY)] == [ANA.id]
    assert read_sentences(page) == []
    find_button(page, "Undo").click().run()
    assert read_sentences(page) == [SUGGESTED]


def test_what_is_put_aside_is_kept_with_its_reason_and_can_be_brought_back(
    page: AppTest, put: Putter, store: Store
) -> None:
    put(*TOWN)
    page.run()
    page.text_area[0].input("They move in May.").run()
    find_button(page, "Put it aside").click().run()
    [aside] = store.read().of(Dismissal)
    assert isinstance(aside, Dismissal)
    assert (aside.reason, aside.on) == ("They move in May.", read_today())
    assert read_sentences(page) == []
    assert [one.label for one in page.expander] == ["Put aside earlier (1)"]
    assert any("City Bus" in one.value and "They move in May" in one.value for one in page.markdown)
    find_button(page, "Bring it back").click().run()
    assert read_sentences(page) == [SUGGESTED]
    assert not store.read().of(Dismissal)
    find_button(page, "Undo").click().run()
    assert read_sentences(page) == []


def test_without_anybody_to_suggest_it_says_what_to_add(page: AppTest, put: Putter) -> None:
    page.run()
    assert "Mark our organization or our team on the map" in page.info[0].value
    put(LIBRARY)
    page.run()
    assert "Mark the sectors in which you want somebody" in page.info[0].value


def test_names_are_shown_as_text(page: AppTest, put: Putter) -> None:
    wanted = [Sector(name=f"Sector {name}", expected=True) for name in HOSTILE_NAMES[:3]]
    named = [Organization(name=name) for name in HOSTILE_NAMES[:3]]
    ties = [build_tie(T.IN_SECTOR, one.id, sector.id) for one, sector in zip(named, wanted, strict=True)]
    put(LIBRARY, *wanted, *named, *ties)
    page.run()
    assert not page.exception
    assert len(page.header) == 3
    for _ in named:
        next(button for button in page.button if button.label == "Put it aside").click().run()
    shown = "\n".join(str(one.value) for one in (*page.header, *page.markdown, *page.caption))
    for name in HOSTILE_NAMES[:3]:
        assert plain(name) in shown
        assert name not in shown.replace(plain(name), "")
