"""Writing the touched entities and ties, some rows at a time, each row counted."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netmap.graph.captioning import caption_new, list_outdated, read_captions
from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import RowsMissed
from netmap.graph.layout.labels import Family, family_of
from netmap.graph.layout.properties import CAPTION, build_properties
from netmap.graph.reading import ROWS_AT_ONCE
from netmap.graph.statements import load_statement
from netmap.model.changes import Touch
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.records import to_record
from netmap.model.ties import Tie

MESSAGE_BYTES = 3_000_000
"""The most that is sent to the database at once; it refuses messages over 16 MiB without a word."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the entities that are written or tied: which are netmap's own records, captions of new ones."""

    records: frozenset[str]
    captions: Mapping[str, str]

    def find_family(self, entity_id: str) -> Family:
        """Return the family of an entity."""
        return Family.RECORD if entity_id in self.records else Family.ENTITY


Write = Callable[[ManagedTransaction, Sequence[Touch], Surroundings], None]


def write_touches(transaction: ManagedTransaction, touches: Sequence[Touch], stored: Network) -> None:
    """Make what is stored equal to the values after; what was there before must have been compared.

    Parameters
    ----------
    stored
        What is there before, with the ends of every tie that is touched, unless they come with it.

    Raises
    ------
    RowsMissed
        When the database did not touch every single one.
    """
    coming = (touch.after for touch in touches if isinstance(touch.after, Entity))
    around = Surroundings(find_records([*stored.entities.values(), *coming]), caption_new(touches, stored))
    for write, found in _arrange(touches).items():
        if found:
            write(transaction, found, around)
    renew_captions(transaction, list_outdated(transaction, touches))


def find_records(entities: Iterable[Entity]) -> frozenset[str]:
    """Return the ids of those entities that are netmap's own records."""
    return frozenset(one.id for one in entities if family_of(one.kind) is Family.RECORD)


def renew_captions(transaction: ManagedTransaction, ids: Sequence[str]) -> None:
    """Give some entities, which may be gone, the captions they should have."""
    for family in Family if ids else ():
        for some in _split_rows(ids):
            captions = read_captions(transaction, family, some)
            rows = [{"id": one, CAPTION: caption} for one, caption in captions.items()]
            send_rows(transaction, load_statement("change_entities", entity=family), rows)


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


def _create_entities(transaction: ManagedTransaction, touches: Sequence[Touch], around: Surroundings) -> None:
    kinds: dict[EntityKind, list[Row]] = defaultdict(list)
    for item in (touch.after for touch in touches):
        if isinstance(item, Entity):
            caption = {CAPTION: around.captions[item.id]} if item.id in around.captions else {}
            kinds[item.kind].append(build_properties(item) | caption)
    for kind, rows in kinds.items():
        send_rows(transaction, load_statement("create_entities", kind), rows)


def _change_entities(transaction: ManagedTransaction, touches: Sequence[Touch], around: Surroundings) -> None:
    families: dict[Family, list[Row]] = defaultdict(list)
    for touch in touches:
        families[around.find_family(touch.id)].append(_build_new_record(touch))
    for family, rows in families.items():
        send_rows(transaction, load_statement("change_entities", entity=family), rows)


def _remove_entities(transaction: ManagedTransaction, touches: Sequence[Touch], around: Surroundings) -> None:
    families: dict[Family, list[str]] = defaultdict(list)
    for touch in touches:
        families[around.find_family(touch.id)].append(touch.id)
    for family, ids in families.items():
        send_rows(transaction, load_statement("remove_entities", entity=family), ids, name="ids")


def _create_ties(transaction: ManagedTransaction, touches: Sequence[Touch], around: Surroundings) -> None:
    ties = [
        (tie.kind, _part_ends(to_record(tie)))
        for tie in (touch.after for touch in touches)
        if isinstance(tie, Tie)
    ]
    create_ties(transaction, ties, around)


def create_ties(
    transaction: ManagedTransaction, ties: Iterable[tuple[TieKind, Row]], around: Surroundings
) -> None:
    """Add ties, each given as its kind and a row of the ids of its ends and the record of the rest."""
    for (kind, source, target), rows in _group_by_family(ties, around).items():
        send_rows(transaction, load_statement("create_ties", kind, source=source, target=target), rows)


def _change_ties(transaction: ManagedTransaction, touches: Sequence[Touch], around: Surroundings) -> None:
    ties = [
        (touch.either.kind, _part_ends(_build_new_record(touch)))
        for touch in touches
        if isinstance(touch.either, Tie)
    ]
    for (kind, source, _), rows in _group_by_family(ties, around).items():
        send_rows(
            transaction, load_statement("change_ties", kind, source=source), rows, arrange=_group_by_source
        )


def _remove_ties(transaction: ManagedTransaction, touches: Sequence[Touch], around: Surroundings) -> None:
    ties = [
        (tie.kind, {"source": tie.source, "target": tie.target, "record": {"id": tie.id}})
        for tie in (touch.before for touch in touches)
        if isinstance(tie, Tie)
    ]
    for (kind, source, _), rows in _group_by_family(ties, around).items():
        send_rows(
            transaction, load_statement("remove_ties", kind, source=source), rows, arrange=_group_by_source
        )


def _build_new_record(touch: Touch) -> Row:
    """Return the record after a touch, with None for the fields it had before: what is not ours is not named."""
    before, after = (_build_record(item) for item in (touch.before, touch.after))
    return dict.fromkeys(before.keys() - after.keys()) | after


def _build_record(item: Entity | Tie | None) -> Row:
    if isinstance(item, Entity):
        return build_properties(item)
    return to_record(item) if item else {}


def _part_ends(record: Row) -> Row:
    """Return the ids of the ends of a tie, and the record of the rest."""
    return {"source": record.pop("source"), "target": record.pop("target"), "record": record}


def _group_by_family(
    ties: Iterable[tuple[TieKind, Row]], around: Surroundings
) -> dict[tuple[TieKind, Family, Family], list[Row]]:
    """Return the rows by kind of tie and by the families of both ends."""
    groups: dict[tuple[TieKind, Family, Family], list[Row]] = defaultdict(list)
    for kind, row in ties:
        groups[kind, around.find_family(row["source"]), around.find_family(row["target"])].append(row)
    return groups


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
    """Run a statement over rows, some at a time; raise `RowsMissed` when it did not touch every one of them."""
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
