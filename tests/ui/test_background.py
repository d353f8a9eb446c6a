"""Long computations: the page goes on, tells of them, and shows what came of them when it is there."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.changes import build_change
from netmap.ui.shell import background
from netmap.ui.shell.background import Desk
from netmap.ui.shell.notices import tell_failure
from tests.analysis.towns import org

LONG = 20.0
SLOT = ("question", "store")
NAME = "Luis Quorn"


class Gate:
    """Work that goes on until it is let through."""

    def __init__(self) -> None:
        self.begun, self.open = Event(), Event()
        self.done: list[str] = []

    def work(self, name: str) -> str:
        self.begun.set()
        assert self.open.wait(LONG)
        self.done.append(name)
        return name


@pytest.fixture
def gate() -> Iterator[Gate]:
    """A gate that is opened at the end, so that no thread outlives the test."""
    made = Gate()
    yield made
    made.open.set()


def test_a_quick_answer_is_there_at_once_and_is_worked_out_once() -> None:
    desk = Desk()
    calls: list[str] = []

    def work() -> str:
        calls.append("called")
        return "answer"

    for _ in range(2):
        desk.ask(SLOT, 1, work)
        answer = desk.wait(SLOT, 1, LONG)
        assert answer is not None
        assert answer.value == "answer"
    assert calls == ["called"]


def test_while_it_works_there_is_no_answer_and_afterwards_there_is(gate: Gate) -> None:
    desk = Desk()
    desk.ask(SLOT, 1, lambda: gate.work("first"))
    assert desk.wait(SLOT, 1, 0.01) is None
    assert desk.is_pending(SLOT, 1)
    gate.open.set()
    answer = desk.wait(SLOT, 1, LONG)
    assert answer is not None
    assert answer.value == "first"
    assert not desk.is_pending(SLOT, 1)


def test_a_newer_question_about_the_same_takes_the_place_of_one_that_waits(gate: Gate) -> None:
    desk = Desk()
    desk.ask(SLOT, 1, lambda: gate.work("one"))
    assert gate.begun.wait(LONG)
    desk.ask(SLOT, 2, lambda: gate.work("two"))
    desk.ask(SLOT, 3, lambda: gate.work("three"))
    assert not desk.is_pending(SLOT, 2)
    gate.open.set()
    assert desk.wait(SLOT, 3, LONG) is not None
    assert gate.done == ["one", "three"]


def test_of_different_questions_the_newest_is_answered_first(gate: Gate) -> None:
    desk = Desk()
    for name in ("running", "old", "new", "old"):
        desk.ask((name, "store"), 1, partial(gate.work, name))
        assert gate.begun.wait(LONG)
    gate.open.set()
    assert desk.wait(("new", "store"), 1, LONG) is not None
    assert gate.done == ["running", "old", "new"]


def test_the_last_value_stays_while_a_newer_one_is_worked_out_or_fails(gate: Gate) -> None:
    desk = Desk()
    desk.ask(SLOT, 1, lambda: "old")
    assert desk.wait(SLOT, 1, LONG) is not None
    desk.ask(SLOT, 2, lambda: 1 / len(gate.work("")))
    last = desk.find_last(SLOT)
    assert last is not None
    assert (last.version, last.value) == (1, "old")
    gate.open.set()
    failed = desk.wait(SLOT, 2, LONG)
    assert failed is not None
    assert isinstance(failed.error, ZeroDivisionError)
    assert desk.find_last(SLOT) == last


def test_a_failure_is_not_repeated_until_it_is_forgotten() -> None:
    desk, calls = Desk(), []

    def fail() -> None:
        calls.append("called")
        raise ValueError

    for _ in range(2):
        desk.ask(SLOT, 1, fail)
        assert desk.wait(SLOT, 1, LONG) is not None
    assert len(calls) == 1
    desk.forget(SLOT)
    desk.ask(SLOT, 1, fail)
    assert desk.wait(SLOT, 1, LONG) is not None
    assert len(calls) == 2


def test_the_thread_ends_when_nothing_is_left_to_do(gate: Gate) -> None:
    desk = Desk()
    desk.ask(SLOT, 1, lambda: gate.work("one"))
    worker = desk.worker
    assert worker is not None
    gate.open.set()
    worker.join(LONG)
    assert not worker.is_alive()
    assert desk.worker is None


GATES: dict[str, Gate] = {}


def _draw() -> None:
    import streamlit as st

    from netmap.analysis.day import Day
    from netmap.errors import InputError
    from netmap.ui.shell.background import compute
    from netmap.ui.shell.reading import read_day
    from tests.ui.test_background import GATES

    def count(day: Day) -> int:
        network = day.network
        if gate := GATES.get(f"slow at {network.revision}"):
            gate.work("count")
        if f"failing at {network.revision}" in GATES:
            raise InputError("This cannot be counted. Add one more, then look again.")
        return len(network.entities)

    found = compute("count", count, day=read_day(), doing="Counting")
    st.title("nothing yet" if found is None else f"{found} on the map")


@pytest.fixture
def page(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    del store
    monkeypatch.setattr(background, "PATIENCE", 0.1)
    GATES.clear()
    yield AppTest.from_function(_draw, default_timeout=60)
    for gate in GATES.values():
        gate.open.set()


def _add(store: Store, name: str) -> int:
    store.apply(build_change(store.read(), put=[org(name)], who="somebody else", sentence="Add."))
    return store.read().revision


def _look_until(page: AppTest, title: str) -> None:
    for _ in range(200):
        if page.run().title[0].value == title:
            return
    pytest.fail(f"The page never said “{title}”.")


def test_a_small_map_is_answered_at_once(page: AppTest, store: Store) -> None:
    _add(store, "library")
    page.run()
    assert page.title[0].value == "1 on the map"
    assert not page.markdown


def test_a_slow_answer_is_announced_and_shown_when_it_is_there(page: AppTest, store: Store) -> None:
    GATES[f"slow at {_add(store, 'library')}"] = gate = Gate()
    page.run()
    assert page.title[0].value == "nothing yet"
    assert "Counting … 0 s so far." in page.markdown[0].value
    gate.open.set()
    _look_until(page, "1 on the map")
    assert not page.markdown


def test_after_a_change_the_last_answer_is_shown_as_older(page: AppTest, store: Store) -> None:
    _add(store, "library")
    page.run()
    GATES[f"slow at {_add(store, 'clinic')}"] = gate = Gate()
    page.run()
    assert page.title[0].value == "1 on the map"
    assert "as of before the last change" in page.markdown[0].value
    gate.open.set()
    _look_until(page, "2 on the map")


def test_a_newer_revision_that_comes_meanwhile_is_what_is_shown(page: AppTest, store: Store) -> None:
    GATES[f"slow at {_add(store, 'library')}"] = gate = Gate()
    page.run()
    _add(store, "clinic")
    page.run()
    assert page.title[0].value == "nothing yet"
    gate.open.set()
    _look_until(page, "2 on the map")


def test_a_failure_is_one_sentence_with_the_last_answer_and_can_be_tried_again(
    page: AppTest, store: Store
) -> None:
    _add(store, "library")
    page.run()
    failing = f"failing at {_add(store, 'clinic')}"
    GATES[failing] = Gate()
    page.run()
    assert [error.value.replace("\\", "") for error in page.error] == [
        "This cannot be counted. Add one more, then look again."
    ]
    assert page.title[0].value == "1 on the map"
    del GATES[failing]
    next(button for button in page.button if button.label == "Try again").click().run()
    assert page.title[0].value == "2 on the map"
    assert not page.error


def test_the_terminal_hears_where_a_page_failed_and_no_name(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise KeyError(NAME)
    except KeyError as error:
        tell_failure(error)
    assert NAME not in caplog.text
    assert "KeyError" in caplog.text
    assert Path(__file__).name in caplog.text
