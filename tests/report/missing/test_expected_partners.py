"""Taking over the list for an issue: what it adds to a goal, and only that."""

from datetime import date

from netmap.analysis.day import Day
from netmap.content.loading import load_content
from netmap.model.changes import apply_change, build_change
from netmap.model.entities import Goal, Population, Sector
from netmap.model.kinds import EntityKind
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import Tie
from netmap.report.missing.expected_partners import list_expected, list_goals, list_others, plan_expected
from tests.analysis.towns import goal, sector, tie, town

DAY = date(2026, 5, 3)
CONTENT = load_content()
DEMENTIA = CONTENT.issues[-1]
FLOOD = CONTENT.issues[2]


def take_over(network: Network, issue: str = "disaster preparedness") -> Network:
    found = CONTENT.find_issue(issue)
    chosen = network.entities["flood"]
    assert found
    assert isinstance(chosen, Goal)
    listed = list_expected(Day(network, DAY), chosen, found)
    items = plan_expected(Day(network, DAY), chosen, listed, found)
    return apply_change(network, build_change(network, put=items, who="Ana", sentence="Take it over"))


def expected(network: Network) -> list[str]:
    return [one.name for one in network.targets("flood", T.EXPECTS)]


def test_the_list_makes_the_sectors_that_are_not_on_the_map_and_names_the_issue() -> None:
    after = take_over(town(goal("flood")))
    assert expected(after) == ["Emergency & relief", "Government", "Service clubs"]
    assert after.name_of("flood") == "Flood"
    assert isinstance(after.entities["flood"], Goal)
    assert after.entities["flood"].issue == "Disaster preparedness"
    made = after.of(Sector)
    assert [CONTENT.find_definition(one) for one in made] == list(CONTENT.list_issue_sectors(FLOOD))
    assert not any(one.expected for one in made)


def test_what_is_on_the_map_is_used_also_when_it_was_renamed() -> None:
    (emergency,) = [entry for entry in CONTENT.sectors if entry.key == "emergency"]
    stored = CONTENT.build_sector(emergency).model_copy(update={"id": "e", "name": "Helpers"})
    after = take_over(town(goal("flood", issue="Floods"), stored, sector("state", name="Government")))
    assert expected(after) == ["Government", "Helpers", "Service clubs"]
    assert {"e", "state"} <= {one.id for one in after.of(Sector)}
    assert len(after.of(Sector)) == 3
    assert getattr(after.entities["flood"], "issue", "") == "Floods"


def test_nothing_is_doubled_when_it_is_taken_over_again() -> None:
    once = take_over(town(goal("flood")))
    assert take_over(once) == once


def test_what_ended_is_expected_anew() -> None:
    ended = tie(T.EXPECTS, "flood", "state", until=date(2026, 1, 1))
    after = take_over(town(goal("flood"), sector("state", name="Government"), ended))
    spells = [one for one in after.ties_of("flood", T.EXPECTS) if one.target == "state"]
    assert sorted((one.since, one.until) for one in spells if isinstance(one, Tie) and one.since) == [
        (DAY, None)
    ]
    assert len(spells) == 2


def test_an_issue_that_is_about_people_makes_the_goal_expect_to_reach_them() -> None:
    after = take_over(town(goal("flood"), Population(id="c", name="CAREGIVERS")), "dementia")
    people = [one for one in after.targets("flood", T.EXPECTS) if one.kind is EntityKind.POPULATION]
    assert [one.name for one in people] == ["CAREGIVERS", "People with Alzheimer's or another dementia"]
    assert len(after.of(Population)) == 2


def test_what_the_list_does_not_name_can_be_chosen_too() -> None:
    network = town(goal("flood"), sector("arts", name="Art & song"), Population(id="t", name="Teens"),
                   sector("old", name="Older adults"), tie(T.EXPECTS, "flood", "old"))  # fmt: skip
    chosen = network.entities["flood"]
    assert isinstance(chosen, Goal)
    named = list_expected(Day(network, DAY), chosen, DEMENTIA)
    assert [one.entity.name for one in named if one.there] == ["Older adults"]
    others = {one.label for one in list_others(Day(network, DAY), chosen, named)}
    assert {"Art & song", "Government", "Teens (people to reach)"} <= others
    assert others.isdisjoint({"Older adults", "Health", "Family services"})


def test_goals_that_expect_nobody_come_first_and_those_that_ended_not_at_all() -> None:
    network = town(
        goal("a"), goal("b"), goal("c", ended=date(2026, 5, 2)), sector("s"), tie(T.EXPECTS, "a", "s")
    )
    assert [one.id for one in list_goals(Day(network, DAY))] == ["b", "a"]
