"""What is said to a visitor: notices, problems, progress."""

import logging
from collections.abc import Callable
from traceback import format_tb

import streamlit as st

from netmap.errors import NetmapError
from netmap.ui.parts.text import plain

_LOG = logging.getLogger(__name__)

_TOAST, _PROBLEM = "netmap-toast", "netmap-problem"


def remember_notice(sentence: str) -> None:
    """Have something said for a moment with the next run."""
    st.session_state[_TOAST] = sentence


def remember_problem(message: str) -> None:
    """Have a problem shown with the next run."""
    st.session_state[_PROBLEM] = message


def take_problem() -> str:
    """Return what is to be shown as a problem, "" for nothing; it counts as shown."""
    return str(st.session_state.pop(_PROBLEM, ""))


def is_notice_left() -> bool:
    """Whether there is something to say that only a run of the whole page shows, such as from within a fragment."""
    return _TOAST in st.session_state or _PROBLEM in st.session_state


def show_progress(what: str) -> Callable[[int, int], None]:
    """Draw a bar and return what moves it, given how much is done and of how much."""
    bar = st.progress(0.0, f"{what} …")

    def advance(done: int, of: int) -> None:
        bar.progress(min(done / max(of, 1), 1.0), f"{what}: {done:,} of {of:,} …")

    return advance


def show_notices() -> None:
    """Show what the last run left to say; called once a run, before the page."""
    if toast := st.session_state.pop(_TOAST, ""):
        st.toast(plain(toast))
    if problem := take_problem():
        st.error(plain(problem))


def show_open_door() -> None:
    """Say that everybody on the network gets in, for as long as it is so."""
    st.warning(
        "Everybody who reaches this address can read and change this map: it was opened without a log-in.",
        icon=":material/lock_open:",
    )


def show_problem(error: NetmapError) -> None:
    """Show what went wrong as one sentence with the next step."""
    st.error(plain(error.message))


def tell_failure(error: Exception) -> bool:
    """Say in one sentence what a page could not do; where it happened goes to the terminal, never to the page.

    What the error says does not: it may hold names.
    """
    if isinstance(error, NetmapError):
        show_problem(error)
    else:
        _LOG.error("A page failed: %s\n%s", type(error).__qualname__, "".join(format_tb(error.__traceback__)))
        st.error("Something went wrong on this page. What was saved is saved. Reload the page and try again.")
    return True
