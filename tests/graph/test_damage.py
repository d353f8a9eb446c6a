"""What is lost in a database is noticed: it is never shown as a smaller map, and nothing is set up in its place."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from netmap.errors import StoreDamaged, StoreError
from netmap.graph.local.folder import ServerFolder
from netmap.graph.local.server import find_running, stop_local_server
from netmap.graph.store import Store, open_store
from netmap.model.entities import Organization
from netmap.model.network import Network
from netmap.settings import Settings, load_settings
from tests.graph.test_store import START, put
from tests.stores import run_statement, start_local

LATER = Organization(name="Came later")


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A local store with something in it, not running; to be copied, then spoiled."""
    folder = tmp_path_factory.mktemp("whole") / "store"
    with open_store(load_settings(store=str(folder))) as store:
        put(store, *START)
        put(store, LATER)
    stop_local_server(folder)
    yield folder
    stop_local_server(folder)


@pytest.fixture
def folder(stopped: Path, tmp_path: Path) -> Iterator[Path]:
    copied = shutil.copytree(stopped, tmp_path / "store")
    yield copied
    stop_local_server(copied)


def database_of(folder: Path) -> Path:
    return folder / "databases" / "neo4j"


def tear(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])


def tear_schema(folder: Path) -> None:
    tear(database_of(folder) / "schema.json")
    (database_of(folder) / "schema.prev.json").unlink()


def lose_schema(folder: Path) -> None:
    (database_of(folder) / "schema.json").unlink()
    tear(database_of(folder) / "schema.prev.json")


@pytest.mark.parametrize("spoil", [tear_schema, lose_schema])
def test_a_database_with_a_torn_list_of_types_is_not_started(
    folder: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(folder)
    before = {file.name: file.read_bytes() for file in database_of(folder).iterdir()}
    with pytest.raises(
        StoreDamaged, match=r"is torn .*schema\.json.* nothing was changed\. Restore your last backup"
    ):
        open_store(load_settings(store=str(folder)))
    assert {file.name: file.read_bytes() for file in database_of(folder).iterdir()} == before
    assert find_running(ServerFolder(folder)) is None


def test_a_torn_list_of_types_is_mended_from_the_one_before_where_that_lists_all(folder: Path) -> None:
    schema = database_of(folder) / "schema.json"
    shutil.copy(schema, database_of(folder) / "schema.prev.json")
    tear(schema)
    with open_store(load_settings(store=str(folder))) as store:
        assert store.read() == Network.of_items([*START, LATER])


def test_ties_whose_file_was_cut_off_are_missed_and_the_journal_brings_them_back(
    folder: Path, tmp_path: Path
) -> None:
    for file in database_of(folder).glob("WORKS_AT_0.*.bucket"):
        os.truncate(file, 0)
    with open_store(load_settings(store=str(folder))) as store:
        for _ in range(2):
            with pytest.raises(
                StoreDamaged, match=r"is not whole: 1 of 1 ties “works at” are missing\. .*netmap copy"
            ):
                store.read()
        with start_local(tmp_path / "new") as new, open_store(new.settings) as mended:
            store.copy_to(mended)
            assert mended.read() == Network.of_items([*START, LATER])


def test_a_folder_that_held_a_map_is_not_set_up_anew(folder: Path) -> None:
    shutil.rmtree(database_of(folder))
    for _ in range(2):
        with pytest.raises(StoreDamaged, match=r"once held a map, .*Restore your last backup"):
            open_store(load_settings(store=str(folder)))


def test_a_dictionary_that_was_cut_off_is_no_other_peoples_data(folder: Path) -> None:
    for file in database_of(folder).glob("dictionary.*.dict"):
        os.truncate(file, 0)
    with pytest.raises(StoreError, match=r"once held a map|could not do this"):
        open_store(load_settings(store=str(folder)))


@pytest.mark.parametrize(
    ("loss", "told"),
    [
        ("MATCH ()-[tie:WORKS_AT]->() DELETE tie RETURN 1", "1 of 1 ties “works at” are missing"),
        ("MATCH (one:Entity {name: 'Came later'}) DELETE one RETURN 1", r"1 of \d organizations are missing"),
        (
            "MATCH (one:Entity {name: 'Came later'}) SET one.id = 'other' RETURN 1",
            "are not those that were written",
        ),
        (
            "MATCH (change:NetmapChange {revision: 1}) DELETE change RETURN 1",
            "1 of 2 Changes in the journal are missing",
        ),
    ],
)
def test_what_is_not_as_it_was_written_is_told_by_kind(
    store: Store, settings: Settings, loss: str, told: str
) -> None:
    put(store, *START)
    put(store, LATER)
    run_statement(settings, loss)
    with open_store(settings) as opened, pytest.raises(StoreDamaged, match=told) as caught:
        opened.read()
    assert ("netmap copy" in caught.value.message) == ("journal" not in told)


def test_a_journal_with_a_gap_is_not_copied(store: Store, settings: Settings, tmp_path: Path) -> None:
    put(store, *START)
    put(store, LATER)
    run_statement(settings, "MATCH (change:NetmapChange {revision: 1}) DELETE change RETURN 1")
    with (
        start_local(tmp_path / "new") as new,
        open_store(new.settings) as other,
        pytest.raises(StoreDamaged, match="1 of 2 Changes are missing in the journal"),
    ):
        store.copy_to(other)
