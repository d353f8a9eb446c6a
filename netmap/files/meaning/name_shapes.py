"""Whether a text looks like the name of a person or of an organization, and whom a cell of people names."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from netmap.files.meaning.column_words import NameWords
from netmap.model.text import fold_text

_MOST_WORDS = 5
_LOOKED_AT = 120
_PARTS = re.compile(r":::|[;|/&\n•]| and | y | und | et ", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){2,3}")


class NameShape(StrEnum):
    """What a text looks like, as a name."""

    PERSON = "person"
    ORGANIZATION = "organization"
    EITHER = "either"
    """Capitalized words, as names of both kinds are."""
    NEITHER = ""


def find_shape(text: str, words: NameWords) -> NameShape:
    """Return what a text looks like, as a name."""
    text = text[:_LOOKED_AT]
    whole = fold_text(text).split()
    if not whole:
        return NameShape.NEITHER
    titled = whole[0] in words.titles and len(whole) > 1
    if not titled and any(word in words.organizations for word in whole):
        return NameShape.ORGANIZATION
    first = _IN_BRACKETS.sub("", _PARTS.split(text, maxsplit=1)[0])
    head, comma, tail = first.partition(",")
    folded = [fold_text(part).split() for part in (head, tail)]
    if titled or _has_given(folded[0], words) or (comma and _has_given(folded[1], words)):
        return NameShape.PERSON
    return NameShape.EITHER if _is_capitalized(head, words) else NameShape.NEITHER


def _has_given(folded: list[str], words: NameWords) -> bool:
    return bool(folded) and len(folded) <= _MOST_WORDS and folded[0] in words.given


def _is_capitalized(text: str, words: NameWords) -> bool:
    found = text.split()
    if not 1 <= len(found) <= _MOST_WORDS:
        return False
    names = [word for word in found if fold_text(word) not in words.particles]
    return bool(names) and all(_WORD.fullmatch(word) and word[0].isupper() for word in names)


def is_initials(text: str) -> bool:
    """Whether a text is two or three capitals, as staff sign with."""
    return bool(_INITIALS.fullmatch(text.strip()))


def is_nobody(text: str, words: NameWords) -> bool:
    """Whether a text in place of a person says that there is none, as “Vacant” and “TBD” do."""
    folded = fold_text(text)
    return not folded or folded in words.nobody


def measure_shapes(counted: Mapping[str, int], words: NameWords) -> Mapping[NameShape, float]:
    """Return which share of texts, given with how often each comes, has which shape; those that name nobody aside."""
    shares = dict.fromkeys(NameShape, 0)
    for text, count in counted.items():
        if not is_nobody(text, words):
            shares[find_shape(text, words)] += count
    total = sum(shares.values())
    return {shape: count / total if total else 0.0 for shape, count in shares.items()}


def split_people(text: str, words: NameWords, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the people one cell names, those that say nobody aside, each as written: "Rosa & Juan Delgado" are two.

    A comma parts people where each part is a name by itself; otherwise it is taken to part a last name from a first.
    `known` are folded names that stand for somebody on their own.
    """
    alone = frozenset(known)
    found: list[str] = []
    for part in _PARTS.split(text):
        found += _split_commas(part.strip(" ,"), words, alone)
    return tuple(dict.fromkeys(name for name in found if name and not is_nobody(name, words)))


def _split_commas(text: str, words: NameWords, alone: frozenset[str]) -> list[str]:
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if len(pieces) < 2:  # noqa: PLR2004
        return pieces
    people = all(_is_alone(piece, words, alone) for piece in pieces)
    return pieces if people else [text]


def _is_alone(piece: str, words: NameWords, alone: frozenset[str]) -> bool:
    """Whether a piece between commas is a person's name by itself: of two words, or a first name, or known."""
    folded = fold_text(piece)
    if folded in alone or is_initials(piece):
        return True
    named = [word for word in folded.split() if word not in words.titles]
    if len(named) > 1:
        return find_shape(piece, words) in {NameShape.PERSON, NameShape.EITHER}
    return bool(named) and (named[0] in words.given or len(named) < len(folded.split()))
