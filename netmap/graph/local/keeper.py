"""The keeper: a small process that runs the local database, and stops it when nobody uses it for a while.

Run as ``python -m netmap.graph.local.keeper FOLDER PORT IDLE_SECONDS``. It outlives whoever started it. Used means
that somebody is connected; the app stays connected while it runs. It imports little, to stay small. When the database has
ended, nobody waits: then it begins a rehearsal, where there was none, by which the next start is quicker.
"""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from netmap.errors import StoreUnusable
from netmap.graph.local.folder import ServerAddress, ServerFolder
from netmap.graph.local.java_runtime import build_environment, find_runtime

LOOK_SECONDS = 5.0
STOP_SECONDS = 20.0


def run_database(home: ServerFolder, port: int, idle_seconds: float) -> int:
    """Run the database of a folder until it ends or is stopped; return its exit code."""
    with home.log.open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own Java runtime with our own argument file
            [str(find_runtime().java), f"@{home.arguments}"],
            cwd=home.path,
            env=build_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            creationflags=hidden_flags(),
        )
    try:
        home.write_address(ServerAddress(process.pid, port))
    except StoreUnusable:
        end_process(process.pid)
        raise
    used_at = time.monotonic()
    while True:
        try:
            return process.wait(timeout=min(LOOK_SECONDS, max(idle_seconds / 4, 0.1)))
        except subprocess.TimeoutExpired:
            if _is_used(process.pid, port):
                used_at = time.monotonic()
            elif time.monotonic() - used_at >= idle_seconds:
                _stop_unused(home, process, port)


def _is_used(pid: int, port: int) -> bool:
    try:
        connections = psutil.Process(pid).net_connections("tcp")
    except psutil.NoSuchProcess:
        return False
    except psutil.Error:
        return True
    return any(
        found.status == psutil.CONN_ESTABLISHED and found.laddr and found.laddr.port == port
        for found in connections
    )


def _stop_unused(home: ServerFolder, process: subprocess.Popen[bytes], port: int) -> None:
    try:
        with FileLock(home.lock, timeout=0):
            if _is_used(process.pid, port):
                return
            home.remove_address()
            end_process(process.pid)
    except Timeout:
        return


def end_process(pid: int) -> None:
    """Ask a process to end, and end it when it does not."""
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_STOPPED:
            process.kill()  # it would not hear that it is asked to end
        else:
            process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(STOP_SECONDS)
    except psutil.NoSuchProcess:
        return


def hidden_flags() -> int:
    """Return the flags with which Windows starts a process without a window; 0 elsewhere."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return 0


def _begin_rehearsal() -> None:
    """Begin a rehearsal where there was none, in a process of its own that nobody waits for."""
    if not find_runtime().rehearsed.exists():
        subprocess.Popen(
            [sys.executable, "-P", "-m", "netmap.graph.local.rehearsal"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=hidden_flags(),
        )


if __name__ == "__main__":
    ended = run_database(ServerFolder(Path(sys.argv[1])), int(sys.argv[2]), float(sys.argv[3]))
    with suppress(OSError):
        _begin_rehearsal()
    sys.exit(ended)
