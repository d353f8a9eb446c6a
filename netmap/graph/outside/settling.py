"""What was changed past netmap, settled: adopted as a Change, or put back to what the journal leads to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC
from functools import partial
from typing import Any, NamedTuple

from netmap.errors import ChangeConflict, InputError
from netmap.graph.checks.clocks import choose_moment
from netmap.graph.connection import Connection, run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.journal import find_header, read_change
from netmap.graph.layout.captions import TELLING_TIES
from netmap.graph.layout.labels import Family, family_of
from netmap.graph.layout.properties import build_properties, list_own
from netmap.graph.layout.schema import hold_store, lock_store
from netmap.graph.outside.edits import Edit, Outside, find_outside, refuse_torn
from netmap.graph.outside.stored import StoredEntity, StoredTie
from netmap.graph.rows import (
    Surroundings,
    create_ties,
    find_records,
    renew_captions,
    send_rows,
    write_touches,
)
from netmap.graph.statements import load_statement
from netmap.graph.writing import AlreadyWritten, PreparedChange, check_copy, note_change, prepare_change
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

_ENDS = frozenset({"kind", "source", "target"})

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


def adopt_outside(connection: Connection, outside: Outside, changes: Iterable[Change]) -> list[Change]:
    """Write the Changes that adopt what was seen, each with what lies there; return them as the journal has them.

    Raises
    ------
    ChangeConflict
        When something of it has been changed again since.
    """
    written = []
    unsaid = frozenset(_find_id(edit) for edit in outside.edits if edit.before == edit.after)
    for number, change in enumerate(changes):
        ids = {touch.id for touch in change.touches} | (unsaid if number == 0 else frozenset())
        seen = [edit for edit in outside.edits if _find_id(edit) in ids]
        work = partial(_write_adopted, prepared=prepare_change(change), seen=seen, place=connection.place)
        with suppress(AlreadyWritten):
            connection.write(work)
        written.append(connection.read(partial(read_change, change_id=change.id)))
    return written


def _write_adopted(
    transaction: ManagedTransaction, prepared: PreparedChange, seen: Sequence[Edit], place: Place
) -> None:
    """Write a Change of what lies in the database already, as it was seen."""
    state = lock_store(transaction, place)
    check_copy(state, place)
    if done := find_header(transaction, prepared.change.id):
        raise AlreadyWritten(replace(prepared.change, revision=done.revision, at=done.at))
    moment = choose_moment(prepared.change.at.astimezone(UTC), state.changed_at)
    change = replace(prepared.change, revision=state.revision, at=moment)
    network, edits = _look_again(transaction, seen, place, upto=state.revision - 1)
    check_change(network, change)
    _settle(transaction, [_Aim(edit, edit.after) for edit in edits], network)
    note_change(transaction, state, replace(prepared, change=change))


def put_back(transaction: ManagedTransaction, outside: Outside, place: Place) -> None:
    """Make what lies in the database what the journal leads to, where it was seen to differ.

    Raises
    ------
    ChangeConflict
        When something of it has been changed again since.
    """
    check_copy(hold_store(transaction, place), place)
    network, edits = _look_again(transaction, outside.edits, place)
    _settle(transaction, [_Aim(edit, edit.before) for edit in edits], network)


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
        raise refuse_torn(place)
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


def _settle(transaction: ManagedTransaction, aims: Sequence[_Aim], network: Network) -> None:
    """Make what lies there what is wanted; what others wrote beside stays. `network` is what the journal leads to.

    The local database moves what gets or loses a label, with its ties, and loses what is written to ties in the same
    transaction: then they are made anew after it.
    """
    entities = [aim for aim in aims if isinstance(aim.edit.stored, StoredEntity)]
    ties = [aim for aim in aims if isinstance(aim.edit.stored, StoredTie)]
    is_moving = any(map(_changes_labels, entities))
    kept = [aim for aim in ties if _lies_right(aim) and not is_moving]
    others = [aim for aim in ties if not _lies_right(aim) or is_moving]
    _send_ties(transaction, "settle_ties", kept)
    _send_ties(transaction, "drop_ties", others)
    _send_entities(transaction, "drop_entities", (aim for aim in entities if aim.wanted is None))
    _send_entities(transaction, "settle_entities", (aim for aim in entities if aim.wanted is not None))
    _drop_labels(transaction, entities)
    lost = [Touch(None, aim.wanted) for aim in aims if aim.edit.stored is None and aim.wanted is not None]
    write_touches(transaction, lost, network)
    coming = [aim.wanted for aim in aims if isinstance(aim.wanted, Entity)]
    records = find_records([*network.entities.values(), *coming])
    _make_anew(transaction, (aim for aim in others if aim.wanted is not None), records)
    renew_captions(transaction, _list_telling(transaction, aims))


def _changes_labels(aim: _Aim) -> bool:
    stored, wanted = aim.edit.stored, aim.wanted
    if not isinstance(stored, StoredEntity) or not isinstance(wanted, Entity):
        return False
    return not stored.has_family_label or stored.kinds != (wanted.kind,)


def _lies_right(aim: _Aim) -> bool:
    return isinstance(aim.wanted, Tie) and aim.wanted.ends == aim.edit.ends


def _send_ties(transaction: ManagedTransaction, statement: str, aims: Iterable[_Aim]) -> None:
    kinds: dict[TieKind, list[Row]] = defaultdict(list)
    for edit, wanted in aims:
        if isinstance(stored := edit.stored, StoredTie):
            row: Row = {
                "source": stored.source,
                "place": stored.place,
                "record": _build_record(stored, wanted),
            }
            kinds[stored.kind].append(row)
    for kind, rows in kinds.items():
        send_rows(transaction, load_statement(statement, kind), rows)


def _send_entities(transaction: ManagedTransaction, statement: str, aims: Iterable[_Aim]) -> None:
    kinds: dict[EntityKind, list[Row]] = defaultdict(list)
    relabeled: dict[EntityKind, list[Row]] = defaultdict(list)
    for edit, wanted in aims:
        if isinstance(stored := edit.stored, StoredEntity):
            kind = wanted.kind if isinstance(wanted, Entity) else stored.kinds[0]
            some = kinds if kind in stored.kinds else relabeled
            some[kind].append({"place": stored.place, "record": _build_record(stored, wanted)})
    for kind, rows in kinds.items():
        send_rows(transaction, load_statement(statement, kind), rows)
    for kind, rows in relabeled.items():
        send_rows(transaction, load_statement("settle_relabeled", kind, entity=family_of(kind)), rows)


def _drop_labels(transaction: ManagedTransaction, aims: Iterable[_Aim]) -> None:
    """Take away the labels of kinds that an entity is not of."""
    kinds: dict[EntityKind, list[Row]] = defaultdict(list)
    for edit, wanted in aims:
        if isinstance(stored := edit.stored, StoredEntity) and isinstance(wanted, Entity):
            for kind in set(stored.kinds) - {wanted.kind}:
                kinds[kind].append({"place": stored.place})
    for kind, rows in kinds.items():
        send_rows(transaction, load_statement("drop_label", kind), rows)


def _make_anew(transaction: ManagedTransaction, aims: Iterable[_Aim], records: frozenset[str]) -> None:
    """Make ties that were taken out again, as they are wanted, with what others wrote beside."""
    ties: list[tuple[TieKind, Row]] = []
    for edit, wanted in aims:
        if isinstance(edit.stored, StoredTie) and isinstance(wanted, Tie):
            record = dict(edit.stored.record) | _build_record(edit.stored, wanted)
            ties.append((wanted.kind, {"source": wanted.source, "target": wanted.target, "record": record}))
    create_ties(transaction, ties, Surroundings(records, {}))


def _build_record(stored: StoredEntity | StoredTie, wanted: Item | None) -> Row:
    """Return the new properties of what lies there, null for those of netmap that are to go; none of nothing."""
    if isinstance(wanted, Entity):
        own, after = list_own(type(wanted), stored.record), build_properties(wanted)
    elif isinstance(wanted, Tie):
        own, after = stored.record.keys() & Tie.model_fields.keys(), to_record(wanted)
        own, after = own - _ENDS, {name: value for name, value in after.items() if name not in _ENDS}
    else:
        return {}
    return dict.fromkeys(own - after.keys()) | after


def _list_telling(transaction: ManagedTransaction, aims: Iterable[_Aim]) -> list[str]:
    """Return the ids of what may tell something in its caption that was settled."""
    found, named = set[str](), set[str]()
    for edit, wanted in aims:
        for item in (edit.before, edit.after):
            if isinstance(item, Tie) and item.kind in TELLING_TIES:
                found.add(item.source)
        if isinstance(wanted, Entity):
            (named if wanted.named else found).add(wanted.id)
    for family in Family if named else ():
        rows = run_rows(transaction, load_statement("find_told_by", entity=family), ids=sorted(named))
        found.update(row["id"] for row in rows)
    return sorted(found)
