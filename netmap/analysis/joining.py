"""Two entities that turn out to be one: what is kept, what moves over, what goes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from netmap.errors import InputError
from netmap.model.changes import Item
from netmap.model.entities import ANSWERS, Organization
from netmap.model.entity import Entity
from netmap.model.entity_classes import change_entity
from netmap.model.fields import FieldType, list_fields
from netmap.model.happenings import Dismissal, Pairing, Story, View
from netmap.model.kinds import Formal, Mode, Pairs, Standing, TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import read_steps, write_steps
from netmap.model.text import NOTES_LIMIT, shorten_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import GUESS, Tie, build_tie
from netmap.model.views.places import read_places, turn_places, write_places
from netmap.model.views.shown import turn_named

_EMPTY: tuple[Any, ...] = ("", None, (), {})
_IDS = re.compile(r"[A-Za-z0-9_-]+")
_PLACE_FIELDS = {"address": "", "postal_code": "", "latitude": None, "longitude": None}


@dataclass(frozen=True, slots=True)
class Joined:
    """What makes two entities one: what to put into the map, and the ids of what to take out."""

    put: tuple[Item, ...]
    remove: tuple[str, ...]


def join_entities(network: Network, keep: str, drop: str) -> Joined:
    """Return what makes the entity `drop` one with the entity `keep`, which stays and keeps its id and name.

    Fields that are empty there are filled, lists and notes united; the name that goes stays known, so that a list
    that has it finds whom it means. Whom we are not to contact, we are not to contact under either name. Every tie moves over with its id; ties that then say the same for the same time
    become one, as strong as the stronger. A tie between the two is taken out.

    Raises
    ------
    InputError
        When they are not two entities of one kind on the map.
    """
    kept, gone = network.get(keep), network.get(drop)
    if kept is None or gone is None:
        raise InputError("One of the two is not on the map any more. Look at it again.", field="id")
    if keep == drop or kept.kind is not gone.kind:
        message = "Only two different entries of one kind can be one: two organizations, or two people."
        raise InputError(message, field="id", value=drop)
    put: list[Item] = [_join_fields(kept, gone)]
    ties, remove = _move_ties(network, keep, drop)
    put += ties
    put += _turn_goals(network, keep, drop, {tie.id for tie in ties} | set(remove))
    decisions, settled = _turn_decisions(network, kept, gone)
    put += decisions
    put += _turn_dismissals(network, keep, drop)
    put += _turn_stories(network, keep, drop)
    put += _turn_views(network, keep, drop)
    return Joined(tuple(put), (*remove, *settled, drop))


def _join_fields(kept: Entity, gone: Entity) -> Entity:
    values = {
        row.name: _join_values(row.holds, row.default, getattr(kept, row.name), getattr(gone, row.name))
        for row in list_fields(type(kept))
        if row.name not in {"id", "name"}
    }
    values["notes"] = join_notes((kept.notes, gone.notes))
    if getattr(gone, "standing", None) is Standing.DO_NOT_CONTACT:
        values["standing"] = Standing.DO_NOT_CONTACT
    refused = [name for name in ANSWERS if getattr(gone, name, None) is False and values[name] is not False]
    values |= dict.fromkeys(refused, False)
    if isinstance(kept, Organization) and isinstance(gone, Organization):
        if refused and gone.agreed_by:
            values |= {"agreed_by": gone.agreed_by, "agreed_on": gone.agreed_on}
        others = (*values["aka"], *((gone.name,) if gone.name != kept.name else ()))
        values["aka"] = tuple(dict.fromkeys(other for other in others if other != kept.name))
        if values["location_confidential"]:
            values |= _PLACE_FIELDS
    return change_entity(kept, **values)


def _join_values(holds: FieldType, default: Any, kept: Any, gone: Any) -> Any:
    """Return both lists; what differs from "no" or "yes" as it is at first; else what is there, the kept first."""
    if holds is FieldType.LIST:
        return tuple(dict.fromkeys((*kept, *gone)))
    if holds is FieldType.VALUES:
        return gone | kept
    if holds is FieldType.YES_NO and isinstance(default, bool):
        return kept if kept != default else gone
    return gone if kept in _EMPTY or (kept == default and isinstance(kept, int)) else kept


def join_notes(notes: Iterable[str]) -> str:
    """Return several notes as one, each once, a paragraph each; at most as long as notes may be."""
    different: list[str] = []
    for note in notes:
        if note and not any(note in other for other in different):
            different.append(note)
    text = "\n".join(different)
    return text if len(text) <= NOTES_LIMIT else text[: NOTES_LIMIT - 1].rstrip() + "…"


def _move_ties(network: Network, keep: str, drop: str) -> tuple[list[Tie], list[str]]:
    """Return the ties at `keep` as they will be where they change, and the ids of those that go."""
    moved, remove = [], []
    for tie in network.ties_of(drop):
        source, target = (keep if end == drop else end for end in tie.ends)
        if source == target:
            remove.append(tie.id)
        else:
            moved.append(_place_tie(network, tie, source, target, keep))
    put: dict[str, Tie] = {}
    there = list(network.ties_of(keep))
    for tie in moved:
        joined, same = _absorb(tie, [one for one in there if drop not in one.ends])
        there = [one for one in there if one not in same] + [joined]
        for one in same:
            put.pop(one.id, None)
        remove += [one.id for one in (tie, *same) if one.id != joined.id]
        put[joined.id] = joined
    return list(put.values()), list(dict.fromkeys(remove))


def _place_tie(network: Network, tie: Tie, source: str, target: str, keep: str) -> Tie:
    """Return a tie with other ends; a second main sector is none any more."""
    values = {
        name: getattr(tie, name) for name in Tie.model_fields if name not in {"kind", "source", "target"}
    }
    if tie.kind is TieKind.IN_SECTOR and source == keep and tie.primary:
        mains = (one.primary for one in network.ties_of(keep, TieKind.IN_SECTOR) if one.source == keep)
        values["primary"] = not any(mains)
    return build_tie(tie.kind, source, target, **values)


def _absorb(tie: Tie, others: Sequence[Tie]) -> tuple[Tie, list[Tie]]:
    """Return a tie joined with all that say the same for the same time, and these; one of theirs keeps its id."""
    same: list[Tie] = []
    while found := next((one for one in others if one not in same and _say_same(tie, one)), None):
        same.append(found)
        tie = join_ties(found, tie)
    return tie, same


def _say_same(one: Tie, other: Tie) -> bool:
    if one.kind is not other.kind or one.ends != other.ends or not one.overlaps(other):
        return False
    roles = {one.role, other.role} - {""}
    return not TIE_RULES[one.kind].several or (len(roles) < 2 and one.goal_id == other.goal_id)  # noqa: PLR2004 - two differ


def join_ties(kept: Tie, gone: Tie) -> Tie:
    """Return two ties of one kind between the same two as one, with the id of the first.

    It is as strong, as close and as recent as either, begins with the earlier and ends with the later.
    """
    values = {
        row.name: _join_values(row.holds, row.default, getattr(kept, row.name), getattr(gone, row.name))
        for row in list_fields(Tie)
        if row.name not in {"id", "kind", "source", "target"}
    }
    for name in ("strength", "strength_by_source", "strength_by_target", "confirmed_on", "last_contact"):
        values[name] = _find_most(getattr(kept, name), getattr(gone, name))
    paced = kept if kept.rhythm_ideal_days or kept.rhythm_longest_days else gone
    modes = [one.mode for one in (kept, gone) if one.mode]
    values |= {
        "mode": max(modes, key=list(Mode).index, default=None),
        "formal": gone.formal if kept.formal is Formal.UNKNOWN else kept.formal,
        "since": min((one.since for one in (kept, gone) if one.since), default=None),
        "until": max(kept.until, gone.until) if kept.until and gone.until else None,
        "rhythm_ideal_days": paced.rhythm_ideal_days,
        "rhythm_longest_days": paced.rhythm_longest_days,
        "said_by": gone.said_by if kept.said_by in {"", GUESS} else kept.said_by,
        "notes": join_notes((kept.notes, gone.notes)),
    }
    return build_tie(kept.kind, kept.source, kept.target, id=kept.id, **values)


def _find_most(one: int | date | None, other: int | date | None) -> Any:
    known: list[Any] = [value for value in (one, other) if value is not None]
    return max(known, default=None)


def _turn_goals(network: Network, keep: str, drop: str, settled: set[str]) -> list[Item]:
    """Return the ties that serve the goal that goes, for the one that stays."""
    found = (tie for tie in network.ties.values() if tie.goal_id == drop and tie.id not in settled)
    return [tie.model_copy(update={"goal_id": keep}) for tie in found]


def _turn_decisions(network: Network, kept: Entity, gone: Entity) -> tuple[list[Item], list[str]]:
    """Return the decisions on two names as they will be, with the one made now, and those that are settled by it."""
    put: list[Item] = []
    remove: list[str] = []
    turned = {gone.id: kept.id}
    for one in network.of(Pairing):
        first, second = turned.get(one.first, one.first), turned.get(one.second, one.second)
        if first == second:
            remove.append(one.id)
        elif (first, second) != (one.first, one.second):
            put.append(one.model_copy(update={"first": first, "second": second}))
    if gone.name and gone.name != kept.name:
        put.append(Pairing(first=kept.id, second=gone.name, decision=Pairs.SAME))
    return put, remove


def _turn_dismissals(network: Network, keep: str, drop: str) -> list[Item]:
    """Return the findings put aside that are about the one that goes, about the one that stays."""
    put: list[Item] = []
    for one in network.of(Dismissal):
        finding = shorten_text(_turn_finding(one.finding, keep, drop), 2_000)
        if finding != one.finding:
            put.append(one.model_copy(update={"finding": finding}))
    return put


def _turn_finding(key: str, keep: str, drop: str) -> str:
    """Return the key of a finding about the one that stays; its kind stays as it is, whatever an id is called."""
    kind, colon, about = key.partition(":")
    return kind + colon + _IDS.sub(lambda found: keep if found[0] == drop else found[0], about)


def _turn_views(network: Network, keep: str, drop: str) -> list[Item]:
    """Return the saved views that name the one that goes, with the one that stays in its place."""
    put: list[Item] = []
    for one in network.of(View):
        shows, places = turn_named(one.shows, keep, drop), read_places(one.positions)
        kept = [*(place for place in places if place.id == keep), *places]
        turned = turn_places(kept, lambda key: keep if key == drop else key)
        if shows != one.shows or turned != places:
            put.append(one.model_copy(update={"shows": shows, "positions": write_places(turned)}))
    return put


def _turn_stories(network: Network, keep: str, drop: str) -> list[Item]:
    """Return the stories that show the one that goes, or tell of it, with the one that stays in its place."""
    put: list[Item] = []
    for one in network.of(Story):
        steps = read_steps(one.steps)
        turned = tuple(
            replace(
                step.change_ids(lambda key: keep if key == drop else key),
                findings={_turn_finding(key, keep, drop): mark for key, mark in step.findings.items()},
            )
            for step in steps
        )
        if turned != steps:
            put.append(one.model_copy(update={"steps": write_steps(turned)}))
    return put
