"""Whom a row is about, and whom it names beside: contacts, partners, members; each with their own address and number."""

import pytest

from netmap.files.rows.contact_details import split_phones
from netmap.files.rows.people_cells import find_nobody, split_people
from netmap.model.entities import Coalition, Organization, Person, Program
from netmap.model.kinds import TieKind
from netmap.model.network import EMPTY
from tests.files.plan_tables import bring_into_empty, make_csv, make_file, organizations, people, plan, ties


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("Gary", ["Gary"]),
        ("Di Crane\nAl Egret", ["Di Crane", "Al Egret"]),
        ("Ann & Bo Finch", ["Ann Finch", "Bo Finch"]),
        ("Rosa Delgado & Juan Delgado", ["Rosa Delgado", "Juan Delgado"]),
        ("Bob Haines / Carla Dietz", ["Bob Haines", "Carla Dietz"]),
        ("Cy Wren/Dr. Gil Rail", ["Cy Wren", "Dr. Gil Rail"]),
        ("Lark, Ann", ["Ann Lark"]),
        ("Van Dyke, Dick", ["Dick Van Dyke"]),
        ("Heron, Ed; Dove, Flo", ["Ed Heron", "Flo Dove"]),
        ("Jo Tern, Mo Plover", ["Jo Tern", "Mo Plover"]),
        ("Ann Lark, Bo Finch and Cy Wren", ["Ann Lark", "Bo Finch", "Cy Wren"]),
        ("Ann Lark, MD", ["Ann Lark, MD"]),
        ("King, Martin Jr.", ["Martin King Jr."]),
        ("Lark, Ann, PhD", ["Ann Lark, PhD"]),
        ("Lamb, Ruth, RN, MPH", ["Ruth Lamb, RN, MPH"]),
        ("Dr. John Smith Jr., PhD", ["Dr. John Smith Jr., PhD"]),
        ("Office of Arts and Culture", ["Office of Arts and Culture"]),
        ("R&D", ["R&D"]),
        ("=cmd|'/C calc'!A0", ["=cmd|'/C calc'!A0"]),
        ("Vacant", []),
        ("Ann Lark; vacant", ["Ann Lark"]),
        ("ask for the manager", []),
        ("Ask for Ann", ["Ask for Ann"]),
        ("Duty officer", []),
        ("Major & Mrs. Finch", ["Major Finch", "Mrs. Finch"]),
        ("Ann Lark, Wellness", ["Ann Lark"]),
    ],
)
def test_each_person_of_a_cell_is_named(cell: str, named: list[str]) -> None:
    assert [person.name for person in split_people(cell)] == named


def test_what_a_cell_says_of_somebody_beside_the_name_is_theirs() -> None:
    (one, other) = split_people("Ann Lark, Director <ann@mill.example>; Bo Finch (nurse) 207-555-0101")
    assert (one.name, one.title, one.email) == ("Ann Lark", "Director", "ann@mill.example")
    assert (other.name, other.title, other.phone) == ("Bo Finch", "nurse", "207-555-0101")
    assert find_nobody("Ann Lark; vacant") == "vacant"


def test_several_numbers_of_a_cell_are_told_apart_by_kind() -> None:
    numbers = split_phones("(207) 555-0101 (o), 207-555-0102 (c), fax 207-555-0109")
    assert [number.kind for number in numbers] == ["Office phone", "Mobile", "Fax"]
    assert [number.text for number in split_phones("207-555-0101, ext 5")] == ["207-555-0101, ext 5"]
    assert len(split_phones("555-0103/555-0104")) == 2
    assert [number.kind for number in split_phones("207-555-0101 (office) (207) 555-0102 (cell)")] == [
        "Office phone",
        "Mobile",
    ]


def test_people_of_one_cell_get_their_own_address_and_number() -> None:
    file = make_file(
        "l.csv", ("Organization", "Contact", "Email", "Phone"),
        ("Mill Clinic", "Di Crane\nAl Egret", "al@mill.example\ndi@mill.example", "207-555-0101\n207-555-0102"),
    )  # fmt: skip
    al, di = sorted(bring_into_empty(file).of(Person), key=lambda one: one.name)
    assert (al.email, al.phone) == ("al@mill.example", "207-555-0102")
    assert (di.email, di.phone) == ("di@mill.example", "207-555-0101")


def test_a_number_of_every_kind_is_kept_under_what_it_is() -> None:
    file = make_csv(
        "l.csv",
        "First name,Last name,Company,Business phone,Home phone,Mobile,E-mail,E-mail 2\n"
        "Ann,Lark,Mill Clinic,207-555-0101,207-555-0188,207-555-0199,ann@mill.example,ann@home.example",
    )
    (ann,) = bring_into_empty(file).of(Person)
    assert ann.phone == "207-555-0199"
    assert ann.attributes == {
        "Business phone": "207-555-0101", "Home phone": "207-555-0188", "E-mail 2": "ann@home.example",
    }  # fmt: skip


@pytest.mark.parametrize(
    "second", ["Secondary contact", "Contact 2", "Contact B", "Alternate contact", "Backup contact"]
)
def test_a_second_contact_has_their_own_title_address_and_number(second: str) -> None:
    first = "Contact A" if second == "Contact B" else "Contact"
    number = second.removeprefix("Contact ").removesuffix(" contact")
    file = make_csv(
        "l.csv",
        f"Organization,{first},Title,Email,Phone,{second},Title {number},Email {number},Phone {number}\n"
        "Mill Clinic,Di Crane,Director,di@mill.example,207-555-0101,Al Egret,Nurse,al@mill.example,207-555-0102",
    )
    al, di = sorted(bring_into_empty(file).of(Person), key=lambda one: one.name)
    assert (di.name, di.title, di.email, di.phone) == (
        "Di Crane",
        "Director",
        "di@mill.example",
        "207-555-0101",
    )
    assert (al.name, al.title, al.email, al.phone) == ("Al Egret", "Nurse", "al@mill.example", "207-555-0102")


def test_numbered_partners_are_those_of_the_row_and_not_of_one_another() -> None:
    for one, other in (
        ("Partner 1", "Partner 2"),
        ("Collaborator A", "Collaborator B"),
        ("Works with 1", "Works with 2"),
    ):
        file = make_csv("l.csv", f"Organization,{one},{other}\nMill Clinic,Bay Hospital,Dune School")
        assert ties(bring_into_empty(file), TieKind.PARTNERS_WITH) == [
            ("Bay Hospital", "Mill Clinic"),
            ("Dune School", "Mill Clinic"),
        ]


def test_two_numbered_ends_without_a_subject_stay_a_tie() -> None:
    file = make_csv("l.csv", "Organization 1,Organization 2,Strength\nMill Clinic,Dune School,4")
    assert ties(bring_into_empty(file), TieKind.PARTNERS_WITH) == [("Dune School", "Mill Clinic")]


def test_numbered_members_make_the_row_a_table_at_which_they_sit() -> None:
    file = make_csv(
        "l.csv",
        "Organization,Member 1,Member 2\nHunger Task Force,Ann Lark,Mill Clinic\nReading Alliance,Ed Heron,",
    )
    network = bring_into_empty(file)
    assert [table.name for table in network.of(Coalition)] == ["Hunger Task Force", "Reading Alliance"]
    assert (organizations(network), people(network)) == (["Mill Clinic"], ["Ann Lark", "Ed Heron"])
    assert len(ties(network, TieKind.MEMBER_OF)) == 3


def test_numbered_people_are_contacts_of_the_organization_whose_number_is_its_own() -> None:
    file = make_csv(
        "l.csv", "Organization,Person 1,Person 2,Phone\nMill Clinic,Ann Lark,Bo Finch,207-555-0101"
    )
    network = bring_into_empty(file)
    assert ties(network, TieKind.WORKS_AT) == [("Ann Lark", "Mill Clinic"), ("Bo Finch", "Mill Clinic")]
    assert network.of(Organization)[0].phone == "207-555-0101"


def test_an_individual_among_organizations_is_a_partner_of_their_own() -> None:
    rows = ("Dr. Tamika Rhodes", "Dr. Tamika Rhodes"), ("Dr. Ivy Sand", ""), ("Mill Clinic", "Ann Lark")
    network = bring_into_empty(make_file("l.csv", ("Organization", "Contact"), *rows))
    assert organizations(network) == ["Mill Clinic"]
    assert {p.name: p.standing for p in network.of(Person)} == {
        "Dr. Tamika Rhodes": "partner", "Dr. Ivy Sand": "partner", "Ann Lark": None,
    }  # fmt: skip


def test_a_row_with_an_address_only_is_somebody() -> None:
    file = make_csv(
        "l.csv", "First name,Last name,Company,E-mail\n,,,ann.lark@mail.example\n,,,info@harbor.example"
    )
    planned = plan(EMPTY, file)
    network = bring_into_empty(file)
    assert (people(network), organizations(network)) == (["Ann Lark"], ["harbor.example"])
    assert [problem.severity for problem in planned.problems] == ["doubt", "doubt"]


def test_what_a_row_says_is_not_for_others_is_marked_and_told() -> None:
    headers = ("Organization", "Contact", "Address", "What they do", "Notes")
    row = (
        "Safe Harbor Shelter",
        "Confidential",
        "1 Elm Street",
        "DV shelter - do not publish address",
        "CONFIDENTIAL",
    )
    file = make_file("l.csv", headers, row)
    (shelter,) = bring_into_empty(file).of(Organization)
    assert (shelter.confidential, shelter.location_confidential, shelter.address) == (True, True, "")
    assert people(bring_into_empty(file)) == []
    assert {problem.column for problem in plan(EMPTY, file).problems} == {"Contact", "What they do"}


def test_programs_beside_an_organization_are_run_by_it() -> None:
    network = bring_into_empty(
        make_csv("Programs 2024.csv", "Organization,Program,Phone\nMill Clinic,Well Baby,207-555-0101")
    )
    assert ties(network, TieKind.RUNS) == [("Mill Clinic", "Well Baby")]
    assert [program.name for program in network.of(Program)] == ["Well Baby"]


def test_the_members_of_a_coalition_have_the_role_their_row_says() -> None:
    file = make_csv(
        "l.csv",
        "Coalition,Organization,Role\nReading Alliance,Mill Clinic,chair\nReading Alliance,Dune School,",
    )
    network = bring_into_empty(file)
    assert {tie.role for tie in network.ties_of_kind(TieKind.MEMBER_OF)} == {"chair", ""}


def test_boards_and_memberships_of_people_are_ties() -> None:
    file = make_csv(
        "l.csv",
        "Name,Organization,Board of,Member of\nAnn Lark,Mill Clinic,Dune School; Reef Library,Mill Clinic\n"
        "Bo Finch,Dune School,Reef Library,Reading Alliance",
    )
    network = bring_into_empty(file)
    places = {
        (network.name_of(t.source), network.name_of(t.target), t.role)
        for t in network.ties_of_kind(TieKind.WORKS_AT)
    }
    assert {("Ann Lark", "Dune School", "board"), ("Ann Lark", "Reef Library", "board")} <= places
    assert ties(network, TieKind.MEMBER_OF)[-1] == ("Bo Finch", "Reading Alliance")


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        (["Ann, Bo"], ["Ann", "Bo"]),
        (["Ann, Bo", "Cy Wren"], ["Ann", "Bo", "Cy Wren"]),
        (["Ann, Bo", "Heron, Ed"], ["Bo Ann", "Ed Heron"]),
        (["Lee, Ann"], ["Ann Lee"]),
    ],
)
def test_two_first_names_in_a_cell_of_contacts_are_two_unless_last_names_stand_first(
    cells: list[str], named: list[str]
) -> None:
    rows = [(f"Mill Clinic {place}", cell) for place, cell in enumerate(cells)]
    assert people(bring_into_empty(make_file("l.csv", ["Organization", "Contact"], *rows))) == named


def test_two_without_an_employer_are_themselves_and_share_no_place() -> None:
    rows = "Self-employed,Jo Hale,Arts\nself employed,Al Bo,Arts\nFood Bank,Gus Ray,Food\nBay Clinic,Pat Orr,Health"
    network = bring_into_empty(make_csv("p.csv", f"Organization,Contact,Sector\n{rows}"))
    assert [one.name for one in network.of(Organization)] == ["Bay Clinic", "Food Bank"]
    partners = {one.name: one for one in network.of(Person) if one.standing}
    assert partners.keys() == {"Jo Hale", "Al Bo"}
    assert "self-employed" in str(partners["Jo Hale"]).casefold()
    jobs = network.ties_of_kind(TieKind.WORKS_AT)
    assert {network.name_of(tie.source) for tie in jobs} == {"Gus Ray", "Pat Orr"}
