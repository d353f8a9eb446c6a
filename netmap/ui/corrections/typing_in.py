"""The form in which a slip is typed while people talk: what stands on paper, in the same order."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.analysis.day import Day
from netmap.errors import NetmapError
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, SlipState
from netmap.model.network import Network
from netmap.model.text import LINE_LIMIT, NOTES_LIMIT
from netmap.report.corrections.names import list_actors
from netmap.report.corrections.plans import plan_slip
from netmap.report.corrections.slips import CHOICES, tell_settled
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.shell.clicks import do_whole, is_last_done, is_second_click
from netmap.ui.shell.notices import remember_problem
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import save_planned

_FIELDS = ("said_by", "about", "wrong", "other", "words", "reach")
_KEYS = {name: f"slip-{name}" for name in _FIELDS}


def show_form(day: Day, place: str) -> None:
    """Draw the form; a slip that was typed waits in the inbox, and the form is empty for the next."""
    names = list(dict.fromkeys(one.name for one in list_actors(day.openly.network)))
    with st.form("slip", enter_to_submit=True):
        st.header("Type a slip in", anchor=False)
        who, about = st.columns(2)
        with who:
            _ask_line("Who says so?", "said_by", "Name, and where from")
        with about:
            _ask_name("Which organization is it about?", "about", names)
        st.radio(
            "What is wrong or missing?", list(CHOICES), key=_KEYS["wrong"], horizontal=True, persist_state=KEEP,
            format_func=CHOICES.__getitem__,
        )  # fmt: skip
        other, reach = st.columns(2)
        with other:
            _ask_name("With whom, or the right name", "other", names)
        with reach:
            _ask_line("May we write to them? Where?", "reach", "An e-mail address or a number")
        st.text_area(
            "In their own words", key=_KEYS["words"], height=68, max_chars=NOTES_LIMIT, persist_state=KEEP
        )
        st.form_submit_button(
            "Into the inbox", type="primary", icon=":material/inbox:", key="slip-save", on_click=_save, args=(place,)
        )  # fmt: skip


def _ask_line(label: str, name: str, hint: str) -> None:
    st.text_input(label, key=_KEYS[name], max_chars=LINE_LIMIT, placeholder=hint, persist_state=KEEP)


def _ask_name(label: str, name: str, names: list[str]) -> None:
    st.selectbox(
        label, names, index=None, key=_KEYS[name], accept_new_options=True, persist_state=KEEP,
        placeholder="Type a name, known or not, then Enter",
    )  # fmt: skip


def _save(place: str) -> None:
    """Put what was typed into the inbox, from the button's callback; what cannot be kept stays in the form."""
    state = st.session_state
    values = {name: state.get(key) or "" for name, key in _KEYS.items()}
    values["wrong"] = values["wrong"] or Correcting.WORKS_WITH
    click = f"slip {values}"
    with do_whole():
        is_kept = is_last_done() if is_second_click((place, click)) else _keep(values, place, click)
    if is_kept:
        for name, key in _KEYS.items():
            state[key] = (
                None if name in {"about", "other"} else Correcting.WORKS_WITH if name == "wrong" else ""
            )


def _keep(values: Mapping[str, Any], place: str, click: str) -> bool:
    day = read_day()
    try:
        slip = plan_slip(day, values)
    except NetmapError as error:
        remember_problem(error.message)
        return False
    return save_planned(
        lambda: ([slip], []), tell_settled(slip, SlipState.WAITING), place, seen=day.everything, rests_on=_list_numbers,
        typed=slip.words, click=click,
    )  # fmt: skip


def _list_numbers(network: Network) -> list[int]:
    return [one.number for one in network.of(Correction)]
