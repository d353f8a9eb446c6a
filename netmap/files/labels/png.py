"""The label of a picture in PNG: a chunk of text after its header."""

import struct
import zlib
from collections.abc import Iterator

from netmap.files.limits import Limits

_SIGNATURE = 8
_HEADER = 33
"""Bytes of a PNG until its first chunk ends."""
_AROUND = 12
"""Bytes of a chunk beside what it holds: its length, its kind, its checksum."""
_KIND, _KEY = b"tEXt", b"netmap\0"


def put_into_png(data: bytes, label: str) -> bytes:
    """Return a picture with a label in a chunk of its own."""
    chunk = _KIND + _KEY + label.encode("ascii")
    length, checksum = struct.pack(">I", len(chunk) - len(_KIND)), struct.pack(">I", zlib.crc32(chunk))
    return data[:_HEADER] + length + chunk + checksum + data[_HEADER:]


def split_png(data: bytes, _limits: Limits) -> tuple[str, bytes]:
    """Return the label of a picture, and its bytes without it."""
    for start, end in _walk_chunks(data):
        if data[start + 4 : start + 8] == _KIND and data.startswith(_KEY, start + 8):
            said = data[start + 8 + len(_KEY) : end - 4]
            return said.decode("latin-1"), data[:start] + data[end:]
    return "", data


def _walk_chunks(data: bytes) -> Iterator[tuple[int, int]]:
    """Give where each chunk begins and ends, as far as they are whole."""
    start = _SIGNATURE
    while start + _AROUND <= len(data):
        (length,) = struct.unpack_from(">I", data, start)
        end = start + _AROUND + length
        if end > len(data):
            return
        yield start, end
        start = end
