"""What tables lack, and who works on a goal without the others who do."""

import networkx as nx

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import LEFT_OUT, Gap, GapKind
from netmap.model.entities import Coalition
from netmap.model.kinds import Standing, TieKind


def find_coalition_gaps(day: Day) -> list[Gap]:
    """Return the sectors that nobody at a table is from, though its goal expects them and has them elsewhere."""
    found = []
    for table in day.tables:
        seated = day.find_seated(table.id)
        expected = {
            sector.id
            for goal in day.network.targets(table.id, TieKind.PURSUES)
            if goal.id in day.pursuing
            for sector in day.network.targets(goal.id, TieKind.EXPECTS)
            if sector.id in day.members and not day.pursuing[goal.id].isdisjoint(day.members[sector.id])
        }
        found += [
            Gap(
                GapKind.COALITION_SECTOR,
                table.id,
                table.name,
                f"Its goal expects {day.network.name_of(sector)}, and nobody at the table is from there.",
                missing=sector,
                evidence=day.members[sector],
                guesses=day.keep_guesses(sector, day.members[sector]),
            )
            for sector in day.sort_by_name(expected)
            if seated.isdisjoint(day.members[sector])
        ]
    return found


def find_goal_strangers(day: Day) -> list[Gap]:
    """Return for each goal those who work on it without a tie to, or a table with, anybody else who does; none who left us."""
    found = []
    for goal in day.goals:
        working = day.pursuing[goal.id] & set(day.graph)
        strangers = day.sort_by_name(
            one
            for one in working
            if day.read_standing(one) not in LEFT_OUT and not _has_company(day, one, working)
        )
        if len(working) > 1 and strangers:
            reason = f"Somebody works on it without a {day.counted.word} tie to anybody else who does."
            found.append(Gap(GapKind.GOAL_STRANGER, goal.id, goal.name, reason, evidence=strangers))
    return found


def _has_company(day: Day, actor: str, working: frozenset[str]) -> bool:
    people = {actor, *(person.id for person in day.network.sources(actor, TieKind.WORKS_AT))}
    tables = {table.id for one in people for table in day.network.targets(one, TieKind.MEMBER_OF)}
    company = {other for table in tables for other in day.find_seated(table)}
    company |= set(nx.all_neighbors(day.graph, actor))
    return not company.isdisjoint(working - people)


def find_offers(day: Day) -> list[Gap]:
    """Return for each table what it is looking for and only we can offer, then what only we could bring.

    A table is looking for what a goal of it or somebody there is looking for. What only we could bring is told
    only of tables where it is noted of somebody else what they can offer.
    """
    ours = {asset.id for one in day.our_side for asset in day.network.targets(one, TieKind.HAS)}
    found = [
        (table, others, ours - _list_assets(day, others, TieKind.HAS))
        for table in (day.tables if ours else ())
        if (others := _list_others(day, table))
    ]
    needs = [gap for table, others, offers in found for gap in _find_needed(day, table, others, offers)]
    rest = [
        Gap(
            GapKind.COALITION_ASSET,
            table.id,
            table.name,
            "We can offer something that nobody else there is noted as offering.",
            evidence=day.sort_by_name(offers),
        )
        for table, others, offers in found
        if offers and _list_assets(day, others, TieKind.HAS)
    ]
    return needs + rest


def _find_needed(day: Day, table: Coalition, others: set[str], offers: set[str]) -> list[Gap]:
    goals = {goal.id for goal in day.network.targets(table.id, TieKind.PURSUES)} & set(day.pursuing)
    needed = _list_assets(day, goals | others, TieKind.NEEDS)
    found = []
    for asset in day.sort_by_name(needed & offers):
        seekers = {one.id for one in day.network.sources(asset, TieKind.NEEDS)} & (goals | others)
        reason = f"{day.network.name_of(asset)} is looked for there, and only we are noted as offering it."
        found.append(
            Gap(
                GapKind.COALITION_NEED, table.id, table.name, reason, missing=asset,
                evidence=day.sort_by_name(seekers),
            )
        )  # fmt: skip
    return found


def _list_others(day: Day, table: Coalition) -> set[str]:
    """Return the ids of who sits at a table beside us, with the people of the organizations among them."""
    seated = day.find_seated(table.id) - day.our_side
    return seated | {person.id for one in seated for person in day.network.sources(one, TieKind.WORKS_AT)}


def _list_assets(day: Day, actors: set[str], kind: TieKind) -> set[str]:
    return {asset.id for one in actors for asset in day.network.targets(one, kind)}


def find_members_to_be(day: Day) -> list[Gap]:
    """Return for each table the partners of ours who work on its goal themselves and do not sit there.

    Nothing is returned for a table of which no member is noted.
    """
    found = []
    for table in day.tables:
        seated = day.find_seated(table.id)
        goals = [goal for goal in day.network.targets(table.id, TieKind.PURSUES) if goal.id in day.pursuing]
        working = {actor.id for goal in goals for actor in day.network.sources(goal.id, TieKind.PURSUES)}
        partners = {
            one
            for one in working | day.find_employers(working)
            if one in day.relationships and day.read_standing(one) is Standing.PARTNER
        }
        outside = day.sort_by_name(partners - seated)
        if seated and outside:
            reason = "Partners of ours work on its goal and do not sit there."
            found.append(Gap(GapKind.COALITION_MEMBER, table.id, table.name, reason, evidence=outside))
    return found


SEARCHES = (find_coalition_gaps, find_offers, find_members_to_be, find_goal_strangers)
"""What is looked for, the most useful first."""
