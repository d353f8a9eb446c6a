"""How far each actor reaches beyond its own sector. Directions do not count; only main sectors do."""

from typing import Any

import numpy as np
from scipy import sparse

from netmap.analysis.adjacency import Adjacency, Counts, Floats
from netmap.analysis.measures.betweenness import measure_betweenness


def build_membership(adjacency: Adjacency) -> Any:
    """Return which actor (row) is in which main sector (column), as ones in a CSR array."""
    known = np.flatnonzero(adjacency.sectors >= 0)
    shape = (adjacency.n, len(adjacency.sector_ids))
    entries = (np.ones(len(known)), (known, adjacency.sectors[known]))
    return sparse.csr_array(sparse.coo_array(entries, shape=shape))


def count_sectors_reached(adjacency: Adjacency) -> Counts:
    """Return in how many sectors each actor has a partner.

    Formula: the number of different main sectors of all others one tie away.

    Reading: 5 means partners in five sectors.

    Undefined: never; 0 without a tie to anybody with a sector.

    Source: our own count.
    """
    return _count_sectors(adjacency, adjacency.undirected.links)


def count_sectors_reached_in_two_steps(adjacency: Adjacency) -> Counts:
    """Return in how many sectors each actor has somebody within two steps: a partner, or a partner of one.

    Formula: the number of different main sectors of all others at most two ties away.

    Reading: 12 means that partners and their partners are in twelve sectors.

    Undefined: never; 0 without anybody with a sector so near.

    Source: our own count.
    """
    links = adjacency.undirected.links
    within_two = sparse.csr_array(links + links @ links)
    within_two.setdiag(0)
    return _count_sectors(adjacency, within_two)


def _count_sectors(adjacency: Adjacency, reached: Any) -> Counts:
    by_sector = sparse.csr_array(reached @ adjacency.derive(build_membership))
    return np.asarray((by_sector > 0).sum(axis=1), dtype=np.int64).ravel()


def measure_participation(adjacency: Adjacency) -> Floats:
    """Return how evenly each actor's ties are spread over sectors.

    Formula: 1 − Σ_s (k_is / k_i)², with k_is the ties of i (their strength when weighted) to sector s and k_i
    those to all sectors.

    Reading: 0 means that all partners are in one sector; near 1, spread evenly over many.

    Undefined: without a tie to anybody with a sector.

    Source: Guimerà & Amaral 2005.
    """
    by_sector = sparse.csr_array(adjacency.undirected.strengths @ adjacency.derive(build_membership))
    whole = _sum_rows(by_sector)
    squares = _sum_rows(by_sector * by_sector)
    defined = np.where(whole > 0, whole, np.nan)
    return np.asarray(1 - squares / defined**2)


def measure_e_i(adjacency: Adjacency) -> Floats:
    """Return the E-I index of each actor, and of the whole.

    Formula: (E − I) / (E + I), with E the ties to other sectors and I those within the own one.

    Reading: −1 means only ties within the own sector, 1 only ties to others.

    Undefined: without a sector, or without a tie to anybody with one.

    Source: Krackhardt & Stern 1988.
    """
    whole, inside = adjacency.derive(_sum_by_side)
    return np.asarray((whole - 2 * inside) / np.where(whole > 0, whole, np.nan))


def measure_e_i_of_all(adjacency: Adjacency) -> float | None:
    """Return the E-I index of the whole: that of the ties of everybody together."""
    whole, inside = adjacency.derive(_sum_by_side)
    total = float(whole.sum())
    return float((whole - 2 * inside).sum()) / total if total else None


def _sum_by_side(adjacency: Adjacency) -> tuple[Floats, Floats]:
    """Return of each actor with a sector all ties to others with one, and those within its own."""
    membership = adjacency.derive(build_membership)
    by_sector = sparse.csr_array(adjacency.undirected.links @ membership)
    known = _sum_rows(membership) > 0
    return np.where(known, _sum_rows(by_sector), 0), _sum_rows(by_sector * membership)


def measure_bridging(adjacency: Adjacency) -> Floats:
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
    betweenness = adjacency.derive(measure_betweenness)
    return np.asarray(betweenness * inverse / np.where(around > 0, around, np.nan))


def _sum_rows(matrix: Any) -> Floats:
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
