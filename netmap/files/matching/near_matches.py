"""Names that are nearly the same: found without comparing everything with everything."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz, process

from netmap.files.matching.name_keys import find_figures, spell_out
from netmap.files.meaning.column_words import ColumnWords

NEAR = 90.0
"""The least likeness, of 100, that is offered as perhaps the same."""
_BLOCK_LIMIT = 60
_PREFIX = 5
_COMPARED = 150
_KEPT = 8
_LEAST_WORD = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names, by their places in what was given, and how alike they are (0 to 100)."""

    first: int
    second: int
    score: float


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name with short spellings written out and words in order, as written without spaces, and its numbers."""

    ordered: str
    joined: str
    words: frozenset[str]
    figures: tuple[str, ...]

    def block_keys(self) -> Iterable[str]:
        yield from (f"w{word}" for word in self.words if len(word) >= _LEAST_WORD)
        yield from {f"{one} {two}" for one, two in pairwise(self.ordered.split())}
        yield f"<{self.joined[:_PREFIX]}"
        yield f">{self.joined[-_PREFIX:]}"


def _spell(name: str, words: ColumnWords) -> _Spelling:
    ordered = spell_out(name, words)
    return _Spelling(ordered, name.replace(" ", ""), frozenset(ordered.split()), find_figures(ordered))


def find_likenesses(names: Sequence[str], asked: Sequence[int], words: ColumnWords) -> list[Likeness]:
    """Return, for each place in `asked`, the likest other name if one is alike enough.

    Names are blocked by their words, beginnings and ends; blocks of more than 60 names say too little and
    are passed over, so that the work stays linear in the number of names.
    """
    spelled = [_spell(name, words) for name in names]
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(spelled):
        for key in name.block_keys():
            blocks[key].append(place)
    found = []
    for place in asked:
        likeness = _find_likest(place, spelled, blocks)
        if likeness:
            found.append(likeness)
    return found


def _find_likest(place: int, spelled: Sequence[_Spelling], blocks: dict[str, list[int]]) -> Likeness | None:
    name = spelled[place]
    members = (blocks[key] for key in name.block_keys())
    others = {other for block in members if len(block) <= _BLOCK_LIMIT for other in block} - {place}
    if not others:
        return None
    places = sorted(others)[:_COMPARED]
    chosen = [spelled[other] for other in places]
    ordered = [spelling.ordered for spelling in chosen]
    alike = [
        *process.extract(name.ordered, ordered, scorer=fuzz.ratio, score_cutoff=NEAR, limit=_KEPT),
        *process.extract(
            name.joined, [spelling.joined for spelling in chosen],
            scorer=fuzz.ratio, score_cutoff=NEAR, limit=_KEPT,
        ),
        *((ordered[number], NEAR, number) for number in _find_forms(name, chosen)),
    ]  # fmt: skip
    scored = [(score, -number) for _, score, number in alike if chosen[number].figures == name.figures]
    score, number = max(scored, default=(0.0, 0))
    return Likeness(place, places[-number], round(score, 1)) if score else None


def _find_forms(name: _Spelling, others: Iterable[_Spelling]) -> Iterable[int]:
    """Yield the places of those that are this name and not many words more or less ("First Baptist Church")."""
    words = name.words
    for place, other in enumerate(others):
        if words < other.words or other.words < words:
            fewer, more = sorted((len(words), len(other.words)))
            if fewer > 1 and fewer * 3 >= more * 2:
                yield place
