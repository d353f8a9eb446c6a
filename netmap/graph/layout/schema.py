"""The Store record and the constraints: set up once, and looked at before anything is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from netmap.errors import StoreDamaged, StoreTooNew, StoreUnusable
from netmap.graph.connection import Connection, run_rows
from netmap.graph.copies.kept import tell_next_step
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.journal import read_instant
from netmap.graph.layout.contents import Contents, load_contents
from netmap.graph.layout.migrations import Migration, is_about_schema, list_migrations, newest_layout
from netmap.graph.layout.tally import Tally, load_tally
from netmap.graph.local.folder import ServerFolder
from netmap.graph.statements import load_statement
from netmap.model.ids import new_id
from netmap.model.kinds import EntityKind, TieKind

RENEWING = "renewing"
"""Stands in `copied_from` while the database of a folder is built anew: nobody reads or writes the old one."""


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


_KINDS = frozenset(kind.value for kind in (*EntityKind, *TieKind))

Before = Callable[[Connection, StoreState], None]
"""Called with a store that is about to be brought to a newer layout; what it raises leaves the store as it is."""


def set_up_store(connection: Connection, before: Before | None = None, store_id: str = "") -> StoreState:
    """Make the database ready for a map when it is new, or of the oldest layouts; return its Store record.

    Doing it twice, or in several processes at once, changes nothing. `before` is called when a store of an old layout is
    about to be taken over; `store_id` is the id of a new one, without it a new id.

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
        older = connection.read(partial(find_state, statement="older_store"))
        if older and before:
            before(connection, older)
        is_older = connection.write(_find_older)
        if not is_older:
            _check_never_used(connection)
            _check_empty(connection)
        steps = list_migrations(on_neo4j=connection.place.is_neo4j)
        needed = [one for step in (steps[:1] if is_older else steps) for one in step.statements]
        connection.write(partial(run_schema, statements=list(filter(is_about_schema, needed))))
        connection.write(
            _take_over_state if is_older else partial(_create_state, steps=steps, store_id=store_id)
        )
        state = connection.read(find_state)
    state = check_state(state, connection.place)
    if connection.place.folder:
        ServerFolder(connection.place.folder).remember_store(state.store_id)
    return state


def find_state(transaction: ManagedTransaction, statement: str = "read_store") -> StoreState | None:
    """Return the Store record as a statement reads it, None when the database has none."""
    rows = run_rows(transaction, load_statement(statement))
    return _as_state(rows[0]) if rows else None


def read_state(transaction: ManagedTransaction, place: Place) -> StoreState:
    """Return the Store record, checked; raise a `StoreError` when it cannot be worked with."""
    return check_state(find_state(transaction), place)


def lock_store(transaction: ManagedTransaction, place: Place) -> StoreState:
    """Raise the revision by one, which keeps other writers waiting; return the record after that."""
    rows = run_rows(transaction, load_statement("lock_store"))
    return check_state(_as_state(rows[0]) if rows else None, place)


def hold_store(transaction: ManagedTransaction, place: Place) -> StoreState:
    """Keep other writers waiting until the end of the transaction, without a Change; return the Store record."""
    run_rows(transaction, load_statement("hold_store"), turn=new_id())
    return read_state(transaction, place)


def check_state(state: StoreState | None, place: Place) -> StoreState:
    """Return the Store record; raise a `StoreError` when it is gone or too new."""
    if state is None:
        raise StoreUnusable(
            f"The store at {place.address} was emptied in the meantime. Open it anew to start over."
        )
    check_layout(state.schema_version, place)
    if unknown := sorted((state.tally or {}).keys() - _KINDS):
        raise StoreTooNew(
            f"The store at {place.address} was written by a newer netmap, and holds what this one does not know "
            f"({', '.join(unknown)[:60]}). Update netmap, then open it again."
        )
    return state


def check_layout(layout: int, place: Place) -> None:
    """Raise `StoreTooNew` when the layout of a store is one that this netmap does not know."""
    if layout > newest_layout():
        raise StoreTooNew(
            f"The store at {place.address} was written by a newer netmap (schema {layout}; this "
            f"one knows {newest_layout()}). Update netmap, then open it again."
        )


def hold_layout(transaction: ManagedTransaction, place: Place) -> None:
    """Keep older netmaps out from now on, and writers waiting until the end of the transaction."""
    for row in run_rows(transaction, load_statement("hold_layout"), layout=newest_layout(), turn=new_id()):
        check_layout(row["layout"], place)


def note_migrations(transaction: ManagedTransaction, steps: Sequence[Migration]) -> None:
    """Write down that some steps are done."""
    records = [
        {
            "key": step.key,
            "version": step.key.partition(":")[0],
            "name": step.title,
            "checksum": step.checksum,
            "at": datetime.now(UTC),
        }
        for step in steps
    ]
    run_rows(transaction, load_statement("create_migrations"), records=records)


def run_schema(transaction: ManagedTransaction, statements: Sequence[str]) -> None:
    """Make or take away constraints and indexes; doing it twice changes nothing."""
    for statement in statements:
        run_rows(transaction, statement)


def _check_never_used(connection: Connection) -> None:
    folder = connection.place.folder
    # Asked in this order: somebody else may have begun it, or brought it here, since the record was looked for.
    if folder and ServerFolder(folder).held_store and connection.read(find_state) is None:
        raise StoreDamaged(
            f"The folder {folder} once held a map, and its database is empty or cannot be read now. "
            f"{tell_next_step(connection.place.backups)}"
        )


def _check_empty(connection: Connection) -> None:
    if connection.read(lambda transaction: run_rows(transaction, load_statement("find_other_data"))):
        raced = connection.read(find_state)
        if raced is None:
            raise StoreUnusable(
                f"The database “{connection.place.database}” at {connection.place.address} already holds other "
                "data. netmap needs a database of its own: set NEO4J_DATABASE to an empty one."
            )


def _find_older(transaction: ManagedTransaction) -> bool:
    return bool(run_rows(transaction, load_statement("find_older_store"))[0]["touched"])


def _take_over_state(transaction: ManagedTransaction) -> None:
    # Locked by the first statement, so that the second reads what its last writer left.
    if _find_older(transaction):
        run_rows(transaction, load_statement("take_over_store"))


def _create_state(transaction: ManagedTransaction, steps: Sequence[Migration], store_id: str) -> None:
    """Begin a store in the newest layout: the steps that move what is there have nothing to move."""
    if find_state(transaction) is None:
        note_migrations(transaction, steps)
        run_rows(
            transaction,
            load_statement("create_store"),
            store_id=store_id or new_id(),
            schema_version=newest_layout(),
        )


def _as_state(row: dict[str, Any]) -> StoreState:
    """Return the Store record of a row; of a newer layout, whose sums may be kept otherwise, without those."""
    changed_at, is_known = row["changed_at"], row["schema_version"] <= newest_layout()
    return StoreState(
        **row
        | {
            "changed_at": read_instant(changed_at) if changed_at else None,
            "tally": load_tally(row["tally"]) if is_known and row["tally"] else None,
            "contents": load_contents(row["contents"] if is_known else None),
        }
    )
