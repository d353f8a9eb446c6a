"""What is told as holding in seven of ten holds in about seven of ten, and asking who is named settles most."""

import numpy as np

from netmap.analysis.sureness.standings import find_sureness
from tests.analysis.sureness.known_networks import KINDS, Asked, ask_some, draw_networks, list_published
from tests.analysis.sureness.proof import (
    LEFT_OUT,
    Stated,
    judge_all,
    measure_gain,
    put_into_bins,
    read_answers,
    settle_all,
)

FEW, MORE = 60, 120
"""How many are on each network: few where every sentence is compared, more where four are to be but a part."""

SEEDS = (201, 202, 203)
MANY_SEEDS = range(201, 217)
KINDS_COMPARED = ("connects", "only way")
"""`python -m bench --only sure` compares who links sectors, too, on larger networks."""

TEN_POINTS = 0.1
TWICE = 2.0
HARDLY_MORE = 1.6


def state_all() -> list[Stated]:
    networks = [one for seed in SEEDS for one in draw_networks(FEW, seed)]
    return judge_all([*networks, *list_published(SEEDS[0])], SEEDS[0], KINDS_COMPARED)


def test_stated_shares_hold_within_ten_points() -> None:
    stated = state_all()
    bins = put_into_bins(stated)
    assert {one.network for one in stated} >= set(KINDS)
    assert sum(one.count for one in bins) == len(stated) > 1_000
    assert [one for one in bins if abs(one.stated - one.held) > TEN_POINTS] == []


def test_asking_who_is_named_settles_at_least_twice_as_much_as_asking_anybody() -> None:
    settled = [one for seed in SEEDS[:2] for one in settle_all(draw_networks(MORE, seed), seed)]
    assert {one.left_out for one in settled} == set(LEFT_OUT)
    assert measure_gain(settled) >= TWICE


def test_where_circles_are_close_hardly_more_ties_are_expected_from_one_to_another_than_there_are() -> None:
    """Les Misérables: who has nobody asked in common is mostly of another circle."""
    expected = true = 0.0
    for seed in MANY_SEEDS:
        known = next(one for one in list_published(seed) if "Misérables" in one.name)
        asked = ask_some(known, max(LEFT_OUT), np.random.default_rng(seed))
        more = count_between_circles(asked)
        expected, true = expected + more[0], true + more[1]
    assert 0 < true < expected < HARDLY_MORE * true


def count_between_circles(asked: Asked) -> tuple[float, float]:
    """How many ties without a known partner in common are expected among those who were not asked; how many there are."""
    sureness = find_sureness(read_answers(asked))
    assert sureness is not None
    ids, whole = sureness.answers.ids, asked.known.whole
    drawn = sum(
        is_apart(asked, ids[one], ids[other])
        for ends in sureness.maps
        for one, other in zip(*ends, strict=True)
    )
    hidden = [edge for edge in whole.edges if not asked.graph.has_edge(*edge)]
    return drawn / sureness.count, sum(is_apart(asked, *edge) for edge in hidden)


def is_apart(asked: Asked, one: str, other: str) -> bool:
    return not asked.graph.has_edge(one, other) and not set(asked.graph[one]) & set(asked.graph[other])
