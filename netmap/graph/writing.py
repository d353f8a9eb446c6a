"""Writing one Change in one transaction: lock, compare, write, journal."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from netmap.errors import ChangeConflict, ChangeTooLarge, InputError, StoreError
from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.journal import (
    dump_touches,
    find_header,
    read_changes,
    read_headers,
    read_instant,
    write_journal,
)
from netmap.graph.reading import find_entities, find_ties_at, find_ties_from
from netmap.graph.rows import write_touches
from netmap.graph.schema import StoreState, lock_store
from netmap.graph.statements import load_statement
from netmap.model.changes import MAX_TOUCHES, Change, Touch, check_change
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie

MAX_BYTES = 64_000_000
"""The most one Change may hold, written down as text with its values before and after."""

MAX_ITEM_BYTES = 2_000_000
"""The most one entity or tie may hold, written down as text."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PreparedChange:
    """A Change with its lines for the journal, checked for size."""

    change: Change
    lines: tuple[str, ...]


def prepare_change(change: Change) -> PreparedChange:
    """Return the Change ready to be written.

    Raises
    ------
    ChangeTooLarge
        When it holds more than one Change may.
    """
    if len(change.touches) > MAX_TOUCHES:
        raise ChangeTooLarge(
            f"This touches {len(change.touches):,} entries; one Change may touch {MAX_TOUCHES:,}. Bring it in in "
            "several parts."
        )
    if len({touch.id for touch in change.touches}) < len(change.touches):
        raise InputError("The same id stands twice in one Change. Put both into one entry.", field="id")
    lines = tuple(dump_touches(change.touches))
    for touch, line in zip(change.touches, lines, strict=True):
        if (size := len(line.rpartition("\t")[2].encode())) > MAX_ITEM_BYTES:
            raise ChangeTooLarge(
                f"“{getattr(touch.either, 'name', 'a tie')}” holds {size:,} bytes of text; one entry may hold "
                f"{MAX_ITEM_BYTES:,}. Shorten its notes or leave columns out."
            )
    if (total := sum(len(line.encode()) for line in lines)) > MAX_BYTES:
        raise ChangeTooLarge(
            f"This holds {total:,} bytes of text; one Change may hold {MAX_BYTES:,}. Bring it in in several parts."
        )
    return PreparedChange(change, lines)


def write_change(
    transaction: ManagedTransaction,
    prepared: PreparedChange,
    place: Place,
    *,
    copying: str = "",
    planned_on: int | None = None,
) -> Change:
    """Write a Change and return it as the journal has it; one that is there already is left as it is.

    Parameters
    ----------
    copying
        The id of the store from which the Change is copied, "" when it is new.
    planned_on
        The revision that was looked through for whom the Change means, before it added them as new.

    Raises
    ------
    ChangeConflict
        When what is stored is no longer what the Change expects, naming who changed it; or when others have
        added what may be the same since `planned_on`.
    InputError
        When the tie table does not allow what would be there afterwards.
    """
    state = lock_store(transaction, place)
    check_copy(state, place, copying)
    change = prepared.change
    if done := find_header(transaction, change.id):
        raise AlreadyWritten(replace(change, revision=done.revision, at=done.at))
    moment = max(change.at.astimezone(UTC), state.changed_at or _LONG_AGO)
    change = replace(change, revision=state.revision, at=moment)
    if planned_on is not None:
        _refuse_overtaken(transaction, change, planned_on)
    _compare(transaction, change)
    write_touches(transaction, change.touches)
    run_rows(transaction, load_statement("date_store"), at=change.at)
    write_journal(transaction, change, prepared.lines)
    return change


class AlreadyWritten(Exception):
    """Leaves the transaction without a trace: the Change, as given, is in the journal already."""

    def __init__(self, change: Change) -> None:
        super().__init__(change.id)
        self.change = change


def check_copy(state: StoreState, place: Place, copying: str = "") -> None:
    """Raise `StoreError` when another store is being copied into this one, and not by us."""
    if state.copied_from != copying:
        raise StoreError(
            f"Another store is being copied into {place.address}, and that is not complete. Copy it again, which "
            "goes on where it stopped; or empty this store."
        )


def _refuse_overtaken(transaction: ManagedTransaction, change: Change, planned_on: int) -> None:
    headers = read_headers(transaction, after=planned_on)
    others = [found for found in headers if not change.batch_id or found.batch_id != change.batch_id]
    added = _list_added(change)
    for other in read_changes(transaction, others) if added else ():
        if added & _list_added(other):
            raise ChangeConflict(
                f"{other.who or 'Somebody'} saved “{other.sentence.rstrip('.')}” in the meantime, which may be "
                "the same. Look at it again, then bring in what is still missing."
            )


def _list_added(change: Change) -> set[tuple[str, ...]]:
    """Return what could be the same in two Changes that add it: entities by kind, ties by kind and ends."""
    items = [touch.after for touch in change.touches if touch.before is None and touch.after is not None]
    return {(item.kind, *item.ends) if isinstance(item, Tie) else (item.kind,) for item in items}


def _compare(transaction: ManagedTransaction, change: Change) -> None:
    stored = _read_concerned(transaction, change.touches)
    for touch in change.touches:
        there = stored.ties.get(touch.id) if touch.is_tie else stored.entities.get(touch.id)
        if there != touch.before:
            raise _build_conflict(transaction, touch.id, _name_of(touch.either, stored))
    try:
        check_change(stored, change)
    except InputError:
        after = {touch.id for touch in change.touches}
        for tie in (touch.after for touch in change.touches):
            for end in tie.ends if isinstance(tie, Tie) else ():
                if end not in stored.entities and end not in after and _find_last_touch(transaction, end):
                    raise _build_conflict(transaction, end, "one end of a tie") from None
        raise


def _read_concerned(transaction: ManagedTransaction, touches: Iterable[Touch]) -> Network:
    """Return what is stored of all that the touches rest on: the touched, their ends, the ties beside them."""
    ids, removed, sources = set[str](), set[str](), defaultdict[TieKind, set[str]](set)
    for touch in touches:
        for item in (touch.before, touch.after):
            if isinstance(item, Tie):
                sources[item.kind].add(item.source)
                ids.update(item.ends)
            elif item is not None:
                ids.add(item.id)
        if touch.after is None and not touch.is_tie:
            removed.add(touch.id)
    items: list[Entity | Tie] = [*find_entities(transaction, sorted(ids))]
    there = {item.id for item in items}
    items += find_ties_at(transaction, sorted(removed & there))
    for kind, found in sources.items():
        items += find_ties_from(transaction, kind, sorted(found & there))
    return Network.of_items(items)


def _build_conflict(transaction: ManagedTransaction, item_id: str, name: str) -> ChangeConflict:
    last = _find_last_touch(transaction, item_id)
    by = f"{last['who'] or 'Somebody'} changed {name} in the meantime" if last else f"{name} has changed"
    when = f" (“{last['sentence']}”, {read_instant(last['at']):%Y-%m-%d %H:%M} UTC)" if last else ""
    return ChangeConflict(f"{by}{when}. Nothing was written. Look at it again, then save.")


def _find_last_touch(transaction: ManagedTransaction, item_id: str) -> dict[str, Any] | None:
    rows = run_rows(transaction, load_statement("find_last_touch"), id=item_id)
    return rows[0] if rows else None


def _name_of(item: Entity | Tie, stored: Network) -> str:
    if isinstance(item, Entity):
        return f"“{item.name}”" if item.name else "an entry"
    ends = [stored.name_of(end) for end in item.ends]
    return f"the tie between “{ends[0]}” and “{ends[1]}”" if all(ends) else "a tie"
