"""Names, and texts in which they are looked for, folded alike; each letter of a text with the place where it stands."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from netmap.model.text import is_seen

_APOSTROPHES = frozenset("'’ʼ`")
_POSSESSIVE = re.compile(r"(?<=\S)['’ʼ`]s\b", re.IGNORECASE)
_PLAIN = {
    "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "&": " and ",
}  # fmt: skip
"""Letters and signs that are one in themselves, and how they are written where a keyboard has none of them."""

_LETTER_BY_LETTER = re.compile(r"[\t\n -%(-_a-~]*")
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}

Folded = tuple[str, Sequence[int]]
"""A folded text, and for each letter of it the place in the text where it came from."""


def fold_name(name: str) -> str:
    """Return a name in small letters without accents, marks as single spaces."""
    return " ".join(_fold(name)[0].split())


def turn_name(folded: str) -> str:
    """Return a folded name with its last word first, as lists write it."""
    first, _, last = folded.rpartition(" ")
    return f"{last} {first}".strip()


def fold_readings(text: str) -> Iterator[Folded]:
    """Yield a text as it stands, and where it has some with “Haven House's” as “Haven House”, each folded like a name."""
    letters, places = _fold(text)
    yield letters, places
    if endings := {place for one in _POSSESSIVE.finditer(text) for place in range(*one.span())}:
        kept = [
            (letter, place) for letter, place in zip(letters, places, strict=True) if place not in endings
        ]
        yield "".join(letter for letter, _ in kept), [place for _, place in kept]


def _fold(text: str) -> Folded:
    if _LETTER_BY_LETTER.fullmatch(text):  # most of them
        return text.lower().translate(_ASCII), range(len(text))
    spelled = [_spell(character) for character in text]
    places = [place for place, letters in enumerate(spelled) for _ in letters]
    return "".join(spelled), places


@lru_cache(maxsize=1 << 12)
def _spell(character: str) -> str:
    """Return what a character is spelled as; nothing for an accent, an apostrophe, and what is not seen."""
    if character in _APOSTROPHES or not is_seen(character):
        return ""
    letters = unicodedata.normalize("NFKD", character.casefold())
    plain = "".join(_PLAIN.get(letter, letter) for letter in letters if not unicodedata.combining(letter))
    return "".join(letter.lower() if letter.isalnum() else " " for letter in plain)
