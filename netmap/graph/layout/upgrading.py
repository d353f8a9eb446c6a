"""Stores of older versions, brought to the layout of this one when they are opened."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby

from netmap.errors import StoreError, StoreTooNew, StoreUnusable
from netmap.graph.connection import Connection, run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.layout.migrations import Migration, is_about_schema, list_migrations
from netmap.graph.layout.schema import (
    Before,
    StoreState,
    hold_layout,
    note_migrations,
    read_state,
    run_schema,
)
from netmap.graph.layout.steps import STEPS
from netmap.graph.statements import load_statement


def upgrade_store(connection: Connection, state: StoreState, before: Before | None = None) -> StoreState:
    """Return the Store record in the layout of this version; doing it twice, or by two at once, changes nothing.

    What is left of an upgrade that was broken off is done now. `before` is called when something is about to be
    changed.

    Raises
    ------
    StoreError
        When a step could not be done, saying how to go on; what was done before it stays.
    """
    waiting = connection.read(partial(_find_waiting, place=connection.place))
    if not waiting:
        return state
    if before:
        before(connection, state)
    connection.write(partial(hold_layout, place=connection.place))
    for migration in waiting:
        try:
            _run_migration(connection, migration)
        except StoreError as error:
            raise type(error)(
                f"The store at {connection.place.address} is half way to the layout of this netmap: “{migration.title}” "
                f"could not be done. Open it again, and it goes on there; the map is as it was. {error.message}"
            ) from error
    return connection.read(partial(read_state, place=connection.place))


def _find_waiting(transaction: ManagedTransaction, place: Place) -> list[Migration]:
    done = {row["key"]: row["checksum"] for row in run_rows(transaction, load_statement("read_migrations"))}
    known = {one.key: one for one in list_migrations(on_neo4j=place.is_neo4j)}
    for key, checksum in done.items():
        if key in known and known[key].checksum != checksum:
            raise StoreUnusable(
                f"The store at {place.address} was set up by another build of netmap, whose step {key} "
                f"(“{known[key].title}”) is not this one's. Open it with that build; nothing was changed."
            )
        if key not in known and key.startswith("V"):
            raise StoreTooNew(
                f"The store at {place.address} was written by a newer netmap (step {key}). Update netmap, then open "
                "it again."
            )
    return [one for key, one in known.items() if key not in done]


def _run_migration(connection: Connection, migration: Migration) -> None:
    step = STEPS.get(migration.layout or 0)
    if step:
        step(connection, migration.statements)
    else:
        for is_schema, statements in groupby(migration.statements, key=is_about_schema):
            if is_schema:
                connection.write(partial(run_schema, statements=list(statements)))
            else:
                _run_until_done(connection, statements)
    connection.write(partial(_finish, migration=migration, place=connection.place))


def _run_until_done(connection: Connection, statements: Iterable[str]) -> None:
    """Run each statement again and again, since each moves some rows at a time, until none is left."""
    for statement in statements:
        while connection.write(partial(_move_some, statement=statement, place=connection.place)):
            continue


def _move_some(transaction: ManagedTransaction, statement: str, place: Place) -> int:
    hold_layout(transaction, place)
    return sum(int(row["moved"]) for row in run_rows(transaction, statement))


def _finish(transaction: ManagedTransaction, migration: Migration, place: Place) -> None:
    hold_layout(transaction, place)
    if migration not in _find_waiting(transaction, place):
        return
    note_migrations(transaction, [migration])
