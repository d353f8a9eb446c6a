"""What somebody would gain from talking to us, as far as the map says."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.analysis.missing.service import find_servers
from netmap.analysis.next.new_ties import measure_own_gain
from netmap.analysis.standpoint import Standpoint
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


def find_benefits(
    here: Standpoint, partner: str, about: Iterable[str], gaps: Iterable[Gap]
) -> tuple[Benefit, ...]:
    """Return what somebody would gain from talking to us, the most tangible first.

    Parameters
    ----------
    about
        The ids of what the conversation is about; goals and tables count.
    gaps
        Everything that is missing, for what the tables of the partner lack.
    """
    subjects = tuple(dict.fromkeys(about))
    goals = [one for one in subjects if one in here.pursuing]
    tables = [one for one in subjects if here.network.kind_of(one) is EntityKind.COALITION]
    return (
        *_find_needs(here, partner, goals),
        *_find_seats(here, partner, gaps),
        *_find_people(here, partner, goals),
        *_find_tables(here, partner, tables),
        *_find_company(here, partner, goals),
        *_find_nearer(here, partner),
    )


def _find_needs(here: Standpoint, partner: str, goals: list[str]) -> list[Benefit]:
    near = {one for goal in goals for one in here.pursuing[goal]}
    found = []
    for asset in here.network.targets(partner, TieKind.NEEDS):
        holders = _keep_open(here, partner, (one.id for one in here.network.sources(asset.id, TieKind.HAS)))
        holders = [one for one in holders if one in near or here.is_tied_to_us(one)]
        holders = [one for one in holders if one in here.us or not _is_tied(here, partner, one)]
        if holders and not asset.confidential:
            found.append(Benefit(BenefitKind.NEED, asset.id, tuple(holders)))
    return sorted(found, key=lambda one: one.who[0] not in here.us)


def _find_seats(here: Standpoint, partner: str, gaps: Iterable[Gap]) -> list[Benefit]:
    people = {partner, *(one.id for one in here.network.sources(partner, TieKind.WORKS_AT))}
    tables = {table.id for one in people for table in here.network.targets(one, TieKind.MEMBER_OF)}
    found = []
    for gap in gaps:
        if gap.kind is GapKind.COALITION_SECTOR and gap.subject in tables:
            members = _keep_open(here, partner, gap.evidence)
            who = [one for one in members if here.is_tied_to_us(one) and not _is_tied(here, partner, one)]
            if who:
                found.append(Benefit(BenefitKind.SEAT, gap.missing or "", tuple(who), gap.subject))
    return found


def _find_people(here: Standpoint, partner: str, goals: list[str]) -> list[Benefit]:
    found = []
    for population in here.network.of(Population):
        servers = find_servers(here, population.id)
        if partner not in servers:
            continue
        for goal in goals:
            allies = _list_unmet(here, partner, here.pursuing[goal] & set(servers))
            if allies:
                found.append(Benefit(BenefitKind.PEOPLE, population.id, allies, goal))
    return found


def _find_company(here: Standpoint, partner: str, goals: list[str]) -> list[Benefit]:
    found = [(goal, _list_unmet(here, partner, here.pursuing[goal])) for goal in goals]
    return [Benefit(BenefitKind.COMPANY, goal, unmet) for goal, unmet in found if unmet]


def _find_tables(here: Standpoint, partner: str, tables: list[str]) -> list[Benefit]:
    found = [(table, _list_unmet(here, partner, here.find_seated(table))) for table in tables]
    return [Benefit(BenefitKind.TABLE, table, unmet) for table, unmet in found if unmet]


def _find_nearer(here: Standpoint, partner: str) -> list[Benefit]:
    if partner not in here.graph:
        return []
    adjacency = build_adjacency(here.graph)
    gains = measure_own_gain(adjacency, [adjacency.ids.index(partner)])
    ours = [place for place, actor in enumerate(adjacency.ids) if actor in here.us]
    count = max((int(gains.nearer[one]) for one in ours), default=0)
    return [Benefit(BenefitKind.NEARER, count=count)] if count >= LEAST_NEARER else []


def _list_unmet(here: Standpoint, partner: str, actors: Iterable[str]) -> tuple[str, ...]:
    """Return those of some actors with whom somebody has no known tie, us left out."""
    others = [one for one in actors if one in here.graph and one not in here.us]
    return tuple(one for one in _keep_open(here, partner, others) if not _is_tied(here, partner, one))


def _keep_open(here: Standpoint, partner: str, actors: Iterable[str]) -> list[str]:
    """Return those of some actors who may be named to somebody else, ours first, then by name."""
    named = {one for one in actors if one != partner and not here.network.entities[one].confidential}
    present = here.keep_present(here.network.entities[one] for one in here.sort_by_name(named))
    return sorted(present, key=lambda one: one not in here.us)


def _is_tied(here: Standpoint, partner: str, other: str) -> bool:
    both = partner in here.graph and other in here.graph
    return both and other in set(nx.all_neighbors(here.graph, partner))
