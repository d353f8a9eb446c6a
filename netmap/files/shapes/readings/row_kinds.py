"""What the rows of a table are: told by its headings first, by the name of its sheet or file where they say nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from netmap.files.matching.name_looks import is_table_name
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.heading_numbers import drop_number
from netmap.files.meaning.values import read_text
from netmap.files.tables import Table
from netmap.model.kinds import ACTOR_KINDS, RECORD_KINDS, EntityKind, TieKind
from netmap.model.text import fold_text

PLAIN, LIKELY, NEAR = 0.95, 0.9, 0.6
"""How sure what the rows are is: plainly said, well founded, or one of two near readings."""
_SERIES = {"partners_with organization": "organization", "person": "person"}
"""What columns that count mean beside a subject, by the field whose headings they have."""
_NAME_WORDS = (" name", "name of ", "name of the ", " title")
_LISTS = frozenset({"list", "lists", "table", "directory", "roster"})
_DAYS = frozenset({"date", "day", "on", "when"})
_OF_TABLES = frozenset({"member", "members", "chair", "seat", "role"})
"""What stands behind "committee" where a column names those who sit there, not the committee."""
_OF_EVENTS = frozenset(
    {
        "with",
        "whom",
        "participants",
        "attendees",
        "attended by",
        "their org",
        "their organization",
        "their agency",
    }
)
"""Headings of those who were there that lists of events or of people have, too."""
_ASKING = frozenset({"who", "whom", "whose", "which", "what", "where", "how", "why"})
"""Words with which headings begin that ask, and are called like nothing: "Who should be at the table?"."""
_LEAST_SERIES = 2
_SAMPLE = 200

Told = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class RowKind:
    """What rows are, where that comes from ("" where nothing says so), and how sure that is."""

    kind: EntityKind
    why: str
    sure: float


def find_kind(table: Table, words: ColumnWords, told: Told) -> RowKind:
    """Return what the rows of a table that holds no ties are."""
    heads = [drop_number(fold_text(header)) for header in table.headers] if table.has_header else []
    title = _find_title(table, words)
    if title and ("netmap id" in heads or _records(title.kind, heads)):
        return title
    own = _find_kind_heading(heads, words)
    if own and own.kind is EntityKind.COALITION and _lists_members(table, heads, words):
        return RowKind(EntityKind.ORGANIZATION, "its members, with what is said of each", LIKELY)
    if own := own or _find_talks(heads, words):
        return own
    if _say_actors(heads, words, told):
        return RowKind(EntityKind.ORGANIZATION, "", PLAIN)
    reached = _say_contact(heads, words)
    addressed = _say_contact([head for head in heads if head not in words.field["sector"].says], words)
    if title and title.kind is EntityKind.SECTOR and (addressed or title.sure < PLAIN):
        title = None
    if title and (title.kind in ACTOR_KINDS or title.sure >= LIKELY or not reached):
        sure = NEAR if reached and title.kind not in ACTOR_KINDS else title.sure
        return RowKind(title.kind, title.why, sure)
    return RowKind(EntityKind.ORGANIZATION, "", LIKELY if title or reached else PLAIN)


def _find_talks(heads: Sequence[str], words: ColumnWords) -> RowKind | None:
    """Return that rows are conversations: a day, and whom we met; unsure where it is a day first, and who of us.

    "Contact" and "Organization" head lists of partners, too, where addresses stand beside them.
    """
    met, by = (_list_phrases(words, kind) for kind in (TieKind.WITH, TieKind.BY))
    naming = {
        phrase
        for name in ("organization", "name", "person", "last_contact")
        for phrase in words.field[name].says
    }
    days = [head for head in heads if head in _DAYS]
    if not days:
        return None
    if any(head in met - naming - _OF_EVENTS for head in heads):
        return RowKind(EntityKind.INTERACTION, "its headings, a day and whom you met", LIKELY)
    reached = {
        phrase for name in ("email", "phone", "website", "address") for phrase in words.field[name].says
    }
    if not reached.isdisjoint(heads):
        return None
    if heads[0] in _DAYS and not by.isdisjoint(heads) and not (met & naming).isdisjoint(heads):
        return RowKind(EntityKind.INTERACTION, "its headings, a day first and who of you", NEAR)
    return None


def _list_phrases(words: ColumnWords, kind: TieKind) -> set[str]:
    return {phrase for link in words.link if link.kind is kind for phrase in link.says}


def _lists_members(table: Table, heads: Sequence[str], words: ColumnWords) -> bool:
    """Whether rows are the members of coalitions: the coalition comes again, and beside each stands an address or the like."""
    place = next((place for place, head in enumerate(heads) if is_table_name(head)), None)
    naming = {*words.field["organization"].says, *words.field["name"].maybe}
    members = [head for head in heads if head in naming]
    if place is None or len(members) != 1 or not _say_contact(heads, words):
        return False
    named = [text for row in table.rows[:_SAMPLE] if place < len(row) and (text := read_text(row[place]))]
    return len(set(named)) < len(named)


def _find_title(table: Table, words: ColumnWords) -> RowKind | None:
    """Return what the name of a sheet or file says the rows are, surely where it says nothing else."""
    for name in (table.sheet, PurePath(table.file).stem):
        split = fold_text(re.sub(r"[\d()]+", " ", name)).split()
        while split and split[-1] in _LISTS:
            split.pop()
        folded = " ".join(split)
        for word in (folded, *reversed(split)):
            kind = words.kind_of_word.get(word)
            if not kind or (word != folded and _is_one_table(kind, word)):
                continue
            return RowKind(kind, f"the name “{name}”", PLAIN if word == folded else LIKELY)
    return None


def _is_one_table(kind: EntityKind, word: str) -> bool:
    """Whether a word in a title names one coalition, whose members are listed: "Reading coalition"."""
    return kind is EntityKind.COALITION and not word.endswith("s")


def _records(kind: EntityKind, heads: Iterable[str]) -> bool:
    """Whether a table whose name says it holds records, such as conversations, has a column for their day."""
    return kind in RECORD_KINDS and not _DAYS.isdisjoint(heads)


def _find_kind_heading(heads: Sequence[str], words: ColumnWords) -> RowKind | None:
    """Return the kind that the first naming heading says ("Coalition", "Program name"), where it is not one of actors."""
    naming = (
        set(words.field["organization"].says)
        | set(words.field["name"].says)
        | set(words.field["person"].says)
    )
    for head in heads:
        if head in naming:
            return None
        if head.split()[:1] and head.split()[0] in _ASKING:
            continue
        bare = head
        for word in _NAME_WORDS:
            bare = bare.removesuffix(word).removeprefix(word)
        is_table = is_table_name(bare) and bare.split()[-1] not in _OF_TABLES
        kind = words.kind_of_word.get(bare) or (EntityKind.COALITION if is_table else None)
        if kind and kind not in ACTOR_KINDS and kind is not EntityKind.SECTOR:
            return RowKind(kind, f"its heading “{head}”", LIKELY)
    return None


def _say_actors(heads: Iterable[str], words: ColumnWords, told: Told) -> bool:
    """Whether a heading says organizations or people, or a person does."""
    meanings = ("organization", "person", "first_name", "last_name")
    said = {
        phrase
        for meaning in ("organization", "first_name", "last_name")
        for phrase in words.field[meaning].says
    }
    return not said.isdisjoint(heads) or any("".join(told.get(meaning, "")) for meaning in meanings)


def _say_contact(heads: Iterable[str], words: ColumnWords) -> bool:
    """Whether a heading is that of an address, a number or a contact: what only organizations and people have."""
    fields = ("person", "email", "phone", "website", "address", "city", "postal_code", "title", "sector")
    said = {phrase for name in fields for phrase in words.field[name].says}
    return not said.isdisjoint(heads)


def find_series(table: Table, words: ColumnWords) -> dict[str, list[str]]:
    """Return what numbered columns beside a subject mean: {meaning: headings} of "Partner 1", "Partner 2", "Person 1".

    Others than partners and contacts are known by their headings alone.
    """
    if not has_subject(table, words):
        return {}
    counted = [header for header in table.headers if counts(header)]
    found = {}
    for meaning, field in _SERIES.items():
        says = set(words.field[field].says)
        series = [header for header in counted if drop_number(fold_text(header)) in says]
        if len(series) >= _LEAST_SERIES:
            found[meaning] = series
    return found


def has_subject(table: Table, words: ColumnWords) -> bool:
    """Whether a column that names whom the rows are about stands before all those that count."""
    fields = ("organization", "name", "person")
    naming = {phrase for field in fields for phrase in words.field[field].says} | words.kind_of_word.keys()
    for header in table.headers if table.has_header else ():
        if counts(header):
            return False
        folded = fold_text(header)
        if folded in naming or is_table_name(folded):
            return True
    return False


def counts(header: str) -> bool:
    """Whether a heading has a number or a letter that counts."""
    folded = fold_text(header)
    return drop_number(folded) != folded
