"""The words for each cause of a conversation, and for who can introduce us."""

from datetime import date, timedelta
from typing import Any

import pytest

from netmap.model.entities import Asset, Coalition, Population
from netmap.model.happenings import Interaction, Step
from netmap.model.kinds import Mode, Standing
from netmap.model.kinds import TieKind as T
from tests.analysis.towns import goal, org, partners, person, sector, tie
from tests.report.next.next_town import BUS, DAY, FRESH, JOBS, ROSA_KNOWS_THE_BUS, Things, about, suggest

ELDERS = Population(id="elders", name="Elders")
TABLE = (Coalition(id="table", name="Jobs Table"), tie(T.PURSUES, "table", "jobs"))
MILL = (org("mill", name="Mill"), tie(T.PURSUES, "mill", "jobs"))
FIRST_THERE = "we would gain a first relationship there"
SEAT_TAKEN = "we would gain the missing voice at the table"
WOULD_MEET = "they would meet Mill, who works on it, we would gain"
CAUSES: list[tuple[str, tuple[Things, ...]]] = [
    (
        f"Nobody is noted as working on “Good jobs” who serves Elders, as City Bus does: {WOULD_MEET} a way to reach them",
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
        "We do not work yet with anybody who serves Elders, as City Bus does: we would gain a way to reach them",
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
    assert suggest(BUS[0], secret, boss[1], *luis) == ()


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
        "We do not work yet with anybody who serves Elders, as Mill does: they could fill an empty seat at Jobs Table with "
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


def keep(days: int, **values: Any) -> tuple[Things, ...]:
    """Ana keeps the relationship with the bus, rated 5 (at most 90 days) and last cared for some days ago."""
    last = DAY - timedelta(days=days)
    return partners("bus library", strength=5, last_contact=last, **values), tie(T.KEPT_BY, "bus", "ana")


MORE_THAN_TELLING = "we would gain somebody to make something together with"
VOICE = "we would gain their voice at the table"
LOOKING_FOR = "looking for, we would be of use at that table"
FIRMER = "we would gain a firmer tie to that sector"
CARE: list[tuple[str, tuple[Things, ...]]] = [
    ("We were last in touch with City Bus on 21 February 2026: we would keep the relationship warm", keep(100)),
    (
        "We have heard nothing of City Bus since 8 July 2025: we would learn whether the relationship still holds",
        keep(328),
    ),
    (
        f"All we have done with City Bus so far is tell them of us: {MORE_THAN_TELLING}",
        keep(5, mode=Mode.OUTREACH),
    ),
    (
        "City Bus has not heard from us that this is done: “Bus passes for all”: we would keep our word",
        (
            *keep(5),
            Step(id="step", what="Bus passes for all.", promised=True, done_on=DAY),
            tie(T.ABOUT, "step", "bus"),
        ),
    ),
    (
        f"City Bus is all we know of Transportation, and we hardly know them: {FIRMER}",
        (sector("moving", name="Transportation", expected=True), BUS[1], partners("bus library", strength=1, last_contact=FRESH),
         tie(T.KEPT_BY, "bus", "ana")),
    ),
    (
        f"City Bus works on the same as Jobs Table and does not sit there: they would meet Mill, who sits there, {VOICE}",
        (*keep(5), *JOBS[:2], *TABLE, tie(T.PURSUES, "bus", "jobs"), partners("bus center"), org("mill", name="Mill"),
         tie(T.MEMBER_OF, "mill", "table"), tie(T.MEMBER_OF, "library", "table")),
    ),
    (
        f"At Jobs Table nobody but us can offer “A van”: City Bus could get from us the “A van” they are {LOOKING_FOR}",
        (*keep(5), *TABLE, goal("jobs"), tie(T.MEMBER_OF, "bus", "table"), tie(T.MEMBER_OF, "library", "table"),
         Asset(id="van", name="A van"), tie(T.NEEDS, "bus", "van"), tie(T.HAS, "library", "van")),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("said", "items"), CARE)
def test_partners_of_ours_are_told_with_whoever_keeps_them(said: str, items: tuple[Things, ...]) -> None:
    found = suggest(BUS[0], *items)
    assert [one.sentence for one in found if one.subjects[0] == "bus"] == [
        f"{said}, and Ana Ruiz can ask them directly."
    ]


def test_what_is_missing_comes_before_what_is_only_to_be_cared_for_and_that_is_told_beside_it() -> None:
    taxi = (org("taxi", name="Taxi"), partners("taxi library", strength=5, last_contact=date(2025, 12, 1)))
    found = suggest(*JOBS, *BUS, *keep(100), *taxi)
    assert about(found) == ["bus", "taxi"]
    assert "Also, we were last in touch with City Bus on 21 February 2026." in found[0].why


def test_a_list_just_brought_in_is_not_neglected() -> None:
    assert suggest(BUS[0], partners("bus library")) == ()


@pytest.mark.parametrize(
    ("said", "begin", "items"),
    [
        ("Luis Mora at City Bus can introduce us", "Ana Ruiz: write to Luis Mora",
         (tie(T.KNOWS, "ana", "luis"), tie(T.PARTNERS_WITH, "luis", "mill"))),
        ("Rosa Diaz at Work Center can introduce us to Joe, who works there", "Ana Ruiz: write to Rosa Diaz",
         (tie(T.KNOWS, "rosa", "joe"),)),
        ("Work Center can introduce us", "Ana Ruiz: write to Rosa Diaz at Work Center",
         (partners("library center", "center mill", strength=5),)),
        ("we sit at Jobs Table with them", "Agree who of us talks with Mill, at Jobs Table.",
         (tie(T.MEMBER_OF, "library", "table"), tie(T.MEMBER_OF, "mill", "table"))),
        ("Ana Ruiz sits at Jobs Table with Joe, who works there", "Ana Ruiz: talk with Joe at Mill, at Jobs Table.",
         (tie(T.MEMBER_OF, "ana", "table"), tie(T.MEMBER_OF, "joe", "table"))),
        ("Ana Ruiz can reach Joe, who works there, through City Bus", "Ana Ruiz: talk with Joe at Mill",
         (tie(T.KEPT_BY, "bus", "ana"), tie(T.WORKS_AT, "joe", "bus"))),
        ("the way to them leads over Rosa Diaz at Work Center and Luis Mora at City Bus",
         "Ana Ruiz: write to Rosa Diaz", (tie(T.KNOWS, "rosa", "luis"), tie(T.PARTNERS_WITH, "luis", "mill"))),
    ],
)  # fmt: skip
def test_who_can_introduce_us_and_how_to_begin_is_told_by_the_way_there(
    said: str, begin: str, items: tuple[Things, ...]
) -> None:
    around = (BUS[0], person("luis", name="Luis Mora"), tie(T.WORKS_AT, "luis", "bus"), person("joe"), org("mill", name="Mill"),
              tie(T.WORKS_AT, "joe", "mill"), ELDERS, tie(T.SERVES, "mill", "elders"), TABLE[0])  # fmt: skip
    (found,) = (one for one in suggest(*around, *items) if one.subjects[0] == "mill")
    assert found.sentence.endswith(f", and {said}.")
    assert found.next_step.startswith(begin)


def test_whoever_holds_a_relationship_is_named_beside_whoever_was_last_in_touch() -> None:
    driver = (
        person("driver", name="Sal Webb", standing=Standing.PARTNER),
        tie(T.IN_SECTOR, "driver", "moving"),
    )
    eve = (
        person("eve", name="Eve Moss", on_team=True),
        partners("library driver", strength=5, last_contact=DAY),
    )
    talk = (Interaction(id="talk", on=DAY), tie(T.BY, "talk", "eve"), tie(T.WITH, "talk", "driver"))
    told = [
        found.next_step
        for held in (tie(T.KNOWS, "driver", "ana"), tie(T.KNOWS, "driver", "eve"))
        for found in suggest(*JOBS, *driver, *eve, *talk, held)
    ]
    assert told == [
        "Eve Moss: talk with Sal Webb, after a word with Ana Ruiz, who holds this relationship.",
        "Eve Moss: talk with Sal Webb.",
    ]
