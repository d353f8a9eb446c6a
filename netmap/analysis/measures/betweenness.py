"""How much of the network passes through each actor."""

from typing import Any

import numpy as np
import rustworkx as rx

from netmap.analysis.adjacency import Adjacency, Floats
from netmap.analysis.paths.by_length import sum_by_length
from netmap.analysis.paths.by_steps import TooManySteps, count_worthwhile_steps, sum_by_steps

ENDS = 2
"""How many of the actors a path begins and ends with."""

DECIMALS = 13
"""Rounded to, because the order of summing, which differs between machines, shows beyond it."""


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
    raw = sum_by_length(adjacency.costs) if adjacency.weighted else _count_by_steps(adjacency)
    return np.round(raw / ((n - 1) * (n - 2)), DECIMALS)


def _count_by_steps(adjacency: Adjacency) -> Floats:
    """Return the sum over ordered pairs, on ties of length 1."""
    try:
        return sum_by_steps(adjacency.links, count_worthwhile_steps(adjacency.links))
    except TooManySteps:
        return _follow_ties(adjacency)


def _follow_ties(adjacency: Adjacency) -> Floats:
    """Return the same, one actor after the other."""
    graph = build_tie_graph(adjacency)
    shares = rx.betweenness_centrality(graph, normalized=False)
    values = np.array([shares[position] for position in range(adjacency.n)])
    return values if adjacency.directed else 2 * values


def build_tie_graph(adjacency: Adjacency) -> Any:
    """Return the ties as a graph of rustworkx, its nodes numbered by position."""
    links = adjacency.links.tocoo()
    kept = slice(None) if adjacency.directed else links.row < links.col
    graph = rx.PyDiGraph(multigraph=False) if adjacency.directed else rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(adjacency.n))
    graph.add_edges_from_no_data(list(zip(links.row[kept].tolist(), links.col[kept].tolist(), strict=True)))
    return graph
