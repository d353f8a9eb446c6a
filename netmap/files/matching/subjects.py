"""Subjects: whom or what rows speak of, with what is stored and what the files say put together."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from netmap.files.meaning.values import show_value
from netmap.files.rows.drafts import Draft
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import list_fields
from netmap.model.ids import new_id
from netmap.model.kinds import EntityKind

ANSWER = "your answer"
"""How somebody was found whom a person said to be the same."""
SPELLING = "spelling"
"""How somebody was found whose name is the same once its short words are written out."""
_NOBODY: frozenset[str] = frozenset()
_RENAMES = {"netmap id", "id", "address"}


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or something rows speak of: what is stored, and what the files say.

    `employers` are the folded names of the organizations a person is known to belong to, `named` the folded names a
    nameless record is tied to; `unknown` is who is only named and has no row of their own.
    """

    kind: EntityKind
    name: str
    id: str = field(default_factory=new_id)
    stored: Entity | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)
    external_ids: tuple[str, ...] = ()
    employers: frozenset[str] = _NOBODY
    named: frozenset[str] = _NOBODY
    source: str = ""
    unknown: bool = False

    def known(self, name: str) -> Any:
        """Return what the files say of a field, or else what is stored."""
        return self.values.get(name) or (getattr(self.stored, name, None) if self.stored else None)


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A value that was not taken, by its heading or label, and why."""

    column: str
    value: Any
    message: str


def start_subject(draft: Draft, *, unknown: bool = False) -> Subject:
    """Return somebody new as a draft describes them."""
    return Subject(
        draft.kind, draft.name, values=draft.values, attributes=draft.attributes,
        external_ids=(draft.external_id,) if draft.external_id else (),
        employers=frozenset({draft.employer}) if draft.employer else _NOBODY, named=draft.named, source=draft.source,
        unknown=unknown,
    )  # fmt: skip


def merge_draft(subject: Subject, draft: Draft, found_by: str) -> tuple[Subject, list[NotTaken]]:
    """Return a subject with what a draft says added; where two rows differ the first holds, and that is told."""
    values, attributes = dict(subject.values), dict(subject.attributes)
    not_taken: list[NotTaken] = []
    given = draft.values
    aka = subject.known("aka") or ()
    if found_by in _RENAMES and draft.name and not draft.is_guess and draft.name not in {subject.name, *aka}:
        given = {"name": draft.name, **draft.values}
        if subject.kind is EntityKind.ORGANIZATION and subject.stored is None:
            given["aka"] = (*draft.values.get("aka", ()), subject.name)
    if found_by == SPELLING and draft.name != subject.name:
        given = {**draft.values, "aka": (*draft.values.get("aka", ()), draft.name)}
    for name, value in given.items():
        there = values.get(name)
        if there is None:
            values[name] = value
        elif isinstance(value, tuple):
            values[name] = tuple(dict.fromkeys((*there, *value)))
        elif name == "notes":
            values[name] = join_notes(there, value)
        elif there != value:
            not_taken.append(_tell_difference(subject, name, value, there))
    for name, value in draft.attributes.items():
        there = attributes.setdefault(name, value)
        if there != value:
            message = f"An earlier row says “{there}”; that was kept."
            not_taken.append(NotTaken(name, value, message))
    ids = (draft.external_id,) if draft.external_id and draft.external_id not in subject.external_ids else ()
    merged = replace(
        subject, values=values, attributes=attributes, external_ids=subject.external_ids + ids,
        employers=subject.employers | {draft.employer} if draft.employer else subject.employers, unknown=False,
    )  # fmt: skip
    return merged, not_taken


def _tell_difference(subject: Subject, name: str, value: Any, there: Any) -> NotTaken:
    rows = list_fields(ENTITY_CLASSES[subject.kind])
    label = next((row.info.label for row in rows if row.name == name), name)
    message = (
        f"An earlier row gives {subject.name} another {label.lower()}, “{show_value(there)}”; that was kept."
    )
    return NotTaken(label, value, message)


def join_notes(there: str, more: str) -> str:
    """Return notes with those lines of others added that are not in them."""
    lines = there.split("\n")
    return "\n".join([*lines, *(line for line in more.split("\n") if line and line not in lines)])
