"""How a whole network is built: its groups, the ties between its sectors, its key players."""

from dataclasses import dataclass

from netmap.analysis.adjacency import Adjacency
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.communities import Community, find_communities
from netmap.analysis.measures.every import Measures, measure_graph
from netmap.analysis.measures.key_players import (
    LARGEST_SET,
    KeyPlayers,
    find_key_fragmenters,
    find_key_reachers,
)
from netmap.analysis.measures.sector_mixing import Mixing, measure_mixing
from netmap.analysis.projection import ActorGraph


@dataclass(frozen=True, slots=True)
class KeySet:
    """The ids of a best set, its value, whether every other set was tried, and how far off the value may be."""

    members: tuple[str, ...]
    value: float
    exact: bool
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Structure:
    """What takes longer than the measures; the key players are by the size of the set, from 1."""

    communities: tuple[Community, ...]
    mixing: tuple[Mixing, ...]
    fragmentation: dict[int, KeySet]
    reach: dict[int, KeySet]


def measure_structure(
    graph: ActorGraph, *, weighted: bool = False, largest: int = LARGEST_SET, measures: Measures | None = None
) -> Structure:
    """Return groups, mixing of sectors and key players of a graph from `project_actors`.

    `weighted` finds groups by strength; nothing else here knows weights. `largest` is the size of the largest set
    of key players. With the `measures` of the same graph, where they are known, this takes less time.
    """
    adjacency = (measures or measure_graph(graph)).adjacency
    betweenness = adjacency.undirected.unweighted.derive(measure_betweenness)
    return Structure(
        find_communities(graph, weighted=weighted),
        measure_mixing(graph),
        _name_sets(adjacency, find_key_fragmenters(adjacency, largest, betweenness)),
        _name_sets(adjacency, find_key_reachers(adjacency, largest)),
    )


def _name_sets(adjacency: Adjacency, found: dict[int, KeyPlayers]) -> dict[int, KeySet]:
    return {
        size: KeySet(adjacency.name(best.members), best.value, best.exact, best.margin)
        for size, best in found.items()
    }
