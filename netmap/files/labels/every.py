"""Every format of files that are handed on: how such files begin, and what puts a label into one and takes it out.

A label is one word of letters, figures and few signs, which every format can hold as it is. Nothing of a file is parsed
but what stands around that word, and no more of it is unpacked than `LIMITS` allow.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from netmap.errors import FileError
from netmap.files.labels.markup import put_into_html, put_into_svg, split_html, split_svg
from netmap.files.labels.office import put_into_office, split_office
from netmap.files.labels.pdf import put_into_pdf, split_pdf
from netmap.files.labels.png import put_into_png, split_png
from netmap.files.limits import LIMITS, Limits, tell_size

NOT_OURS = "This is no file that netmap made to be handed on, or what it says of itself was taken out."
WORD = re.compile(r"netmap[0-9]{1,4}\.[A-Za-z0-9+/=._-]{1,8000000}")
"""What a label looks like: for which version it is, and what it says."""


@dataclass(frozen=True, slots=True)
class Container:
    """A format that holds a label.

    `put` puts one into a file that has none. `split` gives the label of a file, "" for none, and the rest of it, which is the
    same with and without one. `holds` is what stands in such a file and in no other that begins so.
    """

    ending: str
    begins: bytes
    put: Callable[[bytes, str], bytes]
    split: Callable[[bytes, Limits], tuple[str, bytes]]
    holds: bytes = b""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A file with a label: the ending of its format, what it says of itself, and a fingerprint of all else in it."""

    ending: str
    label: str
    body: bytes


CONTAINERS = (
    Container(".svg", b"<svg", put_into_svg, split_svg),
    Container(".png", b"\x89PNG\r\n\x1a\n", put_into_png, split_png),
    Container(".pdf", b"%PDF-", put_into_pdf, split_pdf),
    Container(".docx", b"PK\x03\x04", put_into_office, split_office, b"word/document.xml"),
    Container(".pptx", b"PK\x03\x04", put_into_office, split_office),
    Container(".html", b"<!DOCTYPE html>", put_into_html, split_html),
)


def put_label(data: bytes, label: str) -> bytes:
    """Return a file of ours that says a label of itself."""
    return _find(data).put(data, label)


def measure_body(data: bytes) -> bytes:
    """Return a fingerprint of a file without its label."""
    return _measure(_find(data).split(data, LIMITS)[1])


def read_label(data: bytes, limits: Limits = LIMITS) -> Labelled:
    """Return what a file says of itself.

    Raises
    ------
    FileError
        When it says nothing, is damaged, or is larger than the limits allow.
    """
    if len(data) > limits.file_bytes:
        raise FileError(
            f"{NOT_OURS} It is larger than {tell_size(limits.file_bytes)}, the most that is read."
        )
    container = _find(data)
    label, body = container.split(data, limits)
    if not WORD.fullmatch(label):
        raise FileError(NOT_OURS)
    return Labelled(container.ending, label, _measure(body))


def _find(data: bytes) -> Container:
    begin = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for one in CONTAINERS:
        if begin.startswith(one.begins) and one.holds in data:
            return one
    raise FileError(NOT_OURS)


def _measure(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=32).digest()
