"""Archives (.zip) that others made: of a workbook, of tables, of slides; never unpacked further than they say and may."""

import zipfile
import zlib
from collections.abc import Iterator

from netmap.errors import FileError
from netmap.files.limits import Limits, tell_size

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError)
"""What `zipfile` raises for a damaged file; a `RuntimeError` for a locked part and for a way of packing it does not know."""

_MOST_MEMBERS = 10_000
_CHUNK = 1 << 20
_PACKED_AS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Ways of packing of which as much comes out as is asked for; of the others, all that a part holds."""


def check_declared(archive: zipfile.ZipFile, name: str, limits: Limits, advice: str) -> None:
    """Raise `FileError` when an archive is locked, or says that it holds more than the limits allow; then with advice."""
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise FileError(f"{name} is locked with a password. Save it without one, and try again.")
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise FileError(
            f"{name} unpacks to more than {tell_size(limits.unpacked_bytes)}, the most that is read{advice}"
        )


def read_chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what is packed a little at a time, altogether no more than is declared.

    `ZipFile.read` unpacks all there is at once, before it looks at what is declared.
    """
    if member.compress_type not in _PACKED_AS:
        raise zipfile.BadZipFile(member.filename)
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return what is packed, no more of it than is declared."""
    return b"".join(read_chunks(archive, member))
