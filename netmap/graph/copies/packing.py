"""A store's journal into the bytes of a backup, and those into a file: read back before they count."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from netmap.errors import FileError, StoreError
from netmap.graph.connection import Connection
from netmap.graph.copies.backup_file import Backup, encrypt_backup, pack_backup, read_backup
from netmap.graph.journal import read_changes, read_headers
from netmap.graph.local.folder import describe_disk, is_full
from netmap.model.changes import Change
from netmap.model.network import Network

_READ_AT_ONCE = 20
_OLD_DRAFT = "*.part"


def pack_store(
    connection: Connection,
    network: Network,
    passphrase: str = "",
    on_progress: Callable[[int, int], None] | None = None,
    *,
    older: bool = False,
) -> tuple[bytes, Backup]:
    """Return the bytes of a backup of the journal that leads to `network`, just read, and what reading it back gave.

    `older` reads the journal of an old layout, where it had no labels of netmap's own yet.

    Raises
    ------
    StoreError
        When what would be restored from it is not what the store holds.
    """
    packed = pack_backup(
        network.store_id, read_journal(connection, network.revision, on_progress, older=older), network
    )
    data = encrypt_backup(packed, passphrase) if passphrase else packed
    backup = read_backup(data, "The backup", passphrase)
    if backup.network != network:
        raise StoreError(
            f"The journal of {connection.place.address} does not lead to what is stored, so that a backup would not hold "
            "all of it. Take the map out with `netmap export`, and copy the store's folder."
        )
    return data, backup


def read_journal(
    connection: Connection,
    revision: int,
    on_progress: Callable[[int, int], None] | None = None,
    *,
    older: bool = False,
) -> Iterator[Change]:
    """Yield the Changes up to a revision, oldest first; of an `older` layout under its labels."""
    newest_first = connection.read(partial(read_headers, older=older))
    headers = [found for found in reversed(newest_first) if found.revision <= revision]
    for start in range(0, len(headers), _READ_AT_ONCE):
        some = headers[start : start + _READ_AT_ONCE]
        yield from connection.read(partial(read_changes, headers=some, older=older))
        if on_progress:
            on_progress(some[-1].revision, revision)


def write_whole(path: Path, data: bytes, *, in_place_of: bool = False) -> None:
    """Write a file that only its owner may read, whole or not at all.

    Parameters
    ----------
    in_place_of
        Whether it takes the place of a file that is there; otherwise that is refused, also when it came meanwhile.

    Raises
    ------
    FileError
        When it cannot be written there.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if draft.read_bytes() != data:
            raise FileError(f"What was written to {path} is not what was meant. Choose another disk.")
        if not in_place_of:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        draft.replace(path)
    except FileExistsError as error:
        raise FileError(
            f"There is a file at {path} already. Choose another name; nothing was written."
        ) from error
    except OSError as error:
        if is_full(error):
            raise FileError(describe_disk(path.parent, error)) from error
        raise FileError(
            f"The backup could not be written to {path}: {error.strerror}. Choose another place."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def remove_drafts(folder: Path) -> None:
    """Take out of a folder of automatic backups what was left when one broke off."""
    for draft in folder.glob(_OLD_DRAFT):
        draft.unlink(missing_ok=True)
