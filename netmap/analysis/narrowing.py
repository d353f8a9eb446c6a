"""What a filter leaves of a day: who of those on the map, which ties between them, and the network as it is drawn then.

What is judged (who is us, how somebody stands with us, what is missing) is judged on the whole day: a filter shows less,
it changes no fact.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from netmap.analysis.projection import (
    DEFAULT_TIE_KINDS,
    ActorGraph,
    ActorScope,
    find_nodes,
    project_actors,
    read_strength,
)
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie
from netmap.model.views.filters import Aspect, Filter, read_column_day
from netmap.model.views.own_days import read_own_day

if TYPE_CHECKING:
    from netmap.analysis.day import Day


def find_kept(day: "Day", wanted: Filter) -> frozenset[str]:
    """Return the ids of the organizations and people of a whole day whom a filter leaves.

    People who are no partners stay with those for whom they stand.
    """
    network = day.network
    kept = {actor.id for actor in network.actors()}
    for aspect, find in _FINDERS.items():
        if values := wanted.list_of(aspect):
            kept &= {one for value in values for one in find(day, value)}
    kept |= {wanted.spared} & network.entities.keys()
    standing_for = find_nodes(network, ActorScope.PARTNERS)
    return frozenset(kept | {actor for actor, nodes in standing_for.items() if not kept.isdisjoint(nodes)})


def narrow_network(network: Network, wanted: Filter, kept: frozenset[str]) -> Network:
    """Return a network with only those of its organizations and people who are kept, and the ties that a filter leaves."""
    entities = {
        key: entity
        for key, entity in network.entities.items()
        if entity.kind not in ACTOR_KINDS or key in kept
    }
    ties = {
        key: tie
        for key, tie in network.ties.items()
        if tie.source in entities and tie.target in entities and _is_strong(tie, wanted)
    }
    return network.alter(entities, ties)


def narrow_graph(
    day: "Day", wanted: Filter, kept: frozenset[str], scope: ActorScope, *, directed: bool
) -> ActorGraph:
    """Return who is tied to whom of a whole day in a scope, with only those who are kept, by the ties that a filter leaves."""
    whole = day.project(scope, directed=directed)
    graph = whole.copy()
    if wanted.narrows_ties:
        strong = {key: tie for key, tie in day.network.ties.items() if _is_strong(tie, wanted)}
        network = day.network.alter(day.network.entities, strong)
        graph = project_actors(network, tie_kinds=_list_kinds(wanted), scope=scope, directed=directed)
        graph.remove_edges_from([ends for ends in graph.edges if not whole.has_edge(*ends)])
    graph.remove_nodes_from([one for one in graph if one not in kept])
    return graph


def keeps_kind(wanted: Filter, kind: TieKind) -> bool:
    """Whether a filter leaves ties of a kind."""
    chosen = wanted.list_of(Aspect.TIE)
    said = TieKind.PARTNERS_WITH if kind is TieKind.REPORTS else kind
    return not chosen or said in chosen


def _list_kinds(wanted: Filter) -> frozenset[TieKind]:
    """Return the kinds that count as a tie between two partners; with a strength only those that can have one."""
    return frozenset(
        kind
        for kind in DEFAULT_TIE_KINDS
        if keeps_kind(wanted, kind) and (not wanted.strength or TIE_RULES[kind].rated)
    )


def _is_strong(tie: Tie, wanted: Filter) -> bool:
    return (
        not wanted.strength or not TIE_RULES[tie.kind].rated or (read_strength(tie) or 0) >= wanted.strength
    )


def _find_in_sector(day: "Day", sector: str) -> Iterable[str]:
    return (one.id for one in day.network.sources(sector, TieKind.IN_SECTOR))


def _find_working(day: "Day", goal: str) -> Iterable[str]:
    return day.pursuing.get(goal, frozenset())


def _find_serving(day: "Day", served: str) -> set[str]:
    """Return who serves some people or an area, by themselves or by a program that they run."""
    found = set()
    for server in day.network.sources(served, TieKind.SERVES):
        is_program = server.kind is EntityKind.PROGRAM
        found |= (
            {one.id for one in day.network.sources(server.id, TieKind.RUNS)} if is_program else {server.id}
        )
    return found


def _find_serving_within(day: "Day", area: str) -> set[str]:
    """Return who serves an area or a part of it."""
    waiting, within = [area], {area}
    while waiting:
        parts = {one.id for one in day.network.sources(waiting.pop(), TieKind.PART_OF)} - within
        within |= parts
        waiting += parts
    return {one for part in within for one in _find_serving(day, part)}


def _find_kept_by(day: "Day", keeper: str) -> set[str]:
    """Return whom somebody keeps, and where these work."""
    found = {one.id for one in day.network.sources(keeper, TieKind.KEPT_BY)}
    return found | day.find_employers(found)


def _find_standing(day: "Day", standing: str) -> Iterable[str]:
    return (actor.id for actor in day.network.actors() if actor.standing == standing)


def _find_by_day(day: "Day", value: str, *, before: bool) -> Iterable[str]:
    """Give who has a day in a column of one's own that is before another, or is not."""
    asked = read_column_day(value)
    if asked is None:
        return
    column, bound = asked
    for actor in day.network.actors():
        own = read_own_day(actor.attributes.get(column))
        if own and (own < bound) is before:
            yield actor.id


_FINDERS: Mapping[Aspect, Callable[["Day", str], Iterable[str]]] = {
    Aspect.SECTOR: _find_in_sector,
    Aspect.COALITION: lambda day, coalition: day.find_seated(coalition),
    Aspect.GOAL: _find_working,
    Aspect.POPULATION: _find_serving,
    Aspect.AREA: _find_serving_within,
    Aspect.KEEPER: _find_kept_by,
    Aspect.STANDING: _find_standing,
    Aspect.SINCE: partial(_find_by_day, before=False),
    Aspect.BEFORE: partial(_find_by_day, before=True),
}
"""What finds whom a value of an aspect leaves."""


def find_those(day: "Day", aspect: Aspect, value: str) -> frozenset[str]:
    """Return the ids of those whom a value of an aspect leaves on a whole day, as far as it chooses who is on the map."""
    return frozenset(_FINDERS[aspect](day, value))
