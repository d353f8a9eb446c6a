"""Groups of actors with more ties within than to others, and the sectors they mix."""

from collections import Counter
from dataclasses import dataclass

import networkx as nx

from netmap.analysis.projection import ActorGraph

SEED = 20_260
"""Fixed, so that the same network always gives the same groups."""


@dataclass(frozen=True, slots=True)
class Community:
    """One group: ids in rising order, and how many are in each main sector (id), most first, then by id."""

    members: tuple[str, ...]
    sectors: tuple[tuple[str, int], ...]


def find_communities(graph: ActorGraph, *, weighted: bool = False) -> tuple[Community, ...]:
    """Return the groups of a network, largest first, then by first id; somebody without a tie is in none.

    Formula: the division that the Louvain method finds to give the most modularity, on ties without
    direction, by strength when weighted (a tie without one counts as 1).

    Reading: who meets whom anyway. Other divisions may be nearly as good.

    Undefined: no group without any tie.

    Source: Blondel, Guillaume, Lambiotte & Lefebvre 2008.
    """
    ids = sorted(one for one in graph if graph.degree(one))
    place = {one: number for number, one in enumerate(ids)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(ids)))
    for one, other, data in sorted(graph.edges(data=True), key=lambda edge: sorted(edge[:2])):
        strength = float(data.get("strength") or 1) if weighted else 1.0
        known = plain.get_edge_data(place[one], place[other], {"weight": 0.0})["weight"]
        plain.add_edge(place[one], place[other], weight=max(strength, known))
    if not plain:
        return ()
    found = nx.community.louvain_communities(plain, weight="weight", seed=SEED)
    named = (tuple(ids[number] for number in sorted(group)) for group in found)
    groups = sorted(named, key=lambda group: (-len(group), group))
    return tuple(Community(group, _count_sectors(graph, group)) for group in groups)


def _count_sectors(graph: ActorGraph, members: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    counted = Counter(sector for one in members if (sector := graph.nodes[one].get("sector")) is not None)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
