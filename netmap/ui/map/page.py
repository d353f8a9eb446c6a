"""The map: who knows whom and who is not here, for the team and in the room."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from netmap.analysis.confirmed import CountedTies
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
from netmap.report.confirmed import tell_confirmation
from netmap.ui.map.component import MapEvent, show_map
from netmap.ui.map.names.component import show_names
from netmap.ui.map.panel import show_panel
from netmap.ui.partners.new import offer_new, show_new_undo
from netmap.ui.parts.counted_ties import choose_counted_ties
from netmap.ui.parts.text import plain
from netmap.ui.roster.hint import show_hint
from netmap.ui.shell.notices import is_notice_left
from netmap.ui.shell.reading import one_reading, read_day
from netmap.ui.shell.room import is_in_room
from netmap.ui.shell.saving import show_undo

PLACE = "map"
WHEEL, NAMES = "Wheel", "Names"
_OPEN, _UNFOLDED = "map-open", "map-unfolded"
_PICTURE_WIDTH = 3840


@dataclass(frozen=True, slots=True)
class _Look:
    """How the map is looked at: by whom, as names or as a wheel, with people or not, whether size shows connectors, and which ties count."""

    room: bool
    names: bool
    people: bool = False
    sized: bool = False
    ties: CountedTies = CountedTies.ALL


@st.cache_data(max_entries=24, show_spinner="Drawing the map …")
def _build(store_id: str, revision: int, day: str, look: _Look, unfolded: str | None) -> dict[str, Any]:
    del store_id, revision, day
    shown = read_day().counting(look.ties)
    if look.names:
        return build_names(shown, room=look.room, open_sector=unfolded)
    picture = compose_picture(
        shown, room=look.room, people=look.people, sized=look.sized, open_sector=unfolded
    )
    return build_map(picture)


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
    _build(store_id, revision, day, _Look(room=False, names=False, sized=True), None)
    _write_twin(store_id, revision, day, CountedTies.ALL, room=False)


def show_page() -> None:
    """Draw the page."""
    look = _ask_how()
    day = read_day().counting(look.ties)
    show_undo(PLACE)
    if not look.room:
        show_new_undo(PLACE)
    if look.ties is CountedTies.CONFIRMED:
        st.caption(plain(tell_confirmation(day)))
    _show_map(look)
    _show_twin(day, room=look.room)


def _ask_how() -> _Look:
    """Draw the title and the switches beside it; return how the map is to be looked at."""
    room = is_in_room()
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
        ties = choose_counted_ties(read_day()).counted
        if not room:
            offer_new(PLACE)
    return _Look(room, names == NAMES, people, sized, ties)


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
    day = read_day().counting(look.ties)
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
    data = _build(network.store_id, network.revision, str(day.date), look, st.session_state.get(_UNFOLDED))
    if not look.names:
        return show_map(data, PLACE), any(one["folded"] for one in data["slices"])
    event = show_names(data, f"{PLACE}-names")
    _offer_picture(look)
    return event, data["grouped"]


def _offer_picture(look: _Look) -> None:
    def draw() -> bytes:
        shown = read_day().counting(look.ties)
        return draw_png(draw_names(compose_names(shown, *WIDE, room=look.room), width=_PICTURE_WIDTH))

    st.download_button(
        "Save picture",
        draw,
        file_name="partner-map-names-room.png" if look.room else "partner-map-names.png",
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
