"""What goals and the tables that work on them lack."""

import networkx as nx

from netmap.analysis.gap import Gap, GapKind
from netmap.analysis.gaps_service import find_servers
from netmap.analysis.standpoint import Standpoint
from netmap.model.entities import Coalition, Goal, Population, Sector
from netmap.model.kinds import EntityKind, TieKind


def find_goal_gaps(here: Standpoint) -> list[Gap]:
    """Return what each goal expects or is looking for and lacks: sectors, people to reach, things."""
    return [
        gap
        for goal in here.goals
        for gap in (*_find_sectors(here, goal), *_find_populations(here, goal), *_find_assets(here, goal))
    ]


def _find_sectors(here: Standpoint, goal: Goal) -> list[Gap]:
    return [
        Gap(
            GapKind.GOAL_SECTOR,
            goal.id,
            goal.name,
            f"It expects {sector.name}, and nobody who works on it is from there.",
            missing=sector.id,
            evidence=here.members[sector.id],
            guesses=here.keep_guesses(sector.id, here.members[sector.id]),
        )
        for sector in here.network.targets(goal.id, TieKind.EXPECTS)
        if isinstance(sector, Sector) and here.pursuing[goal.id].isdisjoint(here.members[sector.id])
    ]


def _find_populations(here: Standpoint, goal: Goal) -> list[Gap]:
    return [
        Gap(
            GapKind.GOAL_POPULATION,
            goal.id,
            goal.name,
            f"It expects to reach {population.name}, and nobody who works on it serves them.",
            missing=population.id,
            evidence=servers,
        )
        for population in here.network.targets(goal.id, TieKind.EXPECTS)
        if isinstance(population, Population)
        and here.pursuing[goal.id].isdisjoint(servers := find_servers(here, population.id))
    ]


def _find_assets(here: Standpoint, goal: Goal) -> list[Gap]:
    found = []
    for asset in here.network.targets(goal.id, TieKind.NEEDS):
        holders = here.keep_present(here.network.sources(asset.id, TieKind.HAS))
        holders = tuple(holder for holder in holders if holder != goal.id)
        if not holders:
            reason = f"It is looking for {asset.name}, and nobody on the map can offer it."
            found.append(Gap(GapKind.GOAL_ASSET, goal.id, goal.name, reason, missing=asset.id))
        elif here.us and not any(here.is_tied_to_us(holder) for holder in holders):
            reason = f"It is looking for {asset.name}, and only somebody without a tie to us can offer it."
            found.append(
                Gap(GapKind.GOAL_ASSET_FAR, goal.id, goal.name, reason, missing=asset.id, evidence=holders)
            )
    return found


def find_coalition_gaps(here: Standpoint) -> list[Gap]:
    """Return the sectors that nobody at a table is from, though its goal expects them and has them elsewhere."""
    found = []
    for table in here.network.of(EntityKind.COALITION):
        if not isinstance(table, Coalition) or (table.ended and table.ended < here.day):
            continue
        seated = here.find_seated(table.id)
        expected = {
            sector.id
            for goal in here.network.targets(table.id, TieKind.PURSUES)
            if goal.id in here.pursuing
            for sector in here.network.targets(goal.id, TieKind.EXPECTS)
            if sector.id in here.members and not here.pursuing[goal.id].isdisjoint(here.members[sector.id])
        }
        found += [
            Gap(
                GapKind.COALITION_SECTOR,
                table.id,
                table.name,
                f"Its goal expects {here.network.name_of(sector)}, and nobody at the table is from there.",
                missing=sector,
                evidence=here.members[sector],
                guesses=here.keep_guesses(sector, here.members[sector]),
            )
            for sector in here.sort_by_name(expected)
            if seated.isdisjoint(here.members[sector])
        ]
    return found


def find_goal_strangers(here: Standpoint) -> list[Gap]:
    """Return for each goal those who work on it without a tie to, or a table with, anybody else who does."""
    found = []
    for goal in here.goals:
        working = here.pursuing[goal.id] & set(here.graph)
        strangers = here.sort_by_name(one for one in working if not _has_company(here, one, working))
        if len(working) > 1 and strangers:
            reason = "Somebody works on it without a known tie to anybody else who does."
            found.append(Gap(GapKind.GOAL_STRANGER, goal.id, goal.name, reason, evidence=strangers))
    return found


def _has_company(here: Standpoint, actor: str, working: frozenset[str]) -> bool:
    people = {actor, *(person.id for person in here.network.sources(actor, TieKind.WORKS_AT))}
    tables = {table.id for one in people for table in here.network.targets(one, TieKind.MEMBER_OF)}
    company = {other for table in tables for other in here.find_seated(table)}
    company |= set(nx.all_neighbors(here.graph, actor))
    return not company.isdisjoint(working - people)
