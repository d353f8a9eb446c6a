"""What a visitor saves, against what they saw; and how it is taken back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from netmap.errors import ChangeConflict, NetmapError
from netmap.graph.writing import Basis, RestsOn
from netmap.model.changes import Change, Item, build_change
from netmap.model.kinds import Nature
from netmap.model.network import Network
from netmap.ui.parts.text import plain
from netmap.ui.shell.clicks import do_whole, is_last_done, is_second_click, note_click, tell_nothing_changed
from netmap.ui.shell.handing_over import take_settings
from netmap.ui.shell.notices import remember_notice, show_problem
from netmap.ui.shell.reading import end_reading, find_store

KEPT = "keep-"
"""How the keys of widgets begin whose text outlives a page switch until it is saved."""

WRITER = "netmap-writer"
"""Where a visitor's session keeps the name under which what they save is written down."""

_SAVED = "netmap-saved"
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved last: where on the pages, the store's Change, and whether it was an undo."""

    place: str
    sentence: str
    change_id: str
    is_undo: bool = False


def name_writer() -> str:
    """Return under which name this visitor writes: their own, which begins as the one in the settings."""
    return str(st.session_state.setdefault(WRITER, take_settings().who))


def forget_typed(prefix: str) -> None:
    """Drop what was typed into the widgets whose key begins with `prefix`."""
    for key in list(st.session_state):
        if isinstance(key, str) and key.startswith(prefix):
            del st.session_state[key]


def forget_mentioning(ids: Iterable[str]) -> None:
    """Drop what this visitor's session holds of some entries that were erased for good, and the undo of what was saved."""
    wanted = tuple(ids)
    for key in list(st.session_state):
        if key == _SAVED or (isinstance(key, str) and any(one in key for one in wanted)):
            del st.session_state[key]


def save_items(
    *,
    place: str,
    sentence: str,
    seen: Network,
    put: Iterable[Item] = (),
    remove: Iterable[str] = (),
    rests_on: RestsOn | None = None,
    typed: str = "",
) -> bool:
    """Write some entities and ties as one Change; say so with an undo at `place`.

    Parameters
    ----------
    seen
        The network as the visitor was shown it when they began to type: what is written, and differs from it now,
        is a conflict.
    rests_on
        What else the visitor went by, beside what is written: when it differs now, that is a conflict, too.
    typed
        What tells this click from another one with the same sentence.

    Returns
    -------
    bool
        Whether it is saved, by this click or by the one to which it belongs as the second of a double click, or there
        was nothing to save. The reason why not is shown.

    Raises
    ------
    ChangeConflict
        When somebody else changed the same in the meantime.
    """
    click = (place, sentence + typed)
    with do_whole():
        if is_second_click(click):
            return True
        try:
            told = _write(place, sentence, _Wanted(put, remove), seen=seen, rests_on=rests_on)
        except ChangeConflict:
            raise
        except NetmapError as error:
            show_problem(error)
            return False
        note_click(click, told)
    return True


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be written: what to put, what to take out, and of which nature that is."""

    put: Iterable[Item]
    remove: Iterable[str]
    nature: Nature = Nature.NEW_INFORMATION


def _write(place: str, sentence: str, wanted: _Wanted, *, seen: Network, rests_on: RestsOn | None) -> str:
    """Write one Change, and remember it for its undo; return what is said of it."""
    try:
        change = build_change(
            seen, put=wanted.put, remove=wanted.remove, who=name_writer(), nature=wanted.nature, sentence=sentence
        )  # fmt: skip
        if not change:
            return tell_nothing_changed(place)
        written = find_store().apply(change, Basis(seen, rests_on) if rests_on else None)
    finally:
        end_reading()
    remember_saved(place, sentence, written.id)
    return sentence


def tell_who_saved(seen: Network) -> str:
    """Return who saved what since a network was read, and that nothing of ours was written."""
    newer = [header for header in find_store().changes() if header.revision > seen.revision]
    who = "; ".join(f"{one.who or 'Somebody'} saved “{one.sentence.rstrip('.')}”" for one in newer[:_TOLD])
    more = f", and {len(newer) - _TOLD:,} more" if len(newer) > _TOLD else ""
    return f"{who}{more} in the meantime. Nothing was written. Look at it again, then save."


def save_planned(
    plan: Callable[[], tuple[Sequence[Item], Sequence[str]]],
    sentence: str,
    place: str,
    *,
    seen: Network,
    nature: Nature = Nature.NEW_INFORMATION,
    rests_on: RestsOn | None = None,
    typed: str = "",
    click: str = "",
) -> bool:
    """Write what `plan` gives (what to put, what to take out) as one Change, from a button's callback.

    Returns whether it is saved; the reason why not is shown with the next run. The second click of a double click writes
    nothing.

    Parameters
    ----------
    seen
        The network on which the button was drawn, given to its callback.
    rests_on
        As in `save_items`.
    typed
        What was typed beside the button, told again when somebody else was first: its widget may be gone.
    click
        What is clicked, where the sentence is of what was typed and may be another one for the second click.
    """
    what, told, problem = (place, click or sentence), sentence, ""
    with do_whole():
        if is_second_click(what):
            return False
        try:
            put, remove = plan()
            told = _write(place, sentence, _Wanted(put, remove, nature), seen=seen, rests_on=rests_on)
        except ChangeConflict as error:
            problem = f"{error.message} You had typed: “{typed}”" if typed else error.message
        except NetmapError as error:
            problem = error.message
        note_click(what, told, problem)
    return not problem


def save_changes(
    plan: Callable[[], Sequence[Change]],
    *,
    place: str,
    sentence: str,
) -> bool:
    """Write the Changes that `plan` gives, which are undone together; the reason why not is shown with the next run.

    Returns whether they are saved, by this click or by the one to which it belongs as the second of a double click.
    """
    click, problem = (place, sentence), ""
    with do_whole():
        if is_second_click(click):
            return is_last_done()
        try:
            written = find_store().apply_batch(plan())
        except NetmapError as error:
            problem = error.message
        else:
            if written:
                remember_saved(place, sentence, written[-1].id)
        finally:
            end_reading()
        note_click(click, sentence, problem)
    return not problem


def remember_saved(place: str, sentence: str, change_id: str, *, is_undo: bool = False) -> None:
    """Remember what was saved, for the undo beside it and for a short notice."""
    st.session_state[_SAVED] = Saved(place, sentence, change_id, is_undo)
    remember_notice(sentence)


def name_last_saved() -> str:
    """Return the id of the Change that this visitor saved last, "" before the first."""
    saved = st.session_state.get(_SAVED)
    return saved.change_id if isinstance(saved, Saved) else ""


def show_undo(place: str) -> None:
    """Offer to take back what was saved last, if it was saved at this place."""
    saved = st.session_state.get(_SAVED)
    if not isinstance(saved, Saved) or saved.place != place:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"undo-box-{place}"):
        st.markdown(plain(saved.sentence))
        label = "Do it again" if saved.is_undo else "Undo"
        st.button(
            label, key=f"undo-{place}", icon=":material/undo:", on_click=take_back,
            args=(saved.change_id, saved.sentence, saved.place), kwargs={"is_undo": saved.is_undo},
        )  # fmt: skip


def take_back(change_id: str, sentence: str, place: str, *, is_undo: bool = False) -> None:
    """Undo something from a button's callback, and offer at `place` to do it again; why it cannot be is shown."""
    click = ("take back", place)
    told = (
        sentence.removeprefix("Taken back: ").removeprefix("Undo: ") if is_undo else f"Taken back: {sentence}"
    )
    with do_whole():
        if is_second_click(click):
            return
        try:
            undone = find_store().undo(change_id, who=name_writer())
        except NetmapError as error:
            note_click(click, sentence, error.message)
            return
        remember_saved(place, told, undone[-1].id, is_undo=not is_undo)
        note_click(click, told)
