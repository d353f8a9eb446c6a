"""How near everybody is to us: the ties on the map, and our relationships of which no tie is noted."""

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.projection import ActorGraph


@once_a_day
def build_nearness(day: Day) -> ActorGraph:
    """Return who is tied to whom, where each of us has a tie to everybody with whom we have a relationship.

    Those without a tie that is noted have no strength.
    """
    graph: ActorGraph = day.graph.copy()
    ours = day.network.sort(day.us & set(graph))
    for partner in day.relationships:
        for one in ours:
            if partner in graph and not graph.has_edge(one, partner):
                graph.add_edge(one, partner, strength=None)
    return graph
