"""A database that runs is found again whatever became of its files, and one that hangs is told instead of waited for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from netmap.errors import StoreUnreachable
from netmap.graph import watching
from netmap.graph.local.folder import ServerAddress, ServerFolder
from netmap.graph.local.server import find_running, join_server, stop_local_server
from netmap.graph.store import open_store
from netmap.model.entities import Organization
from netmap.model.network import Network
from tests.graph.test_store import LIBRARY, put
from tests.stores import ROOT, LocalDatabase, ServerDatabase

SOON = 3.0
"""Seconds within which it is said that a database hangs."""

LATER = Organization(name="Came later")
STATUS = [sys.executable, "-m", "netmap", "status", "--store"]


def is_held(pid: int) -> bool:
    """Whether every thread of a process stands still, a moment after it was told to."""
    try:
        states = [one.read_text() for one in Path("/proc", str(pid), "task").glob("*/stat")]
    except FileNotFoundError:  # a thread that has just ended
        return False
    return all(state.rpartition(")")[2].split()[0] == "T" for state in states)


@contextmanager
def held(pid: int) -> Iterator[None]:
    """Hold a process for a while, as a debugger would."""
    os.kill(pid, signal.SIGSTOP)
    while not is_held(pid):
        time.sleep(0.01)
    try:
        yield
    finally:
        if psutil.pid_exists(pid):
            os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize(
    "spoiled",
    [
        None,
        "",
        '{"pid": "many", "port": 1, "ready": true}',
        '{"pid": 1, "port": [2], "ready": true}',
        '{"pid": 7, "port": 0, "ready": "yes"}',
        '["pid"]',
        f'{{"pid": {os.getpid()}, "port": 1, "ready": true}}',
    ],
    ids=["gone", "empty", "no number", "no port", "not yet ready", "a list", "somebody else"],
)
def test_a_server_whose_address_is_lost_or_wrong_is_found_among_the_processes(
    empty_local: LocalDatabase, spoiled: str | None
) -> None:
    with open_store(empty_local.settings) as store:
        put(store, LIBRARY)
        before = join_server(empty_local.folder)
        address = empty_local.folder / "server.json"
        if spoiled is None:
            address.unlink()
        else:
            address.write_text(spoiled)
        assert find_running(ServerFolder(empty_local.folder)) is None
        put(store, LATER)
        assert join_server(empty_local.folder) == before
        with open_store(empty_local.settings) as other:
            assert other.read() == Network.of_items([LIBRARY, LATER])


def test_a_store_comes_back_when_server_and_address_are_lost_together(empty_local: LocalDatabase) -> None:
    with open_store(empty_local.settings) as store:
        put(store, LIBRARY)
        empty_local.kill_server()
        (empty_local.folder / "server.json").write_text('{"pid": "many"}')
        assert store.read() == Network.of_items([LIBRARY])


def test_a_server_whose_address_is_lost_is_stopped_all_the_same(empty_local: LocalDatabase) -> None:
    pid = join_server(empty_local.folder).pid
    (empty_local.folder / "server.json").unlink()
    assert stop_local_server(empty_local.folder)
    assert not psutil.pid_exists(pid)


@pytest.mark.parametrize("wrong", [b"not the one that it was started with", b"", b"\xff\xfe"])
@pytest.mark.parametrize("runs", [True, False], ids=["while it runs", "while it does not run"])
def test_a_wrong_password_file_locks_nobody_out(empty_local: LocalDatabase, wrong: bytes, runs: bool) -> None:
    with open_store(empty_local.settings) as store:
        put(store, LIBRARY)
    if not runs:
        stop_local_server(empty_local.folder)
    (empty_local.folder / "password").write_bytes(wrong)
    with open_store(empty_local.settings) as store:
        assert store.read() == Network.of_items([LIBRARY])


def test_a_password_file_that_another_store_left_locks_nobody_out(empty_local: LocalDatabase) -> None:
    with open_store(empty_local.settings) as store:
        put(store, LIBRARY)
        (empty_local.folder / "password").write_text("x" * 32)
        with open_store(empty_local.settings) as other:
            put(other, LATER)
        assert store.read() == Network.of_items([LIBRARY, LATER])


def test_a_server_that_is_held_is_told_soon_and_goes_on_afterwards(empty_local: LocalDatabase) -> None:
    with open_store(empty_local.settings) as store:
        put(store, LIBRARY)
        uses: list[Callable[[], object]] = [
            store.read,
            lambda: put(store, LATER),
            lambda: open_store(empty_local.settings),
        ]
        with held(join_server(empty_local.folder).pid):
            for use in uses:
                begun = time.monotonic()
                with pytest.raises(StoreUnreachable, match=r"does not answer.*netmap stop"):
                    use()
                assert time.monotonic() - begun < SOON
        assert LIBRARY.id in store.read().entities


def test_a_command_tells_that_the_server_hangs_and_stop_ends_it(empty_local: LocalDatabase) -> None:
    with open_store(empty_local.settings) as store:
        put(store, LIBRARY)
        with held(join_server(empty_local.folder).pid):
            told = subprocess.run(  # noqa: PLW1510 - it is to fail
                [*STATUS, str(empty_local.folder)], capture_output=True, text=True, cwd=ROOT, timeout=60
            )
            assert told.returncode == 1
            assert "does not answer" in told.stderr
            assert stop_local_server(empty_local.folder)
        assert store.read() == Network.of_items([LIBRARY])


def test_a_server_that_is_held_while_its_address_is_lost_is_told_too(empty_local: LocalDatabase) -> None:
    pid = join_server(empty_local.folder).pid
    (empty_local.folder / "server.json").unlink()
    with held(pid), pytest.raises(StoreUnreachable, match="does not answer"):
        open_store(empty_local.settings)
    assert join_server(empty_local.folder) == ServerAddress(
        pid, join_server(empty_local.folder).port, ready=True
    )


def test_a_neo4j_that_hangs_is_told(neo4j_database: ServerDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "SILENT_SECONDS", 1.0)
    neo4j_database.clear()
    port = int(neo4j_database.address.rpartition(":")[2])
    (pid,) = {
        one.pid
        for one in psutil.net_connections("tcp")
        if one.laddr and one.laddr.port == port and one.status == "LISTEN"
    }
    assert pid
    with open_store(neo4j_database.settings) as store:
        with held(pid), pytest.raises(StoreUnreachable, match="can be reached, but does not answer"):
            store.read()
        assert store.read() == Network()
