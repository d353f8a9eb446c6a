"""Whom to talk to next, and why: who is suggested, in which order, and in which words."""

from datetime import date, timedelta
from typing import Any

import pytest

from netmap.analysis.day import Day
from netmap.model.entities import Asset
from netmap.model.happenings import Interaction, Step
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import GUESS
from netmap.report.dismissals import plan_dismissal
from netmap.report.finding import FindingKind
from netmap.report.next.conversations import find_next
from tests.analysis.towns import goal, org, partners, person, sector, tie, town
from tests.report.next.next_town import (
    BUS,
    DAY,
    FRESH,
    HOME,
    JOBS,
    ROSA_KNOWS_THE_BUS,
    Things,
    about,
    suggest,
)


def test_the_cause_comes_first_then_what_they_gain_then_what_we_gain_then_who_introduces_us() -> None:
    mill = (
        org("mill", name="Mill"),
        tie(T.PURSUES, "mill", "jobs"),
        partners("mill center", last_contact=FRESH),
    )
    things = (Asset(id="van", name="Drivers"), tie(T.NEEDS, "bus", "van"), tie(T.HAS, "mill", "van"))
    (found,) = suggest(*JOBS, *BUS, *mill, ROSA_KNOWS_THE_BUS, *things)
    assert found.kind is FindingKind.NEXT_CONVERSATION
    assert found.sentence == (
        "“Good jobs” has nobody from Transportation: City Bus could get from Mill the “Drivers” they are "
        "looking for, we would gain the missing sector, and Rosa Diaz at Work Center can introduce us."
    )
    assert found.why == (
        "The goal expects somebody from Transportation, and what they could bring is not at the table. "
        "They would meet Mill, who works on “Good jobs”."
    )
    assert found.evidence == (
        "Good jobs: It expects Transportation, and nobody who works on it is from there.",
        "Ana Ruiz knows Rosa Diaz, last in touch on 20 May 2026.",
        "Rosa Diaz works with City Bus, last in touch on 20 May 2026.",
    )
    assert found.next_step.startswith("Ana Ruiz: write to Rosa Diaz")
    assert found.subjects == ("bus", "jobs", "moving")
    assert found.key == "next conversation:bus"


def test_several_causes_are_one_conversation_and_come_first() -> None:
    food = (
        goal("food", name="Enough food"),
        tie(T.PURSUES, "center", "food"),
        tie(T.EXPECTS, "food", "moving"),
    )
    law = (sector("law", name="Legal help"), tie(T.EXPECTS, "food", "law"), org("aid", name="Aid"), tie(T.IN_SECTOR, "aid", "law"),
           partners("aid library", last_contact=FRESH))  # fmt: skip
    found = suggest(*JOBS, *BUS, *food, *law, ROSA_KNOWS_THE_BUS)
    assert about(found) == ["bus", "aid"]
    assert found[0].sentence.startswith(
        "“Enough food” has nobody from Transportation: City Bus is from there, "
    )
    assert found[0].evidence[:2] == (
        "Enough food: It expects Transportation, and nobody who works on it is from there.",
        "Good jobs: It expects Transportation, and nobody who works on it is from there.",
    )


def test_of_those_who_could_help_with_the_same_the_easiest_to_reach_is_named_and_only_they() -> None:
    taxi = (org("taxi", name="Taxi"), tie(T.IN_SECTOR, "taxi", "moving"))
    found = suggest(
        *JOBS, *BUS, *taxi, ROSA_KNOWS_THE_BUS, tie(T.PARTNERS_WITH, "ana", "taxi", last_contact=FRESH)
    )
    assert about(found) == ["taxi"]
    assert found[0].sentence == (
        "“Good jobs” has nobody from Transportation: Taxi would meet Work Center, who works on it, we would gain the "
        "missing sector, and Ana Ruiz can ask them directly."
    )
    assert found[0].next_step == "Ana Ruiz: talk with Taxi."


def test_sectors_vary() -> None:
    sectors = [sector(f"s{number}", name=f"Sector {number}") for number in range(4)]
    wanted = [tie(T.EXPECTS, "jobs", one.id) for one in sectors]
    same = [org(f"same{number}") for number in range(3)]
    in_first = [tie(T.IN_SECTOR, one.id, "main", primary=True) for one in same]
    in_wanted = [tie(T.IN_SECTOR, one.id, f"s{number}") for number, one in enumerate(same)]
    other = (
        org("other"),
        tie(T.IN_SECTOR, "other", "s3", primary=True),
        tie(T.PARTNERS_WITH, "other", "rosa"),
    )
    near = [tie(T.PARTNERS_WITH, "ana", one.id, last_contact=FRESH) for one in same]
    found = suggest(*JOBS[:2], sector("main"), *sectors, wanted, *same, in_first, in_wanted, near, *other)
    assert about(found) == ["same0", "other", "same1", "same2"]


@pytest.mark.parametrize(
    "withheld",
    [{"standing": one} for one in (Standing.PAST_PARTNER, Standing.CLOSED, Standing.NOT_A_FIT, Standing.DO_NOT_CONTACT)]
    + [{"confidential": True}, {"home": True}, {"standing": Standing.NOT_NOW},
       {"standing": Standing.NOT_NOW, "ask_again_on": date(2026, 6, 2)}],
)  # fmt: skip
def test_nobody_is_suggested_who_left_said_not_now_is_confidential_or_one_of_us(
    withheld: dict[str, Any],
) -> None:
    assert suggest(*JOBS, org("bus", **withheld), BUS[1], ROSA_KNOWS_THE_BUS) == ()


def test_nobody_is_suggested_who_works_for_us_or_for_somebody_who_left() -> None:
    driver = (person("luis"), tie(T.IN_SECTOR, "luis", "moving"))
    assert suggest(*JOBS, *driver, tie(T.WORKS_AT, "luis", "library")) == ()
    gone = org("gone", standing=Standing.DO_NOT_CONTACT)
    assert suggest(*JOBS, *driver, gone, tie(T.WORKS_AT, "luis", "gone")) == ()
    assert about(suggest(*JOBS, *driver)) == ["luis"]


def test_whom_we_may_ask_again_is_suggested_from_that_day_on() -> None:
    later = org("bus", name="City Bus", standing=Standing.NOT_NOW, ask_again_on=DAY)
    (found,) = suggest(later, ROSA_KNOWS_THE_BUS)
    assert found.sentence == (
        "It is noted to ask City Bus again from 1 June 2026: we would keep our word, and Rosa Diaz at Work Center can "
        "introduce us."
    )


def test_a_conversation_that_is_planned_is_not_suggested_nor_another_about_the_same() -> None:
    taxi = (org("taxi"), tie(T.IN_SECTOR, "taxi", "moving"))
    step = (Step(id="step", what="Call them"), tie(T.ABOUT, "step", "bus"))
    assert suggest(*JOBS, *BUS, *taxi, *step) == ()
    done = (Step(id="step", what="Call them", done_on=DAY), tie(T.ABOUT, "step", "bus"))
    assert len(suggest(*JOBS, *BUS, *taxi, *done)) == 1


def test_what_was_put_aside_makes_room_for_the_next() -> None:
    taxi = (org("taxi"), tie(T.IN_SECTOR, "taxi", "moving"))
    first = suggest(*JOBS, *BUS, *taxi, ROSA_KNOWS_THE_BUS)
    assert about(first) == ["bus"]
    aside = plan_dismissal(first[0].key, "They have no buses left.", DAY)
    assert about(suggest(*JOBS, *BUS, *taxi, ROSA_KNOWS_THE_BUS, aside)) == ["taxi"]
    assert about(suggest(*JOBS, *BUS, *taxi, ROSA_KNOWS_THE_BUS, aside, day=DAY - timedelta(days=1))) == [
        "bus"
    ]


def test_without_us_on_the_map_or_without_anything_missing_nothing_is_suggested() -> None:
    assert find_next(Day(town(org("center"), *JOBS, *BUS), DAY)) == ()
    assert suggest() == ()
    assert find_next(Day(town(), DAY)) == ()


def test_at_most_as_many_as_asked_for_and_the_order_of_the_list_changes_nothing() -> None:
    many = [org(f"org{number}") for number in range(6)]
    strangers = [tie(T.PURSUES, one.id, "jobs") for one in many]
    found = suggest(*JOBS, *many, strangers, most=4)
    everything: list[Things] = [*HOME, *JOBS, *many]
    assert len(found) == 4
    assert found == find_next(Day(town(*everything[::-1], strangers[::-1]), DAY), most=4)


def test_a_sector_that_is_a_guess_is_said_to_be_one() -> None:
    (found,) = suggest(*JOBS, BUS[0], tie(T.IN_SECTOR, "bus", "moving", said_by=GUESS))
    assert found.rests_on.endswith("The sector of City Bus is a guess from the name.")
    assert found.sentence.endswith("and nobody we know can introduce us yet.")
    assert found.next_step == "Ask our partners who knows City Bus, or write to them ourselves."


def test_whom_we_met_for_another_place_is_no_contact_with_this_one_in_what_it_rests_on() -> None:
    old, new = DAY - timedelta(days=400), DAY - timedelta(days=5)
    network = town(
        org("library", name="Library", home=True), person("ana", name="Ana", on_team=True), org("church"), org("alliance"),
        person("rev"), tie(T.WORKS_AT, "rev", "church"), tie(T.WORKS_AT, "rev", "alliance"), tie(T.KEPT_BY, "alliance", "ana"),
        Interaction(id="then", on=old), tie(T.BY, "then", "ana"), tie(T.WITH, "then", "rev"), tie(T.WITH, "then", "alliance"),
        Interaction(id="now", on=new), tie(T.BY, "now", "ana"), tie(T.WITH, "now", "rev"), tie(T.WITH, "now", "church"),
    )  # fmt: skip
    [told] = [one for one in find_next(Day(network, DAY)) if one.subjects[0] == "alliance"]
    assert "27 April 2025" in told.sentence
    assert told.evidence[-1].startswith(
        "Ana keeps in touch with Alliance for us, last in touch on 27 April 2025"
    )
