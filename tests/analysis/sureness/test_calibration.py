"""What is told as holding in seven of ten holds in about seven of ten, and asking who is named settles most."""

from tests.analysis.sureness.known_networks import KINDS, draw_networks, list_published
from tests.analysis.sureness.proof import (
    LEFT_OUT,
    Stated,
    judge_all,
    measure_gain,
    put_into_bins,
    settle_all,
)

FEW, MORE = 60, 120
"""How many are on each network: few where every sentence is compared, more where four are to be but a part."""

SEEDS = (201, 202, 203)
KINDS_COMPARED = ("connects", "only way")
"""`python -m bench --only sure` compares who links sectors, too, on larger networks."""

TEN_POINTS = 0.1
TWICE = 2.0


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
