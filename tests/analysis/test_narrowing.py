"""What a filter leaves of a day: who, and which ties between them; facts stay those of the whole day."""

from datetime import date

import pytest

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.model.entities import Area, Coalition, Population, Program
from netmap.model.kinds import Standing, TieKind
from netmap.model.views.filters import EVERYBODY, Aspect, build_filter
from netmap.model.views.own_days import list_day_columns
from tests.analysis.towns import goal, org, partners, person, sector, tie, town

TODAY = date(2026, 11, 21)
TOWN = town(
    sector("health"), sector("food"),
    org("library", home=True), org("clinic"), org("pantry"), org("kitchen", standing=Standing.IDEA), org("bank"),
    person("ana", on_team=True), person("luis"), person("sam", standing=Standing.PARTNER),
    tie(TieKind.WORKS_AT, "ana", "library"), tie(TieKind.WORKS_AT, "luis", "clinic"),
    tie(TieKind.IN_SECTOR, "clinic", "health", primary=True), tie(TieKind.IN_SECTOR, "pantry", "food", primary=True),
    tie(TieKind.IN_SECTOR, "pantry", "health"), tie(TieKind.IN_SECTOR, "kitchen", "food", primary=True),
    tie(TieKind.IN_SECTOR, "sam", "health", primary=True),
    partners("library clinic", strength=4), partners("clinic pantry", strength=2), partners("pantry kitchen"),
    tie(TieKind.FUNDS, "bank", "pantry", strength=5), tie(TieKind.REPORTS, "clinic", "kitchen", strength=3),
    tie(TieKind.KNOWS, "sam", "luis", strength=3),
    Coalition(id="table", name="Table"), tie(TieKind.MEMBER_OF, "luis", "table"), tie(TieKind.MEMBER_OF, "pantry", "table"),
    goal("rides"), tie(TieKind.PURSUES, "table", "rides"), tie(TieKind.PURSUES, "bank", "rides"),
    tie(TieKind.KEPT_BY, "pantry", "ana"), tie(TieKind.KEPT_BY, "luis", "ana"),
    Population(id="elders", name="Elders"), Program(id="meals", name="Meals"), tie(TieKind.RUNS, "kitchen", "meals"),
    tie(TieKind.SERVES, "meals", "elders"), tie(TieKind.SERVES, "clinic", "elders"),
    Area(id="county", name="County"), Area(id="east", name="East"), tie(TieKind.PART_OF, "east", "county"),
    tie(TieKind.SERVES, "pantry", "east"), tie(TieKind.SERVES, "bank", "county"),
)  # fmt: skip
DAY = Day(TOWN, TODAY)


def narrow(**wanted: str) -> Day:
    return DAY.only(
        build_filter((Aspect(name), value) for name, values in wanted.items() for value in values.split())
    )


def list_actors(day: Day) -> set[str]:
    return set(day.graph)


def list_ties(day: Day) -> set[frozenset[str]]:
    return {frozenset(ends) for ends in day.graph.edges}


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"sector": "health"}, "clinic pantry sam"),
        ({"sector": "health food"}, "clinic pantry sam kitchen"),
        ({"sector": "health", "coalition": "table"}, "clinic pantry"),
        ({"coalition": "table"}, "clinic pantry"),
        ({"goal": "rides"}, "clinic pantry bank"),
        ({"population": "elders"}, "clinic kitchen"),
        ({"area": "east"}, "pantry"),
        ({"area": "county"}, "pantry bank"),
        ({"keeper": "ana"}, "clinic pantry"),
        ({"standing": "idea"}, "kitchen"),
        ({"sector": "gone"}, ""),
        ({"keeper": "ana", "standing": "idea"}, ""),
    ],
)
def test_who_is_left(wanted: dict[str, str], left: str) -> None:
    assert list_actors(narrow(**wanted)) == set(left.split())


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ({"strength": "3"}, ["library clinic", "bank pantry", "clinic kitchen", "sam clinic"]),
        ({"strength": "5"}, ["bank pantry"]),
        ({"tie": "FUNDS"}, ["bank pantry"]),
        ({"tie": "PARTNERS_WITH"}, ["library clinic", "clinic pantry", "pantry kitchen", "clinic kitchen"]),
        ({"tie": "PARTNERS_WITH", "strength": "3"}, ["library clinic", "clinic kitchen"]),
        ({"tie": "FUNDS KNOWS"}, ["bank pantry", "sam clinic"]),
        ({"tie": "MEMBER_OF"}, []),
        ({"sector": "health", "strength": "1"}, ["clinic pantry", "sam clinic"]),
    ],
)
def test_which_ties_are_left(wanted: dict[str, str], left: list[str]) -> None:
    assert list_ties(narrow(**wanted)) == {frozenset(pair.split()) for pair in left}


def test_who_is_left_keeps_their_people_and_nobody_else() -> None:
    day = narrow(sector="health")
    assert {one.id for one in day.drawn.actors()} == {"clinic", "pantry", "sam", "luis"}
    assert {one.id for one in day.drawn.ties_of_kind(TieKind.MEMBER_OF)} == {
        "MEMBER_OF-luis-table",
        "MEMBER_OF-pantry-table",
    }


def test_facts_are_those_of_the_whole_day() -> None:
    day = narrow(sector="food")
    assert day.us == DAY.us
    assert day.relationships == DAY.relationships
    assert day.pursuing == DAY.pursuing
    assert day.whole is DAY
    assert day.only(EVERYBODY) is DAY


def test_whom_a_picture_is_of_is_left_in_any_case() -> None:
    day = narrow(sector="food")
    assert "library" not in day.graph
    assert set(day.spare("library").graph) == {"library", "pantry", "kitchen"}
    assert DAY.spare("library") is DAY


def test_a_filter_stays_on_another_day_and_with_other_ties() -> None:
    day = narrow(sector="health")
    assert day.on(date(2026, 1, 1)).filter == day.filter
    assert day.on(date(2026, 1, 1)).whole.filter == EVERYBODY
    counted = day.counting(CountedTies.CONFIRMED)
    assert (counted.filter, counted.counted) == (day.filter, CountedTies.CONFIRMED)
    assert list_ties(narrow(strength="1").counting(CountedTies.CONFIRMED)) == list_ties(
        narrow(strength="1")
    ) - {frozenset({"clinic", "kitchen"})}


def test_a_confidential_membership_leaves_nobody_openly() -> None:
    hidden = town(
        org("clinic"),
        Coalition(id="table", name="Secret table", confidential=True),
        tie(TieKind.MEMBER_OF, "clinic", "table"),
    )
    day = Day(hidden, TODAY).only(build_filter([(Aspect.COALITION, "table")]))
    assert day.kept == {"clinic"}
    assert day.openly.kept == set()


def test_in_public_only_what_everybody_may_see_is_asked() -> None:
    hidden = Day(
        town(*TOWN.entities.values(), *TOWN.ties.values(), sector("shelter", on_the_wall=False)), TODAY
    )
    wanted = [
        (Aspect.SECTOR, "health"),
        (Aspect.SECTOR, "shelter"),
        (Aspect.KEEPER, "ana"),
        (Aspect.STRENGTH, "3"),
    ]
    assert hidden.only(build_filter(wanted)).in_public.filter.write() == ("sector:health",)


GROWN = town(
    sector("health"), org("library", home=True), org("clinic"), org("pantry"), org("bank"),
    tie(TieKind.IN_SECTOR, "clinic", "health"),
    *partners("library clinic", since=date(2022, 5, 1)), *partners("clinic pantry", since=date(2024, 3, 1)),
    *partners("library pantry"), *partners("library bank", since=date(2021, 1, 1), until=date(2023, 6, 30)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("on", "left"),
    [
        ("2020-12-31", ["library pantry"]),
        ("2021-01-01", ["library pantry", "library bank"]),
        ("2023-06-30", ["library pantry", "library bank", "library clinic"]),
        ("2023-07-01", ["library pantry", "library clinic"]),
        ("2026-11-21", ["library pantry", "library clinic", "clinic pantry"]),
    ],
)
def test_as_of_a_day_those_ties_are_drawn_that_held_then(on: str, left: list[str]) -> None:
    today = Day(GROWN, TODAY)
    day = today.only(build_filter([(Aspect.ON, on)]))
    assert day.date == date.fromisoformat(on)
    assert list_ties(day) == {frozenset(pair.split()) for pair in left}
    assert list_actors(day) == {"library", "clinic", "pantry", "bank"}
    assert list_ties(day.openly) == list_ties(day)
    assert list_ties(day.in_public) == list_ties(day)
    narrower = today.only(build_filter([(Aspect.ON, on), (Aspect.SECTOR, "health")]))
    assert list_actors(narrower) == {"clinic"}
    assert today.only(EVERYBODY) is today


def test_who_has_a_day_in_a_column_of_ones_own_since_or_before_another() -> None:
    signed = {"a": "2024-03-01", "b": "2024-06-30", "c": "2025-01-01", "d": "pending", "e": "2020-01-01"}
    items = [org(key, attributes={"Signed on": day}) for key, day in signed.items()]
    day = Day(town(*items, org("f", attributes={"Left": "2024-06-30"}), org("g")), TODAY)

    def left(*wanted: tuple[Aspect, str]) -> set[str]:
        return list_actors(day.only(build_filter(wanted)))

    since, before = (Aspect.SINCE, "2024-03-01 Signed on"), (Aspect.BEFORE, "2025-01-01 Signed on")
    assert left(since) == {"a", "b", "c"}
    assert left(before) == {"a", "b", "e"}
    assert left(since, before) == {"a", "b"}
    assert list_day_columns(day.network.actors()) == ("Left", "Signed on")
    assert list_day_columns([org("a", attributes={"Signed on": "pending"})]) == ()


@pytest.mark.parametrize(
    "value", ["Signed on", "2024-13-01 Signed on", "2024-03-01", "2024-03-01  Signed on", "1-1-2024 S"]
)
def test_what_is_no_day_of_a_column_asks_nothing(value: str) -> None:
    assert not build_filter([(Aspect.SINCE, value)])
