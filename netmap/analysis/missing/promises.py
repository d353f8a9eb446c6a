"""Promises that are late, and what nobody has reported back."""

from netmap.analysis.missing.gap import Gap, GapKind
from netmap.analysis.standpoint import Standpoint
from netmap.model.happenings import Idea, Interaction, Step
from netmap.model.kinds import ACTOR_KINDS, EntityKind, InteractionKind, TieKind

WAITING_KINDS = ACTOR_KINDS | {EntityKind.COALITION}
"""Who can be promised something, and wait to hear of it."""


def find_promises_late(here: Standpoint) -> list[Gap]:
    """Return what we promised by a day that has passed and have not done, the longest overdue first.

    `subject` is the step, `evidence` those to whom it was promised.
    """
    found = [
        Gap(
            GapKind.PROMISE_LATE,
            step.id,
            step.what,
            "We promised this by a day that has passed, and it is not done.",
            evidence=_list_promised(here, step),
            day=step.due,
        )
        for step in here.network.of(Step)
        if step.promised and step.done_on is None and step.due and step.due < here.day
    ]
    return _sort_by_day(found)


def find_unreported(here: Standpoint) -> list[Gap]:
    """Return what is done and nobody has reported back: promises, and what came of somebody's input.

    Input is an idea of somebody who is not of us, or a contact with them, that led to the step. `evidence` has
    those who wait to hear of it; a step of which nobody is noted as waiting is returned only as a promise. The
    one done longest ago comes first.
    """
    found = []
    for step in here.network.of(Step):
        done = step.done_on is not None and step.done_on <= here.day
        if not done or step.reported_back_on is not None:
            continue
        givers = _list_givers(here, step)
        if step.promised or givers:
            reason = "It is done, and nobody has told those who wait to hear of it."
            waiting = here.sort_by_name(givers.union(_list_promised(here, step)))
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
    return _sort_by_day(found)


def _list_promised(here: Standpoint, step: Step) -> tuple[str, ...]:
    """Return the ids of those a step is about who are not of us."""
    about = here.network.targets(step.id, TieKind.ABOUT)
    return here.keep_present(
        one for one in about if one.kind in WAITING_KINDS and one.id not in here.our_side
    )


def _list_givers(here: Standpoint, step: Step) -> set[str]:
    """Return the ids of those whose idea, or a contact with whom, led to a step; not of us."""
    givers: set[str] = set()
    for record in here.network.sources(step.id, TieKind.LED_TO):
        if isinstance(record, Idea):
            givers |= {one.id for one in here.network.targets(record.id, TieKind.BY)}
        elif isinstance(record, Interaction) and record.interaction_kind is not InteractionKind.ATTEMPT:
            givers |= {one.id for one in here.network.targets(record.id, TieKind.WITH)}
    actors = [
        one for one in map(here.network.get, givers - here.our_side) if one and one.kind in WAITING_KINDS
    ]
    return set(here.keep_present(actors))


def _sort_by_day(gaps: list[Gap]) -> list[Gap]:
    return sorted(gaps, key=lambda gap: (gap.day is None, gap.day, gap.name.casefold(), gap.subject))


SEARCHES = (find_promises_late, find_unreported)
"""What is looked for, the most useful first."""
