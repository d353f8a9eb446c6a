"""Each test of the store runs on the local database and on Neo4js, emptied before it, which have nothing to remark."""

import logging
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

import pytest
from filelock import FileLock

from netmap.graph import connection
from netmap.graph.driver import GraphDatabase
from netmap.graph.store import Store, open_store
from netmap.model.entity_classes import change_entity
from netmap.settings import Settings
from tests.graph.test_store import LIBRARY, START, put
from tests.java import CACHE
from tests.stores import (
    CURRENT,
    ROOT,
    LocalDatabase,
    ServerDatabase,
    find_given,
    start_local,
    start_test_neo4j,
    use_given,
)

LINTER = ROOT / "tests" / "lint_cypher"
OLDER = Path(__file__).parent / "older"
Database: TypeAlias = LocalDatabase | ServerDatabase

CORE = frozenset({"test_store", "test_undo", "test_explore", "test_copy"})
"""The tests that run on the current Neo4j with Cypher 25 as well; with NETMAP_TEST_EVERY_NEO4J all do, on every one."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test of the store the databases it runs on."""
    if "database" in metafunc.fixturenames:
        metafunc.parametrize("database", list_databases(metafunc.definition), indirect=True)


def list_databases(test: pytest.Item) -> list[str]:
    names = ["local", "neo4j"]
    if find_given():
        return names
    if "NETMAP_TEST_EVERY_NEO4J" in os.environ:
        return [*names, "current", "cypher25"]
    if test.path.stem in CORE and test.get_closest_marker("large") is None:
        return [*names, "cypher25"]
    return names


@pytest.fixture(scope="session")
def neo4j_database() -> Iterator[ServerDatabase]:
    """The oldest Neo4j that is supported, or the one that the environment names."""
    with use_given() if find_given() else start_test_neo4j() as database:
        yield database


@pytest.fixture(scope="session")
def current_database() -> Iterator[ServerDatabase]:
    """The current Neo4j, with a database from before Cypher 25."""
    with start_test_neo4j(CURRENT, 5) as database:
        yield database


@pytest.fixture(scope="session")
def cypher25_database() -> Iterator[ServerDatabase]:
    """The current Neo4j, with a database as it makes new ones."""
    with start_test_neo4j(CURRENT, 25) as database:
        yield database


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Database:
    """Each database in turn, emptied."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    found.clear()
    return found


class RemarkingDatabase(GraphDatabase):
    """Makes drivers that ask Neo4j for its remarks: what is deprecated, slow, or perhaps meant otherwise."""

    untold: tuple[str, ...] = ("UNRECOGNIZED", "SCHEMA")
    """A new database knows none of our names, and a constraint that is there already is not made again."""

    @classmethod
    def driver(cls, uri: str, **options: Any) -> Any:
        options["notifications_min_severity"] = "INFORMATION"
        options["notifications_disabled_classifications"] = cls.untold
        return GraphDatabase.driver(uri, **options)


@pytest.fixture(autouse=True)
def no_remarks(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test in which Neo4j remarks something about a statement of ours."""
    monkeypatch.setattr(connection, "GraphDatabase", RemarkingDatabase)
    with caplog.at_level(logging.INFO, "neo4j.notifications"):
        yield
    assert list_remarks(caplog) == []


def list_remarks(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [one.getMessage() for one in caplog.get_records("call") if one.name == "neo4j.notifications"]


@pytest.fixture
def settings(database: Database) -> Settings:
    return database.settings


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


@pytest.fixture
def own(empty_local: LocalDatabase) -> Settings:
    """A local store, whose files and backups are looked at."""
    return empty_local.settings


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


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Settings]:
    """A local store as version 0.1.0 left it before stores kept a tally."""
    folder = tmp_path / "older"
    with ZipFile(OLDER / "layout-1.zip") as packed:
        packed.extractall(folder)
    with start_local(folder) as found:
        yield found.settings
