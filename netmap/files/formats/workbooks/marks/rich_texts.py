"""Texts of a workbook whose letters do not all look alike: what of them is struck through."""

import html
import re

_ITEM = re.compile(rb"<(?:\w+:)?si(?:\s[^>]*)?>(.*?)</(?:\w+:)?si>|<(?:\w+:)?si\s*/>", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?r(?:\s[^>]*)?>(.*?)</(?:\w+:)?r>", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</(?:\w+:)?t>")
_STRIKE = re.compile(rb"""<(?:\w+:)?strike(?:\s*/>|\s+val\s*=\s*["'](?:1|true)["'])""")


def read_struck_texts(texts: bytes) -> dict[int, str]:
    """Return {number of a shared text: what of it is struck through}; texts of which nothing is are left out."""
    if b"strike" not in texts:
        return {}
    items = enumerate(_ITEM.finditer(texts))
    return {number: said for number, item in items if (said := find_struck(item.group(1) or b""))}


def find_struck(text: bytes) -> str:
    """Return what is struck through in the markup of one text, "" without anything."""
    if b"strike" not in text:
        return ""
    runs = (run for run in _RUN.findall(text) if _STRIKE.search(run))
    return html.unescape(
        b"".join(piece for run in runs for piece in _TEXT.findall(run)).decode("utf-8", "replace")
    ).strip()
