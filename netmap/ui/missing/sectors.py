"""A table of all sectors: where we want somebody, and what is shown in the room."""

import streamlit as st

from netmap.content.loading import Content
from netmap.errors import ChangeConflict
from netmap.model.entities import Sector
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.ui.partners.actor_links import find_sector, list_sector_names
from netmap.ui.shell.session import save_items, show_problem


def show_sectors(network: Network, content: Content, place: str) -> None:
    """Draw the table; `show_undo(place)` offers the undo."""
    st.header("Where do we want somebody?", anchor=False)
    st.markdown(
        "Mark the sectors in which you want somebody: only then can anybody be missing there. What is shown in "
        "the room is on the map when you present it; leave out what would embarrass somebody."
    )
    rows = [_tell_sector(network, content, name) for name in list_sector_names(network, content)]
    edited = st.data_editor(
        rows, key=f"sectors-{network.revision}", hide_index=True, disabled=["Sector", "How many"],
        alt="Sectors, how many are in each, where we want somebody, and what is shown in the room",
        column_config={
            "Sector": st.column_config.TextColumn(width="large"),
            "We want somebody here": st.column_config.CheckboxColumn(),
            "Shown in the room": st.column_config.CheckboxColumn(),
        },
    )  # fmt: skip
    if st.button("Save the sectors", type="primary"):
        _save(network, content, rows, edited, place)


def _tell_sector(network: Network, content: Content, name: str) -> dict[str, object]:
    sector = find_sector(network, content, name)
    return {
        "Sector": name,
        "How many": len(network.sources(sector.id, TieKind.IN_SECTOR))
        if sector and network.get(sector.id)
        else 0,
        "We want somebody here": bool(sector and sector.expected),
        "Shown in the room": bool(sector and sector.on_the_wall),
    }


def _save(
    network: Network,
    content: Content,
    rows: list[dict[str, object]],
    edited: list[dict[str, object]],
    place: str,
) -> None:
    put: list[Entity] = []
    for before, after in zip(rows, edited, strict=True):
        sector = find_sector(network, content, str(before["Sector"]))
        if before != after and isinstance(sector, Sector):
            changed = {"expected": after["We want somebody here"], "on_the_wall": after["Shown in the room"]}
            put.append(sector.model_copy(update=changed))
    names = ", ".join(sector.name for sector in put)
    try:
        if save_items(
            place=place, sentence=f"Changed where we want somebody: {names}.", put=put, seen=network
        ):
            st.rerun()
    except ChangeConflict as error:
        show_problem(error)
