"""Relationships that began, became closer or ended, and what they rest on."""

from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.growth import Growth, count_in_force, measure_growth
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie
from tests.analysis.towns import goal, org, partners, person, tie, town

SINCE, DAY = date(2026, 1, 1), date(2026, 12, 31)
IN_SPRING, IN_SUMMER = date(2026, 4, 1), date(2026, 7, 1)


def grow(*items: Entity | Tie | list[Tie], known: Network | None = None) -> Growth:
    return measure_growth(Day(town(org("us", home=True), *items), DAY), SINCE, known)


def test_a_relationship_begins_with_its_first_tie_only() -> None:
    staff: list[Entity | Tie] = [
        person("ana", on_team=True),
        person("luis"),
        tie(TieKind.WORKS_AT, "luis", "clinic"),
    ]
    first = tie(TieKind.PARTNERS_WITH, "us", "school", since=IN_SPRING)
    old = tie(TieKind.PARTNERS_WITH, "us", "clinic", since=date(2020, 1, 1))
    second = tie(TieKind.KNOWS, "ana", "luis", since=IN_SPRING)
    assert grow(org("school"), org("clinic"), *staff, first, old, second).begun == ("school",)


def test_a_tie_without_a_day_has_not_begun() -> None:
    assert grow(org("school"), partners("us school")).begun == ()


def test_what_ended_with_its_goal_is_told_apart() -> None:
    found = grow(
        org("school"), org("clinic"), goal("read", ended=IN_SUMMER),
        tie(TieKind.PARTNERS_WITH, "us", "school", until=IN_SUMMER, goal_id="read"),
        tie(TieKind.PARTNERS_WITH, "us", "clinic", until=IN_SUMMER),
    )  # fmt: skip
    assert (found.ended_with_goal, found.ended) == (("school",), ("clinic",))


def test_a_relationship_that_goes_on_over_another_tie_has_not_ended() -> None:
    ended = tie(TieKind.PARTNERS_WITH, "us", "school", until=IN_SUMMER)
    assert grow(org("school"), ended, tie(TieKind.FUNDS, "school", "us")).ended == ()


def test_closer_than_was_known_is_deeper_but_a_first_rating_is_not() -> None:
    def build(close: int | None, rated: int | None, looser: int) -> list[Entity | Tie]:
        return [
            org("a"), org("b"), org("c"), tie(TieKind.PARTNERS_WITH, "us", "a", strength=close),
            tie(TieKind.PARTNERS_WITH, "us", "b", strength=rated), tie(TieKind.PARTNERS_WITH, "us", "c", strength=looser),
        ]  # fmt: skip

    known = town(org("us", home=True), *build(2, None, 4))
    assert grow(*build(4, 3, 2), known=known).deepened == ("a",)
    assert grow(*build(4, 3, 2)).deepened == ()


def test_a_goal_both_work_on_or_that_the_tie_names_is_what_a_relationship_rests_on() -> None:
    found = grow(
        org("a"), org("b"), org("c"), goal("read"), goal("eat"), partners("us a", "us b", goal_id=None),
        tie(TieKind.PARTNERS_WITH, "us", "c", goal_id="eat"),
        tie(TieKind.PURSUES, "us", "read"), tie(TieKind.PURSUES, "a", "read"), tie(TieKind.PURSUES, "b", "eat"),
    )  # fmt: skip
    assert (found.on_goal, found.on_themselves) == (("a", "c"), ("b",))


def test_how_many_held_is_counted_day_by_day() -> None:
    network = town(
        org("us", home=True), org("a"), org("b"),
        tie(TieKind.PARTNERS_WITH, "us", "a", since=IN_SPRING), tie(TieKind.PARTNERS_WITH, "us", "b", until=IN_SUMMER),
    )  # fmt: skip
    assert [count_in_force(Day(network, DAY), one) for one in (SINCE, IN_SPRING, DAY)] == [1, 2, 1]


def test_without_us_there_is_nothing_to_tell() -> None:
    network = town(org("a"), org("b"), partners("a b", since=IN_SPRING))
    assert measure_growth(Day(network, DAY), SINCE) == Growth((), (), (), (), (), ())
