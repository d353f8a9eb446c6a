"""Who counts as an actor, and what counts as a tie between two."""

from datetime import date

import networkx as nx
import pytest

from netmap.analysis.adjacency import build_adjacency
from netmap.analysis.day import Day
from netmap.analysis.measures.degrees import measure_strength
from netmap.analysis.projection import DEFAULT_TIE_KINDS, ActorScope, project_actors
from netmap.model.entities import Coalition
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY
from tests.analysis.towns import org, partners, person, sector, tie, town

DAY = date(2026, 5, 3)


def test_an_empty_network_gives_an_empty_graph() -> None:
    assert not project_actors(EMPTY)


def test_a_tie_between_people_counts_for_their_organizations() -> None:
    network = town(
        org("library"), org("clinic"), person("ana"), person("luis"),
        tie(T.WORKS_AT, "ana", "library"), tie(T.WORKS_AT, "luis", "clinic"),
        tie(T.KNOWS, "ana", "luis", strength=4),
    )  # fmt: skip
    graph = project_actors(network)
    assert list(graph) == ["clinic", "library"]
    assert graph["clinic"]["library"] == {
        "strength": 4, "rating": 4.0, "ties": ("KNOWS-ana-luis",), "kinds": (T.KNOWS,), "holders": ("ana", "luis"),
        "hangs_on": ("ana", "luis"),
    }  # fmt: skip


def test_somebody_who_works_at_two_places_brings_the_tie_to_both() -> None:
    network = town(
        org("library"), org("clinic"), org("school"), person("ana"),
        tie(T.WORKS_AT, "ana", "library"), tie(T.WORKS_AT, "ana", "clinic"),
        tie(T.PARTNERS_WITH, "ana", "school"),
    )  # fmt: skip
    assert sorted(project_actors(network).edges) == [("clinic", "school"), ("library", "school")]


def test_several_places_share_the_weight_of_a_tie_and_none_is_lost() -> None:
    network = town(
        org("library"), org("clinic"), org("school"), org("bank"), person("ana"), person("luis"),
        tie(T.WORKS_AT, "ana", "library"), tie(T.WORKS_AT, "ana", "clinic"), tie(T.WORKS_AT, "luis", "school"),
        tie(T.WORKS_AT, "luis", "bank"), tie(T.KNOWS, "ana", "luis", strength=4),
    )  # fmt: skip
    assert set(nx.get_edge_attributes(project_actors(network), "rating").values()) == {1.0}
    strength = measure_strength(build_adjacency(project_actors(network), weighted=True))
    assert strength.sum() == 2 * 4


def test_whose_only_place_has_closed_stays_as_a_person() -> None:
    network = town(
        org("clinic"), org("shut", standing=Standing.CLOSED), person("luis"), tie(T.WORKS_AT, "luis", "shut"),
        tie(T.KNOWS, "luis", "eva"), person("eva"), tie(T.WORKS_AT, "eva", "clinic"),
    )  # fmt: skip
    assert list(project_actors(network).edges) == [("clinic", "luis")]
    elsewhere = town(
        *network.entities.values(), list(network.ties.values()), tie(T.WORKS_AT, "luis", "clinic")
    )
    assert list(project_actors(elsewhere)) == ["clinic"]


def test_one_of_our_board_who_is_employed_elsewhere_stands_for_us_too_and_ties_us_there() -> None:
    network = town(
        org("library", home=True), org("bank"), org("clinic"), person("gus", on_team=True),
        tie(T.WORKS_AT, "gus", "bank"), tie(T.KNOWS, "gus", "eva"), person("eva"), tie(T.WORKS_AT, "eva", "clinic"),
    )  # fmt: skip
    assert sorted(project_actors(network).edges) == [
        ("bank", "clinic"),
        ("bank", "library"),
        ("clinic", "library"),
    ]
    day = Day(network, DAY)
    assert list(day.relationships) == ["bank", "clinic"]


def test_beside_organizations_one_of_our_board_who_is_employed_elsewhere_is_tied_to_us() -> None:
    network = town(
        org("library", home=True), org("annex", home=True), org("bank"), person("gus", on_team=True),
        person("ana", on_team=True), tie(T.WORKS_AT, "gus", "bank"), tie(T.WORKS_AT, "ana", "library"),
    )  # fmt: skip
    graph = project_actors(network, scope=ActorScope.BOTH)
    assert sorted(map(sorted, graph.edges)) == [
        ["ana", "library"],
        ["annex", "gus"],
        ["bank", "gus"],
        ["gus", "library"],
    ]
    assert ("library", "gus") in project_actors(network, scope=ActorScope.BOTH, directed=True).edges
    reported = project_actors(network, scope=ActorScope.BOTH, tie_kinds={T.REPORTS})
    assert not reported.edges


def test_one_of_us_who_is_a_partner_in_their_own_right_is_tied_to_us_among_organizations() -> None:
    joe = person("joe", on_team=True, standing=Standing.PARTNER)
    network = town(
        org("library", home=True), org("annex", home=True), joe, org("bank"), tie(T.KNOWS, "joe", "eva"), person("eva"),
        tie(T.WORKS_AT, "eva", "bank"),
    )  # fmt: skip
    told = ["annex joe", "bank joe", "joe library"]
    assert sorted(" ".join(sorted(ends)) for ends in project_actors(network).edges) == told
    there = town(*network.entities.values(), *network.ties.values(), tie(T.WORKS_AT, "joe", "library"))
    assert sorted(map(sorted, project_actors(there).edges)) == [["bank", "joe"], ["joe", "library"]]
    assert not project_actors(network, tie_kinds={T.REPORTS}).edges


def test_people_of_one_organization_make_no_tie_of_it_with_itself() -> None:
    network = town(
        org("library"), person("ana"), person("ben"), tie(T.WORKS_AT, "ana", "library"),
        tie(T.WORKS_AT, "ben", "library"), tie(T.KNOWS, "ana", "ben"),
    )  # fmt: skip
    assert project_actors(network).number_of_edges() == 0


def test_an_individual_partner_is_an_actor_and_tied_to_the_own_shop() -> None:
    network = town(
        org("shop"), org("library"), person("ray", standing=Standing.PARTNER),
        tie(T.WORKS_AT, "ray", "shop"), tie(T.PARTNERS_WITH, "library", "ray"),
    )  # fmt: skip
    assert sorted(project_actors(network).edges) == [("library", "ray"), ("ray", "shop")]


def test_somebody_who_works_nowhere_stands_for_themselves() -> None:
    network = town(person("chen"), person("ana"), org("library"), tie(T.WORKS_AT, "ana", "library"),
                   tie(T.KNOWS, "ana", "chen"))  # fmt: skip
    assert list(project_actors(network).edges) == [("chen", "library")]


def test_our_team_stands_for_us() -> None:
    network = town(org("library", home=True), org("clinic"), person("ana", on_team=True),
                   tie(T.PARTNERS_WITH, "ana", "clinic"))  # fmt: skip
    assert list(project_actors(network).edges) == [("clinic", "library")]


def test_parallel_and_opposite_ties_become_one_of_the_largest_strength() -> None:
    network = town(
        org("a"), org("b"), tie(T.REPORTS, "a", "b", strength=2), tie(T.REPORTS, "b", "a", strength=4),
        tie(T.PARTNERS_WITH, "a", "b"),
    )  # fmt: skip
    graph = project_actors(network)
    assert graph.number_of_edges() == 1
    assert graph["a"]["b"]["strength"] == 4
    assert graph["a"]["b"]["ties"] == ("PARTNERS_WITH-a-b", "REPORTS-a-b", "REPORTS-b-a")


def test_a_tie_hangs_on_those_through_whom_all_of_it_runs() -> None:
    items = (
        org("library"), org("clinic"), person("ana"), person("luis"), person("eva"),
        tie(T.WORKS_AT, "ana", "library"), tie(T.WORKS_AT, "luis", "clinic"), tie(T.WORKS_AT, "eva", "clinic"),
        tie(T.KNOWS, "ana", "luis"), tie(T.KNOWS, "ana", "eva"),
    )  # fmt: skip
    assert project_actors(town(*items))["clinic"]["library"]["hangs_on"] == ("ana",)
    agreed = project_actors(town(*items, partners("library clinic")))
    assert agreed["clinic"]["library"]["hangs_on"] == ()


def test_direction_is_kept_on_demand_and_agreed_ties_count_both_ways() -> None:
    network = town(
        org("a"), org("b"), org("c"), tie(T.REPORTS, "a", "b", strength=2),
        tie(T.REPORTS, "b", "a", strength=4), tie(T.FUNDS, "c", "a"), partners("b c"),
    )  # fmt: skip
    graph = project_actors(network, directed=True)
    assert isinstance(graph, nx.DiGraph)
    assert sorted(graph.edges(data="strength")) == [
        ("a", "b", 2), ("b", "a", 4), ("b", "c", None), ("c", "a", None), ("c", "b", None),
    ]  # fmt: skip


def test_the_larger_of_both_sides_counts_when_nothing_is_agreed() -> None:
    network = town(org("a"), org("b"), partners("a b", strength_by_source=2, strength_by_target=3))
    assert project_actors(network)["a"]["b"]["strength"] == 3


def test_only_what_holds_on_the_day_counts() -> None:
    network = town(
        org("a"), org("b"), org("c"), partners("a b", until=date(2026, 5, 2)), partners("a c", since=DAY)
    )
    assert list(Day(network, DAY).graph.edges) == [("a", "c")]
    assert list(Day(network, date(2026, 5, 1)).graph.edges) == [("a", "b")]


def test_somebody_who_left_no_longer_lends_their_ties() -> None:
    network = town(
        org("a"), org("b"), person("ana"), partners("ana b"),
        tie(T.WORKS_AT, "ana", "a", until=date(2026, 5, 2)),
    )  # fmt: skip
    assert list(Day(network, DAY).graph.edges) == [("ana", "b")]


def test_sitting_in_one_coalition_is_no_tie_unless_asked_for() -> None:
    network = town(
        org("a"), org("b"), Coalition(id="table", name="Table"), tie(T.MEMBER_OF, "a", "table"),
        tie(T.MEMBER_OF, "b", "table"),
    )  # fmt: skip
    assert project_actors(network).number_of_edges() == 0
    asked_for = project_actors(network, tie_kinds={*DEFAULT_TIE_KINDS, T.MEMBER_OF})
    assert asked_for["a"]["b"]["ties"] == ("MEMBER_OF-a-table", "MEMBER_OF-b-table")


def test_which_kinds_count_can_be_chosen() -> None:
    network = town(org("a"), org("b"), tie(T.FUNDS, "a", "b"))
    assert project_actors(network, tie_kinds={T.PARTNERS_WITH}).number_of_edges() == 0


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (ActorScope.PARTNERS, [("a", "b")]),
        (ActorScope.PEOPLE, [("ana", "ben")]),
        (ActorScope.BOTH, [("a", "ana"), ("ana", "ben"), ("b", "ben")]),
    ],
)
def test_organizations_people_or_both(scope: ActorScope, expected: list[tuple[str, str]]) -> None:
    network = town(
        org("a"), org("b"), person("ana"), person("ben"), tie(T.WORKS_AT, "ana", "a"),
        tie(T.WORKS_AT, "ben", "b"), tie(T.KNOWS, "ana", "ben"),
    )  # fmt: skip
    assert sorted(project_actors(network, scope=scope).edges) == expected


def test_what_is_closed_is_left_out_and_an_idea_stays() -> None:
    network = town(
        org("a"), org("b", standing=Standing.CLOSED), org("c", standing=Standing.IDEA), partners("a b")
    )
    assert list(project_actors(network)) == ["a", "c"]


def test_an_actor_brings_name_kind_and_sectors_main_one_first() -> None:
    network = town(
        org("a", name="Aid"), sector("arts"), sector("health"), tie(T.IN_SECTOR, "a", "arts"),
        tie(T.IN_SECTOR, "a", "health", primary=True),
    )  # fmt: skip
    assert project_actors(network).nodes["a"] == {
        "name": "Aid", "place": 0, "kind": "Organization", "sector": "health", "sector_name": "Health",
        "sectors": ("health", "arts"), "standing": "partner", "home": False,
    }  # fmt: skip
