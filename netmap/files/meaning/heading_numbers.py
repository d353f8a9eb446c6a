"""Headings that count: "Contact 2", "Secondary contact", "Partner B", "Alternate phone"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from netmap.model.text import fold_text

_SAID = {
    "second": 2, "secondary": 2, "2nd": 2, "two": 2, "third": 3, "tertiary": 3, "3rd": 3, "three": 3, "fourth": 4,
    "4th": 4, "four": 4,
}  # fmt: skip
_ONE_MORE = frozenset({"alternate", "alternative", "alt", "backup", "other", "additional", "another"})
_LETTERS = "abcdef"
_LEAST_WORDS = 2


def drop_number(folded: str) -> str:
    """Return a folded heading without what counts in it; one that is nothing else stays as it is."""
    words = [word for word in folded.split() if not (word.isdigit() or word in _SAID or word in _ONE_MORE)]
    if len(words) >= _LEAST_WORDS and words[-1] in _LETTERS:
        words.pop()
    return " ".join(words) or folded


def number_headings(headers: Sequence[str]) -> list[int]:
    """Return what number each heading has, 1 where it has none; "alternate" and the like take the next free one."""
    split = [fold_text(header).split() for header in headers]
    headings = {" ".join(words) for words in split}
    said = [_read_number(words, headings) for words in split]
    further: dict[str, int] = {}
    for words, number in zip(split, said, strict=True):
        if not number and (word := _find_further(words)) and word not in further:
            further[word] = max((1, *said, *further.values())) + 1
    return [number or further.get(_find_further(words), 1) for words, number in zip(split, said, strict=True)]


def _read_number(words: Sequence[str], headings: AbstractSet[str]) -> int:
    """Return the number a heading says, 0 when it says none; a letter counts only beside the one before or after it.

    "Partner B" is the second beside "Partner A"; "Phone (c)" beside "Phone (o)" is a cell phone.
    """
    for word in words:
        if word in _SAID or (len(word) == 1 and word in "123456789"):
            return _SAID.get(word) or int(word)
    if len(words) < _LEAST_WORDS or words[-1] not in _LETTERS:
        return 0
    stem, place = " ".join(words[:-1]), _LETTERS.index(words[-1])
    beside = {f"{stem} {_LETTERS[at]}" for at in (place - 1, place + 1) if at in range(len(_LETTERS))}
    first = stem in headings and place == 1
    return place + 1 if first or not beside.isdisjoint(headings) else 0


def _find_further(words: Sequence[str]) -> str:
    return next((word for word in words if word in _ONE_MORE), "")
