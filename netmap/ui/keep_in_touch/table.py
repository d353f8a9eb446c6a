"""All our relationships as a table: how they stand, who keeps them, how often they want care."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.upkeep import Upkeep, find_upkeep
from netmap.errors import InputError
from netmap.model.changes import Item, Plan
from netmap.model.network import Network
from netmap.model.words import join_names
from netmap.report.keep_in_touch.plans import list_ties_left, plan_keeper, plan_rhythm
from netmap.ui.keep_in_touch.no_relationship import lead_to_first
from netmap.ui.parts.draft_tables import Row, Rows, Table, edit_table, save_table
from netmap.ui.parts.our_people import name_our_people
from netmap.ui.shell.reading import read_day

_KEEPER, _EVERY, _MOST = "Kept by", "Days between contacts", "Days at most"
_FEWEST, _MANY = 1, 36_525
_ROW, _ROWS_SHOWN = 35, 18
_NAME_WIDTH = 180
"""In pixels: beside it, a phone still shows the column to be changed."""

_NOBODY = "nobody"


def show_table(place: str) -> None:
    """Draw the table, of which the last columns can be changed; `show_undo(place)` offers the undo."""
    found = find_upkeep(read_day())
    if not found:
        lead_to_first(place)
        return
    st.markdown(
        "Who keeps each relationship, and how often it wants care. Leave the days empty for what is usual for how "
        "closely you work together."
    )
    table = edit_table(
        "keep-table", _find_rows, (_KEEPER, _EVERY, _MOST), alt="Our relationships", configure=_configure,
        placeholder="–", height=_ROW * (min(len(found), _ROWS_SHOWN) + 1) + 3,
    )  # fmt: skip
    if st.button("Save the table", type="primary"):
        save_table(table, lambda: _plan(table), place=place)


def _find_rows(network: Network, ids: Collection[str] | None) -> Rows:
    day = read_day(network)
    people = name_our_people(day)
    return {
        one.partner: build_row(day, one, people)
        for one in find_upkeep(day)
        if ids is None or one.partner in ids
    }


def _configure(network: Network) -> dict[str, Any]:
    people = name_our_people(read_day(network))
    return {
        "Partner": st.column_config.TextColumn(pinned=True, width=_NAME_WIDTH),
        "Last contact": st.column_config.DateColumn(format="YYYY-MM-DD"),
        "Due": st.column_config.DateColumn(format="YYYY-MM-DD"),
        _KEEPER: st.column_config.SelectboxColumn(options=[_NOBODY, *people.values()]),
        _EVERY: st.column_config.NumberColumn(min_value=_FEWEST, max_value=_MANY, step=1),
        _MOST: st.column_config.NumberColumn(min_value=_FEWEST, max_value=_MANY, step=1),
    }


def build_row(day: Day, one: Upkeep, people: Mapping[str, str]) -> Row:
    """Return a relationship as a row of the table; of its keepers, the first of us."""
    words, ours = day.content.strength_words, [keeper for keeper in one.keepers if keeper in people]
    ties = [day.network.ties[tie] for tie in one.ties]
    return {
        "Partner": day.network.name_of(one.partner),
        "How it stands": str(one.state),
        "Last contact": one.last_contact,
        "Due": one.due_on,
        "How closely": words.get(one.strength or 0, "not known"),
        "What it is like": ", ".join(one.modes),
        _KEEPER: people[ours[0]] if ours else _NOBODY,
        _EVERY: min((tie.rhythm_ideal_days for tie in ties if tie.rhythm_ideal_days), default=None),
        _MOST: min((tie.rhythm_longest_days for tie in ties if tie.rhythm_longest_days), default=None),
    }


def plan_table(
    day: Day,
    found: Sequence[Upkeep],
    tables: tuple[Sequence[Row], Sequence[Row]],
    people: Mapping[str, str],
) -> tuple[list[Item], list[str], list[str]]:
    """Return what makes the second of two tables true: what to put, what to take out, and whose rows differ.

    The rows are those of `found`, before and after; `people` gives the names of those who can keep somebody.

    Raises
    ------
    InputError
        When somebody else is to keep a relationship, or its days do not fit.
    """
    put: list[Item] = []
    remove: list[str] = []
    changed = []
    ids = {name: key for key, name in people.items()}
    for one, before, after in zip(found, *tables, strict=True):
        if before == after:
            continue
        changed.append(day.network.name_of(one.partner))
        kept: Plan = [], []
        if before[_KEEPER] != after[_KEEPER]:
            if after[_KEEPER] not in {*ids, _NOBODY}:
                message = f"{after[_KEEPER]} is not one of us any more. Choose who keeps this relationship."
                raise InputError(message, field="keeper", value=after[_KEEPER])
            kept = plan_keeper(day, one.partner, ids.get(after[_KEEPER]))
            put, remove = [*put, *kept[0]], [*remove, *kept[1]]
        if (before[_EVERY], before[_MOST]) != (after[_EVERY], after[_MOST]):
            ties = list_ties_left(day, one.ties, kept)
            put += plan_rhythm(ties, _read_days(after[_EVERY]), _read_days(after[_MOST]))
    return put, remove, changed


def _plan(table: Table) -> tuple[list[Item], list[str], str]:
    day = read_day(table.seen)
    found = [one for one in find_upkeep(day) if one.partner in table.typed]
    before = [table.rows[one.partner] for one in found]
    after = [table.rows[one.partner] | table.typed[one.partner] for one in found]
    put, remove, changed = plan_table(day, found, (before, after), name_our_people(day))
    return put, remove, f"Changed how we care for {join_names(changed)}."


def _read_days(value: float | None) -> int | None:
    return int(value) if value else None
