"""Databases for tests: a real Neo4j fetched and started here, and a local one; both quickly emptied."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from typing import Any

import neo4j
import psutil

from netmap.graph.copies.kept import find_backup_folder
from netmap.graph.local.folder import DATABASE, ServerFolder
from netmap.graph.local.java_runtime import find_runtime
from netmap.graph.local.rehearsal import rehearse
from netmap.graph.local.server import USER, join_server, stop_local_server
from netmap.settings import Settings, load_settings
from tests.java import compile_class, fetch_jars

ROOT = Path(__file__).parents[1]
SERVER = Path(__file__).parent / "neo4j_server"
LTS = "5.26.30"
CURRENT = "2026.08.1"
PASSWORD = "only-for-tests"
_OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]


@dataclass(frozen=True)
class ServerDatabase:
    """A Neo4j that tests may fill and empty."""

    address: str
    user: str
    password: str
    database: str = "neo4j"

    @property
    def settings(self) -> Settings:
        """The settings of somebody who uses it."""
        return load_settings(
            store=self.address,
            neo4j_username=self.user,
            neo4j_password=self.password,
            neo4j_database=self.database,
        )

    def clear(self) -> None:
        """Take everything out."""
        _clear(self.address, self.user, self.password, self.database)


@dataclass(frozen=True)
class LocalDatabase:
    """A folder with a local database that tests may fill and empty; its server starts when needed."""

    folder: Path

    @property
    def settings(self) -> Settings:
        """The settings of somebody who uses it."""
        return load_settings(store=str(self.folder))

    def clear(self) -> None:
        """Take everything out, backups too; much quicker than a new folder."""
        found = join_server(self.folder)
        shutil.rmtree(find_backup_folder(self.folder), ignore_errors=True)
        (self.folder / "store.json").unlink(missing_ok=True)
        _clear(found.uri, USER, ServerFolder(self.folder).read_password(), DATABASE)

    def kill_server(self) -> None:
        """End the server as a power cut would."""
        process = psutil.Process(join_server(self.folder).pid)
        process.kill()
        process.wait(10)


def run_statement(settings: Settings, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run a statement past the store, to look at or to spoil what is kept."""
    address, user = settings.store, settings.neo4j_username
    password, database = settings.neo4j_password.get_secret_value(), settings.neo4j_database
    if not settings.is_server:
        folder = ServerFolder(settings.folder)
        address, user = join_server(folder.path).uri, USER
        password, database = folder.read_password(), DATABASE
    with (
        neo4j.GraphDatabase.driver(address, auth=(user, password)) as driver,
        driver.session(database=database) as session,
    ):
        return session.execute_write(partial(_run, text=statement, **parameters))


def _clear(address: str, user: str, password: str, database: str) -> None:
    with (
        neo4j.GraphDatabase.driver(address, auth=(user, password)) as driver,
        driver.session(database=database) as session,
    ):
        # The local database loses its place when a tie is taken out while others are still being found.
        ties = (
            "MATCH ()-[tie]->() WITH tie LIMIT 1000 WITH collect(tie) AS some UNWIND some AS one DELETE one"
        )
        for text in (ties, "MATCH (one) WITH one LIMIT 1000 DELETE one"):
            while session.execute_write(partial(_run, text=f"{text} RETURN count(*) AS gone"))[0]["gone"]:
                continue


def _run(transaction: neo4j.ManagedTransaction, text: str, **parameters: Any) -> list[dict[str, Any]]:
    return transaction.run(text, parameters).data()


@contextmanager
def start_local(folder: Path) -> Iterator[LocalDatabase]:
    """Offer a local database in a new folder and stop its server afterwards."""
    rehearse()
    try:
        yield LocalDatabase(folder)
    finally:
        stop_local_server(folder)


@contextmanager
def start_test_neo4j(number: str = LTS, language: int = 5) -> Iterator[ServerDatabase]:
    """Start a Neo4j and end it afterwards.

    Parameters
    ----------
    number
        Its version.
    language
        The Cypher of statements that do not say in which they are: 5, or 25 where the current Neo4j is started.
    """
    fetch_neo4j(LTS)
    with TemporaryDirectory(prefix="netmap-neo4j-") as home, _run_neo4j(number, home) as address:
        started = _change_first_password(address)
        if number != LTS:
            _choose_language(started, language)
        yield started


def find_given() -> str:
    """Return the address of the Neo4j that the environment names for the tests, "" when it names none."""
    return os.environ.get("NETMAP_TEST_NEO4J_URI", "")


@contextmanager
def use_given() -> Iterator[ServerDatabase]:
    """Use the Neo4j that the environment names, which must be empty, and empty it afterwards."""
    found = ServerDatabase(
        find_given(),
        os.environ.get("NETMAP_TEST_NEO4J_USERNAME", "neo4j"),
        os.environ.get("NETMAP_TEST_NEO4J_PASSWORD", ""),
        os.environ.get("NETMAP_TEST_NEO4J_DATABASE", "neo4j"),
    )
    count = run_statement(found.settings, "MATCH (n) RETURN count(n) AS n")[0]["n"]
    if count:
        raise RuntimeError(f"The database at {found.address} is not empty. The tests use an empty one only.")
    try:
        yield found
    finally:
        found.clear()


def fetch_neo4j(number: str) -> Path:
    """Return the folder with the jars of a Neo4j, fetched with Maven when they are not there."""
    return fetch_jars(SERVER / "pom.xml", f"neo4j-{number}", f"-Dneo4j.version={number}")


@contextmanager
def _run_neo4j(number: str, home: str) -> Iterator[str]:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        _find_java(number), "-Xmx1g", "-XX:TieredStopAtLevel=1", *_OPENS, "-cp", _build_class_path(number),
        "Launcher", home, str(port),
    ]  # fmt: skip
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        _await_started(process)
        yield f"bolt://127.0.0.1:{port}"
    finally:
        process.communicate()
        assert process.returncode is not None


def _build_class_path(number: str) -> str:
    """Return the class path of a Neo4j and of our launcher, compiled against the oldest supported one."""
    classes = compile_class(SERVER / "Launcher.java", fetch_neo4j(LTS))
    return os.pathsep.join([str(classes), str(fetch_neo4j(number) / "*")])


def _find_java(number: str) -> str:
    """Return a Java that is new enough: the current Neo4j runs on the one that netmap brings along."""
    if number == LTS:
        return shutil.which("java") or "java"
    return str(find_runtime().java)


def _await_started(process: subprocess.Popen[str]) -> None:
    assert process.stdout
    said = []
    for line in process.stdout:
        said.append(line)
        if line.strip() == "started":
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return
    raise RuntimeError("The Neo4j for the tests did not start:\n" + "".join(said[-30:]))


def _change_first_password(address: str) -> ServerDatabase:
    with (
        neo4j.GraphDatabase.driver(address, auth=("neo4j", "neo4j")) as driver,
        driver.session(database="system") as session,
    ):
        session.run("ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old="neo4j", new=PASSWORD).consume()
    return ServerDatabase(address, "neo4j", PASSWORD)


def _choose_language(found: ServerDatabase, language: int) -> None:
    with neo4j.GraphDatabase.driver(found.address, auth=(found.user, found.password)) as driver:
        statement = f"ALTER DATABASE {found.database} SET DEFAULT LANGUAGE CYPHER {language}"
        driver.execute_query(statement, database_="system")


if __name__ == "__main__":
    with start_test_neo4j() as started:
        sys.stdout.write(f"{started}\n")
        sys.stdout.flush()
        sys.stdin.read()
