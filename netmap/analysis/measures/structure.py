"""How a whole network is built: its groups, the ties between its sectors, its key players."""

from dataclasses import dataclass

from netmap.analysis.adjacency import Adjacency
from netmap.analysis.chance.sectors import SectorChance, compare_sectors
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.communities import Division, find_communities
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
    """The ids of a best set, its value, and how sure it is.

    `exact` says that every other set was tried, `equal` how many are as good, itself included, `margin` how far off the
    value may be.
    """

    members: tuple[str, ...]
    value: float
    exact: bool
    equal: int
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Structure:
    """What takes longer than the measures; the key players are by the size of the set, from 1."""

    communities: Division
    mixing: tuple[Mixing, ...]
    sector_chance: SectorChance
    fragmentation: dict[int, KeySet]
    reach: dict[int, KeySet]


def measure_structure(
    graph: ActorGraph, *, weighted: bool = False, largest: int = LARGEST_SET, measures: Measures | None = None
) -> Structure:
    """Return groups, mixing of sectors and key players of a graph from `project_actors`.

    `weighted` finds groups by strength; nothing else here knows weights. `largest` is the size of the largest set
    of key players. With the `measures` of the same graph, where they are known, this takes less time, and whether
    strength counts is theirs to say.
    """
    adjacency = (measures or measure_graph(graph, weighted=weighted)).adjacency
    betweenness = adjacency.undirected.unweighted.derive(measure_betweenness)
    return Structure(
        adjacency.derive(find_communities),
        measure_mixing(graph),
        adjacency.derive(compare_sectors),
        _name_sets(adjacency, find_key_fragmenters(adjacency, largest, betweenness)),
        _name_sets(adjacency, find_key_reachers(adjacency, largest)),
    )


def find_reach_of_tied(graph: ActorGraph, size: int) -> KeySet | None:
    """Return who of those with a tie are together nearest to everybody; None where fewer than `size` have one.

    Whoever has no tie is near to nobody else, and passes nothing on.
    """
    tied = [one for one in graph if graph.degree(one)]
    if len(tied) < size:
        return None
    adjacency = measure_graph(graph.subgraph(tied)).adjacency
    return _name_sets(adjacency, find_key_reachers(adjacency, size))[size]


def _name_sets(adjacency: Adjacency, found: dict[int, KeyPlayers]) -> dict[int, KeySet]:
    return {
        size: KeySet(adjacency.name(best.members), best.value, best.exact, best.equal, best.margin)
        for size, best in found.items()
    }
