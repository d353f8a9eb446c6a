"""What we do not know: never asked, said by one side, seen differently, heard of long ago."""

from datetime import date, timedelta
from typing import Any

import pytest

from netmap.analysis.missing.gap import GapKind
from netmap.model.happenings import Interaction
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import Tie
from tests.analysis.missing.gap_search import DAY, find
from tests.analysis.towns import org, partners, person, tie, town

US = (org("library", home=True), org("clinic"), org("school"))


def reports(one: str, other: str, **values: Any) -> Tie:
    return tie(T.REPORTS, one, other, **values)


def test_partners_whom_nobody_asked_are_found_and_neither_us_nor_ideas() -> None:
    network = town(*US, org("barn", standing=Standing.IDEA), person("elder", standing=Standing.PARTNER),
                   person("luis"))  # fmt: skip
    assert [gap.subject for gap in find(network, GapKind.NEVER_ASKED)] == ["clinic", "school", "elder"]


def test_who_named_somebody_was_asked_and_so_was_who_named_nobody() -> None:
    asked = Interaction(id="talk", asked_about_ties=True)
    network = town(*US, person("luis"), tie(T.WORKS_AT, "luis", "school"), asked, tie(T.WITH, "talk", "luis"),
                   reports("clinic", "school"))  # fmt: skip
    assert find(network, GapKind.NEVER_ASKED) == []


def test_who_was_asked_before_the_answer_ended_was_asked() -> None:
    network = town(*US, reports("clinic", "school", until=date(2025, 1, 1)))
    assert [gap.subject for gap in find(network, GapKind.NEVER_ASKED)] == ["school"]


def test_a_tie_said_by_one_side_is_a_gap_only_when_the_other_side_was_asked() -> None:
    one_side = town(*US, reports("clinic", "school"))
    assert find(one_side, GapKind.ONE_SIDED) == []
    elsewhere = town(*US, reports("clinic", "school"), reports("school", "library"))
    (gap,) = [gap for gap in find(elsewhere, GapKind.ONE_SIDED) if gap.subject == "clinic"]
    assert (gap.missing, gap.evidence) == ("school", ("clinic", "school"))


def test_what_both_said_or_agreed_on_is_not_one_sided() -> None:
    asked = reports("school", "library")
    both = town(*US, asked, reports("clinic", "school"), reports("school", "clinic"))
    agreed = town(*US, asked, reports("clinic", "school"), partners("clinic school"))
    for network in (both, agreed):
        assert [gap for gap in find(network, GapKind.ONE_SIDED) if gap.missing == "school"] == []


def test_a_person_speaks_for_where_they_work() -> None:
    network = town(*US, person("luis"), tie(T.WORKS_AT, "luis", "school"), reports("clinic", "school"),
                   reports("luis", "clinic"))  # fmt: skip
    assert find(network, GapKind.ONE_SIDED) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "apart"), [(5, 3, True), (2, 4, True), (4, 3, False), (3, 3, False)]
)
def test_sides_are_apart_from_two_steps_on(mine: int, theirs: int, apart: bool) -> None:
    rated = town(*US, partners("clinic school", strength_by_source=mine, strength_by_target=theirs))
    told = town(*US, reports("clinic", "school", strength=mine), reports("school", "clinic", strength=theirs))
    for network in (rated, told):
        found = [(gap.evidence, gap.strengths) for gap in find(network, GapKind.SIDES_APART)]
        assert found == ([(("clinic", "school"), (mine, theirs))] if apart else [])


def test_sides_that_did_not_both_rate_or_have_agreed_are_not_apart() -> None:
    half = town(*US, reports("clinic", "school", strength=5), reports("school", "clinic"))
    assert find(half, GapKind.SIDES_APART) == []
    both = (reports("clinic", "school", strength=5), reports("school", "clinic", strength=1))
    assert len(find(town(*US, *both), GapKind.SIDES_APART)) == 1
    assert find(town(*US, *both, partners("clinic school", strength=3)), GapKind.SIDES_APART) == []


def test_of_who_does_not_want_to_be_contacted_nothing_is_wondered() -> None:
    gone = org("school", standing=Standing.DO_NOT_CONTACT)
    network = town(*US, gone, partners("clinic school", strength_by_source=5, strength_by_target=1),
                   reports("library", "school"), reports("school", "clinic"))  # fmt: skip
    assert find(network, GapKind.SIDES_APART) == find(network, GapKind.ONE_SIDED) == []


def test_the_sides_furthest_apart_come_first() -> None:
    network = town(*US, partners("clinic school", strength_by_source=1, strength_by_target=3),
                   partners("library school", strength_by_source=5, strength_by_target=1))  # fmt: skip
    assert [gap.strengths for gap in find(network, GapKind.SIDES_APART)] == [(5, 1), (1, 3)]


def test_a_tie_is_heard_of_long_ago_after_a_year_and_not_without_any_day() -> None:
    for days, count in ((365, 0), (366, 1)):
        network = town(*US, partners("clinic school", confirmed_on=DAY - timedelta(days=days)))
        found = find(network, GapKind.LONG_AGO)
        assert [gap.day for gap in found] == [DAY - timedelta(days=366)] * count
    assert find(town(*US, partners("clinic school")), GapKind.LONG_AGO) == []
