"""Which ties count: all that were reported, or only those that both sides confirmed.

A tie is said by one side only when all that is noted between the two is what people answered when asked whom they work
with, and all of it comes from one of the two. Whoever works at an organization answers for it. What was noted apart from
such answers (by the team, in a list of partners, as a referral or a grant) is nobody's side, and counts either way.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from netmap.analysis.projection import ActorGraph, ActorScope, find_nodes
from netmap.model.kinds import TieKind
from netmap.model.network import Network

Pair = tuple[str, str]


class CountedTies(StrEnum):
    """Which ties count in what is measured."""

    ALL = "all"
    CONFIRMED = "confirmed"
    """Without those said by one side only."""

    @property
    def word(self) -> str:
        """What a tie that counts is called: "known", or "confirmed"."""
        return "known" if self is CountedTies.ALL else "confirmed"


@dataclass(frozen=True, slots=True)
class Sides:
    """Who named whom: `said` has the ends of each answer, as they are and as those whose ties they count for.

    `standing_for` says for each actor whom their ties count for: a person for the organization they work at.
    """

    standing_for: Mapping[str, tuple[str, ...]]
    said: frozenset[Pair]

    def is_said_by_both(self, one: str, other: str) -> bool:
        """Whether two named each other; of two people, whether their organizations did, where these are two."""
        pairs = _list_pairs(self.standing_for, one, other) or [(one, other)]
        return any(pair in self.said and pair[::-1] in self.said for pair in pairs)

    def find_one_sided(self, graph: ActorGraph) -> Iterator[Pair]:
        """Give the ends of each tie of a projected graph that was said by one side only; of a directed one each arrow."""
        for one, other, about in graph.edges(data=True):
            kinds = {*about["kinds"], *(graph.get_edge_data(other, one) or about)["kinds"]}
            if kinds == {TieKind.REPORTS} and not self.is_said_by_both(one, other):
                yield one, other

    def keep_confirmed(self, graph: ActorGraph) -> ActorGraph:
        """Return a projected graph without the ties that were said by one side only; everybody stays on it."""
        kept: ActorGraph = graph.copy()
        kept.remove_edges_from(list(self.find_one_sided(graph)))
        return kept


def find_sides(network: Network) -> Sides:
    """Return who named whom when asked whom they work with."""
    standing_for = find_nodes(network, ActorScope.PARTNERS)
    ends = [tie.ends for tie in network.ties_of_kind(TieKind.REPORTS)]
    lifted = {pair for one, other in ends for pair in _list_pairs(standing_for, one, other)}
    return Sides(standing_for, frozenset(lifted.union(ends)))


def _list_pairs(standing_for: Mapping[str, tuple[str, ...]], one: str, other: str) -> list[Pair]:
    sources, targets = standing_for.get(one, ()), standing_for.get(other, ())
    return [(source, target) for source in sources for target in targets if source != target]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """How many `ties` there are between two, how many of these both sides said, and how many one side only.

    `unanswered` are those of the latter whose other side never answered, and so could not confirm them. The rest of the
    ties was noted apart from answers.
    """

    ties: int
    by_both: int
    one_sided: int
    unanswered: int

    @property
    def is_a_choice(self) -> bool:
        """Whether it makes a difference which ties count: some were said by both sides, others by one only."""
        return bool(self.by_both and self.one_sided)


def count_confirmed(graph: ActorGraph, sides: Sides, asked: Collection[str]) -> Confirmation:
    """Return how many ties of an undirected graph with all of its ties were said by both sides, and by one side only.

    `asked` are the ids of those who were ever asked whom they work with.
    """
    by_both = sum(sides.is_said_by_both(*ends) for ends in graph.edges)
    one_sided = list(sides.find_one_sided(graph))
    unanswered = sum(not set(ends) <= set(asked) for ends in one_sided)
    return Confirmation(graph.number_of_edges(), by_both, len(one_sided), unanswered)
