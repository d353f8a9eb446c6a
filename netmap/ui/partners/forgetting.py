"""Forgetting a person for good, or a note: what would go, what is asked, and what is left to do."""

from collections.abc import Callable, Sequence

import streamlit as st

from netmap.errors import NetmapError
from netmap.graph.forgetting.beside import count_beside
from netmap.graph.forgetting.erasure import Erasure, Mentions
from netmap.graph.forgetting.forgetting import erase, read_history
from netmap.graph.forgetting.tracing import History, Trace
from netmap.model.changes import Item
from netmap.model.entities import Person
from netmap.report.forgetting import (
    FORGOTTEN,
    NOTE_ERASED,
    OLDER_BACKUPS,
    Farewell,
    describe_farewell,
    find_note,
    tell_beside,
    tell_erased,
    tell_remains,
    tell_unsought,
    trace_somebody,
)
from netmap.ui.parts.text import plain
from netmap.ui.shell.background import compute
from netmap.ui.shell.clicks import do_whole, is_second_click, note_click
from netmap.ui.shell.notices import take_said
from netmap.ui.shell.reading import end_reading, find_store, read_day
from netmap.ui.shell.saving import forget_mentioning, name_writer

_TOLD = "netmap-erased"
_SHOWN = 12
_MENTIONS = {
    Mentions.NAME_OUT: "Take the name out of them",
    Mentions.ERASE: "Erase them whole",
    Mentions.KEEP: "Leave them as they are",
}


def show_erased() -> None:
    """Say what was erased for good last, and where it may still be; once."""
    if told := take_said(_TOLD):
        st.success(plain(told))


def offer_forgetting(person: Person, *, place: str) -> None:
    """Draw how a person is forgotten for good, with all that goes, when it is unfolded."""
    key = f"forget-{place}-{person.id}"
    with st.expander(
        "Forget this person for good", icon=":material/person_remove:", key=key, on_change="rerun"
    ) as box:
        if not box.open:
            return
        st.markdown(
            "Taken out of the map, of everything that was ever changed, and of the backups that netmap made by itself. "
            "**It cannot be undone.**"
        )
        typed = st.text_input(
            "What else they are called", key=f"{key}-also", placeholder="A nickname, or a name from before; commas between",
        )  # fmt: skip
        also = tuple(name.strip() for name in (typed or "").split(",") if name.strip())
        store = find_store()
        farewell = compute(
            "forgetting",
            lambda _: describe_farewell(*_trace(read_history(store), person.id, also)),
            day=read_day(), parameters=(person.id, also), doing="Looking through everything that was ever changed",
        )  # fmt: skip
        if farewell is None:
            return
        _show_farewell(farewell)
        mentions = _ask_mentions(farewell, key)
        _offer_erasing(
            key, "Forget for good", FORGOTTEN, (person.id,),
            lambda history: _trace(history, person.id, also)[1].build_erasure(mentions),
        )  # fmt: skip


def offer_erasing_note(item: Item, *, place: str) -> None:
    """Draw how the note of somebody, something or a tie is erased for good, where there is one."""
    if not item.notes:
        return
    key = f"erase-{place}-{item.id}"
    with st.expander(
        "Erase this note for good, history included", icon=":material/ink_eraser:", key=key, on_change="rerun"
    ) as box:
        if box.open:
            st.markdown(
                "The note goes with everything it ever said, also from the backups that netmap made by itself. "
                "**It cannot be undone.**"
            )
            _offer_erasing(
                key, "Erase for good", NOTE_ERASED, (item.id,), lambda history: find_note(history, item.id)[1]
            )


def _trace(history: History, person_id: str, also: Sequence[str]) -> tuple[History, Trace]:
    return history, trace_somebody(history, person_id, also)


def _show_farewell(farewell: Farewell) -> None:
    st.markdown("**What goes**")
    st.markdown("\n".join(f"- {plain(line)}" for line in farewell.goes))
    st.caption(f"Looked for: {plain(farewell.who)}")
    if unsought := tell_unsought(farewell):
        st.warning(plain(unsought))
    if farewell.stays:
        st.caption(f"Called so, and not touched by this: {plain(', '.join(farewell.stays))}")


def _ask_mentions(farewell: Farewell, key: str) -> Mentions:
    lines = farewell.list_mentions()
    if not lines:
        return Mentions.NAME_OUT
    st.markdown("**Texts that name them**")
    st.markdown("\n".join(f"- {plain(line)}" for line in lines[:_SHOWN]))
    if len(lines) > _SHOWN:
        st.caption(f"… and {len(lines) - _SHOWN:,} more.")
    chosen = st.radio(
        "What becomes of these texts?",
        list(Mentions),
        key=f"{key}-mentions",
        format_func=_MENTIONS.__getitem__,
    )
    return chosen or Mentions.NAME_OUT


def _offer_erasing(
    key: str, label: str, sentence: str, ids: Sequence[str], find_erasure: Callable[[History], Erasure]
) -> None:
    if beside := tell_beside(count_beside(find_store())):
        st.warning(plain(beside))
    st.caption(OLDER_BACKUPS)
    is_sure = st.checkbox("I know that this cannot be undone", key=f"{key}-sure")
    if not st.button(label, key=f"{key}-go", type="primary", disabled=not is_sure):
        return
    with st.spinner("Erasing for good …"):
        _erase((key, sentence), ids, find_erasure)
    st.rerun()


def _erase(click: tuple[str, str], ids: Sequence[str], find_erasure: Callable[[History], Erasure]) -> None:
    """Erase for good, and have it said; the second click of a double click finds nobody any more, and says the same."""
    store, sentence = find_store(), click[1]
    with do_whole():
        if is_second_click(click):
            return
        problem = ""
        try:
            erased = erase(store, find_erasure, who=name_writer(), sentence=sentence)
        except NetmapError as error:
            problem = error.message
        else:
            told = (sentence, tell_erased(erased), tell_remains(store.connection.place))
            st.session_state[_TOLD] = " ".join(filter(None, told))
            forget_mentioning(ids)
        finally:
            end_reading()
        note_click(click, sentence, problem)
