"""Promises that are late, and what nobody has reported back."""

from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.model.happenings import Idea, Interaction, Step
from netmap.model.kinds import ACTOR_KINDS, EntityKind, InteractionKind, TieKind

WAITING_KINDS = ACTOR_KINDS | {EntityKind.COALITION}
"""Who can be promised something, and wait to hear of it."""


def find_promises_late(day: Day) -> list[Gap]:
    """Return what we promised by a day that has passed and have not done, the longest overdue first.

    `subject` is the step, `evidence` those to whom it was promised.
    """
    found = [
        Gap(
            GapKind.PROMISE_LATE,
            step.id,
            step.what,
            "We promised this by a day that has passed, and it is not done.",
            evidence=_list_promised(day, step),
            day=step.due,
        )
        for step in day.network.of(Step)
        if step.promised and step.done_on is None and step.due and step.due < day.date
    ]
    return _sort_by_day(day, found)


def find_unreported(day: Day) -> list[Gap]:
    """Return what is done and nobody has reported back: promises, and what came of somebody's input.

    Input is an idea of somebody who is not of us, or a contact with them, that led to the step. `evidence` has
    those who wait to hear of it; a step of which nobody is noted as waiting is returned only as a promise. The
    one done longest ago comes first.
    """
    found = []
    for step in day.network.of(Step):
        done = step.done_on is not None and step.done_on <= day.date
        if not done or step.reported_back_on is not None:
            continue
        givers = _list_givers(day, step)
        if step.promised or givers:
            reason = "It is done, and nobody has told those who wait to hear of it."
            waiting = day.sort_by_name(givers.union(_list_promised(day, step)))
            found.append(
                Gap(
                    GapKind.NOT_REPORTED_BACK,
                    step.id,
                    step.what,
                    reason,
                    evidence=waiting,
                    day=step.done_on,
                )
            )
    return _sort_by_day(day, found)


def _list_promised(day: Day, step: Step) -> tuple[str, ...]:
    """Return the ids of those a step is about who are not of us."""
    about = day.network.targets(step.id, TieKind.ABOUT)
    return day.keep_present(one for one in about if one.kind in WAITING_KINDS and one.id not in day.our_side)


def _list_givers(day: Day, step: Step) -> set[str]:
    """Return the ids of those whose idea, or a contact with whom, led to a step; not of us."""
    givers: set[str] = set()
    for record in day.network.sources(step.id, TieKind.LED_TO):
        if isinstance(record, Idea):
            givers |= {one.id for one in day.network.targets(record.id, TieKind.BY)}
        elif isinstance(record, Interaction) and record.interaction_kind is not InteractionKind.ATTEMPT:
            givers |= {one.id for one in day.network.targets(record.id, TieKind.WITH)}
    actors = [one for one in map(day.network.get, givers - day.our_side) if one and one.kind in WAITING_KINDS]
    return set(day.keep_present(actors))


def _sort_by_day(day: Day, gaps: list[Gap]) -> list[Gap]:
    places = day.network.places
    return sorted(gaps, key=lambda gap: (gap.day or date.max, gap.name.casefold(), places[gap.subject]))


SEARCHES = (find_promises_late, find_unreported)
"""What is looked for, the most useful first."""
