"""What chance would give: the same partners with as many ties each, tied at random, or in sectors dealt out anew.

What is said of a network is compared with these, so that nothing is told that partners with as many ties would show
anyway. They are drawn from a fixed seed in the order of `Adjacency.ids`: the same network always meets the same chance.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from netmap.analysis.adjacency import Adjacency, Floats

SEED = 20_260

NETWORKS = 199
"""How many networks are drawn: what none of twenty shows, fewer than ten of these do."""

NETWORKS_OF_MANY = 19
MANY_TIES = 5_000
"""From so many ties on fewer networks are drawn: figures of large networks hardly differ from one to the next."""

FIRST_ROUNDS = 10
ROUNDS_BETWEEN = 2
"""How often every tie is offered an exchange before the first network is taken, and between one and the next."""

RARE = 0.05
"""What at most such a share of the random networks shows is more than chance."""

Pairs = NDArray[np.int64]


def list_pairs(adjacency: Adjacency) -> Pairs:
    """Return the two ends of each tie by position, m × 2, the smaller first; directions do not count."""
    links = adjacency.undirected.links
    rows = adjacency.undirected.list_rows(links)
    pairs: Pairs = np.stack([rows, links.indices], axis=1)[rows < links.indices].astype(np.int64)
    return pairs


def rewire_networks(adjacency: Adjacency) -> NDArray[np.int32]:
    """Return the ends of all ties in random networks in which everybody has as many ties as here, count × m × 2.

    Two ties exchange their ends at random, again and again, as long as no tie comes twice or leads back to its
    beginning (Maslov & Sneppen 2002); one network is drawn from the next.
    """
    pairs = list_pairs(adjacency)
    draw = np.random.default_rng(SEED)
    count = NETWORKS if len(pairs) < MANY_TIES else NETWORKS_OF_MANY
    drawn = np.empty((count, *pairs.shape), dtype=np.int32)
    for number in range(count):
        for _ in range(ROUNDS_BETWEEN if number else FIRST_ROUNDS):
            pairs = _exchange_ends(pairs, adjacency.n, draw)
        drawn[number] = pairs
    return drawn


def _exchange_ends(pairs: Pairs, n: int, draw: np.random.Generator) -> Pairs:
    """Return the ties after one round in which each is offered to exchange an end with another."""
    half = len(pairs) // 2
    order = draw.permutation(len(pairs))
    one, other = order[:half], order[half : 2 * half]
    first, second = pairs[one], pairs[other]
    turned = draw.random(half) < 0.5  # noqa: PLR2004 - half of them: a tie has two ends
    second = np.where(turned[:, None], second[:, ::-1], second)
    new = np.stack([first[:, 0], second[:, 1]], axis=1), np.stack([second[:, 0], first[:, 1]], axis=1)
    numbers = [_number_pairs(ends, n) for ends in new]
    offered = np.sort(np.concatenate(numbers))
    taken = np.sort(np.concatenate([_number_pairs(pairs, n), offered[1:][offered[1:] == offered[:-1]]]))
    allowed = ~_is_among(numbers[0], taken) & ~_is_among(numbers[1], taken)
    allowed &= (new[0][:, 0] != new[0][:, 1]) & (new[1][:, 0] != new[1][:, 1])
    exchanged = pairs.copy()
    exchanged[one[allowed]], exchanged[other[allowed]] = new[0][allowed], new[1][allowed]
    return exchanged


def _number_pairs(pairs: Pairs, n: int) -> NDArray[np.int64]:
    return np.asarray(np.minimum(pairs[:, 0], pairs[:, 1]) * n + np.maximum(pairs[:, 0], pairs[:, 1]))


def _is_among(numbers: NDArray[np.int64], ordered: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which of some numbers are among others, which are in rising order."""
    return np.asarray(ordered.take(np.searchsorted(ordered, numbers), mode="clip") == numbers)


def build_ties(ends: NDArray[np.integer], strengths: Floats, n: int) -> Any:
    """Return ties among n as a symmetric CSR array, from the two ends of each and its strength."""
    one, other = ends.T
    both = np.concatenate([one, other]), np.concatenate([other, one])
    ties = sparse.csr_array(sparse.coo_array((np.tile(strengths, 2), both), shape=(n, n)))
    ties.sort_indices()
    return ties


def shuffle_sectors(adjacency: Adjacency) -> NDArray[np.int64]:
    """Return the main sectors dealt out anew among those who have one, count × n; the ties stay as they are."""
    draw = np.random.default_rng(SEED)
    known = np.flatnonzero(adjacency.sectors >= 0)
    dealt = np.tile(adjacency.sectors, (NETWORKS if len(known) < MANY_TIES else NETWORKS_OF_MANY, 1))
    dealt[:, known] = draw.permuted(dealt[:, known], axis=1)
    return dealt
