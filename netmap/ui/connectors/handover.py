"""If somebody leaves: what would be lost, and the list of what to hand over, to read and to take along."""

from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.us import find_our_side
from netmap.files.formats.every import list_table_formats
from netmap.report.connectors.handover import (
    COLUMNS,
    NOBODY_TO_LEAVE,
    HandoverRow,
    build_handover,
    name_people_to_leave,
    tell_handover,
    write_handover,
)
from netmap.report.connectors.succession import find_handover
from netmap.ui.parts.findings_list import show_findings
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.background import compute
from netmap.ui.shell.reading import read_day


def show_handover(place: str) -> None:
    """Draw who may leave, what would be lost with them, and what is to be handed over."""
    st.markdown(
        "What somebody carries alone leaves with them. Choose one of us, or somebody elsewhere through whom alone we "
        "know a partner, and see what would be lost, before it is."
    )
    day = read_day()
    people = compute("people to leave", name_people_to_leave, day=day, doing="Looking who carries what")
    if people is None:
        return
    if not people:
        st.info(NOBODY_TO_LEAVE)
        return
    names = number_names(people)
    person = st.selectbox(
        "Who leaves?", list(names), index=None, format_func=names.__getitem__, key="leaving-person",
        placeholder="Choose somebody", persist_state="session",
    )  # fmt: skip
    if person not in names:
        return
    rows = compute(
        "handover", partial(build_handover, person=person), day=day, parameters=(person,),
        doing="Making the list",
    )  # fmt: skip
    if rows is not None:
        _show_rows(day, person, rows, place)


def _write_newest(person: str, ending: str) -> bytes:
    """Return the list as it is when it is asked for, whatever is shown."""
    day = read_day()
    return write_handover(day.network.name_of(person), build_handover(day, person), ending)


def _show_rows(day: Day, person: str, rows: tuple[HandoverRow, ...], place: str) -> None:
    name = day.network.name_of(person)
    st.header(plain(tell_handover(name, rows)), anchor=False)
    if not rows:
        return
    st.dataframe(
        [dict(zip(COLUMNS, row.cells, strict=True)) for row in rows], hide_index=True, placeholder="–",
        alt=f"What {name} hands over", key=f"handover-{person}",
        column_config={
            "Who or what": st.column_config.TextColumn(pinned=True),
            "Last contact": st.column_config.DateColumn(format="YYYY-MM-DD"),
        },
    )  # fmt: skip
    with st.container(horizontal=True):
        for known in list_table_formats():
            st.download_button(
                known.label, partial(_write_newest, person, known.ending), f"handover{known.ending}",
                key=f"handover{known.ending}", mime=known.media_type, on_click="ignore", icon=":material/download:",
            )  # fmt: skip
        if person in find_our_side(day.everything) and st.button(
            "Hand over", icon=":material/handshake:", type="primary"
        ):
            st.session_state["keep-part"], st.session_state["over-from"] = "Take over", person
            go_to("keep-in-touch")
    st.caption(
        "Who could take it up: those of us who are in touch there too, who last met them, or who know others in "
        "their sector. Whatever is confidential, and how to reach those not to be contacted, is left out: hand it over "
        "under Keep in touch."
    )
    findings = compute("what leaves", partial(find_handover, person=person), day=day, parameters=(person,))
    show_findings(findings or (), f"{place}-leaving")
