"""One widget a field, chosen by the field's type in the field table."""

import types
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import streamlit as st

from netmap.model.fields import FieldRow
from netmap.model.text import LINE_LIMIT, NOTES_LIMIT

KEEP: Literal["session"] = "session"
"""What is typed stays when another page is looked at."""

_FIRST_DAY = date(1800, 1, 1)
_LAST_DAY = date(2199, 12, 31)
_YES_NO = {None: "not known", True: "yes", False: "no"}


def find_type(annotation: Any) -> tuple[Any, bool]:
    """Return the bare type of a field, and whether it may be empty."""
    if get_origin(annotation) is Annotated:
        return find_type(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [arg for arg in get_args(annotation) if arg is not type(None)]
        return find_type(kept[0])[0], True
    return annotation, False


def ask_field(row: FieldRow, value: Any, key: str) -> Any:
    """Draw the widget of a field and return its value as the model takes it.

    What was typed before under `key` wins over `value`.
    """
    kind, may_be_empty = find_type(row.annotation)
    label, hint = row.info.label, row.info.hint or None
    st.session_state.setdefault(key, type_value(value))
    if get_origin(kind) is tuple:
        text = st.text_area(
            label, key=key, persist_state=KEEP, help=hint or "One a line.", height=68, max_chars=NOTES_LIMIT
        )
        return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
    if kind is bool:
        return _ask_bool(label, key, hint, may_be_empty=may_be_empty)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        options = [None, *kind] if may_be_empty else list(kind)
        return st.selectbox(
            label, options, key=key, persist_state=KEEP, help=hint, format_func=lambda item: item or "–"
        )
    if kind is date:
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
    if kind is float:
        return st.number_input(
            label, key=key, persist_state=KEEP, help=hint, value=None, step=None, format="%.6f"
        )
    return _ask_text(row, key)


def _ask_bool(label: str, key: str, hint: str | None, *, may_be_empty: bool) -> Any:
    if may_be_empty:
        return st.selectbox(
            label, list(_YES_NO), key=key, persist_state=KEEP, help=hint, format_func=_YES_NO.__getitem__
        )
    return st.checkbox(label, key=key, persist_state=KEEP, help=hint)


def _ask_text(row: FieldRow, key: str) -> str:
    label, hint = row.info.label, row.info.hint or None
    if row.info.lines:
        return (
            st.text_area(label, key=key, persist_state=KEEP, help=hint, height=90, max_chars=NOTES_LIMIT)
            or ""
        )
    return st.text_input(label, key=key, persist_state=KEEP, help=hint, max_chars=LINE_LIMIT) or ""


def type_value(value: Any) -> Any:
    """Return a field's value as its widget keeps it."""
    return "\n".join(value) if isinstance(value, tuple) else value


def tell_value(value: Any) -> str:
    """Return a field's value in words, “nothing” for an empty one."""
    if value in ("", None, (), {}):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {part}" for name, part in value.items())
    return str(value)
