"""What goals lack."""

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.analysis.missing.service import find_servers
from netmap.model.entities import Goal, Population, Sector
from netmap.model.kinds import TieKind


def find_goal_gaps(day: Day) -> list[Gap]:
    """Return what each goal expects or is looking for and lacks: sectors, people to reach, things."""
    return [
        gap
        for goal in day.goals
        for gap in (*_find_sectors(day, goal), *_find_populations(day, goal), *_find_assets(day, goal))
    ]


def _tell_nobody(day: Day, goal: Goal) -> str:
    """Return who is not there: of those who work on a goal, or nobody at all as long as none is noted as working on it."""
    return "nobody who works on it" if day.pursuing[goal.id] else "nobody works on it yet, so nobody"


def _find_sectors(day: Day, goal: Goal) -> list[Gap]:
    return [
        Gap(
            GapKind.GOAL_SECTOR,
            goal.id,
            goal.name,
            f"It expects {sector.name}, and {_tell_nobody(day, goal)} is from there.",
            missing=sector.id,
            evidence=day.members[sector.id],
            guesses=day.keep_guesses(sector.id, day.members[sector.id]),
        )
        for sector in day.network.targets(goal.id, TieKind.EXPECTS)
        if isinstance(sector, Sector) and day.pursuing[goal.id].isdisjoint(day.members[sector.id])
    ]


def _find_populations(day: Day, goal: Goal) -> list[Gap]:
    return [
        Gap(
            GapKind.GOAL_POPULATION,
            goal.id,
            goal.name,
            f"It expects to reach {population.name}, and {_tell_nobody(day, goal)} serves them.",
            missing=population.id,
            evidence=servers,
        )
        for population in day.network.targets(goal.id, TieKind.EXPECTS)
        if isinstance(population, Population)
        and day.pursuing[goal.id].isdisjoint(servers := find_servers(day, population.id))
    ]


def _find_assets(day: Day, goal: Goal) -> list[Gap]:
    found = []
    for asset in day.network.targets(goal.id, TieKind.NEEDS):
        holders = day.keep_present(day.network.sources(asset.id, TieKind.HAS))
        holders = tuple(holder for holder in holders if holder != goal.id)
        if not holders:
            reason = f"It is looking for {asset.name}, and nobody on the map can offer it."
            found.append(Gap(GapKind.GOAL_ASSET, goal.id, goal.name, reason, missing=asset.id))
        elif day.us and not any(day.is_related_to_us(holder) for holder in holders):
            reason = f"It is looking for {asset.name}, and only somebody with whom we have no relationship can offer it."
            found.append(
                Gap(GapKind.GOAL_ASSET_FAR, goal.id, goal.name, reason, missing=asset.id, evidence=holders)
            )
    return found


def find_unplanned_goals(day: Day) -> list[Gap]:
    """Return the goals that expect nobody yet, though there is a list of whom their issue needs."""
    reason = "Nobody has said yet who is needed for it, though there is a list for its issue."
    return [
        Gap(GapKind.GOAL_UNPLANNED, goal.id, goal.name, reason)
        for goal in day.goals
        if day.content.find_issue(goal.issue) and not day.network.targets(goal.id, TieKind.EXPECTS)
    ]


SEARCHES = (find_goal_gaps, find_unplanned_goals)
"""What is looked for, the most useful first."""
