"""A program that is killed while it brings an older store up to date, or restores a backup: what is left, and that it goes on."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from netmap.errors import StoreError
from netmap.graph.copies.backup_file import Backup
from netmap.graph.copies.backups import restore_backup
from netmap.graph.store import open_store
from netmap.settings import Settings
from tests.graph.conftest import OLDER
from tests.graph.test_migrations import READ_HISTORY, backup, check_whole, contents, count_steps, lay_out
from tests.stores import ROOT, run_statement

__all__ = ["backup", "contents", "lay_out"]

KILLED = """
import os, signal, sys
from netmap.graph.connection import Connection
from netmap.graph.copies.backup_file import read_backup
from netmap.graph.copies.backups import restore_backup
from netmap.graph.copies.backups import restore_backup
from netmap.graph.store import open_store
from netmap.settings import load_settings

left, is_committed = int(sys.argv[1]), sys.argv[2] == "committed"
write = Connection.write

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def write_and_die(connection, work):
    global left
    left -= 1
    if left:
        return write(connection, work)
    if is_committed:
        write(connection, work)
        die()
    return write(connection, lambda transaction: (work(transaction), die()))

Connection.write = write_and_die
with open_store(load_settings()) as store:
    if len(sys.argv) > 3:
        with open(sys.argv[3], "rb") as file:
            restore_backup(store, read_backup(file.read(), sys.argv[3]))
"""
"""Ends itself in the transaction of so many writes, or right after it."""


def kill_at(settings: Settings, write: int, moment: str, *more: str) -> bool:
    """Open a store in a program of its own, which is killed at one of its writes; return whether it came that far."""
    environment = {
        "NETMAP_STORE": settings.store,
        "NEO4J_USERNAME": settings.neo4j_username,
        "NEO4J_PASSWORD": settings.neo4j_password.get_secret_value(),
        "NEO4J_DATABASE": settings.neo4j_database,
    }
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(write), moment, *more], check=False, timeout=120, cwd=ROOT,
        env=os.environ | environment,
    )  # fmt: skip
    assert done.returncode in {0, -signal.SIGKILL}
    return done.returncode != 0


def test_an_upgrade_that_is_killed_again_and_again_goes_on_and_loses_nothing(
    settings: Settings, lay_out: Callable[[int], Settings], backup: Backup
) -> None:
    lay_out(2)
    for write, moment in ((2, "open"), (4, "committed"), (3, "open")):
        assert kill_at(settings, write, moment)
    with open_store(settings) as store:
        check_whole(store, backup)
    assert len(run_statement(settings, READ_HISTORY)) == count_steps(settings)


@pytest.mark.parametrize("moment", ["committed", "open"])
def test_a_restore_that_is_killed_is_told_and_goes_on_when_it_is_done_again(
    settings: Settings, backup: Backup, moment: str
) -> None:
    assert kill_at(settings, 6, moment, str(OLDER / "layout-2.netmap"))
    with open_store(settings) as store:
        with pytest.raises(StoreError, match="which goes on where it stopped"):
            store.read()
        restore_backup(store, backup)
        check_whole(store, backup)
