"""The entity a subject becomes."""

from collections.abc import Callable
from typing import Any

from netmap.errors import InputError
from netmap.files.matching.subjects import NotTaken, Subject, join_notes
from netmap.model.entity import Entity
from netmap.model.entity_classes import build_entity, change_entity

Finished = tuple[Entity | None, list[NotTaken]]


def finish_subject(subject: Subject) -> Finished:
    """Return the entity a subject becomes, None when not even its name can be kept, and the values left out."""
    if subject.stored is None:
        values = {
            **subject.values, "id": subject.id, "source": subject.source, "attributes": subject.attributes,
            "external_ids": subject.external_ids,
        }  # fmt: skip
        values.setdefault("name", subject.name)
        return _build_leniently(lambda kept: build_entity(subject.kind, **kept), values)
    stored = subject.stored
    updates = _find_updates(subject, stored)
    if not updates:
        return stored, []
    return _build_leniently(lambda kept: change_entity(stored, **kept), updates)


def _find_updates(subject: Subject, stored: Entity) -> dict[str, Any]:
    """Return the fields that differ: lists and notes only grow, and nothing given never erases."""
    updates: dict[str, Any] = {}
    given = {
        **subject.values,
        "external_ids": subject.external_ids,
        "attributes": subject.attributes,
    }
    for name, value in given.items():
        there = getattr(stored, name, None)
        new = value
        if isinstance(value, tuple):
            new = tuple(dict.fromkeys((*(there or ()), *value)))
        elif isinstance(value, dict):
            new = {**(there or {}), **value}
        elif name == "notes" and there:
            new = there if value in there else join_notes(there, value)
        if new != there:
            updates[name] = new
    if updates.get("location_confidential"):
        updates |= {"address": "", "postal_code": "", "latitude": None, "longitude": None}
    return updates


def _build_leniently(build: Callable[[dict[str, Any]], Entity], values: dict[str, Any]) -> Finished:
    kept = dict(values)
    left_out: list[NotTaken] = []
    for _ in range(len(values) + 1):
        try:
            return build(kept), left_out
        except InputError as error:
            if error.field == "name":
                return None, [*left_out, NotTaken("Name", kept.get("name"), error.message)]
            dropped = [error.field] if error.field in kept else _find_location(kept)
            if not dropped:
                raise
            left_out += [
                NotTaken(name, kept.pop(name), f"{error.message} It was left out.") for name in dropped
            ]
    return None, left_out


def _find_location(kept: dict[str, Any]) -> list[str]:
    return [name for name in ("address", "postal_code", "latitude", "longitude") if name in kept]
