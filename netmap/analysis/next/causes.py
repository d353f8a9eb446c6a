"""Why to talk to whom: what a conversation with each could help with."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.upkeep import find_plan
from netmap.analysis.missing.gap import LEFT_OUT, Gap, GapKind
from netmap.analysis.next.nearness import build_nearness
from netmap.analysis.next.new_ties import measure_own_gain, measure_shared_gain, rank_own_gains
from netmap.model.entities import Organization, Person
from netmap.model.kinds import Standing

WITH_ANY = frozenset(
    {
        GapKind.GOAL_SECTOR,
        GapKind.GOAL_POPULATION,
        GapKind.GOAL_ASSET_FAR,
        GapKind.LISTED_SECTOR,
        GapKind.SECTOR_THIN,
        GapKind.SERVED_FAR,
        GapKind.COALITION_SECTOR,
        GapKind.COALITION_NEED,
    }
)
"""The gaps that a conversation with any of those named in them helps to close."""

WITH_EACH = frozenset({GapKind.COALITION_MEMBER, GapKind.GOAL_STRANGER, GapKind.NOT_REPORTED_BACK})
"""The gaps that need a conversation with each of those named in them."""

WITH_SUBJECT = frozenset(
    {GapKind.DECIDER_UNMET, GapKind.OVERDUE, GapKind.NEVER_RENEWED, GapKind.ONLY_OUTREACH}
)
"""The gaps that need a conversation with the one who has them."""

NEW_TIES, LEAST_NEARER = 3, 3
"""How many are suggested for the tie itself, and to how many others it has to bring us nearer."""

ECHOES = {
    GapKind.LISTED_SECTOR: {GapKind.GOAL_SECTOR},
    GapKind.SECTOR_THIN: {GapKind.GOAL_SECTOR, GapKind.COALITION_SECTOR},
    GapKind.SERVED_FAR: {GapKind.GOAL_POPULATION},
    GapKind.COALITION_MEMBER: {GapKind.COALITION_SECTOR},
    GapKind.OVERDUE: {GapKind.NEVER_RENEWED},
}
"""Gaps that say once more what a gap of another kind about the same says, and do not count beside it."""


class CauseKind(StrEnum):
    """Why to talk to somebody, other than to close a gap."""

    ASK_AGAIN = "ask again"
    """They said "not now", and that we may ask again from a day on that has come."""
    NEW_TIE = "new tie"
    """A tie with them would bring us nearer to many."""


LATER: frozenset[GapKind | CauseKind] = frozenset(
    {
        GapKind.COALITION_MEMBER,
        GapKind.SECTOR_THIN,
        GapKind.OVERDUE,
        GapKind.NEVER_RENEWED,
        GapKind.ONLY_OUTREACH,
        CauseKind.NEW_TIE,
    }
)
"""Causes that count only where there are no others: nothing is missing yet, and other lists tell of them as well."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a conversation: a gap, or something between them and us.

    `day` is the one from which on we may ask again, `count` says to how many others a tie would bring us nearer.
    """

    kind: GapKind | CauseKind
    gap: Gap | None = None
    day: date | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class NewTie:
    """What a tie with somebody would bring: steps to us, how many come nearer, steps to everybody."""

    steps: int = 0
    nearer: int = 0
    shared: int = 0


def weigh_new_ties(day: Day) -> dict[str, NewTie]:
    """Return what a new tie with each would bring, for those with whom it brings us anything; the most first."""
    adjacency = build_adjacency(build_nearness(day))
    ours = [place for place, actor in enumerate(adjacency.ids) if actor in day.us]
    gains = measure_own_gain(adjacency, ours)
    best = rank_own_gains(gains)
    pairs = [(one, other) for other in best for one in ours]
    shared: defaultdict[int, int] = defaultdict(int)
    for (_, other), steps in zip(pairs, measure_shared_gain(adjacency, pairs).tolist(), strict=True):
        shared[other] = max(shared[other], steps)
    return {
        adjacency.ids[one]: NewTie(int(gains.steps[one]), int(gains.nearer[one]), shared[one])
        for one in rank_own_gains(gains, adjacency.n)
    }


def collect_causes(
    day: Day,
    gaps: Iterable[Gap],
    new_ties: Mapping[str, NewTie],
    without: Collection[str],
) -> dict[str, tuple[Cause, ...]]:
    """Return the causes to talk to each who may be suggested, what is missing first."""
    found: defaultdict[str, list[Cause]] = defaultdict(list)
    for gap in gaps:
        for one, left in _list_partners(day, gap):
            found[one].append(Cause(gap.kind, left))
    for actor in day.network.actors():
        if actor.standing is Standing.NOT_NOW:
            found[actor.id].append(Cause(CauseKind.ASK_AGAIN, day=actor.ask_again_on))
    nearest = [actor for actor, tie in new_ties.items() if tie.nearer >= LEAST_NEARER]
    open_to_us = [one for one in nearest if one not in without and may_suggest(day, one)]
    for actor_id in open_to_us[:NEW_TIES]:
        found[actor_id].append(Cause(CauseKind.NEW_TIE, count=new_ties[actor_id].nearer))
    return {
        one: tuple(sorted(causes, key=lambda cause: cause.kind in LATER))
        for one, causes in found.items()
        if causes and one not in without and may_suggest(day, one)
    }


def _list_partners(day: Day, gap: Gap) -> list[tuple[str, Gap]]:
    """Return with whom to talk about a gap, and what of it is theirs.

    Nobody is returned when one of those who could help is spoken with already, nor for a relationship of which no
    day is known: a list just brought in is not neglected.
    """
    if gap.kind in WITH_SUBJECT:
        undated = gap.kind is GapKind.NEVER_RENEWED and gap.day is None
        return [] if undated else [(gap.subject, gap)]
    if gap.kind in WITH_EACH:
        return [(one, replace(gap, evidence=(one,))) for one in gap.evidence]
    in_hand = any(find_plan(day.network, one) for one in gap.evidence)
    return [(one, gap) for one in gap.evidence] if gap.kind in WITH_ANY and not in_hand else []


def may_suggest(day: Day, actor_id: str) -> bool:
    """Whether a conversation with somebody may be suggested at all."""
    actor = day.network.get(actor_id)
    stands_for = {actor_id} | day.find_employers((actor_id,))
    if not isinstance(actor, Organization | Person) or not day.our_side.isdisjoint(stands_for):
        return False
    if any(day.read_standing(one) in LEFT_OUT for one in stands_for):
        return False
    if actor.standing is Standing.NOT_NOW and not (actor.ask_again_on and actor.ask_again_on <= day.date):
        return False
    return find_plan(day.network, actor_id) is None


def drop_echoes(causes: tuple[Cause, ...]) -> tuple[Cause, ...]:
    """Return causes without those that another one says already."""
    said = {
        (gap.kind, about) for cause in causes if (gap := cause.gap) for about in (gap.subject, gap.missing)
    }
    return tuple(
        cause
        for cause in causes
        if not cause.gap
        or said.isdisjoint(
            (kind, about)
            for kind in ECHOES.get(cause.gap.kind, ())
            for about in (cause.gap.missing or cause.gap.subject,)
        )
    )
