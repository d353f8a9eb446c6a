"""A rehearsal: the database run once on an empty folder, so that Java need not prepare the same anew at every start.

Run as ``python -m netmap.graph.local.rehearsal`` by a keeper whose database has ended. What is kept holds nothing of
anybody: no store is opened but an empty one of its own, which is thrown away.
"""

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from netmap.graph.local.folder import ServerAddress, ServerFolder, write_private
from netmap.graph.local.java_runtime import (
    ENCODING,
    LOGGING,
    JavaRuntime,
    build_arguments,
    build_environment,
    find_runtime,
)
from netmap.graph.local.keeper import end_process, hidden_flags
from netmap.graph.local.server import USER, find_free_ports, search_running
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.model.entities import Organization, Person
from netmap.model.kinds import TieKind
from netmap.model.ties import build_tie
from netmap.settings import Settings

ROOM = 500_000_000
"""Bytes that must be free: what is prepared may never be what fills a disk."""

KEPT = 3
"""So many files are kept: of this netmap, and of others on the same computer."""

_SECONDS = 600


def rehearse(*, wait: float = -1) -> None:
    """Prepare what Java needs to start sooner, where it is not there.

    Parameters
    ----------
    wait
        For how many seconds somebody else who is at it is waited for; without end by default.

    Raises
    ------
    filelock.Timeout
        When somebody else is at it still.
    """
    runtime = find_runtime()
    wanted = runtime.rehearsed
    wanted.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FileLock(wanted.parent / "rehearsal.lock", timeout=wait):
        if wanted.exists() or shutil.disk_usage(wanted.parent).free < ROOM:
            return
        home = ServerFolder(wanted.parent / "rehearsal")
        _clear(home)
        try:
            _prepare(home, runtime).replace(wanted)
        finally:
            _clear(home)
        _remove_older(wanted.parent)


def _clear(home: ServerFolder) -> None:
    """Take out what a rehearsal left, and end its database, where it broke off."""
    if left := search_running(home):
        end_process(left.pid)
    shutil.rmtree(home.path, ignore_errors=True)


def _prepare(home: ServerFolder, runtime: JavaRuntime) -> Path:
    """Run the database in an empty folder; return the file that Java made of what it had loaded."""
    home.claim()
    (home.path / "logging.properties").write_text(LOGGING, encoding="ascii")
    ports, noted, made = find_free_ports(2), home.path / "noted", home.path / "made"
    seen = f"-XX:AOTConfiguration={noted}"
    process = _start(home, runtime, ports, "-XX:AOTMode=record", seen)
    home.write_address(ServerAddress(process.pid, ports[0]))
    _use(home)
    _shut_down(home, ports[1])
    process.wait(_SECONDS)
    _start(home, runtime, ports, "-XX:AOTMode=create", seen, f"-XX:AOTCache={made}").wait(_SECONDS)
    return made


def _start(
    home: ServerFolder, runtime: JavaRuntime, ports: list[int], *flags: str
) -> subprocess.Popen[bytes]:
    told = build_arguments(runtime, home.read_password(), ports[0], ports[1], flags)
    write_private(home.arguments, told, encoding=ENCODING)
    return subprocess.Popen(  # noqa: S603 - our own Java runtime with our own argument file
        [str(runtime.java), f"@{home.arguments}"],
        cwd=home.path,
        env=build_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=hidden_flags(),
    )


def _use(home: ServerFolder) -> None:
    """Do in an empty store what is done first in every store."""
    person, bank = Person(name="Somebody"), Organization(name="Some group")
    tie = build_tie(TieKind.WORKS_AT, person.id, bank.id)
    with open_store(Settings(store=str(home.path), automatic_backups=False)) as store:
        store.apply(
            build_change(store.read(), put=[person, bank, tie], who="Somebody", sentence="A rehearsal.")
        )
        store.read()


def _shut_down(home: ServerFolder, port: int) -> None:
    """Have the database end by itself: one that is ended from outside notes nothing on every system."""
    told = b64encode(f"{USER}:{home.read_password()}".encode()).decode()
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection, suppress(HTTPException):
        connection.request(
            "POST", "/api/v1/server", '{"command": "shutdown"}', {"Authorization": f"Basic {told}"}
        )
        connection.getresponse()


def _remove_older(folder: Path) -> None:
    files = sorted(folder.glob("*.aot"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT:]:
        with suppress(OSError):  # one that runs elsewhere cannot be removed on every system
            file.unlink()


def _step_back() -> None:
    """Leave the processor to whoever else wants it."""
    if sys.platform == "win32":
        psutil.Process().nice(psutil.IDLE_PRIORITY_CLASS)
    else:
        os.nice(19)


if __name__ == "__main__":
    _step_back()
    with suppress(Timeout):
        rehearse(wait=0)
