"""What a heading says: which meanings its words are phrases for, and how surely."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from netmap.files.meaning.heading_numbers import drop_number

BY_LABEL, ITSELF, SURE, LIKELY, COMPOSED, NEARLY, INSIDE = 0.99, 0.98, 0.95, 0.9, 0.88, 0.7, 0.5
_WITH = re.compile(r"(\w )w(?! o\b)\b")
_NEAR = 90
_LEAST_PHRASE = 5
_LEAST_SLIP = 3
_MOST_REMEMBERED = 5_000
_HEADING = "its heading"
_OWNERS = frozenset({"organization", "person"})
_NAMED = _OWNERS | {"first_name", "last_name", "source", "target"}
_OWNED = {
    ("organization", "email"): "organization_email", ("organization", "phone"): "organization_phone",
    ("person", "email"): "person_email", ("person", "phone"): "person_phone",
}  # fmt: skip
_NARROWER = {"email": ("person_email", "organization_email"), "phone": ("person_phone", "organization_phone")}


@dataclass(frozen=True, slots=True)
class Fit:
    """How surely a heading means something, from 0 to 1, and what that rests on."""

    score: float
    why: str


@dataclass(slots=True)
class PhraseBook:
    """Looks headings up among the phrases for each meaning.

    phrases : folded phrase → {meaning: how surely a heading of just this phrase means it}.
    fillers : words that say nothing in a heading.
    of : those of them after which stands what the phrase before is of.
    """

    phrases: Mapping[str, Mapping[str, float]]
    fillers: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    _found: dict[str, Mapping[str, Fit]] = field(default_factory=dict)
    _long: tuple[str, ...] = ()
    _longest: int = 1

    def __post_init__(self) -> None:
        """Note which phrases are long enough to be looked for nearly and inside of headings."""
        self._long = tuple(phrase for phrase in self.phrases if len(phrase) >= _LEAST_PHRASE)
        self._longest = max((phrase.count(" ") + 1 for phrase in self.phrases), default=1)

    def look_up(self, heading: str) -> Mapping[str, Fit]:
        """Return {meaning: fit} of a folded heading."""
        found = self._found.get(heading)
        if found is None:
            if len(self._found) >= _MOST_REMEMBERED:
                self._found.clear()
            found = self._found[heading] = self._read(heading)
        return found

    def is_composed(self, heading: str) -> bool:
        """Whether a folded heading is made of several phrases that mean one thing together, one of them surely."""
        parts = self._split(heading.split())
        if len(parts) < 2 or not _combine(parts):  # noqa: PLR2004
            return False
        words = heading.split()
        return any(
            score >= SURE
            for start in range(len(words))
            for end in range(start + 1, len(words) + 1)
            for score in self.phrases.get(" ".join(words[start:end]), {}).values()
        )

    def _read(self, heading: str) -> Mapping[str, Fit]:
        heading = _spell_out(heading)
        bare = drop_number(heading)
        said = {
            meaning: Fit(min(LIKELY, score), _HEADING)
            for meaning, score in self.phrases.get(bare, {}).items()
        }
        said |= {meaning: Fit(score, _HEADING) for meaning, score in self.phrases.get(heading, {}).items()}
        if said:
            return said
        composed = _combine(self._split(bare.split()))
        return {
            **self._read_inside(bare),
            **self._read_nearly(bare),
            **dict.fromkeys(composed, Fit(COMPOSED, _HEADING)),
        }

    def _read_nearly(self, bare: str) -> Mapping[str, Fit]:
        near = process.extractOne(bare, self._long, scorer=fuzz.ratio, score_cutoff=_NEAR)
        if near is None or not _differ_in_long(bare, near[0]):
            return {}
        fit = Fit(NEARLY, f"its heading, which is nearly “{near[0]}”")
        return dict.fromkeys(self.phrases[near[0]], fit)

    def _read_inside(self, bare: str) -> Mapping[str, Fit]:
        """Find phrases inside of a heading; the more of it they are, the more they count."""
        found: dict[str, Fit] = {}
        words = bare.split()
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + self._longest) + 1):
                phrase = " ".join(words[start:end])
                if len(phrase) < _LEAST_PHRASE:
                    continue
                fit = Fit(INSIDE + 0.15 * len(phrase) / len(bare), f"“{phrase}” in its heading")
                for meaning in self.phrases.get(phrase, ()):
                    if meaning not in found or found[meaning].score < fit.score:
                        found[meaning] = fit
        return found

    def _split(self, words: list[str]) -> list[tuple[frozenset[str], bool]]:
        """Return the meanings of the phrases a heading is made of, and whether "of" stands before each; [] for others."""
        parts: list[tuple[frozenset[str], bool]] = []
        start, of = 0, False
        while start < len(words):
            for end in range(min(len(words), start + self._longest), start, -1):
                said = self.phrases.get(" ".join(words[start:end]))
                if said and not (end - start == 1 and words[start] in self.fillers):
                    parts.append((frozenset(said), of))
                    start, of = end, False
                    break
            else:
                if words[start] not in self.fillers:
                    return []
                of = of or words[start] in self.of
                start += 1
        return parts


def _spell_out(heading: str) -> str:
    """Return a folded heading with “w/” as “with”, as in “Works w/”; “w/o” stays."""
    return _WITH.sub(r"\1with", heading)


def _differ_in_long(one: str, other: str) -> bool:
    """Whether nearly equal headings differ in words long enough for a slip: "hr contact" is no "hd contact"."""
    odd = set(one.split()) ^ set(other.split())
    return not any(len(word) < _LEAST_SLIP for word in odd) or "".join(one.split()) == "".join(other.split())


def _combine(parts: list[tuple[frozenset[str], bool]]) -> Iterable[str]:
    """Return what phrases mean together: "agency / organization name", "partner e-mail", "phone (cell)"."""
    if not parts:
        return ()
    if shared := frozenset.intersection(*(said for said, _ in parts)):
        return shared
    named = [(said, of) for said, of in parts if "name" not in said]
    if len({said for said, _ in named}) == 1 and (len(named) == len(parts) or named[0][0] & _NAMED):
        return named[0][0]
    return _combine_two(*named) if len(named) == 2 else ()  # noqa: PLR2004


def _combine_two(one: tuple[frozenset[str], bool], other: tuple[frozenset[str], bool]) -> Iterable[str]:
    (first, _), (second, of) = one, other
    for wide, narrow in _NARROWER.items():
        found = (
            second.intersection(narrow)
            if wide in first
            else first.intersection(narrow)
            if wide in second
            else ()
        )
        if found:
            return found
    if first & _OWNERS and second & _OWNERS:
        return (first if of else second) & _OWNERS
    owner, owned = (first & _OWNERS, second) if first & _OWNERS else (second & _OWNERS, first)
    if not owner or "title" in owned:
        return ()
    return {_OWNED.get((min(owner), meaning), meaning) for meaning in owned}
