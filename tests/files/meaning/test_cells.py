"""Cells read as values: names that look like nothing, nobody, phone numbers, postal codes, yes and no."""

from datetime import date, datetime, time

import pytest

from netmap.files.grids import Cell
from netmap.files.meaning.cells import (
    make_name_reader,
    make_own_reader,
    read_phone,
    read_yes_no,
)
from netmap.files.meaning.postal_codes import make_postal_reader
from netmap.model.entities import Organization, Person
from netmap.model.kinds import TieKind
from tests.files.plan_tables import bring_into_empty, make_csv, organizations, people, ties


def test_words_for_nothing_are_names_where_names_stand() -> None:
    file = make_csv(
        "l.csv",
        "Organization,First Name,Last Name,State\nNA,Ann,Null,NA\nNone,Bo,Na,ME\nAA,Cy,None,ME\nOn,Di,Nil,ME",
    )
    network = bring_into_empty(file)
    assert organizations(network) == ["AA", "NA", "None", "On"]
    assert people(network) == ["Ann Null", "Bo Na", "Cy None", "Di Nil"]
    assert [one.region for one in network.of(Organization) if one.name == "NA"] == [""]


@pytest.mark.parametrize(
    "cells",
    [
        ["Mill Clinic", "NA", ""],
        ["Mill Clinic", "NA", "NA", "Dune School"],
        ["Mill Clinic", "-", "Dune School"],
    ],
)
def test_in_a_column_with_gaps_words_for_nothing_are_nothing(cells: list[Cell]) -> None:
    reader = make_name_reader("organization", cells, of_row=True)
    assert reader(cells[1]).value is None


def test_a_first_name_that_is_a_word_for_nothing_is_a_name_beside_empty_cells() -> None:
    assert make_name_reader("first_name", ["Nan", "", "Ann"], of_row=False)("Nan").value == "Nan"


def test_a_checked_cell_that_names_an_organization_is_its_name() -> None:
    cells: list[Cell] = ["Mill Clinic", True, "Dune School"]
    assert make_name_reader("organization", cells, of_row=True)(True).value == "True"


@pytest.mark.parametrize(
    "said", ["Vacant", "TBD", "N/A", "Confidential", "(none)", "?", "vacante", "unbesetzt"]
)
def test_in_place_of_a_contact_these_are_nobody(said: str) -> None:
    file = make_csv(
        "l.csv", f"Organization,Contact\nMill Clinic,{said}\nDune School,Ann Lark\nReef Library,Bo Finch"
    )
    network = bring_into_empty(file)
    assert people(network) == ["Ann Lark", "Bo Finch"]
    assert organizations(network) == ["Dune School", "Mill Clinic", "Reef Library"]


def test_a_vacant_post_is_kept_as_plain_text() -> None:
    network = bring_into_empty(
        make_csv("l.csv", "Organization,Contact\nMill Clinic,Vacant\nDune School,Ann Lark")
    )
    assert {one.name: one.attributes for one in network.of(Organization)}["Mill Clinic"] == {
        "Contact": "Vacant"
    }


def test_a_phone_number_a_spreadsheet_rounded_is_doubtful() -> None:
    reading = read_phone("2.07556E+09")
    assert reading.value is None
    assert "rounded" in reading.trouble


def test_a_number_of_an_own_column_that_a_spreadsheet_rounded_is_kept_and_doubtful() -> None:
    read = make_own_reader(["4.56789E+08", "123456789"], "auto")
    assert read("4.56789E+08").value == "4.56789E+08"
    assert "rounded" in read("4.56789E+08").trouble
    assert (read("123456789").value, read("123456789").trouble) == ("123456789", "")


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["2024-03-31", "2023-12-01"], ["2024-03-31", "2023-12-01"]),
        (["3/4/2024", "3/31/24"], ["2024-03-04", "2024-03-31"]),
        (["4.3.2024", "31.03.2024"], ["2024-03-04", "2024-03-31"]),
        (["4. März 2024", "31 mars 2024"], ["2024-03-04", "2024-03-31"]),
        (["March 4, 2024", "Mar 31, 2024"], ["2024-03-04", "2024-03-31"]),
        ([date(2024, 3, 4), datetime.combine(date(2024, 3, 31), time())], ["2024-03-04", "2024-03-31"]),
    ],
    ids=["iso", "us", "german", "words", "month first", "days of a spreadsheet"],
)  # fmt: skip
def test_a_column_of_ones_own_with_days_keeps_them_so_that_they_can_be_compared(
    cells: list[Cell], days: list[str]
) -> None:
    read = make_own_reader(cells, "auto")
    assert [(read(cell).value, read(cell).trouble) for cell in cells] == [(day, "") for day in days]


def test_a_day_of_an_own_column_that_could_be_two_says_so_and_the_order_can_be_said() -> None:
    cells: list[Cell] = ["3/4/2024", "5/6/2024", "pending", "7/8/2024", "9/9/2024", ""]
    read = make_own_reader(cells, "auto")
    assert read("3/4/2024").value == "2024-03-04"
    assert "could be 2024-03-04 or 2024-04-03" in read("3/4/2024").trouble
    assert (read("pending").value, read("pending").trouble) == ("pending", "")
    told = make_own_reader(cells, "dmy")
    assert (told("3/4/2024").value, told("3/4/2024").trouble) == ("2024-04-03", "")


@pytest.mark.parametrize(
    "cells",
    [
        ["2024-03-31"], ["2019", "2020"], ["3/31/24 - Deb called", "4/1/24 - left a message"], ["2024-03-31 10:30", "2024-04-01 09:00"],
        ["2024-03-31", "pending", "declined"], ["spring 2024", "March 2024"], ["20240331", "20240401"], ["1/2", "3/4"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_no_column_of_whole_days_stays_as_it_is(cells: list[Cell]) -> None:
    read = make_own_reader(cells, "auto")
    assert [str(read(cell).value) for cell in cells] == cells


def test_zip_codes_get_their_zeros_back_where_the_column_shows_they_are_some() -> None:
    cells: list[Cell] = [4530, "04530-1234", "2666", 4530]
    read = make_postal_reader(cells, "Postal code", [], [])
    found = [read(cell) for cell in cells]
    assert [one.value for one in found] == ["04530", "04530-1234", "02666", "04530"]
    assert [bool(one.trouble) for one in found] == [True, False, False, False]
    assert (
        found[0].trouble
        == "“4530” had lost the zero in front and was read as “04530”, and 1 other code alike."
    )


@pytest.mark.parametrize(
    ("heading", "regions", "countries", "cell", "code"),
    [
        ("Postal code", [], [], 8000, "8000"),
        ("Zip", [], [], 4530, "04530"),
        ("Zip", [], [], "4530-1234", "04530-1234"),
        ("ZIP code", [], [], 45301234, "04530-1234"),
        ("Zip", [], ["Schweiz"], 8000, "8000"),
        ("Postal code", ["ME"], [], 4530, "04530"),
        ("Postal code", ["ME"], ["USA"], 4530.0, "04530"),
        ("Postal code", ["TX"], [], 4530, "4530"),
        ("Zip", [], [], "K1A 0B1", "K1A 0B1"),
    ],
)
def test_what_says_that_a_code_has_five_digits(
    heading: str, regions: list[str], countries: list[str], cell: Cell, code: str
) -> None:
    assert make_postal_reader([cell], heading, regions, countries)(cell).value == code


def test_a_phone_number_written_as_a_power_is_one_where_it_has_all_its_digits() -> None:
    assert read_phone("2.075550103E+09").value == "2075550103"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("sí", True),
        ("no", False),
        ("oui", True),
        ("non", False),
        ("ja", True),
        ("nein", False),
        ("sim", True),
        ("não", False),
    ],
)
def test_yes_and_no_in_five_languages(cell: str, value: bool) -> None:
    assert read_yes_no(cell).value is value


def test_what_address_books_put_on_everybody_is_no_tag() -> None:
    file = make_csv(
        "google.csv", "First Name,Last Name,Labels\nAnn,Lark,Partners ::: * myContacts\nBo,Finch,* myContacts"
    )
    tags = {one.name: one.tags for one in bring_into_empty(file).of(Person)}
    assert tags == {"Ann Lark": ("Partners",), "Bo Finch": ()}


def test_a_keeper_of_the_list_is_tied_to_the_organization() -> None:
    file = make_csv(
        "l.csv",
        'Organization,Contact,Who on staff knows them\nMill Clinic,Ann Lark,"Marcus, Deb"\nDune School,Bo Finch,Deb',
    )
    assert ties(bring_into_empty(file), TieKind.KEPT_BY) == [
        ("Dune School", "Deb"), ("Mill Clinic", "Deb"), ("Mill Clinic", "Marcus"),
    ]  # fmt: skip
