"""Connectors: who holds us together, what is lost if somebody leaves, and what would change if."""

from collections.abc import Callable
from enum import StrEnum

import streamlit as st

from netmap.ui.connectors.handover import show_handover
from netmap.ui.connectors.what_if import show_what_if
from netmap.ui.connectors.who_connects import show_connectors
from netmap.ui.parts.findings_list import READING_WIDTH

PLACE = "connectors"


class Part(StrEnum):
    """What the page is used for."""

    CONNECTORS = "Who connects"
    LEAVING = "If somebody leaves"
    WHAT_IF = "What if"


_PARTS: dict[Part, Callable[[str], None]] = {
    Part.CONNECTORS: show_connectors,
    Part.LEAVING: show_handover,
    Part.WHAT_IF: show_what_if,
}


def show_page() -> None:
    """Draw the page."""
    with st.container(width=READING_WIDTH):
        st.title("Connectors")
        part = st.segmented_control(
            "What do you want to see?", list(Part), default=Part.CONNECTORS, key="connectors-part",
            persist_state="session", required=True, label_visibility="collapsed",
        )  # fmt: skip
        _PARTS[part or Part.CONNECTORS](PLACE)
