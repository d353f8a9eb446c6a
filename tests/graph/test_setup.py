"""`netmap setup`: what a Neo4j is, what its user may do, and what whoever runs it has to grant."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from neo4j.exceptions import Neo4jError
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.cli.store import setup
from netmap.errors import InputError, NetmapError, StoreRefused, StoreUnusable
from netmap.graph.connection import Connection, run_rows
from netmap.graph.server import facts, rights
from netmap.graph.server.facts import ServerFacts, read_facts
from netmap.graph.server.rights import (
    ACCESS,
    CONSTRAINTS,
    INDEXES,
    NAMES,
    READ,
    WRITE,
    Right,
    Rights,
    try_rights,
    write_grants,
)
from netmap.graph.store import open_store
from netmap.settings import load_settings
from tests.graph.test_store import LIBRARY, put
from tests.stores import CURRENT, LTS, ServerDatabase, run_statement


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NETMAP_STORE", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server(neo4j_database: ServerDatabase) -> ServerDatabase:
    neo4j_database.clear()
    return neo4j_database


@pytest.fixture
def connection(server: ServerDatabase) -> Iterator[Connection]:
    opened = Connection(server.settings)
    yield opened
    opened.close()


def set_up(server: ServerDatabase, **changes: str) -> Result:
    known = {
        "NETMAP_STORE": server.address,
        "NEO4J_USERNAME": server.user,
        "NEO4J_PASSWORD": server.password,
        "NEO4J_DATABASE": server.database,
    }
    return CliRunner().invoke(app, ["setup"], env=known | changes)


def refuse(monkeypatch: pytest.MonkeyPatch, *beginnings: str) -> None:
    """Let the server refuse statements as it does to somebody without the right; the community edition has no roles."""

    def run(transaction: Any, statement: str, **given: Any) -> list[dict[str, Any]]:
        if statement.startswith(beginnings):
            code = "Neo.ClientError.Security.Forbidden"
            raise Neo4jError._hydrate_neo4j(code=code, message="made up")
        return run_rows(transaction, statement, **given)

    monkeypatch.setattr(rights, "run_rows", run)
    monkeypatch.setattr(facts, "run_rows", run)


@pytest.mark.parametrize(("name", "version"), [("neo4j_database", LTS), ("cypher25_database", CURRENT)])
def test_a_server_is_told_made_ready_and_found_ready(
    name: str, version: str, request: pytest.FixtureRequest
) -> None:
    server: ServerDatabase = request.getfixturevalue(name)
    server.clear()
    said = set_up(server)
    assert said.exit_code == 0, said.output
    assert f"Neo4j {version}, community edition" in said.stdout
    assert "“neo4j”: read-write" in said.stdout
    assert "may do all that netmap needs" in said.stdout
    assert "Constraints and indexes are made." in said.stdout
    assert "netmap import FILE" in said.stdout
    assert "were there already" in set_up(server).stdout
    with open_store(server.settings) as store:
        put(store, LIBRARY)
    assert "A map with 1 change is in it. Next: netmap serve" in set_up(server).stdout


def test_the_language_of_new_databases_is_told(cypher25_database: ServerDatabase) -> None:
    cypher25_database.clear()
    assert "read-write, CYPHER 25." in set_up(cypher25_database).stdout


def test_trials_leave_nothing(server: ServerDatabase, connection: Connection) -> None:
    before = run_statement(server.settings, "SHOW INDEXES YIELD name RETURN name ORDER BY name")
    assert try_rights(connection) == Rights((), ())
    assert run_statement(server.settings, "MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    assert run_statement(server.settings, "SHOW INDEXES YIELD name RETURN name ORDER BY name") == before


@pytest.mark.parametrize(
    ("refused", "missing", "untried"),
    [
        (("RETURN 1",), (ACCESS,), (WRITE, NAMES, READ, CONSTRAINTS, INDEXES)),
        (("CREATE (trial)\n",), (WRITE,), (NAMES, READ)),
        (("CREATE CONSTRAINT", "CREATE INDEX"), (CONSTRAINTS, INDEXES), ()),
        (("CREATE (trial:$(",), (NAMES,), (READ,)),
    ],
)
def test_each_right_that_is_missing_is_found(
    refused: tuple[str, ...],
    missing: tuple[Right, ...],
    untried: tuple[Right, ...],
    connection: Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse(monkeypatch, *refused)
    assert try_rights(connection) == Rights(missing, untried)


def test_who_may_write_and_not_read_is_noticed(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_blind(transaction: Any, statement: str, **given: Any) -> list[dict[str, Any]]:
        found = run_rows(transaction, statement, **given)
        return [{"touched": 0}] if statement.startswith("MATCH (trial") else found

    monkeypatch.setattr(rights, "run_rows", run_blind)
    assert try_rights(connection) == Rights((READ,), ())


def test_what_is_to_be_granted_is_said_statement_by_statement() -> None:
    assert write_grants((ACCESS, READ, WRITE, NAMES, CONSTRAINTS, INDEXES), "ana-ruiz", "neo4j") == [
        "CREATE ROLE netmap IF NOT EXISTS;",
        "GRANT ACCESS ON DATABASE neo4j TO netmap;",
        "GRANT MATCH {*} ON GRAPH neo4j TO netmap;",
        "GRANT WRITE ON GRAPH neo4j TO netmap;",
        "GRANT NAME MANAGEMENT ON DATABASE neo4j TO netmap;",
        "GRANT CONSTRAINT MANAGEMENT ON DATABASE neo4j TO netmap;",
        "GRANT INDEX MANAGEMENT ON DATABASE neo4j TO netmap;",
        "GRANT ROLE netmap TO `ana-ruiz`;",
    ]


def test_rights_that_are_missing_are_told_and_nothing_is_made(
    server: ServerDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "CREATE CONSTRAINT")
    said = set_up(server)
    assert isinstance(said.exception, StoreRefused)
    assert "Missing: neo4j may not keep ids unique." in said.stdout
    assert "  GRANT CONSTRAINT MANAGEMENT ON DATABASE neo4j TO netmap;" in said.stdout
    assert run_statement(server.settings, "MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_server_that_tells_nothing_of_itself_is_set_up_all_the_same(
    server: ServerDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "CALL dbms", "SHOW DATABASE")
    said = set_up(server)
    assert said.exit_code == 0
    assert "Neo4j of an unknown version." in said.stdout


@pytest.mark.parametrize(
    ("found", "kind", "says"),
    [
        (ServerFacts("4.4.40", "enterprise", "read-write", "", False), StoreUnusable, "5.26 or newer"),
        (ServerFacts("5.26.0", "enterprise", "read-only", "", False), StoreRefused, "is read-only"),
    ],
)
def test_what_cannot_hold_a_map_is_left_as_it_is(
    found: ServerFacts,
    kind: type[NetmapError],
    says: str,
    server: ServerDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(setup, "read_facts", lambda _: found)
    said = set_up(server)
    assert isinstance(said.exception, kind)
    assert says in said.exception.message
    assert run_statement(server.settings, "MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


@pytest.mark.parametrize(
    ("version", "is_too_old"),
    [("5.25.1", True), ("5.26.0", False), ("5.27-aura", False), ("2026.08.1", False), ("", False)],
)
def test_versions_are_compared_by_their_numbers(version: str, is_too_old: bool) -> None:
    assert ServerFacts(version, "", "", "", False).is_too_old is is_too_old


def test_aura_is_known_by_its_address_and_its_pause_is_told(
    server: ServerDatabase, monkeypatch: pytest.MonkeyPatch, connection: Connection
) -> None:
    plain = read_facts(connection)
    assert not plain.is_aura
    aura = ServerFacts("5.27-aura", "enterprise", "read-write", "CYPHER 5", True)
    monkeypatch.setattr(setup, "read_facts", lambda _: aura)
    assert "pauses after three days" in set_up(server).stderr


def test_data_of_others_is_left_alone(server: ServerDatabase) -> None:
    run_statement(server.settings, "CREATE (:Product)")
    said = set_up(server)
    assert isinstance(said.exception, StoreUnusable)
    assert "already holds other data" in said.exception.message


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"NEO4J_USERNAME": "nobody"}, "NEO4J_USERNAME and NEO4J_PASSWORD"),
        ({"NEO4J_DATABASE": "elsewhere"}, "no database “elsewhere”"),
        ({"NETMAP_STORE": "bolt://127.0.0.1:1"}, "Nothing answers"),
    ],
)
def test_what_is_wrong_with_the_way_in_is_said(
    changes: dict[str, str], says: str, server: ServerDatabase
) -> None:
    said = set_up(server, **changes)
    assert isinstance(said.exception, NetmapError)
    assert says in said.exception.message


@pytest.fixture
def newcomer(server: ServerDatabase) -> Iterator[ServerDatabase]:
    """Somebody who has to choose a password first."""
    with neo4j.GraphDatabase.driver(server.address, auth=(server.user, server.password)) as driver:
        create = "CREATE USER newcomer SET PASSWORD 'first-password' CHANGE REQUIRED"
        driver.execute_query(create, database_="system")
        yield ServerDatabase(server.address, "newcomer", "first-password")
        driver.execute_query("DROP USER newcomer", database_="system")


def test_who_has_to_choose_a_password_first_is_told_so(newcomer: ServerDatabase) -> None:
    said = set_up(newcomer)
    assert isinstance(said.exception, StoreRefused)
    assert "first password changed" in said.exception.message


def test_what_is_not_set_is_asked_for_and_kept_for_nobody_else_to_read(
    server: ServerDatabase, tmp_path: Path
) -> None:
    typed = f"{server.address}\n{server.user}\n{server.database}\n{server.password}\ny\n"
    said = CliRunner().invoke(app, ["setup"], input=typed)
    assert said.exit_code == 0, said.output
    assert server.password not in said.output
    file = tmp_path / "netmap.toml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    kept = load_settings()
    assert (kept.store, kept.neo4j_password.get_secret_value()) == (server.address, server.password)
    again = CliRunner().invoke(app, ["setup"])
    assert "were there already" in again.stdout


def test_what_was_typed_is_kept_only_if_wanted(server: ServerDatabase, tmp_path: Path) -> None:
    known = {"NETMAP_STORE": server.address, "NEO4J_USERNAME": server.user}
    said = CliRunner().invoke(app, ["setup"], input=f"{server.password}\nn\n", env=known)
    assert said.exit_code == 0, said.output
    assert "Not kept." in said.stdout
    assert not (tmp_path / "netmap.toml").exists()


@pytest.mark.parametrize(
    ("given", "typed", "says"),
    [
        (["--store", "some-folder"], "", "needs no setup"),
        ([], "", "nobody answered"),
        ([], "some-folder\nneo4j\nneo4j\nsecret\n", "begins with neo4j://"),
    ],
)
def test_what_cannot_be_set_up_is_said(given: list[str], typed: str, says: str) -> None:
    said = CliRunner().invoke(app, ["setup", *given], input=typed)
    assert isinstance(said.exception, InputError)
    assert says in said.exception.message
