"""A table whose rows are organizations or people: which of the two, and what its columns mean then."""

from dataclasses import replace

from netmap.files.lists.context import ListContext
from netmap.files.matching.name_looks import guess_actors
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import OWN, ROLE, SECTOR_FLAG, Column
from netmap.files.meaning.columns.guessing import guess_columns
from netmap.files.meaning.values import parse_number
from netmap.files.shapes.readings.reading import TableReading, list_texts
from netmap.files.shapes.readings.row_kinds import LIKELY, Told, find_series
from netmap.files.tables import Shape, Table
from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text

PERSON_PARTS = {"first_name", "last_name"}
BY_LOOKS, NOTHING = "its names look like those of people", "nothing says otherwise"
"""Why rows are organizations or people, where no heading says so."""
_ORGANIZATION = EntityKind.ORGANIZATION
_IN_TABLES = frozenset({"role", "office", "office held", "board role"})
"""Headings of what somebody is at a table, wherever they stand."""
_MEMBER = "member_of coalition"


def read_actors(table: Table, context: ListContext, told: Told, kind: EntityKind, why: str) -> TableReading:
    """Return a table of organizations or people; numbered columns beside a subject name its partners and contacts."""
    words = context.words
    series = find_series(table, words)
    columns = guess_columns(table, context, shape=Shape.ENTITIES, kind=kind, told={**series, **told})
    counted = {header for headers in series.values() for header in headers}
    columns = tuple(
        replace(c, confidence=LIKELY, why="its heading, which counts")
        if c.header in counted and c.meaning in series
        else c
        for c in columns
    )
    return TableReading(table, Shape.ENTITIES, kind, _name_bare(table, columns), why)


def _name_bare(table: Table, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """In a table without headings, take the first column of text for the name."""
    if table.has_header or any(column.meaning in {"name", "organization", "person"} for column in columns):
        return columns
    for column in columns:
        texts = list_texts(table, column.place)
        if (
            column.meaning == OWN
            and texts
            and sum(parse_number(text) is None for text in texts) * 2 > len(texts)
        ):
            named = replace(
                column, meaning="name", label="Name", confidence=0.6, why="the first column of text"
            )
            return tuple(named if c is column else c for c in _name_contacts(columns, column))
    return columns


def _name_contacts(columns: tuple[Column, ...], naming: Column) -> tuple[Column, ...]:
    """Take names of people in a column behind the one that names the rows for those of contacts."""
    held = (
        c for c in columns if c.meaning == OWN and c.holds is EntityKind.PERSON and c.place > naming.place
    )
    found = next(held, None) if naming.holds is not EntityKind.PERSON else None
    if found is None:
        return columns
    why = "its cells, which are names of people"
    contact = replace(found, meaning="person", label="Contact person", confidence=0.6, why=why)
    return tuple(contact if c is found else c for c in columns)


def settle_kind_column(reading: TableReading, words: ColumnWords) -> TableReading:
    """Take a "Type" column whose cells name no kinds of record for the sector, or for a column of the user's own."""
    column = reading.column("kind")
    if column is None or column.confidence == 1:
        return reading
    texts = [fold_text(text) for text in list_texts(reading.table, column.place)]
    if not texts or sum(text in words.kind_of_word for text in texts) * 2 >= len(texts):
        return reading
    why = "its heading; its cells name no kinds of record"
    settled = replace(column, meaning=OWN, label="A column of your own", confidence=0.5, why=why)
    if not reading.has("sector", SECTOR_FLAG):
        settled = replace(column, meaning="sector", label="Sector", confidence=0.5, why=why)
    return reading.put(column, settled)


def settle_actors(reading: TableReading, context: ListContext) -> TableReading:
    """Decide whether a row is an organization with its contact, or a person with an organization."""
    reading = settle_kind_column(reading, context.words)
    name, organization = reading.column("name"), reading.column("organization")
    person = reading.column("person")
    parts = reading.has(*PERSON_PARTS)
    if name and not organization and reading.has("knows person"):
        return replace(reading, kind=EntityKind.PERSON, why="they know others by name")
    filled = organization and (not reading.has("netmap_id") or list_texts(reading.table, organization.place))
    if name and filled and not parts and not person:
        return replace(reading, kind=EntityKind.PERSON, why="a name, then the organization it belongs to")
    if parts or person:
        return _settle_people(reading, context)
    if reading.why:
        return reading
    looks = _look(reading, name, context) if name and not reading.has("kind") else None
    if not organization and looks is EntityKind.PERSON:
        return replace(reading, kind=EntityKind.PERSON, why=BY_LOOKS)
    why = "" if organization or reading.has("kind") else NOTHING
    return replace(reading, kind=EntityKind.ORGANIZATION, why=why or "its columns")


def _settle_people(reading: TableReading, context: ListContext) -> TableReading:
    first = min((c.place for c in reading.columns if c.meaning in PERSON_PARTS | {"person"}), default=0)
    organization = reading.column("organization")
    listed = organization or reading.column("name")
    person = reading.column("person")
    alone = person if listed is None and not reading.has(*PERSON_PARTS) else None
    if alone and _look(reading, alone, context) is _ORGANIZATION:
        named = reading.take_as(alone, "organization", "Organization")
        return replace(named, kind=_ORGANIZATION, why="its names look like those of organizations")
    if listed is None or (listed is organization and listed.place > first):
        return replace(reading, kind=EntityKind.PERSON, why="people, with the organization they belong to")
    return replace(reading, kind=EntityKind.ORGANIZATION, why="organizations, each with a contact person")


def settle_role(reading: TableReading, words: ColumnWords) -> TableReading:
    """Take a role beside a coalition for the one there, unless it is the job of somebody the rows name."""
    coalition = reading.column(_MEMBER)
    roles = (c for c in reading.columns if c.confidence < 1 and fold_text(c.header) in words.field[ROLE].says)
    role = next((c for c in roles if c.meaning in {OWN, "title"}), None)
    if coalition is None or role is None:
        return reading
    beside = role.place == coalition.place + 1
    jobless = reading.kind is _ORGANIZATION and not reading.has("person", *PERSON_PARTS)
    workless = (
        reading.kind is EntityKind.PERSON
        and not reading.has("organization")
        and (beside or fold_text(role.header) in _IN_TABLES)
    )
    if not (jobless or workless or (role.meaning == OWN and beside)):
        return reading
    return reading.take_as(role, ROLE, words.field[ROLE].label)


def _look(reading: TableReading, column: Column, context: ListContext) -> EntityKind | None:
    """Return what the names of a column look like, None where it is not clear."""
    people = context.names.get(EntityKind.PERSON, frozenset())
    groups = context.names.get(EntityKind.SECTOR, frozenset()) - people
    return guess_actors(list_texts(reading.table, column.place), groups)
