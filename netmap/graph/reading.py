"""Reading the network: whole, as it is after one Change and before the next."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from netmap.errors import ChangeConflict, StoreDamaged, StoreError
from netmap.graph.connection import Connection, run_rows
from netmap.graph.copies.kept import tell_next_step
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.journal import JournalTorn, read_changes, read_headers
from netmap.graph.layout.labels import KINDS, Family
from netmap.graph.layout.properties import read_properties
from netmap.graph.layout.schema import StoreState, read_state
from netmap.graph.layout.tally import count_network, tell_difference
from netmap.graph.statements import load_statement
from netmap.model.changes import apply_change
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.records import from_record
from netmap.model.ties import Tie

ROWS_AT_ONCE = 2_000
_READ_TRIES = 6
_SURE_AFTER = 3
"""So often the same must be missing of the same revision before it counts as lost."""

_SETTLE_SECONDS = 0.1
_REBUILD = "Build it anew from its journal with: netmap copy --to NEW_FOLDER."

_TIE_KINDS = {kind.value: kind for kind in TieKind}


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What was read in one transaction; `lost` and `lost_changes` say in words what is missing of what was written."""

    network: Network
    lost: str
    lost_changes: str

    def tell(self) -> str:
        """Return what is missing, of the map and of the journal; "" when nothing is."""
        return "; ".join(one for one in (self.lost, self.lost_changes) if one)


def read_stable(connection: Connection, store_id: str) -> Network:
    """Return all entities and ties as they are after one Change and before the next.

    Raises
    ------
    StoreDamaged
        When what was written is not there.
    """
    seen: list[tuple[int, str]] = []
    for _ in range(_READ_TRIES):
        glimpse = connection.read(partial(read_network, place=connection.place))
        lost = glimpse.tell() if glimpse else ""
        if glimpse and not lost:
            return glimpse.network
        seen.append((glimpse.network.revision, lost) if glimpse else (-1, ""))
        if glimpse and seen[-_SURE_AFTER:] == [seen[-1]] * _SURE_AFTER:
            raise StoreDamaged(_tell_damage(connection.place, glimpse))
        if glimpse:
            time.sleep(_SETTLE_SECONDS)
    # Others write all the time: the journal only grows, so it can be read in their midst.
    start = Network(store_id=store_id)
    found = connection.read(partial(read_newer, network=start, place=connection.place))
    if found is None:
        raise StoreError("The store changes faster than it can be read. Try again in a moment.")
    return found


def _tell_damage(place: Place, glimpse: Glimpse) -> str:
    restore = tell_next_step(place.backups)
    steps = restore if glimpse.lost_changes else f"{_REBUILD} Or {restore[0].lower()}{restore[1:]}"
    return (
        f"The map at {place.address} is not whole: {glimpse.tell()}. It was damaged, or changed by other means than "
        f"netmap; nothing of it is shown or changed. {steps}"
    )


def read_network(transaction: ManagedTransaction, place: Place) -> Glimpse | None:
    """Return all entities and ties, None when a Change came in between.

    Neo4j shows what is being committed bit by bit, the revision not always first: what is lost may be on its way.
    """
    before = read_state(transaction, place)
    entities, ties = _read_all(transaction)
    after = read_state(transaction, place)
    if (before.revision, before.store_id) != (after.revision, after.store_id):
        return None
    network = Network(entities, ties, after.revision, after.store_id)
    return Glimpse(network, _tell_lost(after, network), _tell_lost_changes(transaction, after))


def _read_all(transaction: ManagedTransaction) -> tuple[dict[str, Entity], dict[str, Tie]]:
    """Return all entities and ties by id, each built as it comes: the database finds the next ones meanwhile."""
    entities: dict[str, Entity] = {}
    ties: dict[str, Tie] = {}
    for labels, record, leading in transaction.run(load_statement("read_network")):
        entity = _read_entity(labels, record)
        entities[entity.id] = entity
        for kind, target, fields in leading:
            tie = _read_tie(kind, fields | {"source": entity.id, "target": target})
            ties[tie.id] = tie
    for labels, record in transaction.run(load_statement("read_records")):
        entity = _read_entity(labels, record)
        entities[entity.id] = entity
    for row in run_rows(transaction, load_statement("read_record_ties")):
        tie = _read_tie_row(row)
        ties[tie.id] = tie
    return entities, ties


def _tell_lost(state: StoreState, network: Network) -> str:
    if state.tally is not None and (found := count_network(network)) != state.tally:
        return tell_difference(state.tally, found)
    is_torn = any(end not in network.entities for tie in network.ties.values() for end in tie.ends)
    return "some ties lead to nobody" if is_torn else ""


def _tell_lost_changes(transaction: ManagedTransaction, state: StoreState) -> str:
    found = run_rows(transaction, load_statement("count_changes"))[0]["found"]
    lost = state.revision - found
    return f"{lost:,} of {state.revision:,} Changes in the journal are missing" if lost else ""


def read_newer(
    transaction: ManagedTransaction,
    network: Network,
    place: Place,
    *,
    most: int | None = None,
    upto: int | None = None,
) -> Network | None:
    """Return `network` brought up to date from the journal, None when that cannot be done.

    The journal only grows, so that writers do not disturb this.

    Parameters
    ----------
    most
        Give up when the newer Changes touch more than so many entries.
    upto
        The revision to stop at; without it, that of the store.
    """
    state = read_state(transaction, place)
    last = state.revision if upto is None else upto
    headers = read_headers(transaction, after=network.revision)
    wanted = list(range(network.revision + 1, last + 1))
    newer = [header for header in reversed(headers) if header.revision <= last]
    if state.store_id != network.store_id or [header.revision for header in newer] != wanted:
        return None
    if most is not None and sum(header.touches for header in newer) > most:
        return None
    try:
        for change in read_changes(transaction, newer):
            network = apply_change(network, change)
    except (ChangeConflict, JournalTorn):
        return None
    return network


def find_entities(transaction: ManagedTransaction, ids: Sequence[str]) -> list[Entity]:
    """Return those entities of some ids that there are."""
    statements = [load_statement("find_entities", entity=family) for family in Family]
    rows = _ask_some(transaction, statements, ids)
    return [_read_entity(row["labels"], row["record"]) for row in rows]


def find_ties_at(transaction: ManagedTransaction, ids: Sequence[str]) -> list[Tie]:
    """Return the ties at some entities, those between two of them twice."""
    statements = [load_statement("find_ties_at", entity=family) for family in Family]
    return list(map(_read_tie_row, _ask_some(transaction, statements, ids)))


def find_ties_from(transaction: ManagedTransaction, kind: TieKind, ids: Sequence[str]) -> list[Tie]:
    """Return the ties of one kind that lead from some entities."""
    statements = [load_statement("find_ties_from", kind, source=family) for family in Family]
    return list(map(_read_tie_row, _ask_some(transaction, statements, ids)))


def _ask_some(
    transaction: ManagedTransaction, statements: Iterable[str], ids: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the rows of each statement about some ids, some at a time."""
    return [
        row
        for statement in statements
        for start in range(0, len(ids), ROWS_AT_ONCE)
        for row in run_rows(transaction, statement, ids=ids[start : start + ROWS_AT_ONCE])
    ]


def _read_entity(labels: Sequence[str], record: Mapping[str, Any]) -> Entity:
    kind = next((KINDS[label] for label in labels if label in KINDS), None)
    if kind is None:
        raise _unknown_kind(", ".join(labels))
    return from_record(kind, read_properties(record))  # type: ignore[return-value]


def _read_tie(name: str, record: Mapping[str, Any]) -> Tie:
    kind = _TIE_KINDS.get(name)
    if kind is None:
        raise _unknown_kind(name)
    return from_record(kind, record)  # type: ignore[return-value]


def _read_tie_row(row: Mapping[str, Any]) -> Tie:
    return _read_tie(row["kind"], row["record"] | {"source": row["source"], "target": row["target"]})


def _unknown_kind(what: str) -> StoreError:
    return StoreError(
        f"The database holds something netmap does not know ({what[:60]}). Somebody wrote to it by other means; "
        "take that out, then open it again."
    )
