"""Sectors that we know by one thin tie, or through one person only."""

import pytest

from netmap.analysis.missing.gap import GapKind
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import GUESS, Tie
from tests.analysis.missing.gap_search import find
from tests.analysis.towns import org, partners, person, sector, tie, town

FAITH: tuple[Entity | Tie, ...] = (
    org("library", home=True), person("ana", on_team=True), person("ben", on_team=True), org("church"), org("mosque"),
    sector("faith", expected=True), tie(T.IN_SECTOR, "church", "faith"), tie(T.IN_SECTOR, "mosque", "faith"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("values", "is_thin"),
    [({"strength": 1}, True), ({"strength": 2}, True), ({"strength": 3}, False), ({}, True),
     ({"strength": 4, "said_by": GUESS}, True), ({"strength_by_source": 1, "strength_by_target": 3}, False)],
)  # fmt: skip
def test_one_tie_to_a_sector_is_thin_when_weak_not_rated_or_a_guess(
    values: dict[str, int], is_thin: bool
) -> None:
    network = town(*FAITH, partners("church library", **values))
    found = find(network, GapKind.SECTOR_THIN)
    assert [(gap.subject, gap.evidence) for gap in found] == ([("faith", ("church",))] if is_thin else [])


def test_two_partners_in_a_sector_are_more_than_one_thin_tie() -> None:
    network = town(*FAITH, partners("church library", "mosque library", strength=1))
    assert find(network, GapKind.SECTOR_THIN) == []


def test_several_unrated_ties_to_one_partner_are_not_thin() -> None:
    network = town(*FAITH, person("imam"), tie(T.WORKS_AT, "imam", "mosque"), tie(T.KNOWS, "ana", "imam"),
                   partners("library mosque"))  # fmt: skip
    assert find(network, GapKind.SECTOR_THIN) == []


def test_a_thin_tie_says_nothing_where_we_want_nobody_or_are_ourselves_or_have_only_an_idea() -> None:
    thin = partners("church library", strength=1)
    assert find(town(*FAITH, thin, tie(T.IN_SECTOR, "library", "faith")), GapKind.SECTOR_THIN) == []
    assert find(town(*FAITH, thin, sector("faith")), GapKind.SECTOR_THIN) == []
    assert (
        find(
            town(*FAITH, thin, org("church", standing=Standing.IDEA), org("mosque", standing=Standing.IDEA)),
            GapKind.SECTOR_THIN,
        )
        == []
    )


HELD = (*FAITH, partners("church library", "library mosque", strength=4))


def test_a_sector_that_only_one_of_us_is_in_touch_with_hangs_on_them() -> None:
    keeps = (tie(T.KEPT_BY, "church", "ana"), tie(T.KEPT_BY, "mosque", "ana"))
    (gap,) = find(town(*HELD, *keeps), GapKind.SECTOR_ONE_PERSON)
    assert (gap.subject, gap.name, gap.evidence) == ("ana", "Ana", ("faith",))
    another = town(*HELD, *keeps, tie(T.PARTNERS_WITH, "ben", "mosque"))
    assert find(another, GapKind.SECTOR_ONE_PERSON) == []


def test_a_sector_in_which_we_know_one_person_only_hangs_on_them() -> None:
    items = (*HELD[:-1], partners("church library", strength=4), person("rev"), tie(T.WORKS_AT, "rev", "church"),
             tie(T.KNOWS, "ana", "rev"), tie(T.KNOWS, "ben", "rev"))  # fmt: skip
    (gap,) = find(town(*items), GapKind.SECTOR_ONE_PERSON)
    assert (gap.subject, gap.evidence) == ("rev", ("faith",))
    more = (person("deacon"), tie(T.WORKS_AT, "deacon", "church"), tie(T.KNOWS, "ana", "deacon"))
    assert find(town(*items, *more), GapKind.SECTOR_ONE_PERSON) == []


def test_where_it_is_noted_of_nobody_who_is_in_touch_nothing_is_said() -> None:
    assert find(town(*HELD), GapKind.SECTOR_ONE_PERSON) == []


def test_a_thin_sector_is_not_told_a_second_time_as_one_person() -> None:
    network = town(*FAITH, partners("church library", strength=1), tie(T.KEPT_BY, "church", "ana"))
    assert len(find(network, GapKind.SECTOR_THIN)) == 1
    assert find(network, GapKind.SECTOR_ONE_PERSON) == []
