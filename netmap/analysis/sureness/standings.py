"""In which share of the maps that may be what is told of the known one still holds."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from netmap.analysis.adjacency import Adjacency, Floats
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.brokerage import measure_brokerage
from netmap.analysis.measures.cuts import find_cuts
from netmap.analysis.sureness.answers import Answers, Ends, Flags, Positions
from netmap.analysis.sureness.asking import choose_whom_to_ask
from netmap.analysis.sureness.completions import count_completions, draw_completions

PLACES = 10
"""Up to which place a rank matters: nobody tells of more."""


def rank_places(values: Floats) -> Positions:
    """Return the place of each, from 0 for the largest; of equal ones the first in order comes first."""
    order = np.argsort(-np.nan_to_num(values), kind="stable")
    places = np.empty(len(values), dtype=np.int64)
    places[order] = np.arange(len(values))
    return places


@dataclass(frozen=True, eq=False)
class Sureness:
    """A map filled in several times, and what holds in it how often; each is worked out when first asked for.

    `maps` are the ties drawn each time beside the known ones. Shares are from 0 to 1.
    """

    answers: Answers
    maps: tuple[Ends, ...]
    _filled: list[Adjacency] = field(default_factory=list, init=False, repr=False)

    @property
    def count(self) -> int:
        """How often the map was filled in."""
        return len(self.maps)

    @cached_property
    def place(self) -> dict[str, int]:
        """The position of each actor."""
        return {one: at for at, one in enumerate(self.answers.ids)}

    @cached_property
    def filled(self) -> tuple[Adjacency, ...]:
        """The whole maps."""
        return tuple(self.answers.join(more=one) for one in self.maps)

    @cached_property
    def filled_without_us(self) -> tuple[Adjacency, ...]:
        """The same maps with us left out."""
        return tuple(self.answers.join(more=one, without_us=True) for one in self.maps)

    @cached_property
    def _ranks(self) -> Positions:
        return np.array([rank_places(measure_betweenness(one)) for one in self.filled])

    @cached_property
    def _ranks_without_us(self) -> Positions:
        """As `_ranks`, with us behind all others."""
        if not self.answers.ours.any():
            return self._ranks
        return np.array([self._rank_without_us(one) for one in self.filled_without_us])

    def _rank_without_us(self, others: Adjacency) -> Positions:
        places = np.full(self.answers.n, self.answers.n)
        places[~self.answers.ours] = rank_places(measure_betweenness(others))
        return places

    def share_first(self, actor: str, places: int, *, without_us: bool = False) -> float:
        """Return in which share somebody is among the first `places` who connect others."""
        ranks = self._ranks_without_us if without_us else self._ranks
        return float((ranks[:, self.place[actor]] < places).mean())

    def share_cut_off(self, actor: str, lost: Collection[str]) -> float:
        """Return in which share somebody is still the only way to the rest for all of some."""
        at, those = self.place[actor], {self.place[one] for one in lost}
        cuts = (one.derive(find_cuts).cut_off.get(at, ()) for one in self.filled)
        return float(np.mean([those <= set(found) for found in cuts]))

    def share_linking(self, actor: str, role: str, least: float, *, without_us: bool = False) -> float:
        """Return in which share somebody stands between others in a role at least `least` deviations above chance."""
        maps = self.filled_without_us if without_us else self.filled
        at = maps[0].ids.index(actor)
        scores = [one.derive(measure_brokerage).z[role][at] for one in maps]
        return float(np.mean(np.nan_to_num(scores) >= least))

    def share_apart(self, first: str, second: str, least: float) -> float:
        """Return in which share two sectors have at most half of the ties that chance gives, at least `least`.

        They are given by one of their members each.
        """
        one, other = (self.answers.sectors[self.place[member]] for member in (first, second))
        found = [_compare_with_chance(each, int(one), int(other)) for each in self.filled]
        return float(np.mean([expected >= max(least, 2 * ties) for ties, expected in found]))

    def share_cut_off_each(self, actors: Collection[str], lost: Collection[str]) -> dict[str, float]:
        """Return for each of some in which share they are outside the largest part that is left without some others."""
        gone = self._flag(actors)
        apart = np.mean([_find_apart(one, ~gone) for one in self.filled], axis=0)
        return {one: float(apart[self.place[one]]) for one in lost}

    def share_separate(self, groups: Sequence[Collection[str]]) -> float:
        """Return in which share no way leads from one of some groups to another, each of which hangs together."""
        firsts = [self.place[next(iter(group))] for group in groups]
        parts = [connected_components(one.links, directed=False)[1][firsts] for one in self.filled]
        return float(np.mean([len(np.unique(part)) == len(firsts) for part in parts]))

    def share_held(self, first: str, second: str, holder: str | None) -> float:
        """Return in which share all ties between two sectors are ties of one actor, or no more than those known.

        The sectors are given by one of their members each; without a `holder` no further tie may be there.
        """
        one, other = (self.answers.sectors[self.place[member]] for member in (first, second))
        at = None if holder is None else self.place[holder]
        known = _count_between(self.answers.join(), int(one), int(other), at)
        return float(
            np.mean([_count_between(each, int(one), int(other), at) == known for each in self.filled])
        )

    def share_of_half(self, actors: Collection[str]) -> float:
        """Return in which share some are at the end of at least half of all ties."""
        few = self._flag(actors)
        return float(np.mean([2 * _count_touching(one, few) >= one.links.nnz / 2 for one in self.filled]))

    def share_within(self, groups: Sequence[Collection[str]]) -> dict[str, float]:
        """Return for each of some groups' members in which share they have more ties within their group than beyond it."""
        group_of = np.full(self.answers.n, -1)
        for number, group in enumerate(groups):
            group_of[[self.place[one] for one in group]] = number
        mostly = np.mean([_have_most_within(one, group_of) for one in self.filled], axis=0)
        return {one: float(mostly[self.place[one]]) for group in groups for one in group}

    def _flag(self, actors: Collection[str]) -> Flags:
        flags = np.zeros(self.answers.n, dtype=bool)
        flags[[self.place[one] for one in actors]] = True
        return flags

    def choose_whom_to_ask(self, askable: Collection[str], most: int) -> tuple[str, ...]:
        """Return whose answers would settle most of who connects others, the one to ask first in front."""
        known = self._rank_without_us(self.answers.join(without_us=True))
        doubt = np.abs(np.minimum(self._ranks_without_us, PLACES) - np.minimum(known, PLACES)).mean(axis=0)
        chosen = choose_whom_to_ask(doubt, self._hidden, self._find_askable(askable), most)
        return tuple(self.answers.ids[at] for at in chosen)

    def expect_more(self, actor: str) -> float:
        """Return how many ties of somebody are thought to be unknown still."""
        return float(self._hidden[[self.place[actor]]].sum())

    def _find_askable(self, askable: Collection[str]) -> Flags:
        may = np.array([one in askable for one in self.answers.ids], dtype=bool)
        return may & ~self.answers.asked & ~self.answers.ours

    @cached_property
    def _hidden(self) -> sparse.csr_array:
        """How many ties between any two are thought to be unknown still."""
        n = self.answers.n
        ends = np.concatenate([np.stack(one) for one in self.maps], axis=1)
        drawn = sparse.coo_array((np.full(ends.shape[1], 1 / self.count), tuple(ends)), shape=(n, n)).tocsr()
        drawn = sparse.csr_array(drawn + drawn.T)
        known = self.answers.join().links
        return sparse.csr_array(drawn - drawn * known)


def _find_apart(links: Adjacency, stays: Flags) -> Flags:
    """Return who of those who stay is outside the largest part of them, the one with the first name among equals."""
    apart = np.zeros(links.n, dtype=bool)
    _, part = connected_components(links.links[stays][:, stays], directed=False)
    apart[stays] = part != np.bincount(part, minlength=1).argmax()
    return apart


def _count_between(links: Adjacency, one: int, other: int, but_for: int | None) -> int:
    """Return how many ties two sectors have, without those of one actor where one is given."""
    rows, columns = links.list_rows(links.links), links.links.indices
    between = (links.sectors[rows] == one) & (links.sectors[columns] == other)
    if but_for is not None:
        between &= (rows != but_for) & (columns != but_for)
    return int(between.sum())


def _count_touching(links: Adjacency, few: Flags) -> int:
    """Return how many ties some have at one end or both."""
    rows, columns = links.list_rows(links.links), links.links.indices
    return int((few[rows] | few[columns]).sum()) // 2


def _have_most_within(links: Adjacency, group_of: Positions) -> Flags:
    """Return who has more ties to others of their group than to everybody else."""
    rows, columns = links.list_rows(links.links), links.links.indices
    inside = np.bincount(rows, group_of[rows] == group_of[columns], minlength=links.n)
    return np.asarray(2 * inside > np.diff(links.links.indptr))


def _compare_with_chance(links: Adjacency, one: int, other: int) -> tuple[float, float]:
    """Return how many ties two sectors have, and how many chance gives (see `measure_mixing`)."""
    known = links.sectors >= 0
    among = links.links[known][:, known]
    sectors, degrees = links.sectors[known], np.asarray(among.sum(axis=1)).ravel()
    ties = among[sectors == one][:, sectors == other].sum()
    chances = degrees.sum() - 1
    expected = degrees[sectors == one].sum() * degrees[sectors == other].sum() / chances if chances > 0 else 0
    return float(ties), float(expected)


def find_sureness(answers: Answers) -> Sureness | None:
    """Return the map filled in; None where too few were asked to say anything of the others."""
    if not answers.can_be_filled:
        return None
    return Sureness(answers, tuple(draw_completions(answers, count_completions(answers.n))))
