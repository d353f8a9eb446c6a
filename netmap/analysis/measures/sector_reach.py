"""How far each actor reaches beyond its own sector. Directions do not count; only main sectors do."""

from typing import Any

import numpy as np
from scipy import sparse

from netmap.analysis.adjacency import Adjacency, Floats


def build_membership(adjacency: Adjacency) -> Any:
    """Return which actor (row) is in which main sector (column), as ones in a CSR array."""
    known = np.flatnonzero(adjacency.sectors >= 0)
    shape = (adjacency.n, len(adjacency.sector_ids))
    entries = (np.ones(len(known)), (known, adjacency.sectors[known]))
    return sparse.csr_array(sparse.coo_array(entries, shape=shape))


def count_sectors_reached(adjacency: Adjacency) -> tuple[Floats, Floats]:
    """Return in how many sectors each actor has somebody: among its partners, and within two steps.

    Formula: the number of different main sectors of all others at most one, and at most two, ties away.

    Reading: 5 and 12 mean partners in five sectors, and in twelve with the partners of partners.

    Undefined: never; 0 without a tie to anybody with a sector.

    Source: our own count.
    """
    links, membership = adjacency.undirected.links, build_membership(adjacency)
    within_two = sparse.csr_array(links + links @ links)
    within_two.setdiag(0)
    near, far = sparse.csr_array(links @ membership), sparse.csr_array(within_two @ membership)
    return _count_entries(near), _count_entries(far)


def _count_entries(matrix: Any) -> Floats:
    return np.asarray((matrix > 0).sum(axis=1), dtype=np.float64).ravel()


def measure_participation(adjacency: Adjacency) -> Floats:
    """Return how evenly each actor's ties are spread over sectors.

    Formula: 1 − Σ_s (k_is / k_i)², with k_is the ties of i (their strength when weighted) to sector s and k_i
    those to all sectors.

    Reading: 0 means that all partners are in one sector; near 1, spread evenly over many.

    Undefined: without a tie to anybody with a sector.

    Source: Guimerà & Amaral 2005.
    """
    by_sector = sparse.csr_array(adjacency.undirected.strengths @ build_membership(adjacency))
    whole = _sum_rows(by_sector)
    squares = _sum_rows(by_sector * by_sector)
    defined = np.where(whole > 0, whole, np.nan)
    return np.asarray(1 - squares / defined**2)


def measure_e_i(adjacency: Adjacency) -> tuple[Floats, float | None]:
    """Return the E-I index of each actor, and of the whole.

    Formula: (E − I) / (E + I), with E the ties to other sectors and I those within the own one.

    Reading: −1 means only ties within the own sector, 1 only ties to others.

    Undefined: without a sector, or without a tie to anybody with one.

    Source: Krackhardt & Stern 1988.
    """
    membership = build_membership(adjacency)
    by_sector = sparse.csr_array(adjacency.undirected.links @ membership)
    known = _sum_rows(membership) > 0
    whole = np.where(known, _sum_rows(by_sector), 0)
    inside = _sum_rows(by_sector * membership)
    values = (whole - 2 * inside) / np.where(whole > 0, whole, np.nan)
    total = float(whole.sum())
    return np.asarray(values), float((whole - 2 * inside).sum()) / total if total else None


def measure_bridging(adjacency: Adjacency, betweenness: Floats) -> Floats:
    """Return how far each actor is a narrow passage between better connected parts.

    Formula: betweenness × (1/k_v) / Σ_i (1/k_i) over the partners i, with k the number of partners.

    Reading: high for somebody with few ties, to partners with many, through whom much passes.

    Undefined: without any tie, or where betweenness is.

    Source: Hwang, Kim, Ramanathan & Zhang 2008.
    """
    links = adjacency.undirected.links
    degrees = _sum_rows(links)
    inverse = 1 / np.where(degrees > 0, degrees, np.nan)
    around = np.asarray(links @ np.nan_to_num(inverse))
    return np.asarray(betweenness * inverse / np.where(around > 0, around, np.nan))


def _sum_rows(matrix: Any) -> Floats:
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
