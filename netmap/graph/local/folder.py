"""The folder of a local database: what lies where in it, and that it is ours to use."""

import errno
import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from netmap.errors import StoreUnusable

MARKER_TEXT = "This folder holds a netmap database. Do not change or move single files in it.\n"
DATABASE = "neo4j"
SMALLEST_ROOM = 20_000_000
"""Bytes that must be free before anything is written: a database on a full disk may break."""

_DROPPINGS = frozenset({"start.lock", ".DS_Store", "desktop.ini", "Thumbs.db"})
_PASSWORD = re.compile(r"[\w-]{32,}", re.ASCII)
_CRASHES = ("hs_err_pid*", "replay_pid*", "java_pid*.hprof", "core.*")
"""What a Java that crashed leaves behind: parts of its memory."""
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

    def read_mark(self) -> str:
        """Return a mark that is another one after every commit: when and how large its log of commits was written last.

        What a commit changed is written into the other files a moment later; without such a log they are looked at.
        """
        database = self.path / "databases" / DATABASE
        files = sorted(database.glob("*.wal")) or sorted(database.glob("*"))
        found = hashlib.sha256()
        for file in files:
            with suppress(FileNotFoundError):
                stat = file.stat()
                found.update(f"{file.name} {stat.st_mtime_ns} {stat.st_size}\n".encode())
        return found.hexdigest()

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
    def old_log(self) -> Path:
        """What it said before."""
        return self.log.with_suffix(".old.log")

    @property
    def _password(self) -> Path:
        return self.path / "password"

    @property
    def _address(self) -> Path:
        return self.path / "server.json"

    @property
    def _store(self) -> Path:
        return self.path / "store.json"

    @property
    def databases(self) -> Path:
        """Where the database keeps its files."""
        return self.path / "databases"

    @property
    def renewed(self) -> "ServerFolder":
        """Where the database is built anew, to be put in place of this one."""
        return ServerFolder(self.path / "renewed")

    @property
    def renewal_lock(self) -> Path:
        """Held by whoever builds the database anew."""
        return self.path / "renewal.lock"

    @property
    def _replaced(self) -> Path:
        return self.path / "replaced"

    @property
    def held_store(self) -> bool:
        """Whether a map was ever kept here."""
        return self._store.exists()

    def replace_database(self, store_id: str) -> None:
        """Put the database that was built anew in place of the old one, of which nothing stays, its log included.

        Neither may run. From the first step on `finish_replacing` ends it when it breaks off.
        """
        with explain_disk(self.path):
            self.databases.rename(self._replaced)
            self.finish_replacing()
            write_private(self._store, json.dumps({"store_id": store_id}))

    def finish_replacing(self) -> None:
        """Go on with putting a new database in place of the old one where that broke off."""
        if not self._replaced.exists():
            return
        with explain_disk(self.path):
            if not self.databases.exists():
                self.renewed.databases.rename(self.databases)
            for told in (
                *self.log.parent.glob("*"),
                *(one for name in _CRASHES for one in self.path.glob(name)),
            ):
                told.unlink(missing_ok=True)
            shutil.rmtree(self._replaced)

    def remember_store(self, store_id: str) -> None:
        """Note that a map is kept here, so that nothing is set up in its place when it is lost."""
        if not self._store.exists():
            with explain_disk(self.path):
                write_private(self._store, json.dumps({"store_id": store_id}))

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
                with suppress(PermissionError):  # one that somebody else shares with us keeps its rights
                    self.path.chmod(0o700)
                self.marker.write_text(MARKER_TEXT, encoding="utf-8")
            self.log.parent.mkdir(exist_ok=True)

    def check_room(self) -> None:
        """Raise `StoreUnusable` when the disk is as good as full."""
        with explain_disk(self.path):
            if shutil.disk_usage(self.path).free < SMALLEST_ROOM:
                raise OSError(errno.ENOSPC, "as good as full")

    def read_password(self) -> str:
        """Return the password of the database, made up when there is no usable one."""
        with explain_disk(self.path):
            with suppress(FileNotFoundError, UnicodeDecodeError):
                password = self._password.read_text(encoding="ascii")
                if _PASSWORD.fullmatch(password):
                    return password
            password = secrets.token_urlsafe(24)
            write_private(self._password, password)
            return password

    def forget_users(self) -> None:
        """Have the database, when it starts, let in whoever knows the password of today, whatever it was before."""
        with explain_disk(self.path):
            (self.path / "config" / "server-users.jsonl").unlink(missing_ok=True)

    def read_address(self) -> ServerAddress | None:
        """Return what the address file says, None when there is no usable one."""
        try:
            found = ServerAddress(**json.loads(self._address.read_text(encoding="ascii")))
        except (OSError, ValueError, TypeError):
            return None
        is_usable = (type(found.pid), type(found.port), type(found.ready)) == (int, int, bool)
        return found if is_usable and found.pid > 0 and 0 < found.port < 1 << 16 else None

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


def is_full(error: OSError) -> bool:
    """Whether an error of the file system is that there is no more room."""
    return error.errno in _NO_ROOM


def describe_disk(path: Path, error: OSError) -> str:
    """Return what to do about an error of the file system at `path`."""
    if is_full(error):
        return f"The disk that holds {path} is full; nothing was written. Make room, then try again."
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"{path} is not a folder. Choose a folder for the store."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"The folder {path} may not be written to. Choose another folder, or ask who owns it."
    return f"The folder {path} cannot be used ({error.strerror or error}). Choose another folder."
