"""Partners: find, change, add, take out; many names at once; business cards; lists to take along."""

from enum import StrEnum

import streamlit as st

from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.ids import new_id
from netmap.model.kinds import EntityKind
from netmap.ui.partners.forms import show_entity_form
from netmap.ui.partners.list import show_list
from netmap.ui.partners.quick_entry import NAMES_SECTOR, show_cards, show_names
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.reading import read_network
from netmap.ui.shell.saving import show_undo

PLACE = "partners"
_MODE = "partners-mode"


class Mode(StrEnum):
    """What the page is used for."""

    FIND = "Find and change"
    ADD = "Add one"
    NAMES = "Many names"
    CARDS = "Business cards"


def offer_names(sector: str, key: str) -> None:
    """Draw, on any page, the button that opens this one with many names to be written down for a sector."""
    if st.button("Write down who comes to mind", key=key, icon=":material/edit_note:"):
        st.session_state[_MODE] = Mode.NAMES
        st.session_state[NAMES_SECTOR] = sector
        go_to("partners")


def show_page() -> None:
    """Draw the page."""
    st.title("Partners")
    st.session_state.setdefault(_MODE, Mode.FIND)
    mode = st.segmented_control(
        "What do you want to do?", list(Mode), key=_MODE, persist_state="session", required=True
    )
    if mode in {Mode.ADD, Mode.NAMES, Mode.CARDS}:
        show_undo(PLACE)
    if mode is Mode.ADD:
        _show_new()
    elif mode is Mode.NAMES:
        show_names(PLACE)
    elif mode is Mode.CARDS:
        show_cards(PLACE)
    else:
        show_list(PLACE)


def _show_new() -> None:
    kinds = {EntityKind.ORGANIZATION: "An organization", EntityKind.PERSON: "A person"}
    kind = st.radio(
        "Who is it?",
        list(kinds),
        format_func=kinds.__getitem__,
        horizontal=True,
        key="new-kind",
        persist_state="session",
    )
    key = f"new-{kind}"
    blank = st.session_state.get(key)
    if not isinstance(blank, Entity) or read_network().get(blank.id):
        made = Organization if kind is EntityKind.ORGANIZATION else Person
        blank = st.session_state[key] = made.model_construct(id=new_id())
    show_entity_form(blank, place=PLACE)
