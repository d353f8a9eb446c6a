"""Distinct headings for every column; those of a second contact are numbered, so that they stay with that contact."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from netmap.files.meaning.column_words import ColumnWords
from netmap.files.shapes.headings.heading_groups import Headings
from netmap.files.tables import KnownShape, Shape, name_column
from netmap.model.text import fold_text

_CONTACTS = frozenset({
    "contact", "contacts", "person", "representative", "rep", "liaison", "delegate", "backup", "alternate", "contacto",
    "representante", "enlace", "kontakt", "ansprechpartner",
})  # fmt: skip
_NUMBERED = re.compile(r"\d")
_OF_CONTACT = {"email": "person_email", "phone": "person_phone"}
_CONTACT_FIELDS = ("person", "first_name", "last_name", "title", "email", "phone")
_NAMING = frozenset({"person", "first_name", "last_name"})


@dataclass(frozen=True, slots=True)
class Named:
    """Headings as they are read: distinct, with what is told of them; `changed` are (heading, as written)."""

    names: tuple[str, ...]
    changed: tuple[tuple[str, str], ...] = ()
    known: KnownShape | None = None


def name_contacts(headings: Headings, words: ColumnWords) -> Named | None:
    """Return headings numbered by the contact they belong to; None where no row has more than one contact."""
    names = headings.names
    numbers = _number_groups(headings, words) or _number_repeated(names, words)
    if max(numbers.values(), default=0) < 2:  # noqa: PLR2004
        return None
    named = list(names)
    meanings: dict[str, str] = {}
    changed = []
    for place, number in numbers.items():
        part = headings.names[place]
        if number > 1 and not _NUMBERED.search(part):
            named[place] = f"{part} {number}"
            changed.append((named[place], part))
        meaning = _find_meaning(part, headings.groups[place], words)
        if (
            meaning
            and named[place] not in meanings
            and (meaning, number) not in _list_taken(meanings, numbers, named)
        ):
            meanings[named[place]] = meaning
    known = KnownShape(Shape.ENTITIES, "its headings name several contacts of each", meanings=meanings)
    return Named(tuple(named), tuple(changed), known)


def _list_taken(
    meanings: Mapping[str, str], numbers: Mapping[int, int], named: Sequence[str]
) -> set[tuple[str, int]]:
    number_of = {named[place]: number for place, number in numbers.items()}
    return {(meaning, number_of[name]) for name, meaning in meanings.items()}


def _find_meaning(name: str, group: str, words: ColumnWords) -> str:
    """Return what a heading says of a contact, "" for nothing; the heading over it is taken off."""
    bare = fold_text(name)
    if group:
        bare = bare.removeprefix(fold_text(group)).strip() or bare
    return _find_field(bare, words)


def _find_field(folded: str, words: ColumnWords) -> str:
    bare = " ".join(word for word in folded.split() if not word.isdigit())
    if bare == "name" or _is_contact(bare, words):
        return "person"
    found = next((name for name in _CONTACT_FIELDS if bare in words.field[name].says), "")
    return _OF_CONTACT.get(found, found)


def _is_contact(folded: str, words: ColumnWords) -> bool:
    """Whether a folded heading names a contact, by itself or as the heading over several."""
    tokens = set(folded.split())
    plain = not any(tokens & set(words.field[name].says) for name in ("email", "phone", "title"))
    return folded in words.field["person"].says or (plain and bool(tokens & _CONTACTS))


def _number_groups(headings: Headings, words: ColumnWords) -> dict[int, int]:
    """Return the number of the contact for each column under a heading that stands over a name and more."""
    numbers: dict[int, int] = {}
    count = 0
    for group, run in groupby(range(len(headings.names)), key=lambda at: headings.groups[at]):
        under = list(run)
        says = {_find_meaning(headings.names[at], group, words) for at in under}
        if group and not _is_owner(group, words) and not _NAMING.isdisjoint(says):
            count += 1
            numbers |= dict.fromkeys(under, count)
    return numbers


def _is_owner(group: str, words: ColumnWords) -> bool:
    """Whether a heading over several is about the organization, not about somebody at it."""
    tokens = set(fold_text(group).split())
    return not tokens.isdisjoint(words.field["organization"].says) and tokens.isdisjoint(_CONTACTS)


def _number_repeated(names: Sequence[str], words: ColumnWords) -> dict[int, int]:
    """Return the number of the contact for each column of a table in which headings stand again after each contact."""
    folded = [fold_text(name) for name in names]
    if len(set(folded)) == len(folded):
        return {}
    numbers: dict[int, int] = {}
    count = 0
    before = ""
    for place, name in enumerate(folded):
        field = _find_field(name, words) if name else ""
        starts = field in _NAMING and not (before in _NAMING - {"person"} and field not in {"person", before})
        count += starts
        if field and count:
            numbers[place] = count
        before = field if field in _NAMING else before if field == "" else field
    repeated = {name for name in folded if name and folded.count(name) > 1}
    twice = {number for place, number in numbers.items() if folded[place] in repeated and number > 1}
    return numbers if twice else {}


def is_made_up(heading: str, column: int) -> bool:
    """Whether the heading of a column, by its number in the file, is not one that stands there."""
    return column > 0 and heading == f"Column {name_column(column)}"


def name_apart(names: Sequence[str], letters: Sequence[str]) -> Named:
    """Return distinct headings; those that are missing are named by their column's letters."""
    found: list[str] = []
    taken: set[str] = set()
    changed = []
    for said, letter in zip(names, letters, strict=True):
        name, number = said or f"Column {letter}", 2
        while name.casefold() in taken:
            name = f"{said or 'Column'} ({number})"
            number += 1
        if said and name != said:
            changed.append((name, said))
        taken.add(name.casefold())
        found.append(name)
    return Named(tuple(found), tuple(changed))
