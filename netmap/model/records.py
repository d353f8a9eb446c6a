"""Entities and ties as flat records: for the database, its journal and exports."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

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


class _Shape(NamedTuple):
    """How records become items of one class: what stands where a record has nothing, and how its values are read."""

    empty: Record
    """Every field in the order of declaration, with its default."""
    names: set[str]
    made: dict[str, Callable[[], Any]]
    readers: dict[str, Callable[[Any], Any] | None]


@cache
def _find_shape(model: type[Item]) -> _Shape:
    rows, fields = list_fields(model), model.model_fields
    return _Shape(
        {row.name: None if fields[row.name].is_required() else row.default for row in rows},
        {row.name for row in rows},
        {name: made for name, field in fields.items() if (made := field.default_factory)},  # type: ignore[misc]
        {row.name: cache(row.choices) if row.choices else _READERS.get(row.holds) for row in rows},
    )


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
    shape = _find_shape(model)
    values, readers = shape.empty.copy(), shape.readers
    for name, value in record.items():
        if name in readers:
            reader = readers[name]
            values[name] = reader(value) if reader else value
    for name, make in shape.made.items():
        if name not in record:
            values[name] = make()
    if model is Tie:
        values["kind"] = kind
    return _build_trusted(model, values, shape.names)


def _build_trusted(model: type[Item], values: Record, names: set[str]) -> Item:
    """Return what `model_construct` does when it is given every field, in a third of the time.

    All share the set of names, which is as large as the values themselves; it is never changed, since items are frozen.
    """
    item = model.__new__(model)
    for name, value in (
        ("__dict__", values),
        ("__pydantic_fields_set__", names),
        ("__pydantic_extra__", None),
        ("__pydantic_private__", None),
    ):
        object.__setattr__(item, name, value)
    return item


def list_unknown(kind: EntityKind | TieKind, names: Iterable[str]) -> list[str]:
    """Return which names are no field of a kind: another version of netmap may have them."""
    known = _find_shape(ENTITY_CLASSES[kind] if isinstance(kind, EntityKind) else Tie).names
    return [name for name in names if name not in known]


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
