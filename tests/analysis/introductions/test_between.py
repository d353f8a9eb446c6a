"""The ways between any two: those of introductions where one of them is us, and found in the same way where neither is."""

from datetime import date

import pytest

from netmap.analysis.day import Day
from netmap.analysis.introductions.between import Between, find_between
from netmap.analysis.introductions.routes import build_finder
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import Tie
from tests.analysis.towns import org, partners, person, tie, town

DAY = date(2026, 6, 1)
OURS = (org("library", home=True), person("maria", on_team=True), tie(T.WORKS_AT, "maria", "library"))
TOWN = (*OURS, org("clinic"), org("school"), org("bus"))


def find(one: str, other: str, *items: Entity | Tie | list[Tie]) -> Between:
    return find_between(Day(town(*items), DAY), one, other)


def routes(between: Between) -> list[tuple[str, ...]]:
    return [route.stops for route in between.routes]


@pytest.mark.parametrize("ends", [("library", "bus"), ("bus", "library")])
def test_from_us_it_is_the_way_by_which_we_are_introduced_whoever_is_named_first(
    ends: tuple[str, str],
) -> None:
    items = (*TOWN, partners("library clinic", "clinic bus"), tie(T.KNOWS, "maria", "bus"))
    between = find(*ends, *items)
    assert (between.start, between.end, between.is_ours) == ("library", "bus", True)
    assert between.routes == build_finder(Day(town(*items), DAY)).find("bus")
    assert routes(between)[0] == ("maria", "bus")


def test_between_two_others_a_tie_of_their_own_comes_first_then_the_surest() -> None:
    # By hand: over the clinic 2 × (30 + 12 + 24) = 132, over the school 2 × (30 + 60 + 24) = 228, directly 30 + 60 + 24.
    items = (
        *TOWN, org("arts"), partners("bus arts", strength=1), partners("bus clinic", "clinic arts", strength=5),
        partners("bus school", "school arts", strength=1),
    )  # fmt: skip
    between = find("bus", "arts", *items)
    assert not between.is_ours
    assert routes(between) == [("bus", "arts"), ("bus", "clinic", "arts"), ("bus", "school", "arts")]


def test_we_may_stand_between_two_others_and_whoever_left_us_may_not() -> None:
    over_us = partners("bus library", "library school")
    assert routes(find("bus", "school", *TOWN, over_us)) == [("bus", "library", "school")]
    past = org("club", standing=Standing.CLOSED)
    assert routes(find("bus", "school", *TOWN, past, partners("bus club", "club school"))) == []


def test_one_of_several_organizations_of_ours_asks_for_itself() -> None:
    second = org("branch", home=True)
    items = (*TOWN, second, partners("branch bus", "library clinic", "clinic bus"))
    assert routes(find("branch", "bus", *items))[0] == ("branch", "bus")
    assert routes(find("library", "bus", *items))[0] == ("library", "clinic", "bus")


def test_both_are_us() -> None:
    between = find("library", "branch", *TOWN, org("branch", home=True))
    assert between.is_all_ours
    assert not between.routes
