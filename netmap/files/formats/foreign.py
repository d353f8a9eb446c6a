"""Files that are no lists, known by how they begin: what they are called, so that they are refused by name."""

import re
from typing import NamedTuple

from netmap.files.formats.every import starts_like


class Foreign(NamedTuple):
    """A kind of file that is not read, and what to do instead."""

    beginning: re.Pattern[bytes]
    what: str
    instead: str = "Save the list {saving}."


_TABLES = "Open it where it was made, and save what it joins and its ties {saving}."
_FOREIGN = (
    Foreign(re.compile(rb"%PDF"), "a PDF"),
    Foreign(re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "a picture"),
    Foreign(re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!"), "a packed file"),
    Foreign(re.compile(rb"\{\\rtf"), "a text document"),
    Foreign(
        re.compile(rb"(?i)(?:\s*(?:#[^\n]*|(?:creator|version|comment)\s[^\n]*)\n)*\s*graph\s*\[\s*"
        rb"(?:(?:node|edge)\s*\[|(?:directed|multigraph|id|version)\s+\d|(?:comment|label|name|creator)\s)"),
        "a network in GML", _TABLES,
    ),
    Foreign(re.compile(rb"(?i)\s*\*(?:vertices|network)\s"), "a network of Pajek", _TABLES),
    Foreign(re.compile(rb"(?i)\s*dl\s+(?:n|nr|nc|nm)\s*="), "a network of UCINET", _TABLES),
    Foreign(re.compile(rb"(?i)\s*(?:strict\s+)?(?:di)?graph(?:\s+[\w\"]+)?\s*\{"), "a network of Graphviz", _TABLES),
)  # fmt: skip


def find_foreign(data: bytes) -> Foreign | None:
    """Return what kind of foreign file bytes are the beginning of."""
    return next(
        (one for one in _FOREIGN if one.beginning.match(data[:2_000]) or starts_like(data, one.beginning)),
        None,
    )
