"""Backups that netmap makes by itself: of a local store once a day, and of any store before it is brought up to date."""

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from threading import Lock, Thread

from filelock import FileLock, Timeout

from netmap.errors import FileError, NetmapError, StoreDamaged, StoreError, StoreUnusable
from netmap.graph.connection import Connection
from netmap.graph.copies.kept import Occasion, choose_outdated, list_kept, name_backup
from netmap.graph.copies.packing import pack_store, read_journal, remove_drafts, write_whole
from netmap.graph.journal import read_headers
from netmap.graph.layout.schema import StoreState
from netmap.graph.local.folder import SMALLEST_ROOM
from netmap.model.changes import replay
from netmap.model.network import Network

_LOCK = "backups.lock"
_LOG = logging.getLogger(__name__)


class BackupsBusy(StoreError):
    """Somebody else makes or rewrites automatic backups of the same store."""


@contextmanager
def hold_backups(folder: Path, *, seconds: float = 60) -> Iterator[None]:
    """Keep others from making or rewriting the automatic backups in a folder.

    Raises
    ------
    BackupsBusy
        When somebody else has been at it for so many seconds.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=seconds)
    except Timeout as error:
        raise BackupsBusy(
            f"Another netmap is busy with the backups in {folder}. Wait for it, then try again."
        ) from error
    try:
        yield
    finally:
        lock.release()


def back_up_before_upgrade(connection: Connection, state: StoreState) -> None:
    """Write a backup of a store that is about to be brought to a newer layout, unless nothing is in it.

    Raises
    ------
    StoreUnusable
        When that cannot be done; nothing was changed then.
    """
    if not state.revision or _is_kept(connection, state):
        return
    try:
        older = bool(connection.read(partial(read_headers, older=True)))
        network = _replay_journal(connection, state, older=older)
        with hold_backups(connection.place.backups):
            _write_kept(connection, network, Occasion.UPGRADE, older=older)
    except (NetmapError, OSError) as error:
        raise StoreUnusable(
            f"The store at {connection.place.address} was written by an older netmap, and before it is brought up to date a "
            f"backup is made, which failed: {_tell(error)} Nothing was changed. To go on without a backup, set "
            "NETMAP_AUTOMATIC_BACKUPS=false."
        ) from error


def _is_kept(connection: Connection, state: StoreState) -> bool:
    """Whether there is a backup already that was made before the same upgrade, which then broke off."""
    found = (one for one in list_kept(connection.place.backups) if one.occasion is Occasion.UPGRADE)
    return any((one.store, one.revision) == (state.store_id[:8], state.revision) for one in found)


def _replay_journal(connection: Connection, state: StoreState, *, older: bool) -> Network:
    """Return the network to which the journal leads, whatever was done to the map past netmap."""
    changes = list(read_journal(connection, state.revision, older=older))
    if lost := state.revision - len(changes):
        raise StoreDamaged(f"{lost:,} of {state.revision:,} Changes are missing in its journal.")
    return replace(replay(changes), revision=state.revision, store_id=state.store_id)


def find_today() -> date:
    """Return which day it is here, by which backups are kept."""
    return datetime.now(UTC).astimezone().date()


class DailyBackup:
    """The backup of a local store at the first use of a day on which something has changed since the last one.

    It is made beside the work, which never waits for it and never fails with it; `finish` waits for its end.
    """

    def __init__(self, connection: Connection, read: Callable[[], Network]) -> None:
        self._connection = connection
        self._read = read
        self._turn = Lock()
        self._looked_on = date.min
        self._running: Thread | None = None

    def begin(self) -> None:
        """Have the backup of today made, when that has not been looked at yet."""
        today = find_today()
        with self._turn:
            if self._looked_on == today:
                return
            self._looked_on = today
            self._running = Thread(target=self._make, name="netmap-backup", daemon=True)
            self._running.start()

    def finish(self) -> None:
        """Wait until the backup that was begun is there."""
        if self._running:
            self._running.join()

    def _make(self) -> None:
        try:
            with hold_backups(self._connection.place.backups, seconds=0):
                if network := self._read_unkept():
                    _write_kept(self._connection, network, Occasion.DAILY)
        except BackupsBusy:
            return
        except (NetmapError, OSError) as error:
            _LOG.warning("netmap could not make its backup of today: %s", _tell(error))

    def _read_unkept(self) -> Network | None:
        """Return the network, None when today's is kept already, nothing is new in it, or it cannot be read."""
        kept = list_kept(self._connection.place.backups)
        if any(
            one.day == self._looked_on for one in kept
        ):  # the newest may be of a day when the clock was wrong
            return None
        try:
            network = self._read()
        except StoreError:
            return None  # whoever reads it for their work is told why
        held = {(one.store, one.revision) for one in kept}
        is_new = network.revision and (network.store_id[:8], network.revision) not in held
        return network if is_new else None


def _write_kept(connection: Connection, network: Network, occasion: Occasion, *, older: bool = False) -> None:
    """Write an automatic backup, and take out those that are outdated by it; the lock must be held."""
    folder, now = connection.place.backups, datetime.now(UTC)
    remove_drafts(folder)
    data, _ = pack_store(connection, network, older=older)
    if shutil.disk_usage(folder).free < SMALLEST_ROOM + len(data):
        raise FileError(f"The disk that holds {folder} is as good as full. Make room.")
    write_whole(folder / name_backup(now, network.revision, network.store_id, occasion), data)
    kept = list_kept(folder)
    for place in choose_outdated([one.day for one in kept], find_today()):
        kept[place].path.unlink(missing_ok=True)


def _tell(error: Exception) -> str:
    if isinstance(error, NetmapError):
        return error.message
    return f"the folder for it cannot be used ({getattr(error, 'strerror', None) or error}). Make room, or mend it."
