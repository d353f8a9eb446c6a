"""An empty map greets with three doors: bring a list, try the sample county, start with one name."""

from collections.abc import Sequence

import streamlit as st

from netmap.errors import ChangeConflict
from netmap.files.sample import plan_sample
from netmap.model.changes import Change, Item
from netmap.model.entities import Organization
from netmap.model.fields import build_checked
from netmap.model.network import Network
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.clicks import do_whole, is_second_click
from netmap.ui.shell.notices import remember_problem
from netmap.ui.shell.reading import read_content, read_network, read_newest
from netmap.ui.shell.saving import KEPT, forget_typed, name_writer, save_changes, save_planned, show_undo

_NAME, _IS_US = f"{KEPT}first-name", "first-name-is-us"
PLACE = "map"
"""Where what begins here goes on, with its undo."""

_BROUGHT = "Brought in the sample county."
_BEGUN = "Somebody else has begun the map in the meantime. Look at it first: nothing was written."


def show_page() -> None:
    """Draw the three doors."""
    st.title("Who knows whom, and who is not here?")
    st.markdown(
        "netmap turns the list of partners you already have into a map: who works with whom, who holds you "
        "together, and which parts of community life nobody of you knows yet. Choose a door."
    )
    show_undo(PLACE)
    list_door, sample_door, name_door = st.columns(3)
    with list_door, st.container(border=True, height="stretch"):
        st.header("Bring a list")
        st.markdown(
            "A spreadsheet, an address book, contact cards: as they are. You see what netmap makes of every row "
            "before anything is kept, and one undo takes it all back."
        )
        if st.button("Bring a list", type="primary", width="stretch"):
            go_to("bring-in")
    with sample_door, st.container(border=True, height="stretch"):
        st.header("Try the sample county")
        st.markdown(
            "A made-up county with sixty organizations, their people and two years of contacts. Look around, "
            "change things, then take it out again with one undo."
        )
        if st.button("Open the sample county", width="stretch", on_click=_check_nobody_began):
            _bring_sample()
    with name_door, st.container(border=True, height="stretch"):
        st.header("Start with one name")
        st.markdown("Yours, or the first partner you think of. The map grows from there.")
        _ask_name()


def show_nothing_yet() -> None:
    """Say on a page that needs somebody on the map that nobody is."""
    st.title("Nobody is on the map yet")
    st.markdown("Bring a list, try the sample county, or start with one name.")
    show_undo(PLACE)
    if st.button("Choose a door", type="primary"):
        go_to("start")


def _bring_sample() -> None:
    with st.spinner("Bringing in the sample county …"):
        save_changes(_plan_sample, place=PLACE, sentence=_BROUGHT)
    st.rerun()


def _plan_sample() -> Sequence[Change]:
    if read_newest().entities:
        raise ChangeConflict(_BEGUN)
    return plan_sample(read_content(), who=name_writer())


def _check_nobody_began() -> None:
    with do_whole():
        if read_network().entities and not is_second_click((PLACE, _BROUGHT)):
            remember_problem(_BEGUN)


def _ask_name() -> None:
    with st.form("first-name", border=False):
        st.text_input("Name of an organization", key=_NAME, persist_state="session", max_chars=300)
        st.checkbox("This is us", value=True, key=_IS_US)
        st.form_submit_button("Start the map", width="stretch", on_click=_save_name, args=(read_network(),))


def _save_name(seen: Network) -> None:
    name = str(st.session_state.get(_NAME) or "")

    def plan() -> tuple[list[Item], list[str]]:
        return [build_checked(Organization, {"name": name, "home": bool(st.session_state.get(_IS_US))})], []

    if save_planned(
        plan,
        f"Added {name.strip()}.",
        PLACE,
        seen=seen,
        typed=name,
        rests_on=lambda network: network.entities,
        click=_NAME,
    ):
        forget_typed(_NAME)
