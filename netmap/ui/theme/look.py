"""Light or dark, for a bright or a dim room: the visitor's choice, for all pages of this visit."""

import streamlit as st

from netmap.ui.theme.options import find_asset

_KEY = "netmap-dark"


def show_look() -> None:
    """Draw the page dark, where that was chosen."""
    if st.session_state.get(_KEY):
        st.html(find_asset("dark.css"))


def offer_dark() -> None:
    """Draw the choice."""
    st.toggle(
        "Dark",
        key=_KEY,
        persist_state="session",
        help="Light on dark, for a dim room. What is printed stays light.",
    )
