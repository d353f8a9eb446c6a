"""Who works with whom: a sheet to send or print, the same question for an online form, and the way back in."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from netmap.analysis.roster import list_roster
from netmap.errors import NetmapError
from netmap.files.formats.workbooks.roster import write_roster
from netmap.model.entity import Entity
from netmap.report.roster import list_scale, write_online_question
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.findings_list import READING_WIDTH
from netmap.ui.parts.our_people import number_names
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.reading import read_day

_FOR = "roster-for"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_page() -> None:
    """Draw the page."""
    with st.container(width=READING_WIDTH):
        st.title("Who works with whom?", anchor=False)
        st.markdown(
            "Only partners know it. Ask them: each marks on a list whom they work with, and how closely. "
            "What comes back becomes lines on the map, told by one side until the other says so, too."
        )
        roster = list_roster(read_day())
        if not roster:
            st.info("Nobody is on the map who could be named in answer. Add partners first.")
            return
        _offer_sheet(roster)
        _show_online(roster)
        _lead_back()


def _offer_sheet(roster: tuple[Entity, ...]) -> None:
    st.header("A sheet to send or to print", anchor=False)
    names = number_names({one.id: one.name for one in roster})
    st.session_state[_FOR] = [one for one in st.session_state.get(_FOR, ()) if one in names]
    chosen = st.multiselect(
        "Who answers?", list(names), key=_FOR, format_func=lambda one: names.get(one, ""), persist_state=KEEP,
        placeholder="One sheet for all, on which each writes their name", help="A sheet each, with their name on it.",
    )  # fmt: skip
    st.download_button(
        "Take the sheets" if len(chosen) > 1 else "Take the sheet",
        partial(_write_newest, tuple(chosen)),
        "whom-do-you-work-with.xlsx", mime=_XLSX, type="primary", on_click="ignore", icon=":material/download:",
        key="roster-take",
    )  # fmt: skip


def _write_newest(chosen: Sequence[str]) -> bytes:
    """Return the sheets as they are when they are asked for: whoever became confidential since is on none."""
    day = read_day()
    by_id = {one.id: one.name for one in list_roster(day)}
    answering = [by_id[one] for one in chosen if one in by_id]
    if chosen and not answering:
        raise NetmapError("Nobody of those chosen is on the list any more. Reload the page.")
    return write_roster(list(by_id.values()), answering, list_scale(day.content))


def _show_online(roster: tuple[Entity, ...]) -> None:
    st.header("The same question online", anchor=False)
    st.markdown(
        "For Google Forms and the like: copy it, and bring in what the form gives you as a spreadsheet."
    )
    text = write_online_question([one.name for one in roster], read_day().content)
    with st.expander("The question, its rows and its columns"):
        st.code(text, language=None, wrap_lines=True, height=320)


def _lead_back() -> None:
    st.header("When answers come back", anchor=False)
    st.markdown("Bring the files in as they are, all at once. Nothing is kept before you have seen it.")
    if st.button("Bring the answers in", key="roster-back", icon=":material/upload_file:"):
        go_to("bring-in")
