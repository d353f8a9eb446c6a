"""Bring in and take out: files are read, shown, corrected, and only then kept; one undo takes them back."""

from functools import partial

import streamlit as st

from netmap.errors import NetmapError
from netmap.files.exports import write_network
from netmap.files.formats.every import list_writable
from netmap.files.plan.plan import ImportOptions, ImportPlan, plan_import
from netmap.model.network import Network
from netmap.ui.lists.choices import ask_columns, ask_doubts, ask_options, ask_sectors
from netmap.ui.lists.files import forget_files, keep_files, list_files
from netmap.ui.lists.preview import show_preview
from netmap.ui.shell.handing_over import take_settings
from netmap.ui.shell.session import (
    read_content,
    read_network,
    save_changes,
    show_problem,
    show_progress,
    show_undo,
)

PLACE = "bring-in"
_KEPT = "import-plan"


def show_page() -> None:
    """Draw the page."""
    st.title("Bring in and take out")
    st.markdown(
        "A spreadsheet, an address book, contact cards: as they are. Nothing is kept before you have seen what "
        "becomes of every row, and one undo takes it all back. Names you know already are updated, not doubled."
    )
    show_undo(PLACE)
    keep_files()
    if list_files():
        _show_plan()
    _show_exports()


def _show_plan() -> None:
    network = read_network()
    options = ask_options()
    try:
        plan = _plan(network, options)
    except NetmapError as error:
        show_problem(error)
        return
    ask_columns(plan)
    ask_sectors(plan)
    ask_doubts(plan)
    show_preview(plan)
    with st.container(horizontal=True):
        if plan.touches and st.button(f"Bring in: {plan.summary}", type="primary", key="bring-in", wrap=True):
            _save(plan)
        if st.button("Put these files away", key="put-away"):
            forget_files()
            st.rerun()


def _plan(network: Network, options: ImportOptions) -> ImportPlan:
    """Return the plan; it is made anew only when files, decisions or the map have changed."""
    files = list_files()
    made_for = (network.store_id, network.revision, [id(file) for file in files], repr(options))
    kept = st.session_state.get(_KEPT)
    if kept and kept[0] == made_for:
        plan: ImportPlan = kept[1]
        return plan
    with st.spinner("Looking at every row …"):
        plan = plan_import(network, files, read_content(), options)
    st.session_state[_KEPT] = (made_for, plan)
    return plan


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
        st.session_state.pop(_KEPT, None)
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
        for known in list_writable():
            st.download_button(
                known.label, partial(write_network, network, known.ending), f"netmap{known.ending}",
                key=f"take-{known.ending[1:]}", mime=known.media_type, on_click="ignore", icon=":material/download:",
            )  # fmt: skip
