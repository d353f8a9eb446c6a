"""What colors and sizes on the map say: one button that opens the choice, kept in the session for each view by itself."""

from collections.abc import Mapping, Sequence

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.views.coding import By, Coding, Trait, read_by, read_coding
from netmap.picture.coding.choices import Choice, keep_grouping, keep_offered, list_choices
from netmap.picture.views import View
from netmap.ui.map.fields import name_field, put_field, read_field
from netmap.ui.shell.notices import take_said

CODED = ("color", "size")
"""What the page's address calls them."""
_USUAL, _LEFT_OUT = "", "map-coding-left-out"
_SECTORS, _ALIKE = "Sectors", "Nothing: all alike"
GROUPS = "groups"
"""What the page's address calls by what slices are cut."""
_SAME, _NONE = "Sector", "none"
"""What an address says where circles are all alike, and usually are not."""


def choose_first_coding(view: View, *, room: bool) -> Coding:
    """Return what colors and sizes of a view say before somebody chooses: on the team's wheel size shows connectors."""
    return Coding(size=By(Trait.CONNECTORS)) if view is View.WHEEL and not room else Coding()


def ask_coding(day: Day, view: View, *, room: bool) -> Coding:
    """Draw the button of the choice for a view; return what is chosen, as far as the map knows it.

    In the room colors say only what everybody may know, and circles have one size.
    """
    asks_size = view.is_sized and not room
    if not view.is_colored:
        return Coding()
    choices = list_choices(day, room=room)
    color_key, size_key = (_name_key(one, view, room=room) for one in CODED)
    first = keep_offered(day, choose_first_coding(view, room=room), room=room)
    _forget_gone(color_key, [one for one in choices if one.colors], _USUAL)
    _forget_gone(
        size_key, [one for one in choices if one.sizes], first.size.write() if first.size else _USUAL
    )
    groups = view.allow_grouping(By(Trait.STANDING)) is not None
    if groups:
        _forget_gone(_name_grouping_key(room=room), [one for one in choices if one.colors], _USUAL)
    asked = _read(view, room=room)
    count = (asked.color is not None) + (asks_size and asked.size != first.size)
    count += read_grouping(day, view, room=room) is not None
    called = ", ".join(["Color", *["size"] * asks_size, *["group"] * groups])
    with st.popover(
        f"{called} ({count})" if count else called,
        icon=":material/palette:",
        type="primary" if count else "secondary",
        key=f"map-coding-{'room' if room else 'team'}",
        help="What colors and sizes say, and who stands together",
    ):
        _choose("Color shows", _SECTORS, [one for one in choices if one.colors], color_key)
        if asks_size:
            _choose("Size shows", _ALIKE, [one for one in choices if one.sizes], size_key)
        if groups:
            key = _name_grouping_key(room=room)
            _choose("Together stand those of the same", _SAME, [one for one in choices if one.colors], key)
        if not choices:
            st.caption(_tell_nothing(room=room))
    return keep_offered(day, _read(view, room=room), room=room)


def put_coding(view: View, coding: Coding, *, room: bool) -> None:
    """Have colors and sizes of a view say something from the next run on; in the room only what everybody may see."""
    asked = view.allow(coding.for_everybody if room else coding)
    for name, by in zip(CODED, (asked.color, asked.size), strict=True):
        put_field(_name_key(name, view, room=room), by.write() if by else _USUAL)


def read_grouping(day: Day, view: View, *, room: bool) -> By | None:
    """Return by what a view is cut, as far as the map knows it; None for sectors, or where it has neither slices nor sections."""
    asked = view.allow_grouping(read_by(str(read_field(_name_grouping_key(room=room)) or _USUAL)))
    return keep_grouping(day, asked, room=room)


def put_grouping(by: By | None, *, room: bool) -> None:
    """Have slices cut by something from the next run on; in the room only by what everybody may see."""
    kept = None if by and room and by.trait.for_team else by
    put_field(_name_grouping_key(room=room), kept.write() if kept else _USUAL)


def put_grouping_text(said: str, *, room: bool) -> None:
    """Have slices cut as an address says."""
    put_grouping(read_by(said), room=room)
    if said and not read_field(_name_grouping_key(room=room)):
        st.session_state[_LEFT_OUT] = True


def _name_grouping_key(*, room: bool) -> str:
    return f"map-{GROUPS}-{'room' if room else 'team'}"


def put_coding_texts(view: View, told: Mapping[str, str], *, room: bool) -> None:
    """Have what an address says of colors and sizes be shown; what it does not say is as it is before somebody chooses."""
    for name, said in told.items():
        asked = view.allow(read_coding([f"{name}:{said}"]))
        kept = (asked.for_everybody if room else asked).write()
        put_field(_name_key(name, view, room=room), kept[0].partition(":")[2] if kept else _USUAL)
        if not kept and said != _NONE:
            st.session_state[_LEFT_OUT] = True


def tell_not_coded() -> None:
    """Say, once, that something was asked of colors or sizes that is not known here, or not shown here."""
    if take_said(_LEFT_OUT):
        st.warning(
            "What colors, sizes or groups were to say is not known of anybody on this map, or is not shown here."
        )


def write_coding(view: View, coding: Coding, *, room: bool) -> dict[str, str]:
    """Return what the address says of a coding: as far as it differs from what is seen without."""
    first = choose_first_coding(view, room=room)
    size = "" if coding.size == first.size else coding.size.write() if coding.size else _NONE
    return {"color": coding.color.write() if coding.color else "", "size": size}


def _read(view: View, *, room: bool) -> Coding:
    color, size = (read_by(str(read_field(_name_key(one, view, room=room)) or _USUAL)) for one in CODED)
    return view.allow(Coding(color, None if room else size))


def _choose(label: str, usual: str, choices: Sequence[Choice], key: str) -> None:
    names = {_USUAL: usual} | {one.by.write(): one.says for one in choices}
    st.selectbox(
        label, list(names), format_func=names.__getitem__, key=name_field(key), persist_state="session"
    )


def _forget_gone(key: str, choices: Sequence[Choice], first: str) -> None:
    """Take back what cannot be chosen any more, or never could."""
    offered = {_USUAL, *(one.by.write() for one in choices)}
    if read_field(key) is None:
        put_field(key, first if first in offered else _USUAL)
    if read_field(key) not in offered:
        put_field(key, _USUAL)
        st.session_state[_LEFT_OUT] = True


def _tell_nothing(*, room: bool) -> str:
    if room:
        return "Nothing is known yet that everybody may see and by which circles differ."
    return "Nothing is known yet by which circles differ. Columns of your own lists can be chosen here, too."


def _name_key(name: str, view: View, *, room: bool) -> str:
    """Return where a choice is kept: colors for all views together, sizes for each view by itself."""
    of = "" if name == "color" else f"-{view}"
    return f"map-{name}{of}-{'room' if room else 'team'}"
