"""One wrong clock dates nothing but what it wrote itself: the order of the journal is its revision."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from netmap.graph.checks.clocks import FAR_OFF, choose_moment, date_changes, find_wrong_clocks
from netmap.graph.journal import ChangeHeader
from netmap.graph.store import Store
from netmap.model.changes import Change, build_change
from netmap.model.entities import Person
from netmap.model.kinds import Nature

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
AHEAD, BEHIND = timedelta(days=1500), timedelta(days=-9000)


def make_journal(hours: Sequence[float | timedelta]) -> list[ChangeHeader]:
    """Return headers, newest first, of Changes made so many hours before now, given oldest first."""
    times = [NOW + one if isinstance(one, timedelta) else NOW - timedelta(hours=one) for one in hours]
    made = [
        ChangeHeader(str(number), number, at, "Ana", Nature.CORRECTION, "", None, (), 1, 1, 1)
        for number, at in enumerate(times, start=1)
    ]
    return made[::-1]


@pytest.mark.parametrize(
    ("hours", "wrong"),
    [
        ([], set()),
        ([5, 4, 3], set()),
        ([5, AHEAD, 4, 3], {"2"}),
        ([6, 5, BEHIND, 4, 3], {"3"}),
        ([5, 4, AHEAD], {"3"}),
        ([BEHIND, 5, 4], set()),
        ([5, AHEAD, AHEAD, 4, 3, 2], {"2", "3"}),
        ([5, 5, 4, 4], set()),
        ([AHEAD, AHEAD, AHEAD], set()),
    ],
)
def test_the_fewest_times_that_do_not_fit_are_those_of_wrong_clocks(
    hours: list[float | timedelta], wrong: set[str]
) -> None:
    assert find_wrong_clocks(make_journal(hours), NOW) == wrong


def test_what_a_wrong_clock_wrote_was_known_with_the_change_before_it() -> None:
    journal = make_journal([5, AHEAD, 4, BEHIND, 3])
    known = date_changes(journal, NOW)
    assert [known[str(number)] for number in range(1, 6)] == [
        NOW - timedelta(hours=hours) for hours in (5, 5, 4, 4, 3)
    ]


def test_clocks_nearly_equal_keep_the_order_and_a_wrong_one_is_not_followed() -> None:
    assert choose_moment(NOW, None) == NOW
    assert choose_moment(NOW, NOW - AHEAD) == NOW
    assert choose_moment(NOW, NOW + FAR_OFF) == NOW + FAR_OFF
    assert choose_moment(NOW, NOW + AHEAD) == NOW


def test_one_future_clock_dates_nothing_after_it(store: Store) -> None:
    def write(name: str, at: datetime) -> Change:
        planned = build_change(store.read(), put=[Person(name=name)], who=name, sentence=f"Added {name}.")
        return store.apply(Change(planned.touches, name, planned.nature, planned.sentence, planned.id, at))

    today = datetime.now(UTC)
    first = write("Ana", today - timedelta(hours=2))
    write("Luis", today + timedelta(days=900))
    third = write("Eva", today - timedelta(hours=1))
    assert third.at == today - timedelta(hours=1)
    assert [header.who for header in store.changes()] == ["Eva", "Luis", "Ana"]
    assert {one.name for one in store.read(first.at).entities.values()} == {"Ana", "Luis"}
    assert len(store.read(third.at).entities) == 3
    assert [header.who for header in store.changes(third.at)] == ["Eva"]
