"""Looking back: as of which days a map can be shown, and what is said of the ties that have no day."""

from datetime import date
from itertools import pairwise

import pytest

from netmap.analysis.day import Day
from netmap.model.entities import Organization
from netmap.model.kinds import Standing, TieKind
from netmap.picture.scene.moments import MOST_MOMENTS, LookingBack, look_back
from tests.analysis.towns import org, partners, tie, town

TODAY = date(2026, 11, 21)


def see(day: Day) -> LookingBack:
    return look_back(day, room=False)


def build_day(*since: date | None, until: date | None = None) -> Day:
    names = [f"o{number}" for number in range(len(since) + 1)]
    ties = [
        tie(TieKind.PARTNERS_WITH, *pair, since=day, until=until)
        for pair, day in zip(pairwise(names), since, strict=True)
    ]
    return Day(town(*map(org, names), *ties), TODAY)


def test_nothing_dated_is_nothing_to_look_back_to() -> None:
    assert see(Day(town(), TODAY)).moments == ()
    known = see(build_day(None, None))
    assert (known.moments, known.dated, known.ties) == ((), 0, 2)
    assert see(build_day(TODAY, date(2030, 1, 1))).moments == ()


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (date(2026, 11, 20), ["2026-10-31"]),
        (date(2026, 9, 5), ["2026-08-31", "2026-09-30", "2026-10-31"]),
        (date(2025, 1, 15), ["2024-12-31", "2025-03-31", "2025-06-30"]),
        (date(2015, 8, 1), ["2014-12-31", "2015-12-31", "2016-12-31"]),
    ],
)
def test_days_are_the_last_of_months_quarters_or_years_beginning_before_anything_did(
    first: date, expected: list[str]
) -> None:
    moments = see(build_day(first)).moments
    assert [str(one) for one in moments[:3]] == expected
    assert moments[0] < first
    assert moments[-1] < TODAY


def test_an_end_is_a_day_to_look_back_to_as_well() -> None:
    assert see(build_day(None, until=date(2026, 10, 5))).moments == (
        date(2026, 9, 30),
        date(2026, 10, 31),
    )


def test_there_is_an_end_to_looking_back() -> None:
    assert len(see(build_day(date(1901, 1, 1))).moments) == MOST_MOMENTS
    assert see(build_day(date(1, 1, 1))).moments == ()


def test_it_is_said_how_much_has_no_day() -> None:
    says = see(build_day(date(2020, 1, 1), date(2021, 1, 1), None)).says
    assert says == (
        "2 of 3 ties say since when they hold; the others are drawn as if they had always been there. "
        "Circles are those of today."
    )
    every = see(build_day(date(2020, 1, 1), date(2021, 1, 1))).says
    assert every == "Every tie says since when it holds. Circles are those of today."
    assert see(build_day(None, until=date(2021, 1, 1))).says.startswith("No tie says since when it holds")


def test_in_the_room_only_ties_count_that_it_may_see() -> None:
    items = org("a"), org("b"), org("past", standing=Standing.PAST_PARTNER)
    ties = (*partners("a b", since=date(2024, 1, 1)), *partners("a past", since=date(2010, 1, 1)))
    day = Day(town(*items, *ties), TODAY)
    assert see(day).ties == 2
    room = look_back(day, room=True)
    assert (room.ties, str(room.moments[0])) == (1, "2023-12-31")


def test_what_is_confidential_tells_no_day() -> None:
    shelter = Organization(id="shelter", name="Shelter", confidential=True)
    hidden = Day(town(org("library"), shelter, partners("library shelter", since=date(2020, 1, 1))), TODAY)
    assert see(hidden).moments == ()
