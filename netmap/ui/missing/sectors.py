"""A table of all sectors: where we want somebody, and what is shown in the room."""

from collections.abc import Collection
from functools import partial
from typing import Any

import streamlit as st

from netmap.analysis.day import Day
from netmap.content.loading import Content
from netmap.model.changes import Item
from netmap.model.network import Network
from netmap.ui.partners.actor_links import find_sector, list_sector_names
from netmap.ui.parts.draft_tables import Row, Rows, Table, edit_table, save_table
from netmap.ui.shell.reading import read_day

_FIELDS = {"We want somebody here": "expected", "Shown in the room": "on_the_wall"}


def show_sectors(content: Content, place: str) -> None:
    """Draw the table; `show_undo(place)` offers the undo."""
    st.header("Where do we want somebody?", anchor=False)
    st.markdown(
        "Mark the sectors in which you want somebody: only then can anybody be missing there. What is shown in "
        "the room is on the map when you present it; leave out what would embarrass somebody."
    )
    table = edit_table(
        "sectors", partial(_find_rows, content), _FIELDS, configure=_configure,
        alt="Sectors, how many partners are in each, where we want somebody, and what is shown in the room",
    )  # fmt: skip
    if st.button("Save the sectors", type="primary"):
        save_table(table, lambda: _plan(table, content), place=place)


def _find_rows(content: Content, network: Network, names: Collection[str] | None) -> Rows:
    return {
        name: _tell_sector(read_day(network), content, name)
        for name in list_sector_names(network, content)
        if names is None or name in names
    }


def _configure(_: Network) -> dict[str, Any]:
    return {
        "Sector": st.column_config.TextColumn(width="large"),
        **{heading: st.column_config.CheckboxColumn() for heading in _FIELDS},
    }


def _tell_sector(day: Day, content: Content, name: str) -> Row:
    sector = find_sector(day.everything, content, name)
    return {
        "Sector": name,
        "Partners": len(day.members.get(sector.id, ())) if sector else 0,
        "We want somebody here": bool(sector and sector.expected),
        "Shown in the room": bool(sector and sector.on_the_wall),
    }


def _plan(table: Table, content: Content) -> tuple[list[Item], list[str], str]:
    put: list[Item] = []
    names = []
    for name, typed in table.typed.items():
        if sector := find_sector(table.seen, content, name):
            put.append(
                sector.model_copy(update={_FIELDS[heading]: value for heading, value in typed.items()})
            )
            names.append(sector.name)
    return put, [], f"Changed where we want somebody: {', '.join(names)}."
