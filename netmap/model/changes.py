"""A `Change`: everything one write does, with the values before and after."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from netmap.errors import ChangeConflict, InputError
from netmap.model.entity import Entity
from netmap.model.ids import new_id
from netmap.model.kinds import EntityKind, Nature
from netmap.model.network import Network
from netmap.model.text import LINE_LIMIT, NAME_LIMIT, shorten_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, check_tie

SCHEMA_VERSION = 1
BACKUP_ENDING = ".netmap"
"""How the names of files end that hold every Change of a store."""
MAX_TOUCHES = 10_000
"""The most entities and ties one Change may touch; a larger import becomes a batch."""

Item = Entity | Tie

Plan = tuple[list[Item], list[str]]
"""What to put into the map, and the ids of what to take out."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One entity or tie before and after; None before is new, None after is gone."""

    before: Item | None
    after: Item | None

    @property
    def either(self) -> Item:
        """The value after, or before when nothing is left."""
        found = self.after or self.before
        if found is None:
            raise ValueError("A touch needs a value before or after.")
        return found

    @property
    def id(self) -> str:
        """The id of what is touched."""
        return self.either.id

    @property
    def is_tie(self) -> bool:
        """Whether a tie is touched, not an entity."""
        return isinstance(self.either, Tie)

    def changed_fields(self) -> tuple[str, ...]:
        """Return the names of the fields that differ; all of them when it is new or gone."""
        fields = tuple(type(self.either).model_fields)
        if self.before is None or self.after is None:
            return fields
        return tuple(name for name in fields if getattr(self.before, name) != getattr(self.after, name))


@dataclass(frozen=True, slots=True)
class Change:
    """One write: who, when (UTC), why, one sentence, and what is touched.

    `revision` is given by the store (0 before). Changes of one `batch_id` belong together: this is `part` of `parts`.
    `undoes` holds the ids of the Changes this one takes back. `planned_on` is the revision that was looked through for
    what there is when it was planned: what others have added since may be the same; None when that does not matter.
    """

    touches: tuple[Touch, ...]
    who: str
    nature: Nature
    sentence: str
    id: str
    at: datetime
    batch_id: str | None = None
    undoes: tuple[str, ...] = ()
    revision: int = 0
    schema_version: int = SCHEMA_VERSION
    planned_on: int | None = field(default=None, compare=False)
    part: int = 1
    parts: int = 1

    def __bool__(self) -> bool:
        """Whether anything is touched at all."""
        return bool(self.touches)


def _order(touch: Touch) -> tuple[bool, str]:
    return touch.is_tie, touch.id


def build_change(
    network: Network,
    *,
    put: Iterable[Item] = (),
    remove: Iterable[str] = (),
    who: str,
    nature: Nature = Nature.NEW_INFORMATION,
    sentence: str,
    batch_id: str | None = None,
) -> Change:
    """Return the Change that puts some entities and ties into `network` and takes others out.

    What equals its stored value is left out; a removed entity takes its ties with it, those that are put elsewhere
    apart. `who` and `sentence` are
    kept as one safe line each: they hold names of users and files.

    Raises
    ------
    InputError
        When the network after the Change would break the tie table.
    """
    after: dict[str, Item | None] = {item.id: item for item in put}
    for item_id in remove:
        if item_id in network.entities:
            after = {tie.id: None for tie in network.ties_of(item_id)} | after
        after[item_id] = None
    touches = []
    for item_id, item in after.items():
        before = network.entities.get(item_id) or network.ties.get(item_id)
        if before != item or type(before) is not type(item):
            touches.append(Touch(before, item))
    change = Change(
        tuple(sorted(touches, key=_order)),
        shorten_text(who, NAME_LIMIT),
        nature,
        shorten_text(sentence, LINE_LIMIT),
        new_id(),
        datetime.now(UTC),
        batch_id,
        planned_on=network.revision,
    )
    check_change(network, change)
    return change


def apply_plan(network: Network, plan: Plan) -> Network:
    """Return `network` after a plan; raise `InputError` when it would break the tie table."""
    put, remove = plan
    return apply_change(network, build_change(network, put=put, remove=remove, who="", sentence=""))


def chain_plans(network: Network, steps: Iterable[Callable[[Network], Plan]]) -> Plan:
    """Return what several steps do together, each planned on the network that those before it leave.

    Raises
    ------
    InputError
        When a step breaks the tie table.
    """
    now = network
    for step in steps:
        now = apply_plan(now, step(now))
    before: dict[str, Item] = {**network.entities, **network.ties}
    after: dict[str, Item] = {**now.entities, **now.ties}
    put = [item for item_id, item in after.items() if before.get(item_id) != item]
    return put, [item_id for item_id in before if item_id not in after]


def check_change(network: Network, change: Change) -> None:
    """Raise `InputError` when `network` after `change` would break the tie table."""
    after = {touch.id: touch.after for touch in change.touches}
    ties_after = _index_ties(after.values())

    def kind_after(entity_id: str) -> EntityKind | None:
        item = after[entity_id] if entity_id in after else network.get(entity_id)
        return item.kind if isinstance(item, Entity) else None

    for touch in change.touches:
        if touch.before is not None and touch.after is not None and touch.before.kind != touch.after.kind:
            raise InputError("What something is cannot be changed. Make a new one instead.", field="kind")
        if isinstance(touch.after, Tie):
            check_tie(touch.after, kind_after)
            stored = [
                tie for tie in network.ties_of(touch.after.source, touch.after.kind) if tie.id not in after
            ]
            check_spells(touch.after, (*ties_after[_slot(touch.after)], *stored))
        elif touch.after is None and not touch.is_tie:
            _check_no_tie_left(network, touch.id, after)


def _slot(tie: Tie) -> tuple[str, str, str]:
    return tie.kind, tie.source, tie.target


def _index_ties(items: Iterable[Item | None]) -> dict[tuple[str, str, str], list[Tie]]:
    index: dict[tuple[str, str, str], list[Tie]] = {}
    for item in items:
        if isinstance(item, Tie):
            index.setdefault(_slot(item), []).append(item)
    return index


def check_spells(tie: Tie, others: Iterable[Tie]) -> None:
    """Raise `InputError` when `tie` and one of `others` say the same of the same two for the same time."""
    if TIE_RULES[tie.kind].several:
        return
    if any(other.id != tie.id and _slot(other) == _slot(tie) and other.overlaps(tie) for other in others):
        raise InputError(
            f"“{TIE_RULES[tie.kind].says}” between these two is already there for that time. "
            "Change that tie, or end it first.",
            field="since",
            value=tie.since,
        )


def _check_no_tie_left(network: Network, entity_id: str, after: dict[str, Item | None]) -> None:
    there = (after.get(tie.id, tie) for tie in network.ties_of(entity_id))
    if any(isinstance(tie, Tie) and entity_id in tie.ends for tie in there):
        raise InputError("Ties still lead here. Remove them first.", field="id", value=entity_id)


def apply_change(network: Network, change: Change) -> Network:
    """Return `network` after `change`.

    Raises
    ------
    ChangeConflict
        When what is there is not what the Change expects to find.
    """
    entities, ties = dict(network.entities), dict(network.ties)
    for touch in change.touches:
        there: dict[str, Tie] | dict[str, Entity] = ties if touch.is_tie else entities
        if there.get(touch.id) != touch.before:
            name = getattr(touch.either, "name", "") or "a tie"
            raise ChangeConflict(
                f"Somebody else changed {name} in the meantime. Look at it again, then save."
            )
        if touch.after is None:
            del there[touch.id]
        else:
            there[touch.id] = touch.after  # type: ignore[assignment]
    return network.alter(entities, ties, change.revision or network.revision)


def replay(changes: Iterable[Change]) -> Network:
    """Return the network to which Changes, oldest first, lead; raise `ChangeConflict` when they do not fit together."""
    network = Network()
    for change in changes:
        network = apply_change(network, change)
    return network


def invert_change(change: Change, *, who: str, sentence: str) -> Change:
    """Return the Change that takes `change` back."""
    touches = tuple(sorted((Touch(touch.after, touch.before) for touch in change.touches), key=_order))
    return Change(
        touches,
        shorten_text(who, NAME_LIMIT),
        Nature.UNDO,
        shorten_text(sentence, LINE_LIMIT),
        new_id(),
        datetime.now(UTC),
        undoes=(change.id,),
    )


def _turn(touch: Touch) -> tuple[int, str]:
    if touch.after is None:
        return (0 if touch.is_tie else 4), touch.id
    if touch.is_tie:
        return 3, touch.id
    return (2 if _is_nameless(touch) else 1), touch.id


def _is_nameless(touch: Touch) -> bool:
    return isinstance(touch.after, Entity) and not touch.after.named


def split_change(change: Change, limit: int = MAX_TOUCHES) -> tuple[Change, ...]:
    """Return `change` as Changes of at most `limit` touches, in an order in which each can be applied.

    Ties are taken out first, then entities and ties are put in, then entities are taken out. What has no name of its
    own, such as a contact, is put in together with its ties: only by them is it known again after a break. More than
    one share a `batch_id`, so that they are undone together.
    """
    if len(change.touches) <= limit:
        return (change,)
    parts = _fill_parts(_group_touches(change.touches), limit)
    batch = change.batch_id or new_id()
    return tuple(
        replace(
            change,
            id=new_id(),
            touches=tuple(touches),
            batch_id=batch,
            part=number,
            parts=len(parts),
            sentence=f"{change.sentence} (part {number} of {len(parts)})",
        )
        for number, touches in enumerate(parts, start=1)
    )


def _group_touches(touches: Iterable[Touch]) -> list[list[Touch]]:
    """Return touches in their order, in groups that are to be written together."""
    groups: dict[str, list[Touch]] = {}
    for touch in sorted(touches, key=_turn):
        groups.setdefault(_find_group(touch, groups), []).append(touch)
    return list(groups.values())


def _find_group(touch: Touch, groups: dict[str, list[Touch]]) -> str:
    """Return the last nameless thing put in before a tie that has it as an end, or the touch itself."""
    if not isinstance(touch.after, Tie):
        return touch.id
    ends = [end for end in touch.after.ends if end in groups and _is_nameless(groups[end][0])]
    return max(ends, default=touch.id)


def _fill_parts(groups: Iterable[list[Touch]], limit: int) -> list[list[Touch]]:
    """Return parts of at most `limit` touches, in which a group is cut only when it is larger than that."""
    parts: list[list[Touch]] = [[]]
    for group in groups:
        if parts[-1] and len(parts[-1]) + len(group) > limit:
            parts.append([])
        for touch in group:
            if len(parts[-1]) == limit:
                parts.append([])
            parts[-1].append(touch)
    return parts
