"""A copy carries the network and its whole history, or is not there at all."""

from pathlib import Path

import pytest

from netmap.errors import StoreError, StoreUnusable
from netmap.graph.store import Store, open_store
from netmap.model.entity_classes import change_entity
from netmap.model.network import Network
from netmap.settings import load_settings
from tests.graph.conftest import Database
from tests.graph.test_store import LIBRARY, START, put
from tests.stores import start_local


def test_a_copy_has_the_same_network_and_the_same_history(filled: Store, other: Store) -> None:
    seen = []
    filled.copy_to(other, lambda done, total: seen.append((done, total)))
    assert other.read() == filled.read()
    assert other.revision() == filled.revision() == 3
    assert other.changes() == filled.changes()
    assert [other.change(found.id) for found in other.changes()] == [
        filled.change(found.id) for found in filled.changes()
    ]
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert other.store_id != filled.store_id


def test_a_copy_goes_on_as_a_map_of_its_own(filled: Store, other: Store) -> None:
    filled.copy_to(other)
    put(other, change_entity(LIBRARY, phone="555"))
    assert filled.read() == Network.of_items(START)
    other.undo(who="Ana")
    assert other.read() == filled.read()


def test_a_copy_of_a_copy_is_equal_too(filled: Store, other: Store, database: Database) -> None:
    filled.copy_to(other)
    history = filled.changes()
    database.clear()
    with open_store(database.settings) as again:
        other.copy_to(again)
        assert again.changes() == history
        assert again.read() == other.read()


def test_nothing_is_copied_over_a_map(filled: Store, other: Store) -> None:
    put(other, LIBRARY)
    with pytest.raises(StoreUnusable, match="already holds a map"):
        filled.copy_to(other)
    with pytest.raises(StoreUnusable, match="already holds a map"):
        filled.copy_to(filled)
    assert other.read() == Network.of_items([LIBRARY])


def test_a_copy_that_broke_off_cannot_be_used_until_it_is_complete(filled: Store, other: Store) -> None:
    def break_off(done: int, total: int) -> None:
        if done == total - 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filled.copy_to(other, break_off)
    for use in (other.read, other.revision, lambda: put(other, LIBRARY)):
        with pytest.raises(StoreError, match="not complete"):
            use()
    filled.copy_to(other)
    assert other.read() == filled.read()
    assert other.changes() == filled.changes()


def test_an_empty_store_can_be_copied(store: Store, tmp_path: Path) -> None:
    with start_local(tmp_path / "new") as new, open_store(load_settings(store=str(new.folder))) as other:
        store.copy_to(other)
        assert other.read() == Network()
