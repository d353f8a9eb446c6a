"""Measures among those who stay: of a map on which some are about to leave, without what leads to them or from them."""

from collections.abc import Callable

import networkx as nx
import numpy as np
from scipy.sparse.csgraph import dijkstra

from netmap.analysis.adjacency import COST_OF_STRENGTH_1, Adjacency, Floats
from netmap.analysis.measures.betweenness import ENDS, measure_betweenness, sum_paths
from netmap.analysis.measures.closeness import measure_harmonic
from netmap.analysis.paths.batches import Positions


def measure_among(measure: Callable[[Adjacency], Floats], adjacency: Adjacency, gone: Positions) -> Floats:
    """Return a measure of each, where it compares with all others only with those who stay.

    So a figure now and one after `gone` (positions) have left are shares of the same cases: who has no ties takes
    none along. `measure` is one of `AMONG_OTHERS`.
    """
    return AMONG_OTHERS[measure](adjacency, gone)


def _share_between(adjacency: Adjacency, gone: Positions) -> Floats:
    """Return the share of shortest paths between two others who stay that pass through each."""
    n, staying = adjacency.n, adjacency.n - len(gone)
    if staying <= ENDS:
        return np.full(n, np.nan)
    paths = measure_betweenness(adjacency) * (n - 1) * (n - 2) - 2 * sum_paths(adjacency, gone)
    if len(gone) > 1:
        paths += _sum_paths_among(adjacency, gone)
    return np.maximum(paths, 0.0) / ((staying - 1) * (staying - 2))


def _sum_paths_among(adjacency: Adjacency, few: Positions) -> Floats:
    """Return the sum over ordered pairs of a few: they were taken away twice."""
    graph = nx.from_scipy_sparse_array(adjacency.costs)
    ends = few.tolist()
    found = nx.betweenness_centrality_subset(graph, ends, ends, weight="weight")
    return 2 * np.array([found[one] for one in range(adjacency.n)])


def _measure_nearness(adjacency: Adjacency, gone: Positions) -> Floats:
    """Return the harmonic closeness of each to those who stay."""
    n, staying = adjacency.n, adjacency.n - len(gone)
    if staying <= 1:
        return np.full(n, np.nan)
    lengths = dijkstra(adjacency.costs, directed=False, indices=gone)
    unit = COST_OF_STRENGTH_1 if adjacency.weighted else 1
    near = np.divide(unit, lengths, out=np.zeros_like(lengths), where=lengths > 0).sum(axis=0)
    nearness: Floats = (measure_harmonic(adjacency) * (n - 1) - near) / (staying - 1)
    return nearness


AMONG_OTHERS: dict[Callable[[Adjacency], Floats], Callable[[Adjacency, Positions], Floats]] = {
    measure_betweenness: _share_between,
    measure_harmonic: _measure_nearness,
}
"""The measures that compare somebody with all others, each with what measures it among those who stay."""
