"""How far each actor's partners are already tied to each other (Burt's structural holes).

All four measures read z_ij = a_ij + a_ji, the strength between two in both directions together,
p_ij = z_ij / Σ_q z_iq, the share of i's ties that goes to j, and N, the number of i's partners.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from netmap.analysis.adjacency import Adjacency, Floats


@dataclass(frozen=True)
class StructuralHoles:
    """The matrices that the four measures of one network share."""

    adjacency: Adjacency

    @cached_property
    def partners(self) -> Floats:
        """How many partners each actor has, whatever the direction."""
        return np.asarray(np.diff(self.adjacency.mutual.indptr), dtype=np.float64)

    @cached_property
    def shares(self) -> Any:
        """The matrix p."""
        mutual = self.adjacency.mutual
        whole = np.asarray(mutual.sum(axis=1)).ravel()
        shares = mutual.copy()
        shares.data = mutual.data / whole[self.adjacency.list_rows(mutual)]
        return shares

    @cached_property
    def dyads(self) -> Any:
        """Burt's c_ij for all partners i, j; nothing is stored for other pairs."""
        pattern = self.adjacency.mutual.copy()
        pattern.data = np.ones_like(pattern.data)
        dyads = sparse.csr_array(self.shares + (self.shares @ self.shares) * pattern)
        dyads.data = dyads.data**2
        return dyads


def measure_constraint(adjacency: Adjacency) -> Floats:
    """Return how closely each actor is held by partners who are tied to each other.

    Formula: C_i = Σ_j (p_ij + Σ_q p_iq p_qj)², over the partners j and all q other than i and j, with
    p_ij = z_ij / Σ_q z_iq and z_ij = a_ij + a_ji, the strength between two in both directions together (1 a
    direction when unweighted).

    Reading: low means free to connect people who have no other tie; 1 means that everything goes through
    one partner. It can exceed 1 with two or three partners.

    Undefined: without any tie.

    Source: Burt 1992.
    """
    holes = adjacency.derive(StructuralHoles)
    total = np.asarray(holes.dyads.sum(axis=1)).ravel()
    return np.where(holes.partners > 0, total, np.nan)


def measure_effective_size(adjacency: Adjacency) -> Floats:
    """Return how many separate circles each actor reaches.

    Formula: Σ_j (1 − Σ_q p_iq m_jq) over the partners j and all q other than i and j, with
    m_jq = z_jq / max_k z_jk.

    Reading: the number of partners, less what they have to do with each other.

    Undefined: without any tie.

    Source: Burt 1992.
    """
    holes, mutual = adjacency.derive(StructuralHoles), adjacency.mutual
    strongest = np.ones(adjacency.n)
    tied = holes.partners > 0
    strongest[tied] = np.maximum.reduceat(mutual.data, mutual.indptr[:-1][tied]) if tied.any() else 1
    marginal = mutual.copy()
    marginal.data = mutual.data / strongest[adjacency.list_rows(mutual)]
    pattern = mutual.copy()
    pattern.data = np.ones_like(pattern.data)
    redundancy = np.asarray(((holes.shares @ marginal.T) * pattern).sum(axis=1)).ravel()
    return np.where(tied, holes.partners - redundancy, np.nan)


def measure_efficiency(adjacency: Adjacency) -> Floats:
    """Return which part of each actor's partners is not redundant.

    Formula: effective size / N.

    Reading: 1 means that no two partners are tied to each other.

    Undefined: without any tie.

    Source: Burt 1992.
    """
    partners = adjacency.derive(StructuralHoles).partners
    return np.asarray(adjacency.derive(measure_effective_size) / np.where(partners > 0, partners, np.nan))


def measure_hierarchy(adjacency: Adjacency) -> Floats:
    """Return how far each actor's constraint comes from one partner alone.

    Formula: Σ_j r_j ln r_j / (N ln N), with r_j = c_ij / (C_i / N); 1 when N is 1.

    Reading: 0 means that all partners hold equally, 1 that one of them does.

    Undefined: without any tie.

    Source: Burt 1992.
    """
    holes, constraint = adjacency.derive(StructuralHoles), adjacency.derive(measure_constraint)
    partners, dyads = holes.partners, holes.dyads
    rows = adjacency.list_rows(dyads)
    ratio = dyads.data / (constraint / np.where(partners > 0, partners, np.nan))[rows]
    summed = np.bincount(rows, ratio * np.log(ratio), minlength=adjacency.n)
    scale = np.where(partners > 1, partners * np.log(np.maximum(partners, 2)), np.nan)
    return np.asarray(np.where(partners == 1, 1.0, summed / scale))
