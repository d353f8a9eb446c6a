"""Our relationships: which there are, how often they want care, and when it is time."""

from datetime import date, timedelta
from typing import Any

import pytest

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.upkeep import (
    Rhythm,
    TouchState,
    Upkeep,
    find_upkeep,
    judge_days,
    read_rhythm,
)
from netmap.content.entries import RhythmDefinition
from netmap.model.entity import Entity
from netmap.model.happenings import Step
from netmap.model.kinds import Mode, Standing, TieKind
from netmap.model.ties import Tie
from tests.analysis.towns import org, partners, person, tie, town

DAY = date(2026, 6, 1)
USUAL = RhythmDefinition(strength=3, ideal_days=90, longest_days=180)


def read(*items: Entity | Tie | list[Tie]) -> dict[str, Upkeep]:
    found = find_upkeep(Day(town(org("library", home=True), *items), DAY))
    assert len({one.partner for one in found}) == len(found)
    return {one.partner: one for one in found}


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def ours(partner: str, days: int | None, **values: Any) -> Tie:
    """A tie with us of which the last contact was so many days ago."""
    last = ago(days) if days is not None else None
    return tie(TieKind.PARTNERS_WITH, "library", partner, **{"strength": 3, "last_contact": last, **values})


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, TouchState.GOOD),
        (89, TouchState.GOOD),
        (90, TouchState.DUE),
        (180, TouchState.DUE),
        (181, TouchState.OVERDUE),
        (None, TouchState.NEVER),
    ],
)
def test_a_relationship_of_strength_three_is_due_after_a_season_and_overdue_after_two(
    days: int | None, state: TouchState
) -> None:
    assert read(org("clinic"), ours("clinic", days))["clinic"].state is state


def test_the_longer_overdue_comes_first_then_those_never_met_then_due_then_good() -> None:
    keys = ("good", "due", "never", "late", "later")
    gone: tuple[int | None, ...] = (1, 100, None, 200, 300)
    found = read(*map(org, keys), [ours(key, days) for key, days in zip(keys, gone, strict=True)])
    assert list(found) == ["later", "late", "never", "due", "good"]


def test_a_stronger_tie_wants_more_care() -> None:
    found = read(org("a"), org("b"), ours("a", 40, strength=5), ours("b", 40, strength=4))
    assert found["a"].state is TouchState.DUE
    assert found["b"].state is TouchState.GOOD
    assert not found["a"].rhythm.agreed


def test_an_agreed_rhythm_goes_before_the_usual_one() -> None:
    tight = ours("a", 10, rhythm_ideal_days=7, rhythm_longest_days=9)
    found = read(org("a"), tight)["a"]
    assert found.rhythm == Rhythm(7, 9, agreed=True)
    assert found.state is TouchState.OVERDUE


@pytest.mark.parametrize(
    ("ideal", "longest", "expected"),
    [
        (None, None, Rhythm(90, 180)),
        (20, None, Rhythm(20, 40, agreed=True)),
        (None, 30, Rhythm(30, 30, agreed=True)),
        (None, 300, Rhythm(90, 300, agreed=True)),
        (60, 30, Rhythm(60, 60, agreed=True)),
    ],
)
def test_half_a_rhythm_is_completed(ideal: int | None, longest: int | None, expected: Rhythm) -> None:
    one = ours("a", 1, rhythm_ideal_days=ideal, rhythm_longest_days=longest)
    assert read_rhythm([one], USUAL) == expected


def test_of_two_rhythms_the_shorter_one_holds() -> None:
    both = [ours("a", 1, rhythm_ideal_days=50), ours("a", 1, rhythm_ideal_days=20)]
    assert read_rhythm(both, USUAL).ideal_days == 20


def test_who_left_us_is_cared_for_no_more_and_who_said_not_now_when_they_may_be_asked_again() -> None:
    found = read(
        org("past", standing=Standing.PAST_PARTNER),
        org("soon", standing=Standing.NOT_NOW, ask_again_on=DAY + timedelta(days=3)),
        org("again", standing=Standing.NOT_NOW, ask_again_on=DAY),
        [ours("past", 900), ours("soon", 900), ours("again", 900)],
    )
    assert "past" not in found
    assert found["soon"].state is TouchState.GOOD
    assert found["again"].state is TouchState.DUE


def test_a_tie_of_a_team_member_is_ours_and_an_ended_one_is_none() -> None:
    ended = tie(TieKind.PARTNERS_WITH, "library", "school", strength=5, until=ago(30))
    found = read(
        org("clinic"), org("school"), person("ana", on_team=True), person("luis"),
        tie(TieKind.WORKS_AT, "luis", "clinic"), tie(TieKind.KNOWS, "ana", "luis"), ended,
    )  # fmt: skip
    assert list(found) == ["clinic"]
    assert (found["clinic"].ours, found["clinic"].theirs) == (("ana",), ("luis",))
    assert found["clinic"].strength is None


def test_who_keeps_it_what_it_is_like_and_what_is_planned_are_told() -> None:
    step = Step(id="call", what="Call them", due=DAY)
    done = Step(id="done", what="Called them", done_on=ago(3))
    found = read(
        org("clinic"), person("ana", on_team=True), step, done, ours("clinic", 3, mode=Mode.OUTREACH),
        tie(TieKind.KEPT_BY, "clinic", "ana"), tie(TieKind.ABOUT, "call", "clinic"), tie(TieKind.ABOUT, "done", "clinic"),
    )["clinic"]  # fmt: skip
    assert found.keepers == ("ana",)
    assert found.modes == (Mode.OUTREACH,)
    assert found.plan == "call"


def test_others_relationships_are_not_ours() -> None:
    assert read(org("a"), org("b"), partners("a b")) == {}


def test_a_longer_silence_is_never_judged_better() -> None:
    order = [TouchState.GOOD, TouchState.DUE, TouchState.OVERDUE]
    judged = [order.index(judge_days(ago(-days), ago(-30), ago(-60))) for days in range(100)]
    assert judged == sorted(judged)
    assert set(judged) == {0, 1, 2}
