"""Copying one store into another: all Changes again, in order, so that network and journal both come along."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from netmap.errors import StoreDamaged, StoreUnusable
from netmap.graph.connection import Connection, run_rows
from netmap.graph.copies.kept import tell_next_step
from netmap.graph.copies.origin import rename_origin
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.journal import read_change, read_headers
from netmap.graph.layout.schema import StoreState, read_state
from netmap.graph.statements import load_statement
from netmap.graph.writing import AlreadyWritten, prepare_change, write_change
from netmap.model.changes import Change


def copy_journal(
    source: Connection,
    target: Connection,
    state: StoreState,
    on_progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write every Change up to the one after which `state` was read into an empty store.

    The other store is marked as incomplete first, and stays so until `finish_copy`. What an earlier, broken
    copy of the same store has written there is left as it is.

    Raises
    ------
    StoreUnusable
        When the other store holds something else.
    StoreDamaged
        When Changes are missing in the journal.
    """
    copy = begin_copy(target, state.store_id)
    headers = [found for found in source.read(read_headers) if found.revision <= state.revision]
    if len(headers) != state.revision:
        raise StoreDamaged(
            f"{state.revision - len(headers):,} of {state.revision:,} Changes are missing in the journal of "
            f"{source.place.address}, so it cannot be copied. {tell_next_step(source.place.backups)}"
        )
    for header in reversed(headers):
        if header.revision > copy.revision:
            change = source.read(partial(read_change, change_id=header.id))
            add_copied(target, change, state.store_id, copy.store_id)
        if on_progress:
            on_progress(header.revision, state.revision)


def begin_copy(target: Connection, store_id: str) -> StoreState:
    """Mark an empty store as an incomplete copy of another; return its record, with up to which revision it already is one.

    Raises
    ------
    StoreUnusable
        When it holds something else.
    """
    return target.write(partial(_begin_copy, store_id=store_id, place=target.place))


def add_copied(target: Connection, change: Change, store_id: str, copy_id: str) -> None:
    """Write a Change of another store into an incomplete copy of it, which has an id of its own."""
    prepared = prepare_change(rename_origin(change, store_id, copy_id))
    with suppress(AlreadyWritten):
        target.write(partial(write_change, prepared=prepared, place=target.place, copying=store_id))


def finish_copy(target: Connection) -> None:
    """Say that the copy is complete, so that it can be used."""
    target.write(partial(_mark_copy, copied_from=""))


def _begin_copy(transaction: ManagedTransaction, store_id: str, place: Place) -> StoreState:
    state = read_state(transaction, place)
    if state.copied_from != store_id and (state.revision or state.copied_from):
        raise StoreUnusable(f"The store at {place.address} already holds a map. Choose an empty one.")
    _mark_copy(transaction, copied_from=store_id)
    return state


def _mark_copy(transaction: ManagedTransaction, copied_from: str) -> None:
    run_rows(transaction, load_statement("mark_copy"), copied_from=copied_from)
