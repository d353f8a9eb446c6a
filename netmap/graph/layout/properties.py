"""What is stored of an entity: its fields, its caption, its columns of its own and its place on the globe, each a property."""

import json
from collections.abc import Mapping
from typing import Any

from netmap.graph.driver import WGS84Point
from netmap.model.entity import Entity
from netmap.model.records import Record, to_record

OWN = "own_"
"""How the properties begin that hold columns of the user's own; the heading follows as it stands."""

CAPTION, POINT = "caption", "location"

_MOST = 1 << 63


def build_properties(entity: Entity) -> Record:
    """Return the properties of an entity, without its caption where others have a say in that.

    A heading of the user's own becomes the name of a property, which goes to the database as a key of a map and
    never as text of a statement. Numbers too large for the database stay in one text, under the field's own name.
    """
    record = to_record(entity)
    if entity.attributes:
        fitting = {name: value for name, value in entity.attributes.items() if _fits(value)}
        record |= {f"{OWN}{name}": value for name, value in fitting.items()}
        too_large = {name: value for name, value in entity.attributes.items() if name not in fitting}
        del record["attributes"]
        if too_large:
            record["attributes"] = _dump(too_large)
    if "latitude" in record and "longitude" in record:
        record[POINT] = WGS84Point((record["longitude"], record["latitude"]))
    if entity.named:
        record[CAPTION] = entity.name
    return record


def read_properties(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the record of an entity that stands in its properties, as `to_record` gives it."""
    own = {name.removeprefix(OWN): value for name, value in properties.items() if _is_own_column(name, value)}
    if not own:
        return properties
    return {**properties, "attributes": _dump(json.loads(properties.get("attributes", "{}")) | own)}


def list_own(model: type[Entity], properties: Mapping[str, Any]) -> set[str]:
    """Return which of the properties that lie on an entity are netmap's; the others are somebody else's."""
    beside = {CAPTION, POINT}
    return {
        name
        for name, value in properties.items()
        if name in model.model_fields or name in beside or _is_own_column(name, value)
    }


def _is_own_column(name: str, value: object) -> bool:
    return name.startswith(OWN) and isinstance(value, str | bool | int | float)


def _fits(value: object) -> bool:
    return not isinstance(value, int) or -_MOST <= value < _MOST


def _dump(attributes: Mapping[str, Any]) -> str:
    return json.dumps(attributes, ensure_ascii=False, sort_keys=True)
