"""The one hint beside a map on which nobody has said who works with whom: three doors to that."""

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.roster import is_nothing_said
from netmap.ui.shell.addresses import go_to

_DOORS = (
    ("Paste a list of ties", "bring-in", "content_paste"),
    ("Type them in", "partners", "edit"),
    ("Ask your partners", "roster", "forum"),
)
"""What each door is called, where it leads, and its icon."""


def show_hint(day: Day) -> None:
    """Draw what makes the map grow, as long as nobody has said who works with whom."""
    if not is_nothing_said(day):
        return
    with st.container(border=True, key="map-hint"):
        said = "Beside our own ties nobody" if day.graph.number_of_edges() else "Nobody"
        st.markdown(
            f"**{said} has said yet who works with whom.** These lines make it a map of your community."
        )
        for label, address, icon in _DOORS:
            if st.button(label, key=f"map-hint-{address}", icon=f":material/{icon}:", width="stretch"):
                go_to(address)
