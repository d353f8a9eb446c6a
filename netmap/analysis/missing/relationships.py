"""Relationships of ours that want care, or that never became more than telling and visiting."""

from datetime import date, timedelta

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.upkeep import TouchState, Upkeep, find_upkeep
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.analysis.missing.people import find_deciders_unmet, find_without_tie
from netmap.model.kinds import Mode, Standing, TieKind

GONE_COLD = 2
"""A relationship without a sign of life for longer than this many times its longest gap was never renewed."""

OUTREACH = frozenset({Mode.MARKETING, Mode.OUTREACH})
"""What a relationship is like as long as nothing is made together."""


def find_overdue(day: Day) -> list[Gap]:
    """Return our relationships without contact for longer than they bear, the longest overdue first.

    Neither those that were never renewed are among them, nor anybody who said "not now".
    """
    return [
        Gap(
            GapKind.OVERDUE,
            one.partner,
            day.network.name_of(one.partner),
            "We have not been in touch for longer than this relationship bears.",
            evidence=_list_carers(day, one),
            day=one.last_contact,
        )
        for one in _list_cared_for(day)
        if one.state is TouchState.OVERDUE and not _is_cold(day, one)
    ]


def find_never_renewed(day: Day) -> list[Gap]:
    """Return our relationships that were never renewed: the oldest first, then those without any day.

    Their last sign of life is the last contact, the last time somebody confirmed the tie, or the day it began,
    whichever is latest. It is missing altogether, or longer ago than `GONE_COLD` times the longest gap that the
    relationship bears. Nobody who said "not now" is among them.
    """
    found = [
        Gap(
            GapKind.NEVER_RENEWED,
            one.partner,
            day.network.name_of(one.partner),
            "No sign of life is noted for long."
            if _find_sign(day, one)
            else "No day of a contact is noted, nor any other.",
            evidence=_list_carers(day, one),
            day=_find_sign(day, one),
        )
        for one in _list_cared_for(day)
        if _is_cold(day, one)
    ]
    return sorted(found, key=lambda gap: (gap.day or date.max, day.network.places[gap.subject]))


def _list_carers(day: Day, one: Upkeep) -> tuple[str, ...]:
    """Return those of us who keep a relationship, or else who are in touch; nobody who has left us."""
    return tuple(keeper for keeper in one.keepers if keeper in day.our_side) or one.ours


def _list_cared_for(day: Day) -> list[Upkeep]:
    later = Standing.NOT_NOW
    return [one for one in find_upkeep(day) if day.read_standing(one.partner) is not later]


def _is_cold(day: Day, one: Upkeep) -> bool:
    sign = _find_sign(day, one)
    return sign is None or day.date - sign > timedelta(days=GONE_COLD * one.rhythm.longest_days)


def _find_sign(day: Day, one: Upkeep) -> date | None:
    ties = [day.network.ties[tie] for tie in one.ties]
    days = [one.last_contact, *(noted for tie in ties for noted in (tie.confirmed_on, tie.since))]
    return max((one for one in days if one and one <= day.date), default=None)


def find_only_outreach(day: Day) -> list[Gap]:
    """Return our relationships of which nothing but marketing or outreach was ever noted, by name.

    Ties that ended count too: what was once a partnership is not among them. Nothing is said of a relationship
    of which it is not noted what it is like.
    """
    reason = "All that was ever noted of this relationship is marketing or outreach."
    found = [
        Gap(
            GapKind.ONLY_OUTREACH,
            one.partner,
            day.network.name_of(one.partner),
            reason,
            evidence=_list_carers(day, one),
        )
        for one in find_upkeep(day)
        if (modes := _list_modes(day, one.partner) | set(one.modes)) and modes <= OUTREACH
    ]
    return sorted(found, key=lambda gap: day.network.places[gap.subject])


def _list_modes(day: Day, partner: str) -> set[Mode]:
    """Return what the ties between us and somebody, or their people, were ever like."""
    them = {partner, *(one.id for one in day.network.sources(partner, TieKind.WORKS_AT))}
    return {
        tie.mode
        for one in them
        for tie in day.everything.ties_of(one)
        if tie.mode and tie.other_end(one) in day.our_side
    }


SEARCHES = (find_deciders_unmet, find_overdue, find_never_renewed, find_only_outreach, find_without_tie)
"""What is looked for, the most useful first."""
