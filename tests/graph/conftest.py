"""Each test of the store runs on the local database and on a Neo4j, both emptied before it."""

from collections.abc import Iterator
from typing import TypeAlias

import pytest

from netmap.graph.store import Store, open_store
from netmap.model.entity_classes import change_entity
from netmap.settings import Settings
from tests.graph.test_store import LIBRARY, START, put
from tests.stores import LocalDatabase, ServerDatabase, start_local, start_test_neo4j

Database: TypeAlias = LocalDatabase | ServerDatabase


@pytest.fixture(scope="session")
def neo4j_database() -> Iterator[ServerDatabase]:
    with start_test_neo4j() as database:
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


@pytest.fixture(scope="session")
def second_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalDatabase]:
    with start_local(tmp_path_factory.mktemp("second") / "store") as database:
        yield database


@pytest.fixture
def other(second_database: LocalDatabase) -> Iterator[Store]:
    second_database.clear()
    with open_store(second_database.settings) as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    put(store, *START, said="The first five.")
    put(store, change_entity(LIBRARY, city="Hart"), said="Moved.")
    store.undo(who="Luis")
    return store
