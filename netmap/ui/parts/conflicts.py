"""Two people on one thing: what the other changed, and whose words stay."""

from typing import Literal

import streamlit as st

from netmap.model.entity import Entity
from netmap.model.fields import list_fields
from netmap.ui.parts.field_widgets import tell_value
from netmap.ui.parts.text import plain


def list_differences(before: Entity, now: Entity) -> list[str]:
    """Return what differs between two states of one entity, a line a field."""
    return [
        f"{row.info.label}: {tell_value(getattr(before, row.name))} → {tell_value(getattr(now, row.name))}"
        for row in list_fields(type(now))
        if getattr(before, row.name) != getattr(now, row.name)
    ]


def show_conflict(before: Entity, now: Entity, key: str) -> Literal["theirs", "mine", ""]:
    """Say what somebody else changed; return whose words are to stay, "" while nobody has said."""
    st.warning(
        plain(f"Somebody else changed {now.name} while you were typing. Nothing of yours is saved yet.")
    )
    for line in list_differences(before, now):
        st.markdown(f"- {plain(line)}")
    with st.container(horizontal=True):
        if st.button("Show me theirs", key=f"theirs-{key}"):
            return "theirs"
        if st.button("Keep what I typed", key=f"mine-{key}"):
            return "mine"
    return ""
