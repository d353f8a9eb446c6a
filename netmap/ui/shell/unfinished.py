"""What was begun and not finished: said on every page, with what can be done about it."""

import streamlit as st

from netmap.report.changes import tell_cut_off
from netmap.ui.lists.writing import is_being_written
from netmap.ui.parts.text import plain
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.reading import find_store
from netmap.ui.shell.saving import take_back

_PLACE = "unfinished"


def show_unfinished() -> None:
    """Say which imports were cut off, and offer to go on or to take them back."""
    for one in find_store().find_cut_off():
        if is_being_written(one.batch_id):
            continue
        with st.container(border=True, key=f"{_PLACE}-{one.batch_id}"):
            st.warning(plain(tell_cut_off(one)))
            with st.container(horizontal=True):
                if st.button("Go on: choose the list again", key=f"{_PLACE}-go-on-{one.batch_id}"):
                    go_to("bring-in")
                st.button(
                    "Take it back", key=f"{_PLACE}-undo-{one.batch_id}", icon=":material/undo:", on_click=take_back,
                    args=(one.change_id, one.sentence, _PLACE),
                )  # fmt: skip
