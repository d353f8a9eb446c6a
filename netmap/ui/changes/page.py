"""What changed: who did what and when, and each of it taken back from here."""

from datetime import UTC, datetime

import streamlit as st

from netmap.model.words import count_things
from netmap.report.changes import Deed, list_deeds, search_deeds, tell_change, tell_wrong_clocks
from netmap.ui.parts.text import plain
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.reading import find_store, read_network
from netmap.ui.shell.saving import show_undo, take_back

PLACE = "changes"
_AT_ONCE = 25
_LINES = 60
_SHOWN, _OPEN = "changes-shown", "changes-open-"
_EVERYBODY = "Everybody"


def show_page() -> None:
    """Draw the page."""
    st.title("What changed")
    show_undo(PLACE)
    headers, now = find_store().changes(), datetime.now(UTC)
    deeds = list_deeds(headers, now)
    if not deeds:
        st.markdown(
            "Nothing was changed yet. Whatever is saved from now on stands here, and can be taken back."
        )
        if st.button("Bring a list", type="primary"):
            go_to("bring-in")
        return
    st.markdown(
        "Whatever was saved, newest first, by everybody who works on this map. Nothing is lost by taking something "
        "back: that, too, can be taken back."
    )
    if told := tell_wrong_clocks(headers, now):
        st.warning(plain(told))
    found = _ask(deeds)
    if not found:
        st.markdown("Nothing fits. Search for other words, or look at what everybody did.")
    shown = st.session_state.get(_SHOWN, _AT_ONCE)
    for deed in found[:shown]:
        _show_deed(deed)
    if len(found) > shown and st.button(f"Show more of the {len(found) - shown:,} before these"):
        st.session_state[_SHOWN] = shown + _AT_ONCE
        st.rerun()


def _ask(deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
    people = sorted({deed.who for deed in deeds}, key=str.casefold)
    words_column, who_column = st.columns([3, 1])
    words = words_column.text_input(
        "Search", key="changes-words", placeholder="a name, a list, a word", max_chars=200
    )
    who = who_column.selectbox("Done by", [_EVERYBODY, *people], key="changes-who")
    return search_deeds(deeds, words or "", "" if who in {None, _EVERYBODY} else str(who))


def _show_deed(deed: Deed) -> None:
    with st.container(border=True):
        text, look, button = st.columns([5, 1, 1], vertical_alignment="center")
        when = deed.at.astimezone().strftime("%Y-%m-%d %H:%M")
        when = f"{when} by a wrong clock" if deed.wrong_clock else when
        state = " · **taken back**" if deed.undone else ""
        text.markdown(f"{plain(deed.sentence)}{state}")
        text.caption(f"{when} · {plain(deed.who)} · {count_things(deed.touches, 'entry', 'entries')}")
        if not deed.undone:
            button.button(
                "Do it again" if deed.is_undo else "Take back", key=f"changes-undo-{deed.id}", icon=":material/undo:",
                on_click=take_back, args=(deed.id, deed.sentence, PLACE), kwargs={"is_undo": deed.is_undo},
                width="stretch",
            )  # fmt: skip
        if look.toggle("What exactly", key=f"{_OPEN}{deed.id}"):
            _show_lines(deed)


def _show_lines(deed: Deed) -> None:
    network, left = read_network(), _LINES
    for change_id in deed.change_ids:
        lines = tell_change(find_store().change(change_id), network) if left else ()
        st.markdown("\n".join(f"- {plain(line)}" for line in lines[:left]))
        left -= min(left, len(lines))
    if not left:
        st.caption("There is more of it than is shown here.")
