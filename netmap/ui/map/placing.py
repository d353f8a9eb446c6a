"""Where circles of the wheel were put by hand: kept in the session, for the team, the room and each grouping by itself."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import streamlit as st

from netmap.model.views.coding import By
from netmap.model.views.places import Places
from netmap.picture.map_data import keep_places, put_places
from netmap.picture.views import View
from netmap.ui.map.component import MapEvent

_PLACES, _OPENED = "map-places", "map-places-opened"


def find_places(view: View, grouping: By | None, *, room: bool) -> Places:
    """Return where circles are that were put elsewhere; none in a view that has no circles to be put."""
    found: Places = (
        st.session_state.get(_name(_PLACES, grouping, room=room), ()) if view is View.WHEEL else ()
    )
    return found


def open_places(places: Places, grouping: By | None, *, room: bool) -> None:
    """Have circles stand where a saved view has them, and all others where they stand anyhow."""
    st.session_state[_name(_PLACES, grouping, room=room)] = places
    st.session_state[_name(_OPENED, grouping, room=room)] = (uuid4().hex, places)


def place_opened(data: Mapping[str, Any], grouping: By | None, *, room: bool) -> dict[str, Any]:
    """Return what the map gets, with the places of the saved view that was opened last, if one was.

    Its key has the browser keep apart what was dragged on a wheel that is cut otherwise: circles belong into their slice.
    """
    opened: tuple[str, Places] | None = st.session_state.get(_name(_OPENED, grouping, room=room))
    placed = put_places(data, opened[1], opened[0]) if opened else data
    return {**placed, "key": grouping.write() if grouping else ""}


def take_moved(data: Mapping[str, Any], event: MapEvent, grouping: By | None, *, room: bool) -> bool:
    """Remember where circles stand now that they were dragged or put back; return whether that differs."""
    key = _name(_PLACES, grouping, room=room)
    before: Places = st.session_state.get(key, ())
    st.session_state[key] = keep_places(data, event.positions, before)
    return bool(st.session_state[key] != before)


def _name(key: str, grouping: By | None, *, room: bool) -> str:
    return f"{key}-{'room' if room else 'team'}{f'-{grouping.write()}' if grouping else ''}"
