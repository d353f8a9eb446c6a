"""What a name looks like: somebody's, a group's, a table's or nobody's; and whom a short name may stand for."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text

_MOST_WORDS = 5
OF_GROUPS = frozenset({"of", "the", "for", "and", "des", "aux", "pour", "fur", "para"})
"""Small words within names of groups, not of people."""
_LEAST_SHORT = 3
_ASK_FOR = re.compile(r"(ask for|call|see|talk to)( the| a| any)? ")
_INITIALS = range(2, 4)


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of `content/name_words.toml`, all folded.

    given : first names; surnames : those that are last names as often; particles : small words within names;
    full_names : {short form: the first names it may stand for}; titles : what stands before a name; roles : what somebody
    is; of_roles : what stands beside that; group, table : words of groups, and of those at which several sit; nobody : what
    stands for no name, and so_far : behind it; remarks : how what names nobody begins in a list of names; hidden, hidden_places : what says that an entry, or a place, is not for others.
    """

    given: frozenset[str]
    surnames: frozenset[str]
    particles: frozenset[str]
    full_names: Mapping[str, frozenset[str]]
    titles: frozenset[str]
    roles: frozenset[str]
    of_roles: frozenset[str]
    group: frozenset[str]
    table: tuple[str, ...]
    nobody: frozenset[str]
    so_far: tuple[str, ...]
    remarks: tuple[str, ...]
    hidden: frozenset[str]
    hidden_places: tuple[str, ...]


@lru_cache(maxsize=1)
def load_name_words() -> NameWords:
    """Return the words by which names are known."""
    read = tomllib.loads((files("netmap.content") / "name_words.toml").read_text("utf-8"))
    full_names: dict[str, set[str]] = defaultdict(set)
    for name, shorts in read["given"].items():
        for short in shorts:
            full_names[fold_text(short)].add(name)
    return NameWords(
        given=frozenset(read["given"]) | frozenset(full_names) | frozenset(read["further"]["says"]),
        surnames=frozenset(read["surnames"]["says"]),
        particles=frozenset(read["particles"]["says"]),
        full_names={short: frozenset(names) for short, names in full_names.items()},
        titles=frozenset(read["titles"]["says"]),
        roles=frozenset(read["roles"]["says"]),
        of_roles=frozenset(read["roles"]["beside"]),
        group=frozenset(read["group"]["says"]),
        table=tuple(read["table"]["says"]),
        nobody=frozenset(read["nobody"]["says"]),
        so_far=tuple(read["nobody"]["so_far"]),
        remarks=tuple(read["remark"]["begins"]),
        hidden=frozenset(read["confidential"]["says"]),
        hidden_places=tuple(read["confidential"]["places"]),
    )


def stands_for_nobody(text: str) -> bool:
    """Whether something stands in the place of a name: "TBD", "nobody yet"."""
    folded, known = fold_text(text), load_name_words()
    bare = next(
        (folded.removesuffix(f" {end}") for end in known.so_far if folded.endswith(f" {end}")), folded
    )
    return not known.nobody.isdisjoint({folded, bare})


def is_remark(text: str) -> bool:
    """Whether a text in a list of names is a remark by how it begins: "would like to meet", "that's us"."""
    return f"{fold_text(text)} ".startswith(tuple(f"{begin} " for begin in load_name_words().remarks))


@lru_cache(maxsize=10_000)
def is_nobody(text: str) -> bool:
    """Whether a cell of names says that there is none, or only what somebody does: "Vacant", "TBD", "ask for manager"."""
    folded, known = fold_text(text), load_name_words()
    if stands_for_nobody(text):
        return True
    asked = _ASK_FOR.match(folded)
    words = (folded[asked.end() :] if asked else folded).split()
    if any(word in known.given for word in words):
        return False
    return any(word in known.roles for word in words) and known.roles.union(known.of_roles).issuperset(words)


def is_table_name(text: str) -> bool:
    """Whether a name is one of a table at which several sit: "Hunger Task Force"."""
    folded = f" {fold_text(text)} "
    return any(f" {word} " in folded for word in load_name_words().table)


def guess_actor(text: str, groups: frozenset[str] = frozenset()) -> EntityKind | None:
    """Return whether a name is a person's or an organization's by its look, None where nothing says so.

    Parameters
    ----------
    groups
        Further words of groups, folded.
    """
    words, known = fold_text(text).split(), load_name_words()
    if not words:
        return None
    if not (known.group.isdisjoint(words) and groups.isdisjoint(words) and all(map(str.isalpha, words))):
        return EntityKind.ORGANIZATION
    if is_table_name(text):
        return EntityKind.ORGANIZATION
    titled = words[0] in known.titles
    first = words[1:2] if titled else words[:1]
    if "," in text:
        first = fold_text(text.partition(",")[2]).split()[:1] or first
    if len(words) > _MOST_WORDS or not OF_GROUPS.isdisjoint(words):
        return EntityKind.ORGANIZATION
    return EntityKind.PERSON if titled or not known.given.isdisjoint(first) else None


def guess_actors(texts: Iterable[str], groups: frozenset[str] = frozenset()) -> EntityKind | None:
    """Return what most of some names are by their look, None where it is not clear."""
    found = [guess_actor(text, groups) for text in texts]
    people, others = found.count(EntityKind.PERSON), found.count(EntityKind.ORGANIZATION)
    if people > 2 * others and people * 2 >= len(found):
        return EntityKind.PERSON
    return EntityKind.ORGANIZATION if others > 2 * people else None


def may_stand_for(short: str, name: str) -> bool:
    """Whether a first name, a short form or initials may stand for a whole name: "Deb" or "DQ" for Deborah Quist."""
    said, words = fold_text(short).split(), fold_text(name).split()
    while len(words) > 1 and words[0] in load_name_words().titles:
        words = words[1:]
    if len(said) != 1 or len(words) <= 1:
        return False
    word, first = said[0], words[0]
    if len(word) in _INITIALS and short.replace(".", "").isupper():
        initials = "".join(one[0] for one in words)
        if word in {initials, initials[0] + initials[-1]}:
            return True
    full = load_name_words().full_names.get(word, frozenset())
    return word == first or first in full or (len(word) >= _LEAST_SHORT and first.startswith(word))
