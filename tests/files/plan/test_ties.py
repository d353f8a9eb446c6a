"""Ties from files: directed and agreed, once each, on any scale."""

from datetime import date

import pytest

from netmap.files.plan.report import What
from netmap.model.entities import Organization
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import EMPTY
from tests.files.plan_tables import (
    bring_in,
    bring_into_empty,
    make_csv,
    make_file,
    organizations,
    plan,
    ties,
    write,
)

NODES = make_csv("n_nodes.csv", "id,name\n1,A\n2,B\n3,C")


def edges(*rows: str, headers: str = "source,target,strength") -> tuple:  # type: ignore[type-arg]
    return NODES, make_csv("n_edges.csv", "\n".join([headers, *rows]))


def test_ties_both_ways_become_one_with_the_larger_strength() -> None:
    planned = plan(EMPTY, *edges("1,2,2", "2,1,4", "1,2,3"))
    network = write(EMPTY, planned)
    (tie,) = network.ties_of_kind(TieKind.PARTNERS_WITH)
    assert tie.strength == 4
    assert any("taken once" in problem.message for problem in planned.problems)
    assert [row.sentence for row in planned.rows if row.what is What.SAME] == ["Row 2 says the same."] * 2


def test_directed_ties_come_in_as_what_one_side_said() -> None:
    network = bring_into_empty(*edges("1,2,2", "2,1,4"), directed=True)
    said = {(network.name_of(t.source), t.strength) for t in network.ties_of_kind(TieKind.REPORTS)}
    assert said == {("A", 2), ("B", 4)}


def test_reports_are_kept_one_per_respondent_and_day() -> None:
    rows = edges("1,2,2,2024-01-31", "1,2,3,2025-01-31", "1,2,4,2025-01-31", headers="from,to,strength,date")
    network = bring_into_empty(*rows, directed=True)
    said = sorted((t.confirmed_on, t.strength) for t in network.ties_of_kind(TieKind.REPORTS))
    assert said == [(date(2024, 1, 31), 2), (date(2025, 1, 31), 4)]
    assert plan(network, *rows, directed=True).touches == 0


def test_ties_between_people_say_that_they_know_each_other() -> None:
    people = make_csv("t_people.csv", "id,First name,Last name\n1,Ann,Lee\n2,Bob,Ray")
    network = bring_into_empty(people, make_csv("t_ties.csv", "from,to\n1,2"))
    assert ties(network, TieKind.KNOWS) == [("Ann Lee", "Bob Ray")]


def test_somebody_unknown_is_added_as_an_idea_and_told() -> None:
    planned = plan(EMPTY, *edges("1,2,3", "1,Garden Club,2"))
    network = write(EMPTY, planned)
    club = next(o for o in network.of(Organization) if o.name == "Garden Club")
    assert club.standing is Standing.IDEA
    (problem,) = planned.problems
    assert (problem.row, problem.column, problem.value) == (3, "target", "Garden Club")


def test_of_who_stands_in_a_cell_of_another_list_it_is_not_told_that_no_list_has_them() -> None:
    partners = make_csv("partners.csv", "Organization,Sector\nHarbor Pantry,Food")
    expected = make_csv("expected.csv", "From,To,Kind\nNobody hungry,Food,expects")
    goals = make_csv("goals.csv", "Goal\nNobody hungry")
    told = [one.message for one in plan(EMPTY, partners, expected, goals).problems if "“Food”" in one.message]
    assert told == ["“Food” has no row of its own and is not on the map yet; added as a new sector."]


def test_unknown_ends_can_be_refused_instead() -> None:
    planned = plan(EMPTY, *edges("1,2,3", "1,Garden Club,2"), add_unknown=False)
    assert organizations(write(EMPTY, planned)) == ["A", "B", "C"]
    assert [row.what for row in planned.rows if row.row == 3 and "edges" in row.file] == [What.REFUSED]


def test_an_id_nobody_knows_yet_gets_its_name_later() -> None:
    network = bring_into_empty(make_csv("n_edges.csv", "source,target\n1,2"))
    assert organizations(network) == ["1", "2"]
    assert organizations(bring_in(network, NODES)) == ["A", "B", "C"]


def test_a_tie_to_oneself_is_refused_and_the_rest_kept() -> None:
    planned = plan(EMPTY, *edges("1,1,3", "1,2,3"))
    assert ties(write(EMPTY, planned), TieKind.PARTNERS_WITH) == [("A", "B")]
    (problem,) = planned.problems
    assert (problem.severity, problem.row) == ("refused", 2)
    assert "itself" in problem.message


@pytest.mark.parametrize("strength", ["abc", "0", "7", "2.5", "-1"])
def test_a_strength_that_is_none_is_left_out_and_the_tie_kept(strength: str) -> None:
    planned = plan(EMPTY, *edges("1,3,5", f"1,2,{strength}"))
    network = write(EMPTY, planned)
    assert sorted((t.strength or 0) for t in network.ties_of_kind(TieKind.PARTNERS_WITH)) == [0, 5]
    (problem,) = planned.problems
    assert (problem.file, problem.row, problem.column, problem.value) == (
        "n_edges.csv",
        3,
        "strength",
        strength,
    )


def test_words_say_how_strong_a_tie_is() -> None:
    network = bring_into_empty(*edges("1,2,Collaborate", "1,3,in touch"))
    assert sorted(t.strength or 0 for t in network.ties_of_kind(TieKind.PARTNERS_WITH)) == [2, 5]


def test_a_scale_of_its_own_is_spread_and_explained() -> None:
    rows = [(f"X{n}", f"Y{n}", n * 10) for n in range(1, 11)]
    planned = plan(EMPTY, make_file("w.csv", ("source", "target", "weight"), *rows))
    (scale,) = [guess for guess in planned.guesses if guess.about == "scale"]
    assert "from 0 to 100" in scale.sentence
    network = write(EMPTY, planned)
    strengths = sorted(t.strength or 0 for t in network.ties_of_kind(TieKind.PARTNERS_WITH))
    assert strengths == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_kinds_of_ties_are_read_and_turned_the_way_they_go() -> None:
    people = make_csv("k_people.csv", "First name,Last name\nAnn,Lee")
    file = make_csv("k_ties.csv", "From,To,Kind\nFood Bank,Ann Lee,employee\nState Fund,Food Bank,funds")
    network = bring_into_empty(people, file)
    assert ties(network, TieKind.WORKS_AT) == [("Ann Lee", "Food Bank")]
    assert ties(network, TieKind.FUNDS) == [("State Fund", "Food Bank")]


def test_what_a_tie_has_no_field_for_goes_into_its_notes() -> None:
    network = bring_into_empty(*edges("1,2,3,weekly", headers="source,target,strength,How often"))
    (tie,) = network.ties_of_kind(TieKind.PARTNERS_WITH)
    assert tie.notes == "How often: weekly"


def test_a_tie_by_a_name_two_share_is_refused() -> None:
    nodes = make_csv("n_nodes.csv", "id,name,city\n1,First Baptist,Fulton\n2,First Baptist,Salem\n3,YMCA,")
    planned = plan(EMPTY, nodes, make_csv("n_edges.csv", "source,target\nFirst Baptist,YMCA\n2,3"))
    assert len(ties(write(EMPTY, planned), TieKind.PARTNERS_WITH)) == 1
    assert any("Use their ids" in problem.message for problem in planned.problems)


def test_a_tie_that_ended_and_one_that_began_again_are_two_spells() -> None:
    rows = edges("1,2,2015-01-01,2018-12-31", "1,2,2022-01-01,", headers="from,to,since,until")
    network = bring_into_empty(*rows)
    assert [t.since for t in network.ties_of_kind(TieKind.PARTNERS_WITH) if t.until] == [date(2015, 1, 1)]
    assert len(network.ties) == 2
    assert plan(network, *rows).touches == 0


def test_a_newer_strength_changes_the_tie_that_is_there() -> None:
    network = bring_into_empty(*edges("1,2,2"))
    planned = plan(network, *edges("1,2,4"))
    assert planned.counts["PARTNERS_WITH"] == {"new": 0, "changed": 1, "same": 0}
    (change,) = [change for row in planned.rows for change in row.changes]
    assert (change.field, change.old, change.new) == ("Strength", "2", "4")
