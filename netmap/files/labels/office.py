"""The label of a presentation or a text: a part of its own beside the slides, as Office keeps the data of other programs."""

import io
import re
import zipfile

from netmap.errors import FileError
from netmap.files.formats.workbooks.containers import UNREADABLE
from netmap.files.limits import Limits, tell_size

_DAMAGED = "This file is damaged or cut short, so nothing can be said of it."
_PART = "customXml/item1.xml"
_ITEM = re.compile(r"customXml/item[0-9]{1,3}\.xml")
_LABEL = re.compile(rb'<label xmlns="urn:netmap:label">([A-Za-z0-9+/=._-]*)</label>')
_WRITTEN = '<?xml version="1.0" encoding="UTF-8"?>\n<label xmlns="urn:netmap:label">{}</label>'
_RELATIONS = frozenset({"ppt/_rels/presentation.xml.rels", "word/_rels/document.xml.rels"})
_RELATION = (
    b'<Relationship Id="netmapLabel" Target="../customXml/item1.xml" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"/></Relationships>'
)
_BODY = re.compile(r"ppt/(slides|notesSlides)/[^/]+\.xml|word/document\.xml")
_MOST_MEMBERS, _CHUNK = 10_000, 1 << 20


def put_into_office(data: bytes, label: str) -> bytes:
    """Return a presentation or a text with a label as a part of its own."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for member in archive.infolist():
            part = archive.read(member)
            if member.filename in _RELATIONS:
                part = part.replace(b"</Relationships>", _RELATION)
            made.writestr(member, part)
        made.writestr(zipfile.ZipInfo(_PART, archive.infolist()[0].date_time), _WRITTEN.format(label))
    return written.getvalue()


def split_office(data: bytes, limits: Limits) -> tuple[str, bytes]:
    """Return the label of a presentation or a text, and what its slides and notes are, one after the other.

    Raises
    ------
    FileError
        When it is damaged, locked, or unpacks to more than the limits allow.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_declared(archive, limits)
            label, left = "", limits.unpacked_bytes
            body: list[bytes] = []
            for member in sorted(archive.infolist(), key=lambda one: one.filename):
                is_label = _ITEM.fullmatch(member.filename) is not None
                if not is_label and not _BODY.fullmatch(member.filename):
                    continue
                part = _read(archive, member, left)
                left -= len(part)
                found = _LABEL.search(part) if is_label else None
                label = found[1].decode("ascii") if found else label
                body += [] if is_label else [member.filename.encode(), b"\0", part, b"\0"]
    except UNREADABLE as error:
        raise FileError(_DAMAGED) from error
    return label, b"".join(body)


def _check_declared(archive: zipfile.ZipFile, limits: Limits) -> None:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise FileError("This file is locked with a password. Save it without one, and try again.")
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > limits.unpacked_bytes:
        _refuse(limits)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    parts: list[bytes] = []
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            most -= len(chunk)
            if most < 0:
                raise zipfile.BadZipFile(member.filename)
            parts.append(chunk)
    return b"".join(parts)


def _refuse(limits: Limits) -> None:
    raise FileError(
        f"This file unpacks to more than {tell_size(limits.unpacked_bytes)}, the most that is read: none of ours does."
    )
