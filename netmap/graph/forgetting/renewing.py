"""Erasing in a local store: its database built anew from what is left of the journal, and put in the old one's place.

The files of a database keep what was taken out of it: old pages, logs, indexes. A new one never held it.
"""

from contextlib import ExitStack, suppress
from functools import partial

from filelock import FileLock, Timeout

from netmap.errors import StoreError
from netmap.graph.connection import Connection, run_rows
from netmap.graph.copies.copying import add_copied, begin_copy, finish_copy
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.forgetting.rewriting import Rewriting
from netmap.graph.layout.schema import RENEWING, StoreState, read_state, set_up_store
from netmap.graph.local.folder import ServerFolder
from netmap.graph.local.server import discard_renewed, swap_database
from netmap.graph.reading import read_stable
from netmap.graph.statements import load_statement
from netmap.graph.writing import check_copy
from netmap.settings import Settings


def renew_database(connection: Connection, home: ServerFolder, rewriting: Rewriting) -> None:
    """Build the database of a folder anew with what is left, and swap it in; others wait, or are told to.

    Until the swap the old one is as it was, and it is again when anything fails.

    Raises
    ------
    ChangeConflict
        When the store is not what was read any more.
    StoreError
        When it cannot be built, or somebody else is at it.
    """
    try:
        with FileLock(home.renewal_lock, timeout=0), ExitStack() as unless_swapped:
            connection.write(partial(_keep_out_others, rewriting=rewriting, place=connection.place))
            unless_swapped.callback(_try_to_let_others_in, connection)
            try:
                swap_database(home, _build(home, rewriting))
                unless_swapped.pop_all()
            finally:
                discard_renewed(home)
    except Timeout as error:
        raise StoreError(_tell_busy(connection.place)) from error


def end_broken_renewal(connection: Connection, state: StoreState) -> StoreState:
    """Return the Store record after letting others in again, where whoever kept them out has ended before the swap."""
    if state.copied_from != RENEWING or connection.place.folder is None:
        return state
    home = ServerFolder(connection.place.folder)
    try:
        with FileLock(home.renewal_lock, timeout=0):
            connection.write(_let_others_in)
            discard_renewed(home)
    except Timeout as error:
        raise StoreError(_tell_busy(connection.place)) from error
    return connection.read(partial(read_state, place=connection.place))


def _build(home: ServerFolder, rewriting: Rewriting) -> str:
    """Write all Changes into a database of its own within the folder; return the id of that store."""
    discard_renewed(home)
    origin, own = rewriting.seen.store_id, rewriting.store_id
    fresh = Connection(Settings(store=str(home.renewed.path), automatic_backups=False))
    try:
        set_up_store(fresh, store_id=own)
        begin_copy(fresh, origin)
        for change in (*rewriting.changes, rewriting.note):
            add_copied(fresh, change, origin, own)
        if read_stable(fresh, own) != rewriting.left:
            raise StoreError(
                f"What was built anew in {home.renewed.path} is not what is to be left. Nothing was erased; try again."
            )
        finish_copy(fresh)
    finally:
        fresh.close()
    return own


def _keep_out_others(transaction: ManagedTransaction, rewriting: Rewriting, place: Place) -> None:
    state = read_state(transaction, place)
    if state.copied_from != RENEWING:
        check_copy(state, place)
    rewriting.check_unchanged(state.revision, state.store_id)
    run_rows(transaction, load_statement("mark_copy"), copied_from=RENEWING)


def _let_others_in(transaction: ManagedTransaction) -> None:
    run_rows(transaction, load_statement("mark_copy"), copied_from="")


def _try_to_let_others_in(connection: Connection) -> None:
    # Why nothing was erased is what is told; where this fails too, whoever opens the store next does it.
    with suppress(StoreError):
        connection.write(_let_others_in)


def _tell_busy(place: Place) -> str:
    return f"Something is being erased for good from the store at {place.address} right now. Try again in a moment."
