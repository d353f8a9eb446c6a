"""The journal: how Changes are written down, and read again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import orjson

from netmap.errors import ChangeNotFound, StoreError, StoreTooNew
from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.statements import load_statement
from netmap.model.changes import Change, Touch
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, Nature, TieKind
from netmap.model.records import from_record, list_unknown, to_record
from netmap.model.ties import Tie

PART_LENGTH = 800_000
"""Characters in one part: at most 3.2 MB on the way to the database, which takes messages up to 4 MB."""

_READ_AT_ONCE = 50
_TIE_KINDS = frozenset(kind.value for kind in TieKind)


@dataclass(frozen=True, slots=True)
class ChangeHeader:
    """What the list of Changes says of one: all but what it holds.

    `touches` counts entities and ties, `size` the characters written into the journal; `undone` says
    whether a later Change took it back; it is `part` of `parts` of its batch.
    """

    id: str
    revision: int
    at: datetime
    who: str
    nature: Nature
    sentence: str
    batch_id: str | None
    undoes: tuple[str, ...]
    touches: int
    size: int
    schema_version: int
    undone: bool = False
    part: int = 1
    parts: int = 1


class JournalTorn(StoreError):
    """The journal does not hold all of a Change (yet, when somebody is writing it)."""


def dump_touches(touches: Iterable[Touch]) -> list[str]:
    """Return one line for each touch: its kind, its record before and its record after."""
    return [
        f"{touch.either.kind.value}\t{_dump_record(touch.before)}\t{_dump_record(touch.after)}"
        for touch in touches
    ]


def _dump_record(item: Entity | Tie | None) -> str:
    return orjson.dumps(to_record(item)).decode() if item else "null"


def load_touches(text: str) -> tuple[Touch, ...]:
    """Return the touches of lines that `dump_touches` wrote; raise `StoreTooNew` when it was one of a newer netmap.

    A field that is not known would be lost with the next save, undo or forgetting, so it is refused like a kind.
    """
    touches = []
    for line in text.split("\n") if text else ():
        name, before, after = line.split("\t")
        kind = _find_kind(name)
        touches.append(Touch(_load_record(kind, before), _load_record(kind, after)))
    return tuple(touches)


def _find_kind(name: str) -> EntityKind | TieKind:
    try:
        return TieKind(name) if name in _TIE_KINDS else EntityKind(name)
    except ValueError as error:
        raise _tell_newer(name) from error


def _load_record(kind: EntityKind | TieKind, text: str) -> Entity | Tie | None:
    record = orjson.loads(text)
    if record is None:
        return None
    if unknown := list_unknown(kind, record):
        raise _tell_newer(f"{kind}, {unknown[0]}")
    return from_record(kind, record)


def _tell_newer(what: str) -> StoreTooNew:
    return StoreTooNew(
        f"The history of this map tells of what this netmap does not know ({what[:60]}): a newer one wrote it. Update "
        "netmap, then open it again."
    )


def write_journal(transaction: ManagedTransaction, change: Change, lines: Sequence[str]) -> None:
    """Write a Change, whose touches are dumped as `lines`, into the journal."""
    text = "\n".join(lines)
    header = {
        "id": change.id,
        "revision": change.revision,
        "at": change.at,
        "who": change.who,
        "nature": change.nature.value,
        "sentence": change.sentence,
        "batch_id": change.batch_id,
        "undoes": list(change.undoes),
        "touches": len(change.touches),
        "ids": [touch.id for touch in change.touches],
        "size": len(text),
        "schema_version": change.schema_version,
        "part": change.part,
        "parts": change.parts,
    }
    run_rows(transaction, load_statement("create_change"), header=header)
    for number, start in enumerate(range(0, len(text), PART_LENGTH)):
        run_rows(
            transaction,
            load_statement("create_change_part"),
            change=change.id,
            number=number,
            text=text[start : start + PART_LENGTH],
        )


def read_headers(
    transaction: ManagedTransaction, *, after: int = 0, older: bool = False
) -> list[ChangeHeader]:
    """Return the headers of the Changes after a revision, newest first; of an `older` layout under its labels."""
    statement = load_statement("older_headers" if older else "read_headers")
    return mark_undone([_as_header(row) for row in run_rows(transaction, statement, after=after)])


def find_header(transaction: ManagedTransaction, change_id: str) -> ChangeHeader | None:
    """Return the header of one Change, without a look at whether it is undone; None when there is none."""
    rows = run_rows(transaction, load_statement("find_change"), id=change_id)
    return _as_header(rows[0]) if rows else None


def _as_header(row: dict[str, Any]) -> ChangeHeader:
    return ChangeHeader(
        **row
        | {
            "at": read_instant(row["at"]),
            "nature": Nature(row["nature"]),
            "undoes": tuple(row["undoes"] or ()),
            "part": row["part"] or 1,
            "parts": row["parts"] or 1,
        }
    )


def read_instant(value: Any) -> datetime:
    """Return a UTC datetime of the driver's own; the local database leaves the zone out."""
    found: datetime = value.to_native()
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def mark_undone(headers: Sequence[ChangeHeader]) -> list[ChangeHeader]:
    """Return the headers, newest first, with `undone` set: an undo counts unless it was undone itself."""
    undone: set[str] = set()
    marked = []
    for header in headers:
        if header.id not in undone:
            undone.update(header.undoes)
        marked.append(replace(header, undone=header.id in undone))
    return marked


def find_standing(headers: Sequence[ChangeHeader], revision: int) -> list[ChangeHeader]:
    """Return the Changes after a revision that count: without the undone, and without their undos."""
    later = {header.id: header for header in headers if header.revision > revision}
    return [
        header
        for header in later.values()
        if not header.undone and not (header.undoes and all(undone in later for undone in header.undoes))
    ]


def read_change(transaction: ManagedTransaction, change_id: str) -> Change:
    """Return one Change whole; raise `ChangeNotFound` when there is none."""
    header = find_header(transaction, change_id)
    if header is None:
        raise ChangeNotFound(
            f"There is no Change “{change_id[:60]}”. Look at the list of Changes for its id."
        )
    return read_changes(transaction, [header])[0]


def read_changes(
    transaction: ManagedTransaction, headers: Sequence[ChangeHeader], *, older: bool = False
) -> list[Change]:
    """Return the Changes of some headers, whole, in their order; of an `older` layout under its labels.

    Raises
    ------
    JournalTorn
        When the journal does not hold all of a Change.
    """
    texts: dict[str, list[str]] = {header.id: [] for header in headers}
    ids = list(texts)
    statement = load_statement("older_parts" if older else "read_parts")
    for start in range(0, len(ids), _READ_AT_ONCE):
        for row in run_rows(transaction, statement, ids=ids[start : start + _READ_AT_ONCE]):
            texts[row["change"]].append(row["text"])
    return [_as_change(header, "".join(texts[header.id])) for header in headers]


def _as_change(header: ChangeHeader, text: str) -> Change:
    if len(text) != header.size:
        raise JournalTorn(
            f"The Change “{header.sentence}” is not whole in the journal. Copy the store, then read it again."
        )
    return Change(
        load_touches(text),
        header.who,
        header.nature,
        header.sentence,
        header.id,
        header.at,
        header.batch_id,
        header.undoes,
        header.revision,
        header.schema_version,
        part=header.part,
        parts=header.parts,
    )
