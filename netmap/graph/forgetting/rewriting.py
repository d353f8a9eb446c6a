"""Erasing in a server's database: network and journal rewritten in one transaction, under the lock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netmap.errors import ChangeConflict
from netmap.graph.checks.clocks import choose_moment
from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.journal import dump_touches, find_header, write_journal
from netmap.graph.layout.contents import dump_contents, sum_network
from netmap.graph.layout.schema import lock_store
from netmap.graph.layout.tally import count_network, dump_tally
from netmap.graph.rows import write_touches
from netmap.graph.statements import load_statement
from netmap.graph.writing import check_copy
from netmap.model.changes import Change, Item, Touch
from netmap.model.network import Network

_AT_ONCE = 500


@dataclass(frozen=True)
class Rewriting:
    """A store before and after: what was read of it, and what is to be there instead.

    `changes` are all Changes as they will be, oldest first; `rewritten` those of them that were otherwise; `note` is the
    Change that says what was done, `store_id` the new id of the store.
    """

    seen: Network
    left: Network
    changes: Sequence[Change]
    rewritten: Sequence[Change]
    note: Change
    store_id: str

    def check_unchanged(self, revision: int, store_id: str) -> None:
        """Raise `ChangeConflict` when a store, of some revision and id, is not any more what was read of it."""
        if (revision, store_id) != (self.seen.revision, self.seen.store_id):
            raise ChangeConflict("Somebody changed the map in the meantime. Nothing was erased. Try again.")


def rewrite_store(transaction: ManagedTransaction, rewriting: Rewriting, place: Place) -> None:
    """Write what is left in place of what was there; doing it twice changes nothing.

    Raises
    ------
    ChangeConflict
        When the store is not what was read any more.
    """
    if find_header(transaction, rewriting.note.id):
        return
    state = lock_store(transaction, place)
    check_copy(state, place)
    rewriting.check_unchanged(state.revision - 1, state.store_id)
    _rewrite_journal(transaction, rewriting.rewritten)
    write_touches(transaction, list_touches(rewriting.seen, rewriting.left), rewriting.seen)
    at = choose_moment(rewriting.note.at, state.changed_at)
    kept = {
        "tally": dump_tally(count_network(rewriting.left)),
        "contents": dump_contents(sum_network(replace(rewriting.left, revision=state.revision))),
    }
    run_rows(transaction, load_statement("renew_store"), store_id=rewriting.store_id, at=at, **kept)
    write_journal(transaction, replace(rewriting.note, revision=state.revision, at=at), ())


def _rewrite_journal(transaction: ManagedTransaction, changes: Sequence[Change]) -> None:
    for start in range(0, len(changes), _AT_ONCE):
        ids = [change.id for change in changes[start : start + _AT_ONCE]]
        run_rows(transaction, load_statement("remove_change_parts"), ids=ids)
        run_rows(transaction, load_statement("remove_changes"), ids=ids)
    for change in changes:
        write_journal(transaction, change, dump_touches(change.touches))


def list_touches(before: Network, after: Network) -> list[Touch]:
    """Return what differs between two networks."""
    there: dict[str, Item] = {**before.entities, **before.ties}
    left: dict[str, Item] = {**after.entities, **after.ties}
    return [Touch(item, left.get(one)) for one, item in there.items() if left.get(one) != item]
