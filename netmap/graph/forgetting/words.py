"""Names, addresses and numbers found in text, however they are spelled there, and taken out of it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

SOMEBODY = "(somebody who asked to be forgotten)"
"""What stands where the name of somebody forgotten stood."""

FEWEST_DIGITS = 7
"""Digits from which on a number is one that somebody can be called under."""

_SHORT = "…"
"""What stands there where a text would become longer than it may be: no name is shorter."""

_FEWEST_LETTERS = 3
_FEWEST_RUNNING_ON = 2
_APOSTROPHES = frozenset("'’ʼ`")
_PLAIN = {
    "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
}  # fmt: skip
"""Letters that are one in themselves, and how they are written where a keyboard has none of them."""

_RUN_ON = ("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
"""Scripts, as Unicode names their letters, that put no space between a name and what stands beside it."""


class Words:
    """Some names, addresses and numbers to be looked for in text, whatever the case, accents and marks between.

    Parameters
    ----------
    wanted
        What is looked for.
    stand_in
        What stands in its place once it is taken out.
    others
        Names of others; where one of them holds what is looked for, and stands in a text, that text means them.
    """

    def __init__(self, wanted: Iterable[str], stand_in: str = SOMEBODY, others: Iterable[str] = ()) -> None:
        self._stand_in = stand_in
        given = {one: _fold(one)[0].strip() for one in wanted}
        spelled = {*given.values(), *map(_turn, given.values())}
        self._spelled = sorted(filter(_is_long_enough, spelled), key=len, reverse=True)
        self.too_short = tuple(one for one, folded in given.items() if one and not _is_long_enough(folded))
        """What is so short that it would be found everywhere, and so is not looked for."""
        self._given_others = tuple(others)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        return _compile(self._spelled)

    @cached_property
    def _others(self) -> re.Pattern[str] | None:
        folded = {_fold(name)[0].strip() for name in self._given_others if self.stand_within(name)}
        return _compile(sorted(folded.difference(self._spelled), key=len, reverse=True))

    def stand_within(self, name: str) -> bool:
        """Whether any of them is a part of somebody's name, or all of it."""
        return self._pattern is not None and self._pattern.search(_fold(name)[0]) is not None

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return where in a text they stand, each as its first place and the one behind its last."""
        if self._pattern is None or not text:
            return []
        folded, places = _fold(text)
        found = [one.span() for one in self._pattern.finditer(folded)]
        if found and self._others:
            theirs = [one.span() for one in self._others.finditer(folded)]
            found = [one for one in found if not any(_is_within(one, other) for other in theirs)]
        return [(places[start], _end_letter(text, places[end - 1] + 1)) for start, end in found]

    def are_in(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        return bool(self.find(text))

    def take_out(self, text: str, limit: int | None = None) -> str:
        """Return a text with the stand-in in their place; where that makes it longer than `limit`, with a dot or three."""
        found = self.find(text)
        left = _replace(text, found, self._stand_in)
        return left if limit is None or len(left) <= limit else _replace(text, found, _SHORT)


def _replace(text: str, places: list[tuple[int, int]], stand_in: str) -> str:
    for start, end in reversed(places):
        text = f"{text[:start]}{stand_in}{text[end:]}"
    return text


def _end_letter(text: str, end: int) -> int:
    """Return the place behind the accents and vowel signs that belong to the letter before `end`."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _is_within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _is_long_enough(folded: str) -> bool:
    return len(folded) >= (_FEWEST_RUNNING_ON if _runs_on(folded[:1]) else _FEWEST_LETTERS)


def _runs_on(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_RUN_ON) if letter else False


def _compile(spelled: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(_write_pattern, spelled))) if spelled else None


def _write_pattern(folded: str) -> str:
    """Return the pattern of a name, or of a number, whose digits may be grouped in any way."""
    digits = folded.replace(" ", "")
    if digits.isdecimal() and len(digits) >= FEWEST_DIGITS:
        return rf"(?<!\w){' *'.join(digits)}(?!\w)"
    before = "" if _runs_on(folded[0]) else r"(?<!\w)"
    behind = "" if _runs_on(folded[-1]) else r"(?!\w)"
    return f"{before}{' +'.join(map(re.escape, folded.split()))}{behind}"


def _fold(text: str) -> tuple[str, list[int]]:
    """Return a text in small letters without accents, marks as spaces, and for each letter where it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _APOSTROPHES:
            continue
        for letter in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(letter):
                for plain in _PLAIN.get(letter, letter):
                    letters.append(plain.lower() if plain.isalnum() else " ")
                    places.append(place)
    return "".join(letters), places


def _turn(name: str) -> str:
    """Return a folded name with its last word first, as lists write it."""
    first, _, last = name.rpartition(" ")
    return f"{last} {first}".strip()
