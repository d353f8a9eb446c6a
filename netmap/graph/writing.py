"""Writing one Change in one transaction: lock, compare, write, journal."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any

from netmap.errors import ChangeConflict, ChangeTooLarge, InputError, StoreError
from netmap.graph.checks.claims import list_claims, list_overtaken
from netmap.graph.checks.clocks import choose_moment
from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.journal import (
    dump_touches,
    find_header,
    find_standing,
    read_changes,
    read_headers,
    read_instant,
    write_journal,
)
from netmap.graph.layout.contents import dump_contents, sum_change
from netmap.graph.layout.schema import RENEWING, StoreState, lock_store
from netmap.graph.layout.tally import count_change, dump_tally
from netmap.graph.reading import find_entities, find_ties_at, find_ties_from, read_newer
from netmap.graph.rows import write_touches
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

_MOST_TOLD = 3


RestsOn = Callable[[Network], object]
"""Gives from a network what somebody went by when they decided: equal as long as nobody changed it."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a Change rests on, beside what it changes itself: what `rests_on` gives of the network that was `seen`.

    Without `rests_on` it is all of that network, so that any other Change since is one too many.
    """

    seen: Network
    rests_on: RestsOn | None = None


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
    basis: Basis | None = None,
    ours: Container[str] = (),
) -> Change:
    """Write a Change and return it as the journal has it; one that is there already is left as it is.

    Parameters
    ----------
    copying
        The id of the store from which the Change is copied, "" when it is new.
    basis
        What else was gone by when the Change was planned.
    ours
        The ids of the Changes that were planned together with this one.

    Raises
    ------
    ChangeConflict
        When what is stored is no longer what the Change expects, naming who changed it; when others have
        added what may be the same since it was planned; or when its basis is another one now.
    InputError
        When the tie table does not allow what would be there afterwards.
    """
    state = lock_store(transaction, place)
    check_copy(state, place, copying)
    change = prepared.change
    if done := find_header(transaction, change.id):
        raise AlreadyWritten(replace(change, revision=done.revision, at=done.at))
    moment = choose_moment(change.at.astimezone(UTC), state.changed_at)
    change = replace(change, revision=state.revision, at=moment)
    _refuse_overtaken(transaction, change, ours)
    if basis:
        _refuse_moved(transaction, basis, state, place)
    stored = _compare(transaction, change)
    write_touches(transaction, change.touches, stored)
    note_change(transaction, state, replace(prepared, change=change))
    return change


def note_change(transaction: ManagedTransaction, state: StoreState, prepared: PreparedChange) -> None:
    """Write a Change into the journal, and into the Store record what is on the map after it."""
    change = prepared.change
    tally = None if state.tally is None else dump_tally(count_change(state.tally, change))
    is_known = state.contents.revision == change.revision - 1
    contents = dump_contents(sum_change(state.contents, change)) if is_known else None
    run_rows(transaction, load_statement("note_change"), at=change.at, tally=tally, contents=contents)
    write_journal(transaction, change, prepared.lines)


class AlreadyWritten(Exception):
    """Leaves the transaction without a trace: the Change, as given, is in the journal already."""

    def __init__(self, change: Change) -> None:
        super().__init__(change.id)
        self.change = change


def check_copy(state: StoreState, place: Place, copying: str = "") -> None:
    """Raise `StoreError` when another store is being copied into this one, and not by us."""
    if state.copied_from == RENEWING:
        raise StoreError(
            f"Something is being erased for good from the store at {place.address} right now. Try again in a moment."
        )
    if state.copied_from != copying:
        raise StoreError(
            f"Another store is being copied into {place.address}, and that is not complete. Copy or restore it again, which "
            "goes on where it stopped; or empty this store."
        )


def _refuse_overtaken(transaction: ManagedTransaction, change: Change, ours: Container[str]) -> None:
    planned_on = change.revision if change.planned_on is None else change.planned_on
    if planned_on >= change.revision - 1 or not list_claims(change):
        return
    headers = find_standing(read_headers(transaction, after=planned_on), planned_on)
    for other in read_changes(transaction, [found for found in headers if found.id not in ours]):
        if list_overtaken(change, other):
            raise ChangeConflict(
                f"{other.who or 'Somebody'} saved “{other.sentence.rstrip('.')}” in the meantime, which may be "
                "the same. Look at it again, then save what is still missing."
            )


def _refuse_moved(transaction: ManagedTransaction, basis: Basis, state: StoreState, place: Place) -> None:
    before_ours = state.revision - 1
    if basis.seen.revision == before_ours and basis.seen.store_id == state.store_id:
        return
    if basis.rests_on:
        now = read_newer(transaction, basis.seen, place, upto=before_ours)
        if now and basis.rests_on(now) == basis.rests_on(basis.seen):
            return
    newer = [found for found in read_headers(transaction, after=basis.seen.revision) if not found.undone]
    who = "; ".join(
        f"{one.who or 'Somebody'} saved “{one.sentence.rstrip('.')}”" for one in newer[:_MOST_TOLD]
    )
    more = f", and {len(newer) - _MOST_TOLD:,} more" if len(newer) > _MOST_TOLD else ""
    raise ChangeConflict(
        f"{who or 'Somebody saved something'}{more} in the meantime. Nothing was written. "
        "Look at it again, then save."
    )


def _compare(transaction: ManagedTransaction, change: Change) -> Network:
    """Return what is stored of all that a Change rests on; raise when that is not what it expects."""
    stored = _read_concerned(transaction, change.touches)
    for touch in change.touches:
        there = stored.ties.get(touch.id) if touch.is_tie else stored.entities.get(touch.id)
        if there != touch.before:
            raise _build_conflict(transaction, touch.id, _name_of(touch.either, stored), change.planned_on)
    try:
        check_change(stored, change)
    except InputError:
        after = {touch.id for touch in change.touches}
        for tie in (touch.after for touch in change.touches):
            for end in tie.ends if isinstance(tie, Tie) else ():
                if end not in stored.entities and end not in after and _find_last_touch(transaction, end):
                    raise _build_conflict(transaction, end, "one end of a tie") from None
        raise
    return stored


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


def _build_conflict(
    transaction: ManagedTransaction, item_id: str, name: str, planned_on: int | None = None
) -> ChangeConflict:
    last = _find_last_touch(transaction, item_id)
    if last and planned_on is not None and last["revision"] <= planned_on:
        return ChangeConflict(
            f"{name} was changed past netmap. Nothing was written. Look at that first, and adopt it or put it back: "
            "netmap adopt."
        )
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
