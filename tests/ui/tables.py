"""Typing into the tables of a page, which Streamlit's own test runner only shows."""

import json
from collections.abc import Mapping
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest


def type_into(page: AppTest, table: str, edits: Mapping[int, Mapping[str, Any]], click: str = "") -> None:
    """Type into the table with this description: {row number: {heading: value}}; with `click`, press a button too."""
    [editor] = [one.proto for one in page.data_editor if one.proto.alt == table]
    if click:
        page.button(click).click()
    states = page._tree.get_widget_states()
    typed = {"edited_rows": edits, "added_rows": [], "deleted_rows": []}
    states.widgets.append(WidgetState(id=editor.id, string_value=json.dumps(typed)))
    page._run(states)
    assert not page.exception


def read_table(page: AppTest, table: str) -> list[dict[str, Any]]:
    """Return the rows of the table with this description as they stand on the screen: with what was typed into them."""
    [editor] = [one for one in page.data_editor if one.proto.alt == table]
    _, _, key = editor.proto.id.split("-", 2)
    typed = page.session_state[key]["edited_rows"] if key in page.session_state else {}
    return [row | typed.get(place, {}) for place, row in enumerate(editor.value.to_dict("records"))]


def tick(page: AppTest, table: str, *rows: int) -> None:
    """Tick rows of the table with this description."""
    [shown] = [one.proto for one in page.dataframe if one.proto.alt == table]
    states = page._tree.get_widget_states()
    ticked = {"selection": {"rows": rows, "columns": [], "cells": []}}
    states.widgets.append(WidgetState(id=shown.id, string_value=json.dumps(ticked)))
    page._run(states)
    assert not page.exception
