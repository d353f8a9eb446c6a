"""What is due, in sentences: relationships, steps, whom to ask again; and as a calendar."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.upkeep import TouchState
from netmap.model.entity import Entity
from netmap.model.happenings import Interaction, Step
from netmap.model.kinds import InteractionKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie
from netmap.report.finding import FindingKind
from netmap.report.keep_in_touch.due import Due, find_due, tell_time_since
from netmap.report.keep_in_touch.due_calendar import write_calendar
from tests.analysis.towns import org, person, tie, town

DAY = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def ours(partner: str, days: int | None, **values: Any) -> Tie:
    last = None if days is None else ago(days)
    return tie(TieKind.PARTNERS_WITH, "library", partner, **{"strength": 3, "last_contact": last, **values})


def build(*items: Entity | Tie | list[Tie]) -> Network:
    """Us, Ana of us, and whatever else is given."""
    return town(org("library", home=True), person("ana", on_team=True), *items)


def read(*items: Entity | Tie | list[Tie], **values: Any) -> dict[str, Due]:
    return {one.subject: one for one in find_due(Day(build(*items), DAY), **values)}


def test_an_overdue_relationship_says_since_when_how_often_and_who_calls_whom() -> None:
    call = Interaction(id="m", on=ago(200), interaction_kind=InteractionKind.CALL, outcome="Wants to help")
    found = read(
        org("clinic"), person("luis"), tie(TieKind.WORKS_AT, "luis", "clinic"), ours("clinic", None),
        tie(TieKind.KEPT_BY, "clinic", "ana"), call, tie(TieKind.WITH, "m", "luis"), tie(TieKind.BY, "m", "ana"),
    )["clinic"].finding  # fmt: skip
    assert found.kind is FindingKind.CONTACT_OVERDUE
    assert found.sentence == (
        "We have not been in touch with Clinic for too long: the last contact was 6 months ago, on 13 November 2025."
    )
    assert "“cooperate”" in found.why
    assert "every 90 days, and after 180 days at the latest" in found.why
    assert found.evidence == ("13 November 2025, Ana: call with Luis – Wants to help.",)
    assert found.next_step == "Ana: call Luis."


def test_a_contact_without_a_day_is_not_said_to_be_missing() -> None:
    call = Interaction(id="m", interaction_kind=InteractionKind.CALL)
    one = read(org("clinic"), ours("clinic", None), call, tie(TieKind.WITH, "m", "clinic"))["clinic"]
    found = one.finding
    assert found.sentence == "The day of the last contact with Clinic is not noted."
    assert found.evidence == ("No day noted, call with Clinic.",)
    assert "none" not in found.rests_on
    assert str(one.state) == "without a dated contact"
    assert (
        read(org("clinic"), ours("clinic", None))["clinic"].finding.sentence
        == "No contact with Clinic is noted yet."
    )


def test_an_agreed_rhythm_is_ours_to_keep() -> None:
    found = read(org("clinic"), ours("clinic", 20, rhythm_ideal_days=7))["clinic"].finding
    assert found.why == "We want to be in touch every 7 days, and after 14 days at the latest."


def test_the_week_has_what_is_late_due_soon_and_never_noted_but_not_what_has_time() -> None:
    keys = ("late", "soon", "later", "never")
    gone: tuple[int | None, ...] = (400, 84, 82, None)
    found = read(*map(org, keys), [ours(key, days) for key, days in zip(keys, gone, strict=True)])
    assert list(found) == ["late", "soon", "never"]
    assert found["soon"].on == DAY + timedelta(days=6)


def test_without_a_keeper_it_is_to_be_said_who_keeps_it() -> None:
    assert read(org("clinic"), ours("clinic", 400))["clinic"].finding.next_step == (
        "Say who of us keeps this relationship, and let them call Clinic."
    )


def test_a_planned_step_stands_for_its_relationship() -> None:
    step = Step(id="visit", what="Visit them", due=DAY + timedelta(days=2))
    found = read(
        org("clinic"), ours("clinic", 400), step, tie(TieKind.ABOUT, "visit", "clinic"), tie(TieKind.KEPT_BY, "visit", "ana")
    )  # fmt: skip
    assert list(found) == ["visit"]
    assert found["visit"].finding.sentence == "Visit them – it is due on 3 June 2026."
    assert found["visit"].finding.next_step == "Ana: do it, then tick it off."
    assert (found["visit"].partner, found["visit"].keepers) == ("clinic", ("ana",))


def test_a_late_promise_says_so_and_a_done_step_is_silent() -> None:
    late = Step(id="late", what="Send the flyers", due=ago(1), promised=True)
    done = Step(id="done", what="Sent them", due=ago(3), done_on=ago(2))
    found = read(late, done)
    assert list(found) == ["late"]
    assert found["late"].finding.sentence == "We promised: Send the flyers – it was due on 31 May 2026."


def test_a_step_without_a_day_is_to_be_done_and_stands_for_its_relationship() -> None:
    found = read(org("clinic"), ours("clinic", 400), Step(id="visit"), tie(TieKind.ABOUT, "visit", "clinic"))
    assert list(found) == ["visit"]
    assert found["visit"].state is TouchState.DUE
    assert found["visit"].finding.sentence == "A step – no day is set for it."


def test_a_step_is_not_told_long_before_it_is_due() -> None:
    later = Step(id="later", what="Visit them", due=DAY + timedelta(days=8))
    items = (org("clinic"), ours("clinic", 400), later, tie(TieKind.ABOUT, "later", "clinic"))
    assert list(read(*items)) == ["clinic"]
    assert list(read(*items, ahead=8)) == ["later"]


def test_of_a_long_step_the_first_line_is_said_and_the_rest_stands_below() -> None:
    step = Step(id="visit", what="Call Luis – about the room.\n\nThey look for one.\n", due=DAY)
    items = (org("clinic"), ours("clinic", 400), step, tie(TieKind.ABOUT, "visit", "clinic"))
    found = read(*items)["visit"].finding
    assert found.sentence == "Call Luis – about the room – it is due on 1 June 2026."
    assert found.evidence == ("They look for one.",)
    assert str(read_calendar(build(*items))["netmap-visit"]["summary"]) == "Call Luis – about the room"


def test_whoever_kept_it_and_left_us_is_not_told_to_call() -> None:
    found = read(
        org("clinic"), ours("clinic", 400), person("eva"), tie(TieKind.KEPT_BY, "clinic", "eva"),
        tie(TieKind.WORKS_AT, "eva", "library", until=ago(30)),
    )["clinic"]  # fmt: skip
    assert found.keepers == ()
    assert found.finding.next_step.startswith("Say who of us keeps this relationship")


def test_who_said_not_now_without_a_day_is_left_alone() -> None:
    assert read(org("bank", standing=Standing.NOT_NOW), ours("bank", 900)) == {}


def test_the_last_day_there_is_can_be_named() -> None:
    assert read(org("bank", standing=Standing.NOT_NOW, ask_again_on=date.max), ours("bank", 900)) == {}


def test_who_said_not_now_is_left_alone_until_the_day() -> None:
    waiting = org("bank", standing=Standing.NOT_NOW, ask_again_on=DAY + timedelta(days=30))
    ripe = org("shop", standing=Standing.NOT_NOW, ask_again_on=ago(1))
    found = read(waiting, ripe, ours("bank", 900))
    assert list(found) == ["shop"]
    assert found["shop"].finding.sentence == "Shop may be asked again from 31 May 2026 on."


def test_one_of_us_sees_what_is_theirs() -> None:
    items: list[Entity | Tie] = [
        org("a"),
        org("b"),
        person("ben", on_team=True),
        ours("a", 400),
        ours("b", 400),
    ]
    kept = [tie(TieKind.KEPT_BY, "a", "ana"), tie(TieKind.KEPT_BY, "b", "ben")]
    assert list(read(*items, kept, keeper="ben")) == ["b"]


def test_an_empty_map_has_nothing_due() -> None:
    assert find_due(Day(Network(), DAY)) == ()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"), (1, "yesterday"), (13, "13 days ago"), (14, "2 weeks ago"), (60, "8 weeks ago"),
        (61, "2 months ago"), (730, "23 months ago"), (731, "2 years ago"), (850, "over 2 years ago"),
        (1040, "nearly 3 years ago"), (1100, "3 years ago"),
    ],
)  # fmt: skip
def test_how_long_ago_is_said_in_the_unit_people_use(days: int, said: str) -> None:
    assert tell_time_since(ago(days), DAY) == said


def read_calendar(network: Network) -> dict[str, Any]:
    data = write_calendar(Day(network, DAY), moment=NOW)
    return {str(event["uid"]): event for event in Calendar.from_ical(data).walk("VEVENT")}


def test_a_calendar_has_each_day_late_ones_today_and_the_same_id_again() -> None:
    network = build(
        org("late"), org("soon"), org("never"), ours("late", 400), ours("soon", 10), ours("never", None)
    )
    events = read_calendar(network)
    assert {uid: event.start for uid, event in events.items()} == {
        "netmap-late": DAY,
        "netmap-soon": DAY + timedelta(days=80),
    }
    assert str(events["netmap-late"]["summary"]) == "Be in touch with Late (overdue)"
    assert events["netmap-late"].end - events["netmap-late"].start == timedelta(days=1)
    assert read_calendar(network).keys() == events.keys()


def test_a_calendar_keeps_names_as_text_and_withholds_what_is_confidential() -> None:
    odd = org("odd", name="A; B, C\\n END:VCALENDAR")
    shelter = org("shelter", name="Safe House", confidential=True)
    network = build(odd, shelter, ours("odd", 400), ours("shelter", 400))
    events = read_calendar(network)
    assert list(events) == ["netmap-odd"]
    assert "A; B, C\\n END:VCALENDAR" in str(events["netmap-odd"]["summary"])
    assert b"Safe House" not in write_calendar(Day(network, DAY), moment=NOW)


def test_whoever_calls_calls_somebody_they_know_themselves() -> None:
    found = read(
        org("clinic"), person("luis"), person("rosa"), person("ben", on_team=True), ours("clinic", 400),
        tie(TieKind.WORKS_AT, "luis", "clinic"), tie(TieKind.WORKS_AT, "rosa", "clinic"),
        tie(TieKind.KNOWS, "ana", "rosa"), tie(TieKind.KEPT_BY, "clinic", "ana"),
        Interaction(id="m", on=ago(300)), tie(TieKind.WITH, "m", "luis"), tie(TieKind.BY, "m", "ben"),
    )["clinic"].finding  # fmt: skip
    assert found.next_step == "Ana: call Rosa."
