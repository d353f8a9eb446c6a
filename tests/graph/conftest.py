"""Each test of the store runs on the local database and on a Neo4j, both emptied before it."""

from collections.abc import Iterator
from typing import TypeAlias

import pytest

from netmap.graph.store import Store, open_store
from netmap.settings import Settings
from tests.stores import LocalDatabase, ServerDatabase, start_test_neo4j

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
