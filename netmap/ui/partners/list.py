"""The list of partners: search, select, change, take out, download."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from netmap.analysis.counts import count_partners
from netmap.files.exports import write_list
from netmap.files.formats.every import list_table_formats
from netmap.model.entities import Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Nature, Standing
from netmap.model.network import Network
from netmap.model.words import count_things
from netmap.report.partners.plans import MEMBERSHIPS
from netmap.ui.partners.card import offer_card
from netmap.ui.partners.forgetting import offer_erasing_note, offer_forgetting, show_erased
from netmap.ui.partners.forms import show_entity_form, show_lost_entities
from netmap.ui.partners.many import show_many
from netmap.ui.partners.members import show_members
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
from netmap.ui.partners.twice import ask_join, ask_split
from netmap.ui.parts.draft_tables import Rows, Table, edit_table, save_table
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.text import plain
from netmap.ui.shell.reading import read_network
from netmap.ui.shell.saving import save_planned, show_undo

_NAMED = 3
_PAIR = 2
BuildRows = Callable[[Network, Sequence[Entity]], list[Row]]
"""Gives the rows of a list of some entities."""

_KINDS = (EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.COALITION, EntityKind.GOAL)


def _name_first(entities: Sequence[Entity]) -> str:
    names = ", ".join(entity.name for entity in entities[:_NAMED])
    return f"{names} and {len(entities) - _NAMED} more" if len(entities) > _NAMED else names


def show_list(place: str) -> None:
    """Draw the search, the table of those found, and what can be done with them."""
    network = read_network()
    search = _ask_search(network)
    found = list_partners(network, search)
    many = st.toggle("Change many in the table", key=f"{place}-many", persist_state=KEEP)
    if network.of_kind(search.kind):
        st.caption(f"{len(found):,} of {_tell_all(network, search.kind)}")
    if many:
        _show_editor(search, place)
        show_undo(place)
        return
    picked = _show_table(network, found, search.kind, place)
    if found or picked:
        _show_downloads(network, picked or found, is_picked=bool(picked))
    show_undo(place)
    show_erased()
    show_lost_entities(place)
    if picked:
        _show_picked(network, picked, place)
    elif found:
        st.caption("Tick a row to change it, to see its ties, or to take it out.")


def _tell_all(network: Network, kind: EntityKind) -> str:
    """Return how many of a kind there are, and how many of them are not on the map or stand for themselves there."""
    count = count_partners(network)
    said = count_things(len(network.of_kind(kind)), kind.words.one, kind.words.many)
    if kind is EntityKind.ORGANIZATION:
        closed = count.closed.organizations
        return f"{said}, {closed:,} of them closed and not on the map" if closed else said
    individuals = count.on_map.individuals
    return f"{said}, {individuals:,} of them partners in their own right" if individuals else said


def _show_table(network: Network, found: Sequence[Entity], kind: EntityKind, place: str) -> list[Entity]:
    """Draw those found as a table; return those ticked, who stay ticked when rows come, go or move."""
    key, ids = f"{place}-ticked-{kind}", tuple(entity.id for entity in found)
    drawn, version = st.session_state.get(f"{key}-drawn", ((), 0))
    if drawn != ids:
        version += 1
        st.session_state[f"{key}-drawn"] = ids, version
    ticked = [one for one in st.session_state.get(key, ()) if network.get(one)]
    if found:
        rows = [build_row(network, entity) for entity in found]
        st.dataframe(
            rows, key=f"{key}-{version}", on_select=partial(_keep_ticked, key, f"{key}-{version}", ids),
            selection_mode="multi-row", hide_index=True, alt=f"{kind.words.title} that fit the search",
            column_config={heading: st.column_config.TextColumn() for heading in rows[0]},
            selection_default={"selection": {"rows": [ids.index(one) for one in ticked if one in ids]}},
        )  # fmt: skip
    else:
        st.info(_tell_nobody(network, kind))
    return [network.entities[one] for one in ticked]


def _tell_nobody(network: Network, kind: EntityKind) -> str:
    if network.of_kind(kind):
        return "Nobody fits. Search for less, or add them."
    return f"There are no {kind.words.many} on the map yet. Bring a list in, or add them here."


def _keep_ticked(key: str, table: str, ids: tuple[str, ...]) -> None:
    st.session_state[key] = [ids[place] for place in st.session_state[table]["selection"]["rows"]]


def _ask_search(network: Network) -> Search:
    kind_column, words_column, sector_column, standing_column = st.columns([1.3, 2, 2, 2])
    with kind_column:
        kind = st.selectbox(
            "Whom?",
            _KINDS,
            format_func=lambda kind: kind.words.title,
            key="partners-kind",
            persist_state=KEEP,
        )
    with words_column:
        words = st.text_input(
            "Search", key="partners-words", persist_state=KEEP, placeholder="Name, city, notes …"
        )
    with sector_column:
        sectors = st.multiselect(
            "In the sectors", [sector.name for sector in network.of(Sector)], key="partners-sectors",
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


def _show_editor(search: Search, place: str) -> None:
    columns = EDITABLE[search.kind]
    table = edit_table(
        f"{place}-editor-{search.kind}", partial(_find_rows, search), columns, configure=partial(_configure, columns),
        alt="Partners; every cell can be changed",
    )  # fmt: skip
    pressed = st.button("Save the table", type="primary")
    if table.typed:
        st.caption(f"Rows changed and not saved yet: {len(table.typed)}")
    if pressed:
        save_table(table, lambda: _plan(table), place=place)


def _find_rows(search: Search, network: Network, ids: Collection[str] | None) -> Rows:
    if ids is None:
        found = list_partners(network, search)
    else:
        found = [entity for entity in map(network.get, ids) if entity]
    return {
        entity.id: {heading: build_row(network, entity)[heading] for heading in EDITABLE[search.kind]}
        for entity in found
    }


def _configure(columns: Iterable[str], _: Network) -> dict[str, Any]:
    return {heading: st.column_config.TextColumn() for heading in columns} | {
        "Where we stand": st.column_config.SelectboxColumn(options=[standing.value for standing in Standing])
    }


def _plan(table: Table) -> tuple[list[Entity], list[str], str]:
    changed = change_rows({one: table.seen.entities[one] for one in table.typed}, table.typed)
    return changed, [], f"Changed {_name_first(changed)}."


def _show_picked(network: Network, picked: Sequence[Entity], place: str) -> None:
    st.header(plain(_name_first(picked)), anchor=False)
    if len(picked) == 1:
        about, ties = st.columns([3, 2], gap="large")
        with about:
            offer_card(picked[0], place=place)
            show_entity_form(picked[0], place=place)
        with ties:
            if picked[0].kind in MEMBERSHIPS:
                st.subheader("Who belongs", anchor=False)
                show_members(picked[0], place=place)
            st.subheader("Ties", anchor=False)
            show_ties(picked[0].id, place=place)
            if picked[0].kind in ACTOR_KINDS:
                ask_split(picked[0], place=place)
    elif picked[0].kind in ACTOR_KINDS:
        show_many(picked, place=place)
    if len(picked) == _PAIR:
        with st.expander("These two are one: join them", icon=":material/merge:"):
            ask_join(network, picked[0].id, picked[1].id, place=place)
    st.button(
        "Take out" if len(picked) == 1 else f"Take out these {len(picked)}", key=f"{place}-remove",
        icon=":material/delete:", help="With all their ties; one undo brings them back.", on_click=_remove,
        args=(network, picked, place),
    )  # fmt: skip
    if len(picked) == 1:
        offer_erasing_note(picked[0], place=place)
        if isinstance(picked[0], Person):
            offer_forgetting(picked[0], place=place)


def _remove(seen: Network, picked: Sequence[Entity], place: str) -> None:
    ids = [entity.id for entity in picked]
    ties = {tie.id for one in ids for tie in seen.ties_of(one)}
    with_ties = f" with {len(ties):,} ties" if len(ties) > 1 else ""
    save_planned(
        lambda: ([], ids), f"Took out {_name_first(picked)}{with_ties}.", place, seen=seen, nature=Nature.CORRECTION,
        rests_on=lambda network: [network.ties_of(one) for one in ids],
    )  # fmt: skip


def _show_downloads(network: Network, entities: Sequence[Entity], *, is_picked: bool) -> None:
    which = "the ticked" if is_picked else "this list"
    with st.popover(f"Take {which} along", icon=":material/download:"):
        st.markdown("**As shown**")
        _offer(f"partners-{len(entities)}", _build_rows, network, entities, "list")
        st.markdown("**As people to invite**")
        st.caption("One row a person; without those who are confidential or not to be contacted.")
        _offer("people-to-invite", build_contact_rows, network, entities, "invite")


def _build_rows(network: Network, entities: Sequence[Entity]) -> list[Row]:
    return [build_row(network, entity) for entity in entities]


def _offer(name: str, build: BuildRows, network: Network, entities: Sequence[Entity], key: str) -> None:
    rows = build(network, entities)
    if not rows:
        st.caption("Nobody is left in this list.")
        return
    columns, ids = tuple(rows[0]), [entity.id for entity in entities]
    with st.container(horizontal=True):
        for known in list_table_formats():
            st.download_button(
                known.label, partial(_write_newest, build, ids, columns, known.ending), f"{name}{known.ending}",
                key=f"{key}-{known.ending[1:]}", mime=known.media_type, on_click="ignore",
            )  # fmt: skip


def _write_newest(build: BuildRows, ids: Sequence[str], columns: tuple[str, ...], ending: str) -> bytes:
    """Return a list as it is when it is asked for: whoever is gone or became confidential since is not in it."""
    network = read_network()
    rows = build(network, [found for one in ids if (found := network.get(one))])
    return write_list([tuple(row[column] for column in columns) for row in rows], columns, ending)
