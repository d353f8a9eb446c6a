"""Two people on one thing: what the other changed, and whose words stay."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from netmap.model.changes import Item
from netmap.model.fields import list_fields
from netmap.model.words import tell_value
from netmap.ui.parts.text import plain


def list_differences(before: Item, now: Item) -> list[str]:
    """Return what differs between two states of one entity or tie, a line a field."""
    return [
        f"{row.info.label}: {tell_value(getattr(before, row.name))} → {tell_value(getattr(now, row.name))}"
        for row in list_fields(type(now))
        if getattr(before, row.name) != getattr(now, row.name)
    ]


def show_conflict(
    name: str, differences: Sequence[str], told: str, *, key: str, is_gone: bool = False
) -> Literal["theirs", "mine", ""]:
    """Say what somebody else changed; return whose words are to stay, "" while nobody has said.

    Parameters
    ----------
    told
        What the store said: who was first, and when.
    is_gone
        Whether it was taken out.
    """
    did = "took out" if is_gone else "changed"
    st.warning(plain(f"Somebody else {did} {name} while you were typing. Nothing of yours is saved yet."))
    st.caption(plain(told))
    for line in differences:
        st.markdown(f"- {plain(line)}")
    with st.container(horizontal=True):
        if st.button("Leave it out" if is_gone else "Show me theirs", key=f"theirs-{key}"):
            return "theirs"
        if st.button("Keep what I typed", key=f"mine-{key}"):
            return "mine"
    return ""
