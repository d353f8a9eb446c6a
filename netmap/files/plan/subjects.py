"""What the files say of one entity, put together, and the entity it becomes."""

from collections.abc import Callable
from typing import Any

from netmap.errors import InputError
from netmap.files.matching.roster import Roster, Subject
from netmap.files.plan.report import show_value
from netmap.files.rows.drafts import Draft
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES, build_entity, change_entity
from netmap.model.fields import list_fields

Tell = Callable[[str, str, object], None]
"""Takes a field's label, what is wrong with it, and the value."""

_RENAMES = {"netmap id", "id", "address"}


def merge_draft(roster: Roster, subject: Subject, draft: Draft, found_by: str, tell: Tell) -> None:
    """Add to a subject what a draft says; where two rows differ the first holds, and that is told."""
    roster.learn(subject, draft)
    if draft.name and draft.name != subject.name and found_by in _RENAMES:
        _give(subject, "name", draft.name, tell)
    if found_by == "your answer" and draft.name != subject.name:
        subject.renamed = draft.name
    subject.unknown = False
    for name, value in draft.values.items():
        _give(subject, name, value, tell)
    for name, value in draft.attributes.items():
        there = subject.attributes.setdefault(name, value)
        if there != value:
            tell(name, f"An earlier row says “{there}”; that was kept.", value)


def _give(subject: Subject, name: str, value: Any, tell: Tell) -> None:
    there = subject.values.get(name)
    if there is None:
        subject.values[name] = value
    elif isinstance(value, tuple):
        subject.values[name] = tuple(dict.fromkeys((*there, *value)))
    elif name == "notes":
        subject.values[name] = _join_notes(there, value)
    elif there != value:
        label = _label(subject, name)
        tell(label, f"An earlier row gives {subject.name} another {label.lower()}, “{show_value(there)}”; "
             "that was kept.", value)  # fmt: skip


def _label(subject: Subject, name: str) -> str:
    return next(
        (row.info.label for row in list_fields(ENTITY_CLASSES[subject.kind]) if row.name == name), name
    )


def _join_notes(there: str, more: str) -> str:
    lines = there.split("\n")
    return "\n".join([*lines, *(line for line in more.split("\n") if line and line not in lines)])


def finish_subject(subject: Subject, tell: Tell) -> Entity | None:
    """Return the entity a subject becomes; a value that cannot be kept is left out and told.

    None when not even its name can be kept.
    """
    if subject.stored is None:
        values = {name: value for name, value in subject.values.items() if not name.startswith("_")}
        values = {
            **values, "id": subject.id, "source": subject.source, "attributes": subject.attributes,
            "external_ids": tuple(subject.external_ids),
        }  # fmt: skip
        values.setdefault("name", subject.name)
        return _build_leniently(lambda kept: build_entity(subject.kind, **kept), values, tell)
    stored = subject.stored
    updates = _find_updates(subject, stored)
    if not updates:
        return stored
    return _build_leniently(lambda kept: change_entity(stored, **kept), updates, tell)


def _find_updates(subject: Subject, stored: Entity) -> dict[str, Any]:
    """Return the fields that differ: lists and notes only grow, and nothing given never erases."""
    updates: dict[str, Any] = {}
    given = {
        **{name: value for name, value in subject.values.items() if not name.startswith("_")},
        "external_ids": tuple(subject.external_ids),
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
            new = there if value in there else _join_notes(there, value)
        if new != there:
            updates[name] = new
    if updates.get("location_confidential"):
        updates |= {"address": "", "postal_code": "", "latitude": None, "longitude": None}
    return updates


def _build_leniently(
    build: Callable[[dict[str, Any]], Entity], values: dict[str, Any], tell: Tell
) -> Entity | None:
    kept = dict(values)
    for _ in range(len(values) + 1):
        try:
            return build(kept)
        except InputError as error:
            if error.field == "name":
                tell("Name", error.message, kept.get("name"))
                return None
            dropped = [error.field] if error.field in kept else _find_location(kept)
            if not dropped:
                raise
            for name in dropped:
                tell(name, f"{error.message} It was left out.", kept.pop(name))
    return None


def _find_location(kept: dict[str, Any]) -> list[str]:
    return [name for name in ("address", "postal_code", "latitude", "longitude") if name in kept]
