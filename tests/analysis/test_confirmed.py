"""Which ties count: all that were reported, or only those that both sides confirmed."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.analysis.confirmed import Confirmation, CountedTies
from netmap.analysis.day import Day
from netmap.analysis.missing.gap import GapKind
from netmap.analysis.missing.unknown import find_one_sided
from netmap.analysis.projection import ActorScope
from netmap.model.entity import Entity
from netmap.model.happenings import Interaction
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import Tie
from tests.analysis.towns import org, partners, person, tie, town

TODAY = date(2026, 5, 3)
WHO: tuple[Entity, ...] = (
    org("library", home=True), org("clinic"), org("school"), org("church"), org("bus"), org("shelter"),
    person("luis"), person("rosa"),
)  # fmt: skip
JOBS = [tie(T.WORKS_AT, "luis", "clinic"), tie(T.WORKS_AT, "rosa", "school")]


def answers(*pairs: str) -> list[Tie]:
    """REPORTS ties from words of two ids: who was asked, and whom they named."""
    return [tie(T.REPORTS, *pair.split()) for pair in pairs]


SURVEY = town(
    *WHO, JOBS,
    # Luis answers for the clinic and Rosa for the school, and they name each other's place.
    answers("luis school", "rosa clinic"),
    answers("school church", "church school"),
    # The bus and the church answered, and named neither the school nor the bus.
    answers("school bus", "bus church"),
    # Nobody asked the shelter.
    answers("clinic shelter"),
    # Noted by the team, with an answer beside it or without; and a referral, which only goes one way.
    answers("church library"), partners("library church", "library clinic"), [tie(T.REFERS_TO, "school", "shelter")],
)  # fmt: skip


def list_ties(day: Day, scope: ActorScope = ActorScope.PARTNERS) -> set[str]:
    return {" ".join(sorted(ends)) for ends in day.project(scope).edges}


def confirm(day: Day) -> Day:
    return day.counting(CountedTies.CONFIRMED)


def test_a_tie_counts_as_confirmed_when_both_named_each_other_or_it_was_noted_apart() -> None:
    day = Day(SURVEY, TODAY)
    one_sided = {"bus school", "bus church", "clinic shelter"}
    both, beside = {"clinic school", "church school"}, {"church library", "clinic library", "school shelter"}
    assert list_ties(day) == one_sided | both | beside
    assert list_ties(confirm(day)) == both | beside
    assert set(confirm(day).graph) == set(day.graph)


def test_it_is_said_how_many_fall_away_and_how_many_of_them_nobody_could_confirm() -> None:
    day = Day(SURVEY, TODAY)
    assert day.confirmation == Confirmation(ties=8, by_both=2, one_sided=3, unanswered=1)
    assert confirm(day).confirmation == day.confirmation
    assert day.confirmation.is_a_choice


def test_whoever_was_asked_and_named_nobody_has_answered() -> None:
    asked = Interaction(id="talk", on=TODAY, asked_about_ties=True)
    day = Day(
        town(*SURVEY.entities.values(), *SURVEY.ties.values(), asked, tie(T.WITH, "talk", "shelter")), TODAY
    )
    assert (day.confirmation.one_sided, day.confirmation.unanswered) == (3, 0)


def test_people_are_tied_as_their_organizations_answered() -> None:
    day = Day(SURVEY, TODAY)
    assert {"luis school", "clinic rosa"} <= list_ties(confirm(day), ActorScope.BOTH)
    assert "bus school" not in list_ties(confirm(day), ActorScope.BOTH)


@pytest.mark.parametrize(("named", "kept"), [(("a b",), set()), (("a b", "b a"), {"a b"})])
def test_two_of_one_organization_confirm_their_own_tie(named: tuple[str, ...], kept: set[str]) -> None:
    jobs = [tie(T.WORKS_AT, one, "clinic") for one in "ab"]
    day = Day(town(org("clinic"), person("a"), person("b"), jobs, answers(*named)), TODAY)
    assert list_ties(confirm(day), ActorScope.PEOPLE) == kept


def test_each_arrow_of_a_tie_that_is_noted_apart_counts() -> None:
    day = Day(town(org("a"), org("b"), answers("b a"), [tie(T.FUNDS, "a", "b")]), TODAY)
    assert set(confirm(day).project(ActorScope.PARTNERS, directed=True).edges) == {("a", "b"), ("b", "a")}


def test_only_a_place_that_was_named_confirms_when_somebody_works_at_two() -> None:
    jobs = [tie(T.WORKS_AT, "ana", place) for place in ("bank", "farm")]
    day = Day(
        town(org("bank"), org("farm"), org("mill"), person("ana"), jobs, answers("ana mill", "mill farm")),
        TODAY,
    )
    assert list_ties(day) == {"bank mill", "farm mill"}
    assert list_ties(confirm(day)) == {"farm mill"}


def test_what_one_side_only_said_is_asked_about_whichever_ties_count() -> None:
    day = Day(SURVEY, TODAY)
    gaps = find_one_sided(confirm(day))
    assert [(gap.kind, gap.subject, gap.missing) for gap in gaps] == [
        (GapKind.ONE_SIDED, "bus", "church"),
        (GapKind.ONE_SIDED, "school", "bus"),
    ]
    assert gaps == find_one_sided(day)


def test_our_relationships_and_who_was_asked_are_the_same_either_way() -> None:
    day = Day(SURVEY, TODAY)
    assert confirm(day).relationships == day.relationships
    assert confirm(day).asked == day.asked


def test_a_day_and_the_same_with_other_ties_know_each_other() -> None:
    day = Day(SURVEY, TODAY)
    assert confirm(day) is confirm(day)
    assert confirm(day).counting(CountedTies.ALL) is day


PLACES = ("bank", "farm", "mill", "school", "ana", "ben")
PAIRS = st.sampled_from([" ".join(pair) for pair in permutations(PLACES, 2)])
TOWNS = st.builds(
    lambda named, noted, jobs: town(
        *map(org, PLACES[:4]), *map(person, PLACES[4:]), answers(*named), partners(*noted),
        [tie(T.WORKS_AT, *job) for job in jobs],
    ),
    st.sets(PAIRS), st.sets(PAIRS.filter(lambda pair: pair < " ".join(reversed(pair.split())))),
    st.sets(st.tuples(st.sampled_from(PLACES[4:]), st.sampled_from(PLACES[:4]))),
)  # fmt: skip


@given(TOWNS.map(lambda network: Day(network, TODAY)), st.sampled_from(ActorScope), st.booleans())
def test_what_is_confirmed_is_part_of_all(day: Day, scope: ActorScope, directed: bool) -> None:
    everything, confirmed = (
        day.project(scope, directed=directed),
        confirm(day).project(scope, directed=directed),
    )
    assert set(confirmed) == set(everything)
    left_out = set(everything.edges) - set(confirmed.edges)
    assert set(confirmed.edges) <= set(everything.edges)
    assert all(set(everything.edges[ends]["kinds"]) == {T.REPORTS} for ends in left_out)
    assert all(everything.edges[ends] == confirmed.edges[ends] for ends in confirmed.edges)


@given(TOWNS.map(lambda network: Day(network, TODAY)))
def test_what_is_left_out_is_what_is_counted(day: Day) -> None:
    found = day.confirmation
    left_out = set(day.graph.edges) - set(confirm(day).graph.edges)
    assert (found.ties, found.one_sided) == (day.graph.number_of_edges(), len(left_out))
    assert 0 <= found.unanswered <= found.one_sided
    assert found.by_both + found.one_sided <= found.ties
    told = {frozenset(ends) for ends in day.told.edges if day.told.has_edge(*reversed(ends))}
    assert found.by_both == len(told)


@given(TOWNS)
def test_without_answers_all_ties_count_as_they_are(network: Network) -> None:
    noted = [one for one in network.ties.values() if one.kind is not T.REPORTS]
    day = Day(town(*network.entities.values(), noted), TODAY)
    assert confirm(day).confirmation == Confirmation(day.graph.number_of_edges(), 0, 0, 0)
    assert not day.confirmation.is_a_choice
    assert list(confirm(day).graph.edges(data=True)) == list(day.graph.edges(data=True))
