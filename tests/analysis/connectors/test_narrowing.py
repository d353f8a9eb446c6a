"""A part of the map: who belongs to a coalition, a goal, an area, and which ties are among them."""

from datetime import date

import pytest

from netmap.analysis.connectors.narrowing import Part, narrow_graph
from netmap.analysis.day import Day
from netmap.analysis.projection import ActorScope
from netmap.errors import InputError
from netmap.model.entities import Area, Coalition, Goal, Program
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from tests.analysis.towns import goal, org, partners, person, tie, town

DAY = date(2026, 5, 3)
MEMBERS = (
    Coalition(id="table", name="Health Table"), org("clinic"), org("school"), org("church"), org("bus"),
    person("luis"), person("eva"), person("olga", standing="partner"),
    tie(T.WORKS_AT, "luis", "school"), tie(T.WORKS_AT, "eva", "clinic"),
    tie(T.MEMBER_OF, "clinic", "table"), tie(T.MEMBER_OF, "luis", "table"), tie(T.MEMBER_OF, "olga", "table"),
    partners("clinic school", "school bus", "church bus", "clinic olga"),
)  # fmt: skip


def narrow(network: Network, within: str, scope: ActorScope = ActorScope.PARTNERS) -> Part:
    day = Day(network, DAY)
    return narrow_graph(day, day.project(scope), within)


def test_a_coalition_has_its_members_and_the_organizations_of_those_who_sit_there() -> None:
    part = narrow(town(*MEMBERS), "table")
    assert sorted(part.graph) == ["clinic", "olga", "school"]
    assert sorted(part.graph.edges) == [("clinic", "olga"), ("clinic", "school")]


def test_people_of_a_coalition_sit_there_or_work_at_a_member() -> None:
    assert sorted(narrow(town(*MEMBERS), "table", ActorScope.PEOPLE).graph) == ["eva", "luis", "olga"]


def test_the_whole_graph_stays_as_it_was() -> None:
    day = Day(town(*MEMBERS), DAY)
    graph = day.graph
    narrow_graph(day, graph, "table")
    assert sorted(graph) == ["bus", "church", "clinic", "olga", "school"]
    assert graph.number_of_edges() == 4


def test_a_goal_has_those_who_pursue_it_themselves_or_at_a_table() -> None:
    network = town(
        *MEMBERS,
        goal("jobs"),
        tie(T.PURSUES, "church", "jobs"),
        tie(T.PURSUES, "table", "jobs"),
    )
    assert sorted(narrow(network, "jobs").graph) == ["church", "clinic", "olga", "school"]


def test_an_area_has_those_who_serve_it_or_a_part_of_it_and_those_who_are_there() -> None:
    network = town(
        Area(id="county", name="Marlow County"), Area(id="east", name="Eastgate"), tie(T.PART_OF, "east", "county"),
        Program(id="van", name="Van"), org("bus"), org("clinic"), org("bakery", city="eastgate"),
        org("shelter", city="Eastgate", location_confidential=True), org("far", city="Elsewhere"),
        tie(T.RUNS, "bus", "van"), tie(T.SERVES, "van", "east"), tie(T.SERVES, "clinic", "county"),
        partners("bus clinic", "bus far"),
    )  # fmt: skip
    part = narrow(network, "county")
    assert sorted(part.graph) == ["bakery", "bus", "clinic"]
    assert (sorted(part.serving), sorted(part.placed)) == (["bus", "clinic"], ["bakery"])
    assert sorted(narrow(network, "east").graph) == ["bakery", "bus"]


@pytest.mark.parametrize("within", ["clinic", "nothing", "past", "gone"])
def test_what_is_no_part_of_the_map_or_has_ended_is_refused(within: str) -> None:
    network = town(
        org("clinic"),
        Coalition(id="past", name="Past Table", ended=date(2025, 1, 1)),
        Goal(id="gone", name="Past Goal", ended=date(2025, 1, 1)),
    )
    with pytest.raises(InputError):
        narrow(network, within)
