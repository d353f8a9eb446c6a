"""The part of the filter that asks for days in columns of one's own: from when on, and before when."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import partial

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.views.filters import FIRST_DAY, LAST_DAY, Aspect, read_column_day, write_column_day
from netmap.model.views.own_days import list_day_columns
from netmap.ui.map.fields import name_field, put_field, read_field

OWN_DAYS = (Aspect.SINCE, Aspect.BEFORE)
_COLUMN = "map-own-days-column"
_LABELS = {Aspect.SINCE: "From this day on", Aspect.BEFORE: "Before this day"}


def show_own_days(day: Day, keys: Mapping[Aspect, str]) -> None:
    """Draw which column of days is asked, from when on and before when; `keys` are where the filter holds its values."""
    columns = list_day_columns(day.whole.openly.network.actors())
    if not columns:
        return
    asked = {aspect: found for aspect, key in keys.items() if (found := _read(key))}
    for column, _ in asked.values():
        put_field(_COLUMN, column)
    if read_field(_COLUMN) not in columns:
        put_field(_COLUMN, columns[0])
    write = partial(_write, keys)
    st.selectbox(
        "Days in your own column", columns, key=name_field(_COLUMN), persist_state="session", on_change=write
    )
    with st.container(horizontal=True, gap="small"):
        for aspect in OWN_DAYS:
            put_field(_name_widget(aspect), asked[aspect][1] if aspect in asked else None)
            st.date_input(
                _LABELS[aspect], key=name_field(_name_widget(aspect)), min_value=FIRST_DAY, max_value=LAST_DAY,
                format="YYYY-MM-DD", on_change=write,
            )  # fmt: skip


def forget_columns(day: Day, keys: Iterable[str]) -> bool:
    """Take columns that are none of days any more out of what is asked; return whether there were any."""
    columns, gone = list_day_columns(day.whole.openly.network.actors()), False
    for key in keys:
        found = _read(key)
        if found and found[0] not in columns:
            put_field(key, [])
            gone = True
    return gone


def _read(key: str) -> tuple[str, dt.date] | None:
    return next(filter(None, map(read_column_day, read_field(key) or ())), None)


def _write(keys: Mapping[Aspect, str]) -> None:
    """Have the filter ask what was chosen."""
    column = str(read_field(_COLUMN))
    for aspect, key in keys.items():
        chosen = read_field(_name_widget(aspect))
        put_field(key, [write_column_day(column, chosen)] if isinstance(chosen, dt.date) else [])


def _name_widget(aspect: Aspect) -> str:
    return f"map-own-days-{aspect}"
