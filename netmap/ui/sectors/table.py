"""All sectors as a table: what each is called, where we want somebody, what is shown in the room."""

from collections.abc import Collection
from functools import partial
from typing import Any

import streamlit as st

from netmap.analysis.sector_choices import SectorChoice, list_families, list_sector_choices, name_family
from netmap.content.loading import Content
from netmap.model.changes import Item, Plan, chain_plans
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import join_names
from netmap.report.sectors.plans import find_by_handle, plan_sector
from netmap.ui.parts.draft_tables import Row, Rows, Table, edit_table, save_table

TABLE = "Sectors, how many are in each, where we want somebody, and what is shown in the room"
NO_FAMILY = "–"
"""What stands for a sector of no family."""

_KEY = "sectors"
_NAME, _FAMILY = "Sector", "Family"
_FIELDS = {
    _NAME: "name", "We want somebody here": "expected", "Shown in the room": "on_the_wall", _FAMILY: "family",
}  # fmt: skip


def show_table(content: Content, place: str) -> None:
    """Draw the table; `show_undo(place)` offers the undo."""
    table = edit_table(
        _KEY, partial(_find_rows, content), _FIELDS, alt=TABLE, configure=partial(_configure, content)
    )
    if st.button("Save the sectors", type="primary"):
        save_table(table, lambda: _plan_table(table, content), place=place)


def _find_rows(content: Content, network: Network, handles: Collection[str] | None) -> Rows:
    return {
        choice.handle: _tell_sector(choice, content)
        for choice in list_sector_choices(network, content)
        if handles is None or choice.handle in handles
    }


def _tell_sector(choice: SectorChoice, content: Content) -> Row:
    is_word_for_ours = choice.ours and fold_text(choice.ours.name) != fold_text(choice.sector.name)
    return {
        _NAME: choice.sector.name,
        "How many": choice.count,
        "We want somebody here": choice.sector.expected,
        "Shown in the room": choice.sector.on_the_wall,
        _FAMILY: name_family(choice, content) or NO_FAMILY,
        "Stands for": choice.ours.name if choice.ours and is_word_for_ours else "",
    }


def _configure(content: Content, network: Network) -> dict[str, Any]:
    return {
        _NAME: st.column_config.TextColumn(pinned=True, required=True, max_chars=300),
        _FAMILY: st.column_config.SelectboxColumn(
            options=[NO_FAMILY, *list_families(network, content)], required=True
        ),
        "Stands for": st.column_config.TextColumn(
            help="Which of our sectors your list's own word stands for."
        ),
    }


def _plan_table(table: Table, content: Content) -> tuple[list[Item], list[str], str]:
    names = []
    steps = []
    for handle, typed in table.typed.items():
        values = {_FIELDS[heading]: "" if value == NO_FAMILY else value for heading, value in typed.items()}
        names.append(str(table.rows[handle][_NAME]))
        steps.append(partial(_change, content, handle, values))
    return *chain_plans(table.seen, steps), f"Changed the sectors {join_names(names)}."


def _change(content: Content, handle: str, values: dict[str, Any], network: Network) -> Plan:
    return plan_sector(
        network, content, find_by_handle(list_sector_choices(network, content), handle), **values
    ), []
