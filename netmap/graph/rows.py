"""Writing the touched entities and ties, some rows at a time, each row counted."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import RowsMissed
from netmap.graph.reading import ROWS_AT_ONCE
from netmap.graph.statements import load_statement
from netmap.model.changes import Touch
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.records import to_record
from netmap.model.ties import Tie

MESSAGE_BYTES = 3_000_000
"""The most that is sent to the database at once; it refuses messages over 16 MiB without a word."""

Row = dict[str, Any]
Write = Callable[[ManagedTransaction, Sequence[Touch]], None]


def write_touches(transaction: ManagedTransaction, touches: Sequence[Touch]) -> None:
    """Make what is stored equal to the values after; what was there before must have been compared.

    Raises
    ------
    RowsMissed
        When the database did not touch every single one.
    """
    for write, found in _arrange(touches).items():
        if found:
            write(transaction, found)


def _arrange(touches: Sequence[Touch]) -> dict[Write, list[Touch]]:
    """Return the touches by what is to be done, in an order in which each can be done."""
    steps: dict[Write, list[Touch]] = {
        write: []
        for write in (
            _remove_ties, _remove_entities, _create_entities, _change_entities, _create_ties, _change_ties
        )
    }  # fmt: skip
    for touch in touches:
        if not touch.is_tie:
            write = (
                _create_entities if touch.before is None
                else _remove_entities if touch.after is None
                else _change_entities
            )  # fmt: skip
            steps[write].append(touch)
        elif _keeps_place(touch):
            steps[_change_ties].append(touch)
        else:
            steps[_remove_ties] += [touch] if touch.before else []
            steps[_create_ties] += [touch] if touch.after else []
    return steps


def _keeps_place(touch: Touch) -> bool:
    before, after = touch.before, touch.after
    return isinstance(before, Tie) and isinstance(after, Tie) and before.ends == after.ends


def _create_entities(transaction: ManagedTransaction, touches: Sequence[Touch]) -> None:
    kinds: dict[EntityKind, list[Row]] = defaultdict(list)
    for item in (touch.after for touch in touches):
        if isinstance(item, Entity):
            kinds[item.kind].append(to_record(item))
    for kind, rows in kinds.items():
        send_rows(transaction, load_statement("create_entities", kind), rows)


def _change_entities(transaction: ManagedTransaction, touches: Sequence[Touch]) -> None:
    rows = [to_record(touch.after) for touch in touches if touch.after]
    send_rows(transaction, load_statement("change_entities"), rows)


def _remove_entities(transaction: ManagedTransaction, touches: Sequence[Touch]) -> None:
    send_rows(transaction, load_statement("remove_entities"), [touch.id for touch in touches], name="ids")


def _create_ties(transaction: ManagedTransaction, touches: Sequence[Touch]) -> None:
    for kind, rows in _list_ties(touch.after for touch in touches).items():
        send_rows(transaction, load_statement("create_ties", kind), rows)


def _change_ties(transaction: ManagedTransaction, touches: Sequence[Touch]) -> None:
    for kind, rows in _list_ties(touch.after for touch in touches).items():
        send_rows(transaction, load_statement("change_ties", kind), rows, arrange=_group_by_source)


def _remove_ties(transaction: ManagedTransaction, touches: Sequence[Touch]) -> None:
    for kind, rows in _list_ties(touch.before for touch in touches).items():
        bare = [row | {"record": {"id": row["record"]["id"]}} for row in rows]
        send_rows(transaction, load_statement("remove_ties", kind), bare, arrange=_group_by_source)


def _list_ties(items: Iterable[Entity | Tie | None]) -> dict[TieKind, list[Row]]:
    """Return by kind, for each tie, the ids of its ends and the record of the rest."""
    kinds: dict[TieKind, list[Row]] = defaultdict(list)
    for tie in items:
        if isinstance(tie, Tie):
            record = to_record(tie)
            ends = {"source": record.pop("source"), "target": record.pop("target")}
            kinds[tie.kind].append(ends | {"record": record})
    return kinds


def _group_by_source(rows: Iterable[Row]) -> list[Row]:
    """Return one row for each entity that ties lead from, so that it is gone through once."""
    records: dict[str, Row] = defaultdict(dict)
    for row in rows:
        records[row["source"]][row["record"]["id"]] = row["record"]
    return [{"source": source, "records": found} for source, found in records.items()]


def send_rows(
    transaction: ManagedTransaction,
    statement: str,
    rows: Sequence[Any],
    *,
    name: str = "rows",
    arrange: Callable[[list[Any]], list[Any]] = list,
) -> None:
    """Run a statement over rows, some at a time, and make sure that it touched every one of them."""
    for some in _split_rows(rows):
        _expect(len(some), run_rows(transaction, statement, **{name: arrange(some)}))


def _expect(count: int, rows: Sequence[Row]) -> None:
    touched = sum(row["touched"] for row in rows)
    if touched != count:
        raise RowsMissed(f"The database wrote {touched} of {count} entries, so nothing was kept. Try again.")


def _split_rows(rows: Sequence[Any]) -> Iterable[list[Any]]:
    some: list[Any] = []
    size = 0
    for row in rows:
        weight = _weigh(row)
        if some and (len(some) >= ROWS_AT_ONCE or size + weight > MESSAGE_BYTES):
            yield some
            some, size = [], 0
        some.append(row)
        size += weight
    if some:
        yield some


def _weigh(value: Any) -> int:
    """Return how many bytes a value takes in a message, at most."""
    if isinstance(value, str):
        return len(value.encode()) + 5
    if isinstance(value, dict):
        return 5 + sum(_weigh(key) + _weigh(found) for key, found in value.items())
    if isinstance(value, list):
        return 5 + sum(map(_weigh, value))
    return 16
