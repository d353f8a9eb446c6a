"""The map on one day as we stand on it: who is us, who is near, who works on what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import networkx as nx

from netmap.analysis.connectors.succession import Contacts, find_contacts
from netmap.analysis.keep_in_touch.relationships import Relationship, find_relationships
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.analysis.projection import ActorGraph, project_actors
from netmap.analysis.us import find_asked, find_our_side, find_us
from netmap.content.loading import Content, load_content
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import GUESS, Tie


@dataclass(frozen=True)
class Standpoint:
    """What gaps are looked for in: a network with only the ties of `day`, and the projected graph of partners.

    `content` says whom an issue needs and how often a relationship wants care; `history` is the network with the
    ties that ended too, None when there is nothing but `network`.
    """

    network: Network
    graph: ActorGraph
    day: date
    content: Content = field(default_factory=load_content)
    history: Network | None = None

    @cached_property
    def us(self) -> frozenset[str]:
        """The ids of our organizations and of the people on our team."""
        return find_us(self.network)

    @cached_property
    def our_side(self) -> frozenset[str]:
        """The ids of us and of whoever else works for us."""
        return find_our_side(self.network)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The ids of those who were ever asked whom they work with."""
        return find_asked(self.history or self.network)

    @cached_property
    def told(self) -> ActorGraph:
        """What partners told us of their ties: an arrow from whoever told to whomever they named."""
        return project_actors(self.network, tie_kinds={TieKind.REPORTS}, day=self.day, directed=True)

    @cached_property
    def contacts(self) -> Contacts:
        """Through whom we and each of our partners are in touch."""
        return find_contacts(self.network, self.graph)

    @cached_property
    def relationships(self) -> tuple[Relationship, ...]:
        """Our relationships in force, the most urgent first."""
        return find_relationships(self.network, self.graph, self.content.usual_rhythms, self.day)

    @cached_property
    def ties_to_us(self) -> dict[str, tuple[Tie, ...]]:
        """The ties between us and each partner who has any, by id."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for one in self.us & set(self.graph):
            for other in nx.all_neighbors(self.graph, one):
                for ends in ((one, other), (other, one)):
                    if other not in self.us and self.graph.has_edge(*ends):
                        found[other].update(self.graph.edges[ends]["ties"])
        return {other: tuple(self.network.ties[tie] for tie in sorted(ties)) for other, ties in found.items()}

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals that have not ended, by name."""
        return tuple(goal for goal in self.network.of(Goal) if goal.ended is None or goal.ended >= self.day)

    @cached_property
    def tables(self) -> tuple[Coalition, ...]:
        """The coalitions that have not ended, by name."""
        tables = self.network.of(Coalition)
        return tuple(table for table in tables if table.ended is None or table.ended >= self.day)

    @cached_property
    def sectors(self) -> tuple[Sector, ...]:
        """All sectors, by name."""
        return self.network.of(Sector)

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The ids of those in each sector, main sector or not, by name; without those who left us."""
        return {
            sector.id: self.keep_present(self.network.sources(sector.id, TieKind.IN_SECTOR))
            for sector in self.sectors
        }

    @cached_property
    def pursuing(self) -> dict[str, frozenset[str]]:
        """The ids of those who work on each goal: by themselves, at a table that does, or by their people."""
        return {goal.id: self._find_pursuing(goal) for goal in self.goals}

    def _find_pursuing(self, goal: Goal) -> frozenset[str]:
        direct = self.network.sources(goal.id, TieKind.PURSUES)
        found = {actor.id for actor in direct if actor.kind is not EntityKind.COALITION}
        for table in direct:
            if table.kind is EntityKind.COALITION:
                found |= self.find_seated(table.id)
        return frozenset(found | self.find_employers(found))

    def find_seated(self, coalition_id: str) -> set[str]:
        """Return the ids of the members of a coalition, and of the organizations of those who sit there."""
        seated = {member.id for member in self.network.sources(coalition_id, TieKind.MEMBER_OF)}
        return seated | self.find_employers(seated)

    def find_employers(self, actors: Iterable[str]) -> set[str]:
        """Return the ids of the organizations at which some actors work."""
        return {place for actor in actors for place in self._workplaces.get(actor, ())}

    @cached_property
    def _workplaces(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for job in self.network.ties_of_kind(TieKind.WORKS_AT):
            found[job.source].add(job.target)
        return dict(found)

    def keep_present(self, actors: Iterable[Entity]) -> tuple[str, ...]:
        """Return the ids of those actors who have not left us, in their order."""
        return tuple(actor.id for actor in actors if self.read_standing(actor.id) not in LEFT_OUT)

    def read_standing(self, actor_id: str) -> Standing | None:
        """Return how somebody stands with us; None for what has no standing."""
        actor = self.network.get(actor_id)
        return actor.standing if isinstance(actor, Organization | Person) else None

    def is_tied_to_us(self, actor_id: str) -> bool:
        """Whether somebody is us, or has a tie to us, or works where either holds."""
        stands_for = {actor_id} | self.find_employers((actor_id,))
        return not self.us.isdisjoint(stands_for) or not stands_for.isdisjoint(self.ties_to_us)

    def keep_guesses(self, sector_id: str, actors: Iterable[str]) -> tuple[str, ...]:
        """Return those of some actors whose place in a sector is a guess that nobody has confirmed."""
        ties = self.network.ties_of(sector_id, TieKind.IN_SECTOR)
        guesses = {tie.source for tie in ties if tie.said_by == GUESS}
        return tuple(actor for actor in actors if actor in guesses)

    def sort_by_name(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ids by name, then id."""
        return tuple(sorted(ids, key=lambda one: (self.network.name_of(one).casefold(), one)))
