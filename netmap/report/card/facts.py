"""What an answered card says of the partner itself: its fields, and its sectors, programs, offers and needs."""

from collections.abc import Iterable, Iterator
from functools import partial

from netmap.analysis.card.answers import FieldAnswer
from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.changes import Plan
from netmap.model.entities import Organization
from netmap.model.entity import Entity
from netmap.model.entity_classes import build_entity, change_entity
from netmap.model.fields import find_field
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, EntityKind, TieKind
from netmap.model.text import fold_text, shorten_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import build_tie
from netmap.model.words import begin_sentence
from netmap.report.card.reading import Proposal, Reading
from netmap.report.corrections.effects import find_effect
from netmap.report.partners.actor_links import find_sector

_NEW = {
    TieKind.RUNS: EntityKind.PROGRAM,
    TieKind.SERVES: EntityKind.POPULATION,
    TieKind.HAS: EntityKind.ASSET,
    TieKind.NEEDS: EntityKind.ASSET,
    TieKind.OFFERS: EntityKind.DATA_SOURCE,
    TieKind.IN_SECTOR: EntityKind.SECTOR,
}
"""What a name that nobody knows becomes, by what is said with it."""
_SAYS = {TieKind.IN_SECTOR: "in the sector", TieKind.OFFERS: "shares data:"}
"""What is said here in other words than everywhere else."""


def propose_fields(day: Day, reading: Reading) -> Iterator[Proposal]:
    """Give what each field that they put right would become."""
    subject = reading.find(day)
    for one in reading.answer.fields:
        if not one.now and not one.wrong:
            continue
        label = find_field(Organization, one.field).info.label
        had, is_now = reading.card.fields.get(one.field, ""), str(getattr(subject, one.field))
        moved = tell_moved(had, is_now) if is_now not in {had, one.now} else ""
        said = f"{label}: {show_value(one.now)}" if one.now else f"{label}: not {show_value(had)}"
        notes: tuple[str, ...] = ()
        if one.field == "name":
            notes = find_effect(day, _rename(reading, day, one), (subject.id, "")).notes
        yield Proposal(f"field:{one.field}", said, partial(_plan_field, reading, one), notes, moved)


def tell_moved(had: str, is_now: str) -> str:
    """Return in a sentence that the map says something else by now than a card did."""
    return f"On the card: {show_value(had)} – on the map by now: {show_value(is_now)}"


def show_value(text: str) -> str:
    """Return a value as one short line, without signs beside it: an address stays one to be clicked."""
    return shorten_text(text, 80) if text else "nothing"


def _quote(text: str) -> str:
    return f"“{shorten_text(text, 80)}”" if text else "nothing"


def _plan_field(reading: Reading, one: FieldAnswer, day: Day) -> Plan:
    subject = reading.find(day)
    if one.field != "name":
        return [change_entity(subject, **{one.field: one.now})], []
    if not one.now:
        raise InputError("Every partner needs a name. Ask them what they are called.", field="name")
    effect = find_effect(day, _rename(reading, day, one), (subject.id, ""))
    if effect.asks:
        raise InputError(effect.asks, field="name")
    return effect.plan


def _rename(reading: Reading, day: Day, one: FieldAnswer) -> Correction:
    subject = reading.find(day)
    return Correction(wrong=Correcting.NAME, about=subject.name, other=one.now, said_by=reading.said_by)


def propose_lists(day: Day, reading: Reading) -> Iterator[Proposal]:
    """Give each name that they add to a list of theirs, and each that is to go from it."""
    for one in reading.answer.lists:
        had = reading.card.lists.get(one.of, ()) if one.wrong else ()
        adding = one.add if one.of == "aka" else _part_names(day, TieKind(one.of), one.add)
        added = {fold_text(name) for name in adding}
        going = [name for name in had if fold_text(name) not in added]
        if one.of == "aka":
            for name in one.add:
                yield Proposal(
                    f"list:aka:{fold_text(name)}",
                    f"Also known as {_quote(name)}",
                    partial(_add_other_name, reading, name),
                )
            for name in going:
                yield Proposal(
                    f"gone:aka:{fold_text(name)}",
                    f"Not known as {_quote(name)}",
                    partial(_drop_other_name, reading, name),
                )
            continue
        kind = TieKind(one.of)
        for name in adding:
            yield Proposal(
                f"list:{kind}:{fold_text(name)}", f"{begin_sentence(_say(kind))} {_quote(name)}", partial(_add_target, reading, kind, name),
                _tell_new(day, kind, name),
            )  # fmt: skip
        for name in going:
            yield Proposal(
                f"gone:{kind}:{fold_text(name)}", f"Not so: {_say(kind)} {_quote(name)}",
                partial(_drop_target, reading, kind, name),
            )  # fmt: skip


def _say(kind: TieKind) -> str:
    return _SAYS.get(kind, TIE_RULES[kind].says)


def _add_other_name(reading: Reading, name: str, day: Day) -> Plan:
    subject = reading.find(day)
    known = {fold_text(one) for one in (subject.name, *subject.aka)}
    return ([], []) if fold_text(name) in known else ([change_entity(subject, aka=(*subject.aka, name))], [])


def _drop_other_name(reading: Reading, name: str, day: Day) -> Plan:
    subject = reading.find(day)
    return [change_entity(subject, aka=tuple(one for one in subject.aka if one != name))], []


def _find_targets(day: Day, kind: TieKind, name: str) -> tuple[Entity, ...]:
    kinds = {EntityKind.POPULATION, EntityKind.AREA} if kind is TieKind.SERVES else {_NEW[kind]}
    folded = fold_text(name)
    return tuple(
        one for each in EntityKind if each in kinds for one in day.everything.of_kind(each) if fold_text(one.name) == folded
    )  # fmt: skip


def _part_names(day: Day, kind: TieKind, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names; of one with commas its parts, where the whole is not known and each part is: “Food, Transportation”."""
    found: list[str] = []
    for name in names:
        parts = [part.strip() for part in name.split(",") if part.strip()]
        is_list = (
            len(parts) > 1
            and not _is_known(day, kind, name)
            and all(_is_known(day, kind, part) or _guess_sector(day, kind, part) for part in parts)
        )
        found += parts if is_list else [name]
    return tuple(dict.fromkeys(found))


def _is_known(day: Day, kind: TieKind, name: str) -> bool:
    is_ours = kind is TieKind.IN_SECTOR and day.content.find_sector(name)
    return bool(is_ours or _find_targets(day, kind, name))


def _guess_sector(day: Day, kind: TieKind, name: str) -> str:
    """Return the name of the sector that a partner may mean by a word of their own, or an empty text."""
    guess = day.content.guess_sector(name) if kind is TieKind.IN_SECTOR else None
    return guess.sector.name if guess else ""


def _tell_new(day: Day, kind: TieKind, name: str) -> tuple[str, ...]:
    if not _is_known(day, kind, name) and (meant := _guess_sector(day, kind, name)):
        return (f"{_quote(name)} may be {_quote(meant)}. If so, leave this and choose that by hand.",)
    if kind is not TieKind.SERVES or _find_targets(day, kind, name):
        return ()
    return (
        f"{_quote(name)} is new here and comes in as a group of people. If it is a place, leave this and add it by hand.",
    )


def _add_target(reading: Reading, kind: TieKind, name: str, day: Day) -> Plan:
    found = _find_targets(day, kind, name)
    if len(found) > 1:
        raise InputError(f"{len(found)} are called {_quote(name)}. Add the right one by hand.", field="name")
    target = found[0] if found else _build_target(day, kind, name)
    there = [tie for tie in day.everything.ties_of(reading.subject, kind) if tie.target == target.id]
    if any(tie.holds_on(day.date) for tie in there):
        return [], []
    is_main = kind is TieKind.IN_SECTOR and not day.network.sectors_of(reading.subject)
    values = {"said_by": reading.said_by, "since": day.date if there else None}
    tie = build_tie(kind, reading.subject, target.id, **values, **({"primary": True} if is_main else {}))
    return [*([] if found else [target]), tie], []


def _build_target(day: Day, kind: TieKind, name: str) -> Entity:
    known = find_sector(day.everything, day.content, name) if kind is TieKind.IN_SECTOR else None
    return known or build_entity(_NEW[kind], name=name)


def _drop_target(reading: Reading, kind: TieKind, name: str, day: Day) -> Plan:
    """Return what takes out that they have something; what else is known of that stays."""
    wanted = {one.id for one in _find_targets(day, kind, name)}
    there = day.network.ties_of(reading.subject, kind)
    return [], [tie.id for tie in there if tie.source == reading.subject and tie.target in wanted]
