"""How plausible a text of one byte a letter reads: accents within words, quotation marks where quotations begin."""

import re
from collections.abc import Iterable

ENCODINGS = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp850": "DOS (850)",
    "cp437": "DOS (437)",
}
"""Encodings of one byte a letter in which Western lists are saved, the most common first."""

CLEARLY = 0.4
"""So much more plausible (from -1 to 1) another reading than Windows-1252 has to be, to be taken."""

_LOWER = frozenset("áéíóúüñçàèìòùâêîôûëïöäåøæßãõýÿð")
_UPPER = frozenset("ÁÉÍÓÚÜÑÇÀÈÌÒÙÂÊÎÔÛËÏÖÄÅØÆÃÕÝ")
_SELDOM = frozenset("åøîïûõìòùðÿýôâÅØÎÏÛÕÌÒÙÝÔÂ")
"""Letters of fewer names than the others, so that é is taken before å where either would do."""

_SLAVIC = frozenset("šžŠŽ")
_ALONE = frozenset("áàéèóòúöîÀÉÓ")
_VOWELS = frozenset("aeiouyáéíóúüAEIOUÁÉÍÓÚ")
_OPENING = frozenset("“‘„‚«¿¡‹")
_CLOSING = frozenset("”»›")
_AFTER_APOSTROPHE = re.compile(r"(?:s|t|d|m|ll|re|ve)(?!\w)", re.IGNORECASE)
_BEFORE_APOSTROPHE = re.compile(r"(?:^|\W)(?:O|D|L|N|J|S|C|M|T|Qu|Dell|All)$", re.IGNORECASE)
_PLURAL = re.compile(r"[sSxXzZ]$")
_WORD = re.compile(rb"[^\x00-\x20]{0,12}[ ]?[\x80-\xff]+[ ]?[^\x00-\x20\x80-\xff]{0,6}")
_MOST_WORDS = 2_000


def find_words(data: bytes) -> list[bytes]:
    """Return different pieces of bytes around those that are no plain letters."""
    found: dict[bytes, None] = {}
    for match in _WORD.finditer(data):
        found[match.group()] = None
        if len(found) >= _MOST_WORDS:
            break
    return list(found)


def rate_encodings(words: Iterable[bytes]) -> dict[str, float]:
    """Return how plausible each encoding makes some words, from -1 to 1; those left out that lack one of their bytes."""
    pieces = list(words)
    rated = {}
    for encoding in ENCODINGS:
        try:
            texts = [piece.decode(encoding) for piece in pieces]
        except UnicodeDecodeError:
            continue
        rates = [
            _rate(text[:place], sign, text[place + 1 :])
            for text in texts
            for place, sign in enumerate(text)
            if not sign.isascii()
        ]
        rated[encoding] = sum(rates) / len(rates) if rates else 0.0
    return rated


def _rate(before: str, sign: str, after: str) -> float:
    left, right = before[-1:], after[:1]
    if sign == "’":
        return _rate_apostrophe(before, after)
    if sign in _OPENING or sign in _CLOSING:
        return _rate_quotation(left, sign, right)
    if sign in _LOWER:
        return _rate_lower(left, sign, right)
    if sign in _UPPER:
        return _rate_upper(left, sign, right)
    return _rate_rare(left, sign, right) if sign.isalpha() else _rate_sign(left, sign, right)


def _rate_quotation(left: str, sign: str, right: str) -> float:
    opens = not left.isalnum() and right.isalnum()
    closes = bool(left) and not left.isspace() and not right.isalnum()
    return 1.0 if (opens if sign in _OPENING else closes) else -1.0


def _rate_lower(left: str, sign: str, right: str) -> float:
    if left.isdigit() or right.isdigit() or right.isupper():
        return -1.0
    if not left.isalpha() and not right.isalpha():
        return 0.3 if sign in _ALONE else -1.0
    if sign == "ñ" and ((left.isalpha() and left not in _VOWELS) or right.lower() not in _VOWELS):
        return -1.0
    return 0.8 if sign in _SELDOM else 1.0


def _rate_upper(left: str, sign: str, right: str) -> float:
    if left.islower() or left.isdigit() or right.isdigit():
        return -1.0
    if not left.isalpha() and not right.isalpha():
        return 0.3 if sign in _ALONE else -0.5
    begins, is_capital = right.islower() and not left.isalpha(), right.isupper() or left.isupper()
    if not begins and (not is_capital or right.islower()):
        return -0.5
    return 0.8 if sign in _SELDOM else 1.0


def _rate_apostrophe(before: str, after: str) -> float:
    if not before[-1:].isalnum():
        return 0.5 if after[:1].isdigit() else -1.0
    if _AFTER_APOSTROPHE.match(after) or _BEFORE_APOSTROPHE.search(before):
        return 1.0
    return 0.8 if _PLURAL.search(before) and not after[:1].isalnum() else -1.0


def _rate_rare(left: str, sign: str, right: str) -> float:
    if sign in "ªº":
        return 0.3 if left.isdigit() or left in {"n", "N"} else -1.0
    if sign in "œŒ":
        return 1.0 if right.lower() == "u" else -0.5
    begins = not left.isalpha() and right.islower()
    if sign not in _SLAVIC or not (begins or (sign.islower() and left.isalpha()) or left.isupper()):
        return -1.0
    return 0.65


def _rate_sign(left: str, sign: str, right: str) -> float:
    between = left.isalpha() and right.isalpha()
    if sign in "–—":
        apart = not left.isalpha() and not right.isalpha()
        return 1.0 if apart else -0.3
    if sign in "…•·™®©°§½¼¾\xa0":
        return -0.7 if between else 0.5
    if sign in "£€¢¥":
        return 0.5 if right.isdigit() or left.isdigit() else -1.0
    return -1.0
