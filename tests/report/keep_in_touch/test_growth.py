"""Success is told in words: what began, what ended, what relationships rest on."""

from datetime import date

from netmap.analysis.day import Day
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.report.finding import FindingKind
from netmap.report.keep_in_touch.growth import count_by_year, find_growth
from tests.analysis.towns import goal, org, partners, tie, town

DAY = date(2026, 6, 1)
CLINIC_SINCE = date(2026, 4, 1)


def build_town() -> Network:
    return town(
        org("us", home=True), org("clinic"), org("school"), org("bank"), goal("read"),
        tie(TieKind.PARTNERS_WITH, "clinic", "us", since=CLINIC_SINCE), partners("us school"),
        tie(TieKind.PARTNERS_WITH, "bank", "us", until=date(2026, 2, 1)),
        tie(TieKind.PURSUES, "us", "read"), tie(TieKind.PURSUES, "school", "read"),
    )  # fmt: skip


def test_what_began_ended_and_what_the_others_rest_on_is_said_in_whole_sentences() -> None:
    begun, ended, resting = find_growth(Day(build_town(), DAY))
    assert begun.sentence == "Since 1 June 2025, 1 relationship has begun: Clinic."
    assert ended.sentence == "Since 1 June 2025 our ties have ended with Bank."
    assert resting.sentence == (
        "Of our 2 relationships, 1 rests on a goal that both sides work on, and 1 on the relationship itself."
    )
    assert [one.kind for one in (begun, ended, resting)] == [
        FindingKind.RELATIONSHIPS_BEGUN, FindingKind.RELATIONSHIPS_ENDED, FindingKind.RESTING_ON,
    ]  # fmt: skip


def test_years_are_counted_at_their_end() -> None:
    assert count_by_year(Day(build_town(), DAY))[-2:] == [("2025", 2), ("2026 so far", 2)]


def test_without_a_relationship_nothing_is_told() -> None:
    assert find_growth(Day(town(org("us", home=True), org("a")), DAY)) == ()
