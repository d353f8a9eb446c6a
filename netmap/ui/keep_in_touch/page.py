"""Keep in touch: whom this week, all relationships, what may not be true any more, taking over, what has grown."""

from collections.abc import Callable
from enum import StrEnum

import streamlit as st

from netmap.ui.keep_in_touch.growth import show_growth
from netmap.ui.keep_in_touch.still_true import show_pile
from netmap.ui.keep_in_touch.table import show_table
from netmap.ui.keep_in_touch.take_over import show_take_over
from netmap.ui.keep_in_touch.week import show_week
from netmap.ui.parts.findings_list import READING_WIDTH
from netmap.ui.shell.saving import show_undo

PLACE = "keep-in-touch"


class Part(StrEnum):
    """What the page is used for."""

    WEEK = "This week"
    ALL = "All relationships"
    TRUE = "Still true?"
    OVER = "Take over"
    GROWN = "What has grown"


_PARTS: dict[Part, Callable[[str], None]] = {
    Part.WEEK: show_week,
    Part.ALL: show_table,
    Part.TRUE: show_pile,
    Part.OVER: show_take_over,
    Part.GROWN: show_growth,
}


def show_page() -> None:
    """Draw the page."""
    with st.container(width=READING_WIDTH):
        st.title("Keep in touch")
        part = st.segmented_control(
            "What do you want to do?", list(Part), default=Part.WEEK, key="keep-part", persist_state="session",
            required=True, label_visibility="collapsed",
        )  # fmt: skip
        show_undo(PLACE)
        _PARTS[part or Part.WEEK](PLACE)
