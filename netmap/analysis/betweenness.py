"""How much of the network passes through each actor."""

from itertools import pairwise
from typing import Any

import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from netmap.analysis.adjacency import Adjacency, Floats

ENDS = 2
"""How many of the actors a path begins and ends with."""

SOURCES_AT_ONCE = 128
DECIMALS = 13
"""Rounded to, because the order of summing, which differs between runs, shows beyond it."""


def measure_betweenness(adjacency: Adjacency) -> Floats:
    """Return the share of shortest paths between two others that pass through each actor.

    Formula: Σ over pairs s ≠ v ≠ t of σ_st(v) / σ_st, divided by (n−1)(n−2)/2, or (n−1)(n−2) when directed.
    σ_st counts the shortest paths from s to t, σ_st(v) those through v. By strength, a tie is 60/strength
    long, a whole number, so that paths of equal length are seen as equal.

    Reading: 0.2 means that a fifth of the pairs of others are best connected through this one.

    Undefined: with fewer than three actors.

    Source: Freeman 1977; Brandes 2001.
    """
    n = adjacency.n
    if n <= ENDS:
        return np.full(n, np.nan)
    raw = _sum_by_length(adjacency) if adjacency.weighted else _count_by_steps(adjacency)
    return np.round(raw / ((n - 1) * (n - 2)), DECIMALS)


def _count_by_steps(adjacency: Adjacency) -> Floats:
    """Return the sum over ordered pairs, on ties of length 1."""
    graph = build_rx(adjacency)
    shares = rx.betweenness_centrality(graph, normalized=False)
    values = np.array([shares[position] for position in range(adjacency.n)])
    return values if adjacency.directed else 2 * values


def build_rx(adjacency: Adjacency) -> Any:
    """Return the rustworkx graph of the same ties; its node indices are positions."""
    links = adjacency.links.tocoo()
    kept = slice(None) if adjacency.directed else links.row < links.col
    graph = rx.PyDiGraph(multigraph=False) if adjacency.directed else rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(adjacency.n))
    graph.add_edges_from_no_data(list(zip(links.row[kept].tolist(), links.col[kept].tolist(), strict=True)))
    return graph


def _sum_by_length(adjacency: Adjacency) -> Floats:
    """Return the sum over ordered pairs, on ties of unequal length, some sources at a time."""
    costs = adjacency.costs
    ends = adjacency.list_rows(costs), costs.indices, costs.data
    total = np.zeros(adjacency.n)
    for first in range(0, adjacency.n, SOURCES_AT_ONCE):
        sources = np.arange(first, min(first + SOURCES_AT_ONCE, adjacency.n))
        distances = dijkstra(costs, indices=sources)
        total += _accumulate_dependencies(distances, ends, sources)
    return total


def _accumulate_dependencies(
    distances: Floats, ends: tuple[NDArray[Any], NDArray[Any], Floats], sources: NDArray[np.int64]
) -> Floats:
    """Return what the paths from some sources add to each actor.

    All sources are worked on together: every pair (source, actor) is one number in a flat array. A tie that
    lies on a shortest path leads from one pair to another that is farther away, so the ties sorted by the
    distance they lead to can be followed group by group, outward to count paths and back to share them out.
    """
    count, n = distances.shape
    tails, heads, costs = ends
    row, tie = np.nonzero(
        (distances[:, tails] + costs == distances[:, heads]) & np.isfinite(distances[:, heads])
    )
    start, end = row * n + tails[tie], row * n + heads[tie]
    reached = distances[row, heads[tie]]
    order = np.argsort(reached, kind="stable")
    start, end = start[order], end[order]
    bounds = np.flatnonzero(np.diff(reached[order], prepend=-1, append=-1))
    groups = [slice(low, high) for low, high in pairwise(bounds)]
    origins = np.arange(count) * n + sources
    paths, depends = np.zeros(count * n), np.zeros(count * n)
    paths[origins] = 1
    for group in groups:
        np.add.at(paths, end[group], paths[start[group]])
    for group in reversed(groups):
        share = paths[start[group]] / paths[end[group]] * (1 + depends[end[group]])
        np.add.at(depends, start[group], share)
    depends[origins] = 0
    return np.asarray(depends.reshape(count, n).sum(axis=0))
