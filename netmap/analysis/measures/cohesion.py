"""How far everybody hangs together: how many of the possible ties there are, answered and closed, and which parts they make."""

import numpy as np
from scipy.sparse.csgraph import connected_components

from netmap.analysis.adjacency import Adjacency


def count_actors(adjacency: Adjacency) -> int:
    """Return how many actors there are.

    Formula: n.

    Reading: the size that every share is a share of.

    Undefined: never.

    Source: our own count.
    """
    return adjacency.n


def count_ties(adjacency: Adjacency) -> int:
    """Return how many ties there are.

    Formula: m, the pairs of actors with a tie, whatever it is called and however often it was told; with directions
    each one counts by itself.

    Reading: twice as many, divided by the number of actors, are the ties of each on average.

    Undefined: never.

    Source: our own count.
    """
    return int(adjacency.links.nnz if adjacency.directed else adjacency.links.nnz // 2)


def measure_density(adjacency: Adjacency) -> float | None:
    """Return which part of all possible ties there is.

    Formula: m / (n(n−1)/2), or m / (n(n−1)) when directed.

    Reading: 1 means that everybody has a tie with everybody.

    Undefined: with fewer than two actors.

    Source: Wasserman & Faust 1994.
    """
    if adjacency.n <= 1:
        return None
    return float(adjacency.links.nnz) / (adjacency.n * (adjacency.n - 1))


def measure_reciprocity(adjacency: Adjacency) -> float | None:
    """Return which part of the ties is answered by one in the other direction.

    Formula: the ties from i to j of which there is one from j to i as well, divided by m.

    Reading: 1 means that whoever names somebody is named by them.

    Undefined: without directions, and without any tie.

    Source: Newman 2010 (reciprocity).
    """
    links = adjacency.links
    if not adjacency.directed or not links.nnz:
        return None
    return float(links.multiply(links.T).sum()) / float(links.nnz)


def measure_transitivity(adjacency: Adjacency) -> float | None:
    """Return how often two who have a tie with the same third have one with each other.

    Formula: 3 · triangles / pairs of ties that share an actor; directions do not count.

    Reading: 1 means that everybody's partners work together as well; near 0 all depends on those in between.

    Undefined: when nobody has two ties.

    Source: Newman 2003 (the clustering coefficient of a whole network).
    """
    links = adjacency.undirected.links
    degrees = np.asarray(links.sum(axis=1)).ravel()
    pairs = float((degrees * (degrees - 1)).sum())
    return float((links @ links).multiply(links).sum()) / pairs if pairs else None


def find_components(adjacency: Adjacency) -> tuple[tuple[str, ...], ...]:
    """Return the parts that hang together, largest first, then by the first name.

    Formula: two are in one part when a way along ties leads from one to the other, whatever the directions.
    `component_sizes` says how many are in each.

    Reading: several large parts do not know of each other; parts of one are those without any tie.

    Undefined: none in an empty network.

    Source: Wasserman & Faust 1994.
    """
    count, labels = connected_components(adjacency.links, directed=False)
    members: list[list[int]] = [[] for _ in range(count)]
    for actor, label in enumerate(labels.tolist()):
        members[label].append(actor)
    return tuple(map(adjacency.name, sorted(members, key=lambda group: (-len(group), group))))


def count_components(adjacency: Adjacency) -> int:
    """Return how many parts there are."""
    return len(adjacency.derive(find_components))


def list_component_sizes(adjacency: Adjacency) -> list[int]:
    """Return how many are in each part, largest first."""
    return [len(group) for group in adjacency.derive(find_components)]
