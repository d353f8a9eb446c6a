"""Reading the network: whole, as it is after one Change and before the next."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

from netmap.errors import ChangeConflict, StoreDamaged, StoreError
from netmap.graph.connection import Connection, run_rows
from netmap.graph.copies.kept import tell_next_step
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.journal import JournalTorn, read_changes, read_headers
from netmap.graph.layout.contents import sum_network
from netmap.graph.layout.labels import KINDS, Family, family_of
from netmap.graph.layout.properties import read_properties
from netmap.graph.layout.schema import StoreState, read_state
from netmap.graph.layout.tally import count_network, tell_difference
from netmap.graph.statements import load_statement
from netmap.model.changes import apply_change
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.records import from_record
from netmap.model.ties import Tie

ROWS_AT_ONCE = 2_000
_READ_TRIES = 6
_SURE_AFTER = 3
"""So often the same must be missing of the same revision before it counts as lost."""

_SETTLE_SECONDS = 0.1
TOO_FAST = "The store changes faster than it can be read. Try again in a moment."

UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)
"""What a record raises that netmap did not write."""

ADDED_BY_HAND = tuple(kind for kind in EntityKind if family_of(kind) is Family.ENTITY)
"""The kinds that somebody may add in the database's own tools; the others are netmap's own records."""

_TIE_KINDS = {kind.value: kind for kind in TieKind}


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What was read in one transaction.

    `differs` and `lost_changes` say in words what of the map and of the journal is not as it was written, "" where all is.
    """

    network: Network
    differs: str
    lost_changes: str

    def tell(self) -> str:
        """Return what is not as it was written, of the map and of the journal; "" when all is."""
        return "; ".join(one for one in (self.differs, self.lost_changes) if one)


def read_stable(connection: Connection, store_id: str) -> Network:
    """Return all entities and ties as they are after one Change and before the next.

    Raises
    ------
    StoreDamaged
        When what is there is not what was written.
    """
    glimpse = read_glimpse(connection, store_id)
    if told := glimpse.tell():
        place = connection.place
        raise StoreDamaged(
            f"The map at {place.address} is not whole: {told}. {tell_next_step(place.backups)}"
        )
    return glimpse.network


def read_glimpse(connection: Connection, store_id: str, *, sure_after: int = _SURE_AFTER) -> Glimpse:
    """Return all entities and ties, and what of them is not as it was written, after one Change and before the next.

    Parameters
    ----------
    sure_after
        So often the same must be seen to differ of the same revision.
    """
    seen: list[tuple[int, str]] = []
    for _ in range(_READ_TRIES):
        glimpse = connection.read(partial(read_network, place=connection.place))
        differs = glimpse.tell() if glimpse else ""
        if glimpse and not differs:
            return glimpse
        seen.append((glimpse.network.revision, differs) if glimpse else (-1, ""))
        if glimpse and seen[-sure_after:] == [seen[-1]] * sure_after:
            return glimpse
        if glimpse:
            time.sleep(_SETTLE_SECONDS)
    # Others write all the time: the journal only grows, so it can be read in their midst.
    start = Network(store_id=store_id)
    found = connection.read(partial(read_newer, network=start, place=connection.place))
    if found is None:
        raise StoreError(TOO_FAST)
    return Glimpse(found, "", "")


def read_network(transaction: ManagedTransaction, place: Place) -> Glimpse | None:
    """Return all entities and ties, None when a Change came in between.

    Neo4j shows what is being committed bit by bit, the revision not always first: what is lost may be on its way.
    """
    before = read_state(transaction, place)
    everything = _read_all(transaction)
    strays = _count_strays(transaction)
    after = read_state(transaction, place)
    if (before.revision, before.store_id) != (after.revision, after.store_id):
        return None
    network = Network(everything.entities, everything.ties, after.revision, after.store_id)
    told = [
        _tell_difference(after, network),
        f"{everything.spoiled:,} entries cannot be read" if everything.spoiled else "",
        f"{strays:,} entries were added by other means" if strays else "",
    ]
    return Glimpse(network, "; ".join(filter(None, told)), _tell_lost_changes(transaction, after))


@dataclass(slots=True)
class _Everything:
    """What a database holds of netmap's, by id, and how many hold what it never wrote."""

    entities: dict[str, Entity] = field(default_factory=dict)
    ties: dict[str, Tie] = field(default_factory=dict)
    spoiled: int = 0

    def add_entity(self, labels: Sequence[str], record: Mapping[str, Any]) -> None:
        """Add an entity by its labels and properties."""
        try:
            entity = _read_entity(labels, record) if not KINDS.keys().isdisjoint(labels) else None
        except UNREADABLE:
            entity = None
        if entity is None:
            self.spoiled += 1
        else:
            self.entities[entity.id] = entity

    def add_tie(self, kind: str, source: Any, target: Any, record: Mapping[str, Any]) -> None:
        """Add a tie by its kind, the ids of its ends and the rest; none where the kind is none of netmap's."""
        try:
            tie = _read_tie(kind, source, target, record)
        except UNREADABLE:
            self.spoiled += 1
        else:
            if tie is not None:
                self.ties[tie.id] = tie


def _read_all(transaction: ManagedTransaction) -> _Everything:
    """Return all entities and ties, each built as it comes: the database finds the next ones meanwhile."""
    found = _Everything()
    for labels, record, leading in transaction.run(load_statement("read_network")):
        found.add_entity(labels, record)
        for kind, target, fields in leading:
            found.add_tie(kind, record.get("id"), target, fields)
    for labels, record in transaction.run(load_statement("read_records")):
        found.add_entity(labels, record)
    for kind, source, target, fields in transaction.run(load_statement("read_record_ties")):
        found.add_tie(kind, source, target, fields)
    return found


def _count_strays(transaction: ManagedTransaction) -> int:
    text = "\nUNION ALL\n".join(load_statement("count_strays", kind) for kind in ADDED_BY_HAND)
    return sum(row["found"] for row in run_rows(transaction, text))


def _tell_difference(state: StoreState, network: Network) -> str:
    found = count_network(network)
    if state.tally is not None and found != state.tally:
        return tell_difference(state.tally, found)
    if state.contents.revision == state.revision and sum_network(network) != state.contents:
        return "some entries do not say what was written"
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
    with _readable():
        return [_read_entity(row["labels"], row["record"]) for row in _ask_some(transaction, statements, ids)]


def find_ties_at(transaction: ManagedTransaction, ids: Sequence[str]) -> list[Tie]:
    """Return the ties at some entities, those between two of them twice."""
    statements = [load_statement("find_ties_at", entity=family) for family in Family]
    return _read_ties(_ask_some(transaction, statements, ids))


def find_ties_from(transaction: ManagedTransaction, kind: TieKind, ids: Sequence[str]) -> list[Tie]:
    """Return the ties of one kind that lead from some entities."""
    statements = [load_statement("find_ties_from", kind, source=family) for family in Family]
    return _read_ties(_ask_some(transaction, statements, ids))


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
        raise tell_unknown(labels)
    _check_id(record["id"])
    return cast("Entity", from_record(kind, read_properties(record)))


def _read_tie(name: str, source: Any, target: Any, record: Mapping[str, Any]) -> Tie | None:
    """Return a tie; None when its kind is none of netmap's."""
    kind = _TIE_KINDS.get(name)
    if kind is None:
        return None
    _check_id(record["id"])
    return cast("Tie", from_record(kind, {**record, "source": source, "target": target}))


def _check_id(found: object) -> None:
    if not isinstance(found, str):
        raise TypeError("An id is text.")


def _read_ties(rows: Iterable[Mapping[str, Any]]) -> list[Tie]:
    found = []
    for row in rows:
        if row["source"] is None or row["target"] is None:
            raise tell_unknown([row["kind"]])
        with _readable():
            tie = _read_tie(row["kind"], row["source"], row["target"], row["record"])
        if tie is None:
            raise tell_unknown([row["kind"]])
        found.append(tie)
    return found


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except UNREADABLE as error:
        raise StoreError(
            "What is to be changed was changed past netmap, to something it cannot read. Look at it with: netmap adopt."
        ) from error


def tell_unknown(labels: Iterable[str]) -> StoreError:
    """Return that something has labels, or is a tie of a type, that netmap does not know; with what to do."""
    what = ", ".join(sorted(labels))
    return StoreError(
        f"The database holds something netmap does not know ({what[:60]}). Somebody wrote to it by other means; "
        "take that out, then open it again."
    )
