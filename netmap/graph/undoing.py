"""Undo: which Changes it takes back, whether later ones stand on them, and the Changes that do it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from netmap.errors import ChangeNotFound, InputError, UndoRefused
from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.journal import ChangeHeader, find_standing, read_changes, read_headers
from netmap.graph.statements import load_statement
from netmap.model.changes import Change, Touch, apply_change, check_change, invert_change
from netmap.model.entity import Entity
from netmap.model.entity_classes import change_entity
from netmap.model.ids import new_id
from netmap.model.kinds import Nature
from netmap.model.network import Network
from netmap.model.ties import Tie, change_tie

_MOST_NAMED = 3


def choose_changes(headers: Sequence[ChangeHeader], change_id: str | None) -> list[ChangeHeader]:
    """Return what an undo takes back, newest first: one Change, or all of its batch.

    Parameters
    ----------
    headers
        All there are, newest first.
    change_id
        Any Change, an undo too (that is redo); None for the newest that is neither an undo nor undone.

    Raises
    ------
    ChangeNotFound
        When there is no such Change, or nothing left to undo.
    UndoRefused
        When it is undone already, or what it did was erased for good.
    """
    if change_id is None:
        chosen = next((found for found in headers if not found.undone and found.nature != Nature.UNDO), None)
        if chosen is None:
            raise ChangeNotFound("There is nothing left to undo.")
    else:
        chosen = next((found for found in headers if found.id == change_id), None)
        if chosen is None:
            raise ChangeNotFound(
                f"There is no Change “{change_id[:60]}”. Look at the list of Changes for its id."
            )
    batch = [chosen]
    if chosen.batch_id:
        batch = [found for found in headers if found.batch_id == chosen.batch_id]
    if not any(found.touches for found in batch) and not chosen.undoes:
        raise UndoRefused(
            f"“{chosen.sentence}” cannot be undone: what was erased for good cannot come back. To take back something "
            "older, give the id of that: netmap changes shows it."
        )
    left = [found for found in batch if not found.undone]
    if not left:
        raise UndoRefused(f"“{chosen.sentence}” is undone already. Undo that undo to have it back.")
    return left


def build_undo(
    transaction: ManagedTransaction, network: Network, change_id: str | None, who: str
) -> list[Change]:
    """Return the Changes that take a Change, or its batch, back; newest first, each to be applied in turn.

    Fields that later Changes touched are left as they are now.

    Raises
    ------
    UndoRefused
        When later Changes touched the same fields, naming them.
    """
    headers = read_headers(transaction)
    chosen = choose_changes(headers, change_id)
    ours = {header.id for header in chosen}
    later = [header for header in find_standing(headers, chosen[-1].revision) if header.id not in ours]
    touching = {
        row["id"]: set(row["ids"])
        for row in run_rows(transaction, load_statement("read_touched"), after=chosen[-1].revision)
    }
    batch_id = new_id() if len(chosen) > 1 else None
    undos = []
    for header in chosen:
        change = read_changes(transaction, [header])[0]
        ids = {touch.id for touch in change.touches} | _find_beside(network, change)
        beside = [found for found in later if found.revision > header.revision and touching[found.id] & ids]
        _refuse_touched(change, read_changes(transaction, beside))
        undo = replace(_build_inverse(network, change, who), batch_id=batch_id)
        network = apply_change(network, undo)
        undos.append(undo)
    return undos


def _find_beside(network: Network, change: Change) -> set[str]:
    """Return the ids of ties that came later to entities that the undo takes out, and of ends it needs."""
    ends = {
        end
        for touch in change.touches
        for end in (touch.before.ends if isinstance(touch.before, Tie) else ())
    }
    added = [touch.id for touch in change.touches if touch.before is None and not touch.is_tie]
    return ends | {tie.id for entity_id in added for tie in network.ties_of(entity_id)}


def _refuse_touched(change: Change, later: Sequence[Change]) -> None:
    fields = {touch.id: set(touch.changed_fields()) for touch in change.touches}
    added = {touch.id for touch in change.touches if touch.before is None and not touch.is_tie}
    needed = {
        end
        for touch in change.touches
        for end in (touch.before.ends if isinstance(touch.before, Tie) else ())
    }
    blocking = [
        found
        for found in later
        if any(
            fields.get(touch.id, set()) & set(touch.changed_fields())
            or (touch.after is None and touch.id in needed and touch.id not in fields)
            or (isinstance(touch.after, Tie) and added & set(touch.after.ends) and touch.id not in fields)
            for touch in found.touches
        )
    ]
    if blocking:
        raise UndoRefused(
            f"“{change.sentence}” cannot be undone: later Changes stand on it ({_name_changes(blocking)}). "
            "Undo those first."
        )


def _name_changes(changes: Sequence[Change]) -> str:
    named = [f"“{found.sentence}” by {found.who or 'somebody'}" for found in changes[:_MOST_NAMED]]
    more = len(changes) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _build_inverse(network: Network, change: Change, who: str) -> Change:
    undo = invert_change(change, who=who, sentence=f"Undo: {change.sentence}")
    try:
        touches = [_invert_touch(_find(network, touch), touch) for touch in undo.touches]
        undo = replace(undo, touches=tuple(touch for touch in touches if touch.before != touch.after))
        check_change(network, undo)
    except InputError as error:
        raise UndoRefused(f"“{change.sentence}” cannot be undone: {error.message}") from error
    return undo


def _invert_touch(there: Entity | Tie | None, wanted: Touch) -> Touch:
    if wanted.before is None or wanted.after is None or there is None:
        return Touch(there, wanted.after)
    old = {name: getattr(wanted.after, name) for name in wanted.changed_fields()}
    return Touch(there, _put_back(there, old))


def _put_back(item: Entity | Tie, old: dict[str, Any]) -> Entity | Tie:
    return change_tie(item, **old) if isinstance(item, Tie) else change_entity(item, **old)


def _find(network: Network, touch: Touch) -> Entity | Tie | None:
    return network.ties.get(touch.id) if touch.is_tie else network.entities.get(touch.id)
