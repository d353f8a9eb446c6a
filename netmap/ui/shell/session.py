"""The store behind the pages, what a visitor saved last, and how it is taken back."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import streamlit as st

from netmap.analysis.day import Day, read_today
from netmap.content.loading import Content, load_content
from netmap.errors import ChangeConflict, NetmapError
from netmap.graph.store import Store, open_store
from netmap.model.changes import Change, Item, build_change
from netmap.model.kinds import Nature
from netmap.model.network import Network
from netmap.settings import Settings
from netmap.ui.parts.text import plain
from netmap.ui.shell.handing_over import take_settings

_LOG = logging.getLogger(__name__)

KEPT = "keep-"
"""How the keys of widgets begin whose text outlives a page switch until it is saved."""

WRITER = "netmap-writer"
"""Where a visitor's session keeps the name under which what they save is written down."""

_SAVED, _TOAST, _PROBLEM = "netmap-saved", "netmap-toast", "netmap-problem"
_TOLD = 3
RestsOn = Callable[[Network], object]
"""Gives from a network what somebody went by when they decided: equal as long as nobody changed it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved last: where on the pages, the store's Change, and whether it was an undo."""

    place: str
    sentence: str
    change_id: str
    is_undo: bool = False


@st.cache_resource(show_spinner=False, on_release=lambda store: store.close())
def _open_store(address: str, _settings: Settings) -> Store:
    del address
    return open_store(_settings)


def find_store() -> Store:
    """Return the store, opened once for everybody who looks."""
    settings = take_settings()
    return _open_store(settings.store, settings)


def close_store() -> None:
    """Close the store, when the server stops."""
    _open_store.clear()


_readings: ContextVar[list[Network] | None] = ContextVar("readings", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Let everything within stand on one network: the store is read once, and once more after each save.

    The run of a page is such a block, and that of a fragment; a callback runs before both and reads for itself.
    """
    if _readings.get() is not None:
        yield
        return
    token = _readings.set([])
    try:
        yield
    finally:
        _readings.reset(token)


def read_network() -> Network:
    """Return the network on which this run of a page stands; outside of one, as it is stored now."""
    readings = _readings.get()
    if readings is None:
        return find_store().read()
    if not readings:
        readings.append(find_store().read())
    return readings[-1]


def read_newest() -> Network:
    """Return the network as it is stored at this moment, to check what is saved; the run goes on with it."""
    _end_reading()
    return read_network()


def _end_reading() -> None:
    if readings := _readings.get():
        readings.clear()


def read_content() -> Content:
    """Return the content in force."""
    return load_content(take_settings().content)


_days: WeakKeyDictionary[Store, Day] = WeakKeyDictionary()


def read_day(seen: Network | None = None) -> Day:
    """Return today with the network as it is stored now, or as somebody has `seen` it.

    As long as network and date stay the same it is the same day, with all that was found of it.
    """
    store, content, today = find_store(), read_content(), read_today()
    network = read_network() if seen is None else seen
    day = _days.get(store)
    if day is None or day.everything is not network or day.content is not content or day.date != today:
        day = Day(network, today, content)
        if seen is None:
            _days[store] = day
    return day


def name_writer() -> str:
    """Return under which name this visitor writes: their own, which begins as the one in the settings."""
    return str(st.session_state.setdefault(WRITER, take_settings().who))


def forget_typed(prefix: str) -> None:
    """Drop what was typed into the widgets whose key begins with `prefix`."""
    for key in list(st.session_state):
        if isinstance(key, str) and key.startswith(prefix):
            del st.session_state[key]


def save_items(
    *,
    place: str,
    sentence: str,
    seen: Network,
    put: Iterable[Item] = (),
    remove: Iterable[str] = (),
    nature: Nature = Nature.NEW_INFORMATION,
    rests_on: RestsOn | None = None,
) -> bool:
    """Write some entities and ties as one Change; say so with an undo at `place`.

    Parameters
    ----------
    seen
        The network as the visitor was shown it when they began to type: what is written, and differs from it now,
        is a conflict.
    rests_on
        What else the visitor went by, beside what is written: when it differs now, that is a conflict, too.

    Returns
    -------
    bool
        Whether it is saved, or there was nothing to save. The reason why not is shown.

    Raises
    ------
    ChangeConflict
        When somebody else changed the same in the meantime.
    """
    try:
        change = build_change(
            seen, put=put, remove=remove, who=name_writer(), nature=nature, sentence=sentence
        )
        if not change:
            st.session_state[_TOAST] = "Nothing was changed."
            return True
        if rests_on and rests_on(seen) != rests_on(read_newest()):
            raise ChangeConflict(tell_who_saved(seen))
        written = find_store().apply(change)
    except ChangeConflict:
        raise
    except NetmapError as error:
        show_problem(error)
        return False
    finally:
        _end_reading()
    remember_saved(place, sentence, written.id)
    return True


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
) -> bool:
    """Write what `plan` gives (what to put, what to take out) as one Change, from a button's callback.

    Returns whether it is saved; the reason why not is shown with the next run.

    Parameters
    ----------
    seen
        The network on which the button was drawn, given to its callback.
    rests_on
        As in `save_items`.
    typed
        What was typed beside the button, told again when somebody else was first: its widget may be gone.
    """
    try:
        put, remove = plan()
        return save_items(
            place=place,
            sentence=sentence,
            put=put,
            remove=remove,
            seen=seen,
            nature=nature,
            rests_on=rests_on,
        )
    except ChangeConflict as error:
        remember_problem(f"{error.message} You had typed: “{typed}”" if typed else error.message)
    except NetmapError as error:
        remember_problem(error.message)
    return False


def remember_problem(message: str) -> None:
    """Have a problem shown with the next run."""
    st.session_state[_PROBLEM] = message


def is_notice_left() -> bool:
    """Whether there is something to say that only a run of the whole page shows, such as from within a fragment."""
    return _TOAST in st.session_state or _PROBLEM in st.session_state


def save_changes(
    changes: Sequence[Change],
    *,
    place: str,
    sentence: str,
    on_progress: Callable[[int, int], None] | None = None,
) -> bool:
    """Write the Changes of an import, which are undone together; return whether they are saved."""
    try:
        written = find_store().apply_batch(changes, on_progress=on_progress)
    except NetmapError as error:
        show_problem(error)
        return False
    finally:
        _end_reading()
    if written:
        remember_saved(place, sentence, written[-1].id)
    return True


def show_progress(what: str) -> Callable[[int, int], None]:
    """Draw a bar and return what moves it, given how much is done and of how much."""
    bar = st.progress(0.0, f"{what} …")

    def advance(done: int, of: int) -> None:
        bar.progress(min(done / max(of, 1), 1.0), f"{what}: {done:,} of {of:,} …")

    return advance


def remember_saved(place: str, sentence: str, change_id: str, *, is_undo: bool = False) -> None:
    """Remember what was saved, for the undo beside it and for a short notice."""
    st.session_state[_SAVED] = Saved(place, sentence, change_id, is_undo)
    st.session_state[_TOAST] = sentence


def show_undo(place: str) -> None:
    """Offer to take back what was saved last, if it was saved at this place."""
    saved = st.session_state.get(_SAVED)
    if not isinstance(saved, Saved) or saved.place != place:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"undo-box-{place}"):
        st.markdown(plain(saved.sentence))
        label = "Do it again" if saved.is_undo else "Undo"
        st.button(label, key=f"undo-{place}", icon=":material/undo:", on_click=_take_back, args=(saved,))


def _take_back(saved: Saved) -> None:
    try:
        undone = find_store().undo(saved.change_id, who=name_writer())
    except NetmapError as error:
        remember_problem(error.message)
        return
    sentence = "Done again." if saved.is_undo else f"Taken back: {saved.sentence}"
    if saved.is_undo:
        sentence = saved.sentence.removeprefix("Taken back: ")
    remember_saved(saved.place, sentence, undone[-1].id, is_undo=not saved.is_undo)


def show_notices() -> None:
    """Show what the last run left to say; called once a run, before the page."""
    if toast := st.session_state.pop(_TOAST, ""):
        st.toast(plain(toast))
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.error(plain(problem))


def show_problem(error: NetmapError) -> None:
    """Show what went wrong as one sentence with the next step."""
    st.error(plain(error.message))


def tell_failure(error: Exception) -> bool:
    """Say in one sentence what a page could not do; the details go to the terminal, never to the page."""
    if isinstance(error, NetmapError):
        show_problem(error)
    else:
        _LOG.error("A page failed.", exc_info=error)
        st.error("Something went wrong on this page. What was saved is saved. Reload the page and try again.")
    return True
