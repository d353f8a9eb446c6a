"""Names, and texts in which they are looked for, folded alike; each letter of a text with the place where it stands."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from netmap.model.text import is_seen

_APOSTROPHES = frozenset("'’ʼ`")
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ`]s\b", re.IGNORECASE)
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
    yield _fold(text)
    if endings := [place for one in _POSSESSIVE.finditer(text) for place in range(*one.span())]:
        yield _fold(text, frozenset(endings))


def _fold(text: str, without: Collection[int] = ()) -> Folded:
    if not without and _LETTER_BY_LETTER.fullmatch(text):  # most of them
        return text.lower().translate(_ASCII), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _APOSTROPHES or place in without or not is_seen(character):
            continue
        for letter in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(letter):
                for plain in _PLAIN.get(letter, letter):
                    letters.append(plain.lower() if plain.isalnum() else " ")
                    places.append(place)
    return "".join(letters), places
