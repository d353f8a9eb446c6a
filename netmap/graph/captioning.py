"""Captions kept right: written with what is new, and again where a Change touches what they tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.layout.captions import TELLING_TIES, build_caption
from netmap.graph.layout.labels import KINDS, Family
from netmap.graph.layout.properties import CAPTION, read_properties
from netmap.graph.reading import UNREADABLE
from netmap.graph.statements import load_statement
from netmap.model.changes import Touch
from netmap.model.entity import Entity
from netmap.model.network import Network
from netmap.model.records import Record, from_record
from netmap.model.ties import Tie


def caption_new(touches: Sequence[Touch], stored: Network) -> Mapping[str, str]:
    """Return the captions of the nameless that come, by id: all that they tell comes with them or is stored."""
    coming = {touch.id: touch.after for touch in touches if isinstance(touch.after, Entity)}
    new = {touch.id for touch in touches if not touch.is_tie and touch.before is None}
    names = defaultdict[str, set[str]](set)
    for tie in (touch.after for touch in touches):
        if isinstance(tie, Tie) and tie.kind in TELLING_TIES and tie.source in new:
            other = coming.get(tie.target) or stored.entities.get(tie.target)
            names[tie.source].update(filter(None, [other.name if other else ""]))
    return {one: build_caption(coming[one], [*names[one]]) for one in new if not coming[one].named}


def list_outdated(transaction: ManagedTransaction, touches: Sequence[Touch]) -> list[str]:
    """Return the ids of what stays and whose caption tells something that the touches, written already, have changed."""
    found, renamed, settled = set[str](), list[str](), set[str]()
    for touch in touches:
        for item in (touch.before, touch.after):
            if isinstance(item, Tie) and item.kind in TELLING_TIES:
                found.add(item.source)
        before, after = touch.before, touch.after
        if isinstance(before, Entity) and isinstance(after, Entity):
            found.update([] if after.named else [touch.id])
            renamed += [touch.id] if before.name != after.name else []
        elif not touch.is_tie:
            settled.add(touch.id)
    for family in Family if renamed else ():
        statement = load_statement("find_told_by", entity=family)
        found.update(row["id"] for row in run_rows(transaction, statement, ids=renamed))
    return sorted(found - settled)


def read_captions(transaction: ManagedTransaction, family: Family, ids: Sequence[str]) -> dict[str, str]:
    """Return the captions that some of one family should have, by id, where they have another."""
    return {
        told.entity.id: told.caption
        for told in read_told(transaction, family, ids)
        if told.caption != told.properties.get(CAPTION)
    }


@dataclass(frozen=True, slots=True)
class Told:
    """An entity with its properties as they are stored, and the caption that it should have."""

    entity: Entity
    properties: Record
    caption: str


def read_told(transaction: ManagedTransaction, family: Family, ids: Sequence[str]) -> Iterable[Told]:
    """Yield some entities of one family with their captions, without those that others made unreadable."""
    for row in run_rows(transaction, load_statement("read_told", entity=family), ids=ids):
        names = [name for name in row["names"] if isinstance(name, str)]
        for kind in (KINDS[label] for label in row["labels"] if label in KINDS):
            try:
                entity = from_record(kind, read_properties(row["record"]))
            except UNREADABLE:
                continue
            if isinstance(entity, Entity):
                yield Told(entity, row["record"], build_caption(entity, names))
