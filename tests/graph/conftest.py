"""One local database and one Neo4j for all tests of the store; each test gets an empty one."""

from collections.abc import Iterator
from typing import TypeAlias

import pytest

from netmap.graph.store import Store, open_store
from netmap.settings import Settings
from tests.stores import LocalDatabase, ServerDatabase, start_local, start_test_neo4j

Database: TypeAlias = LocalDatabase | ServerDatabase


@pytest.fixture(scope="session")
def neo4j_database() -> Iterator[ServerDatabase]:
    with start_test_neo4j() as database:
        yield database


@pytest.fixture(scope="session")
def local_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalDatabase]:
    with start_local(tmp_path_factory.mktemp("local") / "store") as database:
        yield database


@pytest.fixture(params=["local", "neo4j"])
def database(request: pytest.FixtureRequest) -> Database:
    """Each database in turn, emptied."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    found.clear()
    return found


@pytest.fixture
def settings(database: Database) -> Settings:
    return database.settings


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened
