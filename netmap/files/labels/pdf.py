"""The label of a PDF: a property in its metadata (XMP), which an update after its end brings in.

The update is one as PDF knows it (ISO 32000-1, 7.5.6): what was written before it stays as it is, byte for byte.
"""

import re

from netmap.files.limits import Limits

_SPACE = b"urn:netmap:label#"
_METADATA = re.compile(rb"/Metadata ([0-9]+) 0 R")
_PACKET = re.compile(rb"<\?xpacket begin=.*?<\?xpacket end=\"[rw]\"\?>", re.DOTALL)
_TRAILER = re.compile(rb"trailer\n<<(.*)>>\nstartxref\n([0-9]+)\n%%EOF\s*\Z", re.DOTALL)
_DESCRIPTION = b'<rdf:Description rdf:about="" xmlns:netmap="%s" netmap:label="%s"/>'
_LABEL = re.compile(rb'netmap:label="([A-Za-z0-9+/=._-]*)"|<netmap:label>([A-Za-z0-9+/=._-]*)</netmap:label>')
_BEGINS = b"\n% what netmap says of this file\n"


def put_into_pdf(data: bytes, label: str) -> bytes:
    """Return a PDF as typst writes it with a label in its metadata."""
    number, packet, trailer = _METADATA.search(data), _PACKET.search(data), _TRAILER.search(data[-4096:])
    if not (number and packet and trailer):
        raise ValueError("no place for a label in this file of ours")
    described = _DESCRIPTION % (_SPACE, label.encode("ascii"))
    told = packet[0].replace(b"</rdf:RDF>", described + b"</rdf:RDF>", 1)
    written = data + _BEGINS
    place = len(written)
    written += b"%s 0 obj\n<</Length %d/Type/Metadata/Subtype/XML>>\nstream\n%s\nendstream\nendobj\n" % (
        number[1], len(told), told,
    )  # fmt: skip
    begin = len(written)
    return written + b"xref\n%s 1\n%010d 00000 n\r\ntrailer\n<<%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        number[1], place, trailer[1], trailer[2], begin,
    )  # fmt: skip


def split_pdf(data: bytes, _limits: Limits) -> tuple[str, bytes]:
    """Return the label of a PDF, and its bytes as they were without it; where another program wrote it, all of them."""
    every = list(_LABEL.finditer(data))
    if not every:
        return "", data
    body = data.rpartition(_BEGINS)[0] if data.count(_BEGINS) == 1 else data
    return (every[-1][1] or every[-1][2] or b"").decode("ascii"), body
