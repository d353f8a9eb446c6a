"""What was changed past netmap: what lies in the database, against what the journal leads to."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, cast

from netmap.errors import InputError, StoreDamaged
from netmap.graph.copies.kept import tell_next_step
from netmap.graph.driver import ManagedTransaction
from netmap.graph.failures import Place
from netmap.graph.layout.contents import dump_content
from netmap.graph.layout.labels import label_of
from netmap.graph.layout.properties import read_properties
from netmap.graph.layout.schema import read_state
from netmap.graph.layout.tally import count_network
from netmap.graph.outside.stored import (
    StoredEntity,
    StoredTie,
    read_stored_entities,
    read_stored_ties,
)
from netmap.graph.reading import ADDED_BY_HAND, UNREADABLE, read_newer, tell_unknown
from netmap.model.changes import Item, Touch, check_spells
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES, change_entity
from netmap.model.fields import FieldType, find_field
from netmap.model.ids import new_id
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.records import from_record
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, build_tie, check_tie

_PLACED = frozenset({"kind", "source", "target"})


@dataclass(frozen=True, slots=True)
class Edit:
    """One entity or tie that is not as the journal has it.

    `before` is what the journal has, None for what was added; `stored` what lies there, None for what is gone.
    `after` is what it is once adopted, `problem` why it cannot be. `ends` are the ids between which a tie lies there.
    """

    before: Item | None
    stored: StoredEntity | StoredTie | None
    after: Item | None = field(default=None, compare=False)
    problem: str = field(default="", compare=False)
    ends: tuple[str, str] = "", ""


@dataclass(frozen=True, slots=True)
class Outside:
    """All that was changed past netmap; `network` is what the journal leads to."""

    network: Network
    edits: tuple[Edit, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was."""
        return bool(self.edits)

    @property
    def is_lost(self) -> bool:
        """Whether something is gone: taken out on purpose, or lost."""
        return any(edit.stored is None for edit in self.edits)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why what cannot be adopted cannot be: one sentence each."""
        return tuple(edit.problem for edit in self.edits if edit.problem)

    @property
    def touches(self) -> tuple[Touch, ...]:
        """What adopting it changes on the map."""
        return tuple(
            Touch(edit.before, edit.after)
            for edit in self.edits
            if not edit.problem and edit.before != edit.after
        )


def refuse_torn(place: Place) -> StoreDamaged:
    """Return that the journal, which everything is compared with, is not whole; with what to do."""
    step = tell_next_step(place.backups)
    return StoreDamaged(f"The journal of the map at {place.address} is not whole. {step}")


def find_outside(
    transaction: ManagedTransaction,
    place: Place,
    *,
    upto: int | None = None,
    ids: Mapping[str, str] = MappingProxyType({}),
) -> Outside | None:
    """Return what was changed past netmap, None where the journal does not lead to what was written.

    Parameters
    ----------
    upto
        The last revision there is; without it, that of the store.
    ids
        What is added is to have, by where it lies; without one, a new one.
    """
    state = read_state(transaction, place)
    last = state.revision if upto is None else upto
    network = read_newer(transaction, Network(store_id=state.store_id), place, upto=last)
    if network is None or (state.tally is not None and count_network(network) != state.tally):
        return None
    entities = list(_compare_entities(network, read_stored_entities(transaction), ids))
    ties = list(_compare_ties(network, entities, read_stored_ties(transaction)))
    edits = [*(one.edit for one in entities), *ties]
    return Outside(network, tuple(edit for edit in edits if edit is not None))


@dataclass(frozen=True, slots=True)
class _Placed:
    """Who lies at a place, as far as it can be told, and what is to be said of it."""

    place: str
    entity: Entity | None
    edit: Edit | None = None


def _compare_entities(
    network: Network, stored: Iterable[StoredEntity], ids: Mapping[str, str]
) -> Iterator[_Placed]:
    everything = sorted(stored, key=lambda one: not one.has_family_label)
    seen = set[str]()
    for one in everything:
        given = one.record.get("id")
        before = network.entities.get(given) if isinstance(given, str) else None
        if isinstance(given, str) and given in seen:
            yield _Placed(one.place, None, Edit(None, one, problem=_tell_copy(one)))
        elif before is not None:
            yield _compare_entity(before, one)
        elif not one.kinds:
            raise tell_unknown(one.labels)
        elif isinstance(given, str) and given in network.ties:
            yield _Placed(one.place, None, Edit(None, one, problem=_tell_id_of_tie(one)))
        elif one.has_family_label or one.kinds[0] in ADDED_BY_HAND:
            yield _add_entity(one, ids.get(one.place) or new_id())
        seen.update([given] if isinstance(given, str) else [])
    for lost in network.entities.keys() - seen:
        yield _Placed("", None, Edit(network.entities[lost], None))


def _compare_entity(before: Entity, one: StoredEntity) -> _Placed:
    if not one.kinds:
        return _Placed(one.place, before, Edit(before, one, problem=_tell_unlabeled(before)))
    if one.kinds != (before.kind,):
        return _Placed(one.place, before, Edit(before, one, problem=_tell_labels(one, before.kind)))
    with suppress(*UNREADABLE):
        found = from_record(before.kind, read_properties(one.record))
        if one.has_family_label and dump_content(found) == dump_content(before):
            return _Placed(one.place, before)
    try:
        after = _check_entity(before.kind, one.record)
    except InputError as error:
        return _Placed(one.place, before, Edit(before, one, problem=_tell_problem(_name(one), error)))
    return _Placed(one.place, after, Edit(before, one, after))


def _add_entity(one: StoredEntity, new: str) -> _Placed:
    kind, *others = one.kinds
    if others:
        return _Placed(one.place, None, Edit(None, one, problem=_tell_labels(one, kind)))
    if kind not in ADDED_BY_HAND:
        return _Placed(one.place, None, Edit(None, one, problem=_tell_own(one)))
    try:
        after = _check_entity(kind, {"id": new} | dict(one.record))
    except InputError as error:
        return _Placed(one.place, None, Edit(None, one, problem=_tell_problem(_name(one), error)))
    return _Placed(one.place, after, Edit(None, one, after))


def _check_entity(kind: EntityKind, record: Mapping[str, Any]) -> Entity:
    with suppress(*UNREADABLE):
        record = read_properties(record)
    return change_entity(cast("Entity", _read_checked(kind, record)))


def _read_checked(kind: EntityKind | TieKind, record: Mapping[str, Any]) -> Item:
    """Return the item of a record that somebody else wrote; raise `InputError` naming the field that cannot be read."""
    model = ENTITY_CLASSES[kind] if isinstance(kind, EntityKind) else Tie
    lists = {name for name, value in record.items() if name in model.model_fields and isinstance(value, str)}
    given = {
        name: [value] if name in lists and find_field(model, name).holds is FieldType.LIST else value
        for name, value in record.items()
    }
    for name, value in given.items():
        try:
            from_record(kind, {name: value})
        except UNREADABLE as error:
            label = find_field(model, name).info.label
            raise InputError(f"{label}: “{str(value)[:60]}” cannot be read.", field=name) from error
    return from_record(kind, given)


def _compare_ties(
    network: Network, entities: Iterable[_Placed], stored: Iterable[StoredTie]
) -> Iterator[Edit]:
    """Yield what differs among the ties whose both ends are known; the others are nothing of netmap's."""
    known = {one.place: one.entity for one in entities if one.place and one.entity}
    kinds = {entity.id: entity.kind for entity in known.values()}
    there: dict[tuple[str, str, str], list[Tie]] = {}
    edits, seen = list[Edit](), set[str]()
    for one in stored:
        if one.source not in known or one.target not in known:
            continue
        ends = known[one.source], known[one.target]
        edit, tie = _compare_tie(network, one, ends, seen, kinds)
        edits += [edit] if edit else []
        if tie:
            seen.add(tie.id)
            there.setdefault((tie.kind, *tie.ends), []).append(tie)
    for edit in edits:
        yield _check_alone(edit, there, {entity.id: entity for entity in known.values()})
    for lost in network.ties.keys() - seen:
        yield Edit(network.ties[lost], None)


def _compare_tie(
    network: Network,
    one: StoredTie,
    ends: tuple[Entity, Entity],
    seen: set[str],
    kinds: Mapping[str, EntityKind],
) -> tuple[Edit | None, Tie | None]:
    source, target = ends
    given = one.record.get("id")
    before = network.ties.get(given) if isinstance(given, str) else None
    before = before if before and before.kind is one.kind and before.id not in seen else None
    record = {"id": new_id()} | dict(one.record) | {"source": source.id, "target": target.id}
    if before:
        with suppress(*UNREADABLE):
            if dump_content(from_record(one.kind, record)) == dump_content(before):
                return None, before
    elif isinstance(given, str) and any(
        given in ids for ids in (seen, kinds, network.entities, network.ties)
    ):
        record["id"] = new_id()
    try:
        found = _read_checked(one.kind, record)
        values = {name: value for name, value in found.__dict__.items() if name not in _PLACED}
        after = build_tie(one.kind, source.id, target.id, **values)
        check_tie(after, kinds.get)
    except InputError as error:
        told = _tell_problem(_name_tie(one.kind, ends), error)
        return Edit(before, one, problem=told, ends=(source.id, target.id)), before
    return Edit(before, one, after, ends=(source.id, target.id)), after


def _check_alone(
    edit: Edit, there: Mapping[tuple[str, str, str], list[Tie]], known: Mapping[str, Entity]
) -> Edit:
    """Return the edit, with the problem that another tie says the same of the same two."""
    if not isinstance(edit.after, Tie):
        return edit
    try:
        check_spells(edit.after, there[(edit.after.kind, *edit.after.ends)])
    except InputError as error:
        ends = known[edit.after.source], known[edit.after.target]
        return replace(edit, problem=_tell_problem(_name_tie(edit.after.kind, ends), error))
    return edit


def _name(one: StoredEntity) -> str:
    words = one.kinds[0].words.one
    name = one.record.get("name")
    return f"“{str(name)[:60]}” ({words})" if name else f"Something that is to be a new {words}"


def _name_tie(kind: TieKind, ends: tuple[Entity, Entity]) -> str:
    one, other = (end.name or end.kind.words.one for end in ends)
    return f"“{one}” {TIE_RULES[kind].says} “{other}”"


def _tell_problem(what: str, error: InputError) -> str:
    return f"{what}: {error.message.rstrip('.')}. Set that right there."


def _tell_copy(one: StoredEntity) -> str:
    return f"{_name(one)}: its id is that of another entry. Take the property id out of the copy."


def _tell_id_of_tie(one: StoredEntity) -> str:
    return f"{_name(one)}: its id is that of a tie. Take the property id out of it."


def _tell_own(one: StoredEntity) -> str:
    return f"{_name(one)}: only netmap adds such a record. Take it out there."


def _tell_unlabeled(before: Entity) -> str:
    what = f"“{before.name}” ({before.kind.words.one})" if before.name else f"A {before.kind.words.one}"
    return f"{what}: its label {label_of(before.kind)} is gone. Give it that back, or take it out as a whole."


def _tell_labels(one: StoredEntity, kind: EntityKind) -> str:
    labels = ", ".join(map(label_of, one.kinds))
    return f"{_name(one)}: its labels say {labels}. Leave it one of them; what something is cannot be changed ({label_of(kind)})."
