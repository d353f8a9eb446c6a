"""Whether a text looks like the name of a person or of an organization, and whom a cell of people names."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from netmap.files.matching.name_looks import OF_GROUPS, is_nobody, load_name_words
from netmap.model.text import fold_text

_MOST_WORDS = 5
_LOOKED_AT = 120
_OF_ONE = OF_GROUPS - {"and"}
_APART = re.compile(r":::|[;|\n•]")
_JOINED = re.compile(r"[/&]| \+ | and | y | und | et ", re.IGNORECASE)
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


def find_shape(text: str) -> NameShape:
    """Return what a text looks like, as a name."""
    text, words = text[:_LOOKED_AT], load_name_words()
    whole = fold_text(text).split()
    if not whole:
        return NameShape.NEITHER
    titled = whole[0] in words.titles and len(whole) > 1
    if not titled and (not words.group.isdisjoint(whole) or not _OF_ONE.isdisjoint(whole)):
        return NameShape.ORGANIZATION
    first = _IN_BRACKETS.sub("", _JOINED.split(_APART.split(text, maxsplit=1)[0], maxsplit=1)[0])
    head, comma, tail = first.partition(",")
    folded = [fold_text(part).split() for part in (head, tail)]
    if titled or _has_given(folded[0]) or (comma and _has_given(folded[1])):
        return NameShape.PERSON
    return NameShape.EITHER if _is_capitalized(head) else NameShape.NEITHER


def _has_given(folded: list[str]) -> bool:
    return bool(folded) and len(folded) <= _MOST_WORDS and folded[0] in load_name_words().given


def _is_capitalized(text: str) -> bool:
    found = text.split()
    if not 1 <= len(found) <= _MOST_WORDS:
        return False
    names = [word for word in found if fold_text(word) not in load_name_words().particles]
    return bool(names) and all(_WORD.fullmatch(word) and word[0].isupper() for word in names)


def is_initials(text: str) -> bool:
    """Whether a text is two or three capitals, as staff sign with."""
    return bool(_INITIALS.fullmatch(text.strip()))


def measure_shapes(counted: Mapping[str, int]) -> Mapping[NameShape, float]:
    """Return which share of texts, given with how often each comes, has which shape; those that name nobody aside."""
    shares = dict.fromkeys(NameShape, 0)
    for text, count in counted.items():
        if not is_nobody(text):
            shares[find_shape(text)] += count
    total = sum(shares.values())
    return {shape: count / total if total else 0.0 for shape, count in shares.items()}


def list_people(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the people one cell names, those that say nobody aside, each as written: "Rosa & Juan Delgado" are two.

    A comma parts people where each part is a name by itself; otherwise it is taken to part a last name from a first.
    What would leave an organization among them is one name: "Marlow Boys & Girls Club". `known` are folded names that
    stand for somebody on their own.
    """
    alone = frozenset(known)
    found: list[str] = []
    for entry in _APART.split(text):
        parts = _JOINED.split(entry)
        whole = any(
            find_shape(part) is NameShape.ORGANIZATION and fold_text(part) not in alone for part in parts
        )
        for part in [entry] if whole else parts:
            found += _split_commas(part.strip(" ,"), alone)
    return tuple(dict.fromkeys(name for name in found if name and not is_nobody(name)))


def _split_commas(text: str, alone: frozenset[str]) -> list[str]:
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if len(pieces) < 2:  # noqa: PLR2004
        return pieces
    people = all(_is_alone(piece, alone) for piece in pieces)
    return pieces if people else [text]


def _is_alone(piece: str, alone: frozenset[str]) -> bool:
    """Whether a piece between commas is a person's name by itself: of two words, or a first name, or known."""
    folded, words = fold_text(piece), load_name_words()
    if folded in alone or is_initials(piece):
        return True
    named = [word for word in folded.split() if word not in words.titles]
    if len(named) > 1:
        return find_shape(piece) in {NameShape.PERSON, NameShape.EITHER}
    return bool(named) and (named[0] in words.given or len(named) < len(folded.split()))
