"""What rustworkx measures."""

from collections.abc import Callable, Mapping

import rustworkx as rx

from bench.programs.protocol import PlainGraph, Values, answer


def prepare(plain: PlainGraph) -> Mapping[str, Callable[[], Values]]:
    """Return what it measures of a graph."""
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(plain.n))
    graph.add_edges_from_no_data(plain.pairs)
    return {
        "degree": lambda: [graph.degree(actor) for actor in graph.node_indices()],
        "betweenness": lambda: list(rx.betweenness_centrality(graph).values()),
        "cut actors": lambda: [float(actor) for actor in rx.articulation_points(graph)],
    }


if __name__ == "__main__":
    answer(prepare)
