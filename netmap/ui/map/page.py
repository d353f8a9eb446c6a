"""The map: who knows whom and who is not here, for the team and in the room."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.network import Network
from netmap.picture.compose import compose_picture
from netmap.picture.map_data import build_map
from netmap.picture.names.compose import compose_names
from netmap.picture.names.data import WIDE, build_names
from netmap.picture.names.sheet import draw_names
from netmap.picture.png import draw_png
from netmap.picture.scene.scene import build_scene
from netmap.picture.scene.text import MapTwin, write_twin
from netmap.ui.map.component import MapEvent, show_map
from netmap.ui.map.names.component import show_names
from netmap.ui.map.panel import show_panel
from netmap.ui.partners.new import offer_new, show_new_undo
from netmap.ui.parts.text import plain
from netmap.ui.roster.hint import show_hint
from netmap.ui.shell.notices import is_notice_left
from netmap.ui.shell.reading import one_reading, read_day
from netmap.ui.shell.saving import show_undo

PLACE = "map"
TEAM, ROOM = "For the team", "In the room"
WHEEL, NAMES = "Wheel", "Names"
_OPEN, _UNFOLDED = "map-open", "map-unfolded"
_PICTURE_WIDTH = 3840


@dataclass(frozen=True, slots=True)
class _Look:
    """How the map is looked at: by whom, as names or as a wheel, with people or not, and whether size shows connectors."""

    room: bool
    names: bool
    people: bool = False
    sized: bool = False


@st.cache_data(max_entries=24, show_spinner="Drawing the map …")
def _build(
    store_id: str, revision: int, day: str, *, room: bool, people: bool, sized: bool, unfolded: str | None
) -> dict[str, Any]:
    del store_id, revision, day
    return build_map(compose_picture(read_day(), room=room, people=people, sized=sized, open_sector=unfolded))


@st.cache_data(max_entries=8, show_spinner="Writing the names …")
def _build_names(
    store_id: str, revision: int, day: str, *, room: bool, unfolded: str | None
) -> dict[str, Any]:
    del store_id, revision, day
    return build_names(read_day(), room=room, open_sector=unfolded)


@st.cache_data(max_entries=8, show_spinner=False)
def _write_twin(store_id: str, revision: int, day: str, *, room: bool) -> MapTwin:
    del store_id, revision, day
    return write_twin(build_scene(read_day(), room=room))


@st.cache_resource(max_entries=1, show_spinner=False)
def lay_out_first(store_id: str, revision: int, day: str) -> None:
    """Lay out the map as the page shows it first, before anybody looks.

    It is cached itself because Streamlit, which has no page here to draw a spinner on, draws none within such a
    function.
    """
    _build(store_id, revision, day, room=False, people=False, sized=True, unfolded=None)
    _write_twin(store_id, revision, day, room=False)


def show_page() -> None:
    """Draw the page."""
    look = _ask_how()
    show_undo(PLACE)
    if not look.room:
        show_new_undo(PLACE)
    _show_map(look)
    _show_twin(read_day(), room=look.room)


def _ask_how() -> _Look:
    """Draw the title and the switches beside it; return how the map is to be looked at."""
    room = (st.session_state.get("map-mode") or TEAM) == ROOM
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title("Partner map", anchor=False, width="stretch")
        names = _choose(
            "How is the map drawn?",
            [WHEEL, NAMES],
            f"map-view-{'room' if room else 'team'}",
            NAMES if room else WHEEL,
        )
        people = sized = False
        if names == WHEEL:
            people = st.toggle("Show people", key="map-people", persist_state="session")
        if names == WHEEL and not room:
            sized = st.toggle(
                "Size shows connectors",
                value=True,
                key="map-sized",
                persist_state="session",
                help="A larger circle: more of the ways between others pass here. Who drew the map looks bigger.",
            )
        _choose("Who looks at the map?", [TEAM, ROOM], "map-mode", TEAM)
        if not room:
            offer_new(PLACE)
    return _Look(room, names == NAMES, people, sized)


def _choose(question: str, options: list[str], key: str, first: str) -> str:
    return st.segmented_control(
        question,
        options,
        default=first,
        key=key,
        persist_state="session",
        label_visibility="collapsed",
        required=True,
    )


@st.fragment
@one_reading()
def _show_map(look: _Look) -> None:
    if is_notice_left():
        st.rerun()
    day = read_day()
    if look.room:
        _answer(*_draw(day, look), day.everything)
        return
    beside = st.columns([0.76, 0.24], gap="medium") if not look.names else (st.container(), st.container())
    with beside[0]:
        _answer(*_draw(day, look), day.everything)
    with beside[1], st.container(key="map-panel"):
        opened = st.session_state.get(_OPEN)
        show_panel(day, opened, place=PLACE, open_other=_open)
        if not opened:
            show_hint(day)


def _draw(day: Day, look: _Look) -> tuple[MapEvent | None, bool]:
    """Draw the map as it is looked at; return what was done on it, and whether sectors stand for those in them."""
    network = day.everything
    at = network.store_id, network.revision, str(day.date)
    unfolded = st.session_state.get(_UNFOLDED)
    if look.names:
        data = _build_names(*at, room=look.room, unfolded=unfolded)
        event, grouped = show_names(data, f"{PLACE}-names"), data["grouped"]
        _offer_picture(room=look.room)
    else:
        data = _build(*at, room=look.room, people=look.people, sized=look.sized, unfolded=unfolded)
        event, grouped = show_map(data, PLACE), any(one["folded"] for one in data["slices"])
    return event, grouped


def _offer_picture(*, room: bool) -> None:
    st.download_button(
        "Save picture",
        lambda: draw_png(draw_names(compose_names(read_day(), *WIDE, room=room), width=_PICTURE_WIDTH)),
        file_name="partner-map-names-room.png" if room else "partner-map-names.png",
        mime="image/png",
        icon=":material/image:",
        key="map-picture",
        on_click="ignore",
    )


def _answer(event: MapEvent | None, grouped: bool, network: Network) -> None:
    """Take up what was done on the map; only what is on it can be opened."""
    if event is None or event.what == "moved":
        return
    known = event.what in {"node", "sector"} and network.get(event.subject) is not None
    st.session_state[_OPEN] = event.subject if known else None
    if grouped and event.what == "sector":
        st.session_state[_UNFOLDED] = event.subject
        st.rerun(scope="fragment")


def _open(entity_id: str) -> None:
    st.session_state[_OPEN] = entity_id


def _show_twin(day: Day, *, room: bool) -> None:
    """Draw the same facts as a table and as text."""
    twin = _write_twin(day.network.store_id, day.network.revision, str(day.date), room=room)
    st.header("The same map as a table", anchor=False)
    st.dataframe(
        list(twin.rows),
        hide_index=True,
        column_config={"Name": st.column_config.TextColumn(pinned=True)},
        alt="Everybody on the map, with sector, ties, coalitions and goals",
    )
    with st.expander("The same map as text"):
        st.markdown("\n\n".join(plain(paragraph) for paragraph in twin.paragraphs))
