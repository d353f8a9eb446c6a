"""Those who were asked beside those who were not: how far a network shows whom somebody spoke with."""

from collections.abc import Collection
from dataclasses import dataclass

from netmap.analysis.projection import ActorGraph


@dataclass(frozen=True, slots=True)
class Respondents:
    """How many said whom they work with, and the ties among them, with the rest, and among the rest.

    `density…` is None where no tie would be possible, `mean_degree…` where nobody is.
    """

    respondents: int
    rest: int
    response_rate: float
    density_among_respondents: float | None
    density_between: float | None
    density_among_rest: float | None
    mean_degree_of_respondents: float | None
    mean_degree_of_rest: float | None


def compare_respondents(graph: ActorGraph, asked: Collection[str]) -> Respondents | None:
    """Return how those who were asked compare with the rest; None where nobody was.

    Formula: of r who were asked and q who were not, the ties among the first divided by r(r−1)/2, between both by rq,
    among the rest by q(q−1)/2; the mean number of ties of each. Directions do not count.

    Reading: where those asked have many more ties than the rest, the others were only not asked: do not call them
    loose. A tie among the rest is one that somebody else wrote down.

    Undefined: when nobody was asked.

    Source: Stork & Richards 1992 (those who do not respond in studies of communication networks).
    """
    told = frozenset(asked) & set(graph)
    if not told:
        return None
    r, q = len(told), len(graph) - len(told)
    pairs = {frozenset(pair) for pair in graph.edges if pair[0] != pair[1]}
    among = sum(pair <= told for pair in pairs)
    apart = sum(pair.isdisjoint(told) for pair in pairs)
    between = len(pairs) - among - apart
    return Respondents(
        r, q, r / len(graph),
        _divide(among, r * (r - 1) / 2), _divide(between, r * q), _divide(apart, q * (q - 1) / 2),
        _divide(2 * among + between, r), _divide(2 * apart + between, q),
    )  # fmt: skip


def _divide(count: int, possible: float) -> float | None:
    return count / possible if possible else None
