"""What the clicks of a visitor do: each to its end, one after the other, and the second of a double click nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock
from time import monotonic

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from netmap.ui.shell.notices import remember_notice, remember_problem

SECOND_CLICK = 0.6
"""So many seconds after the page shows what a click did, another one of the same belongs to a double click."""

LONGEST_DRAWING = 5.0
"""After so many seconds a click counts as a new one, also where no page has shown what the one before did."""

_NOTHING, _TWICE = "Nothing was changed.", "You clicked twice; it was done once."
_CLICKED, _TURN = "netmap-clicked", "netmap-turn"


@dataclass(slots=True)
class _Click:
    """What was clicked last and when it was done, the problem it met, "" for none, and since when the page shows it."""

    what: tuple[str, str]
    at: float
    sentence: str
    problem: str
    shown_at: float | None = None

    def reaches(self, moment: float) -> bool:
        """Whether who clicks at a moment has not seen yet what this click did."""
        if self.shown_at is None:
            return moment < self.at + LONGEST_DRAWING
        return moment < self.shown_at + SECOND_CLICK


def prepare_clicks() -> None:
    """Have what the clicks of this visitor do take turns; called with every run, before anything can be clicked."""
    st.session_state.setdefault(_TURN, RLock())


@contextmanager
def do_whole() -> Iterator[None]:
    """Do what a click asks to its end, then what the next one asks.

    Streamlit starts on the next click beside the one before, and breaks that off where it looks into its session: before it
    writes, so that the click is lost, or after, so that nobody is told. It offers no way to ask it not to (decision 0042); the
    run of this click is not broken off there any more, also behind this.
    """
    if context := get_script_run_ctx():
        object.__setattr__(context.session_state, "_yield_callback", _go_on)
    with st.session_state.setdefault(_TURN, RLock()):
        yield


def _go_on() -> None:
    return


def note_drawn() -> None:
    """Note that the page is drawn to its end, and shows what was clicked before."""
    click = st.session_state.get(_CLICKED)
    if isinstance(click, _Click) and click.shown_at is None:
        click.shown_at = monotonic()


def is_second_click(what: tuple[str, str]) -> bool:
    """Whether a click belongs to the one before it; then what that one did is said again, and nothing is to be done."""
    click = _find_unseen()
    if click is None or click.what != what:
        return False
    if click.problem:
        remember_problem(click.problem)
    else:
        remember_notice(f"{click.sentence} {_TWICE}")
    return True


def is_last_done() -> bool:
    """Whether what was clicked last met no problem."""
    click = st.session_state.get(_CLICKED)
    return isinstance(click, _Click) and not click.problem


def tell_nothing_changed(place: str) -> str:
    """Say that nothing was changed, or what a click did just now at this place: then that is why; return what is said."""
    click = _find_unseen()
    if click is None or click.what[0] != place or click.problem:
        remember_notice(_NOTHING)
        return _NOTHING
    remember_notice(f"{click.sentence} {_TWICE}")
    return click.sentence


def is_click_unseen() -> bool:
    """Whether the visitor cannot have seen yet what was clicked last."""
    return _find_unseen() is not None


def _find_unseen() -> _Click | None:
    """Return the last click whose doing the visitor has not seen yet."""
    click = st.session_state.get(_CLICKED)
    return click if isinstance(click, _Click) and click.reaches(monotonic()) else None


def note_click(what: tuple[str, str], sentence: str, problem: str = "") -> None:
    """Note what a click did, which the next one may belong to; a problem is shown with the next run."""
    if problem:
        remember_problem(problem)
    st.session_state[_CLICKED] = _Click(what, monotonic(), sentence, problem)
