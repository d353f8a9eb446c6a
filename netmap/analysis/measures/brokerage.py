"""The roles in which an actor stands between two others, by their sectors (Gould & Fernandez).

A role is counted for every ordered pair a, b with a tie a → v, a tie v → b and none a → b. By the sectors of
a, v and b: coordinator (all the same), itinerant (a and b the same, v another), gatekeeper (v and b the same,
a another), representative (a and v the same, b another), liaison (three different); total is their sum.
R's `sna` writes w_I coordinator, w_O itinerant, b_OI gatekeeper, b_IO representative, b_O liaison. Without
directions every tie leads both ways, so that gatekeeper equals representative.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from netmap.analysis.adjacency import Adjacency, Floats, drop_undefined

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison", "total")

Counts = dict[str, Floats]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Brokerage:
    """Each role's counts, what chance would give, and by how many standard deviations they differ.

    All are arrays by position, with not-a-number for actors without a sector; `z` also where the standard
    deviation is 0.
    """

    raw: Counts
    expected: Counts
    z: Counts


def measure_brokerage(adjacency: Adjacency) -> Brokerage:
    """Return how often each actor stands between two others in each role, and how often it would by chance.

    Formula: with density d and p = d²(1−d), N actors, n_i of them in v's sector and n_j in another:
    coordinator p(n_i−1)(n_i−2); itinerant p Σ n_j(n_j−1); gatekeeper and representative p(N−n_i)(n_i−1);
    liaison p[(Σ n_j)² − Σ n_j²]; total p(N−1)(N−2). The variance is E(1−p) + K d³(1−d)³, with K the ordered
    pairs of triads of v that share a tie. z = (count − E) / sd.

    Reading: z above 2 means clearly more than somebody in a sector of this size would by chance.

    Undefined: for actors without a sector, who count for nobody else either; z also where sd is 0.

    Source: Gould & Fernandez 1989.
    """
    known = np.flatnonzero(adjacency.sectors >= 0)
    links = sparse.csr_array(adjacency.links[known][:, known])
    sectors = adjacency.sectors[known]
    raw = _count_roles(links, sectors)
    expected, variance = _expect_roles(links, sectors)
    z = {}
    for role in ROLES:
        deviation = np.sqrt(variance[role])
        deviation[deviation == 0] = np.nan
        z[role] = (raw[role] - expected[role]) / deviation
    return Brokerage(*(_spread(values, known, adjacency.n) for values in (raw, expected, z)))


def count_brokerage(adjacency: Adjacency) -> list[dict[str, int] | None]:
    """Return of each actor how often it stands in each role; None without a sector."""
    columns = [adjacency.derive(measure_brokerage).raw[role] for role in ROLES]
    rows = zip(*(np.nan_to_num(column).astype(int).tolist() for column in columns), strict=True)
    return _keep_known(adjacency, rows)


def expect_brokerage(adjacency: Adjacency) -> list[dict[str, float | None] | None]:
    """Return of each actor how often chance would put it into each role; None without a sector."""
    return _list_rows(adjacency, adjacency.derive(measure_brokerage).expected)


def score_brokerage(adjacency: Adjacency) -> list[dict[str, float | None] | None]:
    """Return of each actor by how many standard deviations each role differs from chance; None without a sector."""
    return _list_rows(adjacency, adjacency.derive(measure_brokerage).z)


def _list_rows(adjacency: Adjacency, counts: Counts) -> list[dict[str, float | None] | None]:
    return _keep_known(adjacency, zip(*(drop_undefined(counts[role]) for role in ROLES), strict=True))


def _keep_known(adjacency: Adjacency, rows: Iterable[tuple[Value, ...]]) -> list[dict[str, Value] | None]:
    """Return values by role of those who have a sector, None of the others."""
    known = (adjacency.sectors >= 0).tolist()
    return [dict(zip(ROLES, row, strict=True)) if one else None for one, row in zip(known, rows, strict=True)]


def _spread(values: Counts, known: NDArray[np.int64], n: int) -> Counts:
    found = {}
    for role, column in values.items():
        found[role] = np.full(n, np.nan)
        found[role][known] = column
    return found


def _count_roles(links: Any, sectors: NDArray[np.int64]) -> Counts:
    """Return the counts of each role, by sparse matrix products.

    Pairs a, b through v number in(v)·out(v); those with a = b or a tie a → b are taken off: they are the
    entries of `closed`, the ties and the diagonal.
    """
    closed = sparse.csr_array(links + sparse.eye_array(len(sectors), format="csr"))
    own, closed_own = _keep_within(links, sectors), _keep_within(closed, sectors)
    into, out = _sum_columns(links), _sum_rows(links)
    into_own, out_own = _sum_columns(own), _sum_rows(own)
    through = sparse.csr_array(links.T @ closed)
    total = into * out - _sum_rows(links * through)
    ends_own = into * out_own - _sum_rows(own * through)
    starts_own = into_own * out - _sum_rows(links * sparse.csr_array(own.T @ closed))
    coordinator = into_own * out_own - _sum_rows(own * sparse.csr_array(own.T @ closed_own))
    same_ends = _count_same_ends(links, sectors) - _sum_rows(links * sparse.csr_array(links.T @ closed_own))
    itinerant, gatekeeper = same_ends - coordinator, ends_own - coordinator
    representative = starts_own - coordinator
    liaison = total - coordinator - itinerant - gatekeeper - representative
    return dict(zip(ROLES, (coordinator, itinerant, gatekeeper, representative, liaison, total), strict=True))


def _keep_within(links: Any, sectors: NDArray[np.int64]) -> Any:
    """Return only those entries of a matrix that join two of one sector."""
    entries = links.tocoo()
    same = sectors[entries.row] == sectors[entries.col]
    kept = (entries.data[same], (entries.row[same], entries.col[same]))
    return sparse.csr_array(sparse.coo_array(kept, shape=entries.shape))


def _count_same_ends(links: Any, sectors: NDArray[np.int64]) -> Floats:
    """Return Σ_s in_s(v)·out_s(v), the pairs a, b of one sector, equal or tied ones among them."""
    size = int(sectors.max(initial=-1)) + 1
    ones, rows = np.ones(len(sectors)), np.arange(len(sectors))
    membership = sparse.csr_array(sparse.coo_array((ones, (rows, sectors)), shape=(len(sectors), size)))
    return _sum_rows(sparse.csr_array(links.T @ membership) * sparse.csr_array(links @ membership))


def _sum_rows(matrix: Any) -> Floats:
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()


def _sum_columns(matrix: Any) -> Floats:
    return np.asarray(matrix.sum(axis=0), dtype=np.float64).ravel()


def _expect_roles(links: Any, sectors: NDArray[np.int64]) -> tuple[Counts, Counts]:
    """Return each role's expected count and its variance, for every actor by the size of its sector."""
    n = len(sectors)
    density = links.nnz / (n * (n - 1)) if n > 1 else 0.0
    sizes = np.bincount(sectors).astype(float)
    own = sizes[sectors] - 1
    others = n - sizes[sectors]
    pairs = (sizes * (sizes - 1)).sum() - sizes[sectors] * own
    sharing = (sizes * (sizes - 1) * (sizes - 2)).sum() - sizes[sectors] * own * (own - 1)
    mixed = others**2 - pairs - others
    triads = {
        "coordinator": (own * (own - 1), 2 * own * (own - 1) * (own - 2)),
        "itinerant": (pairs, 2 * sharing),
        "gatekeeper": (others * own, others * own * (own + others - 2)),
        "representative": (others * own, others * own * (own + others - 2)),
        "liaison": (mixed, 2 * _count_mixed_sharing(sizes, sectors)),
        "total": (np.full(n, (n - 1.0) * (n - 2)), np.full(n, 2 * (n - 1.0) * (n - 2) * (n - 3))),
    }
    p = density**2 * (1 - density)
    expected = {role: p * count for role, (count, _) in triads.items()}
    shared = (density * (1 - density)) ** 3
    variance = {role: expected[role] * (1 - p) + shares * shared for role, (_, shares) in triads.items()}
    return expected, {role: np.maximum(values, 0.0) for role, values in variance.items()}


def _count_mixed_sharing(sizes: Floats, sectors: NDArray[np.int64]) -> Floats:
    """Return Σ_j n_j (M−n_j)(M−n_j−1) over the other sectors j, with M all actors of other sectors."""
    found = np.zeros(len(sizes))
    for sector in range(len(sizes)):
        rest = np.delete(sizes, sector)
        outside = rest.sum() - rest
        found[sector] = (rest * outside * (outside - 1)).sum()
    return found[sectors]
