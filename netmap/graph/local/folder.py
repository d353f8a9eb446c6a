"""The folder of a local database: what lies where in it, and that it is ours to use."""

import errno
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from netmap.errors import StoreUnusable

MARKER_TEXT = "This folder holds a netmap database. Do not change or move single files in it.\n"
SMALLEST_ROOM = 20_000_000
"""Bytes that must be free before anything is written: a database on a full disk may break."""

_DROPPINGS = frozenset({"start.lock", ".DS_Store", "desktop.ini", "Thumbs.db"})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where the database of a folder listens (on 127.0.0.1) and whether it was seen to answer."""

    pid: int
    port: int
    ready: bool = False

    @property
    def uri(self) -> str:
        """The address for the driver."""
        return f"bolt://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class ServerFolder:
    """The files of one local database."""

    path: Path

    @property
    def marker(self) -> Path:
        """Says that the folder is ours."""
        return self.path / "NETMAP.txt"

    @property
    def lock(self) -> Path:
        """Held by whoever starts or stops the server."""
        return self.path / "start.lock"

    @property
    def arguments(self) -> Path:
        """The Java argument file; holds the password."""
        return self.path / "server.args"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.path / "log" / "server.log"

    @property
    def _password(self) -> Path:
        return self.path / "password"

    @property
    def _address(self) -> Path:
        return self.path / "server.json"

    def claim(self) -> None:
        """Make the folder ours; raise `StoreUnusable` when it cannot be used."""
        with explain_disk(self.path):
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self.marker.exists():
                if {entry.name for entry in self.path.iterdir()} - _DROPPINGS:
                    raise StoreUnusable(
                        f"The folder {self.path} already holds something else. Choose an empty or a new "
                        "folder for the store."
                    )
                self.check_room()
                self.marker.write_text(MARKER_TEXT, encoding="utf-8")
            self.log.parent.mkdir(exist_ok=True)

    def check_room(self) -> None:
        """Raise `StoreUnusable` when the disk is as good as full."""
        with explain_disk(self.path):
            if shutil.disk_usage(self.path).free < SMALLEST_ROOM:
                raise OSError(errno.ENOSPC, "as good as full")

    def read_password(self) -> str:
        """Return the password of the database, made up when there is none yet."""
        with explain_disk(self.path):
            try:
                return self._password.read_text(encoding="ascii")
            except FileNotFoundError:
                # The database makes its users file anew when it is gone, with the password it is told.
                (self.path / "config" / "server-users.jsonl").unlink(missing_ok=True)
                password = secrets.token_urlsafe(24)
                write_private(self._password, password)
                return password

    def read_address(self) -> ServerAddress | None:
        """Return what the address file says, None when there is no usable one."""
        try:
            return ServerAddress(**json.loads(self._address.read_text(encoding="ascii")))
        except (OSError, ValueError, TypeError):
            return None

    def write_address(self, address: ServerAddress) -> None:
        """Put the address where other processes find it, whole or not at all."""
        with explain_disk(self.path):
            write_private(self._address, json.dumps(asdict(address)))

    def remove_address(self) -> None:
        """Forget the address of a server that has ended."""
        with suppress(OSError):
            self._address.unlink(missing_ok=True)


def write_private(path: Path, text: str, *, encoding: str = "utf-8") -> None:
    """Replace a file by one that only its owner may read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding=encoding) as file:
            file.write(text)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def explain_disk(path: Path) -> Iterator[None]:
    """Turn what the file system refuses into `StoreUnusable` with the next step."""
    try:
        yield
    except OSError as error:
        raise StoreUnusable(describe_disk(path, error)) from error


def describe_disk(path: Path, error: OSError) -> str:
    """Return what to do about an error of the file system at `path`."""
    if error.errno in _NO_ROOM:
        return f"The disk that holds {path} is full; nothing was written. Make room, then try again."
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"{path} is not a folder. Choose a folder for the store."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"The folder {path} may not be written to. Choose another folder, or ask who owns it."
    return f"The folder {path} cannot be used ({error.strerror or error}). Choose another folder."
