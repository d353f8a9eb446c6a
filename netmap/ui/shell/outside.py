"""What others changed in the database's own tools: said on every page, to be adopted or put back."""

import streamlit as st

from netmap.errors import NetmapError
from netmap.graph.outside.edits import Outside
from netmap.report.outside import list_edits, tell_choice, tell_outside
from netmap.ui.parts.text import plain
from netmap.ui.shell.notices import remember_notice, remember_problem
from netmap.ui.shell.reading import find_store
from netmap.ui.shell.saving import name_writer, remember_saved, show_undo

_PLACE = "outside"
_LINES = 60


def show_outside() -> None:
    """Say what was changed past netmap, as the last reading noticed."""
    show_undo(_PLACE)
    if outside := find_store().outside:
        _show_choice(outside)


def show_lost() -> None:
    """Offer to adopt or to put back what is gone, where the journal still has it."""
    try:
        outside = find_store().look_outside()
    except NetmapError:
        return
    if outside:
        _show_choice(outside)


def _show_choice(outside: Outside) -> None:
    with st.container(border=True, key=_PLACE):
        st.warning(plain(tell_outside(outside)))
        st.markdown(plain(tell_choice(outside)))
        lines = list_edits(outside)
        with st.expander("What exactly"):
            st.markdown("\n".join(f"- {plain(line)}" for line in lines[:_LINES]))
            if len(lines) > _LINES:
                st.caption(f"And {len(lines) - _LINES:,} more.")
        with st.container(horizontal=True):
            st.button(
                "Adopt", key=f"{_PLACE}-adopt", icon=":material/check:", on_click=_adopt, args=(outside,),
                disabled=bool(outside.problems),
            )  # fmt: skip
            with st.popover("Put back …", icon=":material/settings_backup_restore:"):
                st.markdown(
                    "The database is set back to what netmap wrote: what others added is taken out of it, and nothing "
                    "brings that back."
                )
                st.button("Put it back", key=f"{_PLACE}-put-back", on_click=_put_back, args=(outside,))
            st.button("Look again", key=f"{_PLACE}-again", icon=":material/refresh:")


def _adopt(outside: Outside) -> None:
    try:
        changes = find_store().adopt(outside, who=name_writer())
    except NetmapError as error:
        remember_problem(error.message)
        return
    if changes:
        remember_saved(_PLACE, changes[0].sentence, changes[-1].id)
    else:
        remember_notice("Set right; the map stays as it was.")


def _put_back(outside: Outside) -> None:
    try:
        find_store().put_back(outside)
    except NetmapError as error:
        remember_problem(error.message)
        return
    remember_notice("Put back: the database holds what netmap wrote.")
