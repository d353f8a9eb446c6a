"""What cannot be done is said in a sentence with the next step; nothing of others is touched."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from socket import socket

import pytest
from neo4j.exceptions import (
    ClientError,
    DatabaseError,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)

from netmap.errors import (
    ChangeTooLarge,
    StoreDamaged,
    StoreError,
    StoreRefused,
    StoreTooNew,
    StoreUnreachable,
    StoreUnusable,
)
from netmap.graph import connection
from netmap.graph.failures import Place, RowsMissed, explain_failure
from netmap.graph.store import Store, open_store
from netmap.model.network import Network
from netmap.settings import Settings, load_settings
from tests.graph.test_store import LIBRARY, put
from tests.stores import ServerDatabase, run_statement


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "neo4j+s"])
def test_a_server_that_does_not_answer(scheme: str) -> None:
    with socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"{scheme}://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(StoreUnreachable, match="Nothing answers at .*Check that the database runs"):  # noqa: RUF043
            open_store(load_settings(store=address, neo4j_password="secret"))


def test_that_something_may_be_written_is_said_when_the_connection_breaks_while_it_is(store: Store) -> None:
    def break_off(_: object) -> None:
        raise ServiceUnavailable

    with pytest.raises(StoreUnreachable, match=r"may be written all the same: look whether it is there"):
        store.connection.write(break_off)
    with pytest.raises(StoreUnreachable) as reading:
        store.connection.read(break_off)
    assert "written" not in reading.value.message


def test_who_wrote_too_few_as_another_was_quicker_looks_again_and_sees_what_the_other_did(
    store: Store,
) -> None:
    """Two who undo the same at once: what the second takes back is gone between its look and its writing."""
    tried = []

    def miss_once(_: object) -> str:
        tried.append("once")
        if len(tried) == 1:
            raise RowsMissed("The database wrote 0 of 600 entries.")
        return "looked again"

    assert store.connection.write(miss_once) == "looked again"


def test_what_the_driver_says_of_a_connection_is_not_written_into_the_terminal() -> None:
    code = "import logging, netmap.graph.driver; logging.getLogger('neo4j.io').error('OSError: no data')"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("", "")


@pytest.mark.parametrize("address", ["bolt://[::1", "neo4j://nobody.invalid"])
def test_an_address_nobody_can_answer_at(address: str) -> None:
    with pytest.raises(StoreUnreachable) as caught:
        open_store(load_settings(store=address, neo4j_password="secret"))
    assert address in caught.value.message


def test_a_wrong_password(neo4j_database: ServerDatabase) -> None:
    settings = neo4j_database.settings.model_copy(update={"neo4j_username": "nobody"})
    with pytest.raises(StoreRefused, match="NEO4J_USERNAME and NEO4J_PASSWORD"):
        open_store(settings)


def test_a_password_in_the_address_is_not_shown() -> None:
    with pytest.raises(StoreUnreachable) as caught:
        open_store(load_settings(store="bolt://ana:secret@127.0.0.1:1", neo4j_password="secret"))
    assert "secret" not in caught.value.message


def test_a_database_that_is_not_there(neo4j_database: ServerDatabase) -> None:
    settings = neo4j_database.settings.model_copy(update={"neo4j_database": "elsewhere"})
    with pytest.raises(StoreUnusable, match="no database “elsewhere”.*NEO4J_DATABASE"):  # noqa: RUF043
        open_store(settings)


def test_other_peoples_data_is_left_alone(settings: Settings) -> None:
    run_statement(settings, "CREATE (:Store {name: 'Corner shop', revision: 7})-[:SELLS]->(:Product)")
    with pytest.raises(StoreUnusable, match="already holds other data. netmap needs a database of its own"):  # noqa: RUF043
        open_store(settings)
    rows = run_statement(
        settings, "MATCH (n) RETURN labels(n) AS labels, n.revision AS revision ORDER BY labels"
    )
    assert rows == [{"labels": ["Product"], "revision": None}, {"labels": ["Store"], "revision": 7}]


def test_a_store_written_by_a_newer_netmap_is_not_opened(store: Store, settings: Settings) -> None:
    put(store, LIBRARY)
    run_statement(settings, "MATCH (s:NetmapStore) SET s.schema_version = 99 RETURN 1")
    for use in (lambda: open_store(settings), store.read, store.revision, lambda: store.undo(who="Ana")):
        with pytest.raises(StoreTooNew, match="newer netmap .schema 99; .*Update netmap"):  # noqa: RUF043
            use()


@pytest.mark.parametrize(
    "newer",
    [
        "SET s.schema_version = 99, s.tally = '{\"Organization\":2}', s.contents = 'another form'",
        "SET s.tally = '{\"Recipe\":[1,2]}'",
    ],
)
def test_a_newer_store_is_told_from_a_damaged_one_however_it_is_kept(
    store: Store, settings: Settings, newer: str
) -> None:
    put(store, LIBRARY)
    run_statement(settings, f"MATCH (s:NetmapStore) {newer} RETURN 1")
    for use in (lambda: open_store(settings), store.read, lambda: store.undo(who="Ana"), store.look_outside):
        with pytest.raises(StoreTooNew, match="by a newer netmap.*Update netmap"):  # noqa: RUF043
            use()


def test_what_only_the_history_of_a_newer_netmap_tells_of_is_no_damage(
    store: Store, settings: Settings
) -> None:
    put(store, LIBRARY)
    statement = (
        "MATCH (p:NetmapChangePart) SET p.text = replace(p.text, 'Organization\t', 'KitchenPlan2\t') RETURN 1"
    )
    run_statement(settings, statement)
    with open_store(settings) as opened, pytest.raises(StoreTooNew, match="a newer one wrote it"):
        opened.undo(who="Ana")


def test_nothing_is_written_to_a_store_that_became_newer(store: Store, settings: Settings) -> None:
    network = store.read()
    run_statement(settings, "MATCH (s:NetmapStore) SET s.schema_version = 99 RETURN 1")
    monkey = pytest.MonkeyPatch()
    monkey.setattr(store, "read", lambda: network)
    with pytest.raises(StoreTooNew):
        put(store, LIBRARY)
    monkey.undo()
    assert run_statement(settings, "MATCH (s:NetmapStore) RETURN s.revision AS revision") == [{"revision": 0}]


def test_a_store_emptied_by_somebody_is_noticed(store: Store, settings: Settings) -> None:
    put(store, LIBRARY)
    run_statement(settings, "MATCH (n) DETACH DELETE n")
    with pytest.raises(StoreUnusable, match="emptied in the meantime"):
        store.read()
    if not settings.is_server:
        with pytest.raises(StoreDamaged, match="once held a map, and its database is empty"):
            open_store(settings)
        return
    with open_store(settings) as anew:
        assert anew.store_id != store.store_id
        assert anew.read() == Network()


def test_what_others_wrote_into_the_database_is_named(store: Store, settings: Settings) -> None:
    run_statement(settings, "CREATE (:Entity:Spaceship {id: 'x', name: 'Y'})")
    with pytest.raises(StoreError, match="does not know .*Spaceship"):  # noqa: RUF043
        store.read()


def test_opening_it_eight_times_at_once_sets_it_up_once(settings: Settings) -> None:
    def open_once(_: int) -> str:
        with open_store(settings) as opened:
            return opened.store_id

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(open_once, range(8)))) == 1


def test_a_journal_that_lost_a_part_is_not_taken_for_whole(store: Store, settings: Settings) -> None:
    change = put(store, LIBRARY)
    run_statement(settings, "MATCH (p:NetmapChangePart) DELETE p")
    with pytest.raises(StoreError, match="not whole in the journal"):
        store.change(change.id)
    assert store.read() == Network.of_items([LIBRARY])


def test_writers_in_the_way_for_too_long_are_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def always_busy(*_: object, **__: object) -> None:
        raise _fail(TransientError, "Neo.TransientError.Transaction.DeadlockDetected")

    monkeypatch.setattr(connection, "LONGEST_SECONDS", 0.2)
    monkeypatch.setattr("netmap.graph.store.write_change", always_busy)
    with pytest.raises(StoreError, match="Others keep writing"):
        put(store, LIBRARY)
    assert store.revision() == 0


def _fail(kind: type[Neo4jError], code: str) -> Neo4jError:
    error = Neo4jError._hydrate_neo4j(code=code, message="made up for this test")
    assert isinstance(error, kind)
    return error


SERVER = Place("neo4j://example.org", "neo4j")


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (lambda: ServiceUnavailable("x"), StoreUnreachable, "Nothing answers at neo4j://example.org"),
        (
            lambda: _fail(ClientError, "Neo.ClientError.Security.CredentialsExpired"),
            StoreRefused,
            "choose a new password",
        ),
        (
            lambda: _fail(ClientError, "Neo.ClientError.Security.AuthenticationRateLimit"),
            StoreRefused,
            "wait a minute",
        ),
        (
            lambda: _fail(TransientError, "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"),
            StoreRefused,
            "may not be written to",
        ),
        (
            lambda: _fail(TransientError, "Neo.TransientError.General.MemoryPoolOutOfMemoryError"),
            ChangeTooLarge,
            "smaller parts",
        ),
        (
            lambda: _fail(DatabaseError, "Neo.DatabaseError.General.UnknownError"),
            StoreError,
            "Neo.DatabaseError.General.UnknownError",
        ),
    ],
)
def test_what_a_server_refuses_is_said_with_the_next_step(
    error: Callable[[], Exception], kind: type[StoreError], says: str
) -> None:
    explained = explain_failure(error(), SERVER)
    assert type(explained) is kind
    assert says in explained.message
    assert "made up" not in explained.message
