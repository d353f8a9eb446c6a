"""The look of a visitor's browser: dark for a dim room, and large print; on all pages, until it is chosen otherwise."""

from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from netmap.ui.theme.options import find_asset

NAME, COOKIE = "netmap.look", "netmap-look"
_DARK, _LARGE = "dark", "large"
_CHANGED = "netmap-look-changed"


@cache
def _find_renderer() -> ComponentRenderer:
    return st.components.v2.component(NAME, js="index.js")


def show_look() -> None:
    """Draw the page as its visitor chose it, with this visit or an earlier one from the same browser, which is to remember it."""
    kept = st.context.cookies.get(COOKIE, "").split(".")
    for word in (_DARK, _LARGE):
        if st.session_state.setdefault(_name(word), word in kept):
            st.html(find_asset(f"{word}.css"))
    if st.session_state.get(_CHANGED):
        look = ".".join(word for word in (_DARK, _LARGE) if st.session_state[_name(word)])
        _find_renderer()(key=COOKIE, data={"name": COOKIE, "look": look})


def is_large() -> bool:
    """Whether the visitor reads large print."""
    return bool(st.session_state.get(_name(_LARGE)))


def offer_look() -> None:
    """Draw the choice."""
    st.toggle(
        "Dark",
        key=_name(_DARK),
        persist_state="session",
        on_change=_note_changed,
        help="Light on dark, for a dim room. What is printed stays light.",
    )
    st.toggle(
        "Large print",
        key=_name(_LARGE),
        persist_state="session",
        on_change=_note_changed,
        help="Larger letters on pages, on the map, and in pictures that are saved. Painted views may be higher than the screen.",
    )


def _note_changed() -> None:
    st.session_state[_CHANGED] = True


def _name(word: str) -> str:
    return f"netmap-{word}"
