"""The journal of a store of any layout, read before it is brought to that of today; or when it is half way there."""

from typing import Any, cast

from netmap.errors import StoreDamaged
from netmap.graph.connection import Connection
from netmap.graph.copies.kept import tell_next_step
from netmap.graph.driver import ManagedTransaction
from netmap.graph.journal import read_changes, read_headers
from netmap.graph.layout.schema import StoreState
from netmap.model.changes import Change

_LABELS = (("NetmapChangePart", "ChangePart"), ("NetmapChange", "Change"))
"""The labels of the journal: of today, and of the first layouts."""


def read_any_journal(connection: Connection, state: StoreState) -> list[Change]:
    """Return every Change of a store, oldest first, whatever its layout.

    Raises
    ------
    StoreDamaged
        When some are missing.
    """

    def read(transaction: ManagedTransaction) -> list[Change]:
        either = cast("ManagedTransaction", _EitherLabels(transaction))
        return read_changes(either, read_headers(either)[::-1])

    changes = connection.read(read)
    if [change.revision for change in changes] != list(range(1, state.revision + 1)):
        raise StoreDamaged(
            f"{state.revision - len(changes):,} of {state.revision:,} Changes are missing in the journal of "
            f"{connection.place.address}. {tell_next_step(connection.place.backups)}"
        )
    return changes


class _EitherLabels:
    """A transaction that looks for the journal under the labels of today and under those it once had."""

    def __init__(self, transaction: ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, statement: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        older = statement
        for label, before in _LABELS:
            older = older.replace(label, before)
        rows = [
            dict(row)
            for text in dict.fromkeys((statement, older))
            for row in self._transaction.run(text, parameters)
        ]
        return sorted(
            rows, key=lambda row: (-row.get("revision", 0), row.get("change", ""), row.get("number", 0))
        )
