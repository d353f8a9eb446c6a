"""What lists of other shapes than a plain table bring onto the map."""

from datetime import date

import pytest

from netmap.files.reading import read_file
from netmap.files.tables import FileContent
from netmap.model.entities import Person
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import EMPTY, Network
from tests.files.plan_tables import bring_into_empty, names, organizations, people, plan, ties


def read(text: str, name: str = "list.csv") -> FileContent:
    return read_file(text.encode(), name)


def list_roles(network: Network, kind: TieKind) -> list[tuple[str, str, str]]:
    return sorted(
        (network.name_of(tie.source), network.name_of(tie.target), tie.role)
        for tie in network.ties_of_kind(kind)
    )


def test_a_matrix_gives_its_ties_with_their_strength_and_those_without_any() -> None:
    network = bring_into_empty(read("x,A,B,C,D\nA,,3,0,\nB,3,,1,\nC,0,1,,\nD,,,,\n"))
    assert organizations(network) == ["A", "B", "C", "D"]
    assert ties(network, TieKind.PARTNERS_WITH) == [("A", "B"), ("B", "C")]
    assert sorted(tie.strength or 0 for tie in network.ties_of_kind(TieKind.PARTNERS_WITH)) == [1, 3]


def test_marks_under_coalitions_give_members_with_their_roles() -> None:
    network = bring_into_empty(
        read(
            "Organization,Reading Alliance,Hunger Task Force,Phone\nMill Clinic,X,Chair,555-0101\nDune School,X,,555-0102\n"
        )
    )
    assert names(network, EntityKind.COALITION) == ["Hunger Task Force", "Reading Alliance"]
    assert list_roles(network, TieKind.MEMBER_OF) == [
        ("Dune School", "Reading Alliance", ""), ("Mill Clinic", "Hunger Task Force", "Chair"), ("Mill Clinic", "Reading Alliance", ""),
    ]  # fmt: skip


def test_people_and_boards_give_people_at_organizations() -> None:
    network = bring_into_empty(read("Board member,Mill Clinic,Dune School\nAnn Lark,X,\nBo Finch,Chair,X\n"))
    assert (people(network), organizations(network)) == (
        ["Ann Lark", "Bo Finch"],
        ["Dune School", "Mill Clinic"],
    )
    assert list_roles(network, TieKind.WORKS_AT) == [
        ("Ann Lark", "Mill Clinic", "board"), ("Bo Finch", "Dune School", "board"), ("Bo Finch", "Mill Clinic", "Chair"),
    ]  # fmt: skip


def test_a_survey_gives_what_each_said_with_strength_and_day_and_who_answered() -> None:
    network = bring_into_empty(read(
        "Timestamp,Your name,Email Address,Your organization,How often do you work with: [Bay Hospital],"
        "How often do you work with: [Dune School]\n"
        "2024-03-04 14:02:11,Di Crane,di@mill.example,Mill Clinic,Weekly,Never\n"
    ))  # fmt: skip
    (said,) = network.ties_of_kind(TieKind.REPORTS)
    assert (network.name_of(said.source), network.name_of(said.target)) == ("Mill Clinic", "Bay Hospital")
    assert (said.strength, said.confirmed_on) == (4, date(2024, 3, 4))
    assert said.notes == "How often do you work with: Weekly"
    assert organizations(network) == ["Bay Hospital", "Dune School", "Mill Clinic"]
    assert ties(network, TieKind.WORKS_AT) == [("Di Crane", "Mill Clinic")]


def test_two_contacts_under_grouped_headings_are_two_people_at_the_organization() -> None:
    network = bring_into_empty(read(
        "Organization,Primary contact,,Alternate contact,\n,Name,Email,Name,Email\n"
        "Mill Clinic,Di Crane,di@mill.example,Al Egret,al@mill.example\n"
    ))  # fmt: skip
    assert ties(network, TieKind.WORKS_AT) == [("Al Egret", "Mill Clinic"), ("Di Crane", "Mill Clinic")]
    assert sorted(person.email for person in network.of(Person)) == ["al@mill.example", "di@mill.example"]


def test_sections_totals_and_footnotes_are_no_partners() -> None:
    network = bring_into_empty(read(
        "Organization,Contact\nHealth,\nMill Clinic,Di Crane\nCove Dental,Al Egret\nEducation,\nDune School,Ed Heron\n\n"
        "Total: 3,\n* updated in March,\n"
    ))  # fmt: skip
    assert organizations(network) == ["Cove Dental", "Dune School", "Mill Clinic"]
    assert ("Dune School", "Education") in ties(network, TieKind.IN_SECTOR)


SURVEY = (
    "Timestamp,Your organization,How often do you work with: [Bay Hospital],How often do you work with: [Dune School]\n"
    "2024-03-04 14:02:11,Mill Clinic,Weekly,Daily\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Organization,Reading Alliance,Hunger Task Force\nMill Clinic,X,Chair\nDune School,X,\n",
        ",Mill,Bay,Dune\nMill,,X,\nBay,X,,X\nDune,,X,\n",
        SURVEY,
    ],
)
def test_the_same_list_brought_in_again_changes_nothing(text: str) -> None:
    assert plan(bring_into_empty(read(text)), read(text)).touches == 0


def test_an_answer_is_kept_with_the_map_for_the_next_version_of_the_list() -> None:
    file = read("Organization,ReadyKids,CHIP,WeGrow\nMill,X,,X\nDune,,X,\n")
    (question,) = [one for one in plan(EMPTY, file).list_open() if "crosses" in one.key]
    network = bring_into_empty(file, answers={question.key: ("Coalition",)})
    assert names(network, EntityKind.COALITION) == ["CHIP", "ReadyKids", "WeGrow"]
    assert not [one for one in plan(network, file).list_open() if "crosses" in one.key]
