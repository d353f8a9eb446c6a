"""Stores of older versions, brought to the layout of this one when they are opened."""

from collections.abc import Callable
from functools import partial

from netmap.graph.connection import Connection, run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.layout.schema import LAYOUT, StoreState, read_state
from netmap.graph.layout.tally import count_network, dump_tally
from netmap.graph.reading import read_network
from netmap.graph.statements import load_statement


def upgrade_store(
    connection: Connection, state: StoreState, before: Callable[[Connection, StoreState], None] | None = None
) -> StoreState:
    """Return the Store record in the layout of this version; doing it twice, or by two at once, changes nothing.

    `before` is called when something is about to be changed; what it raises leaves the store as it is.
    """
    if state.tally is not None:
        return state
    if before:
        before(connection, state)
    return connection.write(partial(_write_tally, place=connection.place))


def _write_tally(transaction: ManagedTransaction, place: Place) -> StoreState:
    statement = load_statement("keep_tally")
    run_rows(transaction, statement, tally=None, schema_version=LAYOUT)
    glimpse = read_network(transaction, place)
    if glimpse is not None:
        tally = dump_tally(count_network(glimpse.network))
        run_rows(transaction, statement, tally=tally, schema_version=LAYOUT)
    return read_state(transaction, place)
