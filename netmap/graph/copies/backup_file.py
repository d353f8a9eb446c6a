"""What a backup file is: every Change of a store on a line of its own, packed, and with a passphrase encrypted."""

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
import pyrage
from pydantic import AwareDatetime, BaseModel, ConfigDict

from netmap.errors import FileError, InputError, NetmapError
from netmap.graph.copies.bounds import LONGEST_LINE, BackupTooLarge, Scale, parse_line
from netmap.graph.copies.json_lines import dump_line
from netmap.model.changes import SCHEMA_VERSION, Change, Touch, apply_change
from netmap.model.kinds import EntityKind, Nature, TieKind
from netmap.model.network import Network
from netmap.model.records import Item, from_json, list_unknown, to_json

_VERSION = 1
_PACKED, _ENCRYPTED = b"\x1f\x8b", b"age-encryption.org/"
_LAST = b'{"changes":'
_LONGEST_HEAD = 10_000
_TIE_KINDS = frozenset(kind.value for kind in TieKind)


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BackupHead(_Checked):
    """The first line: which store this is of, up to which revision, and when it was made."""

    netmap_backup: int
    schema_version: int
    store_id: str
    revision: int
    made_at: AwareDatetime


class _Versions(BaseModel):
    """What says of the first line whether this netmap knows the rest of it."""

    netmap_backup: int
    schema_version: int


class _ChangeLine(_Checked):
    id: str
    revision: int
    at: AwareDatetime
    who: str
    nature: Nature
    sentence: str
    batch_id: str | None
    undoes: tuple[str, ...]
    schema_version: int
    touches: tuple[tuple[dict[str, Any] | None, dict[str, Any] | None], ...]
    part: int = 1
    parts: int = 1


class _LastLine(_Checked):
    changes: int
    entities: int
    ties: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read whole: its head, the network after its last Change, and its packed lines."""

    head: BackupHead
    network: Network
    packed: bytes

    def read_changes(self) -> Iterator[Change]:
        """Yield the Changes, oldest first."""
        lines = _read_lines(self.packed)
        next(lines)
        for line in lines:
            if not line.startswith(_LAST):
                yield _read_change(line)


def pack_backup(store_id: str, changes: Iterable[Change], network: Network) -> bytes:
    """Return the bytes of a backup: `changes`, oldest first, up to the one after which `network` was read."""
    made = io.BytesIO()
    digest, count = hashlib.sha256(), 0
    head = BackupHead(
        netmap_backup=_VERSION, schema_version=SCHEMA_VERSION, store_id=store_id, revision=network.revision,
        made_at=datetime.now(UTC),
    )  # fmt: skip
    with gzip.GzipFile(fileobj=made, mode="wb", mtime=0) as packed:
        lines = _write_lines(head, changes)
        for count, line in enumerate(lines):  # noqa: B007 - the head is no Change
            digest.update(line)
            packed.write(line)
        last = _LastLine(
            changes=count, entities=len(network.entities), ties=len(network.ties), sha256=digest.hexdigest()
        )
        packed.write(orjson.dumps(last.model_dump()) + b"\n")
    return made.getvalue()


def encrypt_backup(packed: bytes, passphrase: str) -> bytes:
    """Return a backup that only the passphrase opens, in the format of age (age-encryption.org)."""
    return bytes(pyrage.passphrase.encrypt(packed, passphrase))


def is_encrypted(data: bytes) -> bool:
    """Whether a passphrase is needed to read this."""
    return data.startswith(_ENCRYPTED)


def is_backup(data: bytes) -> bool:
    """Whether bytes begin like a backup."""
    if is_encrypted(data):
        return True
    try:
        return data.startswith(_PACKED) and b'"netmap_backup"' in zlib.decompressobj(31).decompress(
            data[:4096], 200
        )
    except zlib.error:
        return False


def read_backup(data: bytes, name: str, passphrase: str = "") -> Backup:
    """Return a backup, read from the first to the last byte and found whole.

    Raises
    ------
    FileError
        When it is none, is damaged, was made by a newer netmap, or the passphrase does not open it.
    """
    packed = _decrypt(data, name, passphrase) if is_encrypted(data) else data
    if not is_backup(packed):
        raise FileError(f"{name} is no backup of netmap. A list comes in with `netmap import`.")
    try:
        return _read_whole(packed, name)
    except BackupTooLarge as error:
        raise FileError(
            f"{name} unpacks to far more than a backup of its size holds, so netmap did not make it. Use another backup."
        ) from error
    except (OSError, EOFError, zlib.error, ValueError, NetmapError) as error:
        if isinstance(error, InputError) and error.field == "kind":
            raise _tell_newer(name) from error
        raise error if isinstance(error, FileError) else _tell_damage(name) from error


def _write_lines(head: BackupHead, changes: Iterable[Change]) -> Iterator[bytes]:
    yield orjson.dumps(head.model_dump()) + b"\n"
    for change in changes:
        line = {
            "id": change.id, "revision": change.revision, "at": change.at, "who": change.who,
            "nature": change.nature.value, "sentence": change.sentence, "batch_id": change.batch_id,
            "undoes": change.undoes, "schema_version": change.schema_version,
            "touches": [(_dump(touch.before), _dump(touch.after)) for touch in change.touches],
        }  # fmt: skip
        if change.parts > 1:
            line |= {"part": change.part, "parts": change.parts}
        yield dump_line(line) + b"\n"


def _dump(item: Item | None) -> dict[str, Any] | None:
    return to_json(item) if item else None


def _read_whole(packed: bytes, name: str) -> Backup:
    lines = _read_lines(packed)
    first = next(lines)
    versions = _Versions.model_validate_json(first)
    if versions.netmap_backup > _VERSION or versions.schema_version > SCHEMA_VERSION:
        raise _tell_newer(name)
    head = BackupHead.model_validate_json(first)
    digest, network, scale = hashlib.sha256(first), Network(), Scale(len(packed))
    for count, line in enumerate(lines):
        if line.startswith(_LAST):
            found = (count, len(network.entities), len(network.ties), digest.hexdigest())
            last = _LastLine.model_validate_json(line[:_LONGEST_HEAD])
            is_whole = found == tuple(last.model_dump().values())
            if is_whole and next(lines, None) is None:
                return Backup(head, network, packed)
            break
        digest.update(line)
        change = _read_change(line)
        scale.add(change.touches)
        network = apply_change(network, change)
    raise _tell_damage(name)


def _read_lines(packed: bytes) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=io.BytesIO(packed)) as opened:
        yield opened.readline(_LONGEST_HEAD)
        while line := opened.readline(LONGEST_LINE):
            yield line


def _read_change(line: bytes) -> Change:
    found = _ChangeLine.model_validate(parse_line(line))
    touches = tuple(Touch(_load(before), _load(after)) for before, after in found.touches)
    return Change(
        touches, found.who, found.nature, found.sentence, found.id, found.at.astimezone(UTC), found.batch_id,
        found.undoes, found.revision, found.schema_version, part=found.part, parts=found.parts,
    )  # fmt: skip


def _load(values: dict[str, Any] | None) -> Item | None:
    if values is None:
        return None
    is_tie = (name := values.get("kind")) in _TIE_KINDS
    try:
        return from_json(values, is_tie=is_tie)
    except InputError as error:
        # A field that is not known is as new as a kind.
        kind = TieKind(str(name)) if is_tie else EntityKind(name) if name in set(EntityKind) else None
        if kind and list_unknown(kind, [error.field]):
            raise InputError(error.message, field="kind") from error
        raise


def _decrypt(data: bytes, name: str, passphrase: str) -> bytes:
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as error:
        raise FileError(
            f"{name} is encrypted, and this passphrase does not open it. Type it as it was when the backup was made."
        ) from error


def _tell_newer(name: str) -> FileError:
    return FileError(f"{name} was made by a newer netmap. Update netmap, then restore it again.")


def _tell_damage(name: str) -> FileError:
    return FileError(f"{name} is damaged: it does not hold all that was written into it. Use another backup.")
