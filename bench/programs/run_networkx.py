"""What NetworkX measures."""

from collections.abc import Callable, Mapping

import networkx as nx

from bench.programs.protocol import COST_OF_STRENGTH_1, PlainGraph, Values, answer


def prepare(plain: PlainGraph) -> Mapping[str, Callable[[], Values]]:
    """Return what it measures of a graph."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(plain.n))
    graph.add_edges_from(
        (one, other, {"strength": strength, "cost": COST_OF_STRENGTH_1 // strength})
        for one, other, strength in plain.ties
    )
    return {
        "degree": lambda: dict(graph.degree()).values(),
        "betweenness": lambda: nx.betweenness_centrality(graph).values(),
        "betweenness by strength": lambda: nx.betweenness_centrality(graph, weight="cost").values(),
        "harmonic closeness": lambda: _average(nx.harmonic_centrality(graph), plain.n),
        "harmonic closeness by strength": lambda: _average(
            nx.harmonic_centrality(graph, distance="cost"), plain.n, COST_OF_STRENGTH_1
        ),
        "constraint": lambda: nx.constraint(graph).values(),
        "effective size": lambda: nx.effective_size(graph).values(),
        "cut actors": lambda: [float(actor) for actor in nx.articulation_points(graph)],
    }


def _average(values: Mapping[int, float], n: int, times: int = 1) -> Values:
    return [times * value / (n - 1) for value in values.values()]


if __name__ == "__main__":
    answer(prepare)
