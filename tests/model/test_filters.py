"""Filters as texts: what an address or a saved view may say, and what of it is a filter."""

from datetime import date

import pytest

from netmap.model.views.filters import EVERYBODY, MOST_WANTED, Aspect, build_filter, read_filter

HEALTH = (Aspect.SECTOR, "health")


def test_a_filter_is_read_as_it_was_written() -> None:
    wanted = build_filter(
        [(Aspect.STRENGTH, "3"), HEALTH, (Aspect.KEEPER, "ana"), (Aspect.STANDING, "past partner")]
    )
    assert wanted.write() == ("sector:health", "keeper:ana", "standing:past partner", "strength:3")
    assert read_filter(wanted.write()) == wanted


def test_the_order_and_repetitions_of_an_address_make_no_other_filter() -> None:
    assert read_filter(["strength:3", "sector:health", "sector:health"]) == read_filter(
        ["sector:health", "strength:3"]
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "sector", "sector:", "sector:<script>alert(1)</script>", "sector:a b", f"sector:{'x' * 41}", "strength:0",
        "strength:6", "strength:١", "standing:friend", "tie:IN_SECTOR", "tie:REPORTS", "color:red", "Sector:health",
        "javascript:alert(1)", "on:", "on:2024", "on:2024-02-30", "on:20240228", "on:0001-01-01", "on:٢٠٢٤-01-01",
    ],
)  # fmt: skip
def test_what_is_no_filter_asks_nothing(text: str) -> None:
    assert read_filter([text]) == EVERYBODY
    assert not read_filter([text])


def test_a_filter_has_an_end() -> None:
    assert len(read_filter(f"sector:s{number}" for number in range(10_000)).wanted) == MOST_WANTED


def test_for_everybody_there_is_nothing_that_only_the_team_may_see() -> None:
    everything = read_filter(
        [
            "sector:a",
            "coalition:b",
            "goal:c",
            "population:d",
            "area:e",
            "keeper:f",
            "standing:idea",
            "tie:FUNDS",
            "strength:2",
            "since:2024-03-31 Signed on",
            "before:2025-03-31 Signed on",
            "on:2024-12-31",
        ]
    )
    assert {aspect for aspect, _ in everything.wanted} == set(Aspect)
    assert everything.for_everybody.write() == (
        "sector:a",
        "coalition:b",
        "goal:c",
        "population:d",
        "area:e",
        "on:2024-12-31",
    )


def test_what_is_asked_of_ties_leaves_everybody() -> None:
    assert not read_filter(["strength:3"]).narrows_actors
    assert read_filter(["strength:3"]).narrows_ties
    assert not read_filter(["sector:a"]).narrows_ties
    assert read_filter(["strength:2", "strength:4"]).strength == 4


def test_what_is_gone_is_dropped() -> None:
    assert read_filter(["sector:a", "keeper:b"]).drop(["b"]) == read_filter(["sector:a"])


def test_a_map_is_shown_as_of_one_day_which_leaves_everybody() -> None:
    wanted = read_filter(["on:2023-01-01", "sector:a", "on:2024-12-31"])
    assert wanted.on == date(2024, 12, 31)
    assert wanted.write() == ("sector:a", "on:2024-12-31")
    assert not read_filter(["on:2024-12-31"]).narrows_actors
    assert not read_filter(["on:2024-12-31"]).narrows_ties
    assert read_filter(["sector:a"]).on is None
