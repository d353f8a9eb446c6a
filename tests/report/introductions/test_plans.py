"""Noting that we will ask for an introduction, and what is worth a try."""

from datetime import date, timedelta

from netmap.analysis.day import Day
from netmap.model.entities import Population
from netmap.model.happenings import Step
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.report.introductions.plans import find_planned, list_targets_to_try, plan_introduction
from netmap.report.introductions.ways import describe_introductions
from tests.analysis.towns import goal, org, partners, person, sector, tie, town

DAY = date(2026, 6, 1)
TOWN = town(
    org("library", home=True), person("maria", on_team=True), person("luis"), org("bus"), sector("transport"),
    tie(T.IN_SECTOR, "bus", "transport"), tie(T.KNOWS, "maria", "luis"), partners("luis bus"),
)  # fmt: skip


def test_what_is_noted_is_due_in_a_week_for_whoever_begins_and_about_target_and_partner() -> None:
    (one,) = describe_introductions(Day(TOWN, DAY), "transport")
    items = plan_introduction(Day(TOWN, DAY), "transport", one)
    network = Network.of_items([*TOWN.entities.values(), *TOWN.ties.values(), *items])
    [step] = network.of(Step)
    assert isinstance(step, Step)
    assert step.due == DAY + timedelta(days=7)
    assert step.what.startswith("Maria: write to Luis and ask for an introduction to Bus.")
    assert [about.id for about in network.targets(step.id, T.ABOUT)] == ["bus", "transport"]
    assert [doer.id for doer in network.targets(step.id, T.KEPT_BY)] == ["maria"]
    assert find_planned(TOWN, "transport", one) is None
    assert find_planned(network, "transport", one) == step


def test_a_step_that_is_done_is_no_plan_any_more() -> None:
    (one,) = describe_introductions(Day(TOWN, DAY), "bus")
    step, *ties = plan_introduction(Day(TOWN, DAY), "bus", one)
    done = step.model_copy(update={"done_on": DAY})
    network = Network.of_items([*TOWN.entities.values(), *TOWN.ties.values(), done, *ties])
    assert find_planned(network, "bus", one) is None


def test_whom_only_strangers_serve_and_what_a_goal_lacks_is_worth_a_try_when_a_way_leads_there() -> None:
    network = town(
        *TOWN.entities.values(), list(TOWN.ties.values()), org("lone"), goal("jobs"), Population(id="elders", name="Elders"),
        Population(id="pupils", name="Pupils"), tie(T.SERVES, "bus", "elders"), tie(T.SERVES, "lone", "pupils"),
        tie(T.PURSUES, "library", "jobs"), tie(T.EXPECTS, "jobs", "transport"),
    )  # fmt: skip

    def find(most: int) -> list[str]:
        return [one.id for one in list_targets_to_try(Day(network, DAY), most=most)]

    assert find(5) == ["elders", "transport"]
    assert find(1) == ["elders"]
