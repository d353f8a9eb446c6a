"""Days as people write them, with the doubt shown."""

from datetime import date, datetime

import pytest

from netmap.files.meaning.dates import guess_order, parse_day


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
