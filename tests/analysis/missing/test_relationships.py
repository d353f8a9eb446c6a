"""Relationships that want care, and those that are marketing or outreach only.

The usual rhythm for strength 3: every 90 days, after 180 at the latest; twice that is 360 days.
"""

from datetime import date, timedelta
from typing import Any

from netmap.analysis.missing.gap import GapKind
from netmap.model.happenings import Interaction
from netmap.model.kinds import Mode, Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from tests.analysis.missing.gap_search import DAY, find
from tests.analysis.towns import org, partners, person, tie, town


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def related(**values: Any) -> Network:
    """We and the clinic, whose relationship is kept by Ana."""
    return town(org("library", home=True), person("ana", on_team=True), org("clinic"), tie(T.KEPT_BY, "clinic", "ana"),
                partners("clinic library", **({"strength": 3} | values)))  # fmt: skip


def test_a_relationship_is_overdue_after_its_longest_gap_and_cold_after_twice_that() -> None:
    kinds = (GapKind.OVERDUE, GapKind.NEVER_RENEWED)
    for days, expected in ((180, (0, 0)), (181, (1, 0)), (360, (1, 0)), (361, (0, 1))):
        network = related(last_contact=ago(days))
        assert tuple(len(find(network, kind)) for kind in kinds) == expected, days


def test_an_overdue_relationship_says_since_when_and_who_keeps_it() -> None:
    (gap,) = find(related(last_contact=ago(200)), GapKind.OVERDUE)
    assert (gap.subject, gap.day, gap.evidence) == ("clinic", ago(200), ("ana",))


def test_a_rhythm_that_was_agreed_counts_instead_of_the_usual() -> None:
    often = related(last_contact=ago(40), rhythm_ideal_days=10, rhythm_longest_days=30)
    assert len(find(often, GapKind.OVERDUE)) == 1
    seldom = related(last_contact=ago(300), rhythm_ideal_days=200, rhythm_longest_days=400)
    assert find(seldom, GapKind.OVERDUE) == []


def test_without_any_day_a_relationship_was_never_renewed() -> None:
    (gap,) = find(related(), GapKind.NEVER_RENEWED)
    assert (gap.subject, gap.day) == ("clinic", None)


def test_a_confirmation_and_a_recent_beginning_are_signs_of_life_too() -> None:
    for values in ({"confirmed_on": ago(10)}, {"since": ago(10)}):
        assert find(related(**values), GapKind.NEVER_RENEWED) == []
        assert find(related(**values), GapKind.OVERDUE) == []
    assert find(related(since=ago(400)), GapKind.NEVER_RENEWED)[0].day == ago(400)


def test_a_contact_with_one_of_their_people_is_a_sign_of_life() -> None:
    talk = Interaction(id="talk", on=ago(5))
    extra = (talk, person("luis"), tie(T.WORKS_AT, "luis", "clinic"), tie(T.WITH, "talk", "luis"))
    old = related(last_contact=ago(500))
    assert len(find(old, GapKind.NEVER_RENEWED)) == 1
    network = town(*old.entities.values(), *old.ties.values(), *extra)
    assert find(network, GapKind.NEVER_RENEWED) == []


def test_neither_who_said_not_now_nor_who_left_us_is_overdue() -> None:
    for standing in (Standing.NOT_NOW, Standing.PAST_PARTNER):
        old = related(last_contact=ago(500))
        network = town(*old.entities.values(), *old.ties.values(), org("clinic", standing=standing))
        assert find(network, GapKind.NEVER_RENEWED) == find(network, GapKind.OVERDUE) == []


def test_all_that_is_noted_is_marketing_or_outreach() -> None:
    shared: tuple[Mode | None, ...] = (Mode.PARTNERSHIP, Mode.ENGAGEMENT, None)
    for mode in (Mode.MARKETING, Mode.OUTREACH):
        assert [gap.subject for gap in find(related(mode=mode), GapKind.ONLY_OUTREACH)] == ["clinic"]
    for other in shared:
        assert find(related(mode=other), GapKind.ONLY_OUTREACH) == []


def test_one_tie_that_is_a_partnership_is_enough_also_when_it_has_ended() -> None:
    only = related(mode=Mode.OUTREACH)
    shared = {"mode": Mode.PARTNERSHIP, "id": "past", "until": ago(1000)}
    network = town(*only.entities.values(), *only.ties.values(), person("luis"), tie(T.WORKS_AT, "luis", "clinic"),
                   tie(T.KNOWS, "ana", "luis", **shared))  # fmt: skip
    assert find(network, GapKind.ONLY_OUTREACH) == []
