"""In which share of the maps that may be what is told of the known one still holds."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from scipy import sparse

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
