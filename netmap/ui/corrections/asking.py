"""What is asked and shown of a change that somebody proposes, on a slip or on a card: whom it means, and what it would do."""

from collections.abc import Iterable

import streamlit as st

from netmap.analysis.day import Day
from netmap.report.corrections.names import find_called, list_actors
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain

NEW = "new: added as an idea to talk about"
"""What becomes of a name that nobody on the map has."""


def ask_called(day: Day, name: str, key: str, unknown: str = NEW) -> str:
    """Ask whom a name means that nobody on the map has, or more than one; `unknown` says what becomes of nobody.

    Returns their id, "" for nobody, and where nothing has to be asked or is answered yet.
    """
    found = find_called(day, name)
    if not name or len(found) == 1:
        return ""
    known = number_names({one.id: one.name for one in found or list_actors(day.everything)})
    if st.session_state.get(key) not in {*known, "", None}:
        del st.session_state[key]
    chosen = st.selectbox(
        plain(f"Who is “{name}”?"), list(known) if found else ["", *known], index=None if found else 0, key=key,
        format_func=lambda one: known.get(one, unknown), placeholder=f"{len(found)} are called so: choose one",
    )  # fmt: skip
    return chosen or ""


def show_effect(notes: Iterable[str], lines: Iterable[str], asks: str) -> None:
    """Show what is to be known before, what would change, old → new, and what has to be settled first."""
    for note in notes:
        st.markdown(f":material/info: {plain(note)}")
    if listed := "\n".join(f"- {plain(line)}" for line in lines):
        st.markdown(listed)
    if asks:
        st.warning(plain(asks))
