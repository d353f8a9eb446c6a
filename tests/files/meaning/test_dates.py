"""Days as people write them, with the doubt shown."""

from datetime import date, datetime

import pytest

from netmap.files.meaning.cells import make_day_reader
from netmap.files.meaning.days.dates import find_latest, guess_order, is_day, parse_day


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("2024-03-31", "auto"),
        ("2024-03-31 14:05:00", "auto"),
        ("3/31/2024", "auto"),
        ("31/3/2024", "auto"),
        ("31.03.24", "dmy"),
        ("March 31, 2024", "auto"),
        ("31 Mar 2024", "auto"),
        ("31st of March 2024", "auto"),
        (date(2024, 3, 31), "auto"),
        (datetime(2024, 3, 31, 9, 30), "auto"),  # noqa: DTZ001
        ("20240331", "auto"),
        (20240331, "auto"),
        ("Sunday, March 31, 2024", "auto"),
        ("Sun 31 March 2024", "auto"),
        ("3/31/24", "auto"),
        ("31-Mar-24", "auto"),
        ("Mar. 31, '24", "auto"),
        ("March 31, 2024 2:30 PM", "auto"),
        ("3/31/2024 14:02:11", "auto"),
        ("31 de marzo de 2024", "auto"),
        ("domingo 31 de marzo de 2024", "auto"),
        ("31 mars 2024 à 14h30", "auto"),
        ("31. März 2024", "auto"),
        ("31 de março de 2024", "auto"),
    ],
)
def test_a_clear_day_is_read_without_doubt(written: str, order: str) -> None:
    reading = parse_day(written, order)  # type: ignore[arg-type]
    assert reading.day == date(2024, 3, 31)
    assert reading.doubt == ""


@pytest.mark.parametrize(
    "written", ["31/02/2024", "02/31/2024", "02/31", "2024-02-30", "30 February 2024", "soon"]
)
def test_a_day_that_does_not_exist_is_left_out_with_the_reason(written: str) -> None:
    reading = parse_day(written)
    assert reading.day is None
    assert written in reading.doubt


def test_an_ambiguous_day_takes_the_month_first_and_says_so() -> None:
    reading = parse_day("03/04/2024")
    assert reading.day == date(2024, 3, 4)
    assert "2024-04-03" in reading.doubt


@pytest.mark.parametrize(("order", "day"), [("mdy", date(2024, 3, 4)), ("dmy", date(2024, 4, 3))])
def test_the_date_order_settles_an_ambiguous_day(order: str, day: date) -> None:
    reading = parse_day("03/04/2024", order)  # type: ignore[arg-type]
    assert (reading.day, reading.doubt) == (day, "")


def test_a_day_against_the_date_order_is_taken_and_said() -> None:
    reading = parse_day("31/03/2024", "mdy")
    assert reading.day == date(2024, 3, 31)
    assert "mdy" in reading.doubt


def test_a_spreadsheets_day_number_is_read_and_said() -> None:
    # 45382 is 2024-03-31 in the 1900 system, as spreadsheets show it.
    for written in (45382, 45382.5, "45382"):
        reading = parse_day(written)
        assert reading.day == date(2024, 3, 31)
        assert "45382" in reading.doubt


def test_a_number_too_small_for_a_day_is_none() -> None:
    assert parse_day(12).day is None


def test_a_year_or_month_is_its_first_day_and_says_so() -> None:
    assert parse_day("2019").day == date(2019, 1, 1)
    assert parse_day("March 2019").day == date(2019, 3, 1)
    assert "2019" in parse_day("2019").doubt


@pytest.mark.parametrize("written", ["²", "٣", "1" * 400, True, "1/1/1/1", "0000-00-00", "99/99/9999"])
def test_what_looks_a_little_like_a_day_is_none(written: str) -> None:
    reading = parse_day(written)
    assert reading.day is None
    assert reading.doubt


def test_an_empty_cell_gives_no_day_and_no_doubt() -> None:
    assert parse_day("").doubt == parse_day(None).doubt == parse_day("n/a").doubt == ""


def test_the_clear_days_of_a_column_decide_its_order() -> None:
    assert guess_order(["03/04/2024", "25/04/2024"]) == "dmy"
    assert guess_order(["03/04/2024", "04/25/2024"]) == "mdy"
    assert guess_order(["03/04/2024"]) == ""


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mar-24", date(2024, 3, 1)),
        ("March 2026", date(2026, 3, 1)),
        ("Sept. 2024", date(2024, 9, 1)),
        ("3/2024", date(2024, 3, 1)),
        ("2024-03", date(2024, 3, 1)),
        ("Spring 2024", date(2024, 3, 1)),
        ("otoño 2024", date(2024, 9, 1)),
        ("Q1 2025", date(2025, 1, 1)),
        ("2025 Q3", date(2025, 7, 1)),
        ("late March 2024", date(2024, 3, 1)),
        ("mid-2024", date(2024, 1, 1)),
        ("~2019", date(2019, 1, 1)),
        ("2018-19", date(2018, 1, 1)),
        ("enero de 2024", date(2024, 1, 1)),
        ("juillet 2024", date(2024, 7, 1)),
        ("Okt. 2024", date(2024, 10, 1)),
        ("fevereiro 2024", date(2024, 2, 1)),
    ],
)
def test_a_part_of_a_year_is_its_first_day_and_says_so(written: str, day: date) -> None:
    reading = parse_day(written)
    assert reading.day == day
    assert "not a whole day" in reading.doubt
    assert is_day(written)


@pytest.mark.parametrize("written", ["last week", "Thursday", "Room 12", "Main 2024", "6:30 PM", "3/4"])
def test_what_only_sounds_like_a_day_is_none(written: str) -> None:
    assert parse_day(written).day is None
    assert parse_day(written).doubt
    assert not is_day(written)


@pytest.mark.parametrize(
    ("written", "day"),
    [("5 March", date(2026, 3, 5)), ("Nov 20", date(2025, 11, 20)), ("9/14", date(2026, 9, 14))],
)
def test_a_day_without_a_year_is_the_last_one_that_the_column_reaches(written: str, day: date) -> None:
    read = make_day_reader(["10/14/2026", written, "9/30/2025"], "mdy")
    assert read(written).value == day
    assert "no year" in read(written).trouble


def test_a_day_without_a_year_in_a_column_without_years_is_none() -> None:
    read = make_day_reader(["5 March", "6 March"], "auto")
    assert read("5 March").value is None
    assert "no year" in read("5 March").trouble


@pytest.mark.parametrize(
    "written",
    [
        "10/14/2025 - Deb called",
        "Oct 14, 2025: tour with the board",
        "2025-10-14 (left a message)",
        "10/14/2025 Deb called",
        "14 October 2025, by phone",
    ],
)
def test_a_day_before_a_remark_is_read_and_the_remark_told(written: str) -> None:
    reading = parse_day(written)
    assert reading.day == date(2025, 10, 14)
    assert written in reading.doubt


@pytest.mark.parametrize("written", ["2025 - annual report", "Deb called: 10/14", "31/02/2025 - Deb called"])
def test_a_remark_without_a_whole_day_before_it_is_no_day(written: str) -> None:
    assert parse_day(written).day is None


def test_a_day_without_a_year_before_a_remark_is_the_last_such_day_of_the_column() -> None:
    latest = find_latest(["2025-11-03", "10/14 - Deb called"])
    assert parse_day("10/14 - Deb called", latest=latest).day == date(2025, 10, 14)


@pytest.mark.parametrize(
    "written",
    [
        "Met 10/14/2025",
        "emailed 10/14/2025, no answer",
        "we spoke on 10/14/2025",
        "lunch with Kay Oct 14, 2025",
        "week of 10/14/2025",
    ],
)
def test_a_day_behind_what_was_done_is_read(written: str) -> None:
    reading = parse_day(written)
    assert reading.day == date(2025, 10, 14)
    assert written in reading.doubt


@pytest.mark.parametrize(
    "written", ["met them twice", "called 555-0101", "Mayor 10/14/2025", "visit 3 sites in 2025"]
)
def test_what_was_done_without_a_day_is_none(written: str) -> None:
    assert parse_day(written).day is None
