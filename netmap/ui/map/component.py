"""The map component as a Python function: data in, events out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

NAME = "netmap.map"
EVENTS = frozenset({"node", "sector", "moved", "cleared"})
_MOST_POSITIONS = 5000
_FARTHEST = 100_000.0


@dataclass(frozen=True, slots=True)
class MapEvent:
    """Something that was done on the map.

    `what` is "node" (a click on somebody or something), "sector" (on a slice), "moved" (circles were dragged
    or put back; `positions` holds where all of them are that do not stand where they stand anyhow, in the map's units) or "cleared". `subject` is the id it was done to.
    """

    id: str
    what: str
    subject: str
    positions: Mapping[str, tuple[float, float]]


@cache
def _find_renderer() -> ComponentRenderer:
    return st.components.v2.component(NAME, js="index.js", css="style.css")


def show_map(data: Mapping[str, Any], key: str) -> MapEvent | None:
    """Draw the map; return what was done on it since the last run, None when nothing was.

    Parameters
    ----------
    data
        From `netmap.picture.map_data.build_map`. Zoom and dragged circles stay while store and mode do.
    key
        Names this map on the page.
    """
    return send_data(_find_renderer(), data, key)


def send_data(renderer: ComponentRenderer, data: Mapping[str, Any], key: str) -> MapEvent | None:
    """Hand data to a component; return what was done on it since the last run, None when nothing was."""
    result = renderer(key=key, data=orjson.dumps(data), on_event_change=_do_nothing)
    event = read_event(result.get("event"))
    seen = f"{key}-last-event"
    if event is None or st.session_state.get(seen) == event.id:
        return None
    st.session_state[seen] = event.id
    return event


def _do_nothing() -> None:
    """Make Streamlit hand the event to the script; the script reads it from the result."""


def read_event(value: object) -> MapEvent | None:
    """Return the event a browser sent, None when it is not one: whatever comes from there is checked."""
    if not isinstance(value, Mapping):
        return None
    event_id, what, subject = value.get("id"), value.get("what"), value.get("subject", "")
    if (
        not isinstance(event_id, str)
        or not isinstance(subject, str)
        or not (isinstance(what, str) and what in EVENTS)
    ):
        return None
    if not 0 < len(event_id) <= 80 or len(subject) > 80:  # noqa: PLR2004 - longer than any id we make
        return None
    return MapEvent(event_id, what, subject, _read_positions(value.get("positions")))


def _read_positions(value: object) -> dict[str, tuple[float, float]]:
    if not isinstance(value, Mapping) or len(value) > _MOST_POSITIONS:
        return {}
    found = {}
    for key, place in value.items():
        if isinstance(key, str) and isinstance(place, Mapping):
            x, y = place.get("x"), place.get("y")
            if isinstance(x, int | float) and isinstance(y, int | float) and abs(x) + abs(y) < _FARTHEST:
                found[key] = (float(x), float(y))
    return found
