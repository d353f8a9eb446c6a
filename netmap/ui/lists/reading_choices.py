"""How files are read: the name of the list, the order in days, and what is guessed."""

import streamlit as st

from netmap.settings import DateOrder
from netmap.ui.lists.drafts import ListDraft
from netmap.ui.lists.questions import hold

_DATE_ORDERS = {
    DateOrder.AUTO: "by the other days of the column",
    DateOrder.MONTH_FIRST: "month first: 4 March",
    DateOrder.DAY_FIRST: "day first: 3 April",
}
_SWITCHES = {
    "directed": "Ties say what one side reported of the other",
    "guess_sectors": "Guess the sector from the name where the list has none",
    "add_unknown": "A tie to somebody unknown adds them as an idea",
}


def ask_how_to_read(draft: ListDraft) -> None:
    """Draw what can be decided about the files as a whole."""
    name, days = st.columns(2)
    key = hold("source", draft.source)
    name.text_input(
        "Name of the list", key=key, max_chars=100, placeholder="taken from the file's name",
        on_change=_take, args=(draft, "source", key),
        help="Ids in a list match within the list of this name: use the same name for its next version.",
    )  # fmt: skip
    key = hold("date_order", draft.date_order)
    days.selectbox(
        "A day such as 03/04/2026 is read", list(DateOrder), format_func=_DATE_ORDERS.__getitem__, key=key,
        on_change=_take, args=(draft, "date_order", key),
    )  # fmt: skip
    for field, label in _SWITCHES.items():
        key = hold(field, getattr(draft, field))
        st.toggle(label, key=key, on_change=_take, args=(draft, field, key))


def _take(draft: ListDraft, field: str, key: str) -> None:
    setattr(draft, field, st.session_state[key])
