"""What others changed in the database's own tools: said on every page, to be adopted or put back."""

from collections.abc import Callable

import streamlit as st

from netmap.errors import NetmapError
from netmap.graph.outside.edits import Outside
from netmap.report.outside import list_edits, tell_choice, tell_outside
from netmap.ui.parts.text import plain
from netmap.ui.shell.clicks import do_whole, is_second_click, note_click
from netmap.ui.shell.notices import remember_notice
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
    _settle("adopt", lambda: _adopt_now(outside))


def _adopt_now(outside: Outside) -> str:
    changes = find_store().adopt(outside, who=name_writer())
    if not changes:
        return "Set right; the map stays as it was."
    remember_saved(_PLACE, changes[0].sentence, changes[-1].id)
    return changes[0].sentence


def _put_back(outside: Outside) -> None:
    _settle("put back", lambda: _put_back_now(outside))


def _put_back_now(outside: Outside) -> str:
    find_store().put_back(outside)
    return "Put back: the database holds what netmap wrote."


def _settle(what: str, settle: Callable[[], str]) -> None:
    """Settle it from a button's callback, once however often it is clicked, and have said what was done."""
    with do_whole():
        if is_second_click((_PLACE, what)):
            return
        said, problem = "", ""
        try:
            said = settle()
        except NetmapError as error:
            problem = error.message
        else:
            remember_notice(said)
        note_click((_PLACE, what), said, problem)
