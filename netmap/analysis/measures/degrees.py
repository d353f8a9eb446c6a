"""How many ties an actor has, and how strong they are together."""

import numpy as np

from netmap.analysis.adjacency import Adjacency, Counts, Floats


def measure_degree(adjacency: Adjacency) -> Counts:
    """Return how many ties each actor has.

    Formula: the number of ties at i; with directions those from i and those to i, which `out_degree` and
    `in_degree` tell apart.

    Reading: with how many others somebody has to do.

    Undefined: never; 0 without any tie.

    Source: Freeman 1979.
    """
    return adjacency.degrees.astype(np.int64)


def count_ties_to(adjacency: Adjacency) -> Counts:
    """Return how many ties lead to each actor."""
    return np.bincount(adjacency.links.indices, minlength=adjacency.n)


def count_ties_from(adjacency: Adjacency) -> Counts:
    """Return how many ties lead away from each actor."""
    return np.asarray(np.diff(adjacency.links.indptr), dtype=np.int64)


def measure_strength(adjacency: Adjacency) -> Floats:
    """Return how strong each actor's ties are together.

    Formula: Σ_j s_ij with strengths from 1 to 5, 1 for a tie without one; with directions both are counted.
    Of several ties between two, and of the two directions of one unless directions are kept, the strongest
    counts. (R's igraph adds them up.)

    Reading: the same number of ties can be a few that carry much or many that carry little.

    Undefined: never; 0 without any tie.

    Source: Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004.
    """
    return adjacency.sum_both_ways(adjacency.ratings)
