"""The label of a presentation or a text: a part of its own beside the slides, as Office keeps the data of other programs."""

import io
import re
import zipfile

from netmap.errors import FileError
from netmap.files.formats.archives import UNREADABLE, check_declared, read_member
from netmap.files.limits import Limits

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
            check_declared(archive, "This file", limits, ": none of ours does.")
            label = ""
            body: list[bytes] = []
            for member in sorted(archive.infolist(), key=lambda one: one.filename):
                is_label = _ITEM.fullmatch(member.filename) is not None
                if not is_label and not _BODY.fullmatch(member.filename):
                    continue
                part = read_member(archive, member)
                found = _LABEL.search(part) if is_label else None
                label = found[1].decode("ascii") if found else label
                body += [] if is_label else [member.filename.encode(), b"\0", part, b"\0"]
    except UNREADABLE as error:
        raise FileError(_DAMAGED) from error
    return label, b"".join(body)
