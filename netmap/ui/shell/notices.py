"""What is said to a visitor: notices and problems."""

import logging
from traceback import format_tb
from typing import NoReturn

import streamlit as st

from netmap.errors import NetmapError
from netmap.ui.parts.text import plain

_LOG = logging.getLogger(__name__)

_TOAST, _PROBLEM = "netmap-toast", "netmap-problem"

_SAID, _AGAIN = "netmap-said", "netmap-drawn-again"
"""What was said with the last click, by its key; and whether the page is about to be drawn anew by itself."""


def remember_notice(sentence: str) -> None:
    """Have something said for a moment with the next run."""
    st.session_state[_TOAST] = sentence


def remember_problem(message: str) -> None:
    """Have a problem shown with the next run."""
    st.session_state[_PROBLEM] = message


def take_problem() -> str:
    """Return what is to be shown as a problem, "" for nothing; it counts as shown: within a window or a fragment."""
    return str(st.session_state.pop(_PROBLEM, ""))


def take_said(key: str) -> str:
    """Return what was left under `key` to be said, "" for nothing; on a page as a whole, not within a fragment.

    It is said until the visitor does something: a page that is drawn anew by itself (`draw_again`) says it again.
    """
    said: dict[str, str] = st.session_state.setdefault(_SAID, {})
    if left := st.session_state.pop(key, ""):
        said[key] = str(left)
    return said.get(key, "")


def draw_again() -> NoReturn:
    """Have the page drawn anew by itself, without a click: what the last click left to say stays said."""
    st.session_state[_AGAIN] = True
    st.rerun()


def is_notice_left() -> bool:
    """Whether there is something to say that only a run of the whole page shows, such as from within a fragment."""
    return _TOAST in st.session_state or _PROBLEM in st.session_state


def show_notices(*, is_unseen: bool = False) -> None:
    """Show what the last run left to say; called once a run, before the page.

    Parameters
    ----------
    is_unseen
        Whether the visitor cannot have seen yet what was said last, so that it is said again unless there is more to say.
    """
    is_again = st.session_state.pop(_AGAIN, False)
    if not (is_again or (is_unseen and not is_notice_left())):
        st.session_state[_SAID] = {}
    if toast := st.session_state.pop(_TOAST, ""):
        st.toast(plain(toast))
    if problem := take_said(_PROBLEM):
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
    st.error(plain(describe_failure(error)))
    return True


def describe_failure(error: Exception) -> str:
    """Return that sentence, without saying it yet."""
    if isinstance(error, NetmapError):
        return error.message
    _LOG.error("A page failed: %s\n%s", type(error).__qualname__, "".join(format_tb(error.__traceback__)))
    return "Something went wrong on this page. What was saved is saved. Reload the page and try again."
