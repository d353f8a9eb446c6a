"""Classes of numbers and of values: few, with bounds that are true, and everybody in the one that is said of them."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.content.loading import load_content
from netmap.model.views.coding import By, Trait
from netmap.picture.coding.classes import MOST_BANDS, MOST_VALUES, Apart, Classes, find_bounds
from netmap.picture.coding.traits import Known, read_number

OWN = By(Trait.OWN, "Budget")


def name_classes(numbers: list[float], by: By = OWN) -> dict[float, str]:
    known = Known({str(place): number for place, number in enumerate(numbers)})
    classes = Classes(by, known, load_content())
    return {numbers[int(key)]: one.name for key, one in classes.of.items()}


def holds(said: str, value: float) -> bool:
    """Whether a band as it is said holds a number: read back from the words alone."""
    numbers = [float(one.replace(",", "")) for one in re.findall(r"-?[\d,]+(?:\.\d+)?(?:e[+-]?\d+)?", said)]
    if "up to" in said:
        return value <= numbers[0]
    if "and more" in said:
        return value >= numbers[0]
    if " to under " in said:
        return numbers[0] <= value < numbers[1]
    if said.startswith("under"):
        return value < numbers[0]
    return numbers[0] <= value <= numbers[-1]


@given(st.lists(st.integers(0, 3_000_000), min_size=1, max_size=80))
def test_whole_numbers_are_in_the_band_that_is_said(numbers: list[int]) -> None:
    named = name_classes([float(number) for number in numbers])
    assert len(set(named.values())) <= MOST_BANDS
    assert all(holds(said, value) for value, said in named.items())


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([1, 2, 2, 3], ["1", "2", "3"]),
        (list(range(1, 101)), ["up to 19", "20 to 39", "40 to 59", "60 to 79", "80 and more"]),
        ([0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 900], ["0", "1 to 2", "3 and more"]),
        ([2015, 2018, 2021], ["2015", "2018", "2021"]),
        ([12_000, 1_250_000], ["12,000", "1,250,000"]),
        ([0.5, 1.25, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5], None),
        ([7], ["7"]),
        ([-5, -1, 0, 3, 8, 12, 40], None),
    ],
)
def test_bands_are_few_and_round(numbers: list[float], said: list[str] | None) -> None:
    named = name_classes([float(number) for number in numbers])
    found = list(dict.fromkeys(named[one] for one in sorted(named)))
    assert len(found) <= MOST_BANDS
    assert said is None or found == said


def test_equal_numbers_are_never_parted_and_no_band_is_empty() -> None:
    numbers = [1.0] * 50 + [2.0, 3.0, 4.0, 5.0, 6.0]
    bounds = find_bounds(numbers)
    assert list(bounds) == sorted(set(bounds))
    assert all(bound > 1.0 for bound in bounds)
    assert len(set(name_classes(numbers).values())) == len(bounds) + 1


def test_days_since_a_contact_are_said_in_months_and_strength_in_its_words() -> None:
    contact = name_classes([3, 40, 100, 300, 900], By(Trait.CONTACT))
    assert list(contact.values()) == [
        "within a month", "1 to 3 months ago", "3 to 6 months ago", "6 to 12 months ago", "over a year ago",
    ]  # fmt: skip
    assert name_classes([1, 5], By(Trait.STRENGTH)) == {1: "1 (aware)", 5: "5 (collaborate)"}


def test_the_most_frequent_values_have_classes_and_the_others_share_one() -> None:
    letters = "aaaaabbbbccccdddeefgh"
    known = Known(
        values={str(at): (one,) for at, one in enumerate(letters)},
        names={one: one.upper() for one in letters},
    )
    classes = Classes(By(Trait.OWN, "Letter"), known, load_content())
    assert [one.name for one in classes.every] == ["A", "B", "C", "D", "E", "one of 3 others"]
    assert classes.every[-1].kind is Apart.OTHERS
    assert len(classes.every) <= MOST_VALUES


def test_whoever_has_several_values_is_in_none_of_their_classes() -> None:
    known = Known(values={"one": ("x",), "both": ("x", "y")}, names={"x": "X", "y": "Y"})
    classes = Classes(By(Trait.COALITION), known, load_content())
    assert classes.of["both"].kind is Apart.SEVERAL
    assert [one.name for one in classes.every] == ["X", "several of these"]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (12, 12), ("1,250", 1250), ("$2,000.50", 2000.5), ("15 %", 15), ("-3", -3),
        ("80k", 80_000), ("$2.1m", 2_100_000), ("1.2 Million", 1_200_000), ("~300", 300), ("about 40", 40), ("50+", 50),
        ("0,5", 0.5), ("12,5 %", 12.5), ("1.5e6", 1_500_000), ("€ 3,5 mio", 3_500_000),
        ("9" * 400, None), ("5 mice", None),
        (True, None), ("12 to 15", None), ("n/a", None), ("1,2,3", None), ("", None), (float("inf"), None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(value: object, number: float | None) -> None:
    assert read_number(value) == number


def read_days(said: str) -> list[date]:
    return [
        datetime.strptime(f"{one} +0000", "%d %B %Y %z").date()
        for one in re.findall(r"\d{1,2} [A-Z][a-z]+ \d{4}", said)
    ]


def is_within(said: str, day: date) -> bool:
    """Whether a band as it is said holds a day: read back from the words alone."""
    found = read_days(said)
    if said.startswith("up to"):
        return day <= found[0]
    return found[0] <= day if said.endswith("and later") else found[0] <= day <= found[-1]


def name_day_classes(days: list[date]) -> dict[date, str]:
    known = Known({str(at): float(day.toordinal()) for at, day in enumerate(days)}, are_days=True)
    return {days[int(key)]: one.name for key, one in Classes(OWN, known, load_content()).of.items()}


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 12, 31)), min_size=1, max_size=60))
def test_days_are_in_the_band_that_is_said(days: list[date]) -> None:
    named = name_day_classes(days)
    assert len(set(named.values())) <= MOST_BANDS
    assert [(day, said) for day, said in named.items() if not is_within(said, day)] == []


def test_bands_of_days_begin_with_a_year_where_years_part_them() -> None:
    days = [date(2020 + at // 4, 1 + at % 4 * 3, 5) for at in range(20)]
    assert list(dict.fromkeys(name_day_classes(days).values())) == [
        "up to 31 December 2020", "1 January 2021 to 31 December 2021", "1 January 2022 to 31 December 2022",
        "1 January 2023 to 31 December 2023", "1 January 2024 and later",
    ]  # fmt: skip
