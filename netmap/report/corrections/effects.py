"""What a slip would change on the map: old → new, or why there is nothing to change."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.files.plan.report import describe_item
from netmap.model.changes import Plan, build_change
from netmap.model.entities import Organization
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, TieKind
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import build_tie
from netmap.model.words import join_names
from netmap.report.changes import tell_touches
from netmap.report.corrections.names import Actor, Newcomers, add_unknown, find_called, find_meant
from netmap.report.keep_in_touch.plans import end_tie

Chosen = tuple[str, str]
"""The ids of whom the two names of a slip mean, "" where the name says it."""

NOT_CHOSEN: Chosen = ("", "")
_WORKING = (TieKind.PARTNERS_WITH, TieKind.REPORTS)
"""The ties that say that two work together."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What taking a slip would change, beside that the slip is settled then.

    `lines` tell it, old → new; `notes` what is to be known before. Where `asks` says something, that has to be settled first.
    """

    plan: Plan = field(default_factory=lambda: ([], []))
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    asks: str = ""


def find_effect(day: Day, slip: Correction, chosen: Chosen = NOT_CHOSEN) -> Effect:
    """Return what taking a slip would change; `chosen` says whom its names mean where they do not say it."""
    try:
        effect = _EFFECTS[slip.wrong](day, slip, chosen)
        put, remove = effect.plan
        change = build_change(day.everything, put=put, remove=remove, who="", sentence="")
    except InputError as error:
        return Effect(asks=error.message)
    return replace(effect, lines=tell_touches(change.touches, day.everything))


def _work_together(day: Day, slip: Correction, chosen: Chosen) -> Effect:
    (one, other), new = _read_two(day, slip, chosen)
    ties = day.network.ties_between(one.id, other.id)
    if there := [tie for tie in ties if tie.kind is TieKind.PARTNERS_WITH]:
        return Effect(notes=(f"That is on the map already: {_tell_tie(day, there[0].ends)}.",))
    earlier = any(tie.kind is TieKind.PARTNERS_WITH for tie in day.everything.ties_between(one.id, other.id))
    tie = build_tie(
        TieKind.PARTNERS_WITH, one.id, other.id, said_by=slip.said_by, since=day.date if earlier else None
    )
    return Effect(([*new.put, tie], []), notes=(*new.doubts, *_tell_confidential(one, other)))


def _tell_tie(day: Day, ends: tuple[str, str]) -> str:
    one, other = map(day.everything.name_of, ends)
    return f"{one} {TIE_RULES[TieKind.PARTNERS_WITH].says} {other}"


def _end_working(day: Day, slip: Correction, chosen: Chosen) -> Effect:
    two = []
    for name, one in zip((slip.about, slip.other), chosen, strict=True):
        meant = _find_one(find_meant(day, name, one), name)
        if meant is None:
            return Effect(notes=(f"“{name}” is not on the map, so there is nothing to end.",))
        two.append(meant)
    _refuse_same(*two)
    there = day.network.ties_between(two[0].id, two[1].id)
    ending = [end_tie(tie, day.date) for tie in there if tie.kind in _WORKING]
    names = {one.id: one.name for one in two}
    staying = [describe_item(tie, names) for tie in there if tie.kind not in _WORKING]
    notes = [] if ending else [f"No tie says now that {two[0].name} works with {two[1].name}."]
    notes += [f"Still on the map: {one}." for one in staying]
    put = [item for items, _ in ending for item in items]
    gone = [tie_id for _, ids in ending for tie_id in ids]
    return Effect((put, gone), notes=(*notes, *_tell_confidential(*two)))


def _come_on_map(day: Day, slip: Correction, chosen: Chosen) -> Effect:
    found = find_meant(day, slip.about, chosen[0])
    if found:
        standings = join_names([f"{one.name} ({one.standing})" for one in found])
        return Effect(notes=(f"On the map already: {standings}.", *_tell_confidential(*found)))
    _, new = _add(day, [slip.about])
    return Effect((list(new.put), []), notes=new.doubts)


def _rename(day: Day, slip: Correction, chosen: Chosen) -> Effect:
    one = _find_one(find_meant(day, slip.about, chosen[0]), slip.about)
    if one is None:
        raise InputError(f"Nobody on the map is called “{slip.about}”. Say who it is.", field="about")
    if one.name == slip.other:
        return Effect(notes=(f"It is called {one.name} already.",))
    others = [other for other in find_called(day, slip.other) if other.id != one.id]
    if others:
        raise InputError(
            f"{others[0].name} is on the map beside {one.name}. If the two are one, join them under Partners, then "
            "put this slip aside.",
            field="other",
        )
    more = {}
    if isinstance(one, Organization):
        new = fold_text(slip.other)
        more = {"aka": tuple(name for name in (*one.aka, one.name) if fold_text(name) != new)}
    return Effect(([change_entity(one, name=slip.other, **more)], []), notes=_tell_confidential(one))


def _change_nothing(day: Day, slip: Correction, chosen: Chosen) -> Effect:
    found = find_meant(day, slip.about, chosen[0]) if slip.about or chosen[0] else ()
    return Effect(
        notes=(
            "netmap cannot write this by itself. Change it by hand, then settle the slip.",
            *_tell_confidential(*found),
        )
    )


_EFFECTS: dict[Correcting, Callable[[Day, Correction, Chosen], Effect]] = {
    Correcting.WORKS_WITH: _work_together,
    Correcting.NO_LONGER: _end_working,
    Correcting.NOT_ON_MAP: _come_on_map,
    Correcting.NAME: _rename,
    Correcting.OTHER: _change_nothing,
}


def _read_two(day: Day, slip: Correction, chosen: Chosen) -> tuple[tuple[Actor, Actor], Newcomers]:
    """Return the two that a slip is about, and what becomes of those of them who are new."""
    names = (slip.about, slip.other)
    found = [_find_one(find_meant(day, name, one), name) for name, one in zip(names, chosen, strict=True)]
    unknown = [name for name, one in zip(names, found, strict=True) if one is None]
    added, new = _add(day, unknown)
    coming = iter(added)
    one, other = (known or next(coming) for known in found)
    _refuse_same(one, other)
    return (one, other), new


def _add(day: Day, names: list[str]) -> tuple[list[Actor], Newcomers]:
    new = add_unknown(day, names)
    for name, actor in zip(names, new.actors, strict=True):
        if actor is None:
            raise InputError(f"“{name}” can be nobody's name. Say who it is.", field="about", value=name)
    return [actor for actor in new.actors if actor is not None], new


def _find_one(found: tuple[Actor, ...], name: str) -> Actor | None:
    if len(found) > 1:
        raise InputError(f"{len(found)} are called “{name}”. Say which one it is.", field="about", value=name)
    return found[0] if found else None


def _refuse_same(one: Actor, other: Actor) -> None:
    if one.id == other.id:
        raise InputError(f"Both names mean {one.name}. Say with whom it is.", field="other")


def _tell_confidential(*actors: Actor) -> tuple[str, ...]:
    names = [one.name for one in actors if one.confidential]
    return tuple(
        f"{name} is confidential: nothing of it is shown in the room or in copies." for name in names
    )
