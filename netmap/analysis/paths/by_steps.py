"""How many shortest paths lead through each actor when every tie is one step long.

Brandes' two passes, for some sources together: a row for each actor, a column for each source, so that one step
outward or back from all of them is one product of the ties with such a matrix.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from netmap.analysis.adjacency import Floats
from netmap.analysis.paths.batches import Positions, map_batches

NUMBERS_AT_ONCE = 8_000
"""Size of one matrix, 64 KB: several of them fit in a processor's cache, and memory is handed out fast."""

FEWEST_SOURCES = 32
WORTH_LEAVING_OUT = 250_000
"""How many multiplications it takes to pay for picking out the rows that are needed."""

FEW_STEPS = 4
"""Up to so many steps, and one more for each tie that an actor has on average, products are fastest."""

EVERY_ROW = slice(None)


class TooManySteps(Exception):
    """Somebody is farther from somebody than was allowed for."""


def count_worthwhile_steps(links: Any) -> int:
    """Return up to how many steps between two actors `sum_by_steps` is the fastest way.

    It takes time with the steps; following one source after the other with the ties, and only where there is
    a way.
    """
    n = links.shape[0]
    shares = np.bincount(connected_components(links, directed=False)[1]) / n
    return int(shares @ shares * (FEW_STEPS + links.nnz / n))


def sum_by_steps(links: Any, most_steps: int, sources: Positions | None = None) -> Floats:
    """Return Σ σ_st(v) / σ_st over ordered pairs s ≠ v ≠ t for each v; `links` is a CSR array of ones.

    With `sources`, only the pairs that begin at one of these. Raises `TooManySteps` where two are more than `most_steps` apart.
    """
    n = links.shape[0]
    at_once = min(n, max(FEWEST_SOURCES, NUMBERS_AT_ONCE // n))
    narrow = (links.data, links.indices.astype(np.int32), links.indptr.astype(np.int32))
    ties = sparse.csr_array(narrow, shape=links.shape)
    _, parts = connected_components(ties, directed=False)
    total = np.zeros(n)
    for found in map_batches(n, at_once, lambda: _Room(ties, parts, at_once, most_steps).share_out, sources):
        total += found
    return total


@dataclass
class _Room:
    """The matrices for some sources at once, kept from batch to batch because making them anew costs time.

    `unseen` has ones where a source has not reached an actor yet; `paths` counts, step by step, the shortest
    paths to those that it reaches in exactly so many; `used` has the rows that this concerns, and their ties.
    """

    ties: Any
    parts: Any
    sources: int
    most_steps: int
    paths: list[Floats] = field(default_factory=list)
    used: list[tuple[Any, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        shape = self.ties.shape[0], self.sources
        self.unseen, self.near, self.spare, self.whole = (np.empty(shape) for _ in range(4))
        self.paths.append(np.empty(shape))
        self.back = self.ties.T

    def share_out(self, batch: Positions) -> Floats:
        """Return what the shortest paths from the actors of one batch add to each actor."""
        self._place_sources(batch)
        return self._share_back(self._count_paths())

    def _place_sources(self, batch: Positions) -> None:
        """Begin at the actors of `batch`; columns that it does not fill stay empty."""
        columns = np.arange(len(batch))
        self.unseen.fill(0)
        self.unseen[:, : len(batch)] = self.parts[:, None] == self.parts[batch]
        self.unseen[batch, columns] = 0
        self.paths[0].fill(0)
        self.paths[0][batch, columns] = 1
        self.used.clear()

    def _count_paths(self) -> int:
        """Count the paths outward; return the last step in which somebody was reached."""
        for step in range(self.most_steps + 1):
            rows, ties, turned = self._pick_rows(self.paths[step])
            self.used.append((rows, ties))
            if not self.unseen.any():
                return step
            if step + 1 == len(self.paths):
                self.paths.append(np.empty_like(self.unseen))
            found = turned @ self.paths[step][rows]
            np.multiply(found, self.unseen, out=self.paths[step + 1])
            np.minimum(self.paths[step + 1], 1, out=self.near)
            if not self.near.any():
                return step
            self.unseen -= self.near
        raise TooManySteps

    def _pick_rows(self, paths: Floats) -> tuple[Any, Any, Any]:
        """Return the rows that are not empty, their ties, these turned; all where picking does not pay."""
        work = self.ties.nnz * self.sources
        if work < WORTH_LEAVING_OUT:
            return EVERY_ROW, self.ties, self.back
        rows = np.flatnonzero(np.einsum("ij->i", paths))
        if (1 - rows.size / len(paths)) * work < WORTH_LEAVING_OUT:
            return EVERY_ROW, self.ties, self.back
        ties = self.ties[rows]
        return rows, ties, ties.T

    def _share_back(self, last: int) -> Floats:
        """Return the sum of Brandes' dependencies δ_s(v) = Σ_w σ_sv / σ_sw (1 + δ_s(w)) over the sources s."""
        total, depends = np.zeros(len(self.unseen)), self.whole
        for step in range(last, 1, -1):
            share = np.minimum(self.paths[step], 1, out=self.near)
            share /= np.maximum(self.paths[step], 1, out=self.spare)
            if step < last:
                depends += 1
                share *= depends
            rows, ties = self.used[step - 1]
            passed = ties @ share
            passed *= self.paths[step - 1][rows]
            total[rows] += np.einsum("ij->i", passed)
            depends = self._spread(rows, passed)
        return total

    def _spread(self, rows: Any, passed: Floats) -> Floats:
        """Return what was found for some rows as a whole matrix."""
        if rows is EVERY_ROW:
            return passed
        self.whole.fill(0)
        self.whole[rows] = passed
        return self.whole
