"""Crosses, ticks, yes and roles under headings that are names."""

import pytest

from tests.files.grid_tables import show, straight

MEMBERS = """
Organization,Healthy Start Coalition,Reading Alliance,Hunger Task Force,Phone
Mill Clinic,{yes},{no},{yes},555-0101
Dune School,{no},{yes},{no},555-0102
Reef Library,{yes},{yes},Chair,555-0103
"""


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("X", ""),
        ("x", "-"),
        ("✓", ""),
        ("●", ""),
        ("yes", "no"),
        ("1", "0"),
        ("TRUE", "FALSE"),
        ("Member", ""),
    ],
)
def test_marks_under_coalitions_are_memberships(yes: str, no: str) -> None:
    main, coalitions, ties = straight(MEMBERS.format(yes=yes, no=no)).tables
    assert show(main)[:2] == ["Organization | Phone", "Mill Clinic | 555-0101"]
    assert [row[0] for row in coalitions.rows] == [
        "Healthy Start Coalition",
        "Reading Alliance",
        "Hunger Task Force",
    ]
    assert show(ties)[1:3] == [
        "Mill Clinic | Healthy Start Coalition | is a member of | ",
        "Mill Clinic | Hunger Task Force | is a member of | ",
    ]
    assert ties.rows[-1][3] == "Chair"
    assert [ties.find_cell(1, column) for column in range(3)] == ["A2", "D1", "D2"]


def test_a_coalition_without_members_is_kept() -> None:
    text = "Organization,Data Workgroup,Steering Committee,Outreach Committee\nMill,X,,X\nDune,X,,\n"
    assert [row[0] for row in straight(text).tables[1].rows] == [
        "Data Workgroup",
        "Steering Committee",
        "Outreach Committee",
    ]


def test_a_plain_name_among_coalitions_goes_with_them() -> None:
    text = "Organization,Healthy Start Coalition,ReadyKids,Hunger Task Force\nMill,X,X,\nDune,,X,X\n"
    assert len(straight(text).tables[1].rows) == 3


def test_teams_of_volunteers_are_those_they_are_members_of() -> None:
    text = "Volunteer,Phone,Book Sale Committee,Story Time Team,Garden Crew\nDora Ash,1,X,,X\nEnid Birk,2,,X,\nFloyd Crow,3,,,\n"
    people, teams, ties = straight(text).tables
    assert people.known
    assert (people.known.kind, len(people.rows), len(teams.rows), len(ties.rows)) == ("Person", 3, 3, 3)


def test_a_heading_over_the_marks_says_what_they_name() -> None:
    text = "Organization,Committees,,,Phone\n,Data,Outreach,Food,\nMill,X,,X,1\nDune,,X,,2\n"
    main, coalitions, ties = straight(text).tables
    assert [row[0] for row in coalitions.rows] == ["Data", "Outreach", "Food"]
    assert (main.headers, len(ties.rows), coalitions.find_cell(1, 0)) == (("Organization", "Phone"), 3, "C2")


def test_people_on_boards() -> None:
    people, boards, ties = straight(
        "Name,Mill Clinic,Dune School,Reef Library\nAnn Lark,X,,X\nBo Finch,Chair,X,\nCy Wren,,X,X\n"
    ).tables
    assert people.known
    assert people.known.kind == "Person"
    assert len(boards.rows) == 3
    assert show(ties)[3] == "Bo Finch | Mill Clinic | works at | Chair"
    assert {row[3] for row in ties.rows} == {"board", "Chair"}


def test_people_with_names_in_two_columns_sit_on_committees_by_their_whole_name() -> None:
    text = "First Name,Last Name,Finance Committee,Data Committee\nAnn,Lark,X,\nBo,Finch,,Chair\n"
    main, _, ties = straight(text).tables
    assert main.headers == ("First Name", "Last Name")
    assert [row[0] for row in ties.rows] == ["Ann Lark", "Bo Finch"]


def test_coalitions_down_and_organizations_across() -> None:
    text = "Coalition,Mill Clinic,Dune School,Reef Library\nHunger Task Force,X,,X\nReading Alliance,,X,\n"
    main, _, ties = straight(text).tables
    assert main.known
    assert main.known.kind == "Coalition"
    assert show(ties)[1] == "Mill Clinic | Hunger Task Force | is a member of"


def test_figures_under_organizations_say_how_close() -> None:
    text = "Organization,Mill Clinic,Bay Hospital\nDune School,3,1\nReef Library,5,\n"
    ties = straight(text).tables[-1]
    assert [(row[0], row[1], row[2]) for row in ties.rows] == [
        ("Dune School", "Mill Clinic", 3), ("Dune School", "Bay Hospital", None), ("Reef Library", "Mill Clinic", 5),
    ]  # fmt: skip


def test_levels_under_coalitions_are_memberships_with_the_level_beside() -> None:
    ties = straight("Organization,Food Coalition,Health Alliance\nMill,High,Low\nDune,,Medium\n").tables[-1]
    assert show(ties)[1] == "Mill | Food Coalition | is a member of | High"
    assert len(ties.rows) == 3


YES_NO = """
Organization,Category 1: Student support,Category 2: Family engagement,Phone
Mill Clinic,Yes,No,555-0101
Dune School,No,Yes,555-0102
Reef Library,Yes,Partial,555-0103
"""


def test_sectors_in_headings_become_flags_and_partial_is_asked() -> None:
    found = straight(YES_NO)
    assert show(found.table)[0] == "Organization | Student support | Family engagement | Phone"
    assert found.table.known
    assert found.table.known.meanings["Family engagement"] == "sector_flag"
    assert (found.table.rows[2][2], found.table.find_cell(2, 2)) == ("yes", "C4")
    assert found.asked["tick partial"].sure < 0.9
    assert straight(YES_NO, {"tick partial": "no"}).table.rows[2][2] == "no"


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Goal 1: Third-grade reading,Goal 2: Safe streets", "pursues"),
        ("Serves: Youth,Serves: Veterans", "serves"),
        ("Youth,Older adults,Veterans", "serves"),
        ("Populations served [Youth],Populations served [Families]", "serves"),
    ],
)
def test_goals_and_those_served(headings: str, kind: str) -> None:
    marks = ",".join("X" for _ in headings.split(","))
    _, named, ties = straight(f"Organization,{headings}\nMill,{marks}\nDune,{marks}\n").tables
    assert {row[2] for row in ties.rows} == {kind}
    assert "Youth" in [row[0] for row in named.rows] or "Safe streets" in [row[0] for row in named.rows]


def test_organizations_across_are_asked_about() -> None:
    text = "Organization,Mill Clinic,Bay Hospital\nDune School,X,\nReef Library,X,X\n"
    found = straight(text)
    assert show(found.tables[2])[1:] == [
        "Dune School | Mill Clinic",
        "Reef Library | Mill Clinic",
        "Reef Library | Bay Hospital",
    ]
    assert found.asked["partners mill clinic"].sure < 0.9
    assert len(straight(text, {"partners mill clinic": "own"}).tables) == 1


def test_crosses_under_names_nobody_knows_are_asked_about() -> None:
    text = "Organization,ReadyKids,CHIP,WeGrow\nMill,X,,X\nDune,,X,\n"
    found = straight(text)
    assert len(found.tables) == 1
    assert found.asked["crosses readykids"].sure < 0.9
    _, coalitions, ties = straight(text, {"crosses readykids": "Coalition"}).tables
    assert (len(coalitions.rows), len(ties.rows)) == (3, 3)


def test_one_name_among_them_that_means_something_keeps_nobody_from_asking() -> None:
    text = "Organization,Summer Camp,Trails,Senior Fit,5K Run\nMill,X,,X,\nDune,,X,,X\n"
    assert "crosses summer camp" in straight(text).asked


@pytest.mark.parametrize(
    "text",
    [
        "Organization,Newsletter,MOU signed\nMill,X,\nDune,X,X\n",
        "Organization,Active,Phone\nMill,yes,1\nDune,no,2\n",
        "Organization,Attended kickoff,Attended retreat,Paid dues\nMill,yes,no,yes\nDune,no,no,yes\n",
        "Name,On our team\nAnn Lee,x\nBo Ray,\n",
        "Organization,Newsletter,Paid,MOU signed\nMill,X,X,\nDune,X,X,X\n",
        "Organization,Members,Visits\nMill,1,4\nDune,3,1\n",
        "Organization,Committee notes\nMill,meets Mondays at the library\nDune,\n",
    ],
)
def test_other_yes_and_no_stays_as_it_is(text: str) -> None:
    found = straight(text)
    assert found.table.rows == [tuple(line.split(",")) for line in text.splitlines()[1:]]
    assert found.table.known is None


def test_headings_stand_above_rows_of_the_word_member() -> None:
    text = "Agency,Safe Streets Coalition,Food Policy Council,Early Years Task Force\nMill Clinic,member,member,member\nDune School,,member,chair\n"
    main, coalitions, ties = straight(text).tables
    assert show(main)[:2] == ["Agency", "Mill Clinic"]
    assert len(coalitions.rows) == 3
    assert [row[:2] for row in ties.rows][3:] == [
        ("Dune School", "Food Policy Council"),
        ("Dune School", "Early Years Task Force"),
    ]


def test_who_leads_a_goal_and_who_supports_it() -> None:
    text = "Organization,Goal 1: Fewer falls,Goal 2: Every child reads\nMill Clinic,Lead,\nDune School,Support,Lead\nReef Library,,Support\n"
    _, goals, ties = straight(text).tables
    assert [row[0] for row in goals.rows] == ["Fewer falls", "Every child reads"]
    assert [(row[0], row[1], row[3]) for row in ties.rows] == [
        ("Mill Clinic", "Fewer falls", "Lead"),
        ("Dune School", "Fewer falls", "Support"),
        ("Dune School", "Every child reads", "Lead"),
        ("Reef Library", "Every child reads", "Support"),
    ]
