"""Corrections: what people say is wrong or missing, typed in, looked at, and on the wall at once."""

import streamlit as st

from netmap.ui.card.bringing_in import show_cards
from netmap.ui.corrections.inbox import show_inbox, show_settled
from netmap.ui.corrections.printing import offer_slips
from netmap.ui.corrections.typing_in import show_form
from netmap.ui.parts.findings_list import READING_WIDTH
from netmap.ui.parts.newest import follow_store
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import show_undo

PLACE = "corrections"


def show_page() -> None:
    """Draw the page."""
    day = read_day()
    with st.container(width=READING_WIDTH):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.title("Corrections", anchor=False, width="stretch")
            offer_slips(day)
        st.markdown(
            "Whoever sees the map knows better. Hand out slips, type in what is written on them, and look at each before it "
            "changes anything. What you take is on the wall at once."
        )
        show_undo(PLACE)
        show_form(day, PLACE)
        show_cards(day, PLACE)
        show_inbox(day, PLACE)
        show_settled(day, PLACE)
    follow_store(day.everything.revision)
