"""What lies in the database, read as somebody else may have left it: whatever has a label or a type of netmap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.layout.labels import family_of, label_of
from netmap.graph.statements import load_statement
from netmap.model.kinds import EntityKind, TieKind


@dataclass(frozen=True, slots=True)
class StoredEntity:
    """Something with the label of a kind: where it lies, its labels, all its properties."""

    place: str = field(compare=False)
    labels: frozenset[str]
    record: Mapping[str, Any]

    @property
    def kinds(self) -> tuple[EntityKind, ...]:
        """The kinds whose labels it has; one, unless somebody gave it another."""
        return tuple(kind for kind in EntityKind if label_of(kind) in self.labels)

    @property
    def has_family_label(self) -> bool:
        """Whether it has the label that all of its family have."""
        return family_of(self.kinds[0]) in self.labels


@dataclass(frozen=True, slots=True)
class StoredTie:
    """Something of a type of netmap: where it and its ends lie, and all its properties."""

    place: str = field(compare=False)
    kind: TieKind
    source: str = field(compare=False)
    target: str = field(compare=False)
    record: Mapping[str, Any]


def read_stored_entities(transaction: ManagedTransaction) -> list[StoredEntity]:
    """Return all that has the label of a kind, each once."""
    found = {
        row["place"]: StoredEntity(row["place"], frozenset(row["labels"]), row["record"])
        for kind in EntityKind
        for row in run_rows(transaction, load_statement("look_at_entities", kind))
    }
    return list(found.values())


def read_stored_ties(transaction: ManagedTransaction) -> list[StoredTie]:
    """Return all ties of all kinds, also those between things that netmap does not know."""
    return [
        StoredTie(row["place"], kind, row["source"], row["target"], row["record"])
        for kind in TieKind
        for row in run_rows(transaction, load_statement("look_at_ties", kind))
    ]
