"""What igraph measures. It is under the GPL: installed for this comparison only, and never part of netmap."""

from collections.abc import Callable, Mapping

import igraph

from bench.programs.protocol import COST_OF_STRENGTH_1, PlainGraph, Values, answer


def prepare(plain: PlainGraph) -> Mapping[str, Callable[[], Values]]:
    """Return what it measures of a graph."""
    graph = igraph.Graph(n=plain.n, edges=plain.pairs)
    costs, pairs = plain.costs, (plain.n - 1) * (plain.n - 2) / 2
    return {
        "degree": graph.degree,
        "betweenness": lambda: [value / pairs for value in graph.betweenness()],
        "betweenness by strength": lambda: [value / pairs for value in graph.betweenness(weights=costs)],
        "harmonic closeness": graph.harmonic_centrality,
        "harmonic closeness by strength": lambda: [
            COST_OF_STRENGTH_1 * value for value in graph.harmonic_centrality(weights=costs)
        ],
        "constraint": graph.constraint,
        "cut actors": lambda: [float(actor) for actor in graph.articulation_points()],
    }


if __name__ == "__main__":
    answer(prepare)
