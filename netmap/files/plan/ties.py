"""Ties the files speak of: each once, matched with what is stored."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from netmap.errors import InputError
from netmap.files.matching.roster import Subject
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import GUESS, Tie, build_tie, change_tie

TieKey = tuple[TieKind, str, str]
_PREFERRED = (
    EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.COALITION, EntityKind.GOAL, EntityKind.SECTOR,
    EntityKind.POPULATION,
)  # fmt: skip


@dataclass(eq=False, slots=True)
class TieEntry:
    """One tie as the files give it; `repeats` counts the further rows that say the same."""

    kind: TieKind
    source: Subject
    target: Subject
    values: dict[str, Any]
    places: list[tuple[int, int]]
    repeats: int = 0
    before: Tie | None = None
    after: Tie | None = None
    trouble: str = ""


@dataclass(slots=True)
class TieBook:
    """All ties of one import."""

    network: Network
    entries: list[TieEntry] = field(default_factory=list)
    _slots: dict[TieKey, list[TieEntry]] = field(default_factory=lambda: defaultdict(list))
    _stored: dict[TieKey, list[Tie]] | None = None

    def add(
        self, kind: TieKind, source: Subject, target: Subject, values: dict[str, Any], place: tuple[int, int]
    ) -> TieEntry:
        """Add a tie, or let it join the one that is the same: the larger strength stays.

        Raises
        ------
        InputError
            When the tie leads from something to itself or its kind does not allow these ends.
        """
        source, target = settle_ends(kind, source, target)
        values = _keep_allowed(kind, values)
        slot = self._slots[_key(kind, source, target)]
        for entry in slot:
            if _is_same_spell(kind, entry.values, values):
                _join(entry, values, place)
                return entry
        entry = TieEntry(kind, source, target, dict(values), [place])
        slot.append(entry)
        self.entries.append(entry)
        return entry

    def finish(self) -> None:
        """Match every entry with a stored tie and work out what it becomes; what cannot be says why."""
        used: set[str] = set()
        for entry in self.entries:
            stored = [tie for tie in self._list_stored(entry) if tie.id not in used]
            entry.before = _choose_stored(entry, stored)
            try:
                entry.after = _build(entry)
                if entry.after is not entry.before:
                    _check_overlap(entry.after, [tie for tie in stored if tie.id != entry.after.id])
            except InputError as error:
                entry.after, entry.trouble = entry.before, error.message
            if entry.before:
                used.add(entry.before.id)

    def _list_stored(self, entry: TieEntry) -> list[Tie]:
        if self._stored is None:
            self._stored = defaultdict(list)
            for tie in sorted(self.network.ties.values(), key=lambda tie: tie.id):
                self._stored[_order_ends(tie.kind, tie.source, tie.target)].append(tie)
        return self._stored.get(_key(entry.kind, entry.source, entry.target), [])


def _order_ends(kind: TieKind, source: str, target: str) -> TieKey:
    turned = TIE_RULES[kind].symmetric and target < source
    return (kind, target, source) if turned else (kind, source, target)


def _key(kind: TieKind, source: Subject, target: Subject) -> TieKey:
    return _order_ends(kind, source.id, target.id)


def settle_ends(kind: TieKind, source: Subject, target: Subject) -> tuple[Subject, Subject]:
    """Return the ends the way round the kind allows; raise `InputError` when neither way will do."""
    if source is target:
        raise InputError(f"This ties {source.name} to itself; the row was left out.", field="target")
    rule = TIE_RULES[kind]
    if (source.kind, target.kind) in rule.ends:
        return source, target
    if (target.kind, source.kind) in rule.ends:
        return target, source
    message = f"“{rule.says}” cannot lead from {source.kind.words.one} to {target.kind.words.one}; the row was left out."
    raise InputError(message, field="kind", value=kind)


def list_ends(kind: TieKind | None, *, first: bool) -> tuple[EntityKind, ...]:
    """Return the kinds an end of a tie may be, those most likely first; without a kind, actors."""
    if kind is None:
        return _PREFERRED[:2]
    found = {ends[0] if first else ends[1] for ends in TIE_RULES[kind].ends}
    return tuple(
        sorted(found, key=lambda k: (_PREFERRED.index(k) if k in _PREFERRED else len(_PREFERRED), k))
    )


def _keep_allowed(kind: TieKind, values: dict[str, Any]) -> dict[str, Any]:
    """Put into the notes what this kind of tie has no field for."""
    allowed = TIE_RULES[kind].fields
    special = ("goal_id", "role", "decision_maker", "primary")
    kept = {name: value for name, value in values.items() if name not in special or name in allowed}
    if values.get("role") and "role" not in allowed:
        kept["notes"] = "\n".join(filter(None, (kept.get("notes"), f"Role: {values['role']}")))
    return kept


def _spell(values: dict[str, Any]) -> tuple[date, date]:
    return values.get("since") or date.min, values.get("until") or date.max


def _is_same_spell(kind: TieKind, one: dict[str, Any], other: dict[str, Any]) -> bool:
    if kind is TieKind.REPORTS:
        return one.get("confirmed_on") == other.get("confirmed_on")
    if TIE_RULES[kind].several:
        return one.get("since") == other.get("since") and one.get("role") == other.get("role")
    (first, last), (start, end) = _spell(one), _spell(other)
    return first <= end and start <= last


def _join(entry: TieEntry, values: dict[str, Any], place: tuple[int, int]) -> None:
    entry.repeats += 1
    entry.places.append(place)
    for name, value in values.items():
        there = entry.values.get(name)
        if name == "strength" and there is not None and value is not None:
            entry.values[name] = max(there, value)
        elif name == "notes" and there:
            lines = there.split("\n")
            more = [line for line in value.split("\n") if line not in lines]
            entry.values[name] = "\n".join([*lines, *more])
        elif there is None:
            entry.values[name] = value


def _choose_stored(entry: TieEntry, stored: list[Tie]) -> Tie | None:
    values = entry.values
    if entry.kind is TieKind.REPORTS:
        return next((tie for tie in stored if tie.confirmed_on == values.get("confirmed_on")), None)
    if since := values.get("since"):
        same = [tie for tie in stored if tie.since == since]
        if same or TIE_RULES[entry.kind].several:
            return _prefer_role(same, values)
        first, last = _spell(values)
        return next(
            (t for t in stored if (t.since or date.min) <= last and first <= (t.until or date.max)), None
        )
    open_ones = [tie for tie in stored if tie.until is None]
    return _prefer_role(open_ones or stored[-1:], values)


def _prefer_role(ties: Iterable[Tie], values: dict[str, Any]) -> Tie | None:
    found = sorted(ties, key=lambda tie: (tie.role != values.get("role", tie.role), tie.id))
    return found[0] if found else None


def _build(entry: TieEntry) -> Tie:
    values = {name: value for name, value in entry.values.items() if value is not None}
    if entry.before is None:
        return build_tie(entry.kind, entry.source.id, entry.target.id, **values)
    stored = entry.before
    if stored.said_by == GUESS and values.get("said_by", "") != GUESS:
        values = {"said_by": "", "notes": "", **values}
    if values.get("notes") and values["notes"] in stored.notes:
        del values["notes"]
    elif values.get("notes") and stored.notes and stored.said_by != GUESS:
        lines = stored.notes.split("\n")
        values["notes"] = "\n".join([*lines, *(ln for ln in values["notes"].split("\n") if ln not in lines)])
    if stored.kind is TieKind.IN_SECTOR and stored.said_by not in {"", GUESS}:
        values = {name: value for name, value in values.items() if name not in {"said_by", "primary"}}
    updates = {name: value for name, value in values.items() if getattr(stored, name) != value}
    return change_tie(stored, **updates) if updates else stored


def _check_overlap(tie: Tie, others: list[Tie]) -> None:
    if not TIE_RULES[tie.kind].several and any(tie.overlaps(other) for other in others):
        raise InputError(
            "These two are tied already for part of that time; the row was left out. Change that tie instead.",
            field="since",
        )
