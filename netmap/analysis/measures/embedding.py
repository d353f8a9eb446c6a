"""How an actor is embedded: in how tight a part of the network, and how much others lead to it."""

from collections.abc import Mapping
from typing import cast

import numpy as np
import rustworkx as rx

from netmap.analysis.adjacency import Adjacency, Counts, Floats
from netmap.analysis.measures.betweenness import build_tie_graph

DAMPING = 0.85
_CLOSE_ENOUGH = 1e-12
_MOST_ROUNDS = 1_000


def measure_core_number(adjacency: Adjacency) -> Counts:
    """Return the tightest part of the network that each actor belongs to.

    Formula: the largest k for which i is among actors who have at least k ties with one another each; directions do
    not count.

    Reading: 3 means to be one of a part in which everybody works with three others at least. It stays when somebody
    with many ties to loose ends loses some of these.

    Undefined: never; 0 without any tie.

    Source: Seidman 1983, pp. 269–287.
    """
    cores: Mapping[int, int] = cast(
        "Mapping[int, int]", rx.core_number(build_tie_graph(adjacency.undirected))
    )
    return np.array([cores[position] for position in range(adjacency.n)], dtype=np.int64)


def measure_pagerank(adjacency: Adjacency) -> Floats:
    """Return how much each actor is led to by those who are led to themselves.

    Formula: p_i = (1−d)/n + d · Σ_j p_j s_ji / Σ_k s_jk with d = 0.85; who leads to nobody leads to all alike. s is 1
    for each tie, its strength when weighted. All add up to 1.

    Reading: with directions, somebody named by those who are often named; without, near to the share of all ties.

    Undefined: never.

    Source: Brin & Page 1998, pp. 107–117.
    """
    n = adjacency.n
    if not n:
        return np.zeros(0)
    out = np.asarray(adjacency.strengths.sum(axis=1)).ravel()
    leads = out > 0
    share = np.divide(1.0, out, out=np.zeros(n), where=leads)
    towards = adjacency.strengths.T.tocsr()
    ranks = np.full(n, 1 / n)
    for _ in range(_MOST_ROUNDS):
        loose = ranks[~leads].sum() / n
        after = (1 - DAMPING) / n + DAMPING * (towards @ (ranks * share) + loose)
        moved = np.abs(after - ranks).sum()
        ranks = after
        if moved < _CLOSE_ENOUGH:
            break
    return np.asarray(ranks)
