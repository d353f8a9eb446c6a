"""The local database that all tests of one run share; each test that asks gets it emptied."""

from collections.abc import Iterator

import pytest

from tests.stores import LocalDatabase, start_local


@pytest.fixture(scope="session")
def local_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalDatabase]:
    """One local database for the whole run, with what the last test left in it."""
    with start_local(tmp_path_factory.mktemp("local") / "store") as database:
        yield database


@pytest.fixture
def empty_local(local_database: LocalDatabase) -> LocalDatabase:
    """The local database, emptied: `.folder` for NETMAP_STORE, `.settings` for `open_store`."""
    local_database.clear()
    return local_database
