"""Each test of the store runs on the local database and on a Neo4j, both emptied before it."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from filelock import FileLock

from netmap.graph.store import Store, open_store
from netmap.model.entity_classes import change_entity
from netmap.settings import Settings
from tests.graph.test_store import LIBRARY, START, put
from tests.stores import CACHE, ROOT, LocalDatabase, ServerDatabase, start_local, start_test_neo4j

LINTER = ROOT / "tests" / "lint_cypher"
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


@pytest.fixture(scope="session")
def linter() -> Path:
    """The folder of the linter, with what it needs fetched once."""
    folder = CACHE / "lint_cypher"
    CACHE.mkdir(exist_ok=True)
    with FileLock(CACHE / "lint_cypher.lock"):
        lock = (LINTER / "package-lock.json").read_bytes()
        done = folder / "complete"
        if not done.exists() or done.read_bytes() != lock:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(LINTER, folder)
            npm = shutil.which("npm") or "npm"
            subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
            done.write_bytes(lock)
        shutil.copy(LINTER / "lint.cjs", folder)
    return folder
