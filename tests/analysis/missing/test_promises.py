"""Promises that are late, and what is done without a word to those who wait."""

from datetime import date
from typing import Any

from netmap.analysis.missing.gap import GapKind
from netmap.model.entities import Coalition
from netmap.model.entity import Entity
from netmap.model.happenings import Idea, Interaction, Step
from netmap.model.kinds import InteractionKind, Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import Tie
from tests.analysis.missing.gap_search import find
from tests.analysis.towns import goal, org, person, tie, town

BEFORE, AFTER = date(2026, 5, 2), date(2026, 5, 4)


def step(*more: Entity | Tie, **values: Any) -> Network:
    """A step about the clinic, beside us."""
    return town(org("library", home=True), person("ana", on_team=True), org("clinic"),
                Step(id="step", what="Send the figures", **values), tie(T.ABOUT, "step", "clinic"), *more)  # fmt: skip


def test_a_promise_is_late_from_the_day_after_it_was_due() -> None:
    (gap,) = find(step(promised=True, due=BEFORE), GapKind.PROMISE_LATE)
    assert (gap.subject, gap.name, gap.day, gap.evidence) == ("step", "Send the figures", BEFORE, ("clinic",))
    for due in (date(2026, 5, 3), AFTER, None):
        assert find(step(promised=True, due=due), GapKind.PROMISE_LATE) == []


def test_what_was_not_promised_or_is_done_is_not_late() -> None:
    assert find(step(due=BEFORE), GapKind.PROMISE_LATE) == []
    assert find(step(promised=True, due=BEFORE, done_on=BEFORE), GapKind.PROMISE_LATE) == []


def test_a_promise_that_is_done_waits_until_it_is_reported_back() -> None:
    (gap,) = find(step(promised=True, done_on=BEFORE), GapKind.NOT_REPORTED_BACK)
    assert (gap.subject, gap.day, gap.evidence) == ("step", BEFORE, ("clinic",))
    told = step(promised=True, done_on=BEFORE, reported_back_on=BEFORE)
    assert find(told, GapKind.NOT_REPORTED_BACK) == []
    assert find(step(done_on=BEFORE), GapKind.NOT_REPORTED_BACK) == []
    assert find(step(promised=True), GapKind.NOT_REPORTED_BACK) == []


def test_whoever_gave_an_idea_waits_to_hear_what_came_of_it() -> None:
    idea = (
        Idea(id="idea", text="A bus stop"),
        person("luis"),
        tie(T.BY, "idea", "luis"),
        tie(T.LED_TO, "idea", "step"),
    )
    (gap,) = find(step(*idea, done_on=BEFORE), GapKind.NOT_REPORTED_BACK)
    assert gap.evidence == ("clinic", "luis")
    assert find(step(*idea), GapKind.NOT_REPORTED_BACK) == []


def test_a_conversation_that_led_to_a_step_is_input_unless_it_reached_nobody_or_only_us() -> None:
    def talk(kind: InteractionKind, whom: str) -> tuple[Entity | Tie, ...]:
        contact = Interaction(id="talk", interaction_kind=kind, on=BEFORE)
        return (contact, person("luis"), tie(T.WITH, "talk", whom), tie(T.LED_TO, "talk", "step"))

    met = step(*talk(InteractionKind.INTERVIEW, "luis"), done_on=BEFORE)
    assert find(met, GapKind.NOT_REPORTED_BACK)[0].evidence == ("clinic", "luis")
    missed = step(*talk(InteractionKind.ATTEMPT, "luis"), done_on=BEFORE)
    assert find(missed, GapKind.NOT_REPORTED_BACK) == []
    ours = step(*talk(InteractionKind.MEETING, "ana"), done_on=BEFORE)
    assert find(ours, GapKind.NOT_REPORTED_BACK) == []


def test_a_table_can_wait_to_hear_of_a_promise_and_a_goal_cannot() -> None:
    table = (
        Coalition(id="table", name="Table"),
        tie(T.ABOUT, "step", "table"),
        goal("jobs"),
        tie(T.ABOUT, "step", "jobs"),
    )
    assert find(step(*table, promised=True, due=BEFORE), GapKind.PROMISE_LATE)[0].evidence == (
        "clinic",
        "table",
    )


def test_nobody_who_left_us_is_said_to_wait() -> None:
    gone = step(org("clinic", standing=Standing.DO_NOT_CONTACT), promised=True, due=BEFORE)
    assert find(gone, GapKind.PROMISE_LATE)[0].evidence == ()
