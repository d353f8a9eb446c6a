"""What pages read: the store, the network on which a run stands, the content, and today."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from weakref import WeakKeyDictionary

import streamlit as st

from netmap.analysis.day import Day, read_today
from netmap.content.loading import Content, load_content
from netmap.graph.store import Store, open_store
from netmap.model.network import Network
from netmap.settings import Settings
from netmap.ui.shell.handing_over import take_settings


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
    end_reading()
    return read_network()


def end_reading() -> None:
    """Have the store read anew when it is asked next: something was saved."""
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
