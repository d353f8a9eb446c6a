"""The list of partners: search, select, change, take out, download."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from netmap.errors import ChangeConflict, InputError
from netmap.files.exports import write_list
from netmap.files.formats.every import list_table_formats
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, Nature, Standing
from netmap.model.network import Network
from netmap.ui.partners.forms import show_entity_form
from netmap.ui.partners.rows import (
    EDITABLE,
    Row,
    Search,
    build_contact_rows,
    build_row,
    change_rows,
    list_partners,
)
from netmap.ui.partners.tie_list import show_ties
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.text import plain
from netmap.ui.shell.session import read_network, save_items, show_problem, show_undo

_NAMED = 3
_KINDS = {EntityKind.ORGANIZATION: "Organizations", EntityKind.PERSON: "People"}


def _name_first(entities: Sequence[Entity]) -> str:
    names = ", ".join(entity.name for entity in entities[:_NAMED])
    return f"{names} and {len(entities) - _NAMED} more" if len(entities) > _NAMED else names


def show_list(place: str) -> None:
    """Draw the search, the table of those found, and what can be done with them."""
    network = read_network()
    search = _ask_search(network)
    found = list_partners(network, search)
    many = st.toggle("Change many in the table", key=f"{place}-many", persist_state=KEEP)
    st.caption(f"{len(found):,} of {len(network.of(search.kind)):,} {_KINDS[search.kind].lower()}")
    if not found:
        show_undo(place)
        st.info("Nobody fits. Search for less, or add them.")
        return
    if many:
        _show_editor(network, found, search.kind, place)
        show_undo(place)
        return
    rows = [build_row(network, entity) for entity in found]
    state = st.dataframe(
        rows, key=f"{place}-table-{search.kind}", on_select="rerun", selection_mode="multi-row", hide_index=True,
        alt=f"{_KINDS[search.kind]} that fit the search",
        column_config={heading: st.column_config.TextColumn() for heading in rows[0]},
    )  # fmt: skip
    picked = [found[number] for number in state["selection"]["rows"] if number < len(found)]
    _show_downloads(network, picked or found, is_picked=bool(picked))
    show_undo(place)
    if picked:
        _show_picked(network, picked, place)
    else:
        st.caption("Tick a row to change it, to see its ties, or to take it out.")


def _ask_search(network: Network) -> Search:
    kind_column, words_column, sector_column, standing_column = st.columns([1.3, 2, 2, 2])
    with kind_column:
        kind = st.selectbox(
            "Whom?", list(_KINDS), format_func=_KINDS.__getitem__, key="partners-kind", persist_state=KEEP
        )
    with words_column:
        words = st.text_input(
            "Search", key="partners-words", persist_state=KEEP, placeholder="Name, city, notes …"
        )
    with sector_column:
        sectors = st.multiselect(
            "In the sectors", [sector.name for sector in network.of(EntityKind.SECTOR)], key="partners-sectors",
            persist_state=KEEP, placeholder="All",
        )  # fmt: skip
    with standing_column:
        standings = st.multiselect(
            "Where we stand",
            list(Standing),
            key="partners-standing",
            persist_state=KEEP,
            placeholder="Anywhere",
        )
    return Search(kind, words or "", sectors, standings)


def _show_editor(network: Network, found: Sequence[Entity], kind: EntityKind, place: str) -> None:
    columns = EDITABLE[kind]
    rows = [{heading: build_row(network, entity)[heading] for heading in columns} for entity in found]
    key = f"{place}-editor-{kind}-{network.revision}-{hash(tuple(entity.id for entity in found))}"
    config = {heading: st.column_config.TextColumn() for heading in columns} | {
        "Where we stand": st.column_config.SelectboxColumn(options=[standing.value for standing in Standing])
    }
    st.data_editor(
        rows, key=key, hide_index=True, column_config=config, alt="Partners; every cell can be changed"
    )
    pressed = st.button("Save the table", type="primary")
    edits = st.session_state[key]["edited_rows"]
    if edits:
        st.caption(f"Rows changed and not saved yet: {len(edits)}")
    if pressed:
        try:
            changed = change_rows(found, edits)
            names = _name_first(changed)
            if save_items(place=place, sentence=f"Changed {names}.", put=changed, seen=network):
                st.rerun()
        except (InputError, ChangeConflict) as error:
            show_problem(error)


def _show_picked(network: Network, picked: Sequence[Entity], place: str) -> None:
    st.header(plain(_name_first(picked)), anchor=False)
    if len(picked) == 1:
        about, ties = st.columns([3, 2], gap="large")
        with about:
            show_entity_form(picked[0], place=place)
        with ties:
            st.subheader("Ties", anchor=False)
            show_ties(picked[0].id, place=place)
    label = "Take out" if len(picked) == 1 else f"Take out these {len(picked)}"
    if st.button(
        label,
        key=f"{place}-remove",
        icon=":material/delete:",
        help="With all their ties; one undo brings them back.",
    ):
        _remove(network, picked, place)


def _remove(network: Network, picked: Sequence[Entity], place: str) -> None:
    ties = {tie.id for entity in picked for tie in network.ties_of(entity.id)}
    names = _name_first(picked)
    with_ties = f" with {len(ties):,} ties" if len(ties) > 1 else ""
    try:
        if save_items(
            place=place, sentence=f"Took out {names}{with_ties}.", remove=[entity.id for entity in picked],
            nature=Nature.CORRECTION,
        ):  # fmt: skip
            st.rerun()
    except ChangeConflict as error:
        show_problem(error)


def _show_downloads(network: Network, entities: Sequence[Entity], *, is_picked: bool) -> None:
    which = "the ticked" if is_picked else "this list"
    with st.popover(f"Take {which} along", icon=":material/download:"):
        st.markdown("**As shown**")
        _offer(f"partners-{len(entities)}", [build_row(network, entity) for entity in entities], "list")
        st.markdown("**As people to invite**")
        st.caption("One row a person; without those who are confidential or not to be contacted.")
        _offer("people-to-invite", build_contact_rows(network, entities), "invite")


def _offer(name: str, rows: Sequence[Row], key: str) -> None:
    if not rows:
        st.caption("Nobody is left in this list.")
        return
    columns = tuple(rows[0])
    values = [tuple(row[column] for column in columns) for row in rows]
    with st.container(horizontal=True):
        for known in list_table_formats():
            st.download_button(
                known.label, partial(write_list, values, columns, known.ending), f"{name}{known.ending}",
                key=f"{key}-{known.ending[1:]}", mime=known.media_type, on_click="ignore",
            )  # fmt: skip
