"""A run of a page reads the store once, and everything on it stands on that one network."""

from collections.abc import Callable
from threading import current_thread

import pytest
from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Organization
from netmap.model.network import Network
from netmap.ui.shell.reading import find_store, one_reading, read_network
from netmap.ui.shell.saving import save_items
from tests.ui.test_pages import ADDRESSES
from tests.ui.test_two_people import TOWN

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The revisions that were read from the store, in their order; not what works beside the pages, whenever it comes to it."""
    found: list[int] = []
    read = Store.read

    def read_and_note(store: Store, *given: object) -> Network:
        network = read(store, *given)  # type: ignore[arg-type]
        if not current_thread().name.startswith("netmap-"):
            found.append(network.revision)
        return network

    monkeypatch.setattr(Store, "read", read_and_note)
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_run_of_a_page_reads_the_store_once(
    open_page: Opener, put: Putter, readings: list[int], address: str
) -> None:
    put(*TOWN)
    page = open_page(address)
    readings.clear()
    page.run()
    assert not page.exception
    assert len(readings) == 1


def test_a_run_after_a_save_stands_on_what_was_saved(
    open_page: Opener, put: Putter, store: Store, readings: list[int]
) -> None:
    put(*TOWN)
    page = open_page("keep-in-touch")
    readings.clear()
    page.button("done-flyers").click().run()
    assert not page.exception
    saved = store.revision()
    # Before it is written, what it rests on is looked at once more; the page itself is drawn on one network.
    assert readings.count(saved) == 1
    assert readings[-1] == saved


def test_within_one_reading_others_changes_are_seen_only_after_a_save(
    open_page: Opener, put: Putter, store: Store
) -> None:
    open_page()
    put(Organization(id="bank", name="Bank"))
    with one_reading():
        seen = read_network()
        put(Organization(id="clinic", name="Clinic"))
        assert read_network() is seen
        with one_reading():
            assert read_network() is seen
        item = Organization(id="library", name="Library")
        assert save_items(place="here", sentence="Added Library.", put=[item], seen=seen)
        assert read_network().get("library") == item
        assert read_network().get("clinic") is not None
    assert read_network() == find_store().read() == store.read()
