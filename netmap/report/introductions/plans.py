"""Noting that we will ask for an introduction, and which targets are worth a try."""

from datetime import timedelta

from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import build_finder
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import GapKind
from netmap.model.changes import Item
from netmap.model.entity import Entity
from netmap.model.happenings import Step
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.report.introductions.ways import Introduction
from netmap.report.keep_in_touch.plans import plan_step

DAYS_TO_ASK = 7
"""How many days we have to ask for an introduction, unless somebody changes it."""

FAR_KINDS = (
    GapKind.SERVED_FAR,
    GapKind.LISTED_SECTOR,
    GapKind.GOAL_ASSET_FAR,
    GapKind.GOAL_POPULATION,
    GapKind.GOAL_SECTOR,
)
"""The gaps that an introduction helps to close, first those that nobody we know closes."""


def plan_introduction(day: Day, target: str, one: Introduction) -> list[Item]:
    """Return a step in which whoever of us begins asks for an introduction, to be put into the map.

    It is due in a week, about the target and about the one to whom the way leads.
    """
    due = day.date + timedelta(days=DAYS_TO_ASK)
    items = plan_step(day, target, what=tell_plan(one), due=due, keeper=one.caller)
    if one.partner and one.partner != target:
        items.append(build_tie(TieKind.ABOUT, items[0].id, one.partner))
    return items


def tell_plan(one: Introduction) -> str:
    """Return what the step says that notes an introduction."""
    return f"{one.finding.next_step}\n{one.finding.sentence}"


def find_planned(network: Network, target: str, one: Introduction) -> Step | None:
    """Return the open step that notes an introduction; None while there is none."""
    steps = (step for step in network.sources(target, TieKind.ABOUT) if isinstance(step, Step))
    return next((step for step in steps if step.done_on is None and step.what == tell_plan(one)), None)


def list_targets_to_try(day: Day, *, most: int) -> tuple[Entity, ...]:
    """Return sectors, groups, places and offers that we or a goal of ours lack, and to which a way leads."""
    gaps = find_gaps(day)
    wanted = [gap.missing or gap.subject for kind in FAR_KINDS for gap in gaps if gap.kind is kind]
    finder = build_finder(day.openly)
    found: list[Entity] = []
    for one in dict.fromkeys(wanted):
        if one and len(found) < most and finder.find_surest(one):
            found.append(day.network.entities[one])
    return tuple(found)
