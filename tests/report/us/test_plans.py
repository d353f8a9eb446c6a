"""What is written down about us: asked once, answered in one Change, changed later."""

import pytest

from netmap.analysis.us import is_to_be_asked, list_homes, list_team
from netmap.content.loading import load_content
from netmap.errors import InputError
from netmap.model.changes import apply_plan
from netmap.model.entities import Organization, Person, Sector
from netmap.model.kinds import TeamRole
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.report.us.plans import (
    Answers,
    plan_answers,
    plan_homes,
    plan_passing_over,
    plan_roles,
    plan_team,
    split_names,
    tell_us,
)
from tests.analysis.towns import org, person, sector, tie, town

CONTENT = load_content()
LIST = town(
    org("library"), org("clinic"), person("deb"), person("deborah", name="Deborah Quist"), sector("faith"),
    sector("health", expected=True), tie(T.WORKS_AT, "deborah", "library"), tie(T.KEPT_BY, "clinic", "deb"),
)  # fmt: skip


def answer(network: Network, **answers: object) -> Network:
    return apply_plan(network, plan_answers(network, CONTENT, Answers(**answers)))  # type: ignore[arg-type]


def test_all_three_answers_are_one_plan() -> None:
    after = answer(
        LIST, homes=frozenset({"library"}), team=frozenset({"deb", "deborah"}), named_team=("Bo Lee",),
        same=(("deb", "deborah"),), wanted=frozenset({"faith", "ours-media"}),
    )  # fmt: skip
    assert [one.name for one in list_homes(after)] == ["Library"]
    assert [one.name for one in list_team(after)] == ["Bo Lee", "Deborah Quist"]
    assert [one.id for one in after.targets("clinic", T.KEPT_BY)] == ["deborah"]
    assert {one.name: one.expected for one in after.of(Sector)} == {
        "Faith": True,
        "Health": False,
        "Media": True,
    }


def test_two_homes_and_one_by_name_can_be_us_and_a_name_on_the_list_is_not_doubled() -> None:
    after = answer(LIST, homes=frozenset({"library"}), named_homes=("the Coalition", "CLINIC"))
    assert [one.name for one in list_homes(after)] == ["Clinic", "Library", "the Coalition"]
    assert len(after.of(Organization)) == 3


def test_answering_nothing_passes_the_questions_over() -> None:
    after = answer(LIST, wanted=frozenset({"health"}))
    assert not is_to_be_asked(after)
    assert plan_passing_over(after) == []
    assert answer(after, wanted=frozenset({"health"})) == after


def test_whoever_leaves_the_team_has_no_role_there_any_more() -> None:
    team = town(person("ana", on_team=True, team_role=TeamRole.BOARD), person("bo"))
    assert plan_team(team, {"bo"}) == [person("ana"), person("bo", on_team=True)]
    assert plan_roles(team, {"ana": None}) == [person("ana", on_team=True)]


def test_a_name_on_the_map_joins_the_team_and_one_of_two_must_be_chosen() -> None:
    assert plan_team(LIST, (), ("deborah quist",)) == [person("deborah", name="Deborah Quist", on_team=True)]
    two = town(person("a", name="Ana"), person("b", name="Ana"))
    with pytest.raises(InputError, match="2 people are called Ana"):
        plan_team(two, (), ("Ana",))
    [made] = plan_team(LIST, (), ("Bo Lee",))
    assert isinstance(made, Person)
    assert (made.name, made.on_team) == ("Bo Lee", True)


def test_somebody_who_is_gone_is_told() -> None:
    with pytest.raises(InputError, match="not on the map any more"):
        plan_homes(LIST, {"deb"})
    with pytest.raises(InputError, match="not on the map any more"):
        plan_team(LIST, {"nobody"})


def test_who_we_are_is_told_in_a_sentence() -> None:
    assert tell_us(LIST, ([], [])) == "Nobody on the map is us."
    assert tell_us(LIST, (plan_team(LIST, {"deb"}), [])) == "Our team: Deb."
    both = [*plan_homes(LIST, {"library"}), *plan_team(LIST, {"deb", "deborah"})]
    assert tell_us(LIST, (both, [])) == "We are Library, with Deb and Deborah Quist."


def test_names_are_typed_one_a_line_or_with_semicolons() -> None:
    assert split_names(" Ana Ruiz ;Bo\n\nAna Ruiz\nSmith, Lee") == ("Ana Ruiz", "Bo", "Smith, Lee")
