"""A day: everything that is asked of a network on it is worked out once, from the ties that hold then."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

import pytest

from netmap.analysis import day as module
from netmap.analysis.confirmed import Confirmation, Sides
from netmap.analysis.connectors.contacts import Contacts, find_contacts
from netmap.analysis.connectors.succession import find_succession, find_succession_elsewhere
from netmap.analysis.day import Day, once_a_day
from netmap.analysis.introductions.routes import build_finder
from netmap.analysis.introductions.steps import find_steps
from netmap.analysis.keep_in_touch.still_true import find_unconfirmed
from netmap.analysis.keep_in_touch.upkeep import find_upkeep
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.projection import ActorScope
from netmap.analysis.relations import Relation, find_relation
from netmap.model.entities import Coalition
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY
from netmap.report.connectors.every import find_connectors
from netmap.report.missing.every import find_missing
from netmap.report.next.conversations import find_next
from tests.analysis.towns import goal, org, partners, person, sector, tie, town

DAY, BEFORE = date(2026, 5, 3), date(2026, 4, 1)
TOWN = town(
    org("library", home=True), person("ana", on_team=True), org("clinic"), person("luis"), org("school"),
    sector("health", expected=True), goal("jobs"), Coalition(id="table", name="Table"),
    tie(T.WORKS_AT, "luis", "clinic"), tie(T.KNOWS, "ana", "luis", since=date(2026, 5, 1)),
    tie(T.IN_SECTOR, "clinic", "health"), tie(T.MEMBER_OF, "clinic", "table"), tie(T.PURSUES, "table", "jobs"),
    partners("library school", until=date(2026, 4, 30)),
)  # fmt: skip

THINGS = sorted(name for name, value in vars(Day).items() if isinstance(value, cached_property))
FOUND_ONCE: tuple[Callable[[Day], Any], ...] = (
    find_contacts, find_upkeep, find_steps, build_finder, find_unconfirmed, find_gaps, find_succession,
    find_succession_elsewhere,
)  # fmt: skip


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each thing that a day rests on was worked out."""
    counted: Counter[str] = Counter()

    def count(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*args: Any, **more: Any) -> Any:
            counted[name] += 1
            return work(*args, **more)

        return counting

    for name in ("in_force", "find_us", "find_our_side", "find_asked", "project_actors", "LastContacts"):
        monkeypatch.setattr(module, name, count(name, getattr(module, name)))
    return counted


def test_what_is_missing_who_connects_and_whom_to_talk_to_next_share_one_ground(calls: Counter[str]) -> None:
    day = Day(TOWN, DAY)
    found = find_missing(day), find_connectors(day), find_next(day)
    assert all(found)
    partners_and_told = 2
    assert calls.pop("project_actors") == partners_and_told
    assert set(calls.values()) == {1}
    assert found == (find_missing(Day(TOWN, DAY)), find_connectors(Day(TOWN, DAY)), find_next(Day(TOWN, DAY)))


@pytest.mark.parametrize("name", THINGS)
def test_what_was_asked_once_is_kept(name: str) -> None:
    day = Day(TOWN, DAY)
    assert getattr(day, name) is getattr(day, name)


@pytest.mark.parametrize("find", FOUND_ONCE)
def test_what_a_topic_found_once_is_kept(find: Callable[[Day], Any]) -> None:
    day = Day(TOWN, DAY)
    assert find(day) is find(day)


def test_a_topic_is_asked_once_for_each_day() -> None:
    asked = []

    @once_a_day
    def count_actors(day: Day) -> int:
        asked.append(day.date)
        return len(day.graph)

    day = Day(TOWN, DAY)
    assert [count_actors(day), count_actors(day), count_actors(day.on(BEFORE))] == [3, 3, 3]
    assert asked == [DAY, BEFORE]


@pytest.mark.parametrize("scope", ActorScope)
def test_each_graph_is_made_once(scope: ActorScope) -> None:
    day = Day(TOWN, DAY)
    assert day.project(scope) is day.project(scope)
    assert day.project(scope, directed=True).is_directed()


def test_a_day_of_an_empty_network_answers_everything() -> None:
    day = Day(EMPTY, DAY)
    apart = ("network", "drawn", "log", "openly", "sides", "confirmation", "withheld_names")
    assert not any(len(getattr(day, name)) for name in THINGS if name not in apart)
    assert (day.sides, day.confirmation) == (Sides({}, frozenset()), Confirmation(0, 0, 0, 0))
    assert (day.network, day.log.with_actor("nobody"), day.openly) == (EMPTY, None, day)
    assert day.drawn is day.network
    assert not day.withheld_names.are_in("nobody")
    assert find_contacts(day) == Contacts({}, {})
    assert not find_steps(day).found
    assert build_finder(day).find("nobody") == ()
    for find in (find_upkeep, find_unconfirmed, find_gaps, find_succession, find_succession_elsewhere):
        assert find(day) == ()


def test_another_day_has_the_ties_of_that_day() -> None:
    day = Day(TOWN, DAY)
    assert list(day.graph.edges) == [("clinic", "library")]
    assert list(day.on(BEFORE).graph.edges) == [("library", "school")]
    assert (list(day.relationships), list(day.on(BEFORE).relationships)) == (["clinic"], ["school"])
    assert [one.partner for one in find_upkeep(day)] == ["clinic"]
    assert [one.partner for one in find_upkeep(day.on(BEFORE))] == ["school"]
    assert day.on(DAY) is day
    assert (day.everything, day.content) == (day.on(BEFORE).everything, day.on(BEFORE).content)


def test_what_was_once_asked_counts_although_the_tie_is_over() -> None:
    network = town(org("a"), org("b"), tie(T.REPORTS, "a", "b", until=BEFORE))
    day = Day(network, DAY)
    assert day.asked == {"a"}
    assert not day.told.edges


def test_without_what_is_confidential_it_is_another_day() -> None:
    day = Day(town(org("library", home=True), org("shelter", confidential=True)), DAY)
    assert sorted(day.openly.network.entities) == ["library"]
    assert sorted(day.network.entities) == ["library", "shelter"]


def test_how_somebody_stands_with_us_is_that_of_the_day() -> None:
    day = Day(TOWN, DAY)
    told = {one: find_relation(day, TOWN.entities[one]) for one in ("library", "clinic", "school")}
    assert told == {"library": Relation.US, "clinic": Relation.KNOWN, "school": Relation.LISTED}
    assert find_relation(day.on(BEFORE), TOWN.entities["school"]) is Relation.WORKING
    assert find_relation(Day(town(org("a")), DAY), org("a")) is Relation.UNTOLD
