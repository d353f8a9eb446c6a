"""Those who were asked beside the rest."""

import pytest

from netmap.analysis.respondents import compare_respondents
from tests.analysis.published import join_pairs


def test_those_asked_and_the_rest_are_told_apart() -> None:
    found = compare_respondents(join_pairs("ab", "bc", "ac", "ax", "by", "xy"), {"a", "b", "c", "not there"})
    assert found
    assert (found.respondents, found.rest) == (3, 2)
    assert found.response_rate == pytest.approx(3 / 5)
    assert found.density_among_respondents == 1
    assert found.density_between == pytest.approx(2 / 6)
    assert found.density_among_rest == 1
    assert found.mean_degree_of_respondents == pytest.approx((3 + 3 + 2) / 3)
    assert found.mean_degree_of_rest == 2


def test_two_directions_are_one_tie() -> None:
    found = compare_respondents(join_pairs("ab", "ba", "ac", directed=True), {"a", "b"})
    assert found
    assert (found.density_among_respondents, found.mean_degree_of_rest) == (1, 1)


def test_nobody_asked_is_no_comparison_and_nobody_left_has_no_mean() -> None:
    graph = join_pairs("ab")
    assert compare_respondents(graph, ()) is None
    found = compare_respondents(graph, {"a", "b"})
    assert found
    assert (found.density_between, found.density_among_rest, found.mean_degree_of_rest) == (None, None, None)
