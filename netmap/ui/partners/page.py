"""Partners: find, change, add, take out; many names at once; cards and sentences; lists to take along."""

from enum import StrEnum

import streamlit as st

from netmap.ui.partners.list import show_list
from netmap.ui.partners.new import offer_new, show_new_undo
from netmap.ui.partners.quick_entry import NAMES_SECTOR, show_cards, show_names
from netmap.ui.partners.twice import show_suspects
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.saving import show_undo

PLACE = "partners"
_MODE = "partners-mode"


class Mode(StrEnum):
    """What the page is used for."""

    FIND = "Find and change"
    NAMES = "Many names"
    CARDS = "One line at a time"
    TWICE = "There twice?"


def offer_names(sector: str, key: str) -> None:
    """Draw, on any page, the button that opens this one with many names to be written down for a sector."""
    if st.button("Write down who comes to mind", key=key, icon=":material/edit_note:"):
        st.session_state[_MODE] = Mode.NAMES
        st.session_state[NAMES_SECTOR] = sector
        go_to("partners")


def show_page() -> None:
    """Draw the page."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title("Partners", anchor=False, width="stretch")
        offer_new(PLACE)
    show_new_undo(PLACE)
    st.session_state.setdefault(_MODE, Mode.FIND)
    mode = st.segmented_control(
        "What do you want to do?", list(Mode), key=_MODE, persist_state="session", required=True
    )
    if mode is Mode.NAMES:
        show_undo(PLACE)
        show_names(PLACE)
    elif mode is Mode.CARDS:
        show_undo(PLACE)
        show_cards(PLACE)
    elif mode is Mode.TWICE:
        show_undo(PLACE)
        show_suspects(PLACE)
    else:
        show_list(PLACE)
