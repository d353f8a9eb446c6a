"""Names, addresses and numbers found in text, however they are spelled there, and taken out of it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

SOMEBODY = "(somebody who asked to be forgotten)"
"""What stands where the name of somebody forgotten stood."""

_FEWEST_LETTERS = 3
_APOSTROPHES = frozenset("'’ʼ`")


class Words:
    """Some names, addresses and numbers to be looked for in text, whatever the case, accents and marks between."""

    def __init__(self, wanted: Iterable[str], stand_in: str = SOMEBODY) -> None:
        self._stand_in = stand_in
        spelled = {_fold(one)[0].strip() for one in wanted}
        spelled |= {_turn(one) for one in spelled}
        self._spelled = sorted((one for one in spelled if len(one) >= _FEWEST_LETTERS), key=len, reverse=True)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self._spelled:
            return None
        spelled = "|".join(" +".join(map(re.escape, one.split())) for one in self._spelled)
        return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)")

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return where in a text they stand, each as its first place and the one behind its last."""
        if self._pattern is None or not text:
            return []
        folded, places = _fold(text)
        return [
            (places[found.start()], places[found.end() - 1] + 1) for found in self._pattern.finditer(folded)
        ]

    def are_in(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        return bool(self.find(text))

    def take_out(self, text: str) -> str:
        """Return a text with the stand-in in their place."""
        for start, end in reversed(self.find(text)):
            text = f"{text[:start]}{self._stand_in}{text[end:]}"
        return text


def _fold(text: str) -> tuple[str, list[int]]:
    """Return a text in small letters without accents, marks as spaces, and for each letter where it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _APOSTROPHES:
            continue
        for letter in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(letter):
                letters.append(letter.lower() if letter.isalnum() else " ")
                places.append(place)
    return "".join(letters), places


def _turn(name: str) -> str:
    """Return a folded name with its last word first, as lists write it."""
    first, _, last = name.rpartition(" ")
    return f"{last} {first}".strip()
