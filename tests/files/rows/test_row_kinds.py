"""What the rows of a table are: headings before titles, and a person before both."""

import pytest

from netmap.files.lists.questions import SURE, About
from netmap.model.entities import Coalition, Goal, Organization
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import EMPTY
from tests.files.plan_tables import bring_into_empty, make_csv, organizations, people, plan, ties

KINDS = EntityKind


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("Healthy County Coalition members.csv", "Organization,City\nMill Clinic,Bath", KINDS.ORGANIZATION),
        ("Reading coalition.csv", "Name,City,Phone\nMill Clinic,Bath,207-555-0101", KINDS.ORGANIZATION),
        ("Programs.csv", "Agency,Contact\nMill Clinic,Ann Lark", KINDS.ORGANIZATION),
        ("Goals 2026.csv", "Partner,Phone\nMill Clinic,207-555-0101", KINDS.ORGANIZATION),
        ("l.csv", "Date,Who we met,Their org\n9/14/2026,Ann Lark,Mill Clinic", KINDS.INTERACTION),
        ("l.csv", "When,Staff,Organization,Notes\n9/14/2026,Deb,Mill Clinic,cards", KINDS.INTERACTION),
        (
            "l.csv",
            "Date,Staff,Organization,Phone\n9/14/2026,Deb,Mill Clinic,207-555-0101",
            KINDS.ORGANIZATION,
        ),
        ("l.csv", "Who should be at the table?,Why\nMill Clinic,money", KINDS.ORGANIZATION),
        ("Coalitions.csv", "Name,Purpose\nHunger Task Force,Food", KINDS.COALITION),
        ("goals.csv", "Name,Description\nReading by three,All children", KINDS.GOAL),
        ("l.csv", "Coalition,Purpose\nHunger Task Force,Food", KINDS.COALITION),
        (
            "l.csv",
            "Church,Committee member 1,Committee member 2\nFirst Baptist,Ann Lark,Bo Finch\nZion,Cy Wren,Di Crane",
            KINDS.ORGANIZATION,
        ),
        ("Staff.csv", "Name,Phone\nAnn Lark,207-555-0101", KINDS.PERSON),
        ("l.csv", "Name,Phone\nAnn Lark,207-555-0101\nBo Finch,207-555-0102", KINDS.PERSON),
        ("l.csv", "Name,Phone\nMill Clinic,207-555-0101\nBo Finch Library,207-555-0102", KINDS.ORGANIZATION),
    ],
)
def test_headings_outrank_titles(name: str, text: str, kind: EntityKind) -> None:
    (reading,) = plan(EMPTY, make_csv(name, text)).readings
    assert reading.kind is kind


def test_what_rows_are_is_asked_only_where_it_is_not_plain() -> None:
    plain = plan(EMPTY, make_csv("Coalition.csv", "Organization,City\nMill Clinic,Bath"))
    near = plan(
        EMPTY, make_csv("Coalitions.csv", "Name,Contact,Phone\nHunger Task Force,Ann Lark,207-555-0101")
    )
    assert [question.about for question in plain.questions if question.about is About.ROWS] == [About.ROWS]
    assert plain.list_open() == ()
    assert [(question.about, question.sure < SURE) for question in near.list_open()] == [(About.ROWS, True)]


@pytest.mark.parametrize(("answer", "kind"), [("Coalition", Coalition), ("Goal", Goal)])
def test_an_answer_says_what_rows_are(answer: str, kind: type[Coalition | Goal]) -> None:
    file = make_csv("l.csv", "Organization,City\nHealthy Start,Bath")
    network = bring_into_empty(file, answers={"rows|l||Organization": (answer,)})
    one = network.of(kind)[0]
    assert (one.name, one.attributes) == ("Healthy Start", {"City": "Bath"})


def test_rows_answered_to_be_people_or_ties_are_read_so() -> None:
    file = make_csv("l.csv", "Organization,Helper\nMill Clinic,Dune School")
    assert people(bring_into_empty(file, answers={"rows|l||Organization": ("Person",)})) == ["Mill Clinic"]
    tied = bring_into_empty(file, answers={"rows|l||Organization": ("ties",)})
    assert ties(tied, TieKind.PARTNERS_WITH) == [("Dune School", "Mill Clinic")]


def test_a_column_that_was_told_wins_over_the_title() -> None:
    file = make_csv("Coalitions.csv", "Who,Town\nMill Clinic,Bath")
    assert organizations(bring_into_empty(file, columns={"organization": "Who"})) == ["Mill Clinic"]


def test_a_list_of_one_end_with_a_strength_is_a_list_of_ties() -> None:
    file = make_csv(
        "l.csv",
        "Agency,Works with,Level of collaboration\nMill Clinic,Dune School,4\nMill Clinic,Reef Library,2",
    )
    strengths = {tie.strength for tie in bring_into_empty(file).ties_of_kind(TieKind.PARTNERS_WITH)}
    assert strengths == {2, 4}


@pytest.mark.parametrize(
    ("text", "organizations_of", "people_of", "roles"),
    [
        (
            "Coalition,Member,City,Role\nReading Table,Mill Clinic,Bath,chair\nReading Table,Dune School,Orr,",
            ["Dune School", "Mill Clinic"],
            [],
            {("Dune School", ""), ("Mill Clinic", "chair")},
        ),
        (
            "Committee,Member,Phone\nAltar,Vera Stone,207-555-0101\nAltar,Walt Teague,207-555-0102",
            [],
            ["Vera Stone", "Walt Teague"],
            {("Vera Stone", ""), ("Walt Teague", "")},
        ),
        (
            "Committee,Member 1,Member 2,Member 3\nAltar,Xena Ulrich,Ann Stone,\nSupper,Bo Wynn,Ann Stone,Amy Vance",
            [],
            ["Amy Vance", "Ann Stone", "Bo Wynn", "Xena Ulrich"],
            {("Amy Vance", ""), ("Ann Stone", ""), ("Bo Wynn", ""), ("Xena Ulrich", "")},
        ),
        (
            "Name,Organization,Coalition,Role\nAnn Lark,Mill Clinic,Reading Table,Nurse",
            ["Mill Clinic"],
            ["Ann Lark"],
            {("Ann Lark", "")},
        ),
        (
            "Organization,Coalition,Role\nMill Clinic,Reading Table,chair\nDune School,,guest",
            ["Dune School", "Mill Clinic"],
            [],
            {("Mill Clinic", "chair")},
        ),
    ],
)
def test_members_of_coalitions_are_read_with_their_roles(
    text: str, organizations_of: list[str], people_of: list[str], roles: set[tuple[str, str]]
) -> None:
    network = bring_into_empty(make_csv("l.csv", text))
    assert (organizations(network), people(network)) == (organizations_of, people_of)
    members = [tie for tie in network.ties.values() if tie.kind is TieKind.MEMBER_OF]
    assert {(network.name_of(tie.source), tie.role) for tie in members} == roles
    kept = {one.name: one.attributes for one in network.of(Organization) if one.attributes}
    assert kept == ({"Dune School": {"Role": "guest"}} if "guest" in text else {})
