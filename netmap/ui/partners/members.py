"""Who belongs to a coalition, or works on a goal: a table with ticks, everybody who could at once."""

from collections.abc import Collection
from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.changes import Item
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import count_things, join_names
from netmap.report.partners.plans import list_candidates, list_memberships, plan_members
from netmap.ui.parts.draft_tables import Rows, Table, edit_table, save_table
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.text import plain
from netmap.ui.shell.reading import read_day

_LABELS = {EntityKind.COALITION: "Member", EntityKind.GOAL: "On it"}
_NAMED = 3


def show_members(table: Entity, *, place: str) -> None:
    """Draw who belongs to a coalition or a goal, to be ticked and unticked; `show_undo(place)` offers the undo."""
    day = read_day()
    inside = list_memberships(day, table)
    label = _LABELS[table.kind]
    said = (
        count_things(len(inside), "member")
        if table.kind is EntityKind.COALITION
        else f"{len(inside)} work on it"
    )
    st.markdown(f"{plain(said.capitalize())}. Tick whoever belongs, then save.")
    st.text_input(
        "Search",
        key=f"{place}-members-words-{table.id}",
        persist_state=KEEP,
        placeholder="A name or a sector",
    )
    find_rows = partial(_find_rows, table, f"{place}-members-words-{table.id}", label)
    edited = edit_table(
        f"{place}-members-{table.id}", find_rows, (label,), height=360, alt=f"Who belongs to {table.name}",
        configure=lambda _: {label: st.column_config.CheckboxColumn(width="small")},
    )  # fmt: skip
    changed = len(edited.typed)
    if st.button(
        f"Save {count_things(changed, 'change')}" if changed else "Save",
        key=f"{place}-save-members",
        disabled=not changed,
        type="primary",
    ):
        save_table(edited, lambda: _plan(edited, table, label), place=place)
    if not changed:
        st.caption("Whoever you untick is noted as having left; what was stays in the history of the tie.")


def _find_rows(
    table: Entity, words_key: str, label: str, network: Network, ids: Collection[str] | None
) -> Rows:
    day = Day(network, read_day().date)
    inside = list_memberships(day, table) if network.get(table.id) else {}
    if ids is None:
        words = fold_text(st.session_state.get(words_key) or "").split()
        ids = list_candidates(day, table) if network.get(table.id) else ()
        ids = [one for one in ids if all(word in _fold_row(network, one) for word in words)]
    return {
        one: {label: one in inside, "Name": network.name_of(one), "Sectors": _name_sectors(network, one)}
        for one in ids
        if one in network.entities
    }


def _fold_row(network: Network, one: str) -> str:
    return fold_text(f"{network.name_of(one)} {_name_sectors(network, one)}")


def _name_sectors(network: Network, one: str) -> str:
    return ", ".join(sector.name for sector in network.sectors_of(one))


def _plan(edited: Table, table: Entity, label: str) -> tuple[list[Item], list[str], str]:
    added = [one for one, row in edited.typed.items() if row.get(label) is True]
    left = [one for one, row in edited.typed.items() if row.get(label) is False]
    put, remove = plan_members(Day(edited.seen, read_day().date), table, added, left)
    names = edited.seen.name_of
    told = [f"added {join_names([names(one) for one in added], _NAMED)}"] if added else []
    told += [f"noted that {join_names([names(one) for one in left], _NAMED)} left"] if left else []
    return put, remove, f"{table.name}: {'; '.join(told)}."
