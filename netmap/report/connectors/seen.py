"""What findings on connectors are written from: the measured part of a map, and the words they share."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.connectors.narrowing import Part, narrow_graph
from netmap.analysis.connectors.one_side import join_homes, list_homes_on
from netmap.analysis.day import Day
from netmap.analysis.introductions.askable import has_left
from netmap.analysis.measures.every import Measures, measure_graph
from netmap.analysis.measures.structure import Structure, measure_structure
from netmap.analysis.projection import ActorGraph, ActorScope, sort_actors
from netmap.analysis.sureness.answers import Answers, find_answers
from netmap.analysis.sureness.standings import Sureness, find_sureness
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.words import count_things, join_names
from netmap.report.finding import NAMES_SHOWN, end_sentence, tell_basis

SET_SIZE = 3
"""How many together are told of as those who reach or hold the others."""

LEAST_ACTORS = 10
"""From how many on a map has a shape worth telling."""

REST = {
    EntityKind.COALITION: "the others at this table",
    EntityKind.GOAL: "the others who work on this goal",
    EntityKind.AREA: "the others in this area or serving it",
}
"""What the others are called within a part of a map: all of them may know somebody beyond it."""


@dataclass(frozen=True)
class Seen:
    """A part of the map on a day (`graph`) with its measures.

    `of_all` says that all partners are on it: no part of the map, and not people alone or beside organizations.
    `houses` is the same map with each organization of ours by itself, where `graph` has them as one. `found_on` says on what
    everything rests, `most` how many of a kind are told at most; `rest` and `whole` say what the others and all of it are
    called.
    """

    day: Day
    houses: ActorGraph
    graph: ActorGraph
    measures: Measures
    structure: Structure
    of_all: bool
    found_on: str
    most: int
    rest: str = "the rest"
    whole: str = "The map"
    in_depth: bool = False

    @property
    def basis(self) -> str:
        """On what everything rests, in words."""
        return self.found_on if self.graph is self.houses else self.found_on + tell_as_one(self.houses)

    @cached_property
    def by_sector(self) -> "Seen":
        """The same map for what is told of sectors: organizations of ours in different ones stand each in its own."""
        sectors = {self.houses.nodes[one]["sector"] for one in list_homes_on(self.houses)}
        if len(sectors) < 2:  # noqa: PLR2004 - of one there is nothing to take apart
            return self
        measures = measure_graph(self.houses)
        structure = measure_structure(self.houses, largest=1, measures=measures)
        return replace(self, graph=self.houses, measures=measures, structure=structure)

    @cached_property
    def answers(self) -> Answers:
        """Who on this map was asked, and what was answered."""
        return find_answers(self.graph, self.day.told, self.day.asked, self.day.our_side)

    @cached_property
    def sureness(self) -> Sureness | None:
        """How sure it is; None where that is not to be told, or cannot be.

        Where only confirmed ties count it cannot: what those who were not asked would confirm is not in what others said.
        """
        return find_sureness(self.answers) if self.in_depth and not self.is_confirmed else None

    @property
    def is_confirmed(self) -> bool:
        """Whether only ties count that both sides confirmed."""
        return self.day.counted is CountedTies.CONFIRMED

    @cached_property
    def without_us(self) -> Measures | None:
        """The measures of the same map with us left out; None where we are not on it."""
        others = [one for one in self.graph if one not in self.day.our_side]
        return measure_graph(self.graph.subgraph(others)) if len(others) < len(self.graph) else None

    @property
    def network(self) -> Network:
        """The network, with only the ties that hold on the day."""
        return self.day.network

    @cached_property
    def of_people(self) -> bool:
        """Whether only people are on it: they know each other, where organizations work with each other."""
        return all(about["kind"] is EntityKind.PERSON for about in self.graph.nodes.values())

    @property
    def one_more(self) -> str:
        """Whom to introduce to somebody on it."""
        return "one more person" if self.of_people else "one more partner"

    def tie_with(self, *, many: bool) -> str:
        """Return what those on it do with each other, before a name: "work with", "knows"."""
        one, several = ("knows", "know") if self.of_people else ("works with", "work with")
        return several if many else one

    @property
    def few(self) -> int:
        """How many are told of what comes in pairs of sectors: a third of `most`, at least one."""
        return max(1, self.most // 3)

    @property
    def has_shape(self) -> bool:
        """Whether there are enough partners and ties to say how the whole is built."""
        return len(self.graph) >= LEAST_ACTORS and self.graph.number_of_edges() >= LEAST_ACTORS

    def name(self, actor: str) -> str:
        """Return the name of somebody on the map."""
        return str(self.graph.nodes[actor]["name"])

    def name_all(self, actors: Iterable[str]) -> list[str]:
        """Return the names of some, sorted."""
        return sorted(map(self.name, actors), key=str.casefold)

    def sort(self, actors: Iterable[str]) -> list[str]:
        """Return some of those on the map, by name."""
        return sort_actors(self.graph, actors)

    def may_be_asked(self, actor: str) -> bool:
        """Whether somebody on the map may be asked something, or brought together with others.

        Nobody who left us, and nobody who said “not now”.
        """
        return not has_left(self.network, actor) and self.day.read_standing(actor) is not Standing.NOT_NOW

    def tell_left(self, actor: str) -> str:
        """Return why somebody who left us, or said “not now”, is not asked, within a sentence."""
        return f"{self.name(actor)} is noted as “{self.day.read_standing(actor)}”"

    def is_us(self, actor: str) -> bool:
        """Whether somebody is our own organization."""
        return bool(self.graph.nodes[actor]["home"])

    def is_ours(self, actor: str) -> bool:
        """Whether somebody is our own organization, or one of us."""
        return actor in self.day.our_side

    def count(self, actors: Collection[str]) -> str:
        """Return a count of some of those on this map, within a sentence: "3 people" where only people are on it.

        Else "3 partners", and where we are among them "us and 2 partners": nobody is a partner of themselves.
        """
        if self.of_people:
            return count_things(len(actors), "person", "people")
        ours = self.day.our_side.intersection(actors)
        us = "us" if any(map(self.is_us, ours)) else f"{len(ours)} of us"
        partners = len(actors) - len(ours)
        if ours and not partners:
            return us
        return f"{us if ours else ''}{' and ' if ours else ''}{count_things(partners, 'partner')}"

    def tell_own(self, lost: Iterable[str]) -> str:
        """Return as a further sentence with whom across a cut we have a relationship that no tie shows; "" if none.

        `lost` are those whom the cut would part from the rest; it is told of the whole map only.
        """
        apart = set(lost)
        ours_lost = any(self.is_us(one) for one in apart)
        own = [
            partner
            for partner, one in self.day.relationships.items()
            if not one.ties and partner in self.graph and (partner in apart) is not ours_lost
        ]
        if not (apart and own and self.of_all):
            return ""
        return end_sentence(
            f" With {join_names(self.name_all(own), NAMES_SHOWN)} we have a relationship of our own"
        )

    def rank_by_ties(self, actors: Iterable[str]) -> list[str]:
        """Return some of those on the map: most ties first, then by name; us last."""
        return sorted(self.sort(actors), key=lambda one: (self.is_us(one), -self.graph.degree(one)))


def see_day(day: Day, scope: ActorScope, within: str | None, most: int, *, in_depth: bool = False) -> Seen:
    """Return the map on a day, or the part `within` a coalition, goal or area (an id), measured."""
    graph = day.project(scope)
    among = ""
    if within is not None:
        part = narrow_graph(day, graph, within)
        graph, among = part.graph, tell_part(day.network, part)
    found_on, joined = tell_basis(day, graph, among), join_homes(graph)
    measures = measure_graph(joined)
    largest = SET_SIZE if len(joined) >= LEAST_ACTORS else 1
    structure = measure_structure(joined, largest=largest, measures=measures)
    if within is None:
        of_all = scope is ActorScope.PARTNERS
        return Seen(day, graph, joined, measures, structure, of_all, found_on, most, in_depth=in_depth)
    found_on += " Their ties with anybody else are left out."
    rest = REST[day.network.entities[within].kind]
    whole = "This part of the map"
    return Seen(day, graph, joined, measures, structure, False, found_on, most, rest, whole, in_depth)


def tell_as_one(graph: ActorGraph) -> str:
    """Return as a further sentence how many ties a graph has once several organizations of ours are one; "" for fewer."""
    ours = list_homes_on(graph)
    if len(ours) < 2:  # noqa: PLR2004 - two can be one
        return ""
    ties = count_things(join_homes(graph).number_of_edges(), "tie")
    return f" Our {len(ours)} organizations count as one here, which leaves {ties}."


def tell_part(network: Network, part: Part) -> str:
    """Return who is in a part of a map, as in "the 12 members of the Health Table"."""
    name, count = network.name_of(part.within), len(part.graph)
    the = "the one" if count == 1 else f"the {count:,}"
    kind = network.kind_of(part.within)
    if kind is EntityKind.COALITION:
        members = {one.id for one in network.sources(part.within, TieKind.MEMBER_OF)}
        if members.issuperset(part.graph):
            return f"{the} {'member' if count == 1 else 'members'} of {name}"
        return f"{the} who belong to {name}: members, their places or their people"
    if kind is EntityKind.GOAL:
        people = [one for one in part.graph if part.graph.nodes[one]["kind"] is EntityKind.PERSON]
        people = [one for one in people if not network.ties_between(one, part.within)]
        beside = ", with their people" if people else ""
        return f"{the} who {'works' if count == 1 else 'work'} on “{name}”{beside}"
    return f"{the} {_tell_area(part, name)}"


def _tell_area(part: Part, name: str) -> str:
    """Return how some belong to an area: by serving it, by their place, or by working for those who do."""
    serving, placed = len(part.serving), len(part.placed)
    people = ", with their people" if len(part.graph) > len(part.serving | part.placed) else ""
    if not serving and not placed:
        return f"who {'works' if len(part.graph) == 1 else 'work'} for somebody in {name} or serving it"
    if not placed:
        return f"who {'serves' if serving == 1 and not people else 'serve'} {name}{people}"
    if not serving:
        return f"in {name}{people}"
    return f"in {name} or serving it ({placed:,} there, {serving:,} serving){people}"
