"""How far a whole network hangs on its most central actor, and how it divides into core and rim."""

from dataclasses import dataclass

import numpy as np

from netmap.analysis.adjacency import Adjacency
from netmap.analysis.measures.betweenness import measure_betweenness

SMALLEST_STAR = 3


def measure_degree_centralization(adjacency: Adjacency) -> float | None:
    """Return how far ties gather on one actor.

    Formula: Σ_i (max_j k_j − k_i) / (n−1)(n−2), the same for a star; twice that when directed, where k counts
    both directions.

    Reading: 1 for a star, 0 when all have equally many ties.

    Undefined: with fewer than three actors.

    Source: Freeman 1979.
    """
    n = adjacency.n
    if n < SMALLEST_STAR:
        return None
    most = (n - 1) * (n - 2) * (2 if adjacency.directed else 1)
    return float((adjacency.degrees.max() - adjacency.degrees).sum()) / most


def measure_betweenness_centralization(adjacency: Adjacency) -> float | None:
    """Return how far passage gathers on one actor.

    Formula: Σ_i (max_j b_j − b_i) / (n−1), with normalised betweenness b.

    Reading: 1 for a star, 0 when equally much passes through everybody.

    Undefined: with fewer than three actors.

    Source: Freeman 1979.
    """
    n, betweenness = adjacency.n, adjacency.derive(measure_betweenness)
    return float((betweenness.max() - betweenness).sum()) / (n - 1) if n >= SMALLEST_STAR else None


@dataclass(frozen=True, slots=True)
class Core:
    """The actors of the core by position, and how well the division fits (None where undefined)."""

    members: tuple[int, ...]
    fit: float | None


def find_core(adjacency: Adjacency) -> Core:
    """Return the core: those who are tied to each other while the others are not.

    Formula: the set S with the fewest missing ties within S plus ties among the others; the first k actors by
    number of partners (then by name) are best for each k, so the best k is exact. Of equally good ones the
    largest is taken. Fit is the correlation of the ties with the ideal pattern, over all pairs within S and
    all pairs of others; ties between the two do not count.

    Reading: fit 1 means that everybody in the core is tied to each other and nobody else is.

    Undefined: no core without any tie; no fit where either side of the correlation does not vary.

    Source: Borgatti & Everett 2000; Lip 2011.
    """
    links = adjacency.undirected.links
    degrees = np.diff(links.indptr)
    if not links.nnz:
        return Core((), None)
    order = np.lexsort((np.arange(adjacency.n), -degrees))
    size = np.arange(adjacency.n + 1)
    errors = size * (size - 1) / 2 - np.concatenate([[0], np.cumsum(degrees[order])])
    best = int(np.flatnonzero(errors == errors.min())[-1])
    inside = np.zeros(adjacency.n, dtype=bool)
    inside[order[:best]] = True
    return Core(tuple(np.flatnonzero(inside).tolist()), _correlate_core(adjacency, inside))


def list_core(adjacency: Adjacency) -> tuple[str, ...]:
    """Return the ids of the core."""
    return adjacency.name(adjacency.derive(find_core).members)


def measure_core_fit(adjacency: Adjacency) -> float | None:
    """Return how well the division into core and rim fits."""
    return adjacency.derive(find_core).fit


def _correlate_core(adjacency: Adjacency, inside: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float | None:
    """Return the correlation of two yes/no variables over the pairs on one side: the phi coefficient."""
    links = adjacency.undirected.links
    rows = adjacency.undirected.list_rows(links)
    core, rim = int(inside.sum()), int((~inside).sum())
    within = float((inside[rows] & inside[links.indices]).sum()) / 2
    among = float((~inside[rows] & ~inside[links.indices]).sum()) / 2
    core_pairs, rim_pairs = core * (core - 1) / 2, rim * (rim - 1) / 2
    tied = within + among
    untied = core_pairs + rim_pairs - tied
    scale = core_pairs * rim_pairs * tied * untied
    return (within * (rim_pairs - among) - (core_pairs - within) * among) / scale**0.5 if scale else None
