"""Backups of a store: made and read back before they count, and restored into an empty store of either database."""

from pathlib import Path

from netmap.errors import StoreError
from netmap.graph.copies.backup_file import Backup
from netmap.graph.copies.copying import add_copied, begin_copy, finish_copy
from netmap.graph.copies.origin import rename_network_origin
from netmap.graph.copies.packing import pack_store, write_whole
from netmap.graph.reading import read_stable
from netmap.graph.store import Progress, Store


def make_backup(
    store: Store, passphrase: str = "", on_progress: Progress | None = None
) -> tuple[bytes, Backup]:
    """Return the bytes of a backup of the network and the whole journal, and what reading it back gave.

    Raises
    ------
    StoreError
        When what would be restored from it is not what the store holds.
    """
    return pack_store(store.connection, store.read(), passphrase, on_progress)


def write_backup(
    store: Store, path: Path, passphrase: str = "", on_progress: Progress | None = None
) -> Backup:
    """Write a backup to a new file that only its owner may read, whole or not at all; return what it holds."""
    data, backup = make_backup(store, passphrase, on_progress)
    write_whole(path, data)
    return backup


def restore_backup(store: Store, backup: Backup, on_progress: Progress | None = None) -> None:
    """Write the network and the whole journal of a backup into an empty store; after a break it goes on.

    Raises
    ------
    StoreUnusable
        When the store holds something already.
    """
    origin = backup.head.store_id
    copy = begin_copy(store.connection, origin)
    for change in backup.read_changes():
        if change.revision > copy.revision:
            add_copied(store.connection, change, origin, copy.store_id)
        if on_progress:
            on_progress(change.revision, backup.head.revision)
    if read_stable(store.connection, copy.store_id) != rename_network_origin(
        backup.network, origin, copy.store_id
    ):
        raise StoreError(
            f"What was restored into {store.address} is not what the backup holds. Restore it again."
        )
    finish_copy(store.connection)
