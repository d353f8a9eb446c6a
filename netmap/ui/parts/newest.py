"""Pages that follow the store: what others save is seen without a click."""

import streamlit as st

from netmap.errors import NetmapError
from netmap.ui.shell.notices import draw_again
from netmap.ui.shell.reading import find_store

FOLLOW_SECONDS = 2
"""So often is asked whether something was saved: one small query."""


@st.fragment(run_every=FOLLOW_SECONDS)
def follow_store(shown: int) -> None:
    """Have the page drawn anew once the store has another revision than the one `shown`; what is zoomed or typed stays.

    Where the store does not answer, the page stays as it is: it says so with whatever is done next.
    """
    try:
        newest = find_store().revision()
    except NetmapError:
        return
    if newest != shown:
        draw_again()
