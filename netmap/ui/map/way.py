"""The way between two on the map: asked for by one button or beside who is opened, and said in words under the bar."""

import streamlit as st

from netmap.analysis.day import Day
from netmap.analysis.introductions.between import are_us
from netmap.model.text import shorten_text
from netmap.picture.views import View
from netmap.picture.way.finding import Ends, Ways, find_ways, keep_ends, list_ends
from netmap.report.introductions.between import tell_way
from netmap.ui.introductions.page import look_for
from netmap.ui.map.fields import name_field, put_field, read_field
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.notices import take_said

ENDS = ("from", "to")
"""What the page's address calls the two."""
_LABELS = {"from": "From", "to": "To"}
_LONGEST = 44
_LEFT_OUT, _ASKED, _BESIDE = "map-way-left-out", "map-way-asked", "map-way-beside"


def ask_way(day: Day, view: View, *, room: bool) -> Ends:
    """Draw the button of the way for a view that shows one; return the two between whom it is asked for, nobody without."""
    if not view.shows_ways:
        return ()
    names = number_names(list_ends(day, room=room))
    _forget_gone(names, room=room)
    ends = keep_ends(day, _read(room=room), room=room) or ()
    with st.popover(
        "Way",
        icon=":material/route:",
        type="primary" if ends else "secondary",
        key=f"map-way-{_name_mode(room=room)}",
        help="The way from one to another, over those who know each other",
    ):
        for end in ENDS:
            st.selectbox(
                _LABELS[end], list(names), index=None, format_func=names.__getitem__, placeholder="Type a name",
                key=name_field(_name_key(end, room=room)), persist_state="session",
            )  # fmt: skip
        if len(set(_read(room=room))) == 1 and all(_read(room=room)):
            st.caption("Choose two: a way leads from one to another.")
    if ends:
        st.button(
            "Hide the way", key="map-way-hide", icon=":material/close:", on_click=put_way, args=((),),
            kwargs={"room": room},
        )  # fmt: skip
    return ends


def put_way(ends: Ends, *, room: bool) -> None:
    """Have the way between two shown from the next run on; between nobody, none."""
    for place, end in enumerate(ENDS):
        put_field(_name_key(end, room=room), ends[place] if ends else None)


def put_way_texts(ends: Ends, day: Day, *, room: bool) -> None:
    """Have the way of an address shown, as `put_way` does; where one of the two is not shown here, none is."""
    if any(ends):
        put_way(keep_ends(day, ends, room=room) or (), room=room)
        st.session_state[_LEFT_OUT] = not _read(room=room)[0]


def tell_no_such_way() -> None:
    """Say, once, that a way was asked for between two of whom one is not on the map, or is not shown here."""
    if take_said(_LEFT_OUT):
        st.warning(
            "A way was asked for to somebody who is not on the map, or is not shown here. None is shown."
        )


def show_way(day: Day, ends: Ends) -> None:
    """Draw for the team who could introduce two, or what would help; the picture itself says which way it shows."""
    ways = find_ways(day, ends, room=False)
    if ways is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="map-way-told"):
        st.markdown(plain(tell_way(day.whole, *ways.ends, ways.first, ways.both)), width="content")
        if day.us and not are_us(day.whole, *ways.ends):
            _offer_introductions(ways)


def offer_way(day: Day, one: str) -> None:
    """Draw, beside who is opened on the map, the choice to whom the way is to lead; it is shown with the next run."""
    names = number_names(list_ends(day, room=False))
    if one not in names:
        return
    key = f"{_BESIDE}-{one}"
    st.selectbox(
        "Way to …", [key for key in names if key != one], index=None, format_func=names.__getitem__, key=key,
        placeholder="Way to …", label_visibility="collapsed", on_change=_ask_beside, args=(one, key),
    )  # fmt: skip
    if st.session_state.pop(_ASKED, False):
        st.rerun()


def _ask_beside(one: str, key: str) -> None:
    if other := st.session_state.pop(key, None):
        put_way((one, other), room=False)
        st.session_state[_ASKED] = True


def _offer_introductions(ways: Ways) -> None:
    other = ways.ends[1]
    if st.button(
        plain(f"How we reach {shorten_text(ways.name(other), _LONGEST)}"), key="map-way-introductions", icon=":material/handshake:",
        type="tertiary", help="On the page Introductions, with every step and what it rests on",
    ):  # fmt: skip
        look_for(other)
        go_to("introductions")


def _read(*, room: bool) -> Ends:
    return tuple(str(read_field(_name_key(end, room=room)) or "") for end in ENDS)


def _forget_gone(names: dict[str, str], *, room: bool) -> None:
    """Take back whoever cannot be chosen any more, or never could."""
    for end in ENDS:
        key = _name_key(end, room=room)
        if read_field(key) not in {None, *names}:
            put_field(key, None)
            st.session_state[_LEFT_OUT] = True


def _name_key(end: str, *, room: bool) -> str:
    return f"map-way-{end}-{_name_mode(room=room)}"


def _name_mode(*, room: bool) -> str:
    return "room" if room else "team"
