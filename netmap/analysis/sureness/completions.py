"""Maps as they might be if everybody had been asked: the known ties, and likely ones among those who were not."""

from collections.abc import Iterator

import numpy as np

from netmap.analysis.adjacency import Floats
from netmap.analysis.sureness.answers import Answers, Ends, Flags, Positions
from netmap.analysis.sureness.tie_model import SHAPES, TieModel, fit_ties

SEED = 20260503
"""Draws are the same each time, so that a page and a command say the same."""

MANY, SOME, FEW = 100, 50, 20
UP_TO_MANY, UP_TO_SOME = 250, 1_000
"""Up to how many actors a map is filled in `MANY` and `SOME` times; a larger one `FEW` times."""


def count_completions(n: int) -> int:
    """Return how often a map of `n` actors is filled in."""
    return MANY if n <= UP_TO_MANY else SOME if n <= UP_TO_SOME else FEW


def draw_completions(answers: Answers, count: int) -> Iterator[Ends]:
    """Yield, `count` times, the ties that may be there beside the known ones.

    What was fitted is itself not sure, so each time its parts are drawn first.
    """
    model, random = fit_ties(answers), np.random.default_rng(SEED)
    for _ in range(count):
        yield _draw_ties(model, random, ~answers.ours)


def _draw_ties(model: TieModel, random: np.random.Generator, there: Flags) -> Ends:
    shape = random.choice(SHAPES, p=model.chances)
    theta = np.where(there, random.gamma(shape + model.ties) / (shape + model.expected), 0.0)
    shape = random.choice(SHAPES, p=model.sector_chances)
    rates = random.gamma(shape + model.sector_ties) / (shape / model.sector_usual + model.sector_expected)
    rates = np.triu(rates) + np.triu(rates, 1).T
    apart = _draw_apart(model, random, theta, rates)
    near = _draw_near(model, random, theta, rates)
    return np.concatenate([apart[0], near[0]]), np.concatenate([apart[1], near[1]])


def _draw_near(model: TieModel, random: np.random.Generator, theta: Floats, rates: Floats) -> Ends:
    """Draw among those with a partner in common, pair by pair."""
    one, other = model.shared.ends
    rate = theta[one] * theta[other] * rates[model.sectors[one], model.sectors[other]]
    rate *= model.lift[model.shared.step]
    rate *= model.hidden[model.asked[one].astype(np.int64) + model.asked[other]]
    drawn = random.random(len(rate)) < -np.expm1(-rate)
    return one[drawn], other[drawn]


def _draw_apart(model: TieModel, random: np.random.Generator, theta: Floats, rates: Floats) -> Ends:
    """Draw among all others, in time that grows with the ties, not with the pairs.

    Ties between two classes (a sector's asked, a sector's others) are a Poisson number of events, each between two
    who are picked by how readily they have ties; several events between two are one tie.
    """
    size = len(rates)
    classes = model.sectors + size * model.asked
    order = np.argsort(classes, kind="stable")
    reach = np.concatenate([[0.0], np.cumsum(theta[order])])
    bounds = np.searchsorted(classes[order], np.arange(2 * size + 1))
    weight = np.diff(reach[bounds])
    hidden = np.block([
        [np.full((size, size), model.hidden[0]), np.full((size, size), model.hidden[1])],
        [np.full((size, size), model.hidden[1]), np.full((size, size), model.hidden[2])],
    ])  # fmt: skip
    mean = np.outer(weight, weight) * np.tile(rates, (2, 2)) * hidden / 2
    events = random.poisson(mean)
    first, second = np.repeat(np.indices(events.shape).reshape(2, -1), events.ravel(), axis=1)

    def pick(class_of: Positions) -> Positions:
        low, high = reach[bounds[class_of]], reach[bounds[class_of + 1]]
        at = np.searchsorted(reach, low + (high - low) * random.random(len(class_of)), side="right") - 1
        return np.asarray(order[np.minimum(at, len(order) - 1)])

    ends = np.sort([pick(first), pick(second)], axis=0)
    one, other = ends[:, ends[0] != ends[1]]
    apart = model.shared.find(one, other) == 0
    return one[apart], other[apart]
