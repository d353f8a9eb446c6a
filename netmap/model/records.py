"""Entities and ties as flat records: for the database, its journal and exports."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from netmap.errors import InputError
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES, build_entity
from netmap.model.fields import FieldType, build_checked, list_fields
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.ties import Tie

Item = Entity | Tie
Record = dict[str, Any]


def _read_day(value: object) -> date:
    if isinstance(value, str):
        return date.fromisoformat(value)
    return value.to_native() if hasattr(value, "to_native") else value  # type: ignore[return-value]


_READERS: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.LIST: tuple, FieldType.VALUES: json.loads, FieldType.DAY: _read_day, FieldType.NUMBER: float,
}  # fmt: skip
"""How the value of a record becomes that of a field; the other types are kept as they are."""


@cache
def _readers(model: type[Item]) -> dict[str, Callable[[Any], Any] | None]:
    return {row.name: row.choices or _READERS.get(row.holds) for row in list_fields(model)}


@cache
def _defaults(model: type[Item]) -> dict[str, Any]:
    made = {
        name for name, field in model.model_fields.items() if field.is_required() or field.default_factory
    }
    return {row.name: row.default for row in list_fields(model) if row.name not in made}


def to_record(item: Item) -> Record:
    """Return an item as scalars, days and lists of strings; empty values are left out, the kind too."""
    record: Record = {}
    for name, value in item.__dict__.items():
        if value is None or name == "kind":
            continue
        found = type(value)
        if found is str or found is bool:
            if value != "":
                record[name] = value
        elif found is tuple:
            if value:
                record[name] = list(value)
        elif found is dict:
            if value:
                record[name] = json.dumps(value, ensure_ascii=False, sort_keys=True)
        else:
            record[name] = value.value if isinstance(value, Enum) else value
    return record


def from_record(kind: EntityKind | TieKind, record: Mapping[str, Any]) -> Item:
    """Return the item of a record that netmap itself wrote, without checking it again.

    Parameters
    ----------
    kind
        The kind of the entity or of the tie.
    record
        As `to_record` gives it; days may be dates, ISO texts or the driver's own.
    """
    model: type[Item] = ENTITY_CLASSES[kind] if isinstance(kind, EntityKind) else Tie
    readers = _readers(model)
    values = _defaults(model) | {
        name: reader(value) if (reader := readers[name]) else value
        for name, value in record.items()
        if name in readers
    }
    if isinstance(kind, EntityKind):
        values.setdefault("attributes", {})
    if isinstance(kind, TieKind):
        values["kind"] = kind
    return model.model_construct(**values)


def to_json(item: Item) -> Record:
    """Return an item as plain JSON values, `kind` first, days as ISO text; empty values are left out."""
    record: Record = {"kind": item.kind.value}
    for name, value in to_record(item).items():
        record[name] = value.isoformat() if isinstance(value, date) else value
    if getattr(item, "attributes", None):
        record["attributes"] = dict(item.attributes)  # type: ignore[union-attr]
    return record


def from_json(values: Mapping[str, Any], *, is_tie: bool) -> Item:
    """Return the item of JSON values from outside.

    Raises
    ------
    InputError
        Naming the field that cannot be taken.
    """
    fields = {name: value for name, value in values.items() if name != "kind"}
    if is_tie:
        return build_checked(Tie, dict(values))
    try:
        kind = EntityKind(values.get("kind", ""))
    except ValueError as error:
        raise InputError(
            f"“{str(values.get('kind'))[:40]}” is not a kind netmap knows.",
            field="kind",
            value=values.get("kind"),
        ) from error
    return build_entity(kind, **fields)
