"""Sectors: where we want somebody, what is shown in the room, what each is called; sets, new ones, and those that are one."""

import streamlit as st

from netmap.analysis.sector_choices import find_in_set, list_families, list_sector_choices
from netmap.content.entries import SectorSet
from netmap.content.loading import Content
from netmap.model.entities import Sector
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.report.sectors.plans import plan_new_sector, plan_wanted
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.findings_list import READING_WIDTH
from netmap.ui.parts.text import plain
from netmap.ui.sectors.joining import ask_join
from netmap.ui.sectors.table import NO_FAMILY, show_table
from netmap.ui.shell.reading import read_content, read_network
from netmap.ui.shell.saving import forget_typed, save_planned, show_undo

PLACE = "sectors"
_NEW, _NEW_FAMILY = f"{PLACE}-new", f"{PLACE}-new-family"


def show_page() -> None:
    """Draw the page."""
    with st.container(width=READING_WIDTH):
        st.title("Sectors", anchor=False)
        st.markdown(
            "Mark the sectors in which you want somebody: only then can anybody be missing there. What is shown in "
            "the room is on the map when you present it; leave out what would embarrass somebody."
        )
        show_undo(PLACE)
        content = read_content()
        _show_sets(content)
        show_table(content, PLACE)
        ask_join(content, PLACE)
        _ask_new(content)


def _show_sets(content: Content) -> None:
    network = read_network()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("Want somebody in the usual ones for", width="content")
        for one in content.sector_sets:
            st.button(
                plain(one.name),
                key=f"{PLACE}-set-{one.key}",
                type="tertiary",
                on_click=_want_set,
                args=(network, one),
            )


def _want_set(seen: Network, chosen: SectorSet) -> None:
    choices = list_sector_choices(seen, read_content())
    added = find_in_set(choices, chosen.sectors)
    wanted = {one.handle for one in (*added, *choices) if one in added or one.sector.expected}
    save_planned(
        lambda: (plan_wanted(choices, wanted), []), f"We want somebody in the usual sectors for {chosen.name}.", PLACE,
        seen=seen, rests_on=lambda now: [(one.id, one.expected) for one in now.of(Sector)],
    )  # fmt: skip


def _ask_new(content: Content) -> None:
    network = read_network()
    st.header("One of your own", anchor=False)
    with st.form(f"{PLACE}-add", border=False):
        st.text_input("Name", key=_NEW, persist_state=KEEP, max_chars=300)
        st.selectbox(
            "Family", [NO_FAMILY, *list_families(network, content)], key=_NEW_FAMILY, persist_state=KEEP
        )
        st.form_submit_button("Add the sector", on_click=_add, args=(network,))


def _add(seen: Network) -> None:
    name, family = str(st.session_state[_NEW] or ""), st.session_state[_NEW_FAMILY]
    folded = fold_text(name)
    if save_planned(
        lambda: (plan_new_sector(seen, read_content(), name, "" if family == NO_FAMILY else family), []),
        f"Added the sector {name.strip()}.", PLACE, seen=seen, typed=name,
        rests_on=lambda now: [one.id for one in now.of(Sector) if fold_text(one.name) == folded],
    ):  # fmt: skip
        forget_typed(_NEW)
