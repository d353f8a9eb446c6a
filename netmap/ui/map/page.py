"""The map: who knows whom and who is not here, for the team and in the room."""

from dataclasses import replace
from typing import Any

import streamlit as st

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.errors import NetmapError
from netmap.model.network import Network
from netmap.picture.coding.choices import keep_offered
from netmap.picture.coding.coded import code_scene
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.leaving import tell_leaving
from netmap.picture.every import build_painted
from netmap.picture.grouping.groups import group_scene
from netmap.picture.map_data import build_map
from netmap.picture.people.table import write_people_twin
from netmap.picture.scene.scene import Slice, build_scene, see_scene
from netmap.picture.scene.text import MapTwin, write_twin
from netmap.picture.scene.words import tell_nobody
from netmap.picture.views import View
from netmap.picture.way.finding import find_ways
from netmap.picture.way.words import tell_ways
from netmap.report.confirmed import tell_confirmation
from netmap.ui.map.choosing import OPEN, Look, ask_how_to_look, is_as_saved, look_at
from netmap.ui.map.coloring import choose_first_coding
from netmap.ui.map.component import MapEvent, show_map
from netmap.ui.map.filtering import offer_everybody
from netmap.ui.map.painted.component import show_painted
from netmap.ui.map.panel import show_panel, show_slice
from netmap.ui.map.placing import find_places, place_circles, take_moved
from netmap.ui.map.recording import offer_recording, show_recorded
from netmap.ui.map.taking import offer_picture
from netmap.ui.map.way import show_way
from netmap.ui.partners.new import show_new_undo
from netmap.ui.parts.newest import follow_store
from netmap.ui.parts.text import plain
from netmap.ui.roster.hint import show_hint
from netmap.ui.shell.notices import is_notice_left
from netmap.ui.shell.reading import one_reading, read_day
from netmap.ui.shell.room import is_in_room
from netmap.ui.shell.saving import show_undo
from netmap.ui.theme.options import find_asset

PLACE = "map"
_UNFOLDED, _SLICE = "map-unfolded", "map-open-slice"


@st.cache_data(max_entries=24, show_spinner="Drawing the map …")
def _build(store_id: str, revision: int, day: str, look: Look, unfolded: str | None) -> dict[str, Any]:
    del store_id, revision, day
    shown = look.see(read_day())
    if look.view.is_painted:
        return build_painted(look.view, shown, look.ask(unfolded))
    picture = compose_picture(
        shown,
        room=look.room,
        people=look.people,
        coding=look.coding,
        open_sector=unfolded,
        ends=look.ends,
        grouping=look.grouping,
        large=look.large,
    )
    return build_map(picture)


@st.cache_data(max_entries=8, show_spinner=False)
def _write_twin(store_id: str, revision: int, day: str, look: Look) -> MapTwin:
    del store_id, revision, day
    shown = look.see(read_day())
    if look.view is View.PEOPLE:
        return write_people_twin(shown, room=look.room, coding=look.coding)
    scene = group_scene(shown, build_scene(shown, room=look.room), look.grouping)
    return write_twin(scene, coded=code_scene(shown, scene, look.coding))


@st.cache_resource(max_entries=1, show_spinner=False)
def lay_out_first(store_id: str, revision: int, day: str) -> None:
    """Lay out the map as the page shows it first, before anybody looks.

    It is cached itself because Streamlit, which has no page here to draw a spinner on, draws none within such a
    function.
    """
    first = keep_offered(read_day(), choose_first_coding(View.WHEEL, room=False), room=False)
    look = Look(room=False, view=View.WHEEL, coding=first)
    _build(store_id, revision, day, look, None)
    _write_twin(store_id, revision, day, look.as_twin)


def show_page() -> None:
    """Draw the page."""
    st.html(find_asset("map_bar.css"))
    st.html(find_asset("map_print.css"))
    bar = st.container(horizontal=True, vertical_alignment="center", gap="small", key="map-bar")
    tools = (
        bar
        if is_in_room()
        else st.container(horizontal=True, vertical_alignment="center", gap="small", key="map-tools")
    )
    look = ask_how_to_look(PLACE, bar, tools)
    day = read_day().counting(look.ties)
    if not look.room:
        with tools:
            offer_recording(read_day(), look, PLACE)
    show_undo(PLACE)
    if not look.room:
        show_recorded()
        show_new_undo(PLACE)
    else:
        follow_store(day.everything.revision)
    if look.ties is CountedTies.CONFIRMED:
        st.caption(plain(tell_confirmation(day)))
    if not look.room:
        show_way(look.see(day), look.ends)
    _show_map(look)
    with st.container(key="map-leaving"):
        st.markdown(plain(tell_leaving(day.date, room=look.room)))
    with st.container(key="map-twin"):
        _show_twin(day, look)


@st.fragment
@one_reading()
def _show_map(look: Look) -> None:
    if is_notice_left():
        st.rerun()
    day = read_day().counting(look.ties)
    if look.view.is_about_one and not look.subject:
        st.info(look.view.lacks)
        return
    scene = see_scene(look.see(day), room=look.room)
    if scene.is_emptied:
        st.info(plain(tell_nobody(scene)))
        offer_everybody(room=look.room, place="picture")
        return
    if look.room:
        _show_picture(day, look)
        return
    beside = (
        st.columns([0.76, 0.24], gap="medium")
        if not (look.view.is_painted or look.large)
        else (st.container(), st.container())
    )
    with beside[0]:
        is_drawn = _show_picture(day, look)
    with beside[1], st.container(key="map-panel"):
        opened = st.session_state.get(OPEN)
        one = None if opened else _find_slice(day, look)
        if one:
            show_slice(one, look.grouping, place=PLACE, open_other=_open)
        elif opened or is_drawn:
            show_panel(day, opened, place=PLACE, open_other=_open, draw_one=look_at)
        if not opened:
            show_hint(day)


def _find_slice(day: Day, look: Look) -> Slice | None:
    """Return the slice or section that is open and stands for no sector; None where none is, or the map is cut otherwise now."""
    grouping, chosen = st.session_state.get(_SLICE, (None, ""))
    if not chosen or grouping != look.grouping:
        return None
    shown = look.see(day)
    scene = group_scene(shown, see_scene(shown, room=False), look.grouping)
    return next((one for one in scene.slices if one.id == chosen and not one.sector), None)


def _show_picture(day: Day, look: Look) -> bool:
    """Draw the map as it is looked at, take up what was done on it, and offer what can be done with it.

    Return whether there is a picture; where there is none, it is said why.
    """
    network = day.everything
    try:
        data = _build(
            network.store_id, network.revision, str(day.date), look.unmoved, st.session_state.get(_UNFOLDED)
        )
    except NetmapError as error:
        st.info(plain(error.message))
        return False
    if not look.view.is_painted:
        event = show_map(place_circles(data, look.grouping, room=look.room), PLACE)
        if event is not None and event.what == "moved":
            take_moved(data, event, look.grouping, room=look.room)
        moved = replace(look, places=find_places(look.view, look.grouping, room=look.room))
        if is_as_saved(moved) != is_as_saved(look):
            # The address, and what is offered to be saved, are those of what is seen now; nothing else on the page is.
            st.rerun()
        look = moved
        _answer(event, any(one["folded"] for one in data["slices"]), network, look)
        offer_picture(look)
        return True
    _answer(show_painted(data, f"{PLACE}-{look.view}"), data["grouped"], network, look)
    offer_picture(look)
    if data["paragraphs"]:
        with st.expander("This picture as text"):
            st.markdown("\n\n".join(plain(paragraph) for paragraph in data["paragraphs"]))
    return True


def _answer(event: MapEvent | None, grouped: bool, network: Network, look: Look) -> None:
    """Take up what was done on the map; only what is on it can be opened."""
    if event is None or event.what == "moved":
        return
    known = event.what in {"node", "sector"} and network.get(event.subject) is not None
    st.session_state[OPEN] = event.subject if known else None
    is_slice = event.what == "sector" and not known
    st.session_state[_SLICE] = look.grouping, event.subject if is_slice else ""
    if grouped and event.what == "sector":
        st.session_state[_UNFOLDED] = event.subject
        st.rerun(scope="fragment")


def _open(entity_id: str) -> None:
    st.session_state[OPEN] = entity_id


def _show_twin(day: Day, look: Look) -> None:
    """Draw the same facts as a table and as text."""
    twin = _write_twin(day.network.store_id, day.network.revision, str(day.date), look.as_twin)
    st.header("The same map as a table", anchor=False)
    st.dataframe(
        list(twin.rows),
        hide_index=True,
        column_config={"Name": st.column_config.TextColumn(pinned=True)},
        alt="Everybody on the map, with sector, ties, coalitions and goals",
    )
    ways = find_ways(look.see(day), look.ends, room=look.room)
    with st.expander("The same map as text"):
        said = (*([tell_ways(ways)] if ways else []), *twin.paragraphs)
        st.markdown("\n\n".join(map(plain, said)))
