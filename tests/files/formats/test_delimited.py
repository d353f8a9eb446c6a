"""Text files: encodings, delimiters, headings, ragged rows, quotation marks."""

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.errors import FileError
from netmap.files.formats.delimited import guess_delimiter
from netmap.files.limits import Limits
from netmap.files.shapes.group_cells import DITTO
from netmap.files.tables import Problem, Table
from tests.files.plan_tables import read_straight

PARTNERS = "Organization,Contact,City\nCafé Ahora,José Peña,Marlow\nRotary Club,Ann Lee,Tolliver\n"


def read(data: bytes | str, name: str = "list.csv") -> Table:
    raw = data.encode() if isinstance(data, str) else data
    (table,) = read_straight(raw, name).tables
    return table


def told(table: Table, word: str) -> list[Problem]:
    return [note for note in table.notes if word in note.message]


@pytest.mark.parametrize(
    "data",
    [
        PARTNERS.encode(),
        codecs.BOM_UTF8 + PARTNERS.encode(),
        PARTNERS.encode("utf-16"),
        PARTNERS.encode("utf-16-le"),
        PARTNERS.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + PARTNERS.encode("utf-16-be"),
        PARTNERS.encode("utf-32"),
        PARTNERS.encode("cp1252"),
    ],
    ids=[
        "utf-8",
        "utf-8 mark",
        "utf-16",
        "utf-16-le bare",
        "utf-16-be bare",
        "utf-16-be",
        "utf-32",
        "cp1252",
    ],
)
def test_the_encoding_is_found(data: bytes) -> None:
    table = read(data)
    assert table.headers == ("Organization", "Contact", "City")
    assert table.rows[0] == ("Café Ahora", "José Peña", "Marlow")
    assert not table.notes


def test_rows_of_another_encoding_are_kept_and_named() -> None:
    data = "Name,City\nCafé,Marlow\n".encode() + "Señor,Tolliver\n".encode("cp1252")
    table = read(data)
    assert table.rows == [("Café", "Marlow"), ("Señor", "Tolliver")]
    assert [(note.row, note.severity) for note in told(table, "another encoding")] == [(3, "doubt")]


def test_bytes_windows_1252_does_not_know_are_read_with_a_doubt() -> None:
    table = read("Имя,Город\nИван Петров,Москва\nАнна Сергеева,Казань\n".encode("cp1251") + b"\x90,\x81\n")
    assert len(table.rows) == 3
    assert any(note.severity == "doubt" for note in table.notes)


def test_half_a_character_at_the_end_of_utf_16_is_told() -> None:
    table = read(PARTNERS.encode("utf-16") + b"\x41")
    assert table.rows[1][:2] == ("Rotary Club", "Ann Lee")
    assert told(table, "damaged")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["Name", "Notes"], ["Rotary", "lunch, then talk"], ["Lions; Marlow", "a|b"], ["Kiwanis", "x"]]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    assert read(text.getvalue()).rows == [tuple(row) for row in rows[1:]]


def test_commas_within_names_make_no_columns() -> None:
    table = read("Name\nRotary Club\nLions, of Marlow\nHealth Department\nSchool District\n", "list.txt")
    assert table.headers == ("Name",)
    assert ("Lions, of Marlow",) in table.rows


def test_a_delimiter_told_in_the_first_line_is_taken() -> None:
    table = read("sep=|\nName|City\nRotary|Marlow\n")
    assert (table.headers, table.rows, table.first_row) == (("Name", "City"), [("Rotary", "Marlow")], 3)


def test_headings_below_title_rows_are_found_and_the_titles_told() -> None:
    table = read(
        "Partners of Marlow County,,\nAs of May 2024,,\n,,\nName,City,Phone\nRotary,Marlow,555-0100\n"
    )
    assert table.headers == ("Name", "City", "Phone")
    assert (table.first_row, table.rows) == (5, [("Rotary", "Marlow", "555-0100")])
    assert [(note.row, note.value) for note in told(table, "above the table")] == [
        (1, "Partners of Marlow County"),
        (2, "As of May 2024"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rotary Club,Ann Lee,ann@rotary.org\nLions,Bo Ray,bo@lions.org\n",
        "Ann,Bo\nBo,Cy\nCy,Ann\n",
        "12,17\n17,3\n",
        "Rotary Club,555-010-1234,2024-01-31\nLions,555-010-1235,2024-02-01\n",
    ],
    ids=["address in the first row", "ends that come again", "numbers", "phone and day"],
)
def test_a_table_without_headings_loses_no_row(text: str) -> None:
    table = read(text)
    assert not table.has_header
    assert table.rows == [tuple(line.split(",")) for line in text.splitlines()]
    assert table.first_row == 1
    assert told(table, "no headings")


@pytest.mark.parametrize(
    "text", ["Partner agency,Zone\nRotary,3\nLions,4\n", "Wer,Wo\nRotary,Bonn\nLions,Köln\n"]
)
def test_unknown_headings_on_values_of_another_kind_are_headings(text: str) -> None:
    table = read(text)
    assert table.has_header
    assert len(table.rows) == 2


def test_a_first_row_that_may_be_somebody_is_doubtful() -> None:
    table = read("Rotary Club,Marlow\nLions Club,Tolliver\nKiwanis,Eastgate\n")
    assert [(note.row, note.severity) for note in table.notes] == [(1, "doubt")]
    assert [note.value for note in table.notes] == ["Rotary Club, Marlow"]


def test_a_single_column_may_have_a_heading_or_none() -> None:
    headed, bare = read("Partner organizations\nRotary\n", "a.txt"), read("Rotary\nLions\n", "a.txt")
    assert (headed.headers, headed.rows) == (("Partner organizations",), [("Rotary",)])
    assert (bare.has_header, bare.rows) == (False, [("Rotary",), ("Lions",)])


def test_the_names_of_netmaps_own_fields_are_headings() -> None:
    table = read("Asset,What it is\nMeeting rooms,resource\nA column each month,resource\n")
    assert (table.headers, table.notes) == (("Asset", "What it is"), ())


def test_a_matrix_becomes_those_in_it_and_their_ties() -> None:
    people, ties = read_straight(b",Ann,Bo,Cy\nAnn,0,1,2\nBo,1,0,3\nCy,2,3,0\n", "list.csv").tables
    assert (people.headers, [row[0] for row in people.rows]) == (("Column A",), ["Ann", "Bo", "Cy"])
    assert ties.rows == [("Ann", "Bo", "1"), ("Ann", "Cy", "2"), ("Bo", "Cy", "3")]


def test_headings_that_stand_twice_are_told_apart() -> None:
    table = read("Name,Phone,Phone,Phone (2)\nRotary,1,2,3\n")
    assert table.headers == ("Name", "Phone", "Phone (2)", "Phone (2) (2)")
    assert len(told(table, "more than once")) == 2


def test_ragged_rows_are_told_and_nothing_is_lost() -> None:
    table = read("Name,City\nRotary,Marlow,x,y\nLions\nKiwanis,Tolliver\n")
    assert table.headers == ("Name", "City", "Column C", "Column D")
    assert table.rows == [
        ("Rotary", "Marlow", "x", "y"),
        ("Lions", None, None, None),
        ("Kiwanis", "Tolliver", None, None),
    ]
    assert [note.row for note in table.notes] == [2, 3]


def test_many_ragged_rows_are_counted_not_listed() -> None:
    table = read("Name,City\n" + "Rotary\n" * 100 + "Lions,Marlow\n" * 300)
    assert len(table.notes) == 21
    assert "80 more rows" in table.notes[-1].message


def test_a_header_only_is_a_table_without_rows() -> None:
    table = read("Name,City,Phone\n")
    assert (table.headers, table.rows) == (("Name", "City", "Phone"), [])
    assert told(table, "no rows")


@pytest.mark.parametrize("data", [b"", b"\n\n \n", codecs.BOM_UTF8, b"\0\0\0", b",,,\n,,,\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(FileError, match=r"(empty|nothing to read)"):
        read_straight(data, "list.csv")


def test_a_quotation_mark_that_is_never_closed_swallows_no_row() -> None:
    table = read('Name,City\nRotary,"Marlow\nLions,Tolliver\nKiwanis,Eastgate\n')
    assert table.rows == [("Rotary", '"Marlow'), ("Lions", "Tolliver"), ("Kiwanis", "Eastgate")]
    assert [(note.row, note.severity) for note in told(table, "never closed")] == [(2, "doubt")]


def test_a_cell_over_many_lines_is_doubtful() -> None:
    swallowed = 'Name,City\nRotary,"Marlow\n' + "Lions,Tolliver\n" * 30 + 'Kiwanis",Eastgate\n'
    assert [note.row for note in told(read(swallowed), "many lines")] == [2]


def test_lines_within_quotation_marks_belong_to_their_cell() -> None:
    table = read('Name,Address\nRotary,"1 Main St\r\nMarlow"\nLions,2 Oak St\n')
    assert table.rows == [("Rotary", "1 Main St\r\nMarlow"), ("Lions", "2 Oak St")]


def test_hostile_text_comes_through_as_text() -> None:
    cells = (
        "<img src=x onerror=alert(1)>",
        "=cmd|' /C calc'!A0",
        "a\0b\x07",
        "\u202eevil\u200b",
        "x" * 100_000,
    )
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["Name", "City", "Notes", "Title", "Phone"], cells])
    assert read(text.getvalue()).rows == [cells]


def test_a_cell_larger_than_the_csv_module_allows_by_default_is_read() -> None:
    assert read('Name,Notes\nRotary,"' + "x" * 300_000 + '"\n').rows[0][1] == "x" * 300_000


def test_two_hundred_thousand_rows_are_read() -> None:
    table = read("Name,City\n" + "".join(f"Org {number},Marlow\n" for number in range(200_000)))
    assert len(table.rows) == 200_000
    assert table.rows[-1] == ("Org 199999", "Marlow")


def test_five_thousand_columns_are_refused() -> None:
    with pytest.raises(FileError, match="5,000 columns; at most 500"):
        read(",".join(f"c{number}" for number in range(5_000)) + "\n" + "," * 4_999 + "\n")


def test_more_rows_than_the_limit_are_refused() -> None:
    with pytest.raises(FileError, match="at most 10 can be read"):
        read_straight(b"Name,City\n" + b"Rotary,Marlow\n" * 11, "list.csv", limits=Limits(rows=10))


def test_a_larger_file_than_the_limit_is_refused() -> None:
    with pytest.raises(FileError, match="at most 100 bytes"):
        read_straight(b"Name\n" + b"x" * 200, "list.csv", limits=Limits(file_bytes=100))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x1f\x8b\x08abc", "a packed file"),
        (b"<!DOCTYPE html><table><tr><td>a</table>", "web page"),
        (b"<?xml version='1.0'?><Workbook/>", "web page or XML"),
        (bytes(range(1, 9)) * 200, "not a spreadsheet"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read_straight(data, "list.csv")


def test_google_contacts_keep_their_columns() -> None:
    text = (
        "First Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value\n"
        "Ann,Lee,Rotary,Chair,Friends ::: * myContacts,* Work,ann@rotary.org\n"
    )
    table = read(text, "contacts.csv")
    assert table.headers[4:] == ("Labels", "E-mail 1 - Label", "E-mail 1 - Value")
    assert table.rows[0][4] == "Friends ::: * myContacts"


def test_outlook_contacts_in_windows_1252_keep_their_columns() -> None:
    text = "First Name,Last Name,Company,Job Title,E-mail Address,Referred By\nJosé,Peña,Café,Chef,j@x.org,Ann Lee\n"
    assert read(text.encode("cp1252"), "outlook.csv").rows[0][:2] == ("José", "Peña")


SPOILED = "ÃÂâÄÅ√¬‚ƒ≈&"
"""What text that was spoiled before it was saved begins with: it is set right, and so not read as written."""

CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=SPOILED), min_size=1, max_size=12
).filter(lambda text: text.strip() == text and not text.startswith("'") and text not in DITTO)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=20))
def test_any_quoted_table_is_read_as_written(rows: list[tuple[str, str, str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([("Name", "City", "Notes"), *rows])
    table = read(text.getvalue())
    assert table.headers == ("Name", "City", "Notes")
    assert table.rows == rows


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    for name in ("a.csv", "a.xlsx", "a.json", "a.vcf", "a"):
        try:
            assert read_straight(data, name).tables
        except FileError as error:
            assert error.message.endswith(".")  # noqa: PT017


def test_no_delimiter_is_guessed_where_there_is_none() -> None:
    assert guess_delimiter("Rotary\nLions\n") == ""


def test_a_nul_among_quoted_cells_does_not_stop_the_reading() -> None:
    table = read(b'Name,Notes\nNul\0Org,"one, two"\nRotary,\n')
    assert table.headers == ("Name", "Notes")
    assert table.rows[0] == ("Nul\0Org", "one, two")


def test_a_row_with_one_cell_is_told_in_the_singular() -> None:
    (note,) = told(read("Name,City\nRotary\nLions,Marlow\n"), "headings have")
    assert note.message.startswith("This row has 1 cell where")
