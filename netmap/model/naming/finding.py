"""Where names stand in a text, but for where they are a part of somebody else's."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from netmap.model.naming.folding import Folded, fold_name, fold_readings

FEWEST_DIGITS = 7
"""Digits from which on a number is one that somebody can be called under."""

_RUN_ON = ("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
"""Scripts, as Unicode names their letters, that put no space between a name and what stands beside it."""

Span = tuple[int, int]
"""The first place of a name in a text, and the one behind its last."""


def runs_on(letter: str) -> bool:
    """Whether a letter is of a script that puts no space between a name and what stands beside it."""
    return unicodedata.name(letter, "").startswith(_RUN_ON)


class NameFinder:
    """Some names or numbers to be looked for in text as whole words, whatever the case, accents and marks between.

    Parameters
    ----------
    wanted
        What is looked for, folded.
    others
        Names of others; where what is looked for is one of them, or a part of one, that text means them.
    may_run_on
        Whether a name that begins or ends with a letter may stand there without a space beside it.
    """

    def __init__(
        self, wanted: Iterable[str], others: Iterable[str] = (), may_run_on: Callable[[str], bool] = runs_on
    ) -> None:
        self._may_run_on = may_run_on
        self._wanted = self._compile(wanted)
        self._given_others = tuple(others)

    @cached_property
    def _others(self) -> re.Pattern[str]:
        return self._compile(fold_name(name) for name in self._given_others if self.stand_within(name))

    def stand_within(self, name: str) -> bool:
        """Whether any of them is a part of somebody's name, or all of it."""
        return any(self._wanted.search(folded) for folded, _ in fold_readings(name))

    def find(self, text: str) -> list[Span]:
        """Return where in a text they stand, in its order; none of the places overlaps another."""
        readings = [*fold_readings(text)]
        found = {*_list_spans(self._wanted, readings)}
        if found:
            theirs = {*_list_spans(self._others, readings)}
            found = {one for one in found if not any(_is_within(one, other) for other in theirs)}
        return [(start, _end_letter(text, end)) for start, end in _join(found)]

    def are_in(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        return bool(self.find(text))

    def _compile(self, folded: Iterable[str]) -> re.Pattern[str]:
        """Return what finds any of some folded names, the longest first; nothing where there are none."""
        ranked = sorted(filter(None, set(folded)), key=lambda name: (-len(name), name))
        apart = [self._write_pattern(name) for name in ranked if not self._may_run_on(name[0])]
        run_on = [self._write_pattern(name) for name in ranked if self._may_run_on(name[0])]
        # What stands before all of them is asked once: so the next letter alone says which of them may begin there.
        written = [rf"(?<!\w)(?:{'|'.join(apart)})"] if apart else []
        return re.compile("|".join((*written, *run_on)) or r"(?!)")

    def _write_pattern(self, folded: str) -> str:
        """Return the pattern of a name, or of a number, whose digits may be grouped in any way, and what stands behind it."""
        digits = folded.replace(" ", "")
        if digits.isdecimal() and len(digits) >= FEWEST_DIGITS:
            return rf"{' *'.join(digits)}(?!\w)"
        behind = "" if self._may_run_on(folded[-1]) else r"(?!\w)"
        return f"{' +'.join(map(re.escape, folded.split()))}{behind}"


def _list_spans(pattern: re.Pattern[str], readings: Iterable[Folded]) -> Iterator[Span]:
    for folded, places in readings:
        yield from ((places[one.start()], places[one.end() - 1] + 1) for one in pattern.finditer(folded))


def _is_within(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _join(spans: Iterable[Span]) -> list[Span]:
    """Return places in order, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _end_letter(text: str, end: int) -> int:
    """Return the place behind the accents and vowel signs that belong to the letter before `end`."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end
