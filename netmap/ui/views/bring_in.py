"""Bring in and take out: files are read, shown, corrected, and only then kept; one undo takes them back."""

import streamlit as st

from netmap.errors import NetmapError
from netmap.files.exports import write_network
from netmap.files.plan import ImportPlan, plan_import
from netmap.ui.handing_over import take_settings
from netmap.ui.import_choices import ask_columns, ask_doubts, ask_options, ask_sectors
from netmap.ui.import_files import forget_files, keep_files, list_files
from netmap.ui.import_preview import show_preview
from netmap.ui.session import read_content, read_network, save_changes, show_problem, show_progress, show_undo

PLACE = "bring-in"


def show_page() -> None:
    """Draw the page."""
    st.title("Bring in and take out")
    show_undo(PLACE)
    keep_files()
    if list_files():
        _show_plan()
    _show_exports()


def _show_plan() -> None:
    network = read_network()
    options = ask_options()
    try:
        with st.spinner("Reading …"):
            plan = plan_import(network, list_files(), read_content(), options)
    except NetmapError as error:
        show_problem(error)
        return
    ask_columns(plan)
    ask_sectors(plan)
    ask_doubts(plan)
    show_preview(plan)
    with st.container(horizontal=True):
        if plan.touches and st.button(f"Bring in: {plan.summary}", type="primary", key="bring-in"):
            _save(plan)
        if st.button("Put these files away", key="put-away"):
            forget_files()
            st.rerun()


def _save(plan: ImportPlan) -> None:
    try:
        changes = plan.build_changes(read_network(), take_settings().who)
    except NetmapError as error:
        show_problem(error)
        return
    names = ", ".join(file.name for file in plan.files)
    if save_changes(
        changes, place=PLACE, sentence=f"Brought in {names}: {plan.summary}.",
        on_progress=show_progress("Writing"),
    ):  # fmt: skip
        forget_files()
        st.rerun()


def _show_exports() -> None:
    network = read_network()
    if not network.entities:
        return
    st.header("Take out", anchor=False)
    st.markdown(
        "The whole map. The spreadsheet has a sheet for each kind; change it there, bring it in again, and netmap "
        "knows everybody by the ids it wrote. The JSON file is for other programs and for safe keeping. Both "
        "hold contacts, notes and ratings: keep them as carefully as the map itself."
    )
    with st.container(horizontal=True):
        st.download_button(
            "Spreadsheet (xlsx)", lambda: write_network(network, ".xlsx"), "netmap.xlsx", key="take-xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", on_click="ignore",
            icon=":material/download:",
        )  # fmt: skip
        st.download_button(
            "netmap file (json)", lambda: write_network(network, ".json"), "netmap.json", key="take-json",
            mime="application/json", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
