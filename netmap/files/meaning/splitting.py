"""How the cells of a column are parted into entries: one name stays one name unless something speaks for parting it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from netmap.files.meaning.name_shapes import NameShape, find_shape, list_people
from netmap.files.meaning.values import choose_sign, split_entries
from netmap.model.text import fold_text

_WEAK = {
    ",": re.compile(r"\s*,\s*"),
    "/": re.compile(r"\s*/\s*"),
    "&": re.compile(r"\s+(?:&|and|y|und|et)\s+", re.IGNORECASE),
}
_JOINED = re.compile(r"\s(?:&|and|y|e|und|et)\s", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"(?:,"[^"]*")*')
_SURE, _DOUBTFUL = 0.6, 0.25
_LONGEST_PART = 3
_MOST_CELLS = 500


@dataclass(frozen=True, slots=True)
class Splitting:
    """How the cells of one column are parted.

    sign : what parts the entries of a list for certain, "" for none.
    weak : what may part them and may stand in a name: a comma, a slash, "&" (and "and").
    always : whether the weak sign parts every cell; otherwise only one whose parts are all names by themselves.
    alone : folded names that stand by themselves in the column.
    known : folded names that are known of what the cells name.
    people : whether the cells name people.
    doubtful : cells that the weak sign would part if it parted all, where that is in doubt.
    """

    sign: str = ""
    weak: str = ""
    always: bool = False
    alone: frozenset[str] = frozenset()
    known: frozenset[str] = field(default=frozenset(), repr=False)
    people: bool = False
    doubtful: tuple[str, ...] = field(default=())

    def split(self, text: str) -> tuple[str, ...]:
        """Return the entries of one cell, each once, in the order written."""
        found: list[str] = []
        if _QUOTED.fullmatch(text):
            return tuple(dict.fromkeys(part.strip() for part in text.strip('"').split('","') if part.strip()))
        for entry in split_entries(text, self.sign):
            if self.people:
                found += list_people(entry, self.alone | self.known)
            else:
                found += self._split_weakly(entry)
        return tuple(dict.fromkeys(found))

    def _split_weakly(self, text: str) -> list[str]:
        parts = _part(text, self.weak, self.alone)
        if len(parts) < 2 or fold_text(text) in self.alone | self.known:  # noqa: PLR2004
            return [text]
        known = [fold_text(part) in self.alone or fold_text(part) in self.known for part in parts]
        if all(known):
            return parts
        if not self.always:
            return [text]
        end = len(parts)
        if self.weak == "," and not known[-1] and _JOINED.search(parts[-1]):
            while end and not known[end - 1]:
                end -= 1
        return [*parts[:end], *([", ".join(parts[end:])] if end < len(parts) else [])]

    def part_all(self) -> "Splitting":
        """Return a splitting that parts every cell at the weak sign."""
        return replace(self, always=True, alone=frozenset(), known=frozenset())


def _part(text: str, weak: str, alone: frozenset[str] = frozenset()) -> list[str]:
    """Return the parts of a text; "A, B and C" has three where B and C are known to stand by themselves."""
    parts = [part for part in _WEAK[weak].split(text) if part] if weak else [text]
    last = _JOINED.split(parts[-1]) if weak == "," and len(parts) > 1 else []
    return [*parts[:-1], *last] if len(last) > 1 and all(fold_text(one) in alone for one in last) else parts


def find_splitting(
    texts: Iterable[str],
    known: frozenset[str] = frozenset(),
    *,
    people: bool = False,
    groups: bool = False,
) -> Splitting:
    """Return how the cells of a column are parted; `known` are folded names of what the cells name.

    A sign that lists use and names do not parts every cell. A comma does where most of its parts stand by themselves in
    the column, or are known; a slash and “and” only where all of them do. With `groups`, cells name organizations or
    coalitions, and parts that all have a word of those stand by themselves, too.
    """
    filled = list(dict.fromkeys(text for text in texts if text))[:_MOST_CELLS]
    sign = choose_sign(filled)
    entries = list(dict.fromkeys(entry for text in filled for entry in split_entries(text, sign)))
    if people:
        whole = frozenset(
            fold_text(entry) for entry in entries if not any(weak.search(entry) for weak in _WEAK.values())
        )
        return Splitting(sign, alone=whole, known=known, people=True)
    if groups:
        parted = (_part(entry, ",") for entry in entries)
        known |= {fold_text(part) for parts in parted if all(map(_is_group, parts)) for part in parts}
    best = Splitting(sign)
    for weak in _WEAK:
        found, speaks = _weigh_sign(sign, weak, entries, known if weak == "," else frozenset())
        if found and speaks:
            return found
        if found and found.doubtful and not best.doubtful:
            best = found
    return best


def _is_group(part: str) -> bool:
    """Whether a part has several words, one of them a word of groups, and does not go on with "and"."""
    several = " " in part and not _JOINED.search(part)
    return several and find_shape(part) is NameShape.ORGANIZATION


def _weigh_sign(
    sign: str, weak: str, entries: Sequence[str], known: frozenset[str]
) -> tuple[Splitting | None, bool]:
    """Return how a weak sign parts entries, and whether enough speaks for it: most parts, or all those of one entry."""
    parted = {
        entry: parts
        for entry in entries
        if len(parts := _part(entry, weak)) > 1 and fold_text(entry) not in known
    }
    if not parted:
        return None, False
    whole = frozenset(fold_text(entry) for entry in entries if entry not in parted)
    parted = {entry: _part(entry, weak, whole) for entry in parted}
    times = Counter(part for parts in parted.values() for part in {fold_text(one) for one in parts})
    alone = whole | ({part for part, count in times.items() if count > 1} if weak == "," else set())
    shares = {
        entry: sum(fold_text(part) in alone | known for part in parts) / len(parts)
        for entry, parts in parted.items()
    }
    share = sum(shares.values()) / len(shares)
    left = tuple(entry for entry, one in shares.items() if one < 1)
    always = weak == "," and share >= _SURE and not sign
    doubtful = _is_doubtful(weak, share, [parted[entry] for entry in left], told=bool(sign))
    asked = not always and doubtful
    return Splitting(sign, weak, always, alone, known, doubtful=left if asked else ()), share >= _SURE or max(
        shares.values()
    ) == 1


def _is_doubtful(weak: str, share: float, left: Sequence[Sequence[str]], *, told: bool) -> bool:
    """Whether a person should be asked: some parts stand by themselves, or several cells look like short lists.

    Where another sign parts the column, `told`, only parts that stand by themselves speak for a second one.
    """
    listed = [
        parts
        for parts in left
        if not _JOINED.search(parts[-1]) and all(part.count(" ") < _LONGEST_PART for part in parts)
    ]
    if share >= _DOUBTFUL:
        return bool(listed)
    return not told and weak == "," and len(listed) > 1 and len(listed) * 2 >= len(left)


def name_signs(splitting: Splitting) -> str:
    """Return what the weak sign is called, for people."""
    return {",": "comma", "/": "slash", "&": "“and”"}.get(splitting.weak, "sign")
