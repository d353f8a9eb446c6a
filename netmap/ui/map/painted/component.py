"""A painted view as a Python function: data in, events out."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from netmap.ui.map.component import MapEvent, send_data

NAME = "netmap.painted"


@cache
def _find_renderer() -> ComponentRenderer:
    return st.components.v2.component(NAME, js="index.js", css="style.css")


def show_painted(data: Mapping[str, Any], key: str) -> MapEvent | None:
    """Draw a painted view; return what was done on it since the last run, None when nothing was.

    Parameters
    ----------
    data
        From `netmap.picture.every.build_painted`.
    key
        Names this view on the page.
    """
    return send_data(_find_renderer(), data, key)
