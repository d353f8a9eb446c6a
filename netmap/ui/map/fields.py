"""Fields under the buttons of the map: what stands in them can be chosen there, and put by the page itself.

A button that is closed draws none of its fields, so the browser would not learn what was put into one, and would send
what stood in it before with the next click. A field into which something was put is therefore a new one.
"""

from typing import Any

import streamlit as st

_TIMES = "map-fields-times"


def name_field(key: str) -> str:
    """Return the key under which a field is drawn now."""
    times = st.session_state.get(_TIMES, {}).get(key, 0)
    return f"{key}-{times}" if times else key


def read_field(key: str) -> Any:
    """Return what stands in a field; None where nothing was chosen or put there yet."""
    return st.session_state.get(name_field(key))


def put_field(key: str, said: object) -> None:
    """Have something stand in a field from now on, in the browser as well."""
    held = name_field(key)
    if held in st.session_state:
        if st.session_state[held] == said:
            return
        del st.session_state[held]
        times = st.session_state.setdefault(_TIMES, {})
        times[key] = times.get(key, 0) + 1
    st.session_state[name_field(key)] = said
