"""How many there are: the one count of organizations, people and ties that every page, command and file gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, Standing
from netmap.model.network import Network

if TYPE_CHECKING:
    from netmap.analysis.projection import ActorGraph


@dataclass(frozen=True, slots=True)
class ActorCount:
    """How many organizations, individuals (people who are partners in their own right), and other people some are."""

    organizations: int = 0
    individuals: int = 0
    other_people: int = 0


@dataclass(frozen=True, slots=True)
class PartnerCount:
    """How many organizations and individuals are on the map, and how many are left out as they have closed."""

    on_map: ActorCount
    closed: ActorCount


def count_partners(network: Network) -> PartnerCount:
    """Return how many organizations and individuals are on the map of a network, whatever ties they have."""
    partners = [actor for actor in network.actors() if actor.standing is not None]
    return PartnerCount(
        count_actors(actor for actor in partners if actor.standing is not Standing.CLOSED),
        count_actors(actor for actor in partners if actor.standing is Standing.CLOSED),
    )


def count_actors(actors: Iterable[Entity]) -> ActorCount:
    """Return how many of some are organizations, individuals and other people."""
    found = tuple(actors)
    people = [one for one in found if isinstance(one, Person)]
    individuals = sum(one.standing is not None for one in people)
    organizations = sum(isinstance(one, Organization) for one in found)
    return ActorCount(organizations, individuals, len(people) - individuals)


def count_graph(graph: "ActorGraph") -> ActorCount:
    """Return how many on a projected graph are organizations, individuals and other people."""
    people = [about for about in graph.nodes.values() if about["kind"] is EntityKind.PERSON]
    individuals = sum(about["standing"] is not None for about in people)
    return ActorCount(len(graph) - len(people), individuals, len(people) - individuals)


def list_tied(graph: "ActorGraph", actor_id: str) -> frozenset[str]:
    """Return the ids of those to whom somebody has ties on an undirected graph; none for who is not on it."""
    return frozenset(graph.adj.get(actor_id, ()))
