"""Whom to talk to next, and why: who is suggested, in which order, and in which words."""

from datetime import date, timedelta
from typing import Any

import pytest

from netmap.model.entities import Asset, Coalition, Population, Step
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import GUESS, Tie
from netmap.report.dismissals import plan_dismissal
from netmap.report.finding import Finding, FindingKind
from netmap.report.findings_next import find_next
from tests.analysis.towns import goal, org, partners, person, sector, tie, town

DAY = date(2026, 6, 1)
FRESH = date(2026, 5, 20)
Things = Entity | Tie | list[Tie]

# The library and the work center are in touch; nobody who works on “Good jobs” moves people, and the bus does.
HOME = (org("library", name="Library", home=True), org("center", name="Work Center"), person("rosa", name="Rosa Diaz"),
        tie(T.WORKS_AT, "rosa", "center"), person("ana", name="Ana Ruiz", on_team=True), tie(T.WORKS_AT, "ana", "library"),
        tie(T.KNOWS, "ana", "rosa", last_contact=FRESH))  # fmt: skip
JOBS = (goal("jobs", name="Good jobs"), tie(T.PURSUES, "center", "jobs"), sector("moving", name="Transportation"),
        tie(T.EXPECTS, "jobs", "moving"))  # fmt: skip
BUS = (org("bus", name="City Bus"), tie(T.IN_SECTOR, "bus", "moving"))
ROSA_KNOWS_THE_BUS = tie(T.PARTNERS_WITH, "bus", "rosa", last_contact=FRESH)


def suggest(*items: Things, most: int = 7, day: date = DAY) -> tuple[Finding, ...]:
    return find_next(town(*HOME, *items), day=day, most=most)


def about(found: tuple[Finding, ...]) -> list[str]:
    return [finding.subjects[0] for finding in found]


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
        "Ana Ruiz knows Rosa Diaz, last known on 20 May 2026.",
        "Rosa Diaz works with City Bus, last known on 20 May 2026.",
    )
    assert found.next_step == "Ana Ruiz: ask Rosa Diaz about City Bus."
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
        "“Enough food” has nobody from Transportation, and “Good jobs” has nobody from Transportation: City Bus "
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
    aside = plan_dismissal(first[0], "They have no buses left.", DAY)
    assert about(suggest(*JOBS, *BUS, *taxi, ROSA_KNOWS_THE_BUS, aside)) == ["taxi"]
    assert about(suggest(*JOBS, *BUS, *taxi, ROSA_KNOWS_THE_BUS, aside, day=DAY - timedelta(days=1))) == [
        "bus"
    ]


def test_without_us_on_the_map_or_without_anything_missing_nothing_is_suggested() -> None:
    assert find_next(town(org("center"), *JOBS, *BUS), day=DAY) == ()
    assert suggest() == ()
    assert find_next(town(), day=DAY) == ()


def test_at_most_as_many_as_asked_for_and_the_order_of_the_list_changes_nothing() -> None:
    many = [org(f"org{number}") for number in range(6)]
    strangers = [tie(T.PURSUES, one.id, "jobs") for one in many]
    found = suggest(*JOBS, *many, strangers, most=4)
    everything: list[Things] = [*HOME, *JOBS, *many]
    assert len(found) == 4
    assert found == find_next(town(*everything[::-1], strangers[::-1]), day=DAY, most=4)


def test_a_sector_that_is_a_guess_is_said_to_be_one() -> None:
    (found,) = suggest(*JOBS, BUS[0], tie(T.IN_SECTOR, "bus", "moving", said_by=GUESS))
    assert found.rests_on.endswith("The sector of City Bus is a guess from the name.")
    assert found.sentence.endswith("and nobody we know can introduce us yet.")
    assert found.next_step == "Ask our partners who knows City Bus, or write to them yourselves."


ELDERS = Population(id="elders", name="Elders")
TABLE = (Coalition(id="table", name="Jobs Table"), tie(T.PURSUES, "table", "jobs"))
MILL = (org("mill", name="Mill"), tie(T.PURSUES, "mill", "jobs"))
FIRST_THERE = "we would gain a first relationship there"
SEAT_TAKEN = "we would gain the missing voice at the table"
WOULD_MEET = "they would meet Mill, who works on it, we would gain"
CAUSES: list[tuple[str, tuple[Things, ...]]] = [
    (
        f"Nobody who works on “Good jobs” serves Elders, as City Bus does: {WOULD_MEET} a way to reach them",
        (*JOBS[:2], *MILL, ELDERS, tie(T.EXPECTS, "jobs", "elders"), tie(T.SERVES, "bus", "elders")),
    ),
    (
        f"“Good jobs” is looking for “A van”, which City Bus can offer: {WOULD_MEET} what the goal is looking for",
        (*JOBS[:2], *MILL, Asset(id="van", name="A van"), tie(T.NEEDS, "jobs", "van"), tie(T.HAS, "bus", "van")),
    ),
    (
        f"We want somebody from Transportation and have only names on a list: City Bus is one of them, {FIRST_THERE}",
        (sector("moving", name="Transportation", expected=True), BUS[1]),
    ),
    (
        "We have no tie to anybody who serves Elders, as City Bus does: we would gain a way to reach them",
        (ELDERS, tie(T.SERVES, "bus", "elders")),
    ),
    (
        f"Nobody from Transportation sits at Jobs Table: City Bus would meet Mill, who sits there, {SEAT_TAKEN}",
        (*JOBS, *TABLE, org("mill", name="Mill"), tie(T.MEMBER_OF, "mill", "table"), tie(T.PURSUES, "bus", "jobs"), BUS[1]),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("said", "items"), CAUSES)
def test_each_cause_is_told(said: str, items: tuple[Things, ...]) -> None:
    found = suggest(BUS[0], ROSA_KNOWS_THE_BUS, *items)
    assert [one.sentence for one in found if one.subjects[0] == "bus"] == [
        f"{said}, and Rosa Diaz at Work Center can introduce us."
    ]


def test_where_nobody_who_decides_was_met_one_of_them_is_named() -> None:
    boss = (person("boss", name="Ida Boss"), tie(T.WORKS_AT, "boss", "bus", decision_maker=True))
    luis = (
        person("luis", name="Luis Mora"),
        tie(T.WORKS_AT, "luis", "bus"),
        tie(T.KNOWS, "ana", "luis", last_contact=FRESH),
    )
    (found,) = suggest(BUS[0], *boss, *luis)
    assert found.sentence == (
        "At City Bus we have met nobody who decides: we would gain a word with Ida Boss, and Ana Ruiz knows Luis Mora, "
        "who works there."
    )
    secret = person("boss", name="Ida Boss", confidential=True)
    assert "a word with whoever decides there" in suggest(BUS[0], secret, boss[1], *luis)[0].sentence


def test_somebody_alone_with_a_goal_would_meet_the_others() -> None:
    found = suggest(*JOBS[:2], *MILL, tie(T.PURSUES, "bus", "jobs"), BUS[0], person("luis", name="Luis Mora"),
                    tie(T.WORKS_AT, "luis", "bus"), tie(T.KNOWS, "rosa", "luis"), tie(T.PURSUES, "library", "jobs"))  # fmt: skip
    assert "bus" not in about(found)
    (mill,) = found
    assert mill.sentence == (
        "Mill works on “Good jobs” without a known tie to anybody else who does: they would meet City Bus and Work "
        "Center, who work on it, we would gain one more to share the work with, and nobody we know can introduce us yet."
    )


def test_a_table_of_theirs_that_lacks_somebody_we_know_is_what_they_gain() -> None:
    around = (*JOBS, *TABLE, *BUS, tie(T.PURSUES, "taxi", "jobs"), org("taxi", name="Taxi"), tie(T.IN_SECTOR, "taxi", "moving"),
              partners("taxi library", last_contact=FRESH), org("mill", name="Mill"), tie(T.MEMBER_OF, "mill", "table"), ELDERS,
              tie(T.SERVES, "mill", "elders"), tie(T.PARTNERS_WITH, "mill", "rosa"))  # fmt: skip
    (mill,) = (one for one in suggest(*around) if one.subjects[0] == "mill")
    assert mill.sentence == (
        "We have no tie to anybody who serves Elders, as Mill does: they could fill an empty seat at Jobs Table with "
        "Taxi (Transportation), we would gain a way to reach them, and Rosa Diaz at Work Center can introduce us."
    )


def test_a_tie_that_brings_us_nearer_to_many_is_a_cause_of_its_own() -> None:
    # Library–Work Center–City Bus–Hub and four behind the Hub, which come from four steps to two; three behind us.
    behind, beside = (
        [org(f"behind{number}") for number in range(4)],
        [org(f"beside{number}") for number in range(3)],
    )
    known = [one for end in behind for one in partners(f"hub {end.id}")]
    known += [one for end in beside for one in partners(f"library {end.id}")]
    hub = org("hub", name="Hub")
    found = suggest(hub, BUS[0], *behind, *beside, known, partners("bus hub"), ROSA_KNOWS_THE_BUS)
    assert found[0].sentence == (
        "4 others are three handshakes or more away from us: Hub would find a shorter way to 3 others through us, we "
        "would find a shorter way to those 4, and the way to them leads over Rosa Diaz at Work Center and City Bus."
    )


def test_an_overdue_relationship_is_told_with_whoever_keeps_it() -> None:
    old = date(2024, 1, 8)
    around = (BUS[0], partners("bus library", strength=5, last_contact=old), tie(T.KEPT_BY, "bus", "ana"))
    (found,) = suggest(*around)
    assert found.sentence == (
        "We were last in touch with City Bus on 8 January 2024: we would keep the relationship warm, and Ana Ruiz can "
        "ask them directly."
    )


@pytest.mark.parametrize(
    ("said", "begin", "items"),
    [
        ("Luis Mora at City Bus can introduce us", "Ana Ruiz: ask Luis Mora about Mill.",
         (tie(T.KNOWS, "ana", "luis"), tie(T.PARTNERS_WITH, "luis", "mill"))),
        ("Rosa Diaz at Work Center can introduce us to Joe, who works there", "Ana Ruiz: ask Rosa Diaz about Mill.",
         (tie(T.KNOWS, "rosa", "joe"),)),
        ("Work Center can introduce us", "Ask Work Center about Mill.",
         (partners("library center", "center mill", strength=5),)),
        ("we sit at Jobs Table with them", "Talk with Mill at Jobs Table.",
         (tie(T.MEMBER_OF, "library", "table"), tie(T.MEMBER_OF, "mill", "table"))),
        ("Ana Ruiz sits at Jobs Table with Joe, who works there", "Ana Ruiz: talk with Joe at Jobs Table about Mill.",
         (tie(T.MEMBER_OF, "ana", "table"), tie(T.MEMBER_OF, "joe", "table"))),
        ("the way to them leads over Rosa Diaz at Work Center and Luis Mora at City Bus",
         "Ana Ruiz: ask Rosa Diaz about Mill.", (tie(T.KNOWS, "rosa", "luis"), tie(T.PARTNERS_WITH, "luis", "mill"))),
    ],
)  # fmt: skip
def test_who_can_introduce_us_and_how_to_begin_is_told_by_the_way_there(
    said: str, begin: str, items: tuple[Things, ...]
) -> None:
    around = (BUS[0], person("luis", name="Luis Mora"), tie(T.WORKS_AT, "luis", "bus"), person("joe"), org("mill", name="Mill"),
              tie(T.WORKS_AT, "joe", "mill"), ELDERS, tie(T.SERVES, "mill", "elders"), TABLE[0])  # fmt: skip
    (found,) = (one for one in suggest(*around, *items) if one.subjects[0] == "mill")
    assert found.sentence.endswith(f", and {said}.")
    assert found.next_step == begin
