"""How many ties an actor has, and how strong they are together."""

from netmap.analysis.adjacency import Adjacency, Floats


def measure_degree(adjacency: Adjacency) -> Floats:
    """Return how many ties each actor has.

    Formula: the number of ties at i; with directions those from i and those to i, which `out_degree` and
    `in_degree` tell apart.

    Reading: with how many others somebody has to do.

    Undefined: never; 0 without any tie.

    Source: Freeman 1979.
    """
    return adjacency.degrees


def measure_strength(adjacency: Adjacency) -> Floats:
    """Return how strong each actor's ties are together.

    Expects a weighted `adjacency`.

    Formula: Σ_j s_ij with strengths from 1 to 5, 1 for a tie without one; with directions both are counted.
    Of several ties between two, and of the two directions of one unless directions are kept, the strongest
    counts. (R's igraph adds them up.)

    Reading: the same number of ties can be a few that carry much or many that carry little.

    Undefined: never; 0 without any tie.

    Source: Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004.
    """
    return adjacency.sum_both_ways(adjacency.strengths)
