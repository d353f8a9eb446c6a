"""A whole network as the sheets of a workbook that people can edit and bring back.

Which columns of the user's own were written is recorded on a first sheet, which also says how to edit; reading is
in `edited_workbook`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from netmap.files.grids import Cell
from netmap.files.own.cells import write_cell
from netmap.files.own.layout import (
    END_FIELDS,
    ID_HEADER,
    OWN_PREFIX,
    TIE_SHEET,
    Column,
    id_headers,
    list_columns,
    list_own_names,
)
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import FieldType
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie

GUIDE = (
    "This workbook holds your whole map. Edit it and bring it back with “Bring in”; you see every change first.",
    "Leave the columns “netmap id” as they are: they tell which row is whose.",
    "To add somebody, write a new row at the end and leave its netmap id empty.",
    "To clear a value, empty its cell. A row you delete here is not deleted from the map: delete it in netmap.",
    "Several entries in one cell are separated by “; ”. A semicolon that belongs to an entry is written “\\;”.",
    "Days are written like 2024-05-31, yes and no as words.",
    "In “Ties”, the names in “From” and “To” are for reading; change one to lead the tie to somebody else.",
    "Below is recorded which columns of your own were written. Leave it as it is.",
)
"""What the first sheet tells whoever edits the workbook."""

_ALWAYS = (EntityKind.ORGANIZATION, EntityKind.PERSON)

Record = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to be written: its headings, {heading: cell} of each row, and {heading: what a cell may be}."""

    title: str
    headers: tuple[str, ...]
    records: Sequence[Record]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def build_sheets(network: Network) -> list[Sheet]:
    """Return a sheet for each kind of record there is, and one of ties."""
    sheets = []
    for kind, model in ENTITY_CLASSES.items():
        entities = network.of_kind(kind)
        if not entities and kind not in _ALWAYS:
            continue
        columns, own = list_columns(model), list_own_names(entities)
        headers = (ID_HEADER, *(column.header for column in columns), *(OWN_PREFIX + name for name in own))
        records = [_record_entity(entity, columns) for entity in entities]
        sheets.append(Sheet(kind.words.title, headers, records, _list_choices(columns)))
    return [*sheets, _build_tie_sheet(network)]


def _build_tie_sheet(network: Network) -> Sheet:
    columns = _tie_columns()
    headers = (ID_HEADER, *(column.header for column in columns), *id_headers().values())
    ties = sorted(network.ties.values(), key=lambda tie: (tie.kind, tie.id))
    records = [_record_tie(tie, network, columns) for tie in ties]
    return Sheet(TIE_SHEET, headers, records, _list_choices(columns))


def _tie_columns() -> tuple[Column, ...]:
    """Return the columns of ties, with the kinds as people say them."""
    said = tuple(rule.says for rule in TIE_RULES.values())
    return tuple(
        Column("kind", column.header, FieldType.CHOICE, choices=said) if column.field == "kind" else column
        for column in list_columns(Tie)
    )


def _list_choices(columns: Sequence[Column]) -> dict[str, tuple[str, ...]]:
    found = {c.header: ("yes", "no") if c.type is FieldType.YES_NO else c.choices for c in columns}
    return {header: choices for header, choices in found.items() if choices}


def _write_field(value: Any, column: Column) -> Cell:
    if column.type is not FieldType.CHOICE and value == column.default:
        return None
    return write_cell(value)


def _record_entity(entity: Entity, columns: Sequence[Column]) -> Record:
    record: dict[str, Cell] = {ID_HEADER: entity.id}
    for column in columns:
        record[column.header] = _write_field(getattr(entity, column.field), column)
    for name, value in entity.attributes.items():
        record[OWN_PREFIX + name] = value
    return record


def _record_tie(tie: Tie, network: Network, columns: Sequence[Column]) -> Record:
    record: dict[str, Cell] = {ID_HEADER: tie.id}
    for column in columns:
        value = getattr(tie, column.field)
        if column.field in END_FIELDS:
            record[column.header] = network.name_of(value) if value else None
            record[id_headers()[column.field]] = value
        elif column.field == "kind":
            record[column.header] = TIE_RULES[tie.kind].says
        else:
            record[column.header] = _write_field(value, column)
    return record
