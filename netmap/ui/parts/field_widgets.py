"""One widget a field, chosen by the field's type in the field table."""

from datetime import date
from typing import Any, Literal

import streamlit as st

from netmap.model.fields import FieldRow, FieldType
from netmap.model.text import LINE_LIMIT, NOTES_LIMIT

KEEP: Literal["session"] = "session"
"""What is typed stays when another page is looked at."""

_FIRST_DAY = date(1800, 1, 1)
_LAST_DAY = date(2199, 12, 31)
_YES_NO = {None: "not known", True: "yes", False: "no"}


def ask_field(row: FieldRow, value: Any, key: str) -> Any:
    """Draw the widget of a field and return its value as the model takes it.

    What was typed before under `key` wins over `value`.
    """
    label, hint = row.info.label, row.info.hint or None
    st.session_state.setdefault(key, type_value(value))
    if row.holds is FieldType.LIST:
        text = st.text_area(
            label, key=key, persist_state=KEEP, help=hint or "One a line.", height=68, max_chars=NOTES_LIMIT
        )
        return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
    if row.holds is FieldType.YES_NO:
        return _ask_bool(row, key)
    if row.choices:
        options = [None, *row.choices] if row.may_be_empty else list(row.choices)
        return st.selectbox(
            label, options, key=key, persist_state=KEEP, help=hint, format_func=lambda item: item or "–"
        )
    if row.holds is FieldType.DAY:
        return st.date_input(
            label,
            key=key,
            persist_state=KEEP,
            help=hint,
            value=None,
            min_value=_FIRST_DAY,
            max_value=_LAST_DAY,
            format="YYYY-MM-DD",
        )
    if row.holds in {FieldType.NUMBER, FieldType.WHOLE}:
        step, shown = (None, "%.6f") if row.holds is FieldType.NUMBER else (1, "%d")
        return st.number_input(
            label, key=key, persist_state=KEEP, help=hint, value=None, step=step, format=shown
        )
    return _ask_text(row, key)


def _ask_bool(row: FieldRow, key: str) -> Any:
    label, hint = row.info.label, row.info.hint or None
    if row.may_be_empty:
        return st.selectbox(
            label, list(_YES_NO), key=key, persist_state=KEEP, help=hint, format_func=_YES_NO.__getitem__
        )
    return st.checkbox(label, key=key, persist_state=KEEP, help=hint)


def _ask_text(row: FieldRow, key: str) -> str:
    label, hint = row.info.label, row.info.hint or None
    if row.holds is FieldType.LONG_TEXT:
        return (
            st.text_area(label, key=key, persist_state=KEEP, help=hint, height=90, max_chars=NOTES_LIMIT)
            or ""
        )
    return st.text_input(label, key=key, persist_state=KEEP, help=hint, max_chars=LINE_LIMIT) or ""


def type_value(value: Any) -> Any:
    """Return a field's value as its widget keeps it."""
    return "\n".join(value) if isinstance(value, tuple) else value
