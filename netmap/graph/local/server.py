"""The local database of a folder: started when first needed, shared by all processes, restarted, stopped."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from socket import socket

import psutil
from filelock import FileLock, Timeout

from netmap.errors import StoreUnreachable, StoreUnusable
from netmap.graph.driver import AuthError, DriverError, GraphDatabase, Neo4jError
from netmap.graph.local.damage import check_schema
from netmap.graph.local.folder import DATABASE, ServerAddress, ServerFolder, explain_disk, write_private
from netmap.graph.local.java_runtime import (
    ENCODING,
    LOGGING,
    build_arguments,
    find_runtime,
    list_rehearsed_flags,
)
from netmap.graph.local.keeper import end_process, hidden_flags
from netmap.graph.watching import run_watched
from netmap.settings import SECRETS

USER = "root"
IDLE_SECONDS = 900.0
"""After so long without anybody connected the server stops."""

START_SECONDS = 90.0
LOG_LIMIT = 1_000_000
"""Bytes after which the log of the server is put aside at its next start."""

_TRIES = 3
_PORT = re.compile(r"-Darcadedb\.bolt\.port=(\d+)")
_KEEPER = "netmap.graph.local.keeper"
_KEEPERS: list[subprocess.Popen[bytes]] = []
"""The keepers this process started, so that the system's list of processes is tidied when they end."""


def join_server(folder: Path, *, idle_seconds: float = IDLE_SECONDS) -> ServerAddress:
    """Return where the database of `folder` answers; start it when it does not run.

    Raises
    ------
    StoreUnusable
        When the folder, the disk or the platform cannot hold a database, or it does not start.
    """
    home = ServerFolder(folder.expanduser().resolve())
    found = find_running(home)
    if found and found.ready:
        return found
    home.claim()
    with _hold_lock(home):
        home.claim()
        found = find_running(home) or search_running(home)
        for _ in range(_TRIES):
            found = found or _start(home, idle_seconds)
            if found and _await_answer(home, found):
                ready = ServerAddress(found.pid, found.port, ready=True)
                home.write_address(ready)
                return ready
            found = None
        raise StoreUnusable(_describe_failure(home))


def stop_local_server(folder: Path) -> bool:
    """Stop the database of `folder`; return whether one ran. Whoever needs it starts it again."""
    home = ServerFolder(folder.expanduser().resolve())
    if not home.marker.exists():
        return False
    with _hold_lock(home):
        return _end_server(home)


def _end_server(home: ServerFolder) -> bool:
    """End the server of a folder, whose lock is held; return whether one ran."""
    found = find_running(home) or search_running(home)
    home.remove_address()
    if found:
        end_process(found.pid)
    return found is not None


def swap_database(home: ServerFolder, store_id: str) -> None:
    """Put the database that was built anew in place of that of a folder; both are stopped for it."""
    stop_local_server(home.renewed.path)
    with _hold_lock(home):
        _end_server(home)
        home.replace_database(store_id)


def discard_renewed(home: ServerFolder) -> None:
    """Take out what is left of a database that was built anew."""
    if home.renewed.path.exists():
        stop_local_server(home.renewed.path)
        shutil.rmtree(home.renewed.path)


def find_running(home: ServerFolder) -> ServerAddress | None:
    """Return the address of the database of a folder, None when it does not run."""
    address = home.read_address()
    if address is None:
        return None
    try:
        process = psutil.Process(address.pid)
        ours = f"@{home.arguments}" in process.cmdline()
        return address if ours and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return None


def search_running(home: ServerFolder) -> ServerAddress | None:
    """Return the address of the database of a folder by a look through the processes; None when it does not run.

    Its file may be lost, or tell of another. The lock of the folder must be held: nobody else starts one meanwhile. One
    whose folder was taken away under it serves what is gone, and is ended.
    """
    for process in psutil.process_iter(["cmdline"]):
        if f"@{home.arguments}" in (process.info["cmdline"] or ()):
            if not home.arguments.exists():
                end_process(process.pid)
                continue
            with contextlib.suppress(psutil.Error):
                return ServerAddress(process.pid, _find_port(home, process))
    return None


def _find_port(home: ServerFolder, process: psutil.Process) -> int:
    """Return the port at which a database that runs listens, as its arguments say."""
    with explain_disk(home.path):
        told = _PORT.search(home.arguments.read_text(encoding=ENCODING))
    if told is None:
        raise psutil.NoSuchProcess(process.pid)
    return int(told.group(1))


@contextlib.contextmanager
def _hold_lock(home: ServerFolder) -> Iterator[None]:
    try:
        with explain_disk(home.path), FileLock(home.lock, timeout=START_SECONDS + 30):
            yield
    except Timeout as error:
        raise StoreUnusable(
            f"Another netmap has been starting or stopping the store {home.path} for minutes. Wait for it, "
            "or end it, then try again."
        ) from error


def _start(home: ServerFolder, idle_seconds: float) -> ServerAddress | None:
    runtime = find_runtime()
    _end_keepers(home)
    if left := search_running(home):
        return left
    home.check_room()
    home.finish_replacing()
    check_schema(home)
    home.remove_address()
    bolt_port, http_port = find_free_ports(2)
    password = home.read_password()
    home.forget_users()
    with explain_disk(home.path):
        (home.path / "logging.properties").write_text(LOGGING, encoding="ascii")
        told = build_arguments(runtime, password, bolt_port, http_port, list_rehearsed_flags(runtime))
        write_private(home.arguments, told, encoding=ENCODING)
        keeper = _start_keeper(home, bolt_port, idle_seconds)
    deadline = time.monotonic() + START_SECONDS
    while keeper.poll() is None and time.monotonic() < deadline:
        found = home.read_address()
        if found:
            return found
        time.sleep(0.02)
    return None


def _end_keepers(home: ServerFolder) -> None:
    """End what is about to start the database of a folder, for somebody who was ended meanwhile: it would lock ours out."""
    for process in psutil.process_iter(["cmdline"]):
        told = process.info["cmdline"] or ()
        if _KEEPER in told and str(home.path) in told:
            end_process(process.pid)


def _start_keeper(home: ServerFolder, port: int, idle_seconds: float) -> subprocess.Popen[bytes]:
    _KEEPERS[:] = [keeper for keeper in _KEEPERS if keeper.poll() is None]
    command = [
        sys.executable,
        "-P",
        "-m",
        _KEEPER,
        str(home.path),
        str(port),
        str(idle_seconds),
    ]
    if home.log.exists() and home.log.stat().st_size > LOG_LIMIT:
        home.log.replace(home.old_log)
    with home.log.open("ab") as log:
        keeper = subprocess.Popen(  # noqa: S603 - our own module
            command,
            cwd=home.path,
            env=_build_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            creationflags=hidden_flags(),
        )
    _KEEPERS.append(keeper)
    return keeper


def _build_environment() -> dict[str, str]:
    """Return our environment, in which the keeper finds this very netmap, wherever it is; without what is secret.

    The keeper and the database run on for whoever comes after us.
    """
    places = [str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH", "")]
    kept = {name: value for name, value in os.environ.items() if name.upper() not in SECRETS}
    return kept | {"PYTHONPATH": os.pathsep.join(place for place in places if place)}


def find_free_ports(count: int) -> list[int]:
    """Return ports of 127.0.0.1 on which nobody listens."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket()) for _ in range(count)]
        for found in sockets:
            found.bind(("127.0.0.1", 0))
        return [int(found.getsockname()[1]) for found in sockets]


def _await_answer(home: ServerFolder, address: ServerAddress) -> bool:
    """Wait until the database answers; False when it ended, or took too long and was ended."""
    deadline = time.monotonic() + START_SECONDS
    auth = (USER, home.read_password())
    home.write_address(address)

    def ask() -> None:
        with (
            GraphDatabase.driver(address.uri, auth=auth, max_transaction_retry_time=0) as driver,
            driver.session(database=DATABASE) as session,
        ):
            session.execute_read(lambda transaction: transaction.run("RETURN 1").consume())

    while find_running(home) and time.monotonic() < deadline:
        try:
            run_watched(ask, lambda: refuse_stopped(home, address))
        except AuthError:
            break  # it was started with another password
        except (DriverError, Neo4jError):
            time.sleep(0.1)
        else:
            return True
    end_process(address.pid)
    home.remove_address()
    return False


def refuse_stopped(home: ServerFolder, address: ServerAddress) -> None:
    """Raise `StoreUnreachable` when the process of the database is held, so that it will not answer."""
    with contextlib.suppress(psutil.NoSuchProcess):
        if psutil.Process(address.pid).status() == psutil.STATUS_STOPPED:
            raise StoreUnreachable(describe_silence(str(home.path), address.pid))


def describe_silence(place: str, pid: int) -> str:
    """Return what to do about a local database that runs and answers nothing."""
    return (
        f"The database in {place} runs, but does not answer: its process {pid} was stopped, or hangs. What was being "
        "saved may still be written. Let it go on, or end it with: netmap stop – it starts again when needed."
    )


def _describe_failure(home: ServerFolder) -> str:
    with contextlib.suppress(OSError):
        if "No space left" in home.log.read_text(encoding="utf-8", errors="replace")[-5_000:]:
            return f"The disk that holds {home.path} is full. Make room, then try again."
    return f"The database in {home.path} does not start. Its log {home.log} says why."
