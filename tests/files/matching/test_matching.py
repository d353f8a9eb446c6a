"""Whom a row means: update, not duplicate; offer, never merge silently."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netmap.files.plan.report import What
from netmap.model.entities import Organization, Person
from netmap.model.entity_classes import build_entity
from netmap.model.happenings import Pairing
from netmap.model.kinds import EntityKind, Pairs, TieKind
from netmap.model.network import EMPTY, Network
from netmap.model.ties import build_tie
from tests.files.plan_tables import (
    bring_in,
    bring_into_empty,
    make_csv,
    make_file,
    organizations,
    people,
    plan,
    ties,
    write,
)


def one_organization(**values: object) -> Network:
    return Network.of_items([build_entity(EntityKind.ORGANIZATION, **values)])


def test_the_netmap_id_matches_first() -> None:
    network = one_organization(name="Food Bank")
    entity = network.of(Organization)[0]
    after = bring_in(
        network, make_csv("l.csv", f"netmap id,Organization,City\n{entity.id},Harvest House,Fulton")
    )
    assert organizations(after) == ["Harvest House"]
    assert after.get(entity.id).city == "Fulton"  # type: ignore[union-attr]


def test_ids_match_within_their_list_only() -> None:
    first = bring_into_empty(make_csv("one_nodes.csv", "id,name\n1,Alpha House\n2,Beta Works"))
    both = bring_in(first, make_csv("two_nodes.csv", "id,name\n1,Gamma Farm\n2,Delta Club"))
    assert organizations(both) == ["Alpha House", "Beta Works", "Delta Club", "Gamma Farm"]
    renamed = bring_in(both, make_csv("one_nodes.csv", "id,name\n1,Alpha Home\n2,Beta Works"))
    assert organizations(renamed) == ["Alpha Home", "Beta Works", "Delta Club", "Gamma Farm"]


def test_ids_of_another_list_under_the_same_file_name_are_not_mixed_up() -> None:
    first = bring_into_empty(make_csv("nodes.csv", "id,name\n1,Alpha House\n2,Beta Works\n3,Cedar Church"))
    second = make_csv("nodes.csv", "id,name\n1,Gamma Farm\n2,Delta Club\n3,Elm School")
    planned = plan(first, second)
    assert any(guess.about == "source" for guess in planned.guesses)
    both = write(first, planned)
    assert len(organizations(both)) == 6
    assert plan(both, second).touches == 0


def test_a_list_of_people_with_ids_keeps_its_name() -> None:
    for headings in ("id,Name,Organization", "id,First name,Organization"):
        file = make_csv("staff.csv", f"{headings}\n1,Ann,Food Bank\n2,Bob,City Clinic")
        assert plan(bring_into_empty(file), file).touches == 0


def test_an_edge_file_uses_the_ids_of_the_node_file_beside_it() -> None:
    nodes, edges = (
        make_csv("n_nodes.csv", "id,name\n1,A\n2,B\n3,C"),
        make_csv("n_edges.csv", "source,target\n1,2\n2,3"),
    )
    assert ties(bring_into_empty(edges, nodes), TieKind.PARTNERS_WITH) == [("A", "B"), ("B", "C")]


def test_two_pairs_of_files_given_at_once_stay_apart() -> None:
    files = [
        make_csv("x_nodes.csv", "id,name\n1,A\n2,B"), make_csv("x_edges.csv", "source,target\n1,2"),
        make_csv("y_nodes.csv", "id,name\n1,C\n2,D"), make_csv("y_edges.csv", "source,target\n2,1"),
    ]  # fmt: skip
    assert ties(bring_into_empty(*files), TieKind.PARTNERS_WITH) == [("A", "B"), ("C", "D")]


@pytest.mark.parametrize(
    "row",
    [
        "The Riverside Food Bank Inc.,,",
        "RIVERSIDE FOOD-BANK,,",
        "Riverside Fóod Bank,,",
        "River\u200bside Food Bank,,",
        "RFB,https://www.riverside.example.org/,",
        "RFB,,office@riverside.example.org",
    ],
)
def test_the_same_organization_written_otherwise_is_not_doubled(row: str) -> None:
    network = one_organization(
        name="Riverside Food Bank", website="riverside.example.org", email="office@riverside.example.org"
    )
    after = bring_in(network, make_csv("l.csv", f"Organization,Website,E-mail\n{row}"))
    assert len(organizations(after)) == 1


def test_free_mail_does_not_make_two_organizations_one() -> None:
    network = one_organization(name="Garden Club", email="sue@gmail.com")
    after = bring_in(network, make_csv("l.csv", "Organization,E-mail\nChess Circle,sue@gmail.com"))
    assert organizations(after) == ["Chess Circle", "Garden Club"]


def test_one_address_for_two_names_in_a_list_identifies_neither() -> None:
    file = make_csv("l.csv", "Organization,Website\nParks,county.example.gov\nLibrary,county.example.gov")
    assert organizations(bring_into_empty(file)) == ["Library", "Parks"]


def test_namesakes_in_different_cities_are_two_and_offered() -> None:
    file = make_csv("l.csv", "Organization,City\nFirst Baptist,Fulton\nFirst Baptist,Springfield")
    planned = plan(EMPTY, file)
    network = write(EMPTY, planned)
    assert organizations(network) == ["First Baptist", "First Baptist"]
    assert [doubt.row for doubt in planned.doubts] == [3]
    assert plan(network, file).touches == 0


def test_namesakes_at_different_workplaces_are_two_people() -> None:
    file = make_csv("l.csv", "Organization,Contact\nFood Bank,Maria Garcia\nCity Clinic,Maria Garcia")
    network = bring_into_empty(file)
    assert people(network) == ["Maria Garcia", "Maria Garcia"]
    assert plan(network, file).touches == 0


def test_a_near_match_is_offered_with_both_sides_and_kept_apart_until_answered() -> None:
    network = one_organization(name="Saint Mary's Church", city="Fulton")
    file = make_csv("l.csv", "Organization\nSt. Marys Church")
    planned = plan(network, file)
    (doubt,) = planned.doubts
    assert (doubt.name, doubt.other_name, doubt.other_details) == (
        "St. Marys Church",
        "Saint Mary's Church",
        "Fulton",
    )
    assert planned.rows[0].what is What.DOUBTFUL
    assert len(organizations(write(network, planned))) == 2

    same = bring_in(network, file, same={doubt.key: True})
    assert organizations(same) == ["Saint Mary's Church"]
    assert [pairing.decision for pairing in same.of(Pairing)] == [Pairs.SAME]
    again = plan(same, file)
    assert (again.touches, again.doubts) == (0, ())


def test_an_answer_of_different_is_remembered() -> None:
    network = one_organization(name="Saint Mary's Church")
    file = make_csv("l.csv", "Organization\nSt. Marys Church")
    (doubt,) = plan(network, file).doubts
    after = bring_in(network, file, same={doubt.key: False})
    assert len(organizations(after)) == 2
    assert [pairing.decision for pairing in after.of(Pairing)] == [Pairs.DIFFERENT]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_spellings_in_one_list_can_be_made_one(order: tuple[int, int]) -> None:
    rows = [("Riverside Food Bank", "a"), ("Riverside Foodbank", "b")]
    file = make_file("l.csv", ("Organization", "Notes"), *(rows[place] for place in order))
    (doubt,) = plan(EMPTY, file).doubts
    network = bring_into_empty(file, same={doubt.key: True})
    assert len(organizations(network)) == 1
    assert plan(network, file).touches == 0


def test_names_that_differ_in_a_number_are_not_near() -> None:
    file = make_csv("l.csv", "Organization\nFire Station 1\nFire Station 2\nFire Station 12")
    assert plan(EMPTY, file).doubts == ()


def test_empty_cells_never_erase() -> None:
    network = one_organization(name="Food Bank", phone="573-555-0100", notes="Kind people")
    planned = plan(network, make_csv("l.csv", "Organization,Phone,Notes,City\nFood Bank,,,"))
    assert planned.touches == 0


def test_a_change_shows_old_and_new_by_row() -> None:
    network = one_organization(name="Food Bank", phone="1")
    planned = plan(network, make_csv("l.csv", "Organization,Phone\nFood Bank,573-555-0100"))
    (row,) = planned.rows
    assert (row.what, row.row) == (What.CHANGED, 2)
    assert [(c.field, c.old, c.new) for c in row.changes] == [("Phone", "1", "573-555-0100")]


def test_notes_and_tags_only_grow() -> None:
    network = one_organization(name="Food Bank", notes="Kind people", tags=("east",))
    file = make_csv("l.csv", "Organization,Notes,Tags\nFood Bank,Needs vans,food;east")
    after = bring_in(network, file)
    entity = after.of(Organization)[0]
    assert entity.notes == "Kind people\nNeeds vans"
    assert entity.tags == ("east", "food")
    assert plan(after, file).touches == 0


def test_a_newer_version_is_recognised_and_rows_gone_are_told_not_deleted() -> None:
    old = make_csv("partners.csv", "Organization\nFood Bank\nYMCA\nCity Clinic\nHerald\nRotary\nZoo")
    network = bring_into_empty(old)
    new = make_csv("partners (1).csv", "Organization\nFood Bank\nYMCA\nCity Clinic\nHerald\nRotary\nOpera")
    planned = plan(network, new)
    assert planned.readings[0].source == "partners"
    assert [p.value for p in planned.problems if "not in it any more" in p.message] == ["Zoo"]
    assert "Zoo" in organizations(write(network, planned))


def test_a_newer_version_under_another_name_is_recognised_by_what_it_holds() -> None:
    names = "Food Bank,Ann\nYMCA,Bob\nCity Clinic,Cy\nHerald,Di\nRotary,Eve\nZoo,Flo"
    network = bring_into_empty(make_csv("partners.csv", f"Organization,Contact\n{names}"))
    planned = plan(network, make_csv("for the board.csv", f"Organization,Contact\n{names}\nOpera,Gus"))
    assert planned.readings[0].source == "partners"
    assert any("newer version" in guess.sentence for guess in planned.guesses)


def test_a_list_of_some_of_the_same_partners_is_a_list_of_its_own() -> None:
    everybody = [
        f"{name} Club"
        for name in [
            "Ash",
            "Birch",
            "Cedar",
            "Dogwood",
            "Elm",
            "Fir",
            "Ginkgo",
            "Hazel",
            "Ivy",
            "Juniper",
            "Kapok",
            "Larch",
        ]
    ]
    network = bring_into_empty(make_file("partners.csv", ("Organization",), *[(name,) for name in everybody]))
    planned = plan(network, make_file("table.csv", ("Organization",), *[(name,) for name in everybody[:6]]))
    assert planned.readings[0].source == "table"
    assert planned.problems == ()


def test_a_stored_person_is_found_by_name_and_workplace() -> None:
    person, other = Person(name="Maria Garcia"), Person(name="Maria Garcia")
    clinic, bank = Organization(name="City Clinic"), Organization(name="Food Bank")
    tied = [build_tie(TieKind.WORKS_AT, person.id, clinic.id), build_tie(TieKind.WORKS_AT, other.id, bank.id)]
    network = Network.of_items([person, other, clinic, bank, *tied])
    after = bring_in(
        network, make_csv("l.csv", "Organization,Contact,Title\nFood Bank,Maria Garcia,Director")
    )
    assert after.get(other.id).title == "Director"  # type: ignore[union-attr]
    assert len(people(after)) == 2


_NAMES = st.sampled_from(
    ["Food Bank", "Food Bank Inc", "YMCA", "City Clinic", "St Mary", "Saint Mary", "Zoo", ""]
)
_PEOPLE = st.sampled_from(["", "Ann Lee", "Bob Ray", "Lee, Ann", "Maria Garcia (Director)"])
_ROWS = st.lists(
    st.tuples(
        _NAMES, _PEOPLE, st.sampled_from(["", "Health", "Health; Youth"]), st.sampled_from(["", "met"])
    ),
    max_size=12,
)
_HEADERS = ("Organization", "Contact", "Sector", "Notes")


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Agency,City,Contact,Works with",
            "Dune School,Wells,Ann Lee,Harbor Pantry",
            "Reef Library,Wells,Di Crane,Dune School",
            "Dune School,Bath,,",
        ),
        ("Agency,City,Refers to", "Dune School,Bath,Dune School", "Dune School,Wells,"),
        (
            "Agency,E-mail,Kept by,Shoe size",
            "Dr. Ivy Sandpiper,ivy@mill.example,Vacant,39",
            "Dr. Ivy Sandpiper,,nobody yet,39",
            "Dr. Ivy Sandpiper,bo@reef.example,Deb,40",
        ),
        ("Agency,Name,Board of", "Reef Library,Eel House,Reef Library"),
        ("Name,E-mail", "Deborah Quist,deb.q@reef.example", ",A@0.00", ",_@0.00", "a,", "A@0.00,"),
    ],
    ids=[
        "tied to a namesake",
        "tied to itself or a namesake",
        "one's own columns",
        "at work and on the board",
        "no name",
    ],
)
def test_namesakes_come_in_once_whatever_their_ids(lines: tuple[str, ...]) -> None:
    file = make_csv("l.csv", "\n".join(lines))
    for _ in range(8):
        network = bring_into_empty(file)
        assert plan(network, file).touches == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ROWS)
def test_the_same_list_twice_changes_nothing(rows: list[tuple[str, str, str, str]]) -> None:
    file = make_file("l.csv", _HEADERS, *rows)
    network = bring_into_empty(file)
    assert plan(network, file).touches == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ROWS.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_rows_does_not_matter(
    both: tuple[list[tuple[str, str, str, str]], list[tuple[str, str, str, str]]],
) -> None:
    one, other = (bring_into_empty(make_file("l.csv", _HEADERS, *rows)) for rows in both)
    assert one.counts() == other.counts()
    assert one.tie_counts() == other.tie_counts()


_CELLS = st.one_of(
    st.text(max_size=12), st.sampled_from(["", "Ann Lee", "x", "7", "2024-02-31", "a@b.org", "!!!"])
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(*[_CELLS] * 6), max_size=8), st.booleans())
def test_whatever_the_cells_hold_a_list_comes_in_once(rows: list[tuple[str, ...]], headed: bool) -> None:
    headers = ("Organization", "Contact", "E-mail", "Sector", "Ask again on", "Own") if headed else ("",) * 6
    file = make_file("l.csv", headers, *rows, has_header=headed)
    network = bring_into_empty(file)
    assert plan(network, file).touches == 0


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(*[_CELLS] * 5), max_size=8), st.booleans())
def test_whatever_the_cells_hold_ties_come_in_once(rows: list[tuple[str, ...]], directed: bool) -> None:
    file = make_file("l.csv", ("From", "To", "Kind", "Strength", "Since"), *rows)
    network = bring_into_empty(file, directed=directed)
    assert plan(network, file, directed=directed).touches == 0


@pytest.mark.parametrize(
    ("second", "count"),
    [("Groton,,555-0112", 1), ("Groton,,555-0199", 2), ("Groton,,", 2), ("Groton,9 Pier Street,555-0112", 2)],
)
def test_the_same_name_and_number_in_another_city_is_one_organization_whose_city_is_doubted(
    second: str, count: int
) -> None:
    file = make_csv(
        "p.csv",
        f"Organization,City,Address,Phone\nOsprey Clinic,Ayer,1 Mill Road,555-0112\nOsprey Clinic,{second}",
    )
    planned = plan(EMPTY, file)
    assert len(write(EMPTY, planned).of(Organization)) == count
    doubted = [one.value for one in planned.problems if one.severity == "doubt" and one.column == "City"]
    assert doubted == (["Groton"] if count == 1 else [])


def test_who_is_named_in_short_among_partners_is_offered_as_the_one_it_can_be() -> None:
    file = make_file(
        "list.csv", ("Organization", "Works with"), ("Reed Public Library", "Mill"), ("Fern Church", "Library; Mill"),
        ("Mill Clinic", "Reed"), ("Mill School", "Fern Church"),
    )  # fmt: skip
    planned = plan(EMPTY, file)
    offered = {(doubt.name, doubt.other_name) for doubt in planned.doubts}
    assert offered == {("Library", "Reed Public Library"), ("Reed", "Reed Public Library")}
    network = bring_into_empty(file, same={doubt.key: True for doubt in planned.doubts})
    assert "Library" not in organizations(network)
    assert "Mill" in organizations(network)
