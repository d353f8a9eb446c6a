"""What was changed past netmap, settled: adopted as a Change, or put back to what the journal leads to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any, NamedTuple

from netmap.errors import ChangeConflict, InputError, StoreDamaged
from netmap.graph.checks.clocks import choose_moment
from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.journal import find_header
from netmap.graph.layout.contents import dump_contents
from netmap.graph.layout.schema import lock_store, read_state
from netmap.graph.local.folder import NEXT_STEP
from netmap.graph.outside.edits import Edit, Outside, find_outside
from netmap.graph.outside.stored import StoredEntity, StoredTie
from netmap.graph.rows import send_rows, write_touches
from netmap.graph.statements import load_statement
from netmap.graph.writing import AlreadyWritten, PreparedChange, check_copy, note_change
from netmap.model.changes import MAX_TOUCHES, Change, Item, Touch, build_change, check_change, split_change
from netmap.model.entity import Entity
from netmap.model.ids import new_id
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.records import to_record
from netmap.model.ties import Tie
from netmap.model.words import count_things

OUTSIDER = "somebody, past netmap"
"""Who is said to have made what was adopted."""

_ENDS = ("kind", "source", "target")

Row = dict[str, Any]


class _Aim(NamedTuple):
    """An edit, and what is to lie there in the end; None for nothing."""

    edit: Edit
    wanted: Item | None


def plan_adoption(outside: Outside, who: str) -> tuple[Change, ...]:
    """Return the Changes that adopt what was changed past netmap, undone together; none when the map stays the same.

    Raises
    ------
    InputError
        When some of it cannot be adopted.
    """
    if outside.problems:
        raise InputError(f"Not all of it can be adopted, so nothing was. {' '.join(outside.problems)}")
    touches = outside.touches
    if not touches:
        return ()
    whole = build_change(
        outside.network, put=[touch.after for touch in touches if touch.after],
        remove=[touch.id for touch in touches if touch.after is None], who=OUTSIDER,
        sentence=f"{who or 'Somebody'} adopted {count_things(len(touches), 'change')} made past netmap.",
    )  # fmt: skip
    batch = new_id()
    return tuple(replace(part, batch_id=batch, part=1, parts=1) for part in split_change(whole, MAX_TOUCHES))


def write_adopted(
    transaction: ManagedTransaction, prepared: PreparedChange, outside: Outside, place: Place
) -> None:
    """Write a Change of what lies in the database already, as it was seen.

    Raises
    ------
    ChangeConflict
        When something of it has been changed again since.
    """
    state = lock_store(transaction, place)
    check_copy(state, place)
    if done := find_header(transaction, prepared.change.id):
        raise AlreadyWritten(replace(prepared.change, revision=done.revision, at=done.at))
    moment = choose_moment(prepared.change.at.astimezone(UTC), state.changed_at)
    change = replace(prepared.change, revision=state.revision, at=moment)
    touched = {touch.id for touch in change.touches}
    seen = [edit for edit in outside.edits if _find_id(edit) in touched]
    network, edits = _look_again(transaction, seen, place, upto=state.revision - 1)
    check_change(network, change)
    _settle(transaction, [_Aim(edit, edit.after) for edit in edits])
    note_change(transaction, state, replace(prepared, change=change))


def put_back(transaction: ManagedTransaction, outside: Outside, place: Place) -> None:
    """Make what lies in the database what the journal leads to, where it was seen to differ.

    Raises
    ------
    ChangeConflict
        When something of it has been changed again since.
    """
    state = read_state(transaction, place)
    check_copy(state, place)
    # Writing it down again keeps every other writer waiting.
    run_rows(transaction, load_statement("keep_contents"), contents=dump_contents(state.contents))
    _, edits = _look_again(transaction, outside.edits, place)
    _settle(transaction, [_Aim(edit, edit.before) for edit in edits])


def _find_id(edit: Edit) -> str:
    item = edit.after or edit.before
    return item.id if item else ""


def _look_again(
    transaction: ManagedTransaction, seen: Sequence[Edit], place: Place, upto: int | None = None
) -> tuple[Network, list[Edit]]:
    """Return what the journal leads to, and the edits that were seen, each where it lies now."""
    given = {edit.stored.place: edit.after.id for edit in seen if edit.stored and edit.after}
    fresh = find_outside(transaction, place, upto=upto, ids=given)
    if fresh is None:
        raise StoreDamaged(f"The journal of the map at {place.address} is not whole. {NEXT_STEP}")
    lying: dict[object, list[Edit]] = defaultdict(list)
    for edit in fresh.edits:
        lying[_find_key(edit)].append(edit)
    now = []
    for edit in seen:
        there = lying[_find_key(edit)]
        if edit not in there:
            raise ChangeConflict(
                "What was changed past netmap was changed again in the meantime. Nothing was written. Look at it again."
            )
        now.append(replace(edit, stored=there.pop(there.index(edit)).stored))
    return fresh.network, now


def _find_key(edit: Edit) -> object:
    """Return by what an edit is found again: its id, its ends (ties move with them), or where it lies."""
    if edit.before:
        return edit.before.id
    if isinstance(edit.stored, StoredTie):
        return edit.stored.kind, edit.ends
    return edit.stored.place if edit.stored else ""


def _settle(transaction: ManagedTransaction, aims: Sequence[_Aim]) -> None:
    """Make what lies there what is wanted; what others wrote beside stays.

    The local database moves what is given a label, with its ties, and loses what is written to ties in the same
    transaction: then they are made anew after it.
    """
    entities = [aim for aim in aims if isinstance(aim.edit.stored, StoredEntity)]
    ties = [aim for aim in aims if isinstance(aim.edit.stored, StoredTie)]
    is_moving = any(_is_to_be_labeled(aim) for aim in entities)
    kept = [aim for aim in ties if _lies_right(aim) and not is_moving]
    others = [aim for aim in ties if not _lies_right(aim) or is_moving]
    _send_ties(transaction, "settle_ties", kept)
    _send_ties(transaction, "drop_ties", others)
    _send_entities(transaction, "drop_entities", (aim for aim in entities if aim.wanted is None))
    _send_entities(transaction, "settle_entities", (aim for aim in entities if aim.wanted is not None))
    lost = [Touch(None, aim.wanted) for aim in aims if aim.edit.stored is None and aim.wanted is not None]
    write_touches(transaction, lost)
    _make_anew(transaction, (aim for aim in others if aim.wanted is not None))


def _is_to_be_labeled(aim: _Aim) -> bool:
    stored = aim.edit.stored
    return isinstance(stored, StoredEntity) and aim.wanted is not None and not stored.has_entity_label


def _lies_right(aim: _Aim) -> bool:
    return isinstance(aim.wanted, Tie) and aim.wanted.ends == aim.edit.ends


def _send_ties(transaction: ManagedTransaction, statement: str, aims: Iterable[_Aim]) -> None:
    kinds: dict[TieKind, list[Row]] = defaultdict(list)
    for edit, wanted in aims:
        if isinstance(stored := edit.stored, StoredTie):
            row: Row = {"source": stored.source, "place": stored.place, "record": _list_own(wanted)}
            kinds[stored.kind].append(row)
    for kind, rows in kinds.items():
        send_rows(transaction, load_statement(statement, kind), rows)


def _send_entities(transaction: ManagedTransaction, statement: str, aims: Iterable[_Aim]) -> None:
    kinds: dict[EntityKind, list[Row]] = defaultdict(list)
    for edit, wanted in aims:
        if isinstance(stored := edit.stored, StoredEntity):
            kind = wanted.kind if isinstance(wanted, Entity) else stored.kinds[0]
            kinds[kind].append({"place": stored.place, "record": _list_own(wanted)})
    for kind, rows in kinds.items():
        send_rows(transaction, load_statement(statement, kind), rows)


def _make_anew(transaction: ManagedTransaction, aims: Iterable[_Aim]) -> None:
    """Make ties that were taken out again, as they are wanted, with what others wrote beside."""
    kinds: dict[TieKind, list[Row]] = defaultdict(list)
    for edit, wanted in aims:
        if isinstance(edit.stored, StoredTie) and isinstance(wanted, Tie):
            others = {
                name: value for name, value in edit.stored.record.items() if name not in Tie.model_fields
            }
            row: Row = {"source": wanted.source, "target": wanted.target}
            kinds[wanted.kind].append(row | {"record": others | _list_own(wanted)})
    for kind, rows in kinds.items():
        send_rows(transaction, load_statement("create_ties", kind), rows)


def _list_own(item: Item | None) -> Row:
    """Return all fields of an item, null where empty; none of nothing."""
    if item is None:
        return {}
    fields = dict.fromkeys(type(item).model_fields) | to_record(item)
    return {
        name: value for name, value in fields.items() if name not in (_ENDS if isinstance(item, Tie) else ())
    }
