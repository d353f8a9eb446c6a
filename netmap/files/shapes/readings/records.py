"""A table whose rows are neither organizations nor people: programs, coalitions, goals, conversations."""

from netmap.files.lists.context import ListContext
from netmap.files.matching.name_looks import is_table_name
from netmap.files.meaning.column_words import ColumnWords, LinkWords
from netmap.files.meaning.columns.column import OWN, ROLE
from netmap.files.meaning.columns.guessing import guess_columns
from netmap.files.meaning.heading_numbers import drop_number
from netmap.files.shapes.readings.reading import TableReading, list_texts
from netmap.files.shapes.readings.row_kinds import LIKELY, NEAR, RowKind, Told
from netmap.files.tables import Shape, Table
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES


def find_members(table: Table, words: ColumnWords) -> RowKind | None:
    """Return that rows are coalitions where columns name their members; unsure where their names do not show it."""
    heads = [drop_number(fold_text(header)) for header in table.headers] if table.has_header else []
    link = next(one for one in words.link if one.kind is TieKind.MEMBER_OF and one.turned)
    members = sum(head in link.says for head in heads)
    naming = {*words.field["organization"].says, *words.field["name"].says}
    place = next((p for p, head in enumerate(heads) if head in naming), None)
    if not members or place is None:
        return None
    texts = list_texts(table, place)
    tables = sum(map(is_table_name, texts)) * 2 >= len(texts) > 0
    why = "its columns name the members of each"
    if tables:
        return RowKind(EntityKind.COALITION, why, LIKELY)
    return RowKind(EntityKind.COALITION, why, NEAR) if members > 1 else None


def read_records(table: Table, context: ListContext, told: Told, kind: EntityKind, why: str) -> TableReading:
    """Return a table of anything but actors; without a heading for the name, that of an actor is it."""
    words = context.words
    columns = guess_columns(table, context, shape=Shape.ENTITIES, kind=kind, told=told)
    reading = TableReading(table, Shape.ENTITIES, kind, columns, why)
    actors = {phrase for name in ("organization", "name", "person") for phrase in words.field[name].says}
    naming = [c for c in columns if c.confidence < 1 and fold_text(c.header) in actors]
    if not reading.has("name") and ENTITY_CLASSES[kind].named:
        own = [c for c in columns if c.meaning == OWN and is_table_name(c.header)]
        naming = naming or own
        reading = reading.take_as(naming.pop(0), "name", "Name") if naming else reading
    link = next((one for one in words.link if _leads_back(one, kind)), None)
    for column in naming if link else ():
        if column.meaning == OWN and link:
            reading = reading.take_as(column, link.meaning, TIE_RULES[link.kind].says_back)
    role = next((c for c in reading.columns if fold_text(c.header) in words.field[ROLE].says), None)
    if link and role and role.meaning == OWN and "role" in TIE_RULES[link.kind].fields:
        reading = reading.take_as(role, ROLE, words.field[ROLE].label)
    return reading


def _leads_back(link: LinkWords, kind: EntityKind) -> bool:
    """Whether a column of organizations says whose a record of this kind is: who runs a program, who is a member."""
    ends = (EntityKind.ORGANIZATION, kind)
    return link.turned and link.to == EntityKind.ORGANIZATION and ends in TIE_RULES[link.kind].ends
