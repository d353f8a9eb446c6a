"""What is made of links, comments, colors, errors, and of what is hidden or struck through."""

from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from netmap.files.lists.questions import About, name_question
from netmap.files.plan.plan import ImportPlan
from netmap.files.reading import read_file
from netmap.files.tables import Table
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind
from netmap.model.network import EMPTY, Network
from tests.files.plan_tables import bring_into_empty, organizations, people, plan, write
from tests.files.workbook_bytes import Rows, mark_xlsx

HEADINGS: list[Any] = ["Organization", "Contact", "Phone", "City"]
NAMES = [
    "Mill Clinic",
    "Dune School",
    "Reef Library",
    "Harbor Pantry",
    "Bay Hospital",
    "Old Mill Club",
    "Tern Theater",
]
ROWS: list[list[Any]] = [
    HEADINGS,
    *([name, f"Ann {name[:3]}", f"207-555-01{place:02}", "Bath"] for place, name in enumerate(NAMES)),
]
GREY = PatternFill("solid", fgColor="FFD9D9D9")


def plan_marked(rows: Rows, mark: Any, **options: Any) -> ImportPlan:
    return plan(EMPTY, read_file(mark_xlsx(rows, mark), "partners.xlsx"), **options)


def find(network: Network, name: str) -> Entity:
    (found,) = [entity for entity in network.entities.values() if entity.name == name]
    return found


def read_field(network: Network, name: str, field: str) -> Any:
    return find(network, name).model_dump()[field]


def fill_rows(*numbers: int) -> Any:
    def mark(sheet: Any) -> None:
        for number in numbers:
            for cell in sheet[number]:
                cell.fill = GREY

    return mark


def ask(about: About, detail: str = "") -> str:
    return name_question(about, "partners", "List", detail)


# links


def test_words_for_a_link_give_way_to_its_address() -> None:
    rows: list[list[Any]] = [
        ["Organization", "Website", "Contact", "Email"],
        ["Mill Clinic", "click here", "Di Crane", "Email Di"],
    ]

    def mark(sheet: Any) -> None:
        sheet["B2"].hyperlink = "https://mill.example/home"
        sheet["D2"].hyperlink = "mailto:di@mill.example?subject=Hello"

    network = write(EMPTY, plan_marked(rows, mark))
    assert read_field(network, "Mill Clinic", "website") == "https://mill.example/home"
    assert read_field(network, "Di Crane", "email") == "di@mill.example"


def test_a_link_behind_a_name_keeps_the_name_and_gives_a_column_more() -> None:
    def mark(sheet: Any) -> None:
        sheet["A2"].hyperlink = "https://mill.example"
        sheet["B2"].hyperlink = "mailto:di@mill.example"
        sheet["B3"].hyperlink = "https://social.example/ann"

    made = plan_marked(ROWS, mark)
    network = write(EMPTY, made)
    assert read_field(network, "Mill Clinic", "website") == "https://mill.example"
    assert read_field(network, "Ann Mil", "email") == "di@mill.example"
    table = made.readings[0].table
    place = table.headers.index("Link of Contact")
    assert (table.rows[1][place], table.find_cell(1, place)) == ("https://social.example/ann", "B3")


def test_a_link_fills_the_empty_cell_of_the_column_for_it_and_is_kept_where_it_differs() -> None:
    rows: list[list[Any]] = [
        ["Organization", "Website"],
        ["Mill Clinic", None],
        ["Dune School", "dune.example"],
        ["Reef Library", "x.example"],
    ]

    def mark(sheet: Any) -> None:
        sheet["A2"].hyperlink = "https://mill.example"
        sheet["A3"].hyperlink = "https://www.dune.example/"
        sheet["A4"].hyperlink = "https://reef.example"

    table = plan_marked(rows, mark).readings[0].table
    assert [row[1] for row in table.rows] == ["https://mill.example", "dune.example", "x.example"]
    assert table.rows[2][2] == "https://reef.example"


def test_an_address_whose_link_leads_elsewhere_is_doubtful_and_its_text_stays() -> None:
    rows: list[list[Any]] = [["Organization", "Email"], ["Mill Clinic", "new@mill.example"]]

    def mark(sheet: Any) -> None:
        sheet["B2"].hyperlink = "mailto:old@mill.example"

    made = plan_marked(rows, mark)
    assert made.readings[0].table.rows[0][1] == "new@mill.example"
    assert [(note.row, note.severity) for note in made.problems if "old@mill.example" in note.message] == [
        (2, "doubt")
    ]


def test_a_city_that_leads_to_a_map_stays_a_city() -> None:
    def mark(sheet: Any) -> None:
        for row in range(2, 9):
            sheet.cell(row, 4).hyperlink = f"https://maps.example/{row}"

    network = write(EMPTY, plan_marked(ROWS, mark))
    assert read_field(network, "Mill Clinic", "city") == "Bath"


# comments


def test_comments_are_kept_beside_the_list() -> None:
    def mark(sheet: Any) -> None:
        sheet["A2"].comment = Comment("Deb:\nRetired in June", "Deb")
        sheet["C3"].comment = Comment("Only mornings", "Deb")
        sheet["C1"].comment = Comment("Main numbers", "Deb")

    made = plan_marked(ROWS, mark)
    table = made.readings[0].table
    assert table.headers[4:] == ("Comment", "Comment on Phone")
    assert table.rows[0][4:] == ("Deb: Retired in June", None)
    assert table.rows[1][4:] == (None, "Only mornings")
    assert (table.find_cell(0, 4), table.find_cell(1, 5)) == ("A2", "C3")
    assert any("Main numbers" in note.message for note in made.problems)


# hidden


def hide(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True


def test_what_is_hidden_is_left_out_told_and_asked_about() -> None:
    made = plan_marked(ROWS, hide)
    assert "Dune School" not in [item.after.name for item in made.items if isinstance(item.after, Entity)]
    (question,) = [one for one in made.list_open() if one.about is About.HIDDEN]
    assert question.sentence == "1 hidden row and 1 hidden column: bring them in?"
    assert any("Dune School, Contact" in note.value for note in made.problems)
    assert made.readings[0].table.find_cell(1, 1) == "C4"


@pytest.mark.parametrize(
    ("answer", "rows", "has_contact"),
    [("all", 7, True), ("rows", 7, False), ("columns", 6, True), ("none", 6, False)],
)
def test_the_answer_says_what_is_brought_in(answer: str, rows: int, has_contact: bool) -> None:
    table = plan_marked(ROWS, hide, answers={ask(About.HIDDEN): (answer,)}).readings[0].table
    assert (len(table.rows), "Contact" in table.headers) == (rows, has_contact)


def test_hidden_headings_do_not_count_and_a_list_that_is_all_hidden_is_brought_in() -> None:
    def mark(sheet: Any) -> None:
        for row in range(1, 9):
            sheet.row_dimensions[row].hidden = True

    made = plan_marked(ROWS, mark)
    assert len(made.readings[0].table.rows) == 7
    assert made.readings[0].table.headers == tuple(HEADINGS)


def test_the_value_of_merged_cells_stays_when_their_first_row_is_hidden() -> None:
    rows: list[list[Any]] = [
        ["Organization", "Contact"],
        ["Mill Clinic", "Di Crane"],
        [None, "Al Egret"],
        ["Dune School", "Ed Heron"],
    ]

    def mark(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")
        sheet.row_dimensions[2].hidden = True

    assert plan_marked(rows, mark).readings[0].table.rows[0] == ("Mill Clinic", "Al Egret")


# colors and lines through


def test_a_color_of_whole_rows_is_asked_about_and_kept_in_words() -> None:
    made = plan_marked(ROWS, fill_rows(3, 7))
    (question,) = [one for one in made.list_open() if one.about is About.COLOR]
    assert question.sentence == "2 rows are grey (Dune School, Old Mill Club): what does grey mean?"
    network = write(EMPTY, made)
    assert dict(find(network, "Dune School").attributes) == {"Color": "grey"}
    assert not find(network, "Mill Clinic").attributes


def test_the_answer_about_a_color_becomes_a_standing_a_tag_or_leaves_rows_out() -> None:
    def answer(value: str) -> Network:
        return write(EMPTY, plan_marked(ROWS, fill_rows(3, 7), answers={ask(About.COLOR, "grey"): (value,)}))

    assert read_field(answer("past partner"), "Dune School", "standing") == "past partner"
    assert read_field(answer("tag"), "Dune School", "tags") == ("grey",)
    assert set(organizations(answer("leave out"))) == set(NAMES) - {"Dune School", "Old Mill Club"}
    assert not find(answer("nothing"), "Dune School").attributes


@pytest.mark.parametrize("rows", [(1,), (3, 5, 7), (2, 3, 4, 5, 6, 7, 8)], ids=["headings", "stripes", "all"])
def test_colors_that_only_make_a_list_pretty_are_not_asked_about(rows: tuple[int, ...]) -> None:
    made = plan_marked(ROWS, fill_rows(*rows))
    assert not [one for one in made.questions if one.about is About.COLOR]
    assert made.readings[0].table.headers == tuple(HEADINGS)


def test_colors_of_section_rows_are_not_asked_about() -> None:
    rows: list[list[Any]] = [HEADINGS, ["HEALTH"], *ROWS[1:4], ["SCHOOLS"], *ROWS[4:]]
    assert not [one for one in plan_marked(rows, fill_rows(2, 6)).questions if one.about is About.COLOR]


def test_colors_of_single_cells_are_kept_with_their_column_even_where_the_cells_are_empty() -> None:
    rows: list[list[Any]] = [[*HEADINGS, "Health"], *([*row, None] for row in ROWS[1:])]

    def mark(sheet: Any) -> None:
        sheet["E2"].fill = sheet["E4"].fill = PatternFill("solid", fgColor="FFFF0000")

    made = plan_marked(rows, mark)
    assert [one.sentence for one in made.list_open()] == [
        "In “Health”, 2 cells are red (Mill Clinic, Reef Library): what does red mean?"
    ]
    assert dict(find(write(EMPTY, made), "Reef Library").attributes) == {"Color of Health": "red"}


def test_struck_rows_are_past_partners_until_somebody_says_otherwise() -> None:
    def mark(sheet: Any) -> None:
        for cell in sheet[7]:
            cell.font = Font(strike=True)

    made = plan_marked(ROWS, mark)
    (question,) = [one for one in made.list_open() if one.about is About.STRUCK]
    assert question.sentence == "1 row is struck through (Old Mill Club): what does that mean?"
    assert read_field(write(EMPTY, made), "Old Mill Club", "standing") == "past partner"
    left = plan_marked(ROWS, mark, answers={question.key: ("leave out",)})
    assert "Old Mill Club" not in organizations(write(EMPTY, left))


@pytest.mark.parametrize("struck", [(2, 3), (2, 4), (2, 3, 5, 6)])
def test_names_struck_through_in_most_rows_are_asked_about_as_nobody_strikes_for_looks(
    struck: tuple[int, ...],
) -> None:
    def mark(sheet: Any) -> None:
        for row in struck:
            sheet.cell(row, 1).font = Font(strike=True)

    made = plan_marked(ROWS[: max(struck) + 1], mark)
    assert [one.about for one in made.list_open()] == [About.STRUCK]


def test_a_standing_that_was_written_is_kept_beside_the_one_of_the_mark() -> None:
    rows: list[list[Any]] = [[*HEADINGS, "Status"], *([*row, "partner"] for row in ROWS[1:])]
    made = plan_marked(rows, fill_rows(3), answers={ask(About.COLOR, "grey"): ("not now",)})
    network = write(EMPTY, made)
    assert read_field(network, "Dune School", "standing") == "not now"
    assert dict(find(network, "Dune School").attributes) == {"Status as written": "partner"}


def test_a_struck_phone_number_is_kept_but_not_as_the_phone() -> None:
    def mark(sheet: Any) -> None:
        sheet["C3"].font = Font(strike=True)

    network = write(EMPTY, plan_marked(ROWS, mark))
    assert read_field(network, "Dune School", "phone") == ""
    assert dict(find(network, "Dune School").attributes) == {"Phone (struck through)": "207-555-0101"}


def test_a_contact_struck_through_beside_the_new_one_is_nobody() -> None:
    def mark(sheet: Any) -> None:
        old = TextBlock(InlineFont(strike=True), "Di Crane")
        sheet["B2"] = CellRichText(old, " Ed Heron")

    made = plan_marked(ROWS, mark)
    network = write(EMPTY, made)
    assert "Ed Heron" in people(network)
    assert not [name for name in people(network) if "Crane" in name]
    table = made.readings[0].table
    assert table.rows[0][table.headers.index("Contact (struck through)")] == "Di Crane"


# errors and formulas


@pytest.mark.parametrize("shown", ["#REF!", "#VALUE!", "#NAME?", "#BEZUG!", "#¡VALOR!", "Err:508", "#####"])
def test_a_row_named_by_an_error_is_refused_and_its_contact_is_nobody(shown: str) -> None:
    text = f"Organization,Contact,Phone\nMill Clinic,{shown},207-555-0101\n{shown},Ed Heron,207-555-0103\n"
    made = plan(EMPTY, read_file(text.encode(), "partners.csv"))
    network = write(EMPTY, made)
    assert (organizations(network), people(network)) == (["Mill Clinic"], [])
    (refused,) = [note for note in made.problems if note.severity == "refused"]
    assert refused.row == 3
    assert "Ed Heron" in refused.message
    assert "A3" in refused.message


def test_people_whose_organization_is_an_error_stay() -> None:
    text = "First name,Last name,Organization\nDi,Crane,#REF!\nEd,Heron,Dune School\n"
    assert people(bring_into_empty(read_file(text.encode(), "people.csv"))) == ["Di Crane", "Ed Heron"]


def test_formulas_without_a_stored_result_are_named() -> None:
    rows: list[list[Any]] = [
        ["Organization", "City"],
        ["Mill Clinic", '=UPPER("x")'],
        ["Dune School", '=UPPER("y")'],
    ]
    made = plan_marked(rows, lambda _: None)
    assert [
        note.message.partition(":")[2][:8] for note in made.problems if "stored result" in note.message
    ] == [" B2, B3."]


def test_a_list_of_people_is_colored_too() -> None:
    rows: list[list[Any]] = [
        ["First name", "Last name", "Organization"],
        *(["Ann", f"Lark{place}", "Mill"] for place in range(5)),
    ]
    made = plan_marked(rows, fill_rows(3))
    assert [entity.attributes.get("Color") for entity in write(EMPTY, made).of_kind(EntityKind.PERSON)].count(
        "grey"
    ) == 1


# what the list itself says of its colors


@pytest.mark.parametrize(
    ("legend", "standing", "color"),
    [
        ("Grey = inactive", "past partner", None),
        ("gray: on hold", "not now", None),
        ("Grey means closed", "closed", None),
        ("grey - ask the school board first", "partner", "grey (ask the school board first)"),
        ("Updated in May", "partner", "grey"),
    ],
)
def test_a_color_means_what_the_list_says_of_it(legend: str, standing: str, color: str | None) -> None:
    network = write(EMPTY, plan_marked([*ROWS, [], [legend]], fill_rows(3, 7)))
    assert read_field(network, "Dune School", "standing") == standing
    assert find(network, "Dune School").attributes.get("Color") == color
    assert (legend in organizations(network)) is (color == "grey")


@pytest.mark.parametrize("box", [None, "Grey"])
def test_a_colored_box_with_words_beside_it_explains_its_color(box: str | None) -> None:
    rows: list[list[Any]] = [[box, "former partner"], [], *ROWS]

    def mark(sheet: Any) -> None:
        sheet["A1"].fill = GREY
        fill_rows(5, 9)(sheet)

    made = plan_marked(rows, mark)
    assert read_field(write(EMPTY, made), "Dune School", "standing") == "past partner"
    assert not made.list_open()


def test_a_title_in_a_color_explains_nothing() -> None:
    rows: list[list[Any]] = [["Our partners 2026"], [], *ROWS]

    def mark(sheet: Any) -> None:
        sheet["A1"].fill = GREY
        fill_rows(5, 9)(sheet)

    assert find(write(EMPTY, plan_marked(rows, mark)), "Dune School").attributes.get("Color") == "grey"


def test_a_second_row_of_headings_in_the_color_of_the_first_is_no_marked_row() -> None:
    rows: list[list[Any]] = [HEADINGS, ["(legal name)", "(who)", "(main)", "(town)"], *ROWS[1:]]
    made = plan_marked(rows, fill_rows(1, 2))
    assert not [one for one in made.questions if one.about is About.COLOR]


def test_a_value_that_stands_in_no_cell_has_no_name_of_one() -> None:
    table = Table("x.csv", "", ("Name", "Sector"), [("Rotary", "Clubs")], moved={(0, 1): None})
    assert (table.find_cell(0, 0), table.find_cell(0, 1)) == ("A2", "")
