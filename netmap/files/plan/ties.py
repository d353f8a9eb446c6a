"""Ties the files speak of: each once, matched with what is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from netmap.errors import InputError
from netmap.files.matching.subjects import Subject
from netmap.files.plan.report import Planned
from netmap.files.rows.drafts import Place
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import GUESS, Tie, build_tie, change_tie

_LARGEST = frozenset({"strength", "last_contact", "confirmed_on"})
TieKey = tuple[TieKind, str, str]
_PREFERRED = (
    EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.COALITION, EntityKind.GOAL, EntityKind.SECTOR,
    EntityKind.POPULATION,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TieEntry:
    """One tie between the ids of two subjects, with the fields the files give.

    `places` are the rows that say it, the first before those that repeat it.
    """

    kind: TieKind
    source: str
    target: str
    values: Mapping[str, Any]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class JoinedTies:
    """All ties of an import, each once; `at` are the numbers of the entries that a row says."""

    entries: tuple[TieEntry, ...]
    at: Mapping[Place, Sequence[int]]


def join_ties(said: Iterable[TieEntry]) -> JoinedTies:
    """Return ties each once: rows that say the same are joined; the larger strength and the newer contact stay."""
    entries: list[TieEntry] = []
    slots: dict[TieKey, tuple[int, ...]] = {}
    at: dict[Place, list[int]] = {}
    for tie in said:
        key = _order_ends(tie.kind, tie.source, tie.target)
        slot = slots.get(key, ())
        same = (number for number in slot if _is_same_spell(tie.kind, entries[number].values, tie.values))
        number = next(same, len(entries))
        if number == len(entries):
            entries.append(tie)
            slots[key] = (*slot, number)
        else:
            entries[number] = _join(entries[number], tie)
        at.setdefault(tie.places[0], []).append(number)
    return JoinedTies(tuple(entries), at)


def settle_ties(network: Network, entries: Iterable[TieEntry]) -> tuple[dict[int, Planned], dict[int, str]]:
    """Return what entries become, matched with stored ties or new, and why others cannot be, each by its number."""
    used: set[str] = set()
    planned: dict[int, Planned] = {}
    troubles: dict[int, str] = {}
    for number, entry in enumerate(entries):
        stored = [tie for tie in _list_stored(network, entry) if tie.id not in used]
        before = _choose_stored(entry, stored)
        try:
            planned[number] = Planned(before, _build_checked(entry, before, stored))
        except InputError as error:
            troubles[number] = error.message
            if before:
                planned[number] = Planned(before, before)
        if before:
            used.add(before.id)
    return planned, troubles


def _list_stored(network: Network, entry: TieEntry) -> Iterable[Tie]:
    """Return the stored ties of the kind between both ends, by id."""
    key = _order_ends(entry.kind, entry.source, entry.target)
    between = network.ties_between(entry.source, entry.target)
    return (tie for tie in between if _order_ends(tie.kind, tie.source, tie.target) == key)


def _build_checked(entry: TieEntry, before: Tie | None, stored: list[Tie]) -> Tie:
    after = _build(entry, before)
    if after is not before:
        _check_overlap(after, [tie for tie in stored if tie.id != after.id])
    return after


def _order_ends(kind: TieKind, source: str, target: str) -> TieKey:
    turned = TIE_RULES[kind].symmetric and target < source
    return (kind, target, source) if turned else (kind, source, target)


def settle_ends(kind: TieKind, source: Subject, target: Subject) -> tuple[Subject, Subject]:
    """Return the ends the way round the kind allows; raise `InputError` when neither way will do."""
    if source.id == target.id:
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


def keep_allowed(kind: TieKind, values: Mapping[str, Any]) -> dict[str, Any]:
    """Put into the notes what this kind of tie has no field for."""
    allowed = TIE_RULES[kind].fields
    special = ("goal_id", "role", "decision_maker", "primary")
    kept = {name: value for name, value in values.items() if name not in special or name in allowed}
    if values.get("role") and "role" not in allowed:
        kept["notes"] = "\n".join(filter(None, (kept.get("notes"), f"Role: {values['role']}")))
    return kept


def _spell(values: Mapping[str, Any]) -> tuple[date, date]:
    return values.get("since") or date.min, values.get("until") or date.max


def _is_same_spell(kind: TieKind, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if kind is TieKind.REPORTS:
        return one.get("confirmed_on") == other.get("confirmed_on")
    if TIE_RULES[kind].several:
        return one.get("since") == other.get("since") and one.get("role") == other.get("role")
    (first, last), (start, end) = _spell(one), _spell(other)
    return first <= end and start <= last


def _join(entry: TieEntry, other: TieEntry) -> TieEntry:
    joined = dict(entry.values)
    for name, value in other.values.items():
        there = joined.get(name)
        if name in _LARGEST and there is not None and value is not None:
            joined[name] = max(there, value)
        elif name == "notes" and there:
            lines = there.split("\n")
            more = [line for line in value.split("\n") if line not in lines]
            joined[name] = "\n".join([*lines, *more])
        elif there is None:
            joined[name] = value
    return replace(entry, values=joined, places=entry.places + other.places)


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


def _prefer_role(ties: Iterable[Tie], values: Mapping[str, Any]) -> Tie | None:
    found = sorted(ties, key=lambda tie: (tie.role != (values.get("role") or ""), tie.id))
    return found[0] if found else None


def _build(entry: TieEntry, stored: Tie | None) -> Tie:
    values = {name: value for name, value in entry.values.items() if value is not None}
    if stored is None:
        return build_tie(entry.kind, entry.source, entry.target, **values)
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
