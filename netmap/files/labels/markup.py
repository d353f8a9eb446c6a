"""The label of a picture in SVG and of a page of HTML: one element near their beginning, found as text."""

import re

from netmap.files.limits import Limits

_IN_SVG = re.compile(rb"<metadata>([A-Za-z0-9+/=._-]*)</metadata>\n")
_IN_HTML = re.compile(rb'<meta name="netmap" content="([A-Za-z0-9+/=._-]*)">\n')
_AFTER_ABOUT, _AFTER_CHARSET = b"</desc>\n", b'<meta charset="utf-8">\n'


def put_into_svg(data: bytes, label: str) -> bytes:
    """Return a picture with a label after its description."""
    return _put(data, _AFTER_ABOUT, b"<metadata>%s</metadata>\n" % label.encode("ascii"))


def split_svg(data: bytes, _limits: Limits) -> tuple[str, bytes]:
    """Return the label of a picture, and its bytes without it."""
    return _split(data, _IN_SVG)


def put_into_html(data: bytes, label: str) -> bytes:
    """Return a page with a label in its head."""
    return _put(data, _AFTER_CHARSET, b'<meta name="netmap" content="%s">\n' % label.encode("ascii"))


def split_html(data: bytes, _limits: Limits) -> tuple[str, bytes]:
    """Return the label of a page, and its bytes without it."""
    return _split(data, _IN_HTML)


def _put(data: bytes, after: bytes, element: bytes) -> bytes:
    before, found, rest = data.partition(after)
    if not found:
        raise ValueError("no place for a label in this file of ours")
    return before + found + element + rest


def _split(data: bytes, pattern: re.Pattern[bytes]) -> tuple[str, bytes]:
    plain = data.replace(b"\r\n", b"\n")
    found = pattern.search(plain)
    if not found:
        return "", plain
    return found[1].decode("ascii"), plain[: found.start()] + plain[found.end() :]
