"""How well stated shares hold, and what asking those who are named settles, on networks of which everything is known."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

import networkx as nx
import numpy as np

from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.brokerage import measure_brokerage
from netmap.analysis.measures.communities import find_communities
from netmap.analysis.measures.cuts import find_cuts
from netmap.analysis.measures.key_players import find_key_fragmenters
from netmap.analysis.sureness.answers import Answers, Positions, find_answers
from netmap.analysis.sureness.standings import PLACES, Sureness, find_sureness, rank_places
from tests.analysis.sureness.known_networks import Asked, Known, ask_some, ask_these

LEFT_OUT = (0.2, 0.4)
"""Which parts of all are not asked."""

NAMED = 4
RANDOM_TRIES = 12
BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01)
SMALLEST_GROUP = 3
CLEARLY = 2.0
"""From how many deviations on somebody is told to link sectors, as in the product."""


@dataclass(frozen=True)
class Stated:
    """One sentence that was told of the known ties: which kind, in which share it was said to hold, whether it does."""

    network: str
    kind: str
    share: float
    holds: bool


@dataclass(frozen=True)
class Settled:
    """By how many places the list of the ten who connect most is wrong: before, and when four more were asked."""

    network: str
    left_out: float
    before: float
    named: float
    random: float


@dataclass(frozen=True)
class Bin:
    """All that was stated with about the same share."""

    low: float
    high: float
    count: int
    stated: float
    held: float


def read_answers(asked: Asked) -> Answers:
    return find_answers(asked.graph, asked.told, asked.asked, asked.known.ours)


def rank(answers: Answers, *, without_us: bool) -> Positions:
    """The place of each who connect others, as told; us behind all others where we are left out."""
    if not without_us:
        return rank_places(measure_betweenness(answers.join()))
    places = np.full(answers.n, answers.n)
    places[~answers.ours] = rank_places(measure_betweenness(answers.join(without_us=True)))
    return places


def judge(asked: Asked, kinds: Collection[str]) -> list[Stated]:
    """What is told of a network of which some were not asked, and whether it is true."""
    answers = read_answers(asked)
    truth = read_answers(ask_these(asked.known, frozenset(asked.known.whole)))
    sureness = find_sureness(answers)
    assert sureness is not None
    return [
        Stated(asked.known.name, kind, share, holds)
        for kind in kinds
        for share, holds in JUDGES[kind](answers, truth, sureness)
    ]


def _judge_places(answers: Answers, truth: Answers, sureness: Sureness) -> Iterator[tuple[float, bool]]:
    for without_us in (False, True):
        told, true = rank(answers, without_us=without_us), rank(truth, without_us=without_us)
        for at in np.argsort(told)[:PLACES].tolist():
            for places in (1, 3, PLACES):
                if told[at] < places:
                    share = sureness.share_first(answers.ids[at], places, without_us=without_us)
                    yield share, bool(true[at] < places)


def _judge_only_ways(answers: Answers, truth: Answers, sureness: Sureness) -> Iterator[tuple[float, bool]]:
    true = find_cuts(truth.join()).cut_off
    for at, lost in find_cuts(answers.join()).cut_off.items():
        share = sureness.share_cut_off(answers.ids[at], [answers.ids[one] for one in lost])
        yield share, set(lost) <= set(true.get(at, ()))


def _judge_links(answers: Answers, truth: Answers, sureness: Sureness) -> Iterator[tuple[float, bool]]:
    told, true = measure_brokerage(answers.join()).z, measure_brokerage(truth.join()).z
    for role in ("liaison", "gatekeeper"):
        for at in np.flatnonzero(np.nan_to_num(told[role]) >= CLEARLY).tolist():
            share = sureness.share_linking(answers.ids[at], role, CLEARLY)
            yield share, bool(true[role][at] >= CLEARLY)


def _judge_threes(answers: Answers, truth: Answers, sureness: Sureness) -> Iterator[tuple[float, bool]]:
    """Whether each who is told to be cut off without three is."""
    best = find_key_fragmenters(answers.join(), 3)[3].members
    lost = _find_lost(answers, best) - _find_lost(answers, ())
    gone, told = ([answers.ids[at] for at in sorted(those)] for those in (best, lost))
    true = _find_lost(truth, best)
    for one, share in sureness.share_cut_off_each(gone, told).items():
        yield share, sureness.place[one] in true


def _find_lost(answers: Answers, gone: Collection[int]) -> set[int]:
    """Who is outside the largest part, the one with the first name among equals, when some have gone."""
    graph = nx.from_scipy_sparse_array(answers.join().links)
    graph.remove_nodes_from(gone)
    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part[0]))
    return set(graph) - set(parts[0])


def _judge_held(answers: Answers, truth: Answers, sureness: Sureness) -> Iterator[tuple[float, bool]]:
    """Whether two sectors whose ties are told to be all of one's are so."""
    told, true = _list_between(answers), _list_between(truth)
    for sectors, ties in told.items():
        members = [answers.ids[int(np.argmax(answers.sectors == sector))] for sector in sectors]
        for holder in frozenset.intersection(*ties) if len(ties) > 1 else ():
            share = sureness.share_held(members[0], members[1], answers.ids[holder])
            yield share, all(holder in tie for tie in true[sectors])


def _list_between(answers: Answers) -> dict[tuple[int, int], list[frozenset[int]]]:
    found: dict[tuple[int, int], list[frozenset[int]]] = {}
    for one, other in zip(*answers.ties, strict=True):
        first, second = sorted((int(answers.sectors[one]), int(answers.sectors[other])))
        if 0 <= first < second:
            found.setdefault((first, second), []).append(frozenset((int(one), int(other))))
    return found


def _judge_groups(answers: Answers, truth: Answers, sureness: Sureness) -> Iterator[tuple[float, bool]]:
    """Whether those who are told to have more ties within their group than beyond it have."""
    known, graph = answers.join(), nx.from_scipy_sparse_array(truth.join().links)
    division = find_communities(replace(known, sectors=np.full(answers.n, -1)))
    groups = [group for group in division.groups if len(group.firm) >= SMALLEST_GROUP]
    if not division.is_more_than_chance or len(groups) < 2:
        return
    shares = sureness.share_within([group.members for group in groups])
    for group in groups:
        inside = {sureness.place[one] for one in group.members}
        for one in group.firm:
            near = set(graph[sureness.place[one]])
            yield shares[one], 2 * len(near & inside) > len(near)


def _judge_few(answers: Answers, truth: Answers, sureness: Sureness) -> Iterator[tuple[float, bool]]:
    """Whether those who are told to have half of all ties have."""
    graph, true = (nx.from_scipy_sparse_array(one.join().links) for one in (answers, truth))
    few: set[int] = set()
    for one, _ in sorted(graph.degree, key=lambda item: -item[1]):
        if 2 * len(graph.edges(few)) >= graph.number_of_edges():
            break
        few.add(one)
    yield (
        sureness.share_of_half([answers.ids[at] for at in few]),
        2 * len(true.edges(few)) >= true.number_of_edges(),
    )


def _judge_separate(answers: Answers, truth: Answers, sureness: Sureness) -> Iterator[tuple[float, bool]]:
    """Whether groups that are told to have no way from one to another have none."""
    graph, true = (nx.from_scipy_sparse_array(one.join().links) for one in (answers, truth))
    groups = [sorted(part) for part in nx.connected_components(graph) if len(part) > 1]
    if len(groups) > 1:
        share = sureness.share_separate([[answers.ids[at] for at in group] for group in groups])
        yield share, not any(nx.has_path(true, one[0], other[0]) for one, other in combinations(groups, 2))


JUDGES = {
    "connects": _judge_places,
    "only way": _judge_only_ways,
    "links sectors": _judge_links,
    "cut off without three": _judge_threes,
    "held by one": _judge_held,
    "within groups": _judge_groups,
    "half of the ties": _judge_few,
    "apart": _judge_separate,
}
"""What is compared, by its kind."""


def settle(asked: Asked, left_out: float, random: np.random.Generator) -> Settled:
    """What asking the four who are named settles, and four by chance."""
    answers = read_answers(asked)
    sureness = find_sureness(answers)
    assert sureness is not None
    true = rank(read_answers(ask_these(asked.known, frozenset(asked.known.whole))), without_us=True)
    named = sureness.choose_whom_to_ask(asked.known.whole, NAMED)
    open_to_ask = [answers.ids[at] for at in answers.unasked]
    tries = [
        random.choice(open_to_ask, min(NAMED, len(open_to_ask)), replace=False).tolist()
        for _ in range(RANDOM_TRIES)
    ]
    before, after, *by_chance = (_measure_error(asked, more, true) for more in ((), named, *tries))
    return Settled(asked.known.name, left_out, before, after, float(np.mean(by_chance)))


def _measure_error(asked: Asked, more: Iterable[str], true: Positions) -> float:
    """By how many places the ten told first stand elsewhere, when some more are asked; the eleventh place is the last."""
    told = rank(read_answers(ask_these(asked.known, asked.asked | set(more))), without_us=True)
    return float(np.abs(np.minimum(told, PLACES) - np.minimum(true, PLACES)).sum())


def judge_all(networks: Iterable[Known], seed: int, kinds: Collection[str] = tuple(JUDGES)) -> list[Stated]:
    """What is told of some networks, once for each part of all that is not asked."""
    return [
        stated
        for place, known in enumerate(networks)
        for left_out in LEFT_OUT
        for stated in judge(ask_some(known, left_out, np.random.default_rng((seed, place))), kinds)
    ]


def settle_all(networks: Iterable[Known], seed: int) -> list[Settled]:
    found = []
    for place, known in enumerate(networks):
        for left_out in LEFT_OUT:
            random = np.random.default_rng((seed, place))
            found.append(settle(ask_some(known, left_out, random), left_out, random))
    return found


def put_into_bins(stated: Sequence[Stated]) -> list[Bin]:
    """What was stated with about the same share, and in which part of it that held; no bin without any."""
    shares = np.array([one.share for one in stated])
    holds = np.array([one.holds for one in stated], dtype=float)
    found = []
    for low, high in pairwise(BINS):
        inside = (shares >= low) & (shares < high)
        if inside.any():
            count = int(inside.sum())
            found.append(Bin(low, high, count, float(shares[inside].mean()), float(holds[inside].mean())))
    return found


def measure_gain(settled: Sequence[Settled]) -> float:
    """How many times as much asking those who are named settles as asking as many by chance."""
    named = sum(one.before - one.named for one in settled)
    by_chance = sum(one.before - one.random for one in settled)
    return named / by_chance
