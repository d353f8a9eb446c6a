"""The map: who knows whom and who is not here, for the team and in the room."""

from typing import Any

import streamlit as st

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.model.network import Network
from netmap.picture.compose import GROUPS_ABOVE, compose_picture
from netmap.picture.map_data import build_map
from netmap.picture.scene.scene import build_scene
from netmap.picture.scene.text import MapTwin, write_twin
from netmap.report.confirmed import tell_confirmation
from netmap.ui.map.component import MapEvent, show_map
from netmap.ui.map.panel import show_panel
from netmap.ui.partners.new import offer_new, show_new_undo
from netmap.ui.parts.counted_ties import choose_counted_ties
from netmap.ui.parts.text import plain
from netmap.ui.roster.hint import show_hint
from netmap.ui.shell.notices import is_notice_left
from netmap.ui.shell.reading import one_reading, read_day
from netmap.ui.shell.saving import show_undo

PLACE = "map"
TEAM, ROOM = "For the team", "In the room"
_OPEN, _UNFOLDED = "map-open", "map-unfolded"


@st.cache_data(max_entries=24, show_spinner="Drawing the map …")
def _build(
    store_id: str,
    revision: int,
    day: str,
    ties: CountedTies,
    *,
    room: bool,
    people: bool,
    sized: bool,
    unfolded: str | None,
) -> dict[str, Any]:
    del store_id, revision, day
    shown = read_day().counting(ties)
    return build_map(compose_picture(shown, room=room, people=people, sized=sized, open_sector=unfolded))


@st.cache_data(max_entries=8, show_spinner=False)
def _write_twin(store_id: str, revision: int, day: str, ties: CountedTies, *, room: bool) -> MapTwin:
    del store_id, revision, day
    return write_twin(build_scene(read_day().counting(ties), room=room))


@st.cache_resource(max_entries=1, show_spinner=False)
def lay_out_first(store_id: str, revision: int, day: str) -> None:
    """Lay out the map as the page shows it first, before anybody looks.

    It is cached itself because Streamlit, which has no page here to draw a spinner on, draws none within such a
    function.
    """
    ties = CountedTies.ALL
    _build(store_id, revision, day, ties, room=False, people=False, sized=True, unfolded=None)
    _write_twin(store_id, revision, day, ties, room=False)


def show_page() -> None:
    """Draw the page."""
    room, people, sized, day = _ask_how()
    show_undo(PLACE)
    if not room:
        show_new_undo(PLACE)
    if day.counted is CountedTies.CONFIRMED:
        st.caption(plain(tell_confirmation(day)))
    _show_map(day.counted, room=room, people=people, sized=sized)
    _show_twin(read_day().counting(day.counted), room=room)


def _ask_how() -> tuple[bool, bool, bool, Day]:
    """Draw the title and the switches beside it; return room, people, sized, and the day with the ties that count."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title("Partner map", anchor=False, width="stretch")
        people = st.toggle("Show people", key="map-people", persist_state="session")
        day = choose_counted_ties(read_day())
        mode = st.session_state.get("map-mode") or TEAM
        sized = False
        if mode == TEAM:
            sized = st.toggle(
                "Size shows connectors",
                value=True,
                key="map-sized",
                persist_state="session",
                help="A larger circle: more of the ways between others pass here. Who drew the map looks bigger.",
            )
        chosen = st.segmented_control(
            "Who looks at the map?",
            [TEAM, ROOM],
            default=TEAM,
            key="map-mode",
            persist_state="session",
            label_visibility="collapsed",
            required=True,
        )
        if chosen == TEAM:
            offer_new(PLACE)
    return chosen == ROOM, people, sized, day


@st.fragment
@one_reading()
def _show_map(ties: CountedTies, *, room: bool, people: bool, sized: bool) -> None:
    if is_notice_left():
        st.rerun()
    day = read_day().counting(ties)
    network = day.everything
    data = _build(
        network.store_id,
        network.revision,
        str(day.date),
        ties,
        room=room,
        people=people,
        sized=sized,
        unfolded=st.session_state.get(_UNFOLDED),
    )
    if room:
        _answer(show_map(data, PLACE), network)
        return
    left, right = st.columns([0.76, 0.24], gap="medium")
    with left:
        _answer(show_map(data, PLACE), network)
    with right, st.container(key="map-panel"):
        opened = st.session_state.get(_OPEN)
        show_panel(day, opened, place=PLACE, open_other=_open)
        if not opened:
            show_hint(day)


def _answer(event: MapEvent | None, network: Network) -> None:
    """Take up what was done on the map; only what is on it can be opened."""
    if event is None or event.what == "moved":
        return
    known = event.what in {"node", "sector"} and network.get(event.subject) is not None
    st.session_state[_OPEN] = event.subject if known else None
    if event.what == "sector" and len(network.actors()) > GROUPS_ABOVE:
        st.session_state[_UNFOLDED] = event.subject
        st.rerun(scope="fragment")


def _open(entity_id: str) -> None:
    st.session_state[_OPEN] = entity_id


def _show_twin(day: Day, *, room: bool) -> None:
    """Draw the same facts as a table and as text."""
    twin = _write_twin(day.network.store_id, day.network.revision, str(day.date), day.counted, room=room)
    st.header("The same map as a table", anchor=False)
    st.dataframe(
        list(twin.rows),
        hide_index=True,
        column_config={"Name": st.column_config.TextColumn(pinned=True)},
        alt="Everybody on the map, with sector, ties, coalitions and goals",
    )
    with st.expander("The same map as text"):
        st.markdown("\n\n".join(plain(paragraph) for paragraph in twin.paragraphs))
