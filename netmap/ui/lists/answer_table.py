"""A table in which answers are given, and that always shows those that hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

Row = dict[str, Any]
Tell = Callable[[str, Row], None]
"""Takes up what was told in a row: its key, and {heading: what stands there now}."""


@dataclass(slots=True)
class _Shown:
    """What a table was drawn with, and how often it was drawn anew."""

    rows: dict[str, Row] = field(default_factory=dict)
    version: int = 0


def show_answer_table(
    key: str, rows: Mapping[str, Row], editable: set[str], tell: Tell, *, alt: str, **options: Any
) -> None:
    """Draw rows, by their keys, of which some columns can be changed; what is changed is told at once.

    The browser keeps what was typed until the table is drawn anew, which it is whenever it would show anything but
    `rows`: after a look at another page, an answer given elsewhere, or one that could not be kept.
    """
    shown = st.session_state.setdefault(f"{key}-shown", _Shown())
    if _read_shown(shown, f"{key}-{shown.version}") != dict(rows):
        shown.rows, shown.version = dict(rows), shown.version + 1
    widget = f"{key}-{shown.version}"
    headings = list(next(iter(rows.values()), {}))
    st.data_editor(
        list(shown.rows.values()), key=widget, hide_index=True, on_change=_tell, args=(widget, tuple(rows), tell),
        disabled=[heading for heading in headings if heading not in editable], alt=alt, **options,
    )  # fmt: skip


def _read_shown(shown: _Shown, widget: str) -> dict[str, Row]:
    """Return the rows as they are on the screen."""
    rows = {key: dict(row) for key, row in shown.rows.items()}
    edits = st.session_state.get(widget, {}).get("edited_rows", {})
    for key, edit in zip(rows, map(edits.get, range(len(rows))), strict=True):
        rows[key] |= edit or {}
    return rows


def _tell(widget: str, keys: tuple[str, ...], tell: Tell) -> None:
    for place, edit in st.session_state[widget]["edited_rows"].items():
        tell(keys[place], edit)
