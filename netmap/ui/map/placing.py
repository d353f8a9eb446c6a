"""Where circles of the wheel were put by hand: kept in the session, for the team, the room and each grouping by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import streamlit as st

from netmap.model.views.coding import By
from netmap.model.views.places import Places
from netmap.picture.map_data import keep_places, put_places
from netmap.picture.views import View
from netmap.ui.map.component import MapEvent

_PLACES, _SENT = "map-places", "map-places-sent"


@dataclass(frozen=True, slots=True)
class _Sent:
    """What the browser was told last of the places of circles: under which token, with which map, and which."""

    token: str = ""
    version: str = ""
    places: Places = ()


def find_places(view: View, grouping: By | None, *, room: bool) -> Places:
    """Return where circles are that were put elsewhere; none in a view that has no circles to be put."""
    found: Places = (
        st.session_state.get(_name(_PLACES, grouping, room=room), ()) if view is View.WHEEL else ()
    )
    return found


def open_places(places: Places, grouping: By | None, *, room: bool) -> None:
    """Have circles stand where a saved view has them, and all others where they stand anyhow."""
    st.session_state[_name(_PLACES, grouping, room=room)] = places
    st.session_state[_name(_SENT, grouping, room=room)] = _Sent(uuid4().hex)


def place_circles(data: Mapping[str, Any], grouping: By | None, *, room: bool) -> dict[str, Any]:
    """Return what the map gets, with where circles were put by hand.

    They are sent once for each map that is drawn, as points of its slices: the browser keeps points, which are none of a wheel
    that is turned or cut otherwise, or on which somebody is back. Its key has the browser keep apart what was dragged on a wheel that is cut otherwise: circles belong into their slice.
    """
    key, version = _name(_SENT, grouping, room=room), str(data["version"])
    sent: _Sent = st.session_state.get(key, _Sent())
    if sent.version != version:
        now = find_places(View.WHEEL, grouping, room=room)
        sent = _Sent(uuid4().hex if now or sent.token else "", version, now)
        st.session_state[key] = sent
    placed = put_places(data, sent.places, sent.token) if sent.token else data
    return {**placed, "key": grouping.write() if grouping else ""}


def take_moved(data: Mapping[str, Any], event: MapEvent, grouping: By | None, *, room: bool) -> None:
    """Remember where circles stand now that they were dragged or put back."""
    key = _name(_PLACES, grouping, room=room)
    before: Places = st.session_state.get(key, ())
    st.session_state[key] = keep_places(data, event.positions, before)


def _name(key: str, grouping: By | None, *, room: bool) -> str:
    return f"{key}-{'room' if room else 'team'}{f'-{grouping.write()}' if grouping else ''}"
