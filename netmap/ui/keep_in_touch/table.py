"""All our relationships as a table: how they stand, who keeps them, how often they want care."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.relationships import Relationship, find_relationships
from netmap.errors import ChangeConflict, InputError
from netmap.model.changes import Item
from netmap.model.words import join_names
from netmap.report.keep_in_touch.plans import plan_keeper, plan_rhythm
from netmap.ui.parts.our_people import name_our_people
from netmap.ui.shell.session import read_day, save_items, show_problem

_KEEPER, _EVERY, _MOST = "Kept by", "Days between contacts", "Days at most"
_FEWEST, _MANY = 1, 36_525
_ROW, _ROWS_SHOWN = 35, 18
_NAME_WIDTH = 180
"""In pixels: beside it, a phone still shows the column to be changed."""

_NOBODY = "nobody"

Row = dict[str, Any]


def show_table(place: str) -> None:
    """Draw the table, of which the last columns can be changed; `show_undo(place)` offers the undo."""
    day = read_day()
    found = find_relationships(day)
    if not found:
        st.info("We have no relationship on the map yet. Add a tie between us and somebody, then look again.")
        return
    people = name_our_people(day)
    st.markdown(
        "Who keeps each relationship, and how often it wants care. Leave the days empty for what is usual for how "
        "closely you work together."
    )
    rows = [build_row(day, one, people) for one in found]
    edited = st.data_editor(
        rows, key=f"keep-table-{day.network.revision}", hide_index=True, alt="Our relationships",
        placeholder="–", height=_ROW * (min(len(rows), _ROWS_SHOWN) + 1) + 3,
        disabled=[name for name in rows[0] if name not in (_KEEPER, _EVERY, _MOST)],
        column_config={
            "Partner": st.column_config.TextColumn(pinned=True, width=_NAME_WIDTH),
            "Last contact": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "Due": st.column_config.DateColumn(format="YYYY-MM-DD"),
            _KEEPER: st.column_config.SelectboxColumn(options=[_NOBODY, *people.values()]),
            _EVERY: st.column_config.NumberColumn(min_value=_FEWEST, max_value=_MANY, step=1),
            _MOST: st.column_config.NumberColumn(min_value=_FEWEST, max_value=_MANY, step=1),
        },
    )  # fmt: skip
    if st.button("Save the table", type="primary"):
        _save(day, found, (rows, edited), people, place)


def build_row(day: Day, one: Relationship, people: Mapping[str, str]) -> Row:
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
    found: Sequence[Relationship],
    tables: tuple[Sequence[Row], Sequence[Row]],
    people: Mapping[str, str],
) -> tuple[list[Item], list[str], list[str]]:
    """Return what makes the second of two tables true: what to put, what to take out, and whose rows differ.

    The rows are those of `found`, before and after; `people` gives the names of those who can keep somebody.
    """
    put: list[Item] = []
    remove: list[str] = []
    changed = []
    ids = {name: key for key, name in people.items()}
    for one, before, after in zip(found, *tables, strict=True):
        if before == after:
            continue
        changed.append(day.network.name_of(one.partner))
        if before[_KEEPER] != after[_KEEPER]:
            more, less = plan_keeper(day, one.partner, ids.get(after[_KEEPER]))
            put, remove = [*put, *more], [*remove, *less]
        if (before[_EVERY], before[_MOST]) != (after[_EVERY], after[_MOST]):
            put += plan_rhythm(day.network, one.ties, _read_days(after[_EVERY]), _read_days(after[_MOST]))
    return put, remove, changed


def _save(
    day: Day,
    found: Sequence[Relationship],
    tables: tuple[Sequence[Row], Sequence[Row]],
    people: Mapping[str, str],
    place: str,
) -> None:
    try:
        put, remove, changed = plan_table(day, found, tables, people)
        sentence = f"Changed how we care for {join_names(changed)}."
        if save_items(place=place, sentence=sentence, put=put, remove=remove, seen=day.everything):
            st.rerun()
    except (InputError, ChangeConflict) as error:
        show_problem(error)


def _read_days(value: float | None) -> int | None:
    return int(value) if value else None
