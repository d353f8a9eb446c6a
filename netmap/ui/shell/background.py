"""Long computations beside the pages: one worker, the newest question first, and the last answer until then.

A page asks with `compute(what, work, day=…, parameters=…)` and gets the answer, the last one there was, or None.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Condition, Thread
from time import monotonic
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

import streamlit as st

from netmap import __version__
from netmap.analysis.day import Day
from netmap.graph.store import Store
from netmap.ui.shell.notices import draw_again, tell_failure
from netmap.ui.shell.reading import find_store

PATIENCE = 0.4
"""Seconds that a page waits before it says that it is working: small maps answer within."""

LOOK_AGAIN = 0.4
"""Seconds between two looks of a page at whether the answer is there."""

ANSWERS_KEPT = 60

Result = TypeVar("Result")
Slot = tuple[Hashable, ...]
"""What is asked of what; of one slot only the newest answer is kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question about one state (`version`) of what it is asked of: a value, or an error."""

    version: Hashable
    value: Any = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Question:
    version: Hashable
    work: Callable[[], Any]
    asked: float


@dataclass
class Desk:
    """Answers questions one after the other in a thread of its own, which ends when none is left.

    Of two that wait, the newer is answered first; a newer one about the same slot takes the older one's place. Work
    that has begun is finished. The last value of each of the `ANSWERS_KEPT` latest slots is kept.
    """

    answers: OrderedDict[Slot, Answer] = field(default_factory=OrderedDict)
    values: dict[Slot, Answer] = field(default_factory=dict)
    waiting: OrderedDict[Slot, _Question] = field(default_factory=OrderedDict)
    running: tuple[Slot, _Question] | None = None
    changed: Condition = field(default_factory=Condition)
    worker: Thread | None = None

    def ask(self, slot: Slot, version: Hashable, work: Callable[[], Any]) -> None:
        """Have `work` done for one version of a slot, unless that is done, under way, or waiting already."""
        with self.changed:
            answer = self.answers.get(slot)
            if answer is not None and answer.version == version:
                self.answers.move_to_end(slot)
                return
            if self.is_pending(slot, version):
                if slot in self.waiting:
                    self.waiting.move_to_end(slot)
                return
            self.waiting.pop(slot, None)
            self.waiting[slot] = _Question(version, work, monotonic())
            if self.worker is None:
                self.worker = Thread(target=self._answer_all, name="netmap-background", daemon=True)
                self.worker.start()

    def find(self, slot: Slot, version: Hashable) -> Answer | None:
        """Return the answer for this version of a slot, None when it is not there yet."""
        with self.changed:
            answer = self.answers.get(slot)
            return answer if answer is not None and answer.version == version else None

    def wait(self, slot: Slot, version: Hashable, seconds: float) -> Answer | None:
        """Return the answer for this version of a slot, waiting for it up to some seconds; None without one."""
        with self.changed:
            self.changed.wait_for(lambda: self.find(slot, version) is not None, seconds)
            return self.find(slot, version)

    def find_last(self, slot: Slot) -> Answer | None:
        """Return the last value that a slot had, whatever its version; None without one."""
        with self.changed:
            return self.values.get(slot)

    def tell_seconds(self, slot: Slot) -> int:
        """Return for how many seconds a question about a slot has been waiting or worked on; 0 without one."""
        with self.changed:
            question = self.waiting.get(slot) or (
                self.running[1] if self.running and self.running[0] == slot else None
            )
            return int(monotonic() - question.asked) if question else 0

    def is_pending(self, slot: Slot, version: Hashable) -> bool:
        """Whether this version of a slot is waiting or being worked on."""
        with self.changed:
            waiting = self.waiting.get(slot)
            return (waiting is not None and waiting.version == version) or (
                self.running is not None and (self.running[0], self.running[1].version) == (slot, version)
            )

    def forget(self, slot: Slot) -> None:
        """Drop the answer to a slot, so that it is worked out anew; the last value stays until then."""
        with self.changed:
            self.answers.pop(slot, None)

    def _answer_all(self) -> None:
        while True:
            with self.changed:
                if not self.waiting:
                    self.worker = None
                    return
                slot, question = self.running = self.waiting.popitem()
            try:
                answer = Answer(question.version, question.work())
            except Exception as error:  # noqa: BLE001 - told to whoever asked, by `tell_failure`
                answer = Answer(question.version, error=error)
            with self.changed:
                self.running = None
                self._keep(slot, answer)
                self.changed.notify_all()

    def _keep(self, slot: Slot, answer: Answer) -> None:
        self.answers[slot] = answer
        self.answers.move_to_end(slot)
        if answer.error is None:
            self.values[slot] = answer
        while len(self.answers) > ANSWERS_KEPT:
            dropped, _ = self.answers.popitem(last=False)
            self.values.pop(dropped, None)


_desks: WeakKeyDictionary[Store, Desk] = WeakKeyDictionary()


def find_desk() -> Desk:
    """Return the desk of the open store; it goes when the store is closed."""
    return _desks.setdefault(find_store(), Desk())


def compute(
    what: str,
    work: Callable[[Day], Result],
    *,
    day: Day,
    parameters: tuple[Hashable, ...] = (),
    version: Hashable = None,
    doing: str = "Working it out",
) -> Result | None:
    """Return what `work` gives for a day, without ever keeping the page waiting for long.

    A quick answer comes at once. Otherwise the page says that it is working, looks again by itself, and is drawn
    anew when the answer is there; until then the last answer to the same question is returned, marked as older, or
    None when there is none. An error is shown in one sentence, with a button to try again.

    Parameters
    ----------
    what
        Names the question; with `parameters`, everything else that the answer depends on beside the day.
    work
        Runs in another thread: it must not call Streamlit, and its result is shared, so nobody may change it.
    day
        As it was read for this run of the page.
    version
        What else the answer is about beside the day; until a newer one is answered, the older answer stands in.
    doing
        Says what is being done, without a full stop.
    """
    slot = (what, day.network.store_id, day.counted, *parameters)
    asked = (day.network.revision, day.date, version, __version__)
    desk = find_desk()
    desk.ask(slot, asked, lambda: work(day))
    answer = desk.wait(slot, asked, PATIENCE)
    last = desk.find_last(slot)
    if answer is None:
        _show_working(desk, slot, asked, doing, is_older=last is not None)
    elif answer.error is not None:
        tell_failure(answer.error)
        st.button("Try again", key=f"again-{what}", on_click=desk.forget, args=(slot,))
        if last is not None:
            st.caption("Below is the last answer there was, from before your last change.")
    else:
        return cast("Result", answer.value)
    return None if last is None else cast("Result", last.value)


def _show_working(desk: Desk, slot: Slot, version: Hashable, doing: str, *, is_older: bool) -> None:
    older = " What you see is as of before the last change, and is being worked out anew." if is_older else ""

    @st.fragment(run_every=LOOK_AGAIN)
    def show_progress() -> None:
        if not desk.is_pending(slot, version):
            draw_again()
        with st.container(border=True, key=f"working-{slot[0]}"):
            st.markdown(f":material/hourglass_top: {doing} … {desk.tell_seconds(slot)} s so far.{older}")

    show_progress()
