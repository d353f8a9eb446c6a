"""Bring in and take out: files are read, shown, corrected, and only then kept; one undo takes them back."""

from functools import partial

import streamlit as st

from netmap.errors import ChangeConflict, NetmapError
from netmap.files.exports import write_network
from netmap.files.formats.every import list_writable
from netmap.files.plan.plan import ImportOptions, ImportPlan, plan_import
from netmap.model.network import Network
from netmap.ui.lists.choices import ask_columns, ask_doubts, ask_options, ask_sectors
from netmap.ui.lists.files import forget_files, keep_files, list_files
from netmap.ui.lists.preview import show_preview
from netmap.ui.parts.text import plain
from netmap.ui.shell.notices import show_problem, show_progress
from netmap.ui.shell.reading import read_content, read_network, read_newest
from netmap.ui.shell.saving import name_writer, save_changes, show_undo, tell_who_saved

PLACE = "bring-in"
_KEPT, _CLICKED = "import-plan", "import-clicked"


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
    clicked: ImportPlan | None = st.session_state.pop(_CLICKED, None)
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
        if plan.touches:
            st.button(
                f"Bring in: {plan.summary}", type="primary", key="bring-in", wrap=True, on_click=_remember_click,
                args=(plan,),
            )  # fmt: skip
        if st.button("Put these files away", key="put-away"):
            forget_files()
            st.rerun()
    if clicked and _is_about(clicked, options):
        _save(clicked)
    elif clicked:
        st.warning(
            "What you answered came together with your click, so nothing was written yet. Above is what would be "
            "kept now: look at it, then bring it in."
        )


def _remember_click(plan: ImportPlan) -> None:
    """Keep what the button offered that was clicked: what is answered meanwhile may have made another plan."""
    st.session_state[_CLICKED] = plan


def _is_about(plan: ImportPlan, options: ImportOptions) -> bool:
    """Whether a plan was made from the files and the answers there are now."""
    return plan.options == options and [*map(id, plan.files)] == [*map(id, list_files())]


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
        changes = plan.build_changes(read_newest(), name_writer())
    except ChangeConflict:
        st.error(plain(tell_who_saved(plan.network)))
        return
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
