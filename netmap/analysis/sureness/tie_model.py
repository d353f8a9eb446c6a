"""How likely a tie is between two who were not asked, as far as those who were asked tell.

A rate for each pair: r_ij = θ_i θ_j λ_st g(c), so that a tie is there with probability 1 − exp(−r). θ is how readily
somebody has ties, λ what two sectors have, g what partners in common make of it. One with many ties says little: each
counts as one over the number of its ties (resource allocation: Zhou, Lü and Zhang 2009, European Physical Journal B
71, 623–630), and c is the step of `CLOSENESS` on which their sum stands. All are shrunk by what is common to
everybody, the more the less was asked about them (empirical Bayes with Gamma priors; a few rounds of EM).
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import gammaln

from netmap.analysis.adjacency import Floats
from netmap.analysis.sureness.answers import Answers, Ends, Flags, Positions

ROUNDS = 40
SHAPES = np.geomspace(0.4, 40, 24)
"""The shapes that a Gamma prior may have: 0.4 where they differ by much, 40 where all are nearly alike."""

SHAPE_EVERY = 5
"""In every so many rounds the shapes are found anew."""

CLOSENESS = np.array([0.0, 0.05, 0.1, 0.2, 0.3, 0.5])
"""Where the steps begin on which partners in common stand; two without any stand below the first."""

_ROUNDING = 1e-9

ALIKE = 0.5
"""How many ties' worth of evidence speaks for partners in common making no difference.

Where circles are close, few ties are expected among those with many partners in common: more than this would hold
them back, and then too many ties are expected from one circle to another.
"""

MOST_EVENTS = 3.0
"""A tie that is all but certain counts as so many events: where all pairs of a kind are tied, there is no limit else."""

SURE_TO_SAY = 4.5, 5.0
"""What is thought of telling before anything is known: nine of ten ties are told of, with the weight of five ties."""

MOST_NOTED = 0.9
"""At most this share of the ties among those who were not asked counts as written down already."""


@dataclass(frozen=True, eq=False)
class SharedPartners:
    """The pairs with a partner in common who was asked: their ends, and on which step of `CLOSENESS` they stand, from 1."""

    ends: Ends
    step: Positions
    n: int

    @property
    def keys(self) -> NDArray[np.int64]:
        """One number for each pair, in rising order."""
        return self.ends[0] * self.n + self.ends[1]

    def find(self, one: Positions, other: Positions) -> Positions:
        """Return on which step some pairs stand, 0 for those without a partner in common."""
        keys, wanted = self.keys, one * self.n + other
        if not len(keys):
            return np.zeros(len(wanted), dtype=np.int64)
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[at] == wanted, self.step[at], 0)


@dataclass(frozen=True, eq=False)
class TieModel:
    """What was fitted; everything is by position in `Answers`, and we are left out.

    Of actors: `ties` counted and `expected` for each (θ is their ratio, shrunk); of two sectors likewise. `chances`
    say how likely each of `SHAPES` is. `hidden` is the share of the ties that is still unknown, by how many of the two
    were asked. `shared` are the pairs with a partner in common, as `key`, one, other, and their `lift` g.
    """

    sectors: Positions
    asked: Flags
    ties: Floats
    expected: Floats
    sector_ties: Floats
    sector_expected: Floats
    sector_usual: Floats
    chances: Floats
    sector_chances: Floats
    hidden: Floats
    shared: SharedPartners
    lift: Floats


def fit_ties(answers: Answers) -> TieModel:
    """Return what those who were asked tell of ties, fitted; the same for the same names."""
    return _Fit(answers).run()


def _find_shared(answers: Answers, ends: Ends) -> SharedPartners:
    n = answers.n
    links = sparse.coo_array((np.ones(len(ends[0])), ends), shape=(n, n)).tocsr()
    asked = np.flatnonzero(answers.asked & ~answers.ours)
    links = sparse.csr_array(links + links.T)
    says = 1 / np.maximum(np.asarray(links.sum(axis=1)).ravel()[asked], 1.0)
    to_asked = links[:, asked]
    both = sparse.triu(to_asked @ sparse.diags_array(says) @ to_asked.T, 1).tocsr()
    both.sort_indices()
    pairs = both.tocoo()
    step = np.searchsorted(CLOSENESS, pairs.data + _ROUNDING, side="right")
    return SharedPartners((pairs.row.astype(np.int64), pairs.col.astype(np.int64)), step, n)


@dataclass
class _Fit:
    """The rounds of EM: events behind each known tie, then actors, sectors, partners in common, what is noted."""

    answers: Answers
    noted: float = 0.1
    shape: float = 3.0
    sector_shape: float = 3.0
    lift: Floats = field(default_factory=lambda: np.ones(len(CLOSENESS) + 1))

    def __post_init__(self) -> None:
        answers = self.answers
        self.n = answers.n
        self.asked = answers.asked & ~answers.ours
        # Ties of ours say how well we know the map, not how others are tied.
        among_others = ~(answers.ours[answers.ties[0]] | answers.ours[answers.ties[1]])
        self.ends: Ends = (answers.ties[0][among_others], answers.ties[1][among_others])
        count = int(answers.sectors.max(initial=-1)) + 2
        self.sectors = np.where(answers.sectors < 0, count - 1, answers.sectors)
        self.there = np.zeros((self.n, count))
        self.there[np.arange(self.n), self.sectors] = ~answers.ours
        self.within = np.eye(count, dtype=bool)
        self.once = np.triu(np.ones((count, count), dtype=bool))
        self.theta = np.where(answers.ours, 0.0, 1.0)
        self.rates = np.full((count, count), 0.05)
        self.shared = _find_shared(answers, self.ends)
        self.asked_of_two = self._count_asked(self.ends)
        self.asked_of_shared = self._count_asked(self.shared.ends)
        self.in_common = self.shared.find(*self.ends)
        first, weight = SURE_TO_SAY
        telling = (answers.said + first) / (answers.said + answers.unsaid + weight)
        self.told = 1 / (2 - telling)

    def _count_asked(self, ends: Ends) -> Positions:
        return np.asarray(self.asked[ends[0]].astype(np.int64) + self.asked[ends[1]])

    @property
    def seen(self) -> Floats:
        """Which share of ties is known, by how many of the two were asked."""
        return np.array([self.noted, 1 - (1 - self.told) * (1 - self.noted), 1.0])

    def run(self) -> TieModel:
        for number in range(ROUNDS):
            events = self._count_events()
            shapes = number % SHAPE_EVERY == SHAPE_EVERY - 1
            ties, expected = self._fit_actors(events, shapes)
            sector_ties, sector_expected, usual = self._fit_sectors(events, shapes)
            self._fit_lift(events, sector_expected)
            self._fit_noted(events)
        scaled = (sector_expected * usual)[self.once]
        unsaid = (1 - self.told) * (1 - self.noted)
        return TieModel(
            self.sectors, self.asked, ties, expected, sector_ties, sector_expected, usual,
            _weigh_shapes(ties, expected, self.theta > 0), _weigh_shapes(sector_ties[self.once], scaled, scaled > 0),
            np.array([1 - self.noted, unsaid, 0.0]), self.shared, self.lift,
        )  # fmt: skip

    def _rate(self, ends: Ends, asked_of_two: Positions) -> Floats:
        one, other = ends
        rate = self.theta[one] * self.theta[other] * self.rates[self.sectors[one], self.sectors[other]]
        return np.asarray(rate * self.seen[asked_of_two])

    def _count_events(self) -> Floats:
        """Return how many events are thought to be behind each known tie, at least one."""
        rate = self._rate(self.ends, self.asked_of_two) * self.lift[self.in_common]
        rate = np.clip(rate, 1e-12, MOST_EVENTS)
        return np.asarray(rate / -np.expm1(-rate))

    def _sum_by_class(self) -> tuple[Floats, Floats]:
        """Return θ summed by sector, of those who were asked and of the others."""
        return self.there.T @ (self.theta * self.asked), self.there.T @ (self.theta * ~self.asked)

    def _fit_actors(self, events: Floats, shapes: bool) -> tuple[Floats, Floats]:
        none, single, both = self.seen
        asked, others = self._sum_by_class()
        by_sector = np.where(
            self.asked[:, None], both * asked + single * others, single * asked + none * others
        )
        expected = np.einsum("ij,ij->i", by_sector, self.rates[self.sectors])
        own = np.where(self.asked, both, none)
        expected -= own * self.rates[self.sectors, self.sectors] * self.theta
        one, other = self.shared.ends
        more = (self.lift[self.shared.step] - 1) * self.rates[self.sectors[one], self.sectors[other]]
        more *= self.seen[self.asked_of_shared]
        expected += _sum_at(one, more * self.theta[other], self.n)
        expected += _sum_at(other, more * self.theta[one], self.n)
        expected = np.maximum(expected, 1e-9)
        ties = _sum_at(self.ends[0], events, self.n) + _sum_at(self.ends[1], events, self.n)
        there = self.theta > 0
        if shapes:
            self.shape = SHAPES[np.argmax(_weigh_shapes(ties, expected, there))]
        self.theta = np.where(there, (self.shape + ties) / (self.shape + expected), 0.0)
        self.theta /= self.theta[there].mean()
        return ties, expected

    def _fit_sectors(self, events: Floats, shapes: bool) -> tuple[Floats, Floats, Floats]:
        none, single, both = self.seen
        asked, others = self._sum_by_class()
        across = np.outer(asked, others)
        expected = (
            both * np.outer(asked, asked) + single * (across + across.T) + none * np.outer(others, others)
        )
        alone = self.there.T @ (self.theta**2 * np.where(self.asked, both, none))
        expected[self.within] = (expected[self.within] - alone) / 2
        one, other = self.shared.ends
        more = (self.lift[self.shared.step] - 1) * self.theta[one] * self.theta[other]
        expected += self._sum_by_sectors(self.shared.ends, more * self.seen[self.asked_of_shared])
        expected = np.maximum(expected, 0.0)
        ties = self._sum_by_sectors(self.ends, events)
        usual = np.where(
            self.within,
            _find_usual(ties, expected, self.within),
            _find_usual(ties, expected, self.once & ~self.within),
        )
        if shapes:
            scaled = (expected * usual)[self.once]
            self.sector_shape = SHAPES[np.argmax(_weigh_shapes(ties[self.once], scaled, scaled > 0))]
        self.rates = (self.sector_shape + ties) / (self.sector_shape / usual + expected)
        return ties, expected, usual

    def _sum_by_sectors(self, ends: Ends, values: Floats) -> Floats:
        size = len(self.within)
        flat = self.sectors[ends[0]] * size + self.sectors[ends[1]]
        found = _sum_at(flat, values, size * size).reshape(size, size)
        found = found + found.T
        found[self.within] /= 2
        return np.asarray(found)

    def _fit_lift(self, events: Floats, sector_expected: Floats) -> None:
        """Find by how much partners in common make a tie likelier: known ties over those expected without that."""
        base = self._rate(self.shared.ends, self.asked_of_shared)
        expected = _sum_at(self.shared.step, base, len(self.lift))
        whole = (sector_expected * self.rates)[self.once].sum()
        expected[0] = max(0.0, whole - (self.lift[self.shared.step] * base).sum())
        known = _sum_at(self.in_common, events, len(self.lift))
        lift = (ALIKE + known) / (ALIKE + expected)
        self.lift = lift / lift[0]

    def _fit_noted(self, events: Floats) -> None:
        """Find which share of the ties among those who were not asked is written down all the same."""
        others = self.there.T @ (self.theta * ~self.asked)
        alone = self.there.T @ (self.theta**2 * ~self.asked)
        possible = (others @ self.rates @ others - alone @ self.rates.diagonal()) / 2
        self.noted = min(MOST_NOTED, float(events[self.asked_of_two == 0].sum() / (possible + 1.0)))


def _sum_at(places: Positions, values: Floats, count: int) -> Floats:
    return np.bincount(places, values, count).astype(np.float64)


def _find_usual(ties: Floats, expected: Floats, where: Flags) -> float:
    """Return the rate that some pairs of sectors have together."""
    return float((ties[where].sum() + 0.5) / (expected[where].sum() + 1.0))


def _weigh_shapes(ties: Floats, expected: Floats, where: Flags) -> Floats:
    """Return how likely each of `SHAPES` is, by how much counts differ from what is expected (negative binomial)."""
    shape, known, mean = SHAPES[:, None], ties[where], np.maximum(expected[where], 1e-12)
    likely = gammaln(shape + known) - gammaln(shape) + shape * np.log(shape / (shape + mean))
    likely = (likely + known * np.log(mean / (shape + mean))).sum(axis=1)
    weight = np.exp(likely - likely.max())
    return np.asarray(weight / weight.sum())
