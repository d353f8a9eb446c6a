"""Columns of contacts and their addresses, told apart by what stands beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import KEEPER, NAMES_OF_PEOPLE, Column
from netmap.files.meaning.columns.questions import Rivals
from netmap.files.meaning.columns.scores import Candidate, Scored
from netmap.files.meaning.phrase_book import LIKELY
from netmap.files.meaning.profiles import Profile
from netmap.files.tables import Table
from netmap.model.text import fold_text

_REACHED = frozenset({"email", "person_email", "phone", "person_phone"})
_ADDRESS_BOOK = 3


def tag_address_book(table: Table, columns: Mapping[int, Column], words: ColumnWords) -> dict[int, Column]:
    """Take the categories and labels of an address book for tags."""
    headers = [fold_text(header) for header in table.headers]
    if sum(header in words.address_book.says for header in headers) < _ADDRESS_BOOK:
        return {}
    label, why = words.field["tags"].label, "address books call tags so"
    return {
        place: replace(column, meaning="tags", label=label, why=why)
        for place, column in columns.items()
        if headers[place] in words.address_book.tags and column.meaning == "sector" and column.confidence < 1
    }


def name_contacts(
    table: Table, columns: Mapping[int, Column], profiles: Sequence[Profile], words: ColumnWords
) -> dict[int, Column]:
    """Take "ICP name" beside "ICP e-mail" and "ICP phone" for the contact, where no heading says who that is."""
    if any(column.meaning in NAMES_OF_PEOPLE for column in columns.values()):
        return {}
    heads = [fold_text(header) for header in table.headers]
    for place, (head, profile) in enumerate(zip(heads, profiles, strict=True)):
        whose = head.removesuffix(" name")
        beside = [columns[at].meaning for at, other in enumerate(heads)
                  if at in columns and whose != head and other.startswith(f"{whose} ")]  # fmt: skip
        if place not in columns and profile.holds_people and _REACHED.intersection(beside):
            why = f"the address or number of “{whose}” stands beside it"
            return {
                place: Column(place, table.headers[place], "person", words.field["person"].label, LIKELY, why)
            }
    return {}


def part_names(
    columns: Mapping[int, Column], profiles: Sequence[Profile], words: ColumnWords
) -> dict[int, Column]:
    """Take "Nom" beside "Prénom" for the last name, and "Nombre" beside "Apellidos" for the first."""
    meanings = {column.meaning for column in columns.values()}
    missing = {"first_name", "last_name"} - meanings
    if len(missing) != 1:
        return {}
    (part,) = missing
    why = "the other part of the name stands beside it"
    return {
        place: replace(column, meaning=part, label=words.field[part].label, why=why)
        for place, column in columns.items()
        if column.meaning == "name" and column.confidence < 1 and not profiles[place].holds_organizations
    }


def tell_people(columns: Mapping[int, Column], profiles: Sequence[Profile]) -> dict[int, Column]:
    """Take a column headed "Name" whose cells are people for people, where no other column names them."""
    meanings = {column.meaning for column in columns.values()}
    if meanings & {"person", "first_name", "last_name", "netmap_id", "kind"}:
        return {}
    return {
        place: replace(
            column, meaning="person", why=f"{column.why}, and its cells, which are names of people"
        )
        for place, column in columns.items()
        if column.meaning == "name" and column.confidence < 1 and profiles[place].holds_people
    }


def lists_people(columns: Mapping[int, Column], profiles: Sequence[Profile]) -> bool:
    """Whether the column "Name" names people."""
    return any(column.meaning == "name" and profiles[place].holds_people for place, column in columns.items())


def pair_keepers(columns: Mapping[int, Column], candidates: Iterable[Candidate]) -> list[Rivals]:
    """Return the columns of whom organizations know: they rather say who of us knows them, as people know people."""
    meanings = {candidate.meaning: candidate for candidate in candidates}
    keeper, known = meanings.get(KEEPER), meanings.get("knows person")
    if not keeper or not known or any(column.meaning in NAMES_OF_PEOPLE for column in columns.values()):
        return []
    return [
        Rivals(
            column.place,
            Scored(column.confidence, column.place, keeper, column.why),
            Scored(column.confidence - 0.1, column.place, known, column.why),
        )
        for column in columns.values()
        if column.meaning == "knows person"
        and column.confidence < 1
        and any(one.meaning == "organization" for one in columns.values())
    ]
