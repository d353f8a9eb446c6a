"""A table that is changed in many places at once, on the network as it was when somebody began to type into it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from netmap.errors import ChangeConflict, InputError
from netmap.model.changes import Item
from netmap.model.network import Network
from netmap.model.words import tell_value
from netmap.ui.parts.conflicts import show_conflict
from netmap.ui.shell.notices import show_problem
from netmap.ui.shell.reading import read_network
from netmap.ui.shell.saving import save_items

Row = dict[str, Any]
Rows = dict[str, Row]
"""Rows by the id of what they are about: heading → value."""

FindRows = Callable[[Network, Collection[str] | None], Rows]
"""Gives from a network the rows of these ids, as far as there are; with None, those of the table."""


@dataclass(slots=True)
class TableDraft:
    """A table with what was typed into it.

    `ids` are its rows as drawn last, `carried` is what was typed into earlier drawings of it; `typed` is all that
    was typed and differs from what was shown. `conflict` is what the store said when somebody else was first.
    """

    seen: Network
    ids: tuple[str, ...] = ()
    carried: Rows = field(default_factory=dict)
    typed: Rows = field(default_factory=dict)
    version: int = 0
    conflict: str = ""

    def draw_anew(self, carried: Rows, ids: tuple[str, ...] = ()) -> None:
        """Go on with what was typed in a table that is drawn anew."""
        self.carried, self.typed, self.ids, self.version = carried, carried, ids, self.version + 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is shown: on what network, its rows, and what was typed into which of them."""

    key: str
    seen: Network
    rows: Rows
    typed: Rows
    find_rows: FindRows
    editable: Collection[str]


def edit_table(
    key: str,
    find_rows: FindRows,
    editable: Collection[str],
    *,
    alt: str,
    configure: Callable[[Network], Mapping[str, Any]],
    **options: Any,
) -> Table:
    """Draw a table of which some columns can be changed, and what somebody else changed of it.

    As long as nothing is typed it shows what is stored. From then on it stays as it is, also while another page is
    looked at, until it is saved.

    Parameters
    ----------
    configure
        Gives from a network how the columns look.
    """
    network, draft = read_network(), _find_draft(key)
    _take_typed(draft, f"{key}-{draft.version}", find_rows)
    if not draft.typed and not draft.conflict:
        draft.seen = network
    rows = find_rows(draft.seen, None)
    if tuple(rows) != draft.ids:
        draft.draw_anew(draft.typed, tuple(rows))
    headings = list(next(iter(rows.values()), {}))
    st.data_editor(
        [row | draft.carried.get(row_id, {}) for row_id, row in rows.items()], key=f"{key}-{draft.version}",
        hide_index=True, disabled=[one for one in headings if one not in editable], alt=alt,
        column_config=dict(configure(draft.seen)), **options,
    )  # fmt: skip
    if draft.conflict:
        _ask_whose(key, draft, find_rows)
    return Table(key, draft.seen, rows, draft.typed, find_rows, editable)


def _find_draft(key: str) -> TableDraft:
    draft = st.session_state.setdefault(f"table-{key}", TableDraft(read_network()))
    if not isinstance(draft, TableDraft):
        raise TypeError("Something else is kept under the key of this table.")
    return draft


def _take_typed(draft: TableDraft, widget: str, find_rows: FindRows) -> None:
    """Take up what was typed; what a table held that was not drawn for a while is carried over."""
    if widget not in st.session_state:
        draft.carried = draft.typed
    edits = st.session_state.get(widget, {}).get("edited_rows", {})
    typed = {row_id: dict(row) for row_id, row in draft.carried.items()}
    for place, row in edits.items():
        typed.setdefault(draft.ids[place], {}).update(row)
    before = find_rows(draft.seen, typed.keys()) if typed else {}
    differing = {
        row_id: {one: value for one, value in row.items() if value != before[row_id][one]}
        for row_id, row in typed.items()
        if row_id in before
    }
    draft.typed = {row_id: row for row_id, row in differing.items() if row}


def save_table(
    table: Table, plan: Callable[[], tuple[Iterable[Item], Iterable[str], str]], *, place: str
) -> None:
    """Write what `plan` gives (what to put, what to take out, the sentence of it) unless somebody else was first."""
    try:
        put, remove, sentence = plan()
        saved = save_items(
            place=place, sentence=sentence, put=put, remove=remove, seen=table.seen, typed=f"{table.key} {table.typed}",
            rests_on=lambda network: {
                row_id: {one: row[one] for one in table.editable}
                for row_id, row in table.find_rows(network, table.typed.keys()).items()
            },
        )  # fmt: skip
    except InputError as error:
        show_problem(error)
        return
    except ChangeConflict as error:
        _find_draft(table.key).conflict = error.message
        st.rerun()
    if saved:
        forget_table(table.key)
        st.rerun()


def forget_table(key: str) -> None:
    """Forget what was typed into a table; it shows what is stored."""
    draft = _find_draft(key)
    draft.conflict = ""
    draft.draw_anew({})


def renew_table(key: str) -> None:
    """Put what was typed on what is stored now, where everything else is as somebody else left it."""
    draft = _find_draft(key)
    draft.seen, draft.conflict = read_network(), ""
    draft.draw_anew(draft.typed)


def _ask_whose(key: str, draft: TableDraft, find_rows: FindRows) -> None:
    ids = draft.typed.keys()
    before, now = find_rows(draft.seen, ids), find_rows(read_network(), ids)
    changed = {row_id: row for row_id, row in before.items() if row != now.get(row_id)}
    lines = [line for row_id, row in changed.items() for line in _tell_differences(row, now.get(row_id))]
    choice = show_conflict(
        "what you changed in this table", lines, draft.conflict, key=f"{key}-{draft.version}"
    )
    if choice == "theirs":
        draft.typed = {row_id: row for row_id, row in draft.typed.items() if row_id not in changed}
    if choice:
        renew_table(key)
        st.rerun()


def _tell_differences(before: Row, now: Row | None) -> list[str]:
    name = next(iter(before.values()))
    if now is None:
        return [f"{name} is not on the map any more"]
    return [
        f"{name} · {one}: {tell_value(before[one])} → {tell_value(now[one])}"
        for one in before
        if before[one] != now[one]
    ]
