"""What counts as missing, and what does not."""

from datetime import date

from hypothesis import given, settings

from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.model.entities import Area, Asset, Coalition, Population, Program
from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY, Network
from netmap.model.ties import GUESS
from tests.analysis.towns import goal, org, partners, person, sector, tie, town
from tests.strategies import networks

DAY = date(2026, 5, 3)


def find(network: Network, kind: GapKind) -> list[Gap]:
    return [gap for gap in find_gaps(Day(network, DAY)) if gap.kind is kind]


def test_nothing_is_missing_on_an_empty_map() -> None:
    assert find_gaps(Day(EMPTY, DAY)) == ()


def test_a_wanted_sector_with_nobody_in_it_is_a_gap() -> None:
    network = town(org("clinic"), sector("health", expected=True), sector("media", expected=True),
                   sector("arts"), tie(T.IN_SECTOR, "clinic", "health"))  # fmt: skip
    assert [(gap.subject, gap.name) for gap in find(network, GapKind.EMPTY_SECTOR)] == [("media", "Media")]


def test_a_second_sector_counts_as_being_there() -> None:
    network = town(org("clinic"), sector("health"), sector("youth", expected=True),
                   tie(T.IN_SECTOR, "clinic", "health", primary=True), tie(T.IN_SECTOR, "clinic", "youth"))  # fmt: skip
    assert find(network, GapKind.EMPTY_SECTOR) == []


def test_an_individual_fills_a_sector_too() -> None:
    network = town(person("elder", standing=Standing.PARTNER), sector("faith", expected=True),
                   tie(T.IN_SECTOR, "elder", "faith"))  # fmt: skip
    assert find(network, GapKind.EMPTY_SECTOR) == []


def test_whoever_left_us_fills_no_sector() -> None:
    for standing in (Standing.CLOSED, Standing.PAST_PARTNER, Standing.NOT_A_FIT, Standing.DO_NOT_CONTACT):
        network = town(org("clinic", standing=standing), sector("health", expected=True),
                       tie(T.IN_SECTOR, "clinic", "health"))  # fmt: skip
        assert [gap.subject for gap in find(network, GapKind.EMPTY_SECTOR)] == ["health"]


def test_a_sector_of_ideas_alone_is_only_listed() -> None:
    network = town(org("bus", standing=Standing.IDEA), sector("transport", expected=True),
                   tie(T.IN_SECTOR, "bus", "transport", said_by=GUESS))  # fmt: skip
    (gap,) = find(network, GapKind.LISTED_SECTOR)
    assert (gap.subject, gap.evidence, gap.guesses) == ("transport", ("bus",), ("bus",))


def test_a_sector_without_a_tie_to_us_is_only_listed() -> None:
    items = (org("library", home=True), org("clinic"), org("bus"), sector("transport", expected=True),
             tie(T.IN_SECTOR, "bus", "transport"), partners("bus clinic"))  # fmt: skip
    assert [gap.evidence for gap in find(town(*items), GapKind.LISTED_SECTOR)] == [("bus",)]
    assert find(town(*items, partners("bus library")), GapKind.LISTED_SECTOR) == []


def test_a_tie_of_our_team_is_a_tie_to_us() -> None:
    network = town(org("library", home=True), person("ana", on_team=True), org("bus"), person("bob"),
                   sector("transport", expected=True), tie(T.IN_SECTOR, "bus", "transport"),
                   tie(T.WORKS_AT, "bob", "bus"), tie(T.KNOWS, "ana", "bob"))  # fmt: skip
    assert find(network, GapKind.LISTED_SECTOR) == []


def test_a_sector_we_are_in_ourselves_is_no_gap() -> None:
    network = town(org("library", home=True), sector("learning", expected=True),
                   tie(T.IN_SECTOR, "library", "learning"))  # fmt: skip
    assert find(network, GapKind.LISTED_SECTOR) == []


def test_without_us_on_the_map_nobody_is_called_merely_listed() -> None:
    network = town(org("bus"), sector("transport", expected=True), tie(T.IN_SECTOR, "bus", "transport"))
    assert find(network, GapKind.LISTED_SECTOR) == []


def test_a_goal_lacks_a_sector_that_only_others_are_in() -> None:
    network = town(
        goal("jobs"), sector("transport"), sector("health"), org("bus"), org("clinic"),
        tie(T.EXPECTS, "jobs", "transport"), tie(T.EXPECTS, "jobs", "health"),
        tie(T.IN_SECTOR, "bus", "transport"), tie(T.IN_SECTOR, "clinic", "health"),
        tie(T.PURSUES, "clinic", "jobs"),
    )  # fmt: skip
    (gap,) = find(network, GapKind.GOAL_SECTOR)
    assert (gap.subject, gap.missing, gap.evidence) == ("jobs", "transport", ("bus",))


def test_members_of_a_table_and_organizations_of_people_work_on_its_goal() -> None:
    network = town(
        goal("jobs"), Coalition(id="table", name="Table"), sector("transport"), sector("health"), org("bus"),
        org("clinic"), person("bob"), tie(T.PURSUES, "table", "jobs"), tie(T.MEMBER_OF, "bus", "table"),
        tie(T.MEMBER_OF, "bob", "table"), tie(T.WORKS_AT, "bob", "clinic"),
        tie(T.EXPECTS, "jobs", "transport"), tie(T.EXPECTS, "jobs", "health"),
        tie(T.IN_SECTOR, "bus", "transport"), tie(T.IN_SECTOR, "clinic", "health"),
    )  # fmt: skip
    assert find(network, GapKind.GOAL_SECTOR) == []


def test_a_goal_that_ended_lacks_nothing() -> None:
    items = (sector("health"), tie(T.EXPECTS, "jobs", "health"))
    assert find(town(goal("jobs", ended=date(2026, 5, 2)), *items), GapKind.GOAL_SECTOR) == []
    assert len(find(town(goal("jobs", ended=DAY), *items), GapKind.GOAL_SECTOR)) == 1


def test_a_membership_that_ended_fills_nothing() -> None:
    network = town(org("clinic"), sector("health", expected=True),
                   tie(T.IN_SECTOR, "clinic", "health", until=date(2026, 5, 2)))  # fmt: skip
    assert len(find(network, GapKind.EMPTY_SECTOR)) == 1


def test_we_ourselves_are_never_told_as_without_a_tie() -> None:
    us = (
        org("library", home=True),
        org("branch", home=True),
        person("ana", on_team=True, standing=Standing.PARTNER),
    )
    assert find(town(*us), GapKind.NO_TIE) == []
    assert [gap.subject for gap in find(town(*us, org("c")), GapKind.NO_TIE)] == ["c"]


def test_partners_without_a_tie_are_found_and_ideas_are_not() -> None:
    network = town(org("a"), org("b"), org("c"), org("d", standing=Standing.IDEA), partners("a b"))
    assert [gap.subject for gap in find(network, GapKind.NO_TIE)] == ["c"]


def test_what_a_goal_lacks_comes_first() -> None:
    network = town(org("a"), goal("jobs"), sector("health", expected=True), tie(T.EXPECTS, "jobs", "health"))
    kinds = [gap.kind for gap in find_gaps(Day(network, DAY))]
    assert kinds == [GapKind.GOAL_SECTOR, GapKind.EMPTY_SECTOR, GapKind.NO_TIE, GapKind.NEVER_ASKED]


SERVICE = (
    org("library", home=True), org("clinic"), org("farm"), Population(id="teens", name="Teens"),
    Population(id="elders", name="Elders"), partners("library clinic"), tie(T.SERVES, "clinic", "teens"),
)  # fmt: skip


def test_people_whom_nobody_serves_are_a_gap() -> None:
    assert [gap.subject for gap in find(town(*SERVICE), GapKind.UNSERVED)] == ["elders"]


def test_as_long_as_service_is_not_noted_nothing_is_said_of_it() -> None:
    assert find(town(org("a"), Population(id="teens", name="Teens")), GapKind.UNSERVED) == []


def test_people_served_only_by_somebody_without_a_tie_to_us_are_a_gap() -> None:
    items = (*SERVICE, tie(T.SERVES, "farm", "elders"))
    assert [(gap.subject, gap.evidence) for gap in find(town(*items), GapKind.SERVED_FAR)] == [
        ("elders", ("farm",))
    ]
    assert find(town(*items, partners("farm library")), GapKind.SERVED_FAR) == []


def test_a_program_serves_for_whoever_runs_it_until_it_ends() -> None:
    meals = Program(id="meals", name="Meals")
    ties = (tie(T.RUNS, "clinic", "meals"), tie(T.SERVES, "meals", "elders"))
    assert find(town(*SERVICE, meals, *ties), GapKind.UNSERVED) == []
    over = Program(id="meals", name="Meals", ended=date(2026, 5, 2))
    assert len(find(town(*SERVICE, over, *ties), GapKind.UNSERVED)) == 1


def test_whoever_serves_an_area_serves_what_is_in_it_and_the_whole_in_part() -> None:
    areas = [Area(id=key, name=key.title()) for key in ("county", "town", "eastside", "other")]
    within = (tie(T.PART_OF, "town", "county"), tie(T.PART_OF, "eastside", "town"))
    network = town(*SERVICE, *areas, *within, tie(T.SERVES, "clinic", "town"))
    assert [gap.subject for gap in find(network, GapKind.UNSERVED)] == ["elders", "other"]


def test_a_goal_expects_to_reach_people_whom_nobody_who_works_on_it_serves() -> None:
    items = (*SERVICE, goal("jobs"), tie(T.EXPECTS, "jobs", "teens"), tie(T.PURSUES, "farm", "jobs"))
    (gap,) = find(town(*items), GapKind.GOAL_POPULATION)
    assert (gap.subject, gap.missing, gap.evidence) == ("jobs", "teens", ("clinic",))
    assert find(town(*items, tie(T.PURSUES, "clinic", "jobs")), GapKind.GOAL_POPULATION) == []


def test_a_goal_is_looking_for_what_nobody_or_only_others_can_offer() -> None:
    items = (*SERVICE, goal("jobs"), Asset(id="van", name="Van"), tie(T.NEEDS, "jobs", "van"))
    assert [gap.missing for gap in find(town(*items), GapKind.GOAL_ASSET)] == ["van"]
    farm_has = town(*items, tie(T.HAS, "farm", "van"))
    assert find(farm_has, GapKind.GOAL_ASSET) == []
    assert [gap.evidence for gap in find(farm_has, GapKind.GOAL_ASSET_FAR)] == [("farm",)]
    assert find(town(*items, tie(T.HAS, "clinic", "van")), GapKind.GOAL_ASSET_FAR) == []


def test_a_table_lacks_a_sector_that_its_goal_expects_and_has_elsewhere() -> None:
    items = (
        org("clinic"), org("bus"), goal("jobs"), Coalition(id="table", name="Table"), sector("moving"),
        tie(T.PURSUES, "table", "jobs"), tie(T.MEMBER_OF, "clinic", "table"), tie(T.EXPECTS, "jobs", "moving"),
        tie(T.IN_SECTOR, "bus", "moving"), tie(T.PURSUES, "bus", "jobs"),
    )  # fmt: skip
    (gap,) = find(town(*items), GapKind.COALITION_SECTOR)
    assert (gap.subject, gap.missing, gap.evidence) == ("table", "moving", ("bus",))
    assert find(town(*items, tie(T.MEMBER_OF, "bus", "table")), GapKind.COALITION_SECTOR) == []


def test_a_table_that_ended_lacks_nothing() -> None:
    items = (
        org("bus"), goal("jobs"), Coalition(id="table", name="Table", ended=date(2026, 5, 2)), sector("moving"),
        tie(T.PURSUES, "table", "jobs"), tie(T.EXPECTS, "jobs", "moving"), tie(T.IN_SECTOR, "bus", "moving"),
        tie(T.PURSUES, "bus", "jobs"),
    )  # fmt: skip
    assert find(town(*items), GapKind.COALITION_SECTOR) == []


def test_somebody_works_on_a_goal_without_knowing_anybody_else_who_does() -> None:
    items = (
        org("a"), org("b"), org("c"), goal("jobs"), tie(T.PURSUES, "a", "jobs"), tie(T.PURSUES, "b", "jobs"),
        tie(T.PURSUES, "c", "jobs"), partners("a b"),
    )  # fmt: skip
    assert [gap.evidence for gap in find(town(*items), GapKind.GOAL_STRANGER)] == [("c",)]
    table = (
        Coalition(id="table", name="Table"),
        tie(T.MEMBER_OF, "c", "table"),
        tie(T.MEMBER_OF, "a", "table"),
    )
    assert find(town(*items, *table), GapKind.GOAL_STRANGER) == []


def test_who_left_us_is_not_told_to_be_a_stranger_on_a_goal() -> None:
    work = [tie(T.PURSUES, key, "jobs") for key in "abc"]
    gone = org("c", standing=Standing.DO_NOT_CONTACT)
    assert (
        find(town(org("a"), org("b"), gone, goal("jobs"), work, partners("a b")), GapKind.GOAL_STRANGER) == []
    )


def test_one_alone_with_a_goal_is_no_stranger_to_anybody() -> None:
    assert find(town(org("a"), goal("jobs"), tie(T.PURSUES, "a", "jobs")), GapKind.GOAL_STRANGER) == []


def test_partners_where_we_met_nobody_who_decides() -> None:
    items = (
        org("library", home=True), person("ana", on_team=True), org("clinic"), person("boss"), person("luis"),
        tie(T.WORKS_AT, "boss", "clinic", decision_maker=True), tie(T.WORKS_AT, "luis", "clinic"),
        tie(T.KNOWS, "ana", "luis"),
    )  # fmt: skip
    assert [(gap.subject, gap.evidence) for gap in find(town(*items), GapKind.DECIDER_UNMET)] == [
        ("clinic", ("boss",))
    ]
    assert find(town(*items, tie(T.KNOWS, "ana", "boss")), GapKind.DECIDER_UNMET) == []
    for kind, met in ((InteractionKind.ATTEMPT, False), (InteractionKind.MEETING, True)):
        contact = Interaction(id="talk", interaction_kind=kind)
        found = find(town(*items, contact, tie(T.WITH, "talk", "boss")), GapKind.DECIDER_UNMET)
        assert (found == []) is met


@given(networks(max_ties=40))
@settings(max_examples=60, deadline=None)
def test_gaps_tell_only_of_what_is_on_the_map_and_nobody_is_given_a_gap_twice(network: Network) -> None:
    found = find_gaps(Day(network, DAY))
    for gap in found:
        assert {gap.subject, *gap.evidence, *gap.guesses} <= set(network.entities)
        assert gap.missing is None or gap.missing in network.entities
    told = [
        (gap.kind, gap.subject, gap.missing, gap.evidence, gap.day)
        for gap in found
        if gap.kind is not GapKind.LONG_AGO
    ]
    assert len(told) == len(set(told))


@given(networks(max_ties=40))
@settings(max_examples=40, deadline=None)
def test_an_organization_of_which_nothing_is_known_changes_no_other_gap(network: Network) -> None:
    def list_others(whole: Network) -> list[Gap]:
        found = find_gaps(Day(whole, DAY))
        return [gap for gap in found if gap.subject != "newcomer"]

    assert list_others(
        town(*network.entities.values(), *network.ties.values(), org("newcomer"))
    ) == list_others(network)
