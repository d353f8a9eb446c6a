"""In the room: only pages and words for everybody, no menu, and leaving is a deliberate act, with a PIN where one was set."""

import secrets

import streamlit as st

from netmap.ui.parts.text import plain
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.handing_over import is_for_the_room
from netmap.ui.shell.notices import take_said
from netmap.ui.shell.pages import PAGES
from netmap.ui.shell.pins import PinRefused, RoomPin
from netmap.ui.theme.look import offer_look

_ADDRESS = "room"
"""The part of a page's address that keeps a reload in the room."""
_TOKEN, _WRONG = "netmap-room", "netmap-room-wrong"
_NEW_PIN, _PIN = "netmap-room-new-pin", "netmap-room-pin"
_LONGEST_PIN = 20


@st.cache_resource(show_spinner=False)
def _list_pins() -> dict[str, RoomPin]:
    """What is kept of the PIN of each room that has one, by the token in its address; never written down anywhere."""
    return {}


def is_in_room() -> bool:
    """Whether whoever looks is in the room: they entered it, their address says so, or the server shows nothing else."""
    if _TOKEN not in st.session_state and (asked := st.query_params.get(_ADDRESS)):
        st.session_state[_TOKEN] = asked
    return is_for_the_room() or bool(st.session_state.get(_TOKEN))


def keep_in_room() -> None:
    """Have the address say that this is the room, whatever page was gone to, so that a reload stays there."""
    token = st.session_state.get(_TOKEN)
    if token and st.query_params.get(_ADDRESS) != token:
        st.query_params[_ADDRESS] = token


def offer_room() -> None:
    """Draw the way into the room."""
    with st.popover("In the room", icon=":material/co_present:", width="stretch"):
        st.markdown("For the projector: no menu, and only what everybody may see.")
        st.text_input(
            "PIN for leaving (optional)",
            key=_NEW_PIN,
            type="password",
            max_chars=_LONGEST_PIN,
            autocomplete="off",
        )
        st.caption(
            "A PIN keeps the room from clicks, not from somebody who edits the browser’s address. A lock is "
            "`netmap serve --room`: a server that shows nothing else."
        )
        st.button("Go into the room", key="netmap-room-enter", type="primary", on_click=_enter)


def _enter() -> None:
    token = secrets.token_urlsafe(9)
    if pin := str(st.session_state.pop(_NEW_PIN, "") or "").strip():
        _list_pins()[token] = RoomPin.of(pin)
    st.session_state[_TOKEN] = token


def show_way_out(here: str | None) -> None:
    """Draw, under a page of the room, the ways to its other pages and out of it.

    Parameters
    ----------
    here
        The address of the page that is shown; None where there is nothing to go to.
    """
    others = [page for page in PAGES if page.in_room and page.address != here] if here is not None else []
    with st.container(horizontal=True, horizontal_alignment="right", key="netmap-room-ways"):
        offer_look()
        for page in others:
            if st.button(page.title, key=f"netmap-room-{page.address}", icon=f":material/{page.icon}:"):
                go_to(page.address)
        if not is_for_the_room():
            _offer_leaving()


def _offer_leaving() -> None:
    asks = st.session_state[_TOKEN] in _list_pins()
    with st.popover("Leave the room", icon=":material/logout:"):
        st.markdown("The team’s pages come back, with all that only the team may see.")
        if asks:
            st.text_input("PIN", key=_PIN, type="password", max_chars=_LONGEST_PIN, autocomplete="off")
        if wrong := take_said(_WRONG):
            st.error(plain(wrong))
        st.button("Leave", key="netmap-room-leave", on_click=_leave)


def _leave() -> None:
    given = str(st.session_state.pop(_PIN, "") or "").strip()
    if pin := _list_pins().get(st.session_state[_TOKEN]):
        try:
            pin.check(given)
        except PinRefused as error:
            st.session_state[_WRONG] = error.message
            return
    st.session_state[_TOKEN] = ""
    st.query_params.pop(_ADDRESS, None)
