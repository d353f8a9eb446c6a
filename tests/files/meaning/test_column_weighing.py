"""Headings weighed against cells: who is named, whose people they are, what a column of an unknown heading holds."""

import pytest

from netmap.files.lists.questions import About
from netmap.model.kinds import EntityKind
from netmap.model.network import EMPTY
from tests.files.plan_tables import make_csv, plan

ORGANIZATIONS = ["Mill Clinic", "Dune School", "Reef Library", "Bay Hospital", "Cove Dental", "Sand Bank"]
PEOPLE = ["Ann Lark", "Dr. Bo Finch", "Cy Wren", "Rev. Di Crane", "Heron, Ed", "Flo Dove"]
STAFF = ["Deb", "Marcus", "Deb", "Deb", "Marcus, Deb", "Tonya"]
PHONES = [f"207-555-010{number}" for number in range(6)]
DAYS = [f"{number}/14/2026" for number in range(1, 7)]


def read(*columns: tuple[str, list[str]]) -> dict[str, str]:
    planned = plan(EMPTY, make_csv("list.csv", write(*columns)))
    return {column.header: column.meaning for column in planned.readings[0].columns}


def write(*columns: tuple[str, list[str]]) -> str:
    rows = [[heading for heading, _ in columns], *zip(*(cells for _, cells in columns), strict=True)]
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)


@pytest.mark.parametrize(
    "heading", ["Full name", "media", "Applicant", "Who is in it", "Wer macht mit?", "X1"]
)
def test_different_names_of_organizations_name_the_rows_whatever_the_heading(heading: str) -> None:
    found = read((heading, ORGANIZATIONS), ("Phone", PHONES))
    assert found[heading] in {"organization", "name"}


def test_names_of_people_under_name_are_people() -> None:
    planned = plan(EMPTY, make_csv("list.csv", write(("Name", PEOPLE), ("Phone", PHONES))))
    assert planned.readings[0].columns[0].meaning == "person"
    assert planned.readings[0].columns[0].holds is EntityKind.PERSON
    assert planned.readings[0].kind is EntityKind.PERSON


def test_names_of_organizations_under_name_stay_the_name_of_the_row() -> None:
    planned = plan(EMPTY, make_csv("list.csv", write(("Name", ORGANIZATIONS), ("Phone", PHONES))))
    assert planned.readings[0].columns[0].meaning == "name"
    assert planned.readings[0].kind is EntityKind.ORGANIZATION


def test_a_heading_is_not_believed_for_a_word_in_it() -> None:
    found = read(("First_Round_Scoring", list("453214")), ("Applicant", ORGANIZATIONS))
    assert found["First_Round_Scoring"] == "own"


def test_a_column_of_codes_beside_its_labels_is_kept_and_the_labels_are_the_sector() -> None:
    labels = ["Newspaper", "Radio", "Newspaper", "Radio", "Radio", "Newspaper"]
    found = read(
        ("id", list("abcdef")),
        ("media", ORGANIZATIONS),
        ("media.type", list("121221")),
        ("type.label", labels),
    )
    assert found == {"id": "id", "media": "organization", "media.type": "own", "type.label": "sector"}


@pytest.mark.parametrize(
    ("heading", "cells", "meaning"),
    [
        ("Contact", PEOPLE, "person"),
        ("Contact", PHONES, "phone"),
        ("Contact", [f"a{number}@x.example" for number in range(6)], "email"),
        ("Contact", DAYS, "last_contact"),
        ("Contact date", DAYS, "last_contact"),
        ("Contact Person / Title", [f"{name}; Director" for name in PEOPLE], "person"),
        ("Last contacted", DAYS, "last_contact"),
        ("Contacted", ["yes", "no", "yes", "no", "no", "yes"], "own"),
        ("Liaison", STAFF, "kept_by person"),
        ("Liaison", PEOPLE, "person"),
        ("Responsable", STAFF, "kept_by person"),
        ("Who on staff knows them well", STAFF, "kept_by person"),
        ("Our contact", ["DQ", "ML", "DQ", "TT", "ML", "DQ"], "kept_by person"),
        ("Relationship", ["Strong", "Weak", "Strong", "Medium", "Weak", "Strong"], "strength"),
        ("Relationship", ["4 - strong", "2 - weak", "3", "5", "1", "2"], "strength"),
        ("Relationship", ["Active partner", "Prospect", "Dormant", "Past", "Active", "DNC"], "standing"),
        ("Status", ["Active partner", "Prospect", "Dormant", "Past", "Closed", "DNC"], "standing"),
        ("Status", ["501c3", "501c3", "LLC", "501c4", "LLC", "501c3"], "own"),
        ("Level", ["County", "State", "Local", "Local", "State", "County"], "own"),
        ("Partner since", ["2019", "2020", "Spring 2024", "3/2024", "Mar-24", "2018"], "since"),
        ("Frequency", ["Weekly", "Monthly", "Weekly", "Yearly", "Daily", "Quarterly"], "strength"),
        ("Sector", list("121221"), "own"),
    ],
)  # fmt: skip
def test_the_cells_decide_what_a_heading_leaves_open(heading: str, cells: list[str], meaning: str) -> None:
    assert read(("Organization", ORGANIZATIONS), (heading, cells))[heading] == meaning


def test_who_is_ours_is_told_from_the_contact_beside_it_without_asking() -> None:
    planned = plan(
        EMPTY,
        make_csv(
            "list.csv", write(("Organization", ORGANIZATIONS), ("Contact", PEOPLE), ("Liaison", PEOPLE))
        ),
    )
    assert [column.meaning for column in planned.readings[0].columns] == [
        "organization",
        "person",
        "kept_by person",
    ]
    assert [one for one in planned.list_open() if one.about is About.COLUMN] == []


def test_near_meanings_are_asked_about_with_both_shown_on_the_rows() -> None:
    file = make_csv("list.csv", write(("Organization", ORGANIZATIONS), ("Knows", STAFF)))
    planned = plan(EMPTY, file)
    (question,) = [one for one in planned.list_open() if one.about is About.COLUMN]
    assert question.taken == ("kept_by person",)
    shown = {choice.value: choice.shown[0] for choice in question.choices}
    assert shown == {
        "kept_by person": "Mill Clinic is known and kept by Deb, who is one of us",
        "knows person": "Mill Clinic knows Deb",
    }
    answered = plan(EMPTY, file, answers={question.key: ("knows person",)})
    assert answered.readings[0].columns[1].meaning == "knows person"


def test_what_was_told_wins_over_cells_and_questions() -> None:
    file = make_csv("list.csv", write(("Organization", ORGANIZATIONS), ("Knows", STAFF)))
    planned = plan(EMPTY, file, columns={"person": "Knows"})
    assert planned.readings[0].columns[1].meaning == "person"
    assert [one for one in planned.list_open() if one.about is About.COLUMN] == []


def test_categories_of_an_address_book_are_tags_and_those_of_a_list_sectors() -> None:
    book = "First Name,Last Name,Company,Business Phone,Home Phone,Categories,E-mail Type\nAnn,Lark,Mill Clinic,1,2,Partner;Health,SMTP"
    tagged = plan(EMPTY, make_csv("contacts.csv", book)).readings[0].columns
    assert {column.header: column.meaning for column in tagged}["Categories"] == "tags"
    assert read(("Organization", ORGANIZATIONS), ("Categories", ["Health"] * 6))["Categories"] == "sector"
