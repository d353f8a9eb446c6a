"""What is missing on a map: sectors, partners of a goal, ties."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import networkx as nx

from netmap.analysis.projection import ActorGraph, is_closed, read_today
from netmap.analysis.us import find_us
from netmap.model.entities import Goal, Organization, Person, Sector
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network, in_force
from netmap.model.ties import GUESS


class GapKind(StrEnum):
    """What is missing."""

    GOAL_SECTOR = "goal_sector"
    """A goal expects a sector, and nobody who works on it is in it."""
    EMPTY_SECTOR = "empty_sector"
    """We want somebody in a sector, and nobody on the map is in it."""
    LISTED_SECTOR = "listed_sector"
    """Everybody in a sector is only on our list: an idea, or without a tie to us."""
    NO_TIE = "no_tie"
    """Somebody has no tie to anybody on the map."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing.

    `subject` is the id of the goal, sector or actor that lacks something and `name` its name; `missing` the
    id of what it lacks, if that is on the map. `reason` is one sentence. `evidence` has the ids of those
    whom the gap is about or who could close it, by name; `guesses` those of them whose sector is a guess.
    """

    kind: GapKind
    subject: str
    name: str
    reason: str
    missing: str | None = None
    evidence: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()


LEFT_OUT = frozenset({Standing.CLOSED, Standing.NOT_A_FIT, Standing.PAST_PARTNER, Standing.DO_NOT_CONTACT})
"""Whoever has one of these standings neither fills a gap nor makes one."""


def find_gaps(network: Network, graph: ActorGraph, day: date | None = None) -> tuple[Gap, ...]:
    """Return what is missing, what a goal lacks first, each kind by name, then id.

    Parameters
    ----------
    graph
        The projected ties between partners, which say whom we and others work with.
    day
        The day on which memberships must hold; today when None.
    """
    day = day or read_today()
    now = in_force(network, day)
    us = find_us(now)
    members = {sector.id: list_members(now, sector) for sector in _list_sectors(now)}
    return (
        *_find_goal_gaps(now, members, day),
        *_find_empty_sectors(now, members),
        *_find_listed_sectors(now, graph, members, us),
        *_find_without_tie(now, graph),
    )


def list_members(network: Network, sector: Sector) -> tuple[str, ...]:
    """Return the ids of those in a sector, main sector or not, by name; without those who left us."""
    found = network.sources(sector.id, TieKind.IN_SECTOR)
    return tuple(actor.id for actor in found if getattr(actor, "standing", None) not in LEFT_OUT)


def find_guesses(network: Network, sector_id: str) -> tuple[str, ...]:
    """Return the ids of those whose place in a sector is a guess that nobody has confirmed, sorted."""
    ties = network.ties_of(sector_id, TieKind.IN_SECTOR)
    return tuple(sorted({tie.source for tie in ties if tie.said_by == GUESS}))


def _list_sectors(network: Network) -> list[Sector]:
    return [sector for sector in network.of(EntityKind.SECTOR) if isinstance(sector, Sector)]


def _find_goal_gaps(network: Network, members: dict[str, tuple[str, ...]], day: date) -> list[Gap]:
    goals = [goal for goal in network.of(EntityKind.GOAL) if isinstance(goal, Goal)]
    return [
        _describe_goal_gap(network, goal, sector, members[sector.id])
        for goal in goals
        if goal.ended is None or goal.ended >= day
        for sector in network.targets(goal.id, TieKind.EXPECTS)
        if isinstance(sector, Sector) and find_pursuing(network, goal).isdisjoint(members[sector.id])
    ]


def find_pursuing(network: Network, goal: Goal) -> set[str]:
    """Return the ids of those who work on a goal: by themselves, at a table that does, or by their people."""
    direct = network.sources(goal.id, TieKind.PURSUES)
    seated = {
        member.id
        for table in direct
        if table.kind is EntityKind.COALITION
        for member in network.sources(table.id, TieKind.MEMBER_OF)
    }
    found = seated | {actor.id for actor in direct if actor.kind is not EntityKind.COALITION}
    return found | {place.id for actor in found for place in network.targets(actor, TieKind.WORKS_AT)}


def _describe_goal_gap(network: Network, goal: Goal, sector: Sector, candidates: tuple[str, ...]) -> Gap:
    return Gap(
        GapKind.GOAL_SECTOR,
        goal.id,
        goal.name,
        f"It expects {sector.name}, and nobody who works on it is from there.",
        missing=sector.id,
        evidence=candidates,
        guesses=_keep_guesses(network, sector.id, candidates),
    )


def _keep_guesses(network: Network, sector_id: str, actors: tuple[str, ...]) -> tuple[str, ...]:
    guesses = set(find_guesses(network, sector_id))
    return tuple(actor for actor in actors if actor in guesses)


def _find_empty_sectors(network: Network, members: dict[str, tuple[str, ...]]) -> list[Gap]:
    return [
        Gap(
            GapKind.EMPTY_SECTOR,
            sector.id,
            sector.name,
            "We want somebody in this sector, and nobody on the map is.",
            missing=sector.id,
        )
        for sector in _list_sectors(network)
        if sector.expected and not members[sector.id]
    ]


def _find_listed_sectors(
    network: Network, graph: ActorGraph, members: dict[str, tuple[str, ...]], us: frozenset[str]
) -> list[Gap]:
    found = []
    for sector in _list_sectors(network):
        listed = members[sector.id]
        if not sector.expected or not listed or any(_is_met(network, graph, one, us) for one in listed):
            continue
        found.append(
            Gap(
                GapKind.LISTED_SECTOR,
                sector.id,
                sector.name,
                "Whoever is in this sector is only on our list, as an idea or without a tie to us.",
                missing=sector.id,
                evidence=listed,
                guesses=_keep_guesses(network, sector.id, listed),
            )
        )
    return found


def _is_met(network: Network, graph: ActorGraph, actor_id: str, us: frozenset[str]) -> bool:
    """Whether a member is more than a name: one of us, or no mere idea and tied to us if anybody is us."""
    if actor_id in us:
        return True
    actor = network.entities[actor_id]
    if isinstance(actor, Organization | Person) and actor.standing is Standing.IDEA:
        return False
    stands_for = {actor_id, *(place.id for place in network.targets(actor_id, TieKind.WORKS_AT))}
    partners = {other for one in stands_for if one in graph for other in nx.all_neighbors(graph, one)}
    return not us or bool((partners | stands_for) & us)


def _find_without_tie(network: Network, graph: ActorGraph) -> list[Gap]:
    found = []
    for actor in network.actors():
        if actor.id not in graph or graph.degree(actor.id) or is_closed(actor) or _is_waiting(actor):
            continue
        reason = "No tie to anybody on the map is known."
        found.append(Gap(GapKind.NO_TIE, actor.id, actor.name, reason, evidence=(actor.id,)))
    return found


def _is_waiting(actor: object) -> bool:
    """Whether nobody expects ties of an actor: an idea still, or no partner any more."""
    standing = getattr(actor, "standing", None)
    return standing is Standing.IDEA or standing in LEFT_OUT
