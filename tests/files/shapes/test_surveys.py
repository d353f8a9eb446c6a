"""Exports of form services: who answered, and what they said of others."""

import pytest

from netmap.files.shapes.surveys.choices import split_choices
from netmap.files.shapes.surveys.scales import guess_worth
from netmap.files.tables import Table
from tests.files.grid_tables import Straight, show, straight

GOOGLE = """
Timestamp,Your organization,How often do you work with: [Bay Hospital],How often do you work with: [Reef Library],How often do you work with: [Dune School]
3/4/2024 14:02:11,Mill Clinic,Weekly,Never,Monthly
3/15/2024 9:15:00,Reef Library,Never,,Daily
"""
MICROSOFT = """
ID,Start time,Completion time,Email,Name,Name of your agency,How often do you work with each?.Bay Hospital,How often do you work with each?.Reef Library,How often do you work with each?.Dept. of Health
1,3/4/2024 14:00,3/4/2024 14:02,anonymous,,Mill Clinic,Weekly,Never,Monthly
2,3/15/2024 9:00,3/15/2024 9:15,anonymous,,Reef Library,Never,,Daily
"""
ALCHEMER = """
Response ID,Time Started,Date Submitted,Status,Agency name,Bay Hospital:How often do you meet with them: all in all?,Reef Library:How often do you meet with them: all in all?
1,2024-03-04 14:00:00,2024-03-04 14:02:00,Complete,Mill Clinic,Weekly,Never
2,2024-03-15 09:00:00,2024-03-15 09:15:00,Complete,Reef Library,Monthly,
"""
MONKEY = """
Respondent ID,Collector ID,Start Date,End Date,IP Address,Which organization do you represent?,How often do you work with each of these?,,,Anything else?
,,,,,Open-Ended Response,Bay Hospital,Reef Library,Dune School,Open-Ended Response
118,5,3/4/2024,3/4/2024,10.0.0.1,Mill Clinic,Weekly,Never,Monthly,thanks
119,5,3/15/2024,3/15/2024,10.0.0.2,Reef Library,Never,,Daily,
"""
QUALTRICS = """
StartDate,EndDate,Status,RecipientEmail,Q1,Q2_1,Q2_2,Q2_3
Start Date,End Date,Response Type,Recipient Email,What is your organization?,How often do you work with - Bay Hospital,How often do you work with - Reef Library,How often do you work with - Dune School
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""QID1_TEXT""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID2_2""}","{""ImportId"":""QID2_3""}"
2024-03-04 14:00:00,2024-03-04 14:02:11,0,di@mill.example,Mill Clinic,Weekly,Never,Monthly
2024-03-15 09:00:00,2024-03-15 09:15:00,0,jo@reef.example,Reef Library,Never,,Daily
"""


def list_said(found: Straight) -> list[tuple[object, ...]]:
    """Return who said they work with whom, how closely, and when."""
    tables = [table for table in found.tables if "From" in table.headers]
    return [(row[0], row[1], *_read(table, row)) for table in tables for row in table.rows]


def _read(table: Table, row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(
        row[table.headers.index(name)] for name in ("Strength", "Confirmed on") if name in table.headers
    )


@pytest.mark.parametrize(
    "text",
    [GOOGLE, MICROSOFT, ALCHEMER, MONKEY, QUALTRICS],
    ids=["google", "microsoft", "alchemer", "monkey", "qualtrics"],
)
def test_each_service_says_who_works_with_whom(text: str) -> None:
    found = straight(text)
    said = list_said(found)
    assert said[0][:3] == ("Mill Clinic", "Bay Hospital", 4)
    assert not [pair for pair in said if pair[:2] == ("Mill Clinic", "Reef Library")]
    assert {str(day) for *_, day in said} <= {"3/4/2024", "3/15/2024", "2024-03-04", "2024-03-15"}
    assert [row[list(found.tables[0].headers).index(_find_own(found))] for row in found.tables[0].rows] == [
        "Mill Clinic",
        "Reef Library",
    ]


def _find_own(found: Straight) -> str:
    known = found.tables[0].known
    assert known
    return next(heading for heading, meaning in known.meanings.items() if meaning == "organization")


def test_names_answers_and_days_know_their_cells() -> None:
    _, more, ties = straight(GOOGLE).tables
    assert ties.headers == ("From", "To", "Kind", "Strength", "Confirmed on", "How often do you work with")
    assert [ties.find_cell(1, column) for column in range(6)] == ["B2", "E1", "E2", "E2", "A2", "E2"]
    assert [row[0] for row in more.rows] == ["Bay Hospital", "Dune School"]
    assert straight(MONKEY).tables[-1].find_cell(0, 1) == "G2"


def test_what_the_service_adds_is_left_out_and_other_questions_are_kept() -> None:
    main = straight(MONKEY).tables[0]
    assert main.known
    assert main.known.meanings["IP Address"] == "left_out"
    assert main.rows[0][0] == "118"
    assert "Anything else?" in main.headers
    assert main.rows[0][-1] == "thanks"


def test_anonymous_is_nobody() -> None:
    assert "anonymous" not in " ".join(show(straight(MICROSOFT).tables[0]))


def test_who_answered_is_the_contact() -> None:
    main = straight(
        GOOGLE.replace("Timestamp,", "Timestamp,Email Address,Your name,")
        .replace("11,Mill", "11,di@mill.example,Di Crane,Mill")
        .replace("00,Reef", "00,jo@reef.example,Jo Tern,Reef")
    ).tables[0]
    assert main.known
    assert main.known.meanings["Your name"] == "person"
    assert main.known.meanings["Email Address"] == "person_email"


@pytest.mark.parametrize(
    ("answers", "worth"),
    [
        ("Not at all,A little,Somewhat,Very closely", (None, 2, 3, 5)),
        ("Not aware,Aware,Cooperate,Coordinate", (None, 1, 3, 4)),
        ("No interaction,Communication,Collaboration,Coordination", (None, 2, 5, 4)),
        ("0,1,3,5", (None, 1, 3, 5)),
        ("1 - Aware,2 - Communicate,4 - Coordinate,5 - Collaborate", (1, 2, 4, 5)),
        ("0,5,10,2", (None, 3, 5, 1)),
        ("Never,Yearly,Quarterly,Daily", (None, 1, 2, 5)),
        ("Don't know,A few times a year,Once a month,Several times a week", (None, 2, 3, 4)),
        ("Nunca,Anualmente,Mensualmente,Semanalmente", (None, 1, 3, 4)),
        ("Rarely,Sometimes,Often,Always", (2, 3, 4, 5)),
        ("N/A,Low,Medium,High", (None, 2, 3, 4)),
    ],
)
def test_answers_are_strengths(answers: str, worth: tuple[int | None, ...]) -> None:
    names = ("Bay Hospital", "Reef Library", "Dune School", "Cove Dental")
    heads = ",".join(f"How closely do you work with [{name}]" for name in names)
    said = list_said(
        straight(f"Timestamp,Your organization,{heads}\n2024-03-04 14:02,Mill Clinic,{answers}\n")
    )
    assert {other: strength for _, other, strength, _ in said} == {
        name: value for name, value in zip(names, worth, strict=True) if value
    }


def test_a_scale_can_be_turned_or_left() -> None:
    (key,) = straight(GOOGLE).asked
    assert [strength for _, _, strength, _ in list_said(straight(GOOGLE, {key: "turned"}))] == [2, 3, 1]
    plain = straight(GOOGLE, {key: "plain"}).tables[-1]
    assert "Strength" not in plain.headers
    assert len(plain.rows) == 3


def test_a_word_that_no_scale_knows_is_a_tie_and_asked_about() -> None:
    found = straight(GOOGLE.replace("Weekly", "Now and then"))
    assert next(iter(found.asked.values())).sure < 0.9
    assert list_said(found)[0][:3] == ("Mill Clinic", "Bay Hospital", None)
    assert found.tables[-1].rows[0][-1] == "Now and then"


def test_of_two_questions_about_the_same_the_first_says_how_close() -> None:
    first, second = (line.split(",", 2)[2] for line in GOOGLE.strip().splitlines()[:2])
    heads = first.replace("How often do you work with:", "How much do you trust:")
    text = "\n".join(
        [
            f"{GOOGLE.strip().splitlines()[0]},{heads}",
            f"3/4/2024 14:02:11,Mill Clinic,{second},A little,A lot,Some",
        ]
    )
    tables = straight(text).tables
    assert [("Strength" in table.headers) for table in tables if "From" in table.headers] == [True, False]


CHECK = """
Timestamp,Email Address,Your organization,Which of these organizations do you work with? (check all that apply)
3/4/2024 14:02:11,di@mill.example,Mill Clinic,"Bay Hospital, Dune School, Health, Housing and Human Services"
3/15/2024 9:15:00,jo@reef.example,Reef Library,"Dune School, Mill Clinic"
3/16/2024 9:15:00,ed@dune.example,Dune School,None
"""


def test_choices_ticked_in_one_cell_are_parted() -> None:
    found = straight(CHECK)
    assert [row[:2] for row in list_said(found)] == [
        ("Mill Clinic", "Bay Hospital"), ("Mill Clinic", "Dune School"), ("Mill Clinic", "Health, Housing and Human Services"),
        ("Reef Library", "Dune School"), ("Reef Library", "Mill Clinic"),
    ]  # fmt: skip
    assert found.tables[-1].find_cell(2, 1) == "D2"
    assert found.tables[0].known
    assert found.tables[0].known.meanings["Email Address"] == "email"


@pytest.mark.parametrize(
    ("text", "known", "choices"),
    [
        ("Bay, Dune", (), ("Bay", "Dune")),
        ("Arts, Culture and Heritage, Dune School", (), ("Arts, Culture and Heritage", "Dune School")),
        (
            "Dune School, Department of Health, Labor and Welfare",
            (),
            ("Dune School", "Department of Health, Labor and Welfare"),
        ),
        ("Smith, Jones & Partners, Bay", (), ("Smith, Jones & Partners", "Bay")),
        ("Bay Hospital, Mill Clinic and Spa", (), ("Bay Hospital", "Mill Clinic and Spa")),
        ("Friends, Inc., Bay", ("friends inc",), ("Friends, Inc.", "Bay")),
        ("Bay Hospital;Dune, Inc;", (), ("Bay Hospital", "Dune, Inc")),
        ("Bay\nDune", (), ("Bay", "Dune")),
    ],
)
def test_names_with_commas_stay_whole(text: str, known: tuple[str, ...], choices: tuple[str, ...]) -> None:
    assert split_choices([text], known) == [choices]


def test_choices_that_recur_alone_are_parted() -> None:
    cells = ["Food, Youth and Families", "Food, Bay", "Youth and Families", "Food"]
    assert split_choices(cells, ())[0] == ("Food", "Youth and Families")


def test_a_question_with_a_column_for_each_choice_repeats_the_choice() -> None:
    text = (
        "Respondent ID,Start Date,Your organization,Whom do you share clients with?,,\n,,Response,Bay Hospital,Reef Library,Dune School\n"
        "1,3/4/2024,Mill Clinic,Bay Hospital,,Dune School\n2,3/15/2024,Reef Library,,Reef Library,\n"
    )
    assert [row[:2] for row in list_said(straight(text))] == [
        ("Mill Clinic", "Bay Hospital"),
        ("Mill Clinic", "Dune School"),
    ]


def test_names_typed_into_several_fields_are_those_named() -> None:
    heads = ",".join(f"Please list organizations you work with [{number}]" for number in (1, 2, 3))
    text = f"Timestamp,Your name,Your organization,{heads}\n3/4/2024 14:02:11,Al Bird,Zephyr Clinic,Apricot School,Basil Church,\n"
    assert [row[:2] for row in list_said(straight(text))] == [
        ("Zephyr Clinic", "Apricot School"),
        ("Zephyr Clinic", "Basil Church"),
    ]


def test_people_answer_for_themselves_where_no_organization_is_asked() -> None:
    text = "Timestamp,Your name,Whom do you work with? [Ann Lark],Whom do you work with? [Bo Finch]\n3/4/2024 1:02:11,Cy Wren,Weekly,Never\n"
    found = straight(text)
    assert found.tables[0].known
    assert found.tables[0].known.kind == "Person"
    assert list_said(found)[0][:2] == ("Cy Wren", "Ann Lark")


def test_committees_in_a_grid_are_memberships() -> None:
    text = (
        "Timestamp,Your organization,Which groups are you part of? [Data Workgroup],Which groups are you part of? [Food Council]\n"
        "3/4/2024 1:02:11,Mill Clinic,Yes,No\n3/5/2024 1:02:11,Bay Hospital,Yes,Yes\n"
    )
    ties = straight(text).tables[-1]
    assert {row[2] for row in ties.rows} == {"is a member of"}
    assert len(ties.rows) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Organization,Phone [work],Phone [cell],City\nMill,1,2,Bath\nDune,3,4,Wells\n",
        "Organization,Notes\nMill,how often: weekly\n",
        "ID,Name,Email\n1,Ann,ann@mill.example\n",
    ],
)
def test_a_plain_list_is_no_survey(text: str) -> None:
    assert straight(text).table.known is None


def test_answers_about_the_organization_itself_are_no_ties() -> None:
    text = (
        "Timestamp,Organization,How satisfied are you? [Space],How satisfied are you? [Parking],What do you need most?\n"
        "3/4/2024 1:02:11,Mill,Very,Somewhat,a freezer\n3/5/2024 1:02:11,Bay,Very,Very,volunteers\n"
    )
    (table,) = straight(text).tables
    assert table.headers[2:] == (
        "How satisfied are you? [Space]",
        "How satisfied are you? [Parking]",
        "What do you need most?",
    )


@pytest.mark.parametrize(
    ("answer", "worth"),
    [("None at all", 0), ("Nothing at all", 0), ("Barely", 2), ("Not often", 2), ("Not very closely", 2), ("Very closely", 5)],
)  # fmt: skip
def test_answers_that_turn_a_word_round(answer: str, worth: int) -> None:
    assert guess_worth(answer) == worth


@pytest.mark.parametrize(
    "question",
    ["Which of these have you teamed up with since January? (tick all)", "Which partners do you plan with?",
     "Whom have you met with this year?"],
)  # fmt: skip
def test_questions_whom_one_works_with_in_other_words(question: str) -> None:
    text = f'Timestamp,Your organization,{question}\n3/4/2024 14:02:11,Mill Clinic,"Bay Hospital, Dune School"\n3/5/2024 9:00:00,Bay Hospital,Mill Clinic\n'
    said = [pair[:2] for pair in list_said(straight(text))]
    assert said == [
        ("Mill Clinic", "Bay Hospital"),
        ("Mill Clinic", "Dune School"),
        ("Bay Hospital", "Mill Clinic"),
    ]


def test_a_question_about_one_organization_is_no_organization() -> None:
    text = (
        "ID,Start time,Completion time,Name of your agency,Which partners do you plan with?,How would you rate your trust in Reef Library?\n"
        "1,3/4/2024 14:00,3/4/2024 14:02,Mill Clinic,Reef Library;Bay Hospital;,4\n"
        "2,3/5/2024 14:00,3/5/2024 14:02,Bay Hospital,Mill Clinic;,2\n"
    )
    found = straight(text)
    assert "How would you rate your trust in Reef Library?" in found.tables[0].headers
    assert [pair[:2] for pair in list_said(found)] == [
        ("Mill Clinic", "Reef Library"),
        ("Mill Clinic", "Bay Hospital"),
        ("Bay Hospital", "Mill Clinic"),
    ]
