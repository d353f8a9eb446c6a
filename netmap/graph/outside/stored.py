"""What lies in the database, read as somebody else may have left it: whatever has a label or a type of netmap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isnan
from typing import Any

from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.layout.labels import KINDS, Family, family_of, label_of
from netmap.graph.statements import load_statement
from netmap.model.kinds import EntityKind, TieKind

_NOT_A_NUMBER = float("nan")
"""The one that stands for all: two records that hold it are equal then, as nothing else that is no number is."""


@dataclass(frozen=True, slots=True)
class StoredEntity:
    """Something with the label of a kind or of a family: where it lies, its labels, all its properties."""

    place: str = field(compare=False)
    labels: frozenset[str]
    record: Mapping[str, Any]

    @property
    def kinds(self) -> tuple[EntityKind, ...]:
        """The kinds whose labels it has; one, unless somebody gave it another, or took that away."""
        return tuple(kind for kind in EntityKind if label_of(kind) in self.labels)

    @property
    def has_family_label(self) -> bool:
        """Whether it has the label that all of its family have."""
        return not self.kinds or family_of(self.kinds[0]) in self.labels


@dataclass(frozen=True, slots=True)
class StoredTie:
    """Something of a type of netmap: where it and its ends lie, and all its properties."""

    place: str = field(compare=False)
    kind: TieKind
    source: str = field(compare=False)
    target: str = field(compare=False)
    record: Mapping[str, Any]


def read_stored_entities(transaction: ManagedTransaction) -> list[StoredEntity]:
    """Return all that has the label of a kind, or of a family without that of a kind, each once."""
    rows = [
        row for kind in EntityKind for row in run_rows(transaction, load_statement("look_at_entities", kind))
    ]
    for family in Family:
        rows += run_rows(transaction, load_statement("look_at_unlabeled", entity=family), labels=[*KINDS])
    found = {
        row["place"]: StoredEntity(row["place"], frozenset(row["labels"]), _read_record(row["record"]))
        for row in rows
    }
    return list(found.values())


def read_stored_ties(transaction: ManagedTransaction) -> list[StoredTie]:
    """Return all ties of all kinds, also those between things that netmap does not know."""
    return [
        StoredTie(row["place"], kind, row["source"], row["target"], _read_record(row["record"]))
        for kind in TieKind
        for row in run_rows(transaction, load_statement("look_at_ties", kind))
    ]


def _read_record(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _read_value(value) for name, value in record.items()}


def _read_value(value: Any) -> Any:
    if isinstance(value, list):
        return [_read_value(one) for one in value]
    return _NOT_A_NUMBER if isinstance(value, float) and isnan(value) else value
