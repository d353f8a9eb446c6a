"""What was asked and answered on a projected graph: the ground on which the unasked is filled in."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from netmap.analysis.adjacency import Adjacency
from netmap.analysis.projection import ActorGraph

Positions = NDArray[np.int64]
Flags = NDArray[np.bool_]
Ends = tuple[Positions, Positions]
"""The two ends of each of some ties, the smaller position first."""

FEWEST_ASKED = 3
"""With fewer who answered, beside us, nothing can be fitted on what they said."""


@dataclass(frozen=True, eq=False)
class Answers:
    """The known ties among actors in the order of their names, and on whose answers they rest.

    Everything else is by position in `ids`. `asked` says who was asked whom they work with, `ours` who is us: we know
    all ties of our own. `sectors` numbers the main sectors in the order of their names, −1 for none. `said` counts
    how often somebody asked told of a tie that is known from elsewhere too, `unsaid` how often they did not.
    """

    ids: tuple[str, ...]
    asked: Flags
    ours: Flags
    sectors: Positions
    ties: Ends
    said: int
    unsaid: int

    @property
    def n(self) -> int:
        """How many actors there are."""
        return len(self.ids)

    @property
    def respondents(self) -> int:
        """How many were asked, beside us."""
        return int(np.count_nonzero(self.asked & ~self.ours))

    @property
    def can_be_filled(self) -> bool:
        """Whether enough were asked to say from their answers what others might answer."""
        return self.respondents >= FEWEST_ASKED

    @property
    def unasked(self) -> Positions:
        """Those whom nobody has asked, without us."""
        return np.flatnonzero(~self.asked & ~self.ours)

    def count_unasked_pairs(self) -> int:
        """Return of how many pairs nobody was asked on either side."""
        left = len(self.unasked)
        return left * (left - 1) // 2

    def join(self, *, more: Ends | None = None, without_us: bool = False) -> Adjacency:
        """Return the known ties, with `more` where given, among all or without us, as what measures compute on."""
        one, other = self.ties
        if more is not None:
            one, other = np.concatenate([one, more[0]]), np.concatenate([other, more[1]])
        links = sparse.coo_array((np.ones(len(one)), (one, other)), shape=(self.n, self.n)).tocsr()
        links = sparse.csr_array(links + links.T)
        ids, sectors = self.ids, self.sectors
        if without_us and self.ours.any():
            kept = np.flatnonzero(~self.ours)
            links, ids, sectors = links[kept][:, kept], tuple(ids[at] for at in kept), sectors[kept]
        links.data = np.ones_like(links.data)
        links.sort_indices()
        return Adjacency(ids, links, directed=False, weighted=False, sectors=sectors, sector_ids=())


def find_answers(
    graph: ActorGraph, told: ActorGraph, asked: Collection[str], ours: Collection[str]
) -> Answers:
    """Return what was asked and answered.

    Parameters
    ----------
    graph
        Who is known to be tied to whom, with `name`, `sector_name` and of each tie its `kinds` where they are known.
    told
        An arrow from whoever told of a tie to whomever they named.
    asked, ours
        The ids of those who were asked whom they work with, and of us.
    """
    ids = tuple(sorted(graph, key=lambda one: _read(graph, one, "name").casefold()))
    place = {one: at for at, one in enumerate(ids)}
    pairs = {tuple(sorted((place[one], place[other]))) for one, other in graph.edges if one != other}
    ends = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    names = [_read(graph, one, "sector_name") for one in ids]
    number = {name: at for at, name in enumerate(sorted(set(filter(None, names))))}
    said, unsaid = _count_said(graph, told)
    return Answers(
        ids, np.array([one in asked for one in ids], dtype=bool), np.array([one in ours for one in ids], dtype=bool),
        np.array([number.get(name, -1) for name in names], dtype=np.int64), (ends[:, 0], ends[:, 1]), said, unsaid,
    )  # fmt: skip


def _read(graph: ActorGraph, actor: str, what: str) -> str:
    return str(graph.nodes[actor].get(what) or "")


def _count_said(graph: ActorGraph, told: ActorGraph) -> tuple[int, int]:
    """Return how often somebody who told of ties told of one that is known from elsewhere, and how often not.

    Elsewhere is the other side's answer, or a tie that was written down apart from answers.
    """
    telling = {teller for teller, _ in told.edges}
    said = unsaid = 0
    for one, other, about in graph.edges(data=True):
        written = _is_written_down(about, told.has_edge(one, other) or told.has_edge(other, one))
        for teller, named in ((one, other), (other, one)):
            if teller in telling and (written or told.has_edge(named, teller)):
                said += told.has_edge(teller, named)
                unsaid += not told.has_edge(teller, named)
    return said, unsaid


def _is_written_down(about: dict[str, Any], is_told: bool) -> bool:
    """Whether a tie is known apart from what its sides told."""
    return len(about.get("kinds", ())) > is_told
