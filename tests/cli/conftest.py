"""Two folders with a local store each; every test finds them empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stores import LocalDatabase, start_local


@pytest.fixture(scope="session")
def two_databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LocalDatabase, LocalDatabase]]:
    folder = tmp_path_factory.mktemp("stores")
    with start_local(folder / "one") as one, start_local(folder / "other") as other:
        yield one, other


@pytest.fixture
def empty_folder(two_databases: tuple[LocalDatabase, LocalDatabase]) -> Path:
    """The folder of a running, empty store."""
    two_databases[0].clear()
    return two_databases[0].settings.folder


@pytest.fixture
def other_empty_folder(two_databases: tuple[LocalDatabase, LocalDatabase]) -> Path:
    """The folder of another running, empty store."""
    two_databases[1].clear()
    return two_databases[1].settings.folder
