"""Backups of a store: made and read back before they count, and restored into an empty store of either database."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from netmap.errors import FileError, StoreError
from netmap.graph.copies.backup_file import Backup, encrypt_backup, pack_backup, read_backup
from netmap.graph.copies.copying import add_copied, begin_copy, finish_copy
from netmap.graph.journal import read_changes
from netmap.graph.reading import read_stable
from netmap.graph.store import Progress, Store
from netmap.model.changes import Change
from netmap.model.network import Network

_READ_AT_ONCE = 20


def make_backup(
    store: Store, passphrase: str = "", on_progress: Progress | None = None
) -> tuple[bytes, Backup]:
    """Return the bytes of a backup of the network and the whole journal, and what reading it back gave.

    Raises
    ------
    StoreError
        When what would be restored from it is not what the store holds.
    """
    network = store.read()
    packed = pack_backup(store.store_id, _read_journal(store, network, on_progress), network)
    data = encrypt_backup(packed, passphrase) if passphrase else packed
    backup = read_backup(data, "The backup", passphrase)
    if backup.network != network:
        raise StoreError(
            f"The journal of {store.address} does not lead to what is stored, so that a backup would not hold all of "
            "it. Take the map out with `netmap export`, and copy the store's folder."
        )
    return data, backup


def write_backup(
    store: Store, path: Path, passphrase: str = "", on_progress: Progress | None = None
) -> Backup:
    """Write a backup to a file that only its owner may read, whole or not at all; return what it holds."""
    data, backup = make_backup(store, passphrase, on_progress)
    partly = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(partly, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if partly.read_bytes() != data:
            raise FileError(f"What was written to {path} is not what was meant. Choose another disk.")
        partly.replace(path)
    except OSError as error:
        raise FileError(
            f"The backup could not be written to {path}: {error.strerror}. Choose another place."
        ) from error
    finally:
        with suppress(OSError):
            partly.unlink()
    return backup


def restore_backup(store: Store, backup: Backup, on_progress: Progress | None = None) -> None:
    """Write the network and the whole journal of a backup into an empty store; after a break it goes on.

    Raises
    ------
    StoreUnusable
        When the store holds something already.
    """
    origin = backup.head.store_id
    done = begin_copy(store.connection, origin)
    for change in backup.read_changes():
        if change.revision > done:
            add_copied(store.connection, change, origin)
        if on_progress:
            on_progress(change.revision, backup.head.revision)
    if read_stable(store.connection, store.store_id) != backup.network:
        raise StoreError(
            f"What was restored into {store.address} is not what the backup holds. Restore it again."
        )
    finish_copy(store.connection)


def _read_journal(store: Store, network: Network, on_progress: Progress | None) -> Iterator[Change]:
    headers = [found for found in reversed(store.changes()) if found.revision <= network.revision]
    for start in range(0, len(headers), _READ_AT_ONCE):
        some = headers[start : start + _READ_AT_ONCE]
        yield from store.connection.read(lambda transaction, some=some: read_changes(transaction, some))  # type: ignore[misc]
        if on_progress:
            on_progress(some[-1].revision, network.revision)
