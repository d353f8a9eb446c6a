"""The Store record and the constraints: set up once, and looked at before anything is done."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from netmap.errors import StoreDamaged, StoreTooNew, StoreUnusable
from netmap.graph.connection import Connection, run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.journal import read_instant
from netmap.graph.layout.contents import Contents, load_contents
from netmap.graph.layout.tally import Tally, load_tally
from netmap.graph.local.folder import NEXT_STEP, ServerFolder
from netmap.graph.statements import load_statement
from netmap.model.ids import new_id

LAYOUT = 2
"""The layout of a store: 2 since it keeps a tally. An older netmap, which would not keep it, opens none of these."""

CONSTRAINTS = (
    "constrain_entity_id",
    "constrain_change_id",
    "constrain_change_revision",
    "constrain_store_key",
    "index_change_part",
)


@dataclass(frozen=True, slots=True)
class StoreState:
    """The Store record.

    `changed_at` is when the last Change was made (None before the first); `copied_from` is the id of the
    store that is being copied into this one, "" when none is. `tally` says how many there are of each kind, None when
    nobody has counted. `contents` are the sums of what they hold, of another revision where an older netmap wrote since.
    """

    store_id: str
    schema_version: int
    revision: int
    changed_at: datetime | None
    copied_from: str
    tally: Tally | None
    contents: Contents


def set_up_store(connection: Connection) -> StoreState:
    """Make the database ready for a map when it is new; return its Store record.

    Doing it twice, or in several processes at once, changes nothing.

    Raises
    ------
    StoreUnusable
        When the database holds other data.
    StoreDamaged
        When the folder of a local database once held a map, and it is not there.
    StoreTooNew
        When a newer netmap set it up.
    """
    state = connection.read(find_state)
    if state is None:
        _check_never_used(connection.place)
        _check_empty(connection)
        for name in CONSTRAINTS:
            connection.write(partial(run_rows, statement=load_statement(name)))
        connection.write(_create_state)
        state = connection.read(find_state)
    state = check_state(state, connection.place)
    if connection.place.folder:
        ServerFolder(connection.place.folder).remember_store(state.store_id)
    return state


def find_state(transaction: ManagedTransaction) -> StoreState | None:
    """Return the Store record, None when the database has none."""
    rows = run_rows(transaction, load_statement("read_store"))
    return _as_state(rows[0]) if rows else None


def read_state(transaction: ManagedTransaction, place: Place) -> StoreState:
    """Return the Store record, checked; raise a `StoreError` when it cannot be worked with."""
    return check_state(find_state(transaction), place)


def lock_store(transaction: ManagedTransaction, place: Place) -> StoreState:
    """Raise the revision by one, which keeps other writers waiting; return the record after that."""
    rows = run_rows(transaction, load_statement("lock_store"))
    return check_state(_as_state(rows[0]) if rows else None, place)


def check_state(state: StoreState | None, place: Place) -> StoreState:
    """Return the Store record; raise a `StoreError` when it is gone or too new."""
    if state is None:
        raise StoreUnusable(
            f"The store at {place.address} was emptied in the meantime. Open it anew to start over."
        )
    if state.schema_version > LAYOUT:
        raise StoreTooNew(
            f"The store at {place.address} was written by a newer netmap (schema {state.schema_version}; this "
            f"one knows {LAYOUT}). Update netmap, then open it again."
        )
    return state


def _check_never_used(place: Place) -> None:
    if place.folder and ServerFolder(place.folder).held_store:
        raise StoreDamaged(
            f"The folder {place.folder} once held a map, and its database is empty or cannot be read now. {NEXT_STEP}"
        )


def _check_empty(connection: Connection) -> None:
    if connection.read(lambda transaction: run_rows(transaction, load_statement("find_other_data"))):
        raced = connection.read(find_state)
        if raced is None:
            raise StoreUnusable(
                f"The database “{connection.place.database}” at {connection.place.address} already holds other "
                "data. netmap needs a database of its own: set NEO4J_DATABASE to an empty one."
            )


def _create_state(transaction: ManagedTransaction) -> None:
    if find_state(transaction) is None:
        run_rows(transaction, load_statement("create_store"), store_id=new_id(), schema_version=LAYOUT)


def _as_state(row: dict[str, Any]) -> StoreState:
    changed_at = row["changed_at"]
    return StoreState(
        **row
        | {
            "changed_at": read_instant(changed_at) if changed_at else None,
            "tally": load_tally(row["tally"]) if row["tally"] else None,
            "contents": load_contents(row["contents"]),
        }
    )
