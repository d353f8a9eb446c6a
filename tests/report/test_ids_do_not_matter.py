"""New ids and another order of noting change nothing that is said, measured or drawn."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.analysis.day import Day
from netmap.model.entities import Organization, Person
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from tests.relabeling import relabel, say_all
from tests.sample.test_sample_county import DAY, read_county
from tests.strategies import networks


def find_differences(
    network: Network, day: date, seed: int, targets: int = 1_000
) -> dict[str, tuple[Any, Any]]:
    """Return by name what is said otherwise of the same network under other ids: before, and after."""
    before = say_all(Day(network, day), targets=targets)
    after = say_all(Day(relabel(network, seed), day), targets=targets)
    return {name: (said, after[name]) for name, said in before.items() if after[name] != said}


def test_the_county_says_the_same_under_new_ids() -> None:
    assert find_differences(read_county(), DAY, seed=9, targets=12) == {}


@given(networks(), st.integers(0, 1_000))
@settings(max_examples=30, deadline=None)
def test_generated_networks_say_the_same_under_new_ids(network: Network, seed: int) -> None:
    assert find_differences(network, date(2026, 5, 3), seed) == {}


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 5)), max_size=25),
    st.integers(0, 99),
)
@settings(max_examples=20, deadline=None)
def test_namesakes_are_told_apart_by_whom_they_work_with(
    pairs: list[tuple[int, int, int]], seed: int
) -> None:
    """Ten organizations under three names, some of them ours: only their ties tell which is which."""
    actors = [Organization(name="ABC"[place % 3], home=place == 4) for place in range(10)]
    ties = {
        frozenset((one, other)): build_tie(
            TieKind.PARTNERS_WITH, actors[one].id, actors[other].id, strength_by_source=strength
        )
        for one, other, strength in pairs
        if one != other
    }
    network = Network.of_items([*actors, *ties.values(), Person(name="A", on_team=True)])
    assert find_differences(network, DAY, seed) == {}
