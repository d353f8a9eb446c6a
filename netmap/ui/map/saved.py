"""The saved views of the map: opened, saved under a name, renamed and deleted; in the room opened only."""

from collections.abc import Sequence

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.changes import Item
from netmap.model.happenings import View as SavedView
from netmap.model.network import Network
from netmap.model.text import NAME_LIMIT
from netmap.picture.saved import Shown, list_for_room, read_saved
from netmap.picture.views import View
from netmap.report.saved_views import plan_renamed, plan_saved
from netmap.ui.map.placing import find_places
from netmap.ui.parts.text import plain
from netmap.ui.shell.saving import save_planned

_OPENED, _NAME = "map-saved", "map-saved-name"


def list_saved(day: Day, *, room: bool) -> tuple[SavedView, ...]:
    """Return the saved views that can be opened, by name."""
    return list_for_room(day) if room else day.everything.of(SavedView)


def find_opened(day: Day, *, room: bool) -> SavedView | None:
    """Return the saved view that was opened last, None when there was none, or it cannot be opened any more."""
    opened = st.session_state.get(_OPENED)
    return next((one for one in list_saved(day, room=room) if one.id == opened), None)


def remember_opened(saved_id: str) -> None:
    """Remember which saved view was opened."""
    st.session_state[_OPENED] = saved_id


def show_saved(day: Day, shown: Shown, *, room: bool, place: str) -> None:
    """Draw the button of the saved views; `shown` is what is looked at and can be saved.

    Opening one asks for it in `st.session_state`; see `take_opened`.
    """
    saved, opened = list_saved(day, room=room), find_opened(day, room=room)
    if room and not saved:
        return
    with st.popover("Views", icon=":material/bookmarks:", help="Views that were saved under a name"):
        for one in saved:
            is_open = opened is not None and one.id == opened.id
            st.button(
                plain(one.name),
                key=f"map-saved-open-{one.id}",
                type="tertiary",
                icon=":material/bookmark:" if is_open else ":material/bookmark_border:",
                on_click=_ask_for,
                args=(one.id,),
            )
        if not room:
            _offer_saving(day.everything, shown, opened, place)


def take_asked() -> str:
    """Return the id of the saved view that was asked for with the last click, "" for none."""
    return str(st.session_state.pop(f"{_OPENED}-asked", ""))


def _ask_for(saved_id: str) -> None:
    st.session_state[f"{_OPENED}-asked"] = saved_id


def _offer_saving(seen: Network, shown: Shown, opened: SavedView | None, place: str) -> None:
    st.text_input(
        "Name", key=_NAME, max_chars=NAME_LIMIT, placeholder="Strong ties in health", autocomplete="off"
    )
    st.button(
        "Save what you see",
        key="map-saved-save",
        icon=":material/bookmark_add:",
        width="stretch",
        on_click=_save,
        args=(seen, shown, place),
        help="Under a name that is there already it takes that one’s place. The map’s address can be bookmarked, too.",
    )
    if opened is None:
        return
    st.caption(plain(f"“{opened.name}” is open."))
    if read_saved(opened) != shown:
        st.button(
            "Have it show what you see",
            key="map-saved-update",
            icon=":material/bookmark_check:",
            width="stretch",
            on_click=_save,
            args=(seen, shown, place, opened.name),
        )
    st.button(
        "Rename it to the name above",
        key="map-saved-rename",
        icon=":material/edit:",
        width="stretch",
        on_click=_rename,
        args=(seen, opened, place),
    )
    st.button(
        "Delete it",
        key="map-saved-delete",
        icon=":material/delete:",
        width="stretch",
        on_click=_delete,
        args=(seen, opened, place),
    )


def _save(seen: Network, shown: Shown, place: str, name: str = "") -> None:
    typed = name or str(st.session_state.get(_NAME, ""))
    planned: list[SavedView] = []

    def plan() -> tuple[Sequence[Item], Sequence[str]]:
        planned.append(
            plan_saved(
                seen,
                typed,
                shown.write(),
                _list_reserved(),
                find_places(shown.view, shown.grouping, room=False),
            )
        )
        return [*planned], []

    if save_planned(plan, f"Saved the view “{typed.strip()}”.", place, seen=seen, rests_on=_list_names):
        remember_opened(planned[0].id)
        st.session_state.pop(_NAME, None)


def _rename(seen: Network, opened: SavedView, place: str) -> None:
    typed = str(st.session_state.get(_NAME, ""))

    def plan() -> tuple[Sequence[Item], Sequence[str]]:
        return [plan_renamed(seen, opened, typed, _list_reserved())], []

    if save_planned(
        plan, f"Renamed the view “{opened.name}” to “{typed.strip()}”.", place, seen=seen, typed=typed
    ):
        st.session_state.pop(_NAME, None)


def _delete(seen: Network, opened: SavedView, place: str) -> None:
    save_planned(lambda: ([], [opened.id]), f"Deleted the view “{opened.name}”.", place, seen=seen)


def _list_names(network: Network) -> list[str]:
    return [one.name for one in network.of(SavedView)]


def _list_reserved() -> frozenset[str]:
    return frozenset(View)
