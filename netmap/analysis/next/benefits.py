"""What somebody would gain from talking to us, as far as the map says."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.analysis.missing.service import find_servers
from netmap.analysis.next.nearness import build_nearness
from netmap.analysis.next.new_ties import measure_own_gain
from netmap.model.entities import Population
from netmap.model.kinds import EntityKind, TieKind

LEAST_NEARER = 3


class BenefitKind(StrEnum):
    """What somebody would gain."""

    NEED = "need"
    """What they are looking for: `what` is the asset, `who` has it."""
    SEAT = "seat"
    """Somebody from a sector that a table of theirs lacks: `what` is the sector, `where` the table, `who` is from there."""
    PEOPLE = "people"
    """Others for the people they serve: `what` is the population, `who` serves it too and has no tie to them."""
    COMPANY = "company"
    """Others who work on a goal: `what` is the goal, `who` works on it and has no tie to them."""
    TABLE = "table"
    """Others at a table: `what` is the table, `who` sits there and has no tie to them."""
    NEARER = "nearer"
    """A shorter way: `count` others come nearer to them through us."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """One thing that somebody would gain, by ids; `who` is sorted by name, ours first."""

    kind: BenefitKind
    what: str = ""
    who: tuple[str, ...] = ()
    where: str = ""
    count: int = 0


def find_benefits(day: Day, partner: str, about: Iterable[str]) -> tuple[Benefit, ...]:
    """Return what somebody would gain from talking to us, the most tangible first.

    Parameters
    ----------
    about
        The ids of what the conversation is about; goals and tables count.
    """
    gaps = find_gaps(day)
    day = day.openly
    subjects = tuple(dict.fromkeys(about))
    goals = [one for one in subjects if one in day.pursuing]
    tables = [one for one in subjects if day.network.kind_of(one) is EntityKind.COALITION]
    return (
        *_find_needs(day, partner, goals),
        *_find_seats(day, partner, gaps),
        *_find_people(day, partner, goals),
        *_find_tables(day, partner, tables),
        *_find_company(day, partner, goals),
        *_find_nearer(day, partner),
    )


def _find_needs(day: Day, partner: str, goals: list[str]) -> list[Benefit]:
    near = {one for goal in goals for one in day.pursuing[goal]}
    found = []
    for asset in day.network.targets(partner, TieKind.NEEDS):
        holders = _list_present(day, partner, (one.id for one in day.network.sources(asset.id, TieKind.HAS)))
        holders = [one for one in holders if one in near or day.is_related_to_us(one)]
        holders = [one for one in holders if one in day.us or not _is_tied(day, partner, one)]
        if holders:
            found.append(Benefit(BenefitKind.NEED, asset.id, tuple(holders)))
    return sorted(found, key=lambda one: one.who[0] not in day.us)


def _find_seats(day: Day, partner: str, gaps: Iterable[Gap]) -> list[Benefit]:
    people = {partner, *(one.id for one in day.network.sources(partner, TieKind.WORKS_AT))}
    tables = {table.id for one in people for table in day.network.targets(one, TieKind.MEMBER_OF)}
    found = []
    for gap in gaps:
        if gap.kind is GapKind.COALITION_SECTOR and gap.subject in tables:
            members = _list_present(day, partner, gap.evidence)
            who = [one for one in members if day.is_related_to_us(one) and not _is_tied(day, partner, one)]
            if who:
                found.append(Benefit(BenefitKind.SEAT, gap.missing or "", tuple(who), gap.subject))
    return found


def _find_people(day: Day, partner: str, goals: list[str]) -> list[Benefit]:
    found = []
    for population in day.network.of(Population):
        servers = find_servers(day, population.id)
        if partner not in servers:
            continue
        for goal in goals:
            allies = _list_unmet(day, partner, day.pursuing[goal] & set(servers))
            if allies:
                found.append(Benefit(BenefitKind.PEOPLE, population.id, allies, goal))
    return found


def _find_company(day: Day, partner: str, goals: list[str]) -> list[Benefit]:
    found = [(goal, _list_unmet(day, partner, day.pursuing[goal])) for goal in goals]
    return [Benefit(BenefitKind.COMPANY, goal, unmet) for goal, unmet in found if unmet]


def _find_tables(day: Day, partner: str, tables: list[str]) -> list[Benefit]:
    found = [(table, _list_unmet(day, partner, day.find_seated(table))) for table in tables]
    return [Benefit(BenefitKind.TABLE, table, unmet) for table, unmet in found if unmet]


def _find_nearer(day: Day, partner: str) -> list[Benefit]:
    if partner not in day.graph:
        return []
    adjacency = build_adjacency(build_nearness(day))
    gains = measure_own_gain(adjacency, [adjacency.ids.index(partner)])
    ours = [place for place, actor in enumerate(adjacency.ids) if actor in day.us]
    count = max((int(gains.nearer[one]) for one in ours), default=0)
    return [Benefit(BenefitKind.NEARER, count=count)] if count >= LEAST_NEARER else []


def _list_unmet(day: Day, partner: str, actors: Iterable[str]) -> tuple[str, ...]:
    """Return those of some actors with whom somebody has no known tie and sits at no table, us left out."""
    tables = [seated for table in day.tables if partner in (seated := day.find_seated(table.id))]
    others = [one for one in set(actors).difference(*tables) if one in day.graph and one not in day.us]
    return tuple(one for one in _list_present(day, partner, others) if not _is_tied(day, partner, one))


def _list_present(day: Day, partner: str, actors: Iterable[str]) -> list[str]:
    """Return the others of some actors who have not left us, ours first, then by name."""
    named = set(actors) - {partner}
    present = day.keep_present(day.network.entities[one] for one in day.sort_by_name(named))
    return sorted(present, key=lambda one: one not in day.us)


def _is_tied(day: Day, partner: str, other: str) -> bool:
    both = partner in day.graph and other in day.graph
    return both and other in set(nx.all_neighbors(day.graph, partner))
