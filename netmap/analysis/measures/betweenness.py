"""How much of the network passes through each actor."""

from typing import Any, NamedTuple

import numpy as np
import rustworkx as rx

from netmap.analysis.adjacency import Adjacency, Floats
from netmap.analysis.paths.batches import Positions
from netmap.analysis.paths.by_length import sum_by_length
from netmap.analysis.paths.by_steps import TooManySteps, count_worthwhile_steps, sum_by_steps

ENDS = 2
"""How many of the actors a path begins and ends with."""

EXACT_WORK = 2_000_000_000
"""How many actors times ties, each counted from both its ends, are followed one and all: half a minute of two processors."""

GROUPS, GROUP = 20, 200
"""Beyond, so many groups of so many actors stand for all: the groups differ as much as a sample of that size may be off."""

SEED = 20_260
TWICE = 2.0

DECIMALS = 13
"""Rounded to, because the order of summing, which differs between machines, shows beyond it."""


def measure_betweenness(adjacency: Adjacency) -> Floats:
    """Return the share of shortest paths between two others that pass through each actor.

    Formula: Σ over pairs s ≠ v ≠ t of σ_st(v) / σ_st, divided by (n−1)(n−2)/2, or (n−1)(n−2) when directed.
    σ_st counts the shortest paths from s to t, σ_st(v) those through v. By strength, a tie is 60/strength
    long, a whole number, so that paths of equal length are seen as equal.

    Reading: 0.2 means that a fifth of the pairs of others are best connected through this one. Where actors times
    ties are more than a billion, as with 50,000 and 100,000, the paths that begin at 4,000 actors drawn at random
    stand for all; `betweenness_error` says how far off that may be.

    Undefined: with fewer than three actors.

    Source: Freeman 1977; Brandes 2001; of a sample Brandes & Pich 2007.
    """
    return adjacency.derive(estimate_betweenness).values


def measure_betweenness_error(adjacency: Adjacency) -> float | None:
    """Return how far off the betweenness of anybody may be because only a sample of paths was followed.

    Formula: twice the largest standard error of an actor's betweenness, over 20 groups of 200 actors at which paths
    begin; 0 where all were followed.

    Reading: two actors who differ by less may stand the other way round.

    Undefined: with fewer than three actors.

    Source: Brandes & Pich 2007; of the groups our own.
    """
    return adjacency.derive(estimate_betweenness).error


class Estimate(NamedTuple):
    """Betweenness, and how far off it may be: 0.0 when all paths were followed, None when it is not defined."""

    values: Floats
    error: float | None


def estimate_betweenness(adjacency: Adjacency) -> Estimate:
    """Return betweenness of all paths, or in a network too large for that, of those that begin at a sample of actors."""
    n = adjacency.n
    if n <= ENDS:
        return Estimate(np.full(n, np.nan), None)
    pairs = (n - 1) * (n - 2)
    if n <= GROUPS * GROUP or n * adjacency.links.nnz <= EXACT_WORK:
        return Estimate(np.round(sum_paths(adjacency) / pairs, DECIMALS), 0.0)
    drawn = np.random.default_rng(SEED).permutation(n)[: GROUPS * GROUP].reshape(GROUPS, GROUP)
    found = np.array([sum_paths(adjacency, np.sort(group)) for group in drawn]) * (n / GROUP / pairs)
    spread = found.std(axis=0, ddof=1) / np.sqrt(GROUPS)
    return Estimate(np.round(found.mean(axis=0), DECIMALS), float(TWICE * spread.max()))


def sum_paths(adjacency: Adjacency, sources: Positions | None = None) -> Floats:
    """Return the sum over ordered pairs, or over those of them that begin at one of `sources`."""
    if adjacency.weighted:
        return sum_by_length(adjacency.costs, sources)
    links = adjacency.links
    # Following all ties one after the other is the other way, and knows no sources: then even many steps pay.
    most_steps = count_worthwhile_steps(links) if sources is None else adjacency.n
    try:
        return sum_by_steps(links, most_steps, sources)
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
