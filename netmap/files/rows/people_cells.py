"""Cells that name people: each person of a cell, with what else the cell says of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from netmap.files.matching.name_keys import is_name_suffix, part_suffix
from netmap.files.matching.name_looks import guess_actor, is_nobody, load_name_words
from netmap.files.meaning.values import find_email
from netmap.model.kinds import EntityKind
from netmap.model.text import clean_text, fold_text

_MORE_THAN_A_NAME = re.compile(r"[^\w .'’-]|\d|\n|\s-\s|\s(?:and|y|e|und|et)\s", re.IGNORECASE)
_APART = re.compile(r"\s*(?:[;|\n•]|:::)\s*")
_JOINED = re.compile(r"\s*/\s*|\s*\+\s*|\s+(?:&|and|y|e|und|et)\s+", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(.+?)\s*[(\[]([^()\[\]]+)[)\]]$")
_AFTER_DASH = re.compile(r"^(.+?)\s+[-–—]\s+(.+)$")
_NAME_LIKE = re.compile(r"[^\W\d_][\w .,'’()\[\]-]*")
_NUMBER = re.compile(
    r"\+?\(?\d[\d\s().-]{5,}\d(?:\s*(?:x|ext\.?)\s*\d+)?(?:\s+(?:cell|mobile|office|work|home|direct)\b)?",
    re.IGNORECASE,
)
_EMPTIED = re.compile(r"<\s*>|\(\s*\)|\[\s*\]")
_EDGES = " \t,;:<>/–-"
_MOST_WORDS = 5
_PAIR = 2
_OF_SEVERAL = {
    "drs": "Dr.", "messrs": "Mr.", "revs": "Rev.", "profs": "Prof.", "mmes": "Mme", "mlles": "Mlle", "mm": "M.", "sres": "Sr.",
    "sras": "Sra.",
}  # fmt: skip
"""Titles of several people, and what each of them is called."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody named in a cell; `title`, `email`, `phone` are what the cell says of them beside the name."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""


def split_people(text: str) -> tuple[NamedPerson, ...]:
    """Return each person of a cell, "Lark, Ann" as Ann Lark; nobody for "Vacant" and the like.

    What does not look like several people stays one.
    """
    if not _MORE_THAN_A_NAME.search(text):
        return () if is_nobody(text) else (NamedPerson(clean_text(text)),)
    found = [_read_person(part) for piece in _split_apart(text) for part in _split_joined(piece)]
    named = [person for person in found if person.name]
    if len(named) == 1:
        found = [_join_addresses(named[0], found)]
    return tuple(dict.fromkeys(person for person in found if person.name or person.email))


def _join_addresses(person: NamedPerson, found: Iterable[NamedPerson]) -> NamedPerson:
    """Return the one person of a cell with the address and number that stand there by themselves, on lines of their own."""
    bare = [one for one in found if not one.name]
    email = next(filter(None, (one.email for one in (person, *bare))), "")
    phone = next(filter(None, (one.phone for one in (person, *bare))), "")
    return replace(person, email=email, phone=phone)


def part_first_names(text: str, *, turned: bool) -> str:
    """Return "Ann, Bo" as a line for each; not where the names of a column are `turned` (`are_turned`)."""
    parts = [part.strip() for part in text.split(",")]
    known = load_name_words()
    two = len(parts) == _PAIR and not turned
    first = two and all(fold_text(part) in known.given - known.surnames for part in parts)
    return "\n".join(parts) if first else text


def are_turned(texts: Iterable[str]) -> bool:
    """Whether names of a column have the last name first: "Lark, Ann"."""
    given = load_name_words().given
    pairs = (tuple(map(fold_text, text.split(","))) for text in texts if text.count(",") == 1)
    return any(last not in given and first.split()[:1] and first.split()[0] in given for last, first in pairs)


def _split_apart(text: str) -> list[str]:
    pieces = [piece for part in _APART.split(text) if (piece := part.strip(" ,"))]
    return (
        pieces if all(_NAME_LIKE.fullmatch(_cut_addresses(piece)[0] or "x") for piece in pieces) else [text]
    )


def find_nobody(text: str) -> str:
    """Return what of a cell of people stands for nobody: "Vacant", "TBD"."""
    return "; ".join(part for piece in _APART.split(text) if is_nobody(part := piece.strip(" ,")))


def _split_joined(piece: str) -> Iterable[str]:
    """Return the people of "Ann & Bo Finch", "Bob Haines / Carla Dietz" and "Jo Tern, Mo Plover"."""
    if is_nobody(piece):
        return ()
    parts = [part.strip() for part in _JOINED.split(piece) if part.strip()]
    if len(parts) > 1 and all(map(_may_be_name, parts)):
        parts = list(_join_roles(parts, " / "))
        return [name for part in _share_title(_share_surname(parts)) for name in _split_at_commas(part)]
    return _split_at_commas(piece)


def _may_be_name(text: str) -> bool:
    bare = _cut_addresses(text)[0]
    words = bare.split()
    return (
        bool(_NAME_LIKE.fullmatch(bare))
        and len(words) <= _MOST_WORDS
        and guess_actor(_IN_BRACKETS.sub(r"\1", bare)) is not EntityKind.ORGANIZATION
    ) or _is_role(bare)


def _share_surname(parts: list[str]) -> list[str]:
    """Give "Ann" of "Ann & Bo Finch", and "Major" of "Major & Mrs. Finch", the surname that stands once."""
    last = _IN_BRACKETS.sub(r"\1", parts[-1]).split()
    alone = [part for part in parts[:-1] if len(part.split()) == 1]
    if len(last) == _PAIR and len(alone) == len(parts) - 1 and "," not in parts[-1]:
        given = load_name_words().given | load_name_words().titles
        if all(fold_text(part) in given for part in (*alone, last[0])):
            return [*(f"{part} {last[1]}" for part in alone), parts[-1]]
    return parts


def _share_title(parts: list[str]) -> list[str]:
    """Give each of "Drs. Lohse and Kim" the title that stands once."""
    called, _, first = parts[0].partition(" ")
    title = _OF_SEVERAL.get(fold_text(called), "")
    return [f"{title} {part}" for part in (first, *parts[1:])] if title and first else parts


def _split_at_commas(piece: str) -> Iterable[str]:
    """Return the people of a list with commas; one comma may also be "Lark, Ann" or "Ann Lark, Director"."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) < _PAIR:
        return [piece]
    joined = list(_join_roles(parts, ", "))
    if len(joined) == 1:
        return joined
    given = load_name_words().given
    words = [len(_IN_BRACKETS.sub(r"\1", part).split(", ")[0].split()) for part in joined]
    whole = all(count > 1 for count in words)
    listed = zip(words, joined, strict=True)
    alone = len(joined) > _PAIR and all(count == 1 and fold_text(part) in given for count, part in listed)
    if (whole or alone) and all(map(_may_be_name, joined)):
        return joined
    return [piece]


def _join_roles(parts: Sequence[str], sign: str) -> Iterator[str]:
    """Yield parts with what is no name of its own, "Jr." or "Director", joined to the name before."""
    held = ""
    for part in parts:
        if held and (is_name_suffix(part) or _is_role(part)):
            held = (
                f"{held}{sign if is_name_suffix(part) else ' ('}{part}{'' if is_name_suffix(part) else ')'}"
            )
            continue
        if held:
            yield held
        held = part
    yield held


def _is_role(text: str) -> bool:
    words = fold_text(text).split()
    known = load_name_words()
    if not words or words[0] in known.given:
        return False
    return words[-1] in known.roles or (words[0] in known.roles and len(words) > 1)


def _read_person(text: str) -> NamedPerson:
    bare, email, phone = _cut_addresses(text)
    if (found := _IN_BRACKETS.match(bare)) or ((found := _AFTER_DASH.match(bare)) and _is_role(found[2])):
        return replace(_name(found[1]), title=found[2].strip(), email=email, phone=phone)
    return replace(_name(bare), email=email, phone=phone)


def _cut_addresses(text: str) -> tuple[str, str, str]:
    """Return a text without the e-mail address and the number in it, and both of them."""
    email = find_email(text)
    rest = text.replace(email, " ", 1) if email else text
    phone = found.group().strip() if (found := _NUMBER.search(rest)) else ""
    phone = phone if phone.count("(") == phone.count(")") else phone.strip("()")
    rest = rest.replace(phone, " ", 1) if phone else rest
    bare = " ".join(rest.split())
    if email or phone:
        bare = _EMPTIED.sub("", bare).strip(_EDGES)
        enclosed = bare.startswith("(") and bare.find(")") == len(bare) - 1
        bare = bare.strip("()") if enclosed or bare.count("(") != bare.count(")") else bare
    return bare, email, phone


def _name(text: str) -> NamedPerson:
    """Return a person by name, "Lark, Ann" turned, and "King, Martin Jr." to Martin King Jr."""
    last, comma, rest = (part.strip() for part in text.partition(","))
    first, suffix = part_suffix(rest)
    if not comma or "," in first or is_name_suffix(first) or len(last.split()) > _PAIR:
        return NamedPerson(clean_text(text.strip(" ,")))
    words = first.split()
    if len(last.split()) == _PAIR and not load_name_words().group.isdisjoint(fold_text(first).split()):
        return NamedPerson(clean_text(last), title=clean_text(first))
    if len(words) > _PAIR or any(not word.replace(".", "").isalpha() for word in words):
        return NamedPerson(clean_text(text.strip(" ,")))
    return NamedPerson(clean_text(f"{first} {last}{suffix}"))
