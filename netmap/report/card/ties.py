"""What an answered card says of whom the partner works with."""

from collections.abc import Iterable, Iterator
from functools import partial

from netmap.analysis.card.answers import HadTie, NewTie
from netmap.analysis.card.card import Way
from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.changes import Plan
from netmap.model.entities import Coalition, Goal, Organization
from netmap.model.entity import Entity
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, TieKind
from netmap.model.text import fold_text, shorten_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, build_tie, change_tie
from netmap.model.words import begin_sentence, count_things
from netmap.report.card.reading import Proposal, Reading
from netmap.report.corrections.effects import Effect, find_effect
from netmap.report.corrections.names import Newcomers, add_unknown, find_called, find_meant
from netmap.report.keep_in_touch.plans import end_tie

_TOGETHER: Way = (TieKind.PARTNERS_WITH, True)
_TABLES: dict[TieKind, type[Entity]] = {TieKind.MEMBER_OF: Coalition, TieKind.PURSUES: Goal}
RIGHT = "right"
"""The key of the proposal that confirms what they say is right."""


def propose_ties(day: Day, reading: Reading) -> Iterator[Proposal]:
    """Give what is confirmed, what ends, and what is new between them and others."""
    had = {one.id: one for one in reading.card.ties}
    right = [had[one.id] for one in reading.answer.ties if one.right and one.id in had]
    if right:
        said = f"Right as we have it: {count_things(len(right), 'tie')}"
        yield Proposal(RIGHT, said, partial(_confirm, reading, right))
    for one in reading.answer.ties:
        if not one.right and one.id in had:
            tie = had[one.id]
            said = ", ".join(map(_tell_way, tie.ways))
            yield Proposal(
                f"tie:{one.id}", f"Not so: {said} {shorten_text(tie.name, 80)}", partial(_end, reading, tie),
                moved=_tell_moved(day, tie),
            )  # fmt: skip
    for at, new in enumerate(reading.answer.new_ties):
        yield _propose_new(day, reading, f"new-tie:{at}", new)


def _tell_way(way: Way) -> str:
    kind, outward = way
    return TIE_RULES[kind].says if outward else TIE_RULES[kind].says_back


def _find_ties(day: Day, reading: Reading, other: str, ways: Iterable[Way]) -> tuple[Tie, ...]:
    """Return the ties of a day that are what a row of the card said; that two work together is also what one of them answered."""
    wanted = set(ways)
    if _TOGETHER in wanted:
        wanted |= {(TieKind.REPORTS, True), (TieKind.REPORTS, False)}
    return tuple(
        tie
        for tie in day.network.ties_between(reading.subject, other)
        if (tie.kind, TIE_RULES[tie.kind].symmetric or tie.source == reading.subject) in wanted
    )


def _tell_moved(day: Day, tie: HadTie) -> str:
    other = day.everything.get(tie.id)
    if other is None:
        return ""
    return "" if other.name == tie.name else f"“{tie.name}” is {other.name} by now."


def _confirm(reading: Reading, right: list[HadTie], day: Day) -> Plan:
    on = reading.note_on(day)
    ties = [tie for one in right for tie in _find_ties(day, reading, one.id, one.ways)]
    return [
        change_tie(tie, confirmed_on=on) for tie in ties if not tie.confirmed_on or tie.confirmed_on < on
    ], []


def _end(reading: Reading, row: HadTie, day: Day) -> Plan:
    ending = [end_tie(tie, day.date) for tie in _find_ties(day, reading, row.id, row.ways)]
    return [item for put, _ in ending for item in put], [one for _, gone in ending for one in gone]


def _propose_new(day: Day, reading: Reading, key: str, new: NewTie) -> Proposal:
    said = f"{begin_sentence(_tell_way(new.way))} {shorten_text(new.name, 80)}"
    if new.way[0] in _TABLES:
        return Proposal(key, said, partial(_join_table, reading, new))
    effect = _find_effect(day, reading, key, new)
    return Proposal(key, said, partial(_add, reading, key, new, (day, effect)), effect.notes, name=new.name)


def _find_effect(day: Day, reading: Reading, key: str, new: NewTie) -> Effect:
    """Return what a new tie does; that two work together does what the same on a slip would."""
    subject, chosen = reading.find(day), reading.chosen.get(key, "")
    if new.way == _TOGETHER:
        slip = Correction(
            wrong=Correcting.WORKS_WITH, about=subject.name, other=new.name, said_by=reading.said_by
        )
        return find_effect(day, slip, (subject.id, chosen))
    found = find_meant(day, new.name, chosen)
    if len(found) > 1:
        return Effect(asks=f"{len(found)} are called “{new.name}”. Say which one it is.")
    coming = Newcomers(found, (), ()) if found else add_unknown(day, [new.name])
    other = coming.actors[0]
    if not isinstance(other, Organization):
        return Effect(asks=f"“{new.name}” is no organization that can be tied so.")
    if other.id == subject.id:
        return Effect(asks="Both names mean the same partner. Say with whom it is.")
    return Effect(([*coming.put, *_build(reading, new, other.id, day)], []), notes=coming.doubts)


def _add(reading: Reading, key: str, new: NewTie, known: tuple[Day, Effect], day: Day) -> Plan:
    """Return what a new tie does on a day; on the one on which it is `known` it is not worked out again."""
    effect = known[1] if day is known[0] else _find_effect(day, reading, key, new)
    if effect.asks:
        raise InputError(effect.asks, field="tie")
    return effect.plan


def _build(reading: Reading, new: NewTie, other: str, day: Day) -> list[Tie]:
    """Return the tie, none where it is there already; one that ended begins anew today."""
    kind, outward = new.way
    ends = (reading.subject, other) if outward else (other, reading.subject)
    there = [tie for tie in day.everything.ties_between(*ends) if tie.kind is kind and tie.source == ends[0]]
    if any(tie.holds_on(day.date) for tie in there):
        return []
    return [build_tie(kind, *ends, said_by=reading.said_by, since=day.date if there else None)]


def _join_table(reading: Reading, new: NewTie, day: Day) -> Plan:
    folded = fold_text(new.name)
    found = [one for one in day.everything.of(_TABLES[new.way[0]]) if fold_text(one.name) == folded]
    if len(found) != 1:
        what = "coalition" if new.way[0] is TieKind.MEMBER_OF else "goal"
        how_many = f"{len(found)} are" if found else f"No {what} is"
        raise InputError(f"{how_many} called “{new.name}”. Add it by hand, or leave this.", field="tie")
    return [*_build(reading, new, found[0].id, day)], []


def needs_whom(day: Day, proposal: Proposal) -> bool:
    """Whether somebody has to say whom the name in a proposal means: nobody has it, or several."""
    return bool(proposal.name) and len(find_called(day, proposal.name)) != 1
